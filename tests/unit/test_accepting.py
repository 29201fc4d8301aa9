from __future__ import annotations

import pytest

from generator.accepting import Accepted, unused, without_accepted
from generator.diagnostics import Diagnostic, error, warning
from generator.source import SourceFile, Span

TEXT = """\
# Sheet

## One

<!-- lint: accept long-answer, many-answers -->
| a | b |
| - | - |
| c | d |

after

<!-- lint: accept long-answer -->
## Two

inside

### Deeper

still inside

## Three

outside

- this line <!-- lint: accept long-answer -->
- the next
"""
SOURCE = SourceFile.of("a/sheet.md", TEXT)


def found_at(words: str, code: str = "long-answer") -> Diagnostic:
    start = TEXT.index(words)
    return warning(code=code, message="long", source=SOURCE, span=Span(start=start, end=start + len(words)))


@pytest.mark.parametrize("words", ["| c | d |", "inside", "still inside", "- this line"])
def test_a_comment_accepts_its_code_for_its_block_section_or_line(words: str) -> None:
    assert without_accepted([found_at(words)]) == ()


@pytest.mark.parametrize("words", ["after", "outside", "- the next"])
def test_a_comment_accepts_nothing_elsewhere(words: str) -> None:
    assert without_accepted([found_at(words)]) == (found_at(words),)


def test_a_comment_accepts_no_other_code() -> None:
    assert without_accepted([found_at("| c | d |", "many-answers")]) == ()
    assert without_accepted([found_at("| c | d |", "blank-question")]) != ()


def test_an_error_is_never_accepted() -> None:
    fault = error(code="long-answer", message="x", source=SOURCE, span=Span(start=0, end=1), path="a/sheet.md")
    assert without_accepted([fault], [Accepted(code="long-answer", path="*")]) == (fault,)


@pytest.mark.parametrize(("path", "left"), [("a/*.md", 0), ("b/*.md", 1), ("*", 0)])
def test_the_configuration_accepts_by_code_and_file(path: str, left: int) -> None:
    assert len(without_accepted([found_at("after")], [Accepted(code="long-answer", path=path)])) == left


def test_a_comment_that_accepts_nothing_is_told() -> None:
    told = [*unused(SOURCE, [found_at("| c | d |"), found_at("inside")])]
    assert [(one.code, one.place[1]) for one in told] == [("accepts-nothing", 5), ("accepts-nothing", 25)]
    assert "`many-answers`" in told[0].message
    # In a listing it is no comment, but an example of one.
    last = TEXT.rindex("<!--")
    assert len([*unused(SOURCE, [found_at("inside")], [Span(start=last - 20, end=last + 20)])]) == 2


def test_a_comment_that_accepts_an_error_is_told() -> None:
    start = TEXT.index("- this line")
    fault = error(code="long-answer", message="m", source=SOURCE, span=Span(start=start, end=start + 1))
    (told,) = [one for one in unused(SOURCE, [fault]) if one.place[1] == 25]
    assert "errors are not accepted" in told.message
