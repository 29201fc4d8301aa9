"""What release notes are made of: for each sheet, what changed and what has left it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.changes import Changes, Edited
from generator.ledger import Entry
from generator.notes import Farewell


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRelease:
    """One sheet between two states: `name` as files have it, `title` as people read it, `summary` in one line."""

    name: str
    title: str
    summary: str
    changes: Changes
    farewell: Farewell


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewording:
    """One part of a fact that says something else: brief text, empty where there was or is none.

    `part` is a question's name, or empty for the key or the statement itself.
    """

    part: str
    before: str
    after: str


def rewordings(edited: Edited) -> Iterator[Rewording]:
    """The parts of a fact that changed: first its key, then its questions, then what it shows beside them."""
    before, after = edited.before, edited.after
    if before.key != after.key:
        yield Rewording(part="", before=before.key, after=after.key)
    if before.context != after.context:
        yield Rewording(part="context", before=" › ".join(before.context), after=" › ".join(after.context))
    old_name = {
        new.slot: old.slot
        for old, new in zip(before.places, after.places, strict=False)
        if not old.gone and not new.gone
    }
    was = dict(before.wording.asked)
    for slot, answer in after.wording.asked:
        former = old_name.get(slot, slot)
        if after.notetype != "row":
            if former != slot or slot not in was:
                yield Rewording(part="asks", before=former if former != slot else "", after=slot)
        elif former != slot or was.get(former) != answer:
            part = slot if former == slot or former not in was else f"{former} → {slot}"
            yield Rewording(part=part, before=was.get(former, ""), after=answer)
    kept = {old_name.get(slot, slot) for slot, _ in after.wording.asked}
    for slot, answer in before.wording.asked:
        if slot not in kept:
            yield Rewording(part="asks" if after.notetype != "row" else slot, before=answer, after="")
    if before.also != after.also:
        gone = "; ".join(cell for cell in before.also if cell not in after.also)
        new = "; ".join(cell for cell in after.also if cell not in before.also)
        yield Rewording(part="also shown", before=gone, after=new)


def waiting_words(count: int) -> str:
    """What is said of `count` notes that changed in nothing but their surroundings or look."""
    notes, wait, their = ("note", "waits", "its") if count == 1 else ("notes", "wait", "their")
    return (
        f"{count} {notes} changed in place, tags, links or look alone and {wait} for the next change "
        f"of {their} question or answer, or for `build --refresh`"
    )


def told(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What a fact asks, name and answer; a statement tells that in its text."""
    return entry.wording.asked if entry.notetype == "row" else ()


def place_of(section: tuple[str, ...]) -> str:
    """A section as a path; the top of the sheet has none."""
    return " › ".join(section) or "top of the sheet"
