"""Lines and tables in the model."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from page_model import LAST, RULER, entry, grid, manuscript
from page_samples import sheet_of

from generator.writing.page.boxes import NEVER, Space, evened, height
from generator.writing.pdf import PageOptions, make_page
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Setting

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


@pytest.mark.parametrize("column", [3, 9])
def test_a_key_that_the_table_does_not_have_is_no_key(column: int) -> None:
    text = "## T\n\n{}| A | B |\n| --- | --- |\n| salt | a pinch |\n"
    sheets = [sheet_of(text.format(said)) for said in (f"<!-- key: {column} -->\n", "")]
    made = [make_page(sheet, paper="a4", media={}, options=PageOptions())[0] for sheet in sheets]
    assert made[0] is not None
    assert made[1] is not None
    assert made[0].font_size == made[1].font_size


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


SWATCHES = (
    "| | Name | |\n| --- | --- | --- |\n"
    '| <span style="background:#f00"></span> | red | |\n| | | |\n| <span style="background:#00f"></span> | blue | |\n'
)


def test_columns_and_rows_with_nothing_in_them_take_no_room() -> None:
    (blank, *_) = manuscript(f"# T\n\n## A\n\n{SWATCHES}{LAST}").sections
    (bare, *_) = manuscript(f"# T\n\n## A\n\n| Name |\n| --- |\n| red |\n| blue |\n{LAST}").sections

    assert height(blank, Space(20.0)) == height(bare, Space(20.0))
    assert blank.html(Space(20.0)).count("<col ") == 1


def test_a_warning_says_that_they_are_not_there() -> None:
    _, (found,) = make_page(sheet_of(f"# T\n\n## A\n\n{SWATCHES}{LAST}"), paper="a4", media={}, options=PageOptions())

    assert (found.code, found.severity.value) == ("empty-cells", "warning")
    assert found.message == "1 row and 2 columns of this table are empty, and not on the page"


def test_a_column_with_a_header_is_one_to_write_in() -> None:
    (made, *_) = manuscript(f"# T\n\n## A\n\n| Name | Mine |\n| --- | --- |\n| red | |\n| blue | |\n{LAST}").sections

    assert made.html(Space(20.0)).count("<col ") == 2


def test_tables_line_up_by_the_columns_that_they_show() -> None:
    second = "| | Name | Size |\n| --- | --- | --- |\n| | red | 3 |\n"
    (made, *_) = manuscript(f"# T\n\n## A\n\n{SWATCHES}\nword\n\n{second}{LAST}").sections

    assert made.html(Space(20.0)).count("<table") == 2


def test_a_cell_of_very_many_lines_gets_the_room_that_there_is() -> None:
    table = grid(("kneading", "short", "word " * 400), ("baking", "short", "word"))
    assert table.widths(60.0)[2] > 45.0


def test_a_key_of_sentences_is_not_in_bold() -> None:
    def bold(key: str) -> bool:
        rows = f"| {key} | one |\n" * 3
        return 'class="key"' in manuscript(f"# A\n\n## B\n\n| Key | Value |\n| - | - |\n{rows}{LAST}").sections[0].html(
            Space(30.0)
        )

    assert bold("Knead")
    assert not bold("Knead the dough until it is smooth, and let it rest until it has doubled.")


def test_a_table_of_three_columns_with_long_cells_goes_across() -> None:
    def full(words: int) -> float:
        rows = f"| Knead | {'word ' * words} | {'word ' * words} |\n" * 4
        return manuscript(f"# A\n\n## B\n\n| Step | How | Why |\n| - | - | - |\n{rows}{LAST}").full[0]

    assert full(3) < 20.0
    assert full(40) > 30.0
