"""Directives that cannot be followed are named where they stand."""

from __future__ import annotations

from generator.diagnostics import render
from generator.loading import read
from generator.source import SourceFile

TABLE = "| a | b |\n| --- | --- |\n| oak | acorn |\n| fir | cone |\n"


def warnings(text: str) -> list[str]:
    return [render(diagnostic) for diagnostic in read(SourceFile.of("sheet.md", text), "sheet")[1]]


def test_a_column_that_is_not_there_is_named_once() -> None:
    assert warnings(f"# T\n## S\n<!-- key: 3 -->\n{TABLE}") == [
        "sheet.md:4:1: warning[no-such-column]: column 3 is asked for, but the table has 2\n"
        "    4 | | a | b |\n"
        "      | ^^^^^^^^^\n"
        "  help: count the columns from 1, from the left"
    ]


def test_columns_that_are_there_are_nothing_to_say() -> None:
    assert warnings(f"# T\n## S\n<!-- key: 2 -->\n<!-- ask: 1 -->\n{TABLE}") == []


def test_an_id_before_many_facts_names_none_of_them() -> None:
    found = warnings(f"# T\n## S\n<!-- id: trees -->\n{TABLE}")
    assert len(found) == 1
    assert "warning[id-of-nothing]: the id “trees” names no fact" in found[0]


def test_an_id_before_one_fact_is_its_id() -> None:
    text = "# T\n## S\n<!-- id: oak -->\n| a | b |\n| --- | --- |\n| oak | acorn |\n"
    sheet, found = read(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    assert ([fact.id for fact in sheet.facts], found) == (["oak"], ())


OPEN = "# T\n\n| Wort | Bedeutung |\n| --- | --- |\n| Ahorn | |\n| Birke | |\n"


def test_a_sheet_of_which_nothing_is_asked_is_said() -> None:
    assert warnings(OPEN) == [
        "sheet.md: warning[no-cards]: nothing in this sheet makes a card: its deck is empty\n"
        "  help: see the reasons with lint, or write `cards: none` in the front matter where only the page is wanted"
    ]


def test_a_sheet_that_wants_no_cards_has_none_to_miss() -> None:
    assert warnings(f"---\ncards: false\n---\n{OPEN}") == []
    assert warnings("# T\n\nA page of prose alone.\n") == []
