"""`init`: the first files of a folder of sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.templates import read

# What is written, by its path in the new folder, and the template that it is made of.
FILES = {
    "source/tea.md": "start/tea.md",
    "cheatsheet.toml": "start/cheatsheet.toml",
    ".gitignore": "start/gitignore",
}
WORKFLOWS = {"github": {".github/workflows/cheatsheets.yml": "start/github.yml"}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What `init` did: paths that were written, or would be, and those that were there before and stay as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start(folder: Path, ci: str = "", *, dry_run: bool = False) -> Start:
    """Write the files of FILES, and of a workflow in WORKFLOWS, into `folder`; never over a file. Raises OSError."""
    files: Mapping[str, str] = FILES | (WORKFLOWS[ci] if ci else {})
    written: list[Path] = []
    kept: list[Path] = []
    for name, template in files.items():
        path = folder / name
        there = path.exists() or path.is_symlink()
        (kept if there else written).append(path)
        if not there and not dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(read(template))
    return Start(written=tuple(written), kept=tuple(kept))
