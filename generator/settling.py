"""Conflicts in ledgers, settled on disk."""

from __future__ import annotations

from pathlib import Path

from generator import storage
from generator.diagnostics import Diagnostic, error
from generator.identity import read_ledger, reconcile, sides, write_ledger


def settle_conflicts(path: Path) -> tuple[Diagnostic, ...]:
    """Settle the conflicts that git has marked in the ledger at `path`; with a fault it stays as it was."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    found = sides(text)
    if found is None:
        return (
            error(
                code="no-conflict",
                message="there is no conflict in this ledger, or its markers are broken",
                help="after a merge with a conflict in it, run this before you edit the ledger by hand",
                path=path.as_posix(),
            ),
        )
    return _settle(path, found.base, found.ours, found.theirs)


def settle_files(base: Path, ours: Path, theirs: Path) -> tuple[Diagnostic, ...]:
    """Merge `theirs` into `ours`; with a fault that stays as it was."""
    texts = [path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") for path in (base, ours, theirs)]
    return _settle(ours, *texts)


def _settle(path: Path, base: str | None, ours: str, theirs: str) -> tuple[Diagnostic, ...]:
    where = path.as_posix()
    ancestor, unread = read_ledger(base, where) if base else (None, ())
    left, faults = read_ledger(ours, where)
    right, more = read_ledger(theirs, where)
    if faults or more:
        return (*faults, *more)
    storage.replace(path, write_ledger(reconcile(left, right, None if unread else ancestor)).encode())
    return ()
