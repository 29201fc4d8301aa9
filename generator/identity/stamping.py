"""When each note last changed for the learner, and the ledger that a build leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from generator.diagnostics import Diagnostic, warning
from generator.identity.guids import apart, free_note_ids
from generator.identity.identifying import Identified
from generator.identity.ordering import in_order
from generator.identity.wording import settled
from generator.ledger import Ledger
from generator.notes import Note, hash_of
from generator.values import changed

# A build that is told an earlier time (SOURCE_DATE_EPOCH=0) still gives note ids that Anki takes.
EARLIEST = 1_000_000_000


def stamp(
    notes: Sequence[Note], identified: Identified, ledger: Ledger, now: int, *, refresh: bool = False
) -> tuple[tuple[Note, ...], Ledger, tuple[Diagnostic, ...]]:
    """`notes`, one for each fact, with their ids and times, and the ledger after this build at `now` (seconds).

    A time moves only when a question or an answer says something else than before, because an update replaces the whole
    note, with the learner's tags and words in it; what changed besides waits for that, or for `refresh`. A time moves
    to `now`, and where a note changes twice within a second by a second more, because an update that is not newer
    reaches nobody. New notes are as old as their ids, which are before `now`.
    """
    now = max(now, EARLIEST)
    entries = apart(identified.sheet, (*identified.entries, *identified.gone), now)
    live = list(entries[: len(identified.entries)])
    fresh = [index for index, entry in enumerate(live) if not entry.note_id]
    ids = free_note_ids(identified.sheet, [entry.note_id for entry in entries], len(fresh), now)
    for index, note_id in zip(fresh, ids, strict=True):
        live[index] = changed(live[index], note_id=note_id, modified=note_id // 1000)
    stamped = []
    ahead = 0
    for note in notes:
        entry = live[note.fact]
        says, seen = _said(note), note.seen
        # A ledger that does not know what was said takes it as it is.
        differs = bool(entry.says) and entry.says != says
        if entry.seen and (differs or (refresh and entry.seen != seen)):
            ahead = max(ahead, entry.modified)
            entry = changed(entry, modified=max(now, entry.modified + 1), seen="")
        sent = entry.seen or seen
        entry = live[note.fact] = changed(entry, says=says, seen=sent, waits=sent != seen)
        # What it says is in the ledger now, and takes as much memory as the note.
        stamped.append(changed(note, note_id=entry.note_id, modified=entry.modified, says=()))
    gone = {
        entry.guid: entry if entry.retired is not None else replace(entry, retired=now)
        for entry in entries[len(identified.entries) :]
    }
    ordered = in_order(live, gone, ledger.entries)
    names = (*(name for name in ledger.names if name != identified.sheet), identified.sheet)
    return tuple(stamped), replace(ledger, entries=ordered, names=names), _behind(ahead, now)


def _said(note: Note) -> str:
    """A hash of what the questions and answers of `note` say, however they are set."""
    return hash_of([note.notetype, *map(settled, note.says)])


def _behind(ahead: int, now: int) -> tuple[Diagnostic, ...]:
    """A warning where a note that changed now had changed in the future."""
    if ahead <= now:
        return ()
    when = datetime.fromtimestamp(ahead, UTC).strftime("%Y-%m-%d %H:%M:%S")
    return (
        warning(
            code="clock-behind",
            message=f"the ledger knows of changes at {when} UTC, which is yet to come",
            help="set the clock (or SOURCE_DATE_EPOCH) right; until then changed notes get times just after that one, "
            "or learners would not receive them",
        ),
    )
