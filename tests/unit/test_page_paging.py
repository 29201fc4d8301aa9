"""More than one page: where each of them ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from page_samples import page_of, sheet_of

from generator.writing.page.boxes import Parts
from generator.writing.pdf import faults
from generator.writing.pdf.paging import Run, paged
from generator.writing.pdf.reading_back import page_texts


def divided(
    heights: Sequence[Sequence[float]], rooms: Sequence[float], leading: frozenset[int] = frozenset()
) -> list[list[tuple[int, int, int | None]]]:
    """The pages of sections whose parts have these heights, in a single column without gaps."""

    def holds(runs: Sequence[Run], room: float) -> bool:
        return sum(sum(heights[run.section][run.start : run.stop]) for run in runs) <= room

    found = paged(len(heights), rooms, holds, lambda section: range(1, len(heights[section])), leading)
    return [[tuple(run) for run in page] for page in found]


def test_a_page_ends_between_two_sections() -> None:
    assert divided([[2.0, 2.0], [2.0, 2.0], [2.0, 2.0]], (10.0, 10.0)) == [
        [(0, 0, None), (1, 0, None)],
        [(2, 0, None)],
    ]


def test_pages_are_about_equally_full() -> None:
    pages = divided([[2.0]] * 6, (10.0, 10.0))
    assert [len(page) for page in pages] == [3, 3]


def test_a_section_that_is_more_than_a_page_goes_on_where_the_page_has_room() -> None:
    assert divided([[3.0], [4.0] * 3], (10.0, 10.0)) == [[(0, 0, None), (1, 0, 1)], [(1, 1, None)]]


def test_a_section_that_is_less_than_a_page_is_not_divided() -> None:
    assert divided([[6.0], [4.0] * 2], (10.0, 10.0)) == [[(0, 0, None)], [(1, 0, None)]]


def test_no_page_is_left_nearly_empty_for_the_sake_of_a_whole_section() -> None:
    assert divided([[3.0], [3.0] * 3], (10.0, 10.0)) == [[(0, 0, None), (1, 0, 1)], [(1, 1, None)]]


def test_a_heading_alone_ends_no_page() -> None:
    sections = [[4.0], [1.0], [4.0]]
    assert divided(sections, (5.0, 5.0)) == [[(0, 0, None), (1, 0, None)], [(2, 0, None)]]
    assert divided(sections, (5.0, 5.0), frozenset({1})) == [[(0, 0, None)], [(1, 0, None), (2, 0, None)]]


def test_there_are_no_more_pages_than_sections() -> None:
    assert divided([[2.0], [2.0]], (10.0,) * 5) == [[(0, 0, None)], [(1, 0, None)]]


def test_too_few_pages_are_none() -> None:
    assert divided([[8.0], [8.0], [8.0]], (10.0, 10.0)) == []


def test_a_fragment_bears_what_its_ends_need() -> None:
    parts = Parts((1.0, 1.0, 1.0, 1.0), (0.0, 0.5, 0.5, 0.5), (0.0, 0.25, 0.25, 0.25))
    assert parts.between(1, 3) == Parts((1.5, 1.25), (0.0, 0.5), (0.0, 0.25), 1)
    assert parts.between(0, None) is parts


def long_sheet(rows: int) -> str:
    body = "".join(f"| step {number} | what is done in it, and why |\n" for number in range(rows))
    return f"# Long\n\n## Start\n\nText.\n\n## Steps\n\n| Step | What |\n| --- | --- |\n{body}\n## End\n\nNothing.\n"


def test_sections_that_leave_half_of_each_page_empty_take_as_many_pages_as_that_needs() -> None:
    listing = "\n".join(f"step {number}" for number in range(24))
    parts = "\n\n".join(f"## Part {number}\n\n```\n{listing}\n```" for number in range(20))
    wishes = "pages: auto\ncolumns: 1\nfont-size: 16\norientation: portrait"
    assert page_of(sheet_of(f"---\n{wishes}\n---\n# Tea\n\n{parts}\n")).pages == 20


def test_a_table_longer_than_a_page_goes_on_with_its_header_on_the_next() -> None:
    page = page_of(sheet_of(long_sheet(900)), pages=3)
    texts = page_texts(page.pdf)
    assert len(texts) == page.pages == 3
    assert all("StepWhat" in text for text in texts)


def test_each_of_several_pages_bears_the_title_and_its_number() -> None:
    for number, text in enumerate(page_texts(page_of(sheet_of(long_sheet(900)), pages=3).pdf), start=1):
        assert re.search(rf"Long·A4,100%·{number}/3", text)


def test_a_single_page_has_no_number() -> None:
    assert "1/1" not in page_texts(page_of(sheet_of(long_sheet(9))).pdf)[0]


def test_text_without_a_heading_is_called_so_where_it_takes_most_room() -> None:
    assert faults._heaviest(()) == "text that has no heading"
