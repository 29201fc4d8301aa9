"""Row notes: which card asks what, and what its back shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deck_samples import identities, row, sheet

from generator.cards import make_notes
from generator.cards.rows import question_mark
from generator.facts import RowFact
from generator.inlines import Code
from generator.notes import Identity, Note
from generator.notetypes import MY_NOTES, NEWER, field_of

MARK = '<span class="mark">?</span>'
BEAN = row("Arabica", ("Taste", "floral"), ("Grows", "on hills"))


def note_of(fact: RowFact, *slots: str, language: str = "en") -> Note:
    identity = identities(fact)[0]
    if slots:
        identity = replace(identity, slots=slots)
    return make_notes(sheet(fact, language=language), (identity,), {})[0]


def test_each_question_has_a_card_in_the_order_of_the_columns() -> None:
    note = note_of(BEAN)
    assert (field_of(note, "Ask 1"), field_of(note, "Answer 1")) == (f"Taste{MARK}", "floral")
    assert (field_of(note, "Ask 2"), field_of(note, "Answer 2")) == (f"Grows{MARK}", "on hills")
    assert note.ordinals == (0, 1)


def test_a_question_keeps_its_place_when_the_columns_change_theirs() -> None:
    note = note_of(BEAN, "Grows", "", "Taste")
    assert (field_of(note, "Ask 1"), field_of(note, "Ask 2"), field_of(note, "Ask 3")) == (
        f"Grows{MARK}",
        "",
        f"Taste{MARK}",
    )
    assert field_of(note, "Answer 3") == "floral"
    assert note.ordinals == (0, 2)


def test_a_question_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="Grows"):
        note_of(BEAN, "Taste", "")


def test_a_place_beyond_the_last_card_is_refused() -> None:
    with pytest.raises(ValueError, match="more places"):
        note_of(BEAN, "Taste", "", "", "", "", "", "Grows")


def test_a_fact_that_asks_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="asks nothing"):
        note_of(row("Arabica"), "Taste")


def test_the_reverse_is_the_seventh_card() -> None:
    note = note_of(row("Arabica", ("Taste", "floral"), clue="floral, from hills"))
    assert note.ordinals == (0, 6)
    assert field_of(note, "Clue") == "floral, from hills"
    assert field_of(note, "Key header") == f"Bean{MARK}"
    assert field_of(note, "Key") == "Arabica"


def test_a_key_that_is_not_asked_has_a_header_without_a_question_mark() -> None:
    assert field_of(note_of(BEAN), "Key header") == "Bean"


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("Taste", "?"),
        ("Taste (short)", "?"),
        ("Which one?", ""),
        ("Taste:", ""),
        ("つくりかた", "？"),
        ("المعنى", "؟"),
        ("", "?"),
    ],
)
def test_a_header_becomes_a_question_in_its_own_writing(words: str, mark: str) -> None:
    assert question_mark(words) == mark


def test_a_term_without_a_header_is_asked_by_a_question_mark() -> None:
    assert field_of(note_of(row("Crema", ("", "foam"), key_header="")), "Ask 1") == "?"


def test_a_key_that_is_a_question_gets_no_second_one_but_its_card() -> None:
    note = note_of(row("What is crema?", ("", "foam"), key_header=""))
    assert field_of(note, "Ask 1") == '<span class="asked"></span>'
    assert note.ordinals == (0,)


def test_each_answer_is_stored_once() -> None:
    note = note_of(row("Arabica", ("Taste", "floral"), ("Grows", "on hills"), extra=(("Price", "dear"),)))
    for words in ("Arabica", "floral", "on hills", "dear"):
        assert sum(words in field for field in note.fields) == 1


def test_what_is_only_shown_is_below_the_answer_with_its_header() -> None:
    fact = row("Arabica", ("Taste", "floral"), extra=(("Price", "dear"), ("Shop", "")))
    assert field_of(note_of(fact), "Extra") == (
        '<table class="row"><tbody><tr><th scope="row">Price</th><td>dear</td></tr></tbody></table>'
    )


def test_equal_cells_are_told_apart_by_their_headers() -> None:
    fact = row("Arabica", ("Grows", "high"), extra=(("Price", "high"),))
    fact = replace(fact, whole=(fact.whole[0], fact.whole[2], fact.whole[1]))
    extra = field_of(note_of(fact), "Extra")
    assert "Price" in extra
    assert "Grows" not in extra


def test_my_notes_and_what_is_kept_free_stay_empty() -> None:
    note = note_of(row("Arabica", ("Taste", "floral"), clue="floral", extra=(("Price", "dear"),)))
    for name in (MY_NOTES, NEWER, "Sound", "Typed", "Typed key", "Spare 2"):
        assert field_of(note, name) == ""


def test_the_context_is_sheet_and_section_and_what_the_author_says_before() -> None:
    fact = row("Arabica", ("Taste", "floral"), section=("Beans", "<Kinds>"), context=("In general:",))
    assert field_of(note_of(fact), "Context") == (
        "<div><span>Coffee</span> › <span>Beans</span> › <span>&lt;Kinds&gt;</span></div><div>In general:</div>"
    )


def test_the_sheets_title_is_not_said_twice() -> None:
    fact = row("Arabica", ("Taste", "floral"), section=("Coffee", "Beans"))
    assert field_of(note_of(fact), "Context") == "<div><span>Coffee</span> › <span>Beans</span></div>"


def test_a_note_of_right_to_left_text_turns_the_card() -> None:
    note = note_of(row("كتاب", ("المعنى", "شيء"), key_header="الكلمة"), language="ar")
    assert (field_of(note, "Direction"), field_of(note, "Language")) == ("rtl", "ar")
    assert "dir=" not in field_of(note, "Key")
    assert field_of(note_of(BEAN), "Direction") == ""


def test_one_word_of_another_direction_turns_itself_only() -> None:
    note = note_of(row("book and reading", ("Arabic", "كتاب")))
    assert field_of(note, "Direction") == ""
    assert field_of(note, "Answer 1") == '<span dir="rtl" lang="ar">كتاب</span>'


def test_every_fact_is_due_once_before_any_is_due_twice() -> None:
    facts = (BEAN, row("Robusta", ("Taste", "bitter")), row("Liberica", ("Taste", "smoky")))
    assert [note.due for note in make_notes(sheet(*facts), identities(*facts), {})] == [(1, 4), (2,), (3,)]


def test_a_note_is_who_its_identity_says() -> None:
    identity = Identity(guid="abc", note_id=5, slots=("Taste", "Grows"))
    note = make_notes(sheet(BEAN), (identity,), {})[0]
    assert (note.guid, note.note_id, note.fact, note.modified) == ("abc", 5, 0, 0)


def test_the_tags_say_sheet_section_and_kind() -> None:
    fact = row("Arabica", ("Taste", "floral"), section=("Beans & Roasts", "Light (city)"))
    assert note_of(fact).tags == ("coffee", "coffee::beans-roasts::light-city", "kind::row", "barista")


def test_tags_hold_no_white_space_and_none_comes_twice() -> None:
    tagged = sheet(BEAN, tags=("latte art", "tab\there", "Coffee", "a\u2003b", " "))
    assert make_notes(tagged, identities(BEAN), {})[0].tags == (
        "coffee",
        "coffee::brewing",
        "kind::row",
        "latte-art",
        "tab-here",
        "a-b",
    )


def test_code_in_a_header_stays_code() -> None:
    fact = row("ls", ("x", "y"))
    fact = replace(fact, questions=(replace(fact.questions[0], prompt=(Code(text="-l"),)),))
    assert field_of(note_of(fact), "Ask 1") == f'<code><span class="unbroken">-l</span></code>{MARK}'
