"""Where each question of a fact has its card, for good."""

from __future__ import annotations

from generator.facts import AnyFact, slots
from generator.notes import Identity


def places(fact: AnyFact, identity: Identity) -> dict[str, int]:
    """The place of every slot of `fact`, counted from 1. ValueError where `identity` has none for it."""
    found: dict[str, int] = {}
    for slot in slots(fact):
        if slot not in identity.slots:
            raise ValueError(f"the note {identity.guid} has no place for {slot!r}")
        found[slot] = identity.slots.index(slot) + 1
    return found
