"""Guids and note ids: derived from what they name, never random, and never given twice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import count

from generator.ledger import Entry

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ALPHABET = "0123456789" + _LETTERS
_PAIRS = [one + other for other in _ALPHABET for one in _ALPHABET]

# A letter and ten digits of base 62: 65 bits, and no spreadsheet takes it for a number, a date or a formula.
GUID_LENGTH = 11

# Milliseconds from note id to note id: cards take the ids that follow, and Anki knows 500 clozes at most.
SPACING = 512


def guids(parts: Iterable[str]) -> Iterator[str]:
    """Guids for the fact that `parts` describe: always the same ones in the same order, without end."""
    described = "\x1f".join(parts)
    for number in count():
        digest = hashlib.sha256(f"{described}\x1f{number}".encode("utf-8", "surrogatepass")).digest()
        value, first = divmod(int.from_bytes(digest[:16], "big"), len(_LETTERS))
        value, letters = value % len(_ALPHABET) ** (GUID_LENGTH - 1), _LETTERS[first]
        for _ in range((GUID_LENGTH - 1) // 2):  # two at once: numbers of so many digits are slow to divide
            value, digits = divmod(value, len(_ALPHABET) ** 2)
            letters += _PAIRS[digits]
        yield letters


# Seconds before a build in which the note ids of one sheet end: where, depends on the sheet's name.
HOUR = 3600


def free_note_ids(sheet: str, taken: Collection[int], wanted: int, now: int) -> tuple[int, ...]:
    """`wanted` rising note ids for facts of `sheet`, all before `now` (seconds), none within SPACING of one of `taken`.

    Sheets that are built together get other ids: Anki would give a note whose id another one has a new id, and
    learners could not find it by the one that we know.
    """
    own = int.from_bytes(hashlib.sha256(sheet.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    hour, phase = divmod(own, SPACING)
    # An id of another phase (the sheet had another name) reaches into the slots beside its own.
    reach = [(note_id // SPACING, note_id % SPACING != phase) for note_id in taken]
    held = {slot + side for slot, beside in reach for side in ((-1, 0, 1) if beside else (0,))}
    ids: list[int] = []
    slot = (now - 1 - hour % HOUR) * 1000 // SPACING
    while len(ids) < wanted:
        slot -= 1
        if slot not in held:
            ids.append(slot * SPACING + phase)
    return tuple(reversed(ids))


def apart(sheet: str, entries: tuple[Entry, ...], now: int) -> tuple[Entry, ...]:
    """`entries` with note ids of their own, where two branches that were merged have given one id twice.

    Learners match by guid, so that the later of two entries can take another id without harm. Entries without an id
    stay without.
    """
    given = [entry for entry in entries if entry.note_id]
    first_with: dict[int, str] = {}
    for entry in given:
        first_with.setdefault(entry.note_id // SPACING, entry.guid)
    twice = [entry for entry in given if first_with[entry.note_id // SPACING] != entry.guid]
    if not twice:
        return entries
    others = free_note_ids(sheet, [entry.note_id for entry in given], len(twice), now)
    new_ids = {entry.guid: note_id for entry, note_id in zip(twice, others, strict=True)}
    return tuple(replace(entry, note_id=new_ids.get(entry.guid, entry.note_id)) for entry in entries)
