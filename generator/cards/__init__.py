"""Facts → notes: what each card asks, and what its back shows."""

from generator.cards.dealing import make_notes
from generator.cards.decks import describe_deck

__all__ = ("describe_deck", "make_notes")
