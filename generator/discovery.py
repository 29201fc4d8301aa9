"""Which files a command line means."""

from __future__ import annotations

import fnmatch
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, error, warning
from generator.request import SITE

ENDINGS = (".md", ".markdown")
# Files about a repository and folders of other people's files: no sheets, unless they are named.
ABOUT = ("readme", "changelog", "changes", "license", "licence", "contributing", "code_of_conduct", "security")
FOREIGN = ("node_modules", "vendor", "venv", "site-packages")


def find_sheets(paths: Sequence[Path], exclude: Sequence[str] = ()) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The Markdown files that `paths` name, folders with all below them, each once and sorted.

    In a folder, files that a glob of `exclude` matches (from the current folder on) are left out, and so are hidden
    folders, those of FOREIGN, and files called as in ABOUT.
    """
    found: dict[Path, None] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            inside, faults = _below(path, exclude)
            found.update(dict.fromkeys(inside))
            diagnostics += faults
            if not inside and not faults:
                diagnostics.append(
                    error(
                        code="no-markdown",
                        message="this folder holds no Markdown file",
                        help=f"put a sheet into it, such as {(path / 'my-sheet.md').as_posix()}",
                        path=path.as_posix(),
                    )
                )
        elif path.exists():
            found[path] = None
        else:
            diagnostics.append(
                error(
                    code="missing-path",
                    message="there is no such file or folder",
                    help="name a Markdown file or a folder of them; without a path, the folder source is built",
                    path=path.as_posix(),
                )
            )
    return tuple(sorted(found)), tuple(diagnostics)


def _below(path: Path, exclude: Sequence[str]) -> tuple[list[Path], list[Diagnostic]]:
    """The sheets in a folder and below it; folders that cannot be read, and links that lead out of it, are named."""
    faults: list[Diagnostic] = []

    def unreadable(fault: OSError) -> None:
        faults.append(
            error(
                code="unreadable",
                message=fault.strerror or str(fault),
                help="look at its permissions; what is in it is not built",
                path=Path(fault.filename or path).as_posix(),
            )
        )

    sheets = []
    root = path.resolve()
    for folder, _, names in os.walk(path, onerror=unreadable):
        for file in (Path(folder) / name for name in names):
            if not _is_sheet(file.relative_to(path), file) or is_excluded(file, exclude):
                continue
            if file.resolve().is_relative_to(root):
                sheets.append(file)
            else:
                faults.append(
                    warning(
                        code="link-outside",
                        message="this is a link that leads out of the folder, and is not followed",
                        help="name it on the command line if it is a sheet of yours",
                        path=file.as_posix(),
                    )
                )
    return sorted(sheets), faults


def _is_sheet(relative: Path, file: Path) -> bool:
    foreign = any(part.startswith(".") or part in FOREIGN for part in relative.parts)
    about = re.split(r"[.-]", file.stem.lower())[0] in ABOUT
    return not foreign and not about and file.suffix.lower() in ENDINGS and file.is_file()


def is_excluded(file: Path, globs: Sequence[str]) -> bool:
    """Whether one of `globs` matches `file`, or a folder that it is in."""
    name = Path(os.path.relpath(file)).as_posix()
    return any(fnmatch.fnmatchcase(name, pattern) or name.startswith(pattern.rstrip("/") + "/") for pattern in globs)


def sheet_names(sheets: Sequence[Path]) -> dict[str, str]:
    """What sheets are called that have the same file name, by path: `ports.md` in two folders, `a-ports` and `b-ports`.

    As many folders are named as it takes. Letter case does not tell names apart: on some systems it tells no folders. A
    sheet that would be called like the folder of the site is called by its own folder, too.
    """
    names: dict[str, str] = {}
    for same in _alike(sheets, lambda sheet: sheet.stem).values():
        if len(same) == 1 and _folded(same[0].stem) != SITE:
            continue
        most = max(len(sheet.resolve().parts) for sheet in same)
        for depth in range(1, most):
            named = {sheet: "-".join((*sheet.resolve().parent.parts[-depth:], sheet.stem)) for sheet in same}
            if len({_folded(name) for name in named.values()}) == len(same):
                names |= {sheet.as_posix(): name for sheet, name in named.items()}
                break
    return names


def same_names(sheets: Sequence[Path], names: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Sheets that would be built into one folder though they go by `names`."""
    return tuple(
        error(
            code="same-name",
            message=f"this sheet is built into the same folder as {other.as_posix()}",
            help="rename one of the two files; until then neither is built",
            path=sheet.as_posix(),
        )
        for same in _alike(sheets, lambda sheet: names.get(sheet.as_posix(), sheet.stem)).values()
        for sheet in same
        if (other := next((one for one in same if one.resolve() != sheet.resolve()), None)) is not None
    )


def _alike(sheets: Sequence[Path], name: Callable[[Path], str]) -> Mapping[str, Sequence[Path]]:
    by_name: dict[str, dict[Path, Path]] = defaultdict(dict)
    for sheet in sheets:
        by_name[_folded(name(sheet))].setdefault(sheet.resolve(), sheet)
    return {folded: tuple(same.values()) for folded, same in by_name.items()}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
