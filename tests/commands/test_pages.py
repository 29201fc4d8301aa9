"""How the page is set from the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result

from .conftest import SHEET

Run = Callable[..., Result]

CHAPTERS = "".join(
    f"\n## Chapter {chapter}\n\n"
    + "".join(f"- turn {turn}: pass the end under the standing part\n" for turn in range(110))
    for chapter in range(7)
)


@pytest.fixture
def long(folder: Path) -> Path:
    """A folder whose sheet is more than one page."""
    (folder / "source/knots.md").write_text(SHEET + CHAPTERS, "utf-8")
    return folder


def pages_of(folder: Path) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(folder / "build/knots/knots-a4.pdf")
    sizes = [page.get_size() for page in document]
    document.close()
    return sizes


def test_a_sheet_gets_the_pages_that_the_command_line_gives_it(long: Path, run: Run) -> None:
    result = run("build", "--only", "pdf", "--pages", "3")
    assert result.exit_code == 0, result.output
    assert len(pages_of(long)) == 3
    verified = run("verify")
    assert verified.exit_code == 0, verified.output
    assert re.search(r"knots-a4.pdf +3 of +3 pages +ok", verified.stdout)


def test_as_few_pages_are_made_as_hold_legible_text(long: Path, run: Run) -> None:
    refused = run("build", "--only", "pdf", "--pages", "1")
    assert refused.exit_code == 1
    assert "error[does-not-fit]: the sheet does not fit A4: even at 5.5 pt it is " in refused.stderr
    wanted = re.search(r"cut, or give it (\d) pages: `pages: \1` in its front matter, or --pages \1\n", refused.stderr)
    assert wanted, refused.stderr
    result = run("build", "--only", "pdf", "--pages", "auto")
    assert (result.exit_code, result.stderr) == (0, "")
    # One more where that makes the text of many pages larger.
    made = len(pages_of(long))
    assert int(wanted[1]) <= made <= int(wanted[1]) + 1
    # Where nobody says how many, one is tried first, and what one would take is said.
    unasked = run("build", "--only", "pdf")
    assert unasked.exit_code == 0
    said = rf"warning\[several-pages\]: the sheet takes {made} pages of A4: even at 5.5 pt it is \d+% too much"
    assert re.search(said, unasked.stderr), unasked.stderr
    assert len(pages_of(long)) == made


def test_a_sheet_that_fits_one_page_gets_one_where_the_number_is_left_open(folder: Path, run: Run) -> None:
    assert run("build", "--only", "pdf", "--pages", "auto").exit_code == 0
    assert len(pages_of(folder)) == 1


def test_front_matter_can_leave_the_number_open(folder: Path, run: Run) -> None:
    text = (SHEET + CHAPTERS).replace("language: en", "language: en\npages: auto")
    (folder / "source/knots.md").write_text(text, "utf-8")
    assert run("build", "--only", "pdf").exit_code == 0
    assert len(pages_of(folder)) > 1


def test_the_command_line_sets_the_page_over_the_front_matter(folder: Path, run: Run) -> None:
    (folder / "source/knots.md").write_text(SHEET.replace("language: en", "orientation: portrait"), "utf-8")
    options = ("--orientation", "landscape", "--columns", "2", "--font-size", "7.5", "--theme", "mono")
    result = run("build", "--only", "pdf", *options)
    assert result.exit_code == 0, result.output
    assert "knots-a4.pdf at 7.50 pt" in result.stdout
    ((width, height),) = pages_of(folder)
    assert width > height


def test_pages_that_are_still_too_few_are_named(long: Path, run: Run) -> None:
    result = run("build", "--only", "pdf", "--pages", "2", "--font-size", "12")
    assert "error[does-not-fit]: the sheet does not fit 2 pages of A4: even at 12 pt it is " in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--pages", "0", "--pages cannot be '0': write a number from 1 to 99, or `auto`"),
        ("--columns", "9", "--columns cannot be '9': write a number from 1 to 6"),
        ("--font-size", "big", "--font-size cannot be 'big': write a size in points from 4 to 24, such as `8.5`"),
        ("--orientation", "up", "--orientation cannot be 'up': write `portrait` or `landscape`"),
    ],
)
def test_a_setting_that_cannot_be_is_wrong_usage(
    option: str, value: str, expected: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run("build", option, value)
    assert result.exit_code == 2
    assert expected in result.stderr


def test_a_theme_that_the_command_line_names_has_no_place_in_the_sheet(folder: Path, run: Run) -> None:
    result = run("build", "--only", "pdf", "--theme", "sea")
    assert result.exit_code == 1
    assert result.stderr.startswith("source/knots.md: error[broken-theme]: there is no theme 'sea'\n")
