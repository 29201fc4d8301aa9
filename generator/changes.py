"""What a learner will see of the way from one state of a sheet to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.ledger import Entry, Ledger

Section = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Edited:
    """One fact before and after."""

    before: Entry
    after: Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Renamed:
    """A section that was given another title, or another place among the sections, with its `facts`."""

    before: Section
    after: Section
    facts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """All that changed, each fact once, in the sheet's order; what is retired in the order that it had.

    `back` were retired before. `reworded` ask or answer something else, and may be elsewhere too; `moved` say the
    same in another section; `restyled` say the same in other markup or typography, with other links or context.
    Only what was reworded reaches learners who have the note; all that `waiting` holds has not reached them yet.
    """

    added: tuple[Entry, ...] = ()
    back: tuple[Entry, ...] = ()
    reworded: tuple[Edited, ...] = ()
    moved: tuple[Edited, ...] = ()
    restyled: tuple[Edited, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    retired: tuple[Entry, ...] = ()
    waiting: tuple[Entry, ...] = ()


def compare(before: Ledger, after: Ledger) -> Changes:
    """What changed from `before` to `after`."""
    known = {entry.guid: entry for entry in before.entries}
    lasting = [
        Edited(before=known[entry.guid], after=entry)
        for entry in after.live
        if entry.guid in known and known[entry.guid].retired is None
    ]
    renamed = _renamed(lasting)
    titles = {section.before: section.after for section in renamed}
    reworded, moved, restyled = [], [], []
    for edited in lasting:
        old, new = edited.before, edited.after
        if _asks_otherwise(old, new):
            reworded.append(edited)
        elif titles.get(old.section, old.section) != new.section:
            moved.append(edited)
        elif old.section == new.section and _looks_otherwise(old, new):
            restyled.append(edited)
    present = {entry.guid for entry in after.live}
    return Changes(
        added=tuple(entry for entry in after.live if entry.guid not in known),
        back=tuple(entry for entry in after.live if entry.guid in known and known[entry.guid].retired is not None),
        reworded=tuple(reworded),
        moved=tuple(moved),
        restyled=tuple(restyled),
        renamed=renamed,
        retired=tuple(entry for entry in before.live if entry.guid not in present),
        waiting=tuple(entry for entry in after.live if entry.waits),
    )


def _asks_otherwise(old: Entry, new: Entry) -> bool:
    """Whether a question or an answer says something else; an entry read from a package has no hash of it."""
    if old.says and new.says:
        return old.says != new.says
    return _words(old) != _words(new)


def _words(entry: Entry) -> tuple[object, ...]:
    """What a fact says, whatever the places of its questions."""
    return entry.key, frozenset(entry.wording.asked)


def _looks_otherwise(old: Entry, new: Entry) -> bool:
    other_note = bool(old.seen and new.seen) and (old.seen, old.waits) != (new.seen, new.waits)
    return other_note or (old.context, old.also, _words(old)) != (new.context, new.also, _words(new))


def _renamed(lasting: Sequence[Edited]) -> tuple[Renamed, ...]:
    """The sections whose facts all went to one section that was not there before."""
    old_sections = {edited.before.section for edited in lasting}
    new_sections = {edited.after.section for edited in lasting}
    went: defaultdict[Section, list[Section]] = defaultdict(list)
    for edited in lasting:
        went[edited.before.section].append(edited.after.section)
    return tuple(
        Renamed(before=old, after=places[0], facts=len(places))
        for old, places in went.items()
        if old not in new_sections and places[0] not in old_sections and len(set(places)) == 1
    )


def change_summary(before: Ledger, after: Ledger) -> str:
    """In one line how `after` differs from `before`: `3 new, 2 reworded, 1 retired`; never empty."""
    changes = compare(before, after)
    counts = (
        (len(changes.added), "new"),
        (len(changes.back), "back"),
        (len(changes.reworded), "reworded"),
        (len(changes.moved) + sum(section.facts for section in changes.renamed), "moved"),
        (len(changes.restyled), "restyled"),
        (len(changes.retired), "retired"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing that learners see"
