"""Facts → notes: what each card asks, and what its back shows."""

from generator.cards.dealing import make_notes
from generator.cards.decks import describe_deck, find_home, in_subdecks, with_subdecks

__all__ = ("describe_deck", "find_home", "in_subdecks", "make_notes", "with_subdecks")
