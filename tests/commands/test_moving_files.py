"""Sheets whose files were renamed, split, copied, or lost their ledgers: what a build does and says."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from generator import recalling
from generator.loading import load_sheet

from .conftest import SHEET

Run = Callable[..., Result]


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def guids(ledger: Path) -> set[str]:
    return set(re.findall(r'"guid":"([^"]+)"', ledger.read_text("utf-8")))


@pytest.fixture
def ledger(folder: Path, run: Run) -> Path:
    """A sheet that was built and committed."""
    assert run("build", "--only", "anki").exit_code == 0
    git(folder, "init", "-q")
    git(folder, "add", "source")
    git(folder, "commit", "-q", "-m", "one")
    return folder / "source/knots.ledger.jsonl"


def renamed(ledger: Path) -> Path:
    sheet = ledger.with_name("knots.md")
    sheet.rename(sheet.with_name("ropes.md"))
    return ledger.with_name("ropes.ledger.jsonl")


@pytest.mark.parametrize("left_behind", [True, False])
def test_a_renamed_sheet_keeps_its_facts(left_behind: bool, ledger: Path, run: Run) -> None:
    before = guids(ledger)
    new = renamed(ledger)
    if not left_behind:
        ledger.unlink()  # git has it
    result = run("build", "--only", "anki")
    assert result.exit_code == 0, result.output
    assert "ropes: ledger updated, 6 facts came from knots.ledger.jsonl" in result.stdout
    assert (guids(new), ledger.exists()) == (before, False)
    assert "ledger updated" not in run("build", "--only", "anki").stdout
    assert "retired" not in run("diff", "--against", "HEAD").stdout


def test_a_renamed_sheet_is_refused_where_ledgers_are_locked(ledger: Path, run: Run) -> None:
    new = renamed(ledger)
    result = run("build", "--only", "anki", "--locked")
    assert result.exit_code == 1
    assert "error[ledger-not-up-to-date]" in result.stderr
    assert "6 facts came from knots.ledger.jsonl" in result.stderr
    assert (ledger.exists(), new.exists()) == (True, False)


def test_a_proof_after_a_rename_says_build_again(ledger: Path, run: Run) -> None:
    renamed(ledger)
    result = run("verify")
    assert result.exit_code == 1
    assert result.stderr.startswith("source/knots.md: error[stale-build]: source/knots.md is not there any more\n")
    assert "unreadable" not in result.stderr


def test_a_ledger_that_is_gone_is_an_error_with_the_way_out(ledger: Path, run: Run, folder: Path) -> None:
    ledger.unlink()
    for arguments in ((), ("--locked",)):
        result = run("build", "--only", "anki", *arguments)
        assert result.exit_code == 1
        assert "source/knots.ledger.jsonl: error[ledger-missing]: the ledger is not there, though" in result.stderr
        assert "git checkout HEAD -- source/knots.ledger.jsonl" in result.stderr
        assert not ledger.exists()
    assert run("build", "--only", "anki", "--forget").exit_code == 0
    assert ledger.exists()


def test_without_git_the_last_build_remembers_that_there_was_a_ledger(folder: Path, run: Run) -> None:
    assert run("build", "--only", "anki").exit_code == 0
    (folder / "source/knots.ledger.jsonl").unlink()
    result = run("build", "--only", "anki")
    assert result.exit_code == 1
    assert "error[ledger-missing]: the ledger is not there, though this sheet was built with one" in result.stderr


def test_a_line_that_is_gone_stops_the_build(ledger: Path, run: Run) -> None:
    text = ledger.read_text("utf-8")
    ledger.write_text("".join(line for line in text.splitlines(keepends=True) if "Bowline" not in line), "utf-8")
    result = run("build", "--only", "anki")
    assert result.exit_code == 1
    assert "error[ledger-incomplete]: 1 fact of the last commit is in no ledger any more" in result.stderr


def test_without_git_the_last_build_remembers_each_line(folder: Path, run: Run) -> None:
    assert run("build", "--only", "anki").exit_code == 0
    ledger = folder / "source/knots.ledger.jsonl"
    text = ledger.read_text("utf-8")
    ledger.write_text("".join(line for line in text.splitlines(keepends=True) if "Bowline" not in line), "utf-8")
    result = run("build", "--only", "anki")
    assert result.exit_code == 1
    assert "error[ledger-incomplete]: 1 fact of the last build is in no ledger any more" in result.stderr
    ledger.write_text(text, "utf-8")
    assert run("build", "--only", "anki", "--locked").exit_code == 0
    sheet = folder / "source/knots.md"
    sheet.write_text(
        "".join(line for line in sheet.read_text("utf-8").splitlines(keepends=True) if "Bowline" not in line)
    )
    assert run("build", "--only", "anki").exit_code == 0


def test_a_copied_sheet_with_its_ledger_gets_guids_of_its_own(ledger: Path, run: Run) -> None:
    for name in ("knots.md", "knots.ledger.jsonl"):
        ledger.with_name(name.replace("knots", "a-copy")).write_bytes(ledger.with_name(name).read_bytes())
    before = guids(ledger)
    result = run("build", "--only", "anki")
    assert result.exit_code == 0, result.output
    assert "note[ledger-copied]" in result.stderr
    copy = ledger.with_name("a-copy.ledger.jsonl")
    assert guids(ledger) == before
    assert not guids(copy) & before
    assert "ledger updated" not in run("build", "--only", "anki").stdout


def test_a_copied_folder_keeps_its_ledgers_when_only_another_sheet_is_built(ledger: Path, run: Run) -> None:
    aside = ledger.parent.parent / "backup/source"
    aside.mkdir(parents=True)
    for name in ("knots.md", "knots.ledger.jsonl"):
        (aside / name).write_bytes(ledger.with_name(name).read_bytes())
    above = ledger.parent.parent / "new.md"
    above.write_text("## Words\n\n- Bight: a bend of the rope\n", "utf-8")
    before = {path: path.read_bytes() for path in (ledger, aside / ledger.name)}
    result = run("build", "--only", "anki", "new.md")
    assert result.exit_code == 0, result.output
    assert {path: path.read_bytes() for path in before} == before


def test_a_split_sheet_takes_facts_along_also_where_only_the_new_one_is_built(ledger: Path, run: Run) -> None:
    before = guids(ledger)
    start = SHEET.index("## 2 Care")
    ledger.with_name("knots.md").write_text(SHEET[:start], "utf-8")
    ledger.with_name("care.md").write_text(SHEET[start:], "utf-8")
    assert run("build", "source/care.md", "--only", "anki").exit_code == 0
    care = ledger.with_name("care.ledger.jsonl")
    assert guids(care)
    assert not guids(care) & guids(ledger)
    assert guids(care) | guids(ledger) == before
    assert run("build", "--only", "anki").exit_code == 0
    assert guids(care) | guids(ledger) == before
    assert not [line for line in ledger.read_text("utf-8").splitlines() if "retired" in json.loads(line)]


def test_a_new_sheet_reads_no_others_but_those_that_it_may_have_taken_facts_from(
    ledger: Path, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        other = ledger.with_name(f"stones-{number}.md")
        other.write_text(f"## Stones {number}\n\n| Stone | Hardness |\n|---|---|\n| opal {number} | soft |\n", "utf-8")
    assert run("build", "--only", "anki").exit_code == 0
    (folder / "build/manifest.json").unlink()  # as in a fresh clone
    start = SHEET.index("## 2 Care")
    ledger.with_name("knots.md").write_text(SHEET[:start], "utf-8")
    ledger.with_name("care.md").write_text(SHEET[start:], "utf-8")
    read: list[str] = []

    def counted(path: Path) -> object:
        read.append(path.name)
        return load_sheet(path)

    monkeypatch.setattr(recalling, "load_sheet", counted)
    before = guids(ledger)
    assert run("build", "source/care.md", "--only", "anki").exit_code == 0
    assert sorted(read) == ["care.md", "knots.md"]
    assert guids(ledger) | guids(ledger.with_name("care.ledger.jsonl")) == before


def test_a_sheet_that_is_not_built_keeps_what_it_took_from_one_that_is(ledger: Path, run: Run) -> None:
    other = ledger.with_name("care.md")
    other.write_text("## Stones\n\n| Stone | Hardness |\n|---|---|\n| opal | soft |\n", "utf-8")
    assert run("build", "--only", "anki").exit_code == 0
    before = guids(ledger)
    start = SHEET.index("## 2 Care")
    ledger.with_name("knots.md").write_text(SHEET[:start], "utf-8")
    other.write_text(other.read_text("utf-8") + "\n" + SHEET[start:], "utf-8")
    assert run("build", "source/knots.md", "--only", "anki").exit_code == 0
    assert guids(ledger) < before
    assert before < guids(ledger) | guids(other.with_name("care.ledger.jsonl"))


def test_the_comparison_names_sheets_that_are_gone(ledger: Path, run: Run) -> None:
    ledger.with_name("other.md").write_text("## Tea\n\n- Sencha: steamed leaves\n", "utf-8")
    ledger.unlink()
    ledger.with_name("knots.md").unlink()
    result = run("diff", "--against", "HEAD")
    assert result.stdout.splitlines()[0] == "other: 1 new"
    assert "knots: 6 retired" in result.stdout
    assert "delete what has left: tag:knots nid:" in result.stdout


def test_two_sheets_that_go_into_one_deck_are_told(ledger: Path, run: Run) -> None:
    ledger.with_name("more.md").write_text("---\ntitle: Knots\n---\n\n- Sencha: steamed leaves\n", "utf-8")
    result = run("build", "--only", "anki")
    assert result.exit_code == 0
    assert (
        "source/more.md: warning[same-deck]: this sheet goes into the deck “Knots”, as source/knots.md does\n"
        in result.stderr
    )
    built = Path("build")
    described = [any(_descriptions(built / name / f"{name}.apkg")) for name in ("knots", "more")]
    assert described == [True, False]


def _descriptions(package: Path) -> list[str]:
    """What the decks of a package say of themselves."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        (decks,) = connection.execute("SELECT decks FROM col").fetchone()
    return [deck["desc"] for deck in json.loads(decks).values()]


