"""Text with markup as words: what is seen, where it is cut, what gives an answer away."""

from __future__ import annotations

import pytest

from generator.asking.shapes.looks import is_code, is_link, is_strong
from generator.asking.shapes.wording import (
    count_words,
    cut,
    first_sentence,
    gives_away,
    is_blank,
    sentences,
    trim,
    visible,
    without_colon,
)
from generator.inlines import Break, Code, Footnote, Inlines, Link, Styled, Text, plain, text

MIXED: Inlines = (
    Text(text="Use "),
    Styled(style="strong", children=text("bold words")),
    Code(text="a b"),
    Text(text=" now"),
)


@pytest.mark.parametrize("place", range(len("Use bold wordsa b now") + 1))
def test_cut_loses_nothing(place: int) -> None:
    left, right = cut(MIXED, place)
    assert plain(left) + plain(right) == plain(MIXED)


def test_cut_goes_through_bold_but_not_through_code() -> None:
    left, right = cut(MIXED, 8)
    assert left[1:] == (Styled(style="strong", children=text("bold")),)
    assert right[:1] == (Styled(style="strong", children=text(" words")),)
    assert cut(MIXED, 15)[0][-1] == Code(text="a b")


def test_trim_takes_breaks_and_spaces_from_both_ends() -> None:
    assert trim((Break(), Text(text="  a "), Break(), Text(text=" b "), Break())) == (
        Text(text="a "),
        Break(),
        Text(text=" b"),
    )


def test_what_has_no_shape_is_not_seen() -> None:
    assert visible(text("a\u200b \u00a0\u2060b")) == "a b"
    assert is_blank(text("\u200b\u00a0"))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("One. Two.", "One."),
        ("Use e.g. this one. Then that.", "Use e.g. this one."),
        ("「一つ。二つ。」", "「一つ。"),
        ("Version 3.5 is out! Get it.", "Version 3.5 is out!"),
        ("Only one", "Only one"),
    ],
)
def test_first_sentence(words: str, first: str) -> None:
    assert plain(first_sentence(text(words))) == first


def test_a_stop_inside_code_ends_no_sentence() -> None:
    assert sentences((Text(text="Call "), Code(text="a. b. c"), Text(text=" twice."))) == 1


@pytest.mark.parametrize(
    ("answer", "front"),
    [
        ("Lambda", "Compute › lambda"),
        ("`image/png`", "the type `image/png`"),
        ("正则", "Python 中的正则表达式"),
        (r"\xi", r"KaTeX:\xi"),
    ],
)
def test_an_answer_is_given_away(answer: str, front: str) -> None:
    assert gives_away(answer, front)


@pytest.mark.parametrize(
    ("answer", "front"),
    [("no", "no answer"), ("art", "the party starts"), ("f", "File f"), ("", "anything"), ("—", "— —")],
)
def test_an_answer_is_no_part_of_a_word_and_no_sign(answer: str, front: str) -> None:
    assert not gives_away(answer, front)


@pytest.mark.parametrize(
    ("words", "bare"), [("It needs:", "It needs"), ("3. Soil …", "Soil"), ("font-size -", "font-size")]
)
def test_words_that_lead_in_lose_what_points_on(words: str, bare: str) -> None:
    assert plain(without_colon(text(words))) == bare


def test_words_of_scripts_without_spaces_are_counted() -> None:
    assert (count_words("three plain words"), count_words("正则表达式"), count_words("")) == (3, 3, 0)


def test_kinds_of_text() -> None:
    link = Link(url="https://example.org", children=text("here"))
    assert is_code((Code(text="a"), Text(text=" / "), Code(text="b")))
    assert not is_code((Code(text="a"), Text(text=" or "), Code(text="b")))
    assert is_link((link, Text(text=", "), link))
    assert not is_link((link, Text(text=" says more")))
    assert is_strong((Styled(style="strong", children=text("Title")), Text(text=":")))
    assert not is_strong((Styled(style="strong", children=text("Title")), Text(text=" goes on")))


def test_the_mark_of_a_footnote_stays_with_its_word() -> None:
    note = Footnote(label="1", content=text("Only in spring."))
    assert cut((*text("Ebb"), note, *text(": the water goes")), 3, 5) == (
        (*text("Ebb"), note),
        text(": "),
        text("the water goes"),
    )
