"""What is said of ledgers that are missing, lack facts, or are copies of others."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, error, note


def loss(where: Path, lost: int, *, missing: bool) -> Diagnostic:
    """The last commit has the ledger with so many facts more, or alone."""
    facts = "1 fact" if lost == 1 else f"{lost} facts"
    message = f"{facts} of the last commit {'is' if lost == 1 else 'are'} in no ledger any more"
    if missing:
        message = f"the ledger is not there, though the last commit has it with {facts}"
    return error(
        code="ledger-missing" if missing else "ledger-incomplete",
        message=message,
        help=f"take it back: git checkout HEAD -- {where.as_posix()}; with `build --forget` learners begin what is "
        "missing anew",
        path=where.as_posix(),
    )


def gone(where: Path) -> Diagnostic:
    """The last build had a ledger that no commit has."""
    return error(
        code="ledger-missing",
        message="the ledger is not there, though this sheet was built with one",
        help="put it back from where it went, or from a backup; with `build --forget` learners begin every fact anew",
        path=where.as_posix(),
    )


def lacks(where: Path, lost: int) -> Diagnostic:
    """The last build had so many facts more, of a ledger that no commit has."""
    facts = "1 fact of the last build is" if lost == 1 else f"{lost} facts of the last build are"
    return error(
        code="ledger-incomplete",
        message=f"{facts} in no ledger any more",
        help="put the lines back, or the whole file from a backup; with `build --forget` learners begin what is "
        "missing anew",
        path=where.as_posix(),
    )


def waits(sheet: str, told: str) -> Diagnostic:
    """A sheet has taken facts of a ledger that is not there; `told` names it."""
    return error(
        code="ledger-missing",
        message=f"{told}, which is not there",
        help="put that ledger back; with `build --forget` learners begin these facts anew",
        path=sheet,
    )


def copied(copy: Path, original: Path) -> Diagnostic:
    """Two ledgers have the same facts."""
    return note(
        code="ledger-copied",
        message=f"this ledger was copied from {original.name}: the facts of both sheets would be one note to learners",
        help="the copy's facts get identities of their own; commit its ledger",
        path=copy.as_posix(),
    )
