"""The ledger as a file: what it looks like, that it reads back, and what is said of a damaged one."""

from __future__ import annotations

import json
import re

import pytest
from deck_samples import mark, row, sequence, statement
from identity_samples import DAY, NOW, PATH, release, roast, roasting

from generator.diagnostics import render
from generator.identity import Ledger, read_ledger, write_ledger
from generator.inlines import Code, Math, Text


def test_a_ledger_is_one_line_a_fact_below_its_section() -> None:
    made = release(
        roast("Chaff", "silver skin", "in the tray", id="skin"),
        row("Bloom", ("answer", "first water"), clue="first water", context=("Pour over",), section=("Pouring",)),
        statement("Rule", "grind ", mark("fresh")),
        sequence("Cleaning", "rinse", "wipe", context=("Daily",)),
    )
    assert re.sub(r'"says":"[0-9a-f]{16}","seen":"[0-9a-f]{16}"', '"seen":"…"', made.text) == (
        '{"ledger":1,"about":"who each fact is for good: commit this file together with the sheet"}\n'
        '{"sheet":["coffee"]}\n'
        '{"section":["Brewing"]}\n'
        '{"guid":"OyqHgR4l4WJ","kind":"row","id":"skin","key":"Chaff","asks":{"What it is":"silver skin",'
        '"When":"in the tray"},"note":1799997632622,"mod":1799997632,"seen":"…"}\n'
        '{"section":["Pouring"]}\n'
        '{"guid":"Fb9mdX7dkVI","kind":"row","context":["Pour over"],"key":"Bloom","asks":{"answer":"first water"},'
        '"reverse":true,"note":1799997633134,"mod":1799997633,"seen":"…"}\n'
        '{"section":["Brewing"]}\n'
        '{"guid":"o3zssHbzOms","kind":"rule","text":"Rule: grind fresh","asks":["fresh"],'
        '"note":1799997633646,"mod":1799997633,"seen":"…"}\n'
        '{"guid":"ucgtuDOVH3q","kind":"sequence","context":["Daily"],"text":"Cleaning","asks":["rinse","wipe"],'
        '"note":1799997634158,"mod":1799997634,"seen":"…"}\n'
        '{"end":true}\n'
    )


def test_a_ledger_reads_back_as_it_was_written() -> None:
    first = release(*roasting(), statement("Rule", "grind ", mark("fresh")))
    later = release(*roasting()[1:], after=first, now=NOW + DAY)
    ledger, faults = read_ledger(later.text, PATH)
    assert (ledger, faults) == (later.ledger, ())
    assert write_ledger(ledger) == later.text


def test_code_and_mathematics_stay_readable() -> None:
    made = release(row((Code(text=r"\d+"),), ("Means", (Math(tex="n^2"), Text(text=" for $5")))))
    line = json.loads(made.text.splitlines()[3])
    assert (line["key"], line["asks"]) == (r"`\d+`", {"Means": r"$n^2$ for \$5"})


def test_line_separators_inside_a_text_do_not_break_a_line() -> None:
    made = release(row("Bloom\u2028and\u0085wait", ("Time", "30 seconds")))
    assert read_ledger(made.text, PATH) == (made.ledger, ())


def test_guids_are_safe_everywhere() -> None:
    guids = release(*(row(f"Bean {number}", ("Taste", "good")) for number in range(300))).guids.values()
    assert len(set(guids)) == 300
    assert all(re.fullmatch("[A-Za-z][0-9A-Za-z]{10}", guid) for guid in guids)


def test_guids_depend_on_what_they_name_and_on_nothing_else() -> None:
    assert release(*roasting(), now=NOW).guids == release(*roasting(), now=NOW + DAY).guids


# ---- damage ----------------------------------------------------------------------------------------------------------

HEADER = '{"ledger":1,"about":"x"}'
FACT = '{"guid":"Abc","kind":"row","key":"Chaff","asks":{},"note":1,"mod":1,"seen":"0"}'
END = '{"end":true}'

TAKE_BACK = (
    "  help: take the file back from git: git checkout HEAD -- source/coffee.ledger.jsonl; a fact whose line is lost "
    "gets a new guid, and its learners begin it anew"
)


