"""The self-test page: which words of a sheet are answers, and stay blank to be written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.facts import ChartFact, ClozeFact, RowFact, SequenceFact, Sheet
from generator.inlines import Inline, Inlines, Link, Styled, Text, marks, plain
from generator.source import Span


@dataclass(frozen=True, kw_only=True)
class Blanks:
    """What is left blank: answers as plain text by the span of their fact, charts by theirs.

    `asks` is False on the page that shows everything. `line` is how far lines to write on are apart, in em.
    """

    asks: bool
    answers: Mapping[Span, frozenset[str]]
    charts: frozenset[Span]
    line: float = 2.0

    def hides(self, span: Span, content: Inlines) -> bool:
        """Whether `content` is an answer of the fact at `span`."""
        return bool(self.answers) and plain(content).strip() in self.answers.get(span, ())

    def hides_block(self, text: str) -> bool:
        """Whether a paragraph, listing or formula is an answer as a whole, whichever fact's."""
        return bool(text.strip()) and text.strip() in self._all

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset().union(*self.answers.values())

    def parted(self, span: Span, content: Inlines) -> tuple[Inlines, Inlines]:
        """`content` of the fact at `span` as what is shown and the answer that it ends with."""
        text = plain(content)
        endings = [answer for answer in self.answers.get(span, ()) if text.rstrip().endswith(answer)]
        if not endings:
            return content, ()
        longest = max(endings, key=len)
        return _split(content, len(text.rstrip()) - len(longest))


NO_BLANKS = Blanks(asks=False, answers={}, charts=frozenset())


def blanks_of(sheet: Sheet) -> Blanks:
    """What the cards of `sheet` ask is blank: answers of rows, marked words of statements, charts."""
    answers: dict[Span, set[str]] = defaultdict(set)
    charts: set[Span] = set()
    for fact in sheet.facts:
        match fact:
            case RowFact():
                answers[fact.span] |= {plain(question.answer).strip() for question in fact.questions} - {""}
            case SequenceFact() | ChartFact():
                charts.add(fact.span)
            case ClozeFact():
                # Marked words are blank wherever they are.
                answers[fact.span] |= {plain(mark.children).strip() for mark in marks(fact.content)}
    return Blanks(
        asks=True,
        answers={span: frozenset(texts) for span, texts in answers.items()},
        charts=frozenset(charts),
    )


def _split(content: Inlines, offset: int) -> tuple[Inlines, Inlines]:
    """`content` before and from the plain-text `offset`; styles go on both sides."""
    head: list[Inline] = []
    tail: list[Inline] = []
    for node in content:
        length = len(plain((node,)))
        if offset >= length:
            head.append(node)
        elif offset <= 0:
            tail.append(node)
        elif isinstance(node, Text):
            head.append(Text(text=node.text[:offset]))
            tail.append(Text(text=node.text[offset:]))
        elif isinstance(node, Styled | Link):
            first, second = _split(node.children, offset)
            head.append(replace(node, children=first))
            tail.append(replace(node, children=second))
        else:
            tail.append(node)
        offset -= length
    return tuple(head), tuple(tail)
