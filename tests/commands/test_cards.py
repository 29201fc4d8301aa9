"""Cards to cut out, from the command line: made when asked for, proven, known to the manifest and to later builds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.naming import artifact_of, cards_file, cards_series

from .conftest import SHEET, holding

Run = Callable[..., Result]


def test_cards_are_made_proven_and_known(folder: Path, run: Run) -> None:
    rehearsed = run("build", "--only", "cards", "--dry-run")
    assert rehearsed.exit_code == 0, rehearsed.output
    assert not (folder / "build").exists()
    assert "3 files would be written" in rehearsed.stdout

    built = run("build", "--only", "cards")
    assert built.exit_code == 0, built.output
    files = {file["path"]: file for file in json.loads((folder / "build/manifest.json").read_text("utf-8"))["files"]}
    assert files["knots/knots-cards-a4.pdf"]["pages"] == 4

    assert "1 sheet unchanged" in run("build", "--only", "cards").stdout
    verified = run("verify")
    assert verified.exit_code == 0, verified.output
    assert "24 of     24 sides" in verified.stdout


def test_a_build_without_a_word_makes_no_cards_and_leaves_those_that_are_there(folder: Path, run: Run) -> None:
    run("build", "--only", "cards,csv")
    cards = holding(folder / "build")["knots/knots-cards-a4.pdf"]
    run("build", "--only", "csv", "--force")
    assert holding(folder / "build")["knots/knots-cards-a4.pdf"] == cards

    (folder / "source/knots.md").write_text(SHEET.replace("a rope on a post", "a rope on a rail"), "utf-8")
    run("build", "--only", "csv")
    verified = run("verify")
    assert verified.exit_code == 1
    assert "stale-artifact" in verified.output
    assert "build --only cards" in verified.output


def test_another_format_takes_the_place_of_the_one_before(folder: Path, run: Run) -> None:
    run("build", "--only", "cards")
    sheet = SHEET.replace("paper: [a4]", "paper: [a4]\ncard-format: index\nflip: short-edge")
    (folder / "source/knots.md").write_text(sheet, "utf-8")
    run("build", "--only", "cards")

    files = [path for path in holding(folder / "build") if path.endswith(".pdf")]
    assert files == ["knots/knots-cards-index.pdf"]
    assert run("verify").exit_code == 0


def test_a_format_that_there_is_not_is_a_wrong_usage(folder: Path, run: Run) -> None:
    result = run("build", "--only", "cards", "--card-format", "4x4")
    assert result.exit_code == 2
    assert "`2x4`, `3x3`, `3x5in` or `index`" in result.output


def test_a_changed_file_of_cards_is_found(folder: Path, run: Run) -> None:
    run("build", "--only", "cards")
    (folder / "build/knots/knots-cards-a4.pdf").write_bytes(b"%PDF")
    verified = run("verify")
    assert verified.exit_code == 1
    assert "unreadable-page" in verified.output


@pytest.mark.parametrize("number", [0, 1, 12])
def test_names_of_files_with_cards_are_known_again(number: int) -> None:
    name = cards_file("tea", "a4", number)
    assert artifact_of(f"tea/{name}") == "cards"
    assert artifact_of(f"tea-cards/{name}") == "pdf"


def test_files_of_one_paper_are_a_series_in_order() -> None:
    names = [cards_file("tea", "a4", number) for number in (10, 2, 1)]
    series = cards_series([*names, cards_file("tea", "letter", 0)])
    assert series == (tuple(reversed(names)), ("tea-cards-letter.pdf",))