def faults_of(*lines: str) -> list[str]:
    ledger, faults = read_ledger("\n".join((*lines, "")), PATH)
    assert ledger == Ledger() or faults == () or len(ledger.entries) < len(lines)
    return [render(fault) for fault in faults]


def test_a_sound_ledger_has_no_faults() -> None:
    assert faults_of(HEADER, FACT, END) == []


def test_a_merge_conflict_is_an_error_at_each_of_its_markers() -> None:
    ours, theirs = FACT, FACT.replace("Chaff", "Husk")
    assert faults_of(HEADER, "<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> theirs", END)[0] == (
        "source/coffee.ledger.jsonl:2:1: error[ledger-conflict]: a merge has left a conflict in the ledger\n"
        "    2 | <<<<<<< HEAD\n"
        "      | ^^^^^^^^^^^^\n"
        "  help: run `cheatsheet ledger merge source/coffee.ledger.jsonl`, then build again; by hand: keep the lines "
        "of both sides, of two with one guid either, and delete the marker lines (<<<<<<< ======= >>>>>>>)"
    )


def test_damaged_json_is_an_error_at_its_column() -> None:
    assert faults_of(HEADER, FACT.replace(',"kind"', '"kind"'), END) == [
        "source/coffee.ledger.jsonl:2:14: error[ledger-damaged]: not JSON: Expecting ',' delimiter\n"
        '    2 | {"guid":"Abc""kind":"row","key":"Chaff","asks":{},"note":1,"mod":1,"seen":"0"}\n'
        "      |              ^\n" + TAKE_BACK
    ]


def test_a_guid_that_stands_twice_is_an_error() -> None:
    assert faults_of(HEADER, FACT, FACT.replace("Chaff", "Husk"), END) == [
        "source/coffee.ledger.jsonl:3:1: error[ledger-duplicate]: guid Abc is on line 2 too\n"
        '    3 | {"guid":"Abc","kind":"row","key":"Husk","asks":{},"note":1,"mod":1,"seen":"0"}\n'
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: a guid is one fact's for good: delete one of the two lines (after a merge: either), then build again"
    ]


def test_another_format_is_an_error_that_names_the_way_on() -> None:
    assert faults_of(HEADER.replace("1", "2"), FACT, END) == [
        "source/coffee.ledger.jsonl:1:1: error[ledger-version]: the ledger has format 2; this version reads format 1\n"
        '    1 | {"ledger":2,"about":"x"}\n'
        "      | ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: install the version of the generator that wrote it, or a newer one"
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "the ledger does not begin with its header"),
        ((FACT, END), "the ledger does not begin with its header"),
        ((HEADER, FACT), "the ledger breaks off: its last line is missing"),
        ((HEADER, END, FACT), "there is a line after the end of the ledger"),
        ((HEADER, "[]", END), "not a fact: the line is no JSON object"),
        ((HEADER, FACT.replace('"note":1,', ""), END), "not a fact: `note` is missing"),
        ((HEADER, FACT.replace('"mod":1', '"mod":-1'), END), "not a fact: `mod` must be a whole number, not negative"),
        ((HEADER, FACT.replace('"mod":1', '"mod":' + "9" * 25), END), "not a fact: `mod` is too large for Anki"),
        ((HEADER, FACT.replace('"note":1', '"note":' + "9" * 25), END), "not a fact: `note` is too large for Anki"),
        ((HEADER, FACT.replace('"Abc"', '""'), END), "not a fact: `guid` is empty"),
        ((HEADER, FACT.replace("Abc", "A\\u001fb"), END), "not a fact: `guid` holds signs that nobody sees"),
        ((HEADER, FACT.replace('"asks":{}', '"asks":{"a":1}'), END), "not a fact: `asks` must pair names with text"),
        ((HEADER, '{"section":[1]}', END), "not a fact: `section` must be a list of text"),
    ],
)
def test_what_is_no_ledger_is_an_error(lines: tuple[str, ...], message: str) -> None:
    (fault,) = faults_of(*lines)
    assert f"error[ledger-damaged]: {message}\n" in fault


def test_all_faults_are_told_at_once() -> None:
    assert len(faults_of(HEADER, "{", FACT, "}", FACT, END)) == 3


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_ledger_that_breaks_off_is_never_read(cut: int) -> None:
    text = release(*roasting()).text
    _, faults = read_ledger(text[: len(text) * cut // 60], PATH)
    assert faults
