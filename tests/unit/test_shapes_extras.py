"""What an author adds to the backs of cards: where it goes, and what is said where it goes nowhere."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.facts import Sheet
from generator.loading import sheet_of


def read(text: str) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    made, found = sheet_of("tides.md", text.encode())
    assert made is not None, found
    return made, found


def extras(text: str) -> list[tuple[str, ...]]:
    return [fact.extra for fact in read(text)[0].facts]


TABLE = "| Wind | Feels like |\n| --- | --- |\n| Föhn{} | a warm dryer |\n| Bora{} | ice on the rigging |\n"


def test_a_comment_in_a_cell_is_for_that_row() -> None:
    sheet = "## Winds\n\n" + TABLE.format(" <!-- extra: from the `Alps` -->", "")
    assert extras(sheet) == [("from the `Alps`",), ()]


def test_a_comment_in_an_item_or_below_it_is_for_that_item() -> None:
    items = (
        "- Ebb: the water goes out <!-- extra: twice a day -->\n- Flood: it comes back\n  <!-- extra: in a rush -->\n"
    )
    assert extras("## Words\n\n" + items) == [("twice a day",), ("in a rush",)]


def test_a_comment_before_a_table_or_a_heading_is_for_all_of_it() -> None:
    table = TABLE.format("", " <!-- extra: in winter -->")
    assert extras("## Winds\n\n<!-- extra: see p. 3 -->\n\n" + table) == [("see p. 3",), ("see p. 3", "in winter")]
    assert extras("<!-- extra: see p. 3 -->\n\n## Winds\n\n" + TABLE.format("", "")) == [("see p. 3",)] * 2


def test_an_extra_beside_an_id_leaves_the_id() -> None:
    made, _ = read("## Winds\n\n" + TABLE.format(" <!-- id: fohn --> <!-- extra: warm -->", ""))
    assert [(fact.id, fact.extra) for fact in made.facts] == [("fohn", ("warm",)), (None, ())]


def test_an_extra_of_no_card_is_told() -> None:
    text = "## Words\n\n- Ebb: the water goes out\n\nJust a remark. <!-- extra: lost -->\n"
    made, found = read(text)
    assert [fact.extra for fact in made.facts] == [()]
    assert [(one.code, one.place) for one in found] == [("extra-of-nothing", ("tides.md", 5, 16))]


def test_a_comment_that_begins_with_a_word_like_it_is_only_a_comment() -> None:
    _, found = read("## Words\n\n<!-- extract: chapter 2 -->\n\n- Ebb: the water goes out\n")
    assert found == ()
