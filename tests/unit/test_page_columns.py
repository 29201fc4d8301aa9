"""Columns and pages in the model."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
from page_model import LAST, fitter, manuscript, parts, sections
from page_samples import kitchen, page_of, sheet_of

from generator.templates import Templates
from generator.writing.page.arrangement import Band, Slice
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.boxes import Parts, Space
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf.composing import Setting, column_height
from generator.writing.pdf.filling import Flow, divide, slices
from generator.writing.pdf.fitting import MODES, justified, overflow
from generator.writing.pdf.packing import pack
from generator.writing.pdf.rating import COSTS, rating


def test_columns_that_can_end_together_do_and_the_others_keep_their_gaps() -> None:
    def column(*heights: float) -> tuple[Slice, ...]:
        return tuple(
            Slice(section=place, start=0, stop=1, above=1.0 if place else 0.0, height=height)
            for place, height in enumerate(heights)
        )

    def gaps(*columns: tuple[Slice, ...]) -> list[list[float]]:
        band = Band(columns=columns, width=20.0, height=14.0, above=0.0)
        return [[part.above for part in column[1:]] for column in justified(band).columns]

    assert gaps(column(6.0, 7.0), column(6.0, 6.5)) == [[1.0], [1.5]]
    assert gaps(column(6.0, 7.0), column(6.0, 4.0)) == [[1.0], [1.0]]


# ---- columns ---------------------------------------------------------------------------------------------------------


def test_a_column_ends_where_it_is_full() -> None:
    flow = Flow.of([(0, parts(4.0, 4.0)), (1, parts(4.0))], 1.0, whole=False)
    assert flow.column_end(0, 8.0) == 2
    assert flow.column_end(0, 12.9) == 2
    assert flow.column_end(0, 13.0) == 3


def test_what_a_fragment_needs_at_its_foot_must_fit_as_well() -> None:
    padded = Parts((4.0, 4.0), (0.0, 0.0), (0.0, 0.5))
    flow = Flow.of([(0, padded)], 1.0, whole=False)
    assert flow.column_end(0, 4.2) == 0
    assert flow.column_end(0, 4.5) == 1


def test_whole_sections_are_not_divided() -> None:
    sections_in_a_row = [(0, parts(3.0, 3.0)), (1, parts(3.0, 3.0))]
    assert Flow.of(sections_in_a_row, 0.0, whole=False).fits(2, 6.0)
    assert not Flow.of([(0, parts(3.0, 3.0, 3.0)), (1, parts(3.0))], 0.0, whole=True).fits(2, 6.0)


def test_columns_are_evened_out() -> None:
    flow = Flow.of([(number, parts(2.0)) for number in range(6)], 0.0, whole=False)
    assert divide(flow, 3, 12.0) == [(0, 2), (2, 4), (4, 6)]


def test_a_section_is_rather_kept_whole_than_cut() -> None:
    flow = Flow.of([(0, parts(5.0, 1.0)), (1, parts(5.0))], 0.0, whole=False)
    assert divide(flow, 2, 12.0) == [(0, 2), (2, 3)]


def test_a_column_begins_rather_with_a_lesser_heading_than_within_what_stands_below_one() -> None:
    deep = parts(*[2.0] * 12)._replace(depths=(0, 0, *[1] * 6, 0, *[1] * 3))
    assert divide(Flow.of([(0, deep)], 0.0, whole=False), 2, 18.0) == [(0, 8), (8, 12)]
    assert divide(Flow.of([(0, parts(*[2.0] * 12))], 0.0, whole=False), 2, 18.0) == [(0, 6), (6, 12)]


def test_parts_know_how_many_boxes_are_divided_before_each() -> None:
    sheet = manuscript("# Shed\n\n## Shelf\n\nText.\n\n### Left\n\n- saw\n- axe\n\n### Right\n\nMore.\n" + LAST)
    assert sheet.sections[0].parts(Space(40.0)).depths == (0, 0, 0, 1, 2, 0, 1)


def test_slices_name_sections_and_their_parts() -> None:
    flow = Flow.of([(4, parts(1.0, 1.0)), (7, parts(1.0))], 0.5, whole=False)
    found = [(part.section, part.start, part.stop, part.above) for part in slices(flow, 1, 3)]
    assert found == [(4, 1, 2, 0.0), (7, 0, 1, 0.5)]


def test_packing_fills_columns_in_any_order_but_reads_in_the_authors() -> None:
    packed = pack([(0, parts(6.0)), (1, parts(2.0)), (2, parts(4.0)), (3, parts(4.0))], 2, 0.0, 8.0)
    assert packed is not None
    assert [[part.section for part in column] for column in packed] == [[0, 1], [2, 3]]


def test_what_was_packed_once_fits_the_height_that_it_came_to() -> None:
    for count in range(2, 9):
        shelves = [(number, parts(0.1 * number + 0.7)) for number in range(count)]
        packed = pack(shelves, 1, 0.1, 100.0)
        assert packed is not None
        assert pack(shelves, 1, 0.1, max(map(column_height, packed))) == packed


def test_a_section_alone_between_strips_goes_across_where_that_is_lower() -> None:
    chart = "```mermaid\nflowchart LR\n" + "\n".join(
        f"  n{n}[Tool number {n}] --> n{n + 1}[Tool number {n + 1}]" for n in range(5)
    )
    text = "A word on the shelf, which takes some lines in a column of its own, and fewer across. " * 4
    found = fitter(manuscript(f"# Shed\n\n## A\n\n{chart}\n```\n\n## B\n\n{text}\n\n## C\n\n{chart}\n```\n"), columns=2)
    arrangement = found.solve()
    assert arrangement is not None
    assert [len(band.columns) for band in arrangement.pages[0]] == [1, 1, 1]


def test_packing_says_when_a_column_overflows() -> None:
    assert pack([(0, parts(9.0)), (1, parts(2.0))], 2, 0.0, 8.0) is None


# ---- the page --------------------------------------------------------------------------------------------------------


def test_columns_that_end_at_different_heights_are_worse() -> None:
    sheet = fitter(manuscript(sections(4)))
    setting = Setting("portrait", 2, "whole")
    arrangement = sheet.arrange(setting, 9.0, 1.0)
    assert arrangement is not None
    (page,) = arrangement.pages
    (band,) = page
    left, right = band.columns
    ragged = replace(arrangement, pages=((replace(band, columns=((*left, *right[:1]), right[1:])),),))
    lost = rating(sheet.manuscript, arrangement, setting, 11.0) - rating(sheet.manuscript, ragged, setting, 11.0)
    assert lost > 0.3 * COSTS["ragged"]


def test_less_text_is_set_larger() -> None:
    few, many = fitter(manuscript(sections(12))).solve(), fitter(manuscript(sections(24))).solve()
    assert few is not None and many is not None
    assert few.font_size > many.font_size


def test_nothing_is_set_larger_than_the_theme_allows() -> None:
    arrangement = fitter(manuscript(sections(1))).solve()
    assert arrangement is not None
    assert arrangement.font_size == 11.0


@pytest.mark.parametrize(
    "wishes",
    [{"columns": 2}, {"orientation": "landscape"}, {"font_size": 6.0}, {"orientation": "portrait", "columns": 4}],
)
def test_the_authors_wishes_are_kept(wishes: dict[str, object]) -> None:
    arrangement = fitter(manuscript(sections(8)), **wishes).solve()
    assert arrangement is not None
    assert {name: getattr(arrangement, name) for name in wishes} == wishes


def test_every_part_is_set_once() -> None:
    found = manuscript(sections(9, rows=11))
    arrangement = fitter(found).solve()
    assert arrangement is not None
    (page,) = arrangement.pages
    placed = sorted(
        (part.section, place)
        for band in page
        for column in band.columns
        for part in column
        for place in range(part.start, part.stop)
    )
    space = arrangement.space(page[0])
    assert placed == [
        (number, place)
        for number, section in enumerate(found.sections)
        for place in range(len(section.parts(space).heights))
    ]


def test_pages_are_split_at_sections() -> None:
    arrangement = fitter(manuscript(sections(20, rows=12)), pages=2).solve()
    assert arrangement is not None
    first, second = (
        {part.section for band in page for column in band.columns for part in column} for page in arrangement.pages
    )
    assert first | second == set(range(20))
    assert max(first) < min(second)


def test_a_sheet_that_does_not_fit_says_how_much_is_over_and_where() -> None:
    too_much = fitter(manuscript(sections(4) + sections(1, rows=900)))
    assert too_much.solve() is None
    over, shares = overflow(too_much)
    assert over > 0.5
    assert sum(share for _, share in shares) == pytest.approx(1.0)
    assert max(shares, key=lambda share: share[1])[1] > 0.8


def test_more_air_cuts_no_section_in_two() -> None:
    for rows in range(5, 12):
        found = fitter(
            manuscript(sections(5, rows) + "\nA last word about the shelf, which is long enough for a line.\n")
        )
        arrangement = found.solve()
        assert arrangement is not None
        setting = next(
            one for one in found.settings()
            if (one.orientation, one.columns) == (arrangement.orientation, arrangement.columns)
        )  # fmt: skip
        plain = min(
            one.cuts
            for mode in MODES
            if (one := found.arrange(setting._replace(mode=mode), arrangement.font_size, 1.0)) is not None
        )
        assert arrangement.cuts <= plain


def test_a_flowchart_across_gets_a_strip() -> None:
    found = typeset(kitchen(), load_theme("default", Templates()), {}, {}, NO_BLANKS).manuscript
    arrangement = fitter(found, columns=3).solve()
    assert arrangement is not None
    assert [len(band.columns) for band in arrangement.pages[0]] == [1, 3]


def test_a_diagram_whose_text_a_column_would_make_too_small_needs_more_room() -> None:
    chart = "gantt\n  dateFormat YYYY-MM-DD\n  section Bed\n  Dig :2026-03-01, 9d\n  Sow :2026-03-12, 9d"
    pie = 'pie\n  "Weeds" : 3\n  "Beans" : 1'
    wide, small = manuscript(f"# T\n\n## A\n\n```mermaid\n{chart}\n```\n\n## B\n\n```mermaid\n{pie}\n```\n").sections
    assert wide.narrowest > 30
    assert small.narrowest < 24


def test_the_text_of_a_diagram_is_as_large_as_the_page_s_but_for_a_tenth() -> None:
    chart = "stateDiagram-v2\n  [*] --> Raw\n  Raw --> Baked: heat the oven"
    html = manuscript(f"# T\n\n## A\n\n```mermaid\n{chart}\n```\n{LAST}").sections[0].html(Space(40.0))
    (width,), (box,) = re.findall(r"style=\"width:([\d.]+)em", html), re.findall(r'viewBox="0 0 ([\d.]+)', html)

    # Its labels are 14 of its units high, its names 16.
    assert 14 * float(width) / float(box) >= 0.9
    assert 16 * float(width) / float(box) <= 1.11


def test_measured_heights_make_the_second_try_smaller() -> None:
    found = manuscript(sections(20, rows=9))
    first = fitter(found).solve()
    second = replace(fitter(found), corrections=dict.fromkeys(range(20), 1.5)).solve()
    assert first is not None and second is not None
    assert second.font_size < first.font_size


@pytest.mark.parametrize(("columns", "ruled"), [(2, False), (3, True), (4, True)])
def test_three_columns_and_more_have_a_line_between_them(columns: int, ruled: bool) -> None:
    page = page_of(sheet_of(sections(12)), columns=columns)

    document = pypdfium2.PdfDocument(page.pdf)
    grey = document[0].render(scale=4.0, grayscale=True).to_pil()
    document.close()
    # Between the head and the shortest column.
    rows = [[grey.getpixel((x, y)) < 250 for x in range(grey.width)] for y in range(400, 900, 50)]
    inked = [x for x in range(grey.width) if all(row[x] for row in rows)]
    lines = [x for x in inked if x - 1 not in inked]

    assert page.columns == columns
    assert len(lines) == (columns - 1 if ruled else 0)
