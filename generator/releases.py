"""`diff`: the present sources against an earlier state, as what a learner will see of the way between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import history
from generator.changes import change_summary, compare
from generator.diagnostics import Diagnostic, error, has_errors
from generator.diffing import SheetRelease, released
from generator.identity import Ledger, farewell, read_ledger
from generator.loading import LEDGER_ENDING, ledger_path, load_ledger, unusable
from generator.notes import Note
from generator.notetypes import notetype_named
from generator.preparing import Prepared, prepare
from generator.recalling import recall
from generator.request import build_time
from generator.verifying import UnreadablePackageError, read_package


def releases(paths: Sequence[Path], against: str) -> tuple[tuple[SheetRelease, ...], tuple[Diagnostic, ...]]:
    """For each sheet what changed since `against`, sheets without any change left out.

    `against` is a ledger, a package, a git revision, or empty for the ledgers as they are beside the sheets. Facts that
    went from file to file are followed; of a revision, sheets that are gone come last.
    """
    recalled = recall(paths, {}, forget=True, locked=False)
    afters: dict[Path, tuple[Prepared, Ledger]] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        prepared, faults = prepare(path, build_time(), start=recalled.starts.get(path))
        diagnostics += faults
        if prepared is not None:
            afters[path] = prepared, read_ledger(prepared.ledger, ledger_path(path).as_posix())[0]
    revision, faults = _revision(paths, against)
    diagnostics += faults
    if faults:
        return (), tuple(diagnostics)
    found: list[SheetRelease] = []
    for path, (prepared, after) in afters.items():
        if not against:
            start = recalled.starts.get(path)
            before, faults = (start.ledger, ()) if start else load_ledger(ledger_path(path))[1:]
        elif revision is not None:
            before, faults = _followed(revision, path, after, [other for _, other in afters.values()]), ()
        else:
            before, faults = _in_file(against, after)
        diagnostics += faults
        if not has_errors(faults):
            found += _release(prepared.sheet.name, prepared.sheet.title, before, after)
    if revision is not None:
        found += _gone(revision, [after for _, after in afters.values()])
    return tuple(found), tuple(diagnostics)


def _release(name: str, title: str, before: Ledger, after: Ledger) -> Iterator[SheetRelease]:
    """The release of one sheet; none where nothing changed."""
    changes = compare(before, after)
    if changes.waiting or changes != compare(after, after):
        summary = change_summary(before, after)
        yield SheetRelease(name=name, title=title, summary=summary, changes=changes, farewell=farewell(after))


# ---- earlier states --------------------------------------------------------------------------------------------------

Revision = Mapping[Path, Ledger]


def _in_file(against: str, after: Ledger) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The state that a package or a ledger holds."""
    if against.endswith(".apkg"):
        return _in_package(Path(against), after)
    if not Path(against).is_file():
        return Ledger(), (_no_state(against, "there is no such ledger"),)
    return load_ledger(Path(against))[1:]


def _revision(paths: Sequence[Path], against: str) -> tuple[Revision | None, tuple[Diagnostic, ...]]:
    """The ledgers of a commit in the folders of `paths`; None where `against` is a file or nothing."""
    if not against or against.endswith((".apkg", ".jsonl")):
        return None, ()
    ledgers: dict[Path, Ledger] = {}
    faults: list[Diagnostic] = []
    for folder in sorted({path.parent for path in paths}):
        commit = history.commit_of(folder, against)
        if commit is None:
            return None, (_no_state(against, "this is no ledger, no package and no git revision"),)
        for where, blob in history.files_in(folder, commit, LEDGER_ENDING):
            text = (history.content_of(folder, blob) or b"").decode("utf-8", "replace")
            ledgers[where], found = read_ledger(text, f"{against}:{where.as_posix()}")
            faults += found
    return ledgers, tuple(faults)


def _followed(revision: Revision, path: Path, after: Ledger, all_after: Sequence[Ledger]) -> Ledger:
    """What the facts of one sheet were in a commit, in whichever ledger they were."""
    own = revision.get(ledger_path(path), Ledger())
    now = {entry.guid for entry in after.entries}
    elsewhere = {entry.guid for other in all_after for entry in other.entries} - now
    came = (entry for where, ledger in revision.items() if where != ledger_path(path) for entry in ledger.entries)
    entries = (
        *(entry for entry in own.entries if entry.guid not in elsewhere),
        *(entry for entry in came if entry.guid in now),
    )
    return Ledger(entries=tuple({entry.guid: entry for entry in entries}.values()), names=own.names, home=own.home)


def _gone(revision: Revision, all_after: Sequence[Ledger]) -> Iterator[SheetRelease]:
    """The sheets of a commit that have left with all their facts."""
    present = {entry.guid for after in all_after for entry in after.entries}
    for where, ledger in revision.items():
        guids = {entry.guid for entry in ledger.entries}
        if guids and not guids & present and not where.is_file():
            name = where.name.removesuffix(LEDGER_ENDING)
            retired = tuple(replace(entry, retired=entry.retired or entry.modified) for entry in ledger.entries)
            yield from _release(name, f"{name} (gone)", ledger, replace(ledger, entries=retired))


def _in_package(package: Path, after: Ledger) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    try:
        packed = read_package(package.read_bytes())
    except OSError as fault:
        return Ledger(), (unusable("unreadable", fault, package),)
    except UnreadablePackageError as fault:
        return Ledger(), (_no_state(package.as_posix(), str(fault)),)
    notes = [
        Note(
            fact=-1,
            notetype=notetype_named(note.notetype) or ("cloze" if packed.notetypes[note.notetype].cloze else "row"),
            guid=note.guid,
            note_id=note.id,
            fields=note.fields,
            ordinals=tuple(sorted(note.cards)),
            tags=note.tags,
            due=(),
            modified=note.modified,
        )
        for note in packed.notes
    ]
    return released(notes, after), ()


def _no_state(path: str, message: str) -> Diagnostic:
    return error(
        code="unknown-state",
        message=message,
        help="name a ledger (.ledger.jsonl), a package (.apkg) or a git revision such as v1.0",
        path=path,
    )
