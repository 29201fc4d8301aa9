"""Whatever stands in a sheet: nothing crashes, no question is blank or has two answers, every line is accounted for."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.asking import lint
from generator.asking.shapes.vocabulary import bare, is_one_of, listed
from generator.facts import Sheet, Status, slots
from generator.fronts import fronts
from generator.loading import read
from generator.source import SourceFile

WORD = st.sampled_from(
    [
        *("oak", "fir", "`a`", "**bold**", "yes", "no", "-", "—", "", "✓", "1", "42", "正则", "שלום"),
        *("[top](#a)", "a: b", "==m==", "?"),
    ]
)
CELL = st.lists(WORD, min_size=0, max_size=2).map(" ".join)
ITEM = st.builds("{}{}".format, st.sampled_from(["- ", "  - ", "1. ", "- [ ] ", "- [x] ", "* "]), CELL)
LINE = st.sampled_from(
    [
        *("", "## Head", "### Q: what?", "# T", "> quote", "> [!TIP]", "Q: why?", "A: so", "A) one B) two", "Steps:"),
        *("Note: do ==it== now", "```sh", "```", "# comment", "ls -a  # lists", "a → b", "term", ": definition", "---"),
        *("$$x$$", "<!-- cards: none -->"),
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELL, min_size=1, max_size=width + 1), min_size=1, max_size=6))
    head = draw(st.lists(CELL, min_size=width, max_size=width))
    lines = [head, ["---"] * width, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


SHEETS = st.lists(st.one_of(tables(), st.lists(ITEM, max_size=4).map("\n".join), LINE), max_size=12).map("\n".join)


def asked(text: str) -> Sheet | None:
    return read(SourceFile.of("sheet.md", text), "sheet")[0]


@settings(max_examples=120, deadline=None)
@given(SHEETS)
def test_no_question_is_blank_or_has_two_answers(text: str) -> None:
    sheet = asked(text)
    answers = defaultdict(set)
    for fact in sheet.facts if sheet else ():
        assert slots(fact)
        for front in fronts(fact):
            assert front.question.strip()
            assert front.answer.strip()
            answers[front.text].add(front.answer)
    assert [question for question, given_answers in answers.items() if len(given_answers) > 1] == []


@settings(max_examples=120, deadline=None)
@given(SHEETS)
def test_every_line_with_words_has_an_account(text: str) -> None:
    sheet = asked(text)
    if sheet is None:
        return
    covered: set[int] = set()
    for account in sheet.accounts:
        last = max(account.span.start, account.span.end - 1)
        covered.update(range(sheet.source.line_number(account.span), sheet.source.position(last)[0] + 1))
        assert (account.status is Status.CARDED) == (account.reason == "")
        assert all(0 <= index < len(sheet.facts) for index in account.facts)
    worded = {number for number, line in enumerate(text.split("\n"), 1) if any(map(str.isalnum, line))}
    assert worded <= covered


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_asked_and_linted_without_a_crash(text: str) -> None:
    sheet = asked(text)
    if sheet is not None:
        lint(sheet)


@settings(max_examples=20, deadline=None)
@given(SHEETS)
def test_asking_is_deterministic(text: str) -> None:
    assert asked(text) == asked(text)


@given(st.text("abcdefg .:`^*İi-–(  ", max_size=12))
def test_words_are_in_a_list_as_their_bare_form_is(words: str) -> None:
    vocabulary = listed("ab, abc, abcd, a b, (a), def g, i, a.b")
    assert is_one_of(words, vocabulary) == (bare(words) in vocabulary or words.strip().casefold() in vocabulary)
