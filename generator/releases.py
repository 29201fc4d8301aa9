"""`diff`: the present sources against an earlier state, as what a learner will see of the way between them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.changes import change_summary, compare
from generator.diagnostics import Diagnostic, error, has_errors
from generator.diffing import SheetRelease, released
from generator.identity import Ledger, farewell, read_ledger
from generator.loading import build_time, ledger_path, load_ledger, unusable
from generator.notes import Note
from generator.pipeline import prepare
from generator.verifying import UnreadablePackageError, read_package


def releases(paths: Sequence[Path], against: str) -> tuple[tuple[SheetRelease, ...], tuple[Diagnostic, ...]]:
    """For each sheet what changed since `against`, sheets without any change left out.

    `against` is a ledger, a package, a git revision, or empty for the ledgers as they lie beside the sheets.
    """
    found: list[SheetRelease] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        prepared, faults = prepare(path, frozenset(), build_time())
        diagnostics += faults
        if prepared is None:
            continue
        after, _ = read_ledger(prepared.ledger, ledger_path(path).as_posix())
        before, faults = _earlier(path, against, after)
        diagnostics += faults
        if before is None:
            continue
        changes = compare(before, after)
        if changes.waiting or changes != compare(after, after):
            found.append(
                SheetRelease(
                    name=prepared.sheet.name,
                    title=prepared.sheet.title,
                    summary=change_summary(before, after),
                    changes=changes,
                    farewell=farewell(after),
                )
            )
    return tuple(found), tuple(diagnostics)


def _earlier(path: Path, against: str, after: Ledger) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    """The state of the sheet at `path` that `against` names; None with errors."""
    if not against:
        _, ledger, faults = load_ledger(ledger_path(path))
    elif against.endswith(".apkg"):
        ledger, faults = _in_package(Path(against), after)
    elif against.endswith(".jsonl"):
        if not Path(against).is_file():
            return None, (_no_state(against, "there is no such ledger"),)
        _, ledger, faults = load_ledger(Path(against))
    else:
        ledger, faults = _in_git(path, against)
    return (None if has_errors(faults) else ledger), faults


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
            notetype="cloze" if packed.notetypes[note.notetype].cloze else "row",
            guid=note.guid,
            note_id=note.id,
            fields=note.fields,
            ordinals=tuple(sorted(note.cards)),
            tags=note.tags,
            due=0,
            modified=note.modified,
        )
        for note in packed.notes
    ]
    return released(notes, after), ()


def _in_git(path: Path, revision: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger in a commit; an empty one where the commit knows none."""
    where = ledger_path(path)
    known = _git(path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known is None or known.returncode:
        return Ledger(), (_no_state(revision, "this is no ledger, no package and no git revision"),)
    commit = known.stdout.decode().strip()
    shown = _git(path.parent, "show", f"{commit}:./{where.name}")
    if shown is None or shown.returncode:
        return Ledger(), ()
    return read_ledger(shown.stdout.decode("utf-8", "replace"), f"{revision}:{where.as_posix()}")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        return None


def _no_state(path: str, message: str) -> Diagnostic:
    return error(
        code="unknown-state",
        message=message,
        help="name a ledger (.ledger.jsonl), a package (.apkg) or a git revision such as v1.0",
        path=path,
    )
