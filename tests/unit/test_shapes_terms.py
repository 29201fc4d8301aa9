"""Where a term ends and what is said of it begins."""

from __future__ import annotations

import pytest

from generator.asking.shapes.term_split import split_term
from generator.inlines import Code, Inlines, Link, Styled, Text, plain, text


def pieces(content: Inlines, **how: bool) -> tuple[str, str] | None:
    split = split_term(content, **how)
    return None if split is None else (plain(split.term), plain(split.explanation))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("oak: a tree", ("oak", "a tree")),
        ("oak : a tree", ("oak", "a tree")),
        ("oak - a tree", ("oak", "a tree")),
        ("oak — a tree", ("oak", "a tree")),
        ("oak = a tree", ("oak", "a tree")),
        ("oak -> a tree", ("oak", "a tree")),
        ("oak :: a tree: hard", ("oak", "a tree: hard")),
        ("oak (and beech): trees", ("oak (and beech)", "trees")),
        ("树：木头", ("树", "木头")),
        ("wget https://example.org/oak: fetches it", ("wget https://example.org/oak", "fetches it")),
        ("link: what joins two logs", ("link", "what joins two logs")),
    ],
)
def test_a_separator_parts_term_and_explanation(words: str, expected: tuple[str, str]) -> None:
    assert pieces(text(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "see https://example.org/a: it is long",
        "open until 17:30",
        "std::vector grows",
        "for example: an oak",
        "a well-known tree",
        "oak:",
        "oak: (a tree)",
        "Which one: oak or beech?",
        "It rained all night. Then: sun",
        "this is a long sentence that has a colon only near: its end",
        "(oak: a tree) stands alone",
    ],
)
def test_other_colons_and_dashes_part_nothing(words: str) -> None:
    assert pieces(text(words)) is None


def test_a_term_in_bold_may_hold_its_colon() -> None:
    bold = Styled(style="strong", children=text("oak:"))
    assert pieces((bold, Text(text=" a tree"))) == ("oak", "a tree")


def test_words_in_brackets_after_a_bold_term_belong_to_it() -> None:
    bold = Styled(style="strong", children=text("Oak"))
    assert pieces((bold, Text(text=" (Quercus) – a tree"))) == ("Oak (Quercus)", "a tree")


def test_a_colon_inside_code_is_code() -> None:
    assert pieces((Code(text="a: b"), Text(text=" - maps a to b"))) == ("a: b", "maps a to b")


def test_a_link_may_be_the_term() -> None:
    link = Link(url="https://example.org", children=text("Oak"))
    assert pieces((link, Text(text=": a tree"))) == ("Oak", "a tree")


def test_a_bold_term_without_a_mark_counts_only_where_asked_for() -> None:
    bold = (Styled(style="strong", children=text("Oak")), Text(text=" grows slowly"))
    assert pieces(bold) is None
    assert pieces(bold, loose=True) == ("Oak", "grows slowly")


@pytest.mark.parametrize("rest", [" or beech", ", beech and elm", " の葉は丸い"])
def test_a_sentence_that_starts_in_bold_goes_on(rest: str) -> None:
    assert pieces((Styled(style="strong", children=text("Oak")), Text(text=rest)), loose=True) is None


def test_plain_terms_do_not_count_where_markup_is_asked_for() -> None:
    assert pieces(text("oak: a tree"), styled_only=True) is None


@pytest.mark.parametrize("words", ["Kirchhoff—Bunsen—Roscoe: light", "Knuth—Morris—Pratt finds words"])
def test_names_that_dashes_join_are_not_parted_at_one(words: str) -> None:
    assert pieces(text(words)) in (None, ("Kirchhoff—Bunsen—Roscoe", "light"))


@pytest.mark.parametrize(
    "words",
    [" der alten Zunft auf dem Land", " de la guilde des potiers", " del gremio de los alfareros", " of the guild"],
)
def test_a_bold_word_with_what_belongs_to_it_is_no_term(words: str) -> None:
    assert pieces((Styled(style="strong", children=text("Werke")), Text(text=words)), loose=True) is None
