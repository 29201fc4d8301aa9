"""The sheets of the gallery: built with their committed ledgers, without a warning, and shown in the documents."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "source" / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.md"))


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "source")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_build_with_the_ledgers_that_are_committed(examples: Path, run: Run) -> None:
    """If it fails after a change of cards: `cheatsheet build source/examples`, look at the diff, commit the ledgers."""
    result = run("build", "--only", "anki,csv")
    assert (result.exit_code, result.stderr) == (0, "")
    changes = re.findall(r"ledger updated, (.*)", result.stdout)
    # How fields are written may change with the tool; what is asked may not without somebody's looking at it.
    assert [change for change in changes if not re.fullmatch(r"\d+ restyled", change)] == []
    facts = {name: len((examples / f"source/{name}.ledger.jsonl").read_text("utf-8").splitlines()) for name in NAMES}
    assert len(facts) >= 8
    assert min(facts.values()) > 15


def test_the_gallery_shows_every_example() -> None:
    gallery = (ROOT / "docs" / "gallery.md").read_text("utf-8")
    assert sorted(re.findall(r"`source/examples/(\w+)\.md`", gallery)) == NAMES
    pictures = [ROOT / "docs" / name for name in re.findall(r"\]\((images/[\w-]+\.png)\)", gallery)]
    assert len(pictures) == 2 * len(NAMES)
    assert [path.name for path in pictures if not path.is_file()] == []
