from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import SHEET

Run = Callable[..., Result]

NEXT = (
    SHEET.replace("a rope on a post", "a rope on a rail")
    .replace("| Reef knot | two ends of one rope | 45 % |\n", "| Sheet bend | two ropes | 55 % |\n")
    .replace("## 2 Care", "## 2 Looking after ropes")
)

TEXT = """\
knots: 1 new, 1 reworded, 2 moved, 1 retired
  § Care ⇒ Looking after ropes (2 facts)
  + Which knot for what › Sheet bend — Use: two ropes; Strength: 55 %
  ~ Which knot for what › Clove hitch
      Use: a rope on a post ⇒ a rope on a rail
  - Which knot for what › Reef knot — Use: two ends of one rope; Strength: 45 %
"""


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=author", "-c", "user.email=author@example.org")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def released(folder: Path, run: Run) -> Path:
    """A folder whose first release is tagged `v1` and kept as `v1.apkg`; the next one is written but not built."""
    run("build", "--only", "anki")
    shutil.copy(folder / "build/knots/knots.apkg", folder / "v1.apkg")
    shutil.copy(folder / "source/knots.ledger.jsonl", folder / "v1.ledger.jsonl")
    git("init", "--quiet")
    git("add", "source")
    git("commit", "--quiet", "--message", "first")
    git("tag", "v1")
    (folder / "source/knots.md").write_text(NEXT, "utf-8")
    return folder


@pytest.mark.parametrize("state", [(), ("--against", "v1"), ("--against", "v1.apkg"), ("--against", "v1.ledger.jsonl")])
def test_every_kind_of_earlier_state_tells_the_same(state: tuple[str, ...], released: Path, run: Run) -> None:
    result = run("diff", *state)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(TEXT)
    assert "error[" not in result.stderr


def test_a_diff_changes_nothing(released: Path, run: Run) -> None:
    before = (released / "source/knots.ledger.jsonl").read_bytes()
    run("diff")
    assert (released / "source/knots.ledger.jsonl").read_bytes() == before


def test_after_the_build_only_the_release_is_behind(released: Path, run: Run) -> None:
    run("build", "--only", "anki")
    assert "Clove hitch" not in run("diff").stdout
    assert run("diff", "--against", "v1").stdout.startswith(TEXT)


def test_markdown_is_for_the_page_of_a_release_and_json_for_programs(released: Path, run: Run) -> None:
    markdown = run("diff", "--format", "markdown").stdout
    assert markdown.startswith("## Knots\n")
    assert "a rope on a post" in markdown
    (sheet,) = json.loads(run("diff", "--format", "json").stdout)["sheets"]
    assert [len(sheet[kind]) for kind in ("added", "reworded", "retired")] == [1, 1, 1]


def test_a_retired_note_is_found_by_a_search_of_its_own(released: Path, run: Run) -> None:
    ledger = (released / "source/knots.ledger.jsonl").read_text("utf-8").splitlines()
    (reef,) = [json.loads(line) for line in ledger if 'Reef knot"' in line]
    assert f"tag:knots nid:{reef['note']}\n" in run("diff").stdout


def test_a_sheet_that_is_new_since_the_revision_is_all_added(released: Path, run: Run) -> None:
    (released / "source/more.md").write_text(SHEET.replace("Reef knot", "Thief knot"), "utf-8")
    result = run("diff", "source/more.md", "--against", "v1")
    assert result.stdout.splitlines()[0] == "more: 6 new"


@pytest.mark.parametrize("state", ["v9", "gone.apkg", "gone.ledger.jsonl", "--upload-pack=x", "source/knots.md"])
def test_an_unknown_state_says_what_there_may_be(state: str, released: Path, run: Run) -> None:
    result = run("diff", f"--against={state}")
    assert result.exit_code == 1
    assert f"\n{state}: error[" in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_package_is_told_so(released: Path, run: Run) -> None:
    (released / "v1.apkg").write_bytes(b"not a zip")
    result = run("diff", "--against", "v1.apkg")
    assert result.exit_code == 1
    assert "v1.apkg: error[unknown-state]" in result.stderr


@pytest.mark.parametrize(("kind", "words"), [("text", "no changes\n"), ("markdown", "No changes.\n")])
def test_sheets_as_their_ledgers_know_them_have_no_changes(kind: str, words: str, folder: Path, run: Run) -> None:
    run("build", "--only", "anki")
    assert run("diff", "--format", kind).stdout == words
