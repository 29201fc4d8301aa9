"""Which files a command line means."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, error

ENDINGS = (".md", ".markdown")


def find_sheets(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The Markdown files that `paths` name, folders with all below them, each once and sorted."""
    found: dict[Path, None] = {}
    diagnostics: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if _is_sheet(file.relative_to(path), file)]
            found.update(dict.fromkeys(inside))
            if not inside:
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


def _is_sheet(relative: Path, file: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and file.suffix.lower() in ENDINGS and file.is_file()


def same_names(sheets: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Sheets that would be built into one folder; letter case does not tell folders apart everywhere."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for sheet in sheets:
        by_name[unicodedata.normalize("NFC", sheet.stem).casefold()].append(sheet)
    return tuple(
        error(
            code="same-name",
            message=f"this sheet is built into the same folder as {same[0].as_posix()}",
            help="rename one of the two files",
            path=other.as_posix(),
        )
        for same in by_name.values()
        for other in same[1:]
        if other.resolve() != same[0].resolve()
    )
