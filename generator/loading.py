"""What is read from disk before the first stage: sheets and their ledgers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.asking import ask
from generator.diagnostics import Diagnostic, error, has_errors, in_order
from generator.facts import Sheet
from generator.files import DISK, Files, Wanted, read_regular
from generator.identity import Ledger, read_ledger
from generator.media import wanted_pictures
from generator.reading import decode, parse
from generator.recordings import wanted_recordings
from generator.source import SourceFile
from generator.writing.manifest import sha256

# Bytes. Reading takes time and memory in proportion, about seven minutes and five gigabytes for this much.
MOST_OF_A_SHEET = 10_000_000


def load_sheet(path: Path, name: str = "", files: Files = DISK) -> tuple[Sheet | None, str, tuple[Diagnostic, ...]]:
    """Read the sheet at `path`, called `name` where that is not its file's stem; with it the hash of its bytes."""
    if (reason := unusable_name(name or path.stem)) is not None:
        fault = error(
            code="unusable-name",
            message=f"no folder can be called like this sheet: {reason}",
            help="rename the file",
            path=path.as_posix(),
        )
        return None, "", (fault,)
    try:
        content = files.read(path, MOST_OF_A_SHEET + 1)
    except (OSError, ValueError) as fault:
        return None, "", (unusable("unreadable", fault, path),)
    if len(content) > MOST_OF_A_SHEET:
        refusal = error(
            code="too-large",
            message=f"the file is larger than {MOST_OF_A_SHEET // 1_000_000} MB, the most that is read as one sheet",
            help="divide it into several sheets",
            path=path.as_posix(),
        )
        return None, "", (refusal,)
    sheet, diagnostics = sheet_of(path.as_posix(), content, name)
    return sheet, sha256(content), diagnostics


def unusable_name(name: str) -> str | None:
    """Why nothing can be built into a folder called `name`; None where it can."""
    if not name.strip(". "):
        return "it would be the output folder itself, or the one above it"
    if name.casefold() == "manifest.json" or name.startswith(".cheatsheet"):
        return "the name is taken by a file of the build"
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        return "it has characters that are not printed"
    return None


def sheet_of(path: str, content: bytes, name: str = "") -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The sheet that a file with this content would be, called `name` or by the file's stem."""
    source, faults = decode(path, content)
    if source is None:
        return None, faults
    sheet, more = read(source, name or Path(path).stem)
    return sheet, (*faults, *more)


def read(source: SourceFile, name: str) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """The sheet that is in `source`, with its facts and an account of every row; None with errors.

    `name` is what its outputs are called by, mostly the file's stem.
    """
    sheet, found = parse(source, name)
    if sheet is None:
        return None, found
    asked, more = ask(sheet)
    found = in_order((*found, *more))
    accounts = sorted((*sheet.accounts, *asked.accounts), key=lambda account: account.span)
    return None if has_errors(found) else replace(asked, accounts=tuple(accounts)), found


LEDGER_ENDING = ".ledger.jsonl"


def ledger_path(path: Path) -> Path:
    """Where the ledger of the sheet at `path` is."""
    return path.with_name(f"{path.stem}{LEDGER_ENDING}")


def load_ledger(path: Path, files: Files = DISK) -> tuple[str, Ledger, tuple[Diagnostic, ...]]:
    """The ledger at `path` as text and value; an empty one where there is none yet."""
    try:
        if not files.is_below(path, path.parent):
            return "", Ledger(), (_leads_out(path),)
        content = files.read(path)
    except FileNotFoundError:
        return "", Ledger(), ()
    except OSError as fault:
        return "", Ledger(), (unusable("unreadable", fault, path),)
    try:
        text = content.decode().replace("\r\n", "\n")  # as git checks it out on Windows
    except UnicodeDecodeError as fault:
        damage = error(
            code="ledger-damaged",
            message=f"the ledger is not UTF-8: byte {fault.start} is 0x{content[fault.start]:02x}",
            help=f"take it back from the last commit: git checkout -- {path.as_posix()}",
            path=path.as_posix(),
        )
        return "", Ledger(), (damage,)
    ledger, faults = read_ledger(text, path.as_posix())
    return text, ledger, faults


def wanted_files(path: Path) -> Iterator[Wanted]:
    """What is read to make the sheet at `path`: itself, its ledger, its pictures and recordings."""
    where = ledger_path(path)
    yield Wanted(path=path)
    yield Wanted(path=where, folder=path.parent)
    try:
        source, _ = decode(path.as_posix(), read_regular(path))
    except (OSError, ValueError):
        return
    sheet = parse(source, path.stem)[0] if source is not None else None
    if sheet is not None:
        yield from wanted_pictures(sheet, path.parent)
        yield from wanted_recordings(sheet, path.parent)


def target_of(path: Path) -> Path:
    """Where the ledger at `path` really is: it may be a link within its folder."""
    return path.resolve() if path.is_symlink() else path.parent.resolve() / path.name


def _leads_out(path: Path) -> Diagnostic:
    return error(
        code="ledger-outside",
        message="the ledger is a link that leads out of the sheet's folder, where nothing is read or written",
        help="put the ledger itself beside the sheet",
        path=path.as_posix(),
    )


def unusable(code: str, fault: OSError | ValueError, path: Path) -> Diagnostic:
    """The system's refusal as a fault of `path`; a ValueError is one of a path that no system takes."""
    return error(
        code=code,
        message=(isinstance(fault, OSError) and fault.strerror) or str(fault),
        help="look at the path, its permissions and the free space",
        path=path.as_posix(),
    )
