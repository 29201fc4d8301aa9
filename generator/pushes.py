"""`push`: the present sheets against what a learner's Anki holds, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.changes import change_summary, compare
from generator.diagnostics import Diagnostic, error, warning
from generator.diffing import FORMATS, SheetRelease, released
from generator.identity import read_ledger
from generator.ledger import Ledger
from generator.loading import ledger_path
from generator.notes import Farewell, Note
from generator.notetypes import NOTETYPES
from generator.pipeline import not_up_to_date
from generator.preparing import Prepared, prepare
from generator.pushing import AnkiConnect, AnkiConnectError, HeldNote, Merge, Plan, apply, look_up, plan
from generator.request import build_time


@dataclass(frozen=True, kw_only=True, slots=True)
class Push:
    """What there is to do for one sheet: the `plan`, and as what a learner will see it."""

    prepared: Prepared
    plan: Plan
    release: SheetRelease

    @property
    def text(self) -> str:
        """The push as plain text, a line a note, in the words of `diff`; empty where there is nothing to do."""
        return FORMATS["text"]([self.release]) + "".join(f"  {line}\n" for line in self._asides()) if self.plan else ""

    def _asides(self) -> list[str]:
        """What `diff` knows nothing of, because it is between author and learner."""
        keys = {note.guid: _key(note) for note in self.prepared.notes}
        lines = [
            f"! {keys[merge.guid]}: your words stay ({', '.join(merge.kept)}), the author's {_whereabouts(merge)}"
            for merge in self.plan.merged
            if merge.kept
        ]
        only_tags = sum(not merge.shown and not merge.kept for merge in self.plan.merged)
        return [*lines, f"# {only_tags} notes get tags, or lose cards that are asked no more"] if only_tags else lines


def _whereabouts(merge: Merge) -> str:
    """Where the author's words are while a learner's are kept."""
    has_place = any(spec.newer for spec in NOTETYPES.values() if spec.sent == merge.sent)
    return "go beside them" if has_place else "come with an import that updates notes always"


def look(path: Path, anki: AnkiConnect) -> tuple[Push | None, tuple[Diagnostic, ...]]:
    """What is to be done for the sheet at `path`; nothing is changed. A sheet must have been built first."""
    prepared, diagnostics = prepare(path, build_time())
    if prepared is None:
        return None, diagnostics
    if prepared.changes:
        return None, (*diagnostics, not_up_to_date(path, prepared.changes))
    ledger = read_ledger(prepared.ledger, ledger_path(path).as_posix())[0]
    try:
        held = look_up(anki, prepared.notes, ledger.entries)
    except AnkiConnectError as fault:
        return None, (*diagnostics, refused(anki.url, fault))
    found = plan(prepared.notes, ledger.entries, held)
    push = Push(prepared=prepared, plan=found, release=_release(prepared, ledger, found, held))
    return push, (*diagnostics, *_strange(path, found.strange))


def carry_out(push: Push, anki: AnkiConnect) -> tuple[Diagnostic, ...]:
    """Do what `push` plans; what was done before a fault stays, and another push goes on from there."""
    from generator.writing.anki import anki_package

    prepared = push.prepared
    try:
        # A deck that is there keeps its description: learners may have written their own.
        known = prepared.deck.name in anki.call("deckNames")
        deck = replace(prepared.deck, description="") if known else prepared.deck
        apply(anki, push.plan, lambda notes: anki_package(deck, notes, ()), prepared.carried)
    except AnkiConnectError as fault:
        return (refused(anki.url, fault),)
    return ()


def refused(url: str, fault: AnkiConnectError) -> Diagnostic:
    """What AnkiConnect refused, as a fault of its address."""
    return error(code="anki-refused", message=str(fault), help=fault.help, path=url)


def _strange(path: Path, guids: Sequence[str]) -> tuple[Diagnostic, ...]:
    if not guids:
        return ()
    return (
        warning(
            code="foreign-notetype",
            message=f"{len(guids)} notes in Anki have other fields than ours, and are left alone: {', '.join(guids)}",
            help="give them their note type back (Browse, Change Notetype), with the fields as they were",
            path=path.as_posix(),
        ),
    )


def _key(note: Note) -> str:
    """What a note is about, in the words of `diff`."""
    return released([note], Ledger()).entries[0].key


# ---- what a learner sees of it ---------------------------------------------------------------------------------------


def _release(prepared: Prepared, ledger: Ledger, found: Plan, held: Mapping[str, HeldNote]) -> SheetRelease:
    """The way from what Anki holds to what the sheet says, without what stays the learner's."""
    after = replace(ledger, entries=tuple(replace(entry, waits=False) for entry in ledger.entries))
    merges = {merge.guid: merge for merge in found.merged}
    known = {entry.guid: entry for entry in after.entries}
    before = [
        _before(note, held[note.guid], merges.get(note.guid), known[note.guid].modified)
        for note in prepared.notes
        if note.guid in held and note.guid not in found.strange
    ]
    state = released(before, after)
    touched = {merge.guid for merge in found.merged if merge.shown}
    leaving = {merge.guid for merge in found.left}
    entries = (
        # Another look of the same words is told too.
        *(replace(entry, seen="") if entry.guid in touched else entry for entry in state.entries),
        *(replace(entry, retired=None) for entry in after.retired if entry.guid in leaving),
        *(entry for entry in after.entries if entry.guid in found.strange),
    )
    state = Ledger(entries=entries)
    return SheetRelease(
        name=prepared.sheet.name,
        title=prepared.sheet.title,
        summary=change_summary(state, after),
        changes=compare(state, after),
        farewell=Farewell(),
    )


def _before(note: Note, mine: HeldNote, merge: Merge | None, modified: int) -> Note:
    """`note` as it was before what is done to it now."""
    if merge is None or not merge.shown:
        return replace(note, modified=modified)
    fields = tuple(
        mine.fields[field.name] if field.name in merge.fields else value
        for field, value in zip(NOTETYPES[note.notetype].fields, note.fields, strict=True)
    )
    return replace(note, fields=fields, modified=-1)
