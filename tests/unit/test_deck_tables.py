"""The CSVs: plain, complete, each table under a name that says where it stands."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from deck_samples import NOWHERE, coffee, identities, mark, row, section, sequence, sheet, stamped, statement, table

from generator.blocks import Item, ItemList, Quote
from generator.cards import describe_deck, make_notes
from generator.facts import Sheet, Step
from generator.inlines import Break, Code, Image, Link, Text, text
from generator.writing.tables import csv_files

SMALL = table(("A", "B"), ("1", "2"))


def files_of(made: Sheet) -> dict[str, bytes]:
    notes = stamped(make_notes(made, identities(*made.facts), {}))
    return csv_files(made, describe_deck(made), notes)


def tables_of(made: Sheet) -> dict[str, bytes]:
    return {
        name: content
        for name, content in files_of(made).items()
        if name != "facts.csv" and not name.startswith("anki-")
    }


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))


def facts_of(made: Sheet) -> list[list[str]]:
    return rows_of(files_of(made)["facts.csv"])[1:]


def test_a_table_is_written_as_it_stands() -> None:
    made = sheet(sections=(section("Prices", table(("Cup", "Cost"), ("small", "1,5 €"), ('the "big" one', ""))),))
    assert tables_of(made) == {"prices.csv": '"Cup","Cost"\r\n"small","1,5 €"\r\n"the ""big"" one",""\r\n'.encode()}


def test_a_table_of_one_empty_cell_keeps_its_row() -> None:
    made = sheet(sections=(section("Prices", table(("Cup",), ("",))),))
    assert rows_of(tables_of(made)["prices.csv"]) == [["Cup"], [""]]


def test_cells_that_look_like_formulas_stay_as_they_are() -> None:
    cells = ("=SUM(A1)", "+1", "-x", "@home")
    made = sheet(sections=(section("Keys", table(("1", "2", "3", "4"), cells)),))
    assert rows_of(tables_of(made)["keys.csv"])[1] == list(cells)


def test_markup_is_left_out_and_words_stay() -> None:
    cell = (Code(text="a|b"), Break(), Link(url="https://example.org", children=text("here")), Text(text="<b>"))
    made = sheet(sections=(section("Keys", table(("1",), (cell,))),))
    assert rows_of(tables_of(made)["keys.csv"])[1] == ["a|b here<b>"]


def test_a_picture_without_words_is_named_by_its_file() -> None:
    made = sheet(sections=(section("Keys", table(("1",), ((Image(url="cup.png", alt="", span=NOWHERE),),))),))
    assert rows_of(tables_of(made)["keys.csv"])[1] == ["cup.png"]


def test_several_tables_of_a_section_are_counted() -> None:
    assert list(tables_of(sheet(sections=(section("Keys", SMALL, SMALL, SMALL),)))) == [
        "keys.csv",
        "keys-2.csv",
        "keys-3.csv",
    ]


def test_sections_of_one_title_are_told_apart_by_the_titles_around_them() -> None:
    made = sheet(
        sections=(
            section("Git", sections=(section("Basics", SMALL),)),
            section("Vim", sections=(section("Basics", SMALL),)),
            section("Vim", sections=(section("Basics", SMALL),)),
        )
    )
    assert list(tables_of(made)) == ["basics.csv", "vim-basics.csv", "vim-basics-2.csv"]


def test_no_table_takes_the_name_of_another_file() -> None:
    made = sheet(sections=(section("Facts", SMALL), section("Anki", SMALL), section("CON", SMALL), section("★", SMALL)))
    assert list(tables_of(made)) == ["coffee-facts.csv", "anki.csv", "coffee-con.csv", "coffee.csv"]


def test_tables_inside_other_blocks_count() -> None:
    quote = Quote(kind="tip", title=(), blocks=(SMALL,), span=NOWHERE)
    item = Item(content=text("a"), blocks=(quote,), span=NOWHERE)
    nested = ItemList(ordered=False, start=1, items=(item,), span=NOWHERE)
    assert list(tables_of(sheet(sections=(section("Keys", nested),)))) == ["keys.csv"]


def test_a_table_before_the_first_section_goes_by_the_title() -> None:
    assert list(tables_of(replace(sheet(), preface=(SMALL,)))) == ["coffee.csv"]


def test_facts_have_one_row_each_with_the_guid_of_their_note() -> None:
    rows = rows_of(files_of(coffee())["facts.csv"])
    assert rows[0] == ["id", "kind", "section", "line", "question side", "answer side"]
    assert [row[0] for row in rows[1:]] == [f"guid{n:04}" for n in range(7)]


def test_a_row_with_one_question_asks_by_its_header() -> None:
    assert facts_of(sheet(row("Arabica", ("Taste", "floral"))))[0][4:] == ["Arabica — Taste", "floral"]


def test_a_statement_is_asked_with_blanks_and_answered_whole() -> None:
    assert facts_of(sheet(statement("Rule", "grind ", mark("fresh"))))[0][4:] == [
        "Rule: grind […]",
        "Rule: grind fresh",
    ]


def test_a_sequence_without_a_title_is_asked_by_its_section() -> None:
    assert facts_of(sheet(sequence("", "a", "b", back=(("no", "a"),))))[0][4:] == ["Brewing", "a → b\n↩ no → a"]


def test_numbers_of_steps_stay() -> None:
    steps = (Step(lead=text("1."), content=text("a")), Step(lead=text("2."), content=text("b")))
    assert facts_of(sheet(replace(sequence("Do"), steps=steps)))[0][5] == "1. a → 2. b"


def test_what_the_author_says_before_a_fact_is_asked_with_it() -> None:
    fact = row("commit", ("", "git commit"), context=("Before a push:",))
    assert facts_of(sheet(fact))[0][4] == "Before a push:\ncommit"


def test_the_notes_for_anki_are_quoted_throughout_and_leave_the_learners_own_alone() -> None:
    lines = files_of(coffee())["anki-cloze.csv"].decode().split("\r\n")
    assert lines[:6] == [
        "#separator:Comma",
        "#html:true",
        "#notetype:Cheatsheet Cloze",
        "#deck:Coffee",
        "#columns:GUID,Text,Label,Extra,Context,Source,Sound,Typed,Direction,Language,Typed key,Sent",
        "#guid column:1",
    ]
    assert all(line.startswith('"') for line in lines[6:-1])
    assert {len(row) for row in rows_of(files_of(coffee())["anki-cloze.csv"])[6:]} == {12}


def test_a_note_type_without_notes_has_no_file() -> None:
    assert "anki-cloze.csv" not in files_of(sheet(row("Arabica", ("Taste", "floral"))))


@pytest.mark.parametrize(
    "words", ["=SUM(A1:A3)", "+1", "-rf", "@home", "=cmd|' /C calc'!A0", "\ttab", "#a", "'x", "Größe"]
)
def test_cells_that_a_spreadsheet_would_take_for_formulas_read_back_as_they_are(words: str) -> None:
    made = sheet(sections=(section("Keys", table(("A", "B"), (words, "b"))),))
    content = files_of(made)["keys.csv"]
    assert not content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content)[1] == [words.strip(), "b"] or rows_of(content)[1] == [words, "b"]
