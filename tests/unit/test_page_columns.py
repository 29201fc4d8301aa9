"""Tables, columns and pages in the model."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from page_samples import kitchen, sheet_of

from generator.templates import Templates
from generator.writing.page.arrangement import Manuscript
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.boxes import NEVER, Parts, Space, evened, height
from generator.writing.page.grid import Entry, Grid
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf.composing import column_height
from generator.writing.pdf.filling import Flow, divide, slices
from generator.writing.pdf.fitting import MODES, Fitter, Wishes, overflow
from generator.writing.pdf.packing import pack
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting

RULER = Ruler()
LAST = "\n## Z\n\ntext\n"  # the only section of a sheet would be taken apart


def entry(text: str) -> Entry:
    return Entry(content=prose([Stretch(text, Setting())], RULER), markup=text)


def grid(*rows: tuple[str, ...], header: tuple[str, ...] = ()) -> Grid:
    return Grid(
        header=tuple(map(entry, header)),
        rows=tuple(tuple(map(entry, row)) for row in rows),
        padding=(0.2, 0.3),
        rule=0.05,
        header_rule=0.08,
    )


def parts(*heights: float) -> Parts:
    return Parts(heights, (0.0,) * len(heights), (0.0,) * len(heights))


def manuscript(markdown: str) -> Manuscript:
    return typeset(sheet_of(markdown), load_theme("default", Templates()), {}, {}, NO_BLANKS).manuscript


def fitter(sections: Manuscript, **wishes: object) -> Fitter:
    return Fitter(manuscript=sections, paper="a4", wishes=Wishes(largest=11.0, **wishes), spare=0.12)  # type: ignore[arg-type]


def sections(count: int, rows: int = 6) -> str:
    table = "".join(f"| tool {row} | what it is for, in a few words |\n" for row in range(rows))
    return "# Shed\n" + "".join(
        f"\n## Shelf {number}\n\n| Tool | Use |\n| --- | --- |\n{table}" for number in range(count)
    )


# ---- lines -----------------------------------------------------------------------------------------------------------


def test_no_single_element_holds_a_line_of_several_faces() -> None:
    mixed = prose([Stretch("日 oven", Setting())], RULER)
    assert evened('日 <b>o<i>v</i></b>en<br><svg><path d=""/></svg>', mixed) == "".join(
        f'<span class="even">{node}</span>'
        for node in ("日 ", "<b>o<i>v</i></b>", "en", "<br>", '<svg><path d=""/></svg>')
    )


def test_a_place_to_break_is_in_no_other_face() -> None:
    assert not prose([Stretch("oven.\u200btray", Setting(mono=True))], RULER).mixed


# ---- tables ----------------------------------------------------------------------------------------------------------


def test_column_widths_add_up_to_the_table() -> None:
    table = grid(("salt", "a pinch of it in every dough"), ("pepper", "never in a dough"))
    for width in (8.0, 15.0, 40.0):
        assert sum(table.widths(width)) == pytest.approx(width)


def test_the_column_that_wraps_gets_the_room() -> None:
    table = grid(("salt", "a pinch of it in every dough that you make"))
    key, text = table.widths(16.0)
    assert key < text


def test_a_wider_table_is_never_higher() -> None:
    table = grid(("oven", "heats the kitchen and bakes the bread"), ("fridge", "slows the yeast down over night"))
    heights = [height(table, Space(width)) for width in (10.0, 14.0, 18.0, 30.0, 50.0)]
    assert heights == sorted(heights, reverse=True)


def test_a_long_word_gives_way_before_short_ones() -> None:
    table = grid(("salt", "x" * 90))
    assert table.widths(20.0)[0] >= RULER.width("salt", Setting())


def test_of_two_cells_the_weightier_one_is_kept_on_its_line() -> None:
    first, second, tall = (entry(text) for text in ("bread knife", "bread knife", "cuts a crust without tearing it"))
    for chosen in (0, 1):
        row = tuple(replace(cell, weight=3 if place == chosen else 1) for place, cell in enumerate((first, second)))
        table = replace(grid(("", "", "")), rows=((*row, tall),))
        widths = table.widths(first.content.natural + second.content.narrowest + tall.content.natural * 0.6 + 1.9)
        lines = [cell.lines(width - 0.6) for cell, width in zip(table.rows[0], widths, strict=True)]
        assert lines == ([1, 2, 2] if chosen == 0 else [2, 1, 2])


def test_a_key_column_stays_near_to_what_it_is_the_key_of() -> None:
    key, other = grid(("spoon", "spoon")).widths(30.0)
    assert key < 0.3 * other
    assert key + other == pytest.approx(30.0)


def test_tables_of_a_section_line_up() -> None:
    table = "| Tool | Use |\n| --- | --- |\n| {} | cuts |\n"
    section = manuscript(f"# T\n\n## A\n\n{table.format('knife')}\ntext\n\n{table.format('a pair of scissors')}{LAST}")
    widths = re.findall(r'<col style="width:([\d.]+)em">', section.sections[0].html(Space(20.0)))
    assert len(widths) == 4
    assert widths[:2] == widths[2:]


def test_a_table_that_would_get_higher_does_not_line_up() -> None:
    table = "| Tool | Use |\n| --- | --- |\n| {} | {} |\n"
    first = table.format("knife", "cuts whatever there is to be cut on the board")
    section = manuscript(
        f"# T\n\n## A\n\n{first}\ntext\n\n{table.format('a very long pair of scissors', 'cuts')}{LAST}"
    )
    widths = re.findall(r'<col style="width:([\d.]+)em">', section.sections[0].html(Space(24.0)))
    assert widths[:2] != widths[2:]


def test_a_divided_table_repeats_its_header() -> None:
    table = grid(*[(f"row {number}", "text") for number in range(6)], header=("Key", "Value"))
    space = Space(20.0)
    head = table.parts(space).heights[0] - table.parts(space).heights[1]
    assert table.parts(space).leads[2] == pytest.approx(head)
    assert table.html(space, 3, 6).count("Key") == 1


def test_a_short_table_stays_whole() -> None:
    assert set(grid(("a", "b"), ("c", "d")).parts(Space(20.0)).leads) == {0.0, NEVER}


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


def test_the_only_section_has_its_heading_across_and_its_parts_in_frames() -> None:
    shelf = "".join(f"\n### Shelf {number}\n\nA tool.\n" for number in range(3))
    made = manuscript(f"# Shed\n\n## All tools\n{shelf}")
    assert made.titles == ("All tools", "Shelf 0", "Shelf 1", "Shelf 2")
    assert made.wants[0] > 1000
    assert all("band" in section.html(Space(20.0)) for section in made.sections)


def test_a_heading_that_repeats_the_title_is_not_written_twice() -> None:
    assert manuscript("# Shed\n\n## Shed\n\n### Shelf\n\nA tool.\n").titles == ("Shelf",)


def test_no_line_of_a_listing_stands_alone() -> None:
    listing = "".join(f"line {number}\n" for number in range(6))
    (section,) = manuscript(f"# T\n\n## A\n\ntext\n\n```\n{listing}```\n\n## B\n\ntext\n").sections[:1]
    leads = section.parts(Space(20.0)).leads
    assert [lead == NEVER for lead in leads] == [False, True, False, True, False, False, False, True]


def test_a_line_of_code_is_aligned_only_while_it_is_whole() -> None:
    code = "```python\n    stir(pot)          # slowly\n```\n"
    (section,) = manuscript(f"# T\n\n## A\n\n{code}{LAST}").sections[:1]
    assert "          " in section.html(Space(30.0))
    broken = re.sub(r"<[^>]*>", "", section.html(Space(9.0)))
    assert "    stir(pot)  # slowly" in broken


def test_a_quote_that_is_one_rule_has_one_frame() -> None:
    (section,) = manuscript(f"# T\n\n## A\n\n> **Tip:** wash it ==before== you cut it.\n{LAST}").sections[:1]
    assert "statement" in section.html(Space(20.0))
    assert "quote" not in section.html(Space(20.0))


def test_the_indent_of_a_line_of_code_is_part_of_its_first_element() -> None:
    code = "```python\n    # slowly\n```\n"
    (section,) = manuscript(f"# T\n\n## A\n\n{code}{LAST}").sections[:1]
    assert '<div class="line"><span class="c1">    # slowly</span></div>' in section.html(Space(30.0))


def test_a_gap_is_left_out_where_a_column_begins() -> None:
    (section,) = manuscript("# T\n\n## A\n\n| a |\n| --- |\n| b |\n\n> [!NOTE]\n> Wash it.\n\n## B\n\ntext\n").sections[
        :1
    ]
    whole = section.parts(Space(20.0)).heights
    assert "padding-top:0.3" in section.html(Space(20.0), 0, len(whole))
    assert "padding-top:0.3" not in section.html(Space(20.0), len(whole) - 1, len(whole))


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
    assert small.narrowest < 16


def test_measured_heights_make_the_second_try_smaller() -> None:
    found = manuscript(sections(20, rows=9))
    first = fitter(found).solve()
    second = replace(fitter(found), corrections=dict.fromkeys(range(20), 1.5)).solve()
    assert first is not None and second is not None
    assert second.font_size < first.font_size
