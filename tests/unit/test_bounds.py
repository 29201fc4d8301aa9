"""Sheets that are made to take forever: each is answered in time in proportion to its size."""

from __future__ import annotations

import time

import pytest
from page_samples import sheet_of

from generator import reasons
from generator.verifying.source import aligning, hold_source, render
from generator.verifying.source.aligning import differing
from generator.writing.page.boxes import Parts
from generator.writing.pdf.filling import Flow
from generator.writing.pdf.packing import pack

SECONDS = 20.0  # of the processor, for what takes one or two
SHEETS = {
    "columns": f"# T\n\n{'| a ' * 2000}|\n{'|---' * 2000}|\n{'| b ' * 2000}|\n",
    "pipes": f"# T\n\n| a | b |\n|---|---|\n{'|' * 100_000}\n",
    "brackets": f"# T\n\n{'[' * 30_000}\n",
    "wikilinks": f"# T\n\n{'[[a' * 10_000}\n",
    "stars": f"# T\n\n{'***a ' * 10_000}\n",
    "clozes": "# T\n\n" + "{{c1::" * 10_000 + "\n",
    "addresses": f"# T\n\n{'http://a' * 10_000}\n",
    "signs of headings": f"# T\n\n##a{'#' * 40_000}x\n\n##b{'# ' * 40_000}x\n",
    "code without an end": f"<p>{'<code><samp>' * 10_000}</p>\n",
    "links of a navigation": f"# T\n\n## Contents\n\n<p>\n{'<a href=#b>b</a>' * 500}\n\n\n\n·x</p>\n\n## B\n\nx\n",
    "tags of cells": f"# T\n\n{'<td>a' * 20_000}\n",
    "tags without an end": f"# T\n\n{'<a href=' * 60_000}\n",
    "tags without an end between tags": f"# T\n\n<p>{'<a ' * 60_000}\n",
    "comments without an end": f"# T\n\n{'a <!-- ' * 60_000}\n",
    "character data": f"# T\n\n{'<![CDATA[' * 30_000}\n",
    "underscores": f"# T\n\n{'_a' * 60_000}\n",
    "links without an end": f"# T\n\n{'[a](' * 20_000}\n",
    "ampersands": f"# T\n\n<p>{'&a' * 60_000}\n",
    "quotes": f"# T\n\n{'>' * 5000} deep\n",
}


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS)
def test_a_sheet_made_to_take_forever_is_answered(text: str) -> None:
    begun = time.process_time()
    hold_source(sheet_of(text), render(text))
    assert time.process_time() - begun < SECONDS


def test_a_very_wide_table_is_shown_and_not_asked() -> None:
    sheet = sheet_of(f"# T\n\n{'| a ' * 101}|\n{'|---' * 101}|\n{'| b ' * 101}|\n")
    assert sheet.facts == ()
    assert reasons.TOO_WIDE in {account.reason for account in sheet.accounts}


def test_halves_of_a_long_sheet_are_not_torn_apart() -> None:
    ours = [str(number) for number in range(25_000)]
    theirs = [*ours[:100], *ours[101:]]
    assert differing(theirs, ours) == ([(slice(100, 100), slice(100, 101))], 0)


def test_what_moved_in_a_long_sheet_is_told_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "MOST_COMPARED", 100)
    ours = [str(number) for number in range(200)]
    theirs = [*ours[:20], *ours[120:], *ours[20:40]]
    apart, _ = differing(theirs, ours)
    assert apart == [(slice(20, 20), slice(20, 120)), (slice(100, 120), slice(200, 200))]


def test_thousands_of_short_sections_are_in_columns_soon() -> None:
    sections = [(number, Parts.single(2.0 + number % 3)) for number in range(100_000)]
    begun = time.process_time()
    Flow.of(sections, 1.0, whole=False)
    pack(sections[:3000], 5, 1.0, 4000.0)
    assert time.process_time() - begun < SECONDS / 4
