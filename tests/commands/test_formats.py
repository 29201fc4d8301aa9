"""Papers, booklets and pocket folds from the command line, the configuration and front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result

from .conftest import SHEET

Run = Callable[..., Result]


def pages(folder: Path, out: str = "build") -> list[str]:
    return sorted(path.name for path in (folder / out / "knots").glob("*.pdf"))


def size_of(file: Path) -> list[int]:
    document = pypdfium2.PdfDocument(file)
    size = [round(side / 72 * 25.4) for side in document[0].get_size()]
    document.close()
    return size


def test_paper_of_any_size_is_in_the_name_of_its_file(folder: Path, run: Run) -> None:
    result = run("build", "--only", "pdf", "--paper", "A5-landscape,120 x 180 mm,4.5x7in")
    assert result.exit_code == 0, result.output
    built = folder / "build/knots"
    assert pages(folder) == ["knots-120x180mm.pdf", "knots-4.5x7in.pdf", "knots-a5-landscape.pdf"]
    assert size_of(built / "knots-a5-landscape.pdf") == [210, 148]
    assert size_of(built / "knots-120x180mm.pdf") == [120, 180]
    assert size_of(built / "knots-4.5x7in.pdf") == [114, 178]
    verified = run("verify")
    assert verified.exit_code == 0, verified.output


def test_front_matter_and_configuration_name_papers_too(folder: Path, run: Run) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(SHEET.replace("paper: [a4]", "paper: [a5, 140x200mm]"), "utf-8")
    assert run("build", "--only", "pdf").exit_code == 0
    assert pages(folder) == ["knots-140x200mm.pdf", "knots-a5.pdf"]
    sheet.write_text(SHEET.replace("paper: [a4]\n", ""), "utf-8")
    (folder / "cheatsheet.toml").write_text('paper = ["legal landscape"]\n', "utf-8")
    assert run("build", "--only", "pdf").exit_code == 0
    assert pages(folder) == ["knots-legal-landscape.pdf"]
    assert size_of(folder / "build/knots/knots-legal-landscape.pdf") == [356, 216]


def test_a_paper_that_cannot_be_is_told_at_its_place_and_costs_no_more(folder: Path, run: Run) -> None:
    (folder / "source/knots.md").write_text(SHEET.replace("paper: [a4]", "paper: 2x3mm"), "utf-8")
    assert run("build", "--only", "pdf", "--strict").exit_code == 1
    assert not (folder / "build").exists()
    result = run("build", "--only", "pdf")
    assert result.exit_code == 0
    assert pages(folder) == ["knots-a4.pdf", "knots-letter.pdf"]
    assert result.stderr.startswith(
        "source/knots.md:4:8: warning[front-matter-value]: `paper` cannot take this value, so it is left out\n"
        "    4 | paper: 2x3mm\n"
        "      |        ^^^^^\n"
        "  help: write sides from 50 to 1200 mm (2 to 47 in)\n"
    )


def test_folds_are_made_beside_the_page_and_proven(folder: Path, run: Run) -> None:
    result = run("build", "--only", "pdf,blank", "--booklet", "--pocket")
    assert result.exit_code == 0, result.output
    assert pages(folder) == ["knots-a4.pdf", "knots-blank-a4.pdf", "knots-booklet-a4.pdf", "knots-pocket-a4.pdf"]
    assert re.search(r"knots-booklet-a4\.pdf at [\d.]+ pt, knots-pocket-a4\.pdf at [\d.]+ pt", result.stdout)
    manifest = json.loads((folder / "build/manifest.json").read_text("utf-8"))
    assert {file["path"]: file["pages"] for file in manifest["files"] if file["path"].endswith("t-a4.pdf")} == {
        "knots/knots-booklet-a4.pdf": 2,
        "knots/knots-pocket-a4.pdf": 1,
    }
    assert size_of(folder / "build/knots/knots-pocket-a4.pdf") == [297, 210]
    verified = run("verify")
    assert verified.exit_code == 0, verified.output
    assert re.search(r"knots-booklet-a4\.pdf +2 of +2 pages +ok", verified.stdout)
    assert re.search(r"knots-pocket-a4\.pdf +(\d) of +\1 places +ok", verified.stdout)
    again = run("build", "--only", "pdf,blank", "--booklet", "--pocket")
    assert "1 sheet unchanged" in again.stdout
    # What is no more asked for goes away.
    assert run("build", "--only", "pdf", "--pocket").exit_code == 0
    assert pages(folder) == ["knots-a4.pdf", "knots-blank-a4.pdf", "knots-pocket-a4.pdf"]


@pytest.mark.parametrize(
    ("front", "configured", "options", "expected"),
    [
        ("booklet: yes", "", (), ["booklet"]),
        ("booklet: yes\npocket: yes", "", ("--no-pocket",), ["booklet"]),
        ("", "pocket = true", (), ["pocket"]),
        ("pocket: no", "pocket = true", (), []),
        ("", "pocket = true", ("--no-pocket", "--booklet"), ["booklet"]),
    ],
)
def test_folds_are_asked_for_in_three_places(
    front: str, configured: str, options: tuple[str, ...], expected: list[str], folder: Path, run: Run
) -> None:
    (folder / "source/knots.md").write_text(SHEET.replace("language: en", f"language: en\n{front}"), "utf-8")
    (folder / "cheatsheet.toml").write_text(configured, "utf-8")
    result = run("build", "--only", "pdf", *options)
    assert result.exit_code == 0, result.output
    assert pages(folder) == sorted(["knots-a4.pdf", *(f"knots-{fold}-a4.pdf" for fold in expected)])


def test_paper_is_folded_whichever_way_round_it_is_called(folder: Path, run: Run) -> None:
    assert run("build", "--only", "pdf", "--booklet", "--paper", "a4,a4-landscape").exit_code == 0
    assert pages(folder) == ["knots-a4-landscape.pdf", "knots-a4.pdf", "knots-booklet-a4.pdf"]


def test_sheets_that_are_folded_in_another_order_are_caught(folder: Path, run: Run) -> None:
    assert run("build", "--only", "pdf", "--booklet", "--pocket").exit_code == 0
    built = folder / "build/knots"
    booklet = built / "knots-booklet-a4.pdf"
    booklet.write_bytes(booklet.read_bytes().replace(b"/MediaBox", b"/MediaBax"))
    result = run("verify")
    assert result.exit_code == 1
    assert "error[changed-artifact]" in result.stderr
    (built / "knots-pocket-a4.pdf").write_bytes((built / "knots-a4.pdf").read_bytes())
    result = run("verify")
    assert (
        "build/knots/knots-pocket-a4.pdf: error[unreadable-page]:"
        " the pages are not attached to the sheets that are to be folded" in result.stderr
    )


def test_lint_and_a_dry_run_say_what_a_fold_says(folder: Path, run: Run) -> None:
    front = SHEET.replace("paper: [a4]", "paper: [a5]\npocket: yes")
    (folder / "source/knots.md").write_text(front, "utf-8")
    for command in (("lint",), ("build", "--dry-run")):
        result = run(*command, "--only", "pdf")
        assert "error[too-small-to-fold]: A5 is too small for a pocket fold" in result.output
    assert not (folder / "build").exists()