def test_a_new_title_leaves_the_deck_where_it_is(ledger: Path, run: Run) -> None:
    sheet = ledger.with_name("knots.md")
    sheet.write_text(SHEET.replace("title: Knots", "title: Ropes"), "utf-8")
    result = run("build", "--only", "anki")
    assert "source/knots.md: warning[deck-kept]: the deck stays “Knots”" in result.stderr
    assert '"deck":"Knots"' in ledger.read_text("utf-8")
    assert "warning[deck-moved]" in run("build", "--only", "anki", "--move-deck").stderr
    assert '"deck":"Ropes"' in ledger.read_text("utf-8")


def test_a_ledger_that_is_gone_stops_its_own_sheet_alone(ledger: Path, run: Run, folder: Path) -> None:
    sheet = folder / "source/splices.md"
    sheet.write_text("# Splices\n\n| Splice | Use |\n| --- | --- |\n| Eye splice | a loop at the end |\n", "utf-8")
    ledger.unlink()
    result = run("build", "--only", "anki")
    assert result.exit_code == 1
    assert "source/knots.ledger.jsonl: error[ledger-missing]" in result.stderr
    assert (folder / "build/splices/splices.apkg").exists()
    assert (folder / "source/splices.ledger.jsonl").exists()
    assert not ledger.exists()


