"""Wide tables: across the page without what stands around them, or a little smaller; headers that are said once."""

from __future__ import annotations

import pytest
from page_model import LAST, fitter, manuscript
from page_samples import page_of, says, sheet_of

from generator.writing.page.boxes import Space, height
from generator.writing.page.strips import full_width, pieces
from generator.writing.page.tabling import repeated_headers

NAMES = "| " + " | ".join(f"Eigenschaft{number}" for number in range(9)) + " |\n"
TABLE = NAMES + "|" + " --- |" * 9 + "\n" + NAMES * 4
PROSE = "\n\n".join("Einige Worte, die eine Spalte füllen und nichts mit der Tabelle zu tun haben." for _ in range(9))
SHEET = f"# Stahl\n\n## Sorten\n\n{PROSE}\n\n{TABLE}\n{PROSE}\n{LAST}"


def test_only_the_table_goes_across_and_not_its_section() -> None:
    sheet = manuscript(SHEET)

    assert sheet.titles == ("Sorten", "Sorten", "Sorten", "Z")
    assert sheet.joined == {1, 2}
    assert [full > 40.0 for full in sheet.full] == [False, True, False, False]


def test_only_the_table_goes_across_where_it_stands_below_a_lesser_heading() -> None:
    sheet = manuscript(f"# Stahl\n\n## Sorten\n\n{PROSE}\n\n### Liste\n\n{PROSE}\n\n{TABLE}\n{PROSE}\n{LAST}")

    assert [full > 40.0 for full in sheet.full] == [False, True, False, False]
    assert "Liste" in sheet.sections[0].html(Space(90.0))
    assert "Liste" not in "".join(section.html(Space(90.0)) for section in sheet.sections[1:])


def test_what_stands_around_a_wide_table_is_in_columns() -> None:
    found = fitter(manuscript(SHEET), columns=3).solve()

    assert found is not None
    assert [len(band.columns) for band in found.pages[0]] == [3, 1, 3]
    order = [part.section for band in found.pages[0] for column in band.columns for part in column]
    assert order == sorted(order)


def test_a_table_whose_cells_would_have_many_lines_in_a_column_goes_across() -> None:
    names = "".join(
        f"| Weg {number} | Wärme hinein, langsam und gleichmäßig | Härte heraus, ohne dass Risse entstehen "
        "| für Federn und Klingen aller Art | selten allein, meist mit Öl |\n"
        for number in range(8)
    )
    table = f"| Weg | Was | Wozu | Wofür | Wie oft |\n| - | - | - | - | - |\n{names}"
    found = fitter(
        manuscript(f"# Stahl\n\n## Sorten\n\n{PROSE * 4}\n\n{table}\n{PROSE * 4}\n{LAST}"), columns=3
    ).solve()

    assert found is not None
    assert [len(band.columns) for band in found.pages[0]] == [3, 1, 3]


def test_a_table_of_few_columns_stays_in_its_column() -> None:
    rows = "".join(
        f"| Weg {number} | Wärme hinein, langsam und gleichmäßig, bis alles glüht |\n" for number in range(8)
    )
    (section, _) = manuscript(f"# Stahl\n\n## Sorten\n\n| Weg | Was |\n| - | - |\n{rows}{LAST}").sections

    assert full_width(section) < 16.0


def test_a_wide_table_right_below_its_heading_takes_the_heading_with_it() -> None:
    sheet = manuscript(f"# Stahl\n\n## Sorten\n\nWas es gibt.\n\n{TABLE}\n{PROSE}\n{LAST}")

    assert sheet.titles == ("Sorten", "Sorten", "Z")
    assert "Was es gibt" in sheet.sections[0].html(Space(90.0))


def test_a_section_with_nothing_wide_is_one_piece() -> None:
    (section, _) = manuscript(f"# Stahl\n\n## Sorten\n\n{PROSE}\n{LAST}").sections

    assert list(pieces(section)) == [section]


def test_a_table_hardly_too_wide_is_set_smaller() -> None:
    section = manuscript(SHEET).sections[1]
    full = full_width(section)

    assert section.narrowest == pytest.approx(0.8 * full, abs=0.2)
    assert "font-size:0.9" in section.html(Space(0.92 * full))
    assert "font-size" not in section.html(Space(full))
    assert height(section, Space(0.9 * full)) < height(section, Space(full))
    assert section.strain(Space(0.9 * full)) > section.strain(Space(full))


def small(header: str, rows: int) -> str:
    return f"| {header} |\n| --- | --- |\n" + "".join(f"| key{row} | value{row} |\n" for row in range(rows)) + "\n"


@pytest.mark.parametrize(
    ("headers", "rows", "hidden"),
    [
        (("Key | Does", "Key | Does", "Key | Does"), 3, 2),
        (("Key | Does", "Does | Key", "Key | Does"), 3, 0),
        (("Key | Does", "Key | Does"), 12, 0),
        ((" | ", " | "), 3, 0),
    ],
)
def test_equal_headers_in_a_row_of_small_tables_are_shown_once(
    headers: tuple[str, ...], rows: int, hidden: int
) -> None:
    tables = "".join(f"### Part {place}\n\n{small(header, rows)}" for place, header in enumerate(headers))
    assert len(repeated_headers(sheet_of(f"# S\n\n## A\n\n{tables}{LAST}"))) == hidden


def test_a_page_whose_headers_are_shown_once_is_proven() -> None:
    sheet = sheet_of(
        f"# S\n\n## A\n\n### One\n\n{small('Taste | Wirkung', 3)}### Two\n\n{small('Taste | Wirkung', 4)}{LAST}"
    )
    page = page_of(sheet)

    assert says(page, "Wirkung")


def test_a_wide_table_and_what_stands_around_it_are_on_the_page() -> None:
    assert says(page_of(sheet_of(SHEET), columns=3), "Eigenschaft8")
