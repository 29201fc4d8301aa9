"""Headings of one line of code each stand as the rows of a table where that is much lower."""

from __future__ import annotations

from pathlib import Path

import page as validator
from page_model import LAST, manuscript
from page_samples import page_of, says, sheet_of

from generator.writing.page.boxes import Space, Stack, height
from generator.writing.page.command_rows import runs

SHOW, STOP = "### Show the trays\n\n```sh\nls trays\n```\n", "### Stop the oven\n\n`oven stop`\n"
BAKE = "### Bake\n\n```\nbake --hot\n```\n"
LONG = "### Everything\n\n```\n" + "bake --with --all --of --them " * 3 + "\n```\n"


def section(*inner: str) -> Stack:
    (made, *_) = manuscript("# T\n\n## A\n\n" + "\n".join(inner) + LAST).sections
    return made


def test_three_headings_of_one_line_of_code_are_rows() -> None:
    html = section(SHOW, STOP, BAKE).html(Space(30.0))

    assert html.count("<tr>") == 3
    assert '<h3 class="name">Stop the oven</h3>' in html
    assert '<td class="line"><code>oven stop</code>' in html
    assert 'class="code"' not in html


def test_rows_are_lower_than_headings() -> None:
    rows, headings = section(SHOW, STOP, BAKE), section(SHOW, STOP)

    assert height(rows, Space(30.0)) < height(headings, Space(30.0))


def test_two_are_none() -> None:
    assert "<table" not in section(SHOW, STOP).html(Space(30.0))


def test_where_code_would_be_broken_headings_stay_above_it() -> None:
    assert "<table" not in section(SHOW, STOP, LONG).html(Space(30.0))
    assert "<table" in section(SHOW, STOP, LONG).html(Space(90.0))


def test_what_says_more_than_its_code_stays_apart() -> None:
    more = "### Rest\n\nA while.\n\n```\nrest\n```\n"
    html = section(SHOW, STOP, BAKE, more).html(Space(30.0))

    assert html.index("<table") < html.index("Rest") < html.index('class="code"')


def test_blanks_that_line_something_up_are_kept() -> None:
    assert "<table" not in section(SHOW, STOP, "### Bake\n\n```\nbake   # hot\n```\n").html(Space(30.0))


def test_the_page_to_write_on_has_its_lines() -> None:
    sheet = sheet_of("# T\n\n## A\n\n" + "\n".join((SHOW, STOP, BAKE)) + LAST)
    page, blank = page_of(sheet), page_of(sheet, blank=True)

    assert says(page, "bake --hot")
    assert not says(blank, "bake --hot")
    assert says(blank, "Bake")


def test_the_outline_is_the_same_and_the_page_valid(tmp_path: Path) -> None:
    page = page_of(sheet_of("# T\n\n## A\n\n" + "\n".join((SHOW, STOP, BAKE)) + LAST))
    file = tmp_path / "page.pdf"
    file.write_bytes(page.pdf)

    assert validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1).failures == []
    assert says(page, "Show the trays ls trays Stop the oven oven stop Bake bake --hot")


def test_a_run_is_of_three_at_least() -> None:
    wanted = [(True, 1), (True, 2), (False, 3), (True, 4), (True, 5), (True, 6)]

    assert list(runs(wanted)) == [(False, (1,)), (False, (2,)), (False, (3,)), (True, (4, 5, 6))]
