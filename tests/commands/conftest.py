"""A small sheet in a folder of its own, and the command line called in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app

SHEET = """\
---
title: Knots
language: en
paper: [a4]
---

# Knots

## 1 Which knot for what (sailing)

| Knot | Use | Strength |
| --- | --- | --- |
| Bowline | a loop that holds | 65 % |
| Clove hitch | a rope on a post | 60 % |
| Reef knot | two ends of one rope | 45 % |

Safety rule: never join two ropes for climbing with a ==reef knot==.

## 2 Care

- wet rope: dry it in the shade
- frayed end: whip it
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with `source/knots.md` in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/knots.md").write_text(SHEET, "utf-8")
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Call the command line; a fault of ours is raised."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, catch_exceptions=False)

    return call


def holding(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
