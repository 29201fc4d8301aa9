"""What a page is that can be read: words whole, lines of several words, cells of few lines."""

from __future__ import annotations

import pytest
from page_model import LAST, RULER, fitter, grid, manuscript
from page_samples import sheet_of

from generator.writing.page.boxes import Space, height
from generator.writing.pdf import PageOptions, composing, make_page
from generator.writing.typography.ruler import Setting

MANY = "| " + " | ".join(f"Unteilbarkeit{number}" for number in range(12)) + " |\n"
WIDE = "# Breit\n\n## Tabelle\n\n" + MANY + "|" + " --- |" * 12 + "\n" + MANY * 3 + LAST


@pytest.mark.parametrize("name", ["主な使い方", "사용 방법", "ตัวอย่าง"])
def test_a_header_is_not_set_one_sign_a_line(name: str) -> None:
    table = f"| {name} | {name} |\n| --- | --- |\n| a | b |\n"
    needed = manuscript(f"# S\n\n## A\n\n{table}{LAST}").sections[0].narrowest

    # A table may be set a fifth smaller.
    assert needed > 2 * 0.8 * RULER.width(max(name.split(), key=len), Setting(bold=True, size=0.94))


def test_signs_without_spaces_stay_together_only_where_they_are_few() -> None:
    sentence = grid(("これは長い文であり、どこかで行を変えなければならない。",)).rows[0][0]

    assert sentence.content.narrowest < sentence.least == 4.0


def test_rows_of_many_lines_strain_and_rows_of_few_do_not() -> None:
    prose = grid(("key", "a sentence of some length that takes one line more whenever there is less room for it"))

    assert prose.strain(Space(40.0)) == 0.0
    assert prose.strain(Space(11.0)) > 0.0


def test_broken_lines_of_code_strain() -> None:
    section = manuscript(f"# S\n\n## A\n\n```\nlet total = orders.iter().filter(paid).sum()\n```\n{LAST}").sections[0]

    assert section.strain(Space(60.0)) == 0.0 < section.strain(Space(14.0))


def test_a_little_size_is_given_for_lines_that_are_easier_to_read() -> None:
    rows = "".join(
        f"| call{number}(first, second, third, fourth) | what it does, in a word |\n" for number in range(14)
    )
    sheet = manuscript("# S\n" + "".join(f"\n## Part {one}\n\n| C | D |\n| - | - |\n{rows}" for one in range(5)))
    one = fitter(sheet)
    found = one.solve()

    assert found is not None
    largest = max(one.largest(setting, 5.5, 11.0) for setting in one.settings())
    assert found.font_size >= 0.95 * largest - 0.05
    rated = {
        columns: one.rating(arrangement, setting)
        for columns in (2, 3)
        if (
            arrangement := one.arrange(
                setting := composing.Setting("portrait", columns, "divided"), found.font_size, 1.0
            )
        )
    }
    assert found.columns == max(rated, key=rated.__getitem__)


SHORT = "".join(
    f"\n## Shelf {number}\n\n" + "".join(f"- tool {tool}: what it does\n" for tool in range(6)) for number in range(7)
)


def test_short_lines_stand_in_columns_and_not_across_an_upright_page() -> None:
    found = fitter(manuscript(f"# Shed\n{SHORT}")).solve()

    assert found is not None
    assert found.columns > 1
    assert found.font_size == 11.0


def test_a_few_words_stay_in_one_column() -> None:
    found = fitter(manuscript("# Shed\n\n## Shelf\n\nA word.\n")).solve()

    assert found is not None
    assert [len(band.columns) for band in found.pages[0]] == [1, 1]


def test_bands_grow_less_than_other_paddings() -> None:
    leaf = manuscript(f"# Shed\n{SHORT}").sections[0].children[0]
    heights = [height(leaf, Space(30.0, air)) for air in (1.0, 1.4, 2.6)]

    assert heights[0] < heights[1] == heights[2]


def test_a_bullet_that_nothing_stands_behind_takes_no_room() -> None:
    filled, empty = (manuscript(f"# Shed\n\n## A\n\n- nail\n{bullet}\n## B\n\ntext\n") for bullet in ("", "-\n"))

    assert height(filled.sections[0], Space(30.0)) == height(empty.sections[0], Space(30.0))


def test_no_setting_tears_words_apart() -> None:
    sheet = manuscript(WIDE)
    found = fitter(sheet, columns=4).solve()

    assert found is None or not found.torn(sheet)


@pytest.mark.parametrize(("size", "code"), [(7.0, ""), (11.0, "torn-words")])
def test_words_are_torn_only_where_nothing_else_is_left_and_a_warning_says_so(size: float, code: str) -> None:
    options = PageOptions(columns=4, font_size=size, orientation="portrait")
    page, found = make_page(sheet_of(WIDE), paper="a4", media={}, options=options)

    assert page is not None
    assert "".join(one.code for one in found) == code


def test_whole_lines_of_code_are_worth_a_tenth_of_the_size() -> None:
    listing = "\n".join(
        f"response = session.request('POST', address, payload=order{number}, retry=True, fast=False)"
        for number in range(14)
    )
    found = fitter(
        manuscript("# Orders\n" + "".join(f"\n## Part {part}\n\n```python\n{listing}\n```\n" for part in range(5)))
    ).solve()

    assert found is not None
    assert found.columns <= 2


def test_tiny_text_is_no_price_for_whole_lines() -> None:
    sheet, setting = fitter(manuscript(f"# A\n\n## B\n\ntext\n{LAST}")), composing.Setting("portrait", 2, "divided")
    large, small, tiny = (sheet.arrange(setting, size, 1.0) for size in (8.5, 7.5, 6.5))

    assert large is not None
    assert small is not None
    assert tiny is not None
    first = sheet.rating(large, setting) - sheet.rating(small, setting)
    assert sheet.rating(small, setting) - sheet.rating(tiny, setting) > 1.5 * first
