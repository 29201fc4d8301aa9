"""A sheet of which nothing has changed is not built again, and the result is the same to the byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import freshness, making
from generator.templates import own_folder

from .conftest import SHEET, holding

Run = Callable[..., Result]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


@pytest.fixture
def built(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two sheets, built once; the list is of the sheets that are made from then on."""
    (folder / "source/ropes.md").write_text(SHEET.replace("Knots", "Ropes") + "\n![a rope](rope.png)\n", "utf-8")
    (folder / "source/rope.png").write_bytes(PIXEL)
    assert run("build", "--only", "anki,csv").exit_code == 0
    made: list[str] = []
    make = making.make

    def noted(path: Path, *arguments: object) -> object:
        made.append(path.stem)
        return make(path, *arguments)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(making, "make", noted)
    return made


def again(run: Run, *options: str) -> Result:
    result = run("build", "--only", "anki,csv", "--jobs", "1", *options)
    assert result.exit_code == 0, result.output
    return result


def test_nothing_is_made_twice(built: list[str], folder: Path, run: Run) -> None:
    before = holding(folder)
    result = again(run)
    assert built == []
    assert "2 sheets unchanged since the last build" in result.stdout
    assert "knots: 6 facts, 6 notes, 12 cards" in result.stdout
    assert holding(folder) == before


def test_only_the_sheet_that_changed_is_made(built: list[str], folder: Path, run: Run) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text("utf-8").replace("60 %", "62 %"), "utf-8")
    assert "1 sheet unchanged" in again(run).stdout
    assert built == ["knots"]


def edit_picture(folder: Path) -> None:
    (folder / "source/rope.png").write_bytes(PIXEL + b"more")


def remove_picture(folder: Path) -> None:
    (folder / "source/rope.png").unlink()


def damage_deck(folder: Path) -> None:
    (folder / "build/ropes/ropes.apkg").write_bytes(b"damaged")


def remove_output(folder: Path) -> None:
    (folder / "build/ropes/csv/facts.csv").unlink()


def edit_ledger(folder: Path) -> None:
    ledger = folder / "source/ropes.ledger.jsonl"
    ledger.write_text(ledger.read_text("utf-8").replace('"Bowline"', '"Bowlin"'), "utf-8")


@pytest.mark.parametrize("change", [edit_picture, remove_picture, damage_deck, remove_output, edit_ledger])
def test_a_change_of_what_a_sheet_is_made_of_or_became_is_noticed(
    change: Callable[[Path], None], built: list[str], folder: Path, run: Run
) -> None:
    change(folder)
    again(run)
    assert built == ["ropes"]


@pytest.mark.parametrize(
    "options", [["--force"], ["--refresh"], ["--theme", "mono"], ["--paper", "letter"], ["--strict"]]
)
def test_other_options_build_again(options: list[str], built: list[str], run: Run) -> None:
    again(run, *options)
    assert sorted(built) == ["knots", "ropes"]


def test_more_artifacts_are_made_and_fewer_are_there(built: list[str], run: Run) -> None:
    run("build", "--only", "csv", "--jobs", "1")
    assert built == []
    run("build", "--only", "csv,pdf", "--jobs", "1")
    assert sorted(built) == ["knots", "ropes"]


def test_another_version_of_the_tool_builds_again(built: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "__version__", "99.0")
    again(run)
    assert sorted(built) == ["knots", "ropes"]


def test_another_template_of_the_tool_builds_again(
    built: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "own"
    shutil.copytree(own_folder(), mine)
    monkeypatch.setattr(freshness, "own_folder", lambda: mine)
    again(run)
    built.clear()
    again(run)
    assert built == []
    with (mine / "site/site.css").open("a", encoding="utf-8") as file:
        file.write("/* another look */")
    again(run)
    assert sorted(built) == ["knots", "ropes"]


def test_warnings_are_told_again_as_they_were(folder: Path, run: Run) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text("utf-8") + "\n![gone](gone.png)\n", "utf-8")
    first = run("build", "--only", "anki")
    second = run("build", "--only", "anki")
    assert "1 sheet unchanged" in second.stdout
    assert "missing-image" in first.stderr
    assert second.stderr == first.stderr


def test_a_sheet_with_an_error_is_never_taken_for_fresh(folder: Path, run: Run) -> None:
    (folder / "source/bad.md").write_bytes(b"")
    for _ in range(2):
        result = run("build", "--only", "csv")
        assert result.exit_code == 1
        assert "empty-file" in result.stderr


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1, "sheets": {"source/knots.md": {}}}', b"\xff"])
def test_damaged_records_cost_only_time(content: bytes, folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    place = freshness._place(Path("build"))
    assert place.is_file()
    place.write_bytes(content)
    assert "unchanged" not in run("build", "--only", "csv").stdout
    assert "unchanged" in run("build", "--only", "csv").stdout


def test_without_a_cache_folder_everything_is_built(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", (folder / "file").as_posix())
    for _ in range(2):
        result = run("build", "--only", "csv")
        assert result.exit_code == 0
        assert "unchanged" not in result.stdout


def test_what_was_built_in_two_calls_is_not_built_again_by_one_for_both(folder: Path, run: Run) -> None:
    assert run("build", "--only", "anki").exit_code == 0
    assert run("build", "--only", "csv").exit_code == 0
    assert "1 sheet unchanged" in run("build", "--only", "anki,csv").stdout


def test_what_was_built_of_another_state_does_not_count(folder: Path, run: Run) -> None:
    assert run("build", "--only", "anki").exit_code == 0
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text("utf-8").replace("60 %", "62 %"), "utf-8")
    assert run("build", "--only", "csv").exit_code == 0
    assert "unchanged" not in run("build", "--only", "anki,csv").stdout