def test_a_sheet_that_took_facts_of_a_ledger_that_is_gone_waits_for_it(ledger: Path, run: Run, folder: Path) -> None:
    knots = folder / "source/knots.md"
    row = next(line for line in knots.read_text("utf-8").splitlines() if "Bowline" in line)
    knots.write_text(knots.read_text("utf-8").replace(f"{row}\n", ""), "utf-8")
    (folder / "source/splices.md").write_text(
        f"# Splices\n\n## Knots\n\n| Knot | Use | Strength |\n| --- | --- | --- |\n{row}\n", "utf-8"
    )
    ledger.unlink()
    result = run("build", "--only", "anki")
    assert result.exit_code == 1
    assert (
        "source/splices.md: error[ledger-missing]: 1 fact came from knots.ledger.jsonl, which is not" in result.stderr
    )
    assert not (folder / "source/splices.ledger.jsonl").exists()


def test_a_folder_that_goes_away_meanwhile_costs_nothing(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "source/passing").mkdir()
    scandir = os.scandir

    def gone(path: str | Path | int = ".") -> object:
        if not isinstance(path, int) and Path(path).name == "passing":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", gone)
    result = run("build", "source/knots.md", "--only", "anki")
    assert result.exit_code == 0, result.output


def test_ledgers_in_foreign_folders_are_left_alone(ledger: Path, run: Run, folder: Path) -> None:
    for name in ("node_modules", ".hidden"):
        (folder / "source" / name).mkdir()
        (folder / "source" / name / "other.ledger.jsonl").write_bytes(ledger.read_bytes())
    (folder / "source/new.md").write_text("# New\n\n| Sail | Use |\n| - | - |\n| Jib | the foresail |\n", "utf-8")
    result = run("build", "--only", "anki")
    assert result.exit_code == 0, result.output
    assert "copied" not in result.output
