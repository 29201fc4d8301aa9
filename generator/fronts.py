"""What a learner sees before the card is turned: the question as text, and the text that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.expressions import expression
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, mark_slot, slots
from generator.inlines import Code, Image, Inlines, Link, Styled, Text, plain, remembered, walk
from generator.values import quick

REVERSE = "reverse"
# What a picture may be, or be in.
_MAY_SHOW = (Image, Styled, Link)
_HIDDEN = "[…]"


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Front:
    """One card: `slot` is the question's name within its fact (REVERSE for the turned one).

    `context` are the titles and sentences above the question; `question` is what is asked below them.
    """

    slot: str
    context: tuple[str, ...]
    question: str
    answer: str

    @property
    def text(self) -> str:
        """All that is on the card."""
        return "\n".join((*self.context, self.question))


# As many titles are above a question; those further up help where another fact asks the same.
MOST_TITLES = 2
# A longer title is cut where an afterthought begins.
LONGEST_TITLE = 48
_SHORTEST_TITLE = 3
_AFTERTHOUGHT = expression(r"\s+[–—|-]\s+|\s*[(（【]|\s*[–—]{2}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def short_title(title: str) -> str:
    """A title without tags, a long one without what follows its dash or is in parentheses."""
    title = " ".join(_TAG.sub(" ", title).split()) or title
    if len(title) <= LONGEST_TITLE:
        return title
    head = _AFTERTHOUGHT.split(title, maxsplit=1)[0].strip()
    return head if len(head) >= _SHORTEST_TITLE else title


def titles_above(fact: AnyFact) -> tuple[str, ...]:
    """The titles of sections that are on a card of `fact`: the nearest."""
    return tuple(map(short_title, fact.section[-MOST_TITLES:]))


def titles_left_out(fact: AnyFact) -> tuple[str, ...]:
    """The titles that are not, the nearest first."""
    return tuple(map(short_title, reversed(fact.section[:-MOST_TITLES])))


def fronts(fact: AnyFact) -> tuple[Front, ...]:
    """The cards of `fact`, in the order of its slots; a row's reverse comes last."""
    context = (*titles_above(fact), *fact.context)
    match fact:
        case RowFact():
            return tuple(_row(fact, context))
        case ClozeFact(label=label, content=content):
            return tuple(
                Front(
                    slot=slot,
                    context=context,
                    question=_told(seen(label), _with_gap(content, slot)),
                    answer=slot,
                )
                for slot in slots(fact)
            )
        case SequenceFact():
            return tuple(_sequence(fact, context))
        case ChartFact():
            return tuple(_chart(fact, context))
    raise TypeError(fact)


def _row(fact: RowFact, context: tuple[str, ...]) -> Iterator[Front]:
    key = _told(seen(fact.key_header), seen(fact.key))
    for question in fact.questions:
        yield Front(
            slot=question.slot,
            context=context,
            question=_told(key, seen(question.prompt)),
            answer=seen(question.answer),
        )
    if fact.reverse is not None:
        yield Front(
            slot=REVERSE,
            context=context,
            question=_told(seen(fact.reverse.prompt), seen(fact.key_header)),
            answer=seen(fact.reverse.answer),
        )


def _sequence(fact: SequenceFact, context: tuple[str, ...]) -> Iterator[Front]:
    steps = (*fact.steps, *fact.returns)
    names = [seen(step.content) for step in steps]
    leads = [seen(step.lead) for step in steps]
    # A sequence that goes by its section's title has it in the context already.
    title = "" if (plain(fact.title),) == fact.section[-1:] else seen(fact.title)
    for index, slot in enumerate(slots(fact)):
        # What says the same is hidden along with a step; asked what leads back, one sees where it leads.
        alike = index < len(fact.steps)
        shown = [
            _HIDDEN if number == index or (alike and name == names[index]) else name
            for number, name in enumerate(names)
        ]
        path = " → ".join(filter(None, (f"{lead} {name}".strip() for lead, name in zip(leads, shown, strict=True))))
        yield Front(slot=slot, context=context, question=_told(title, path), answer=names[index])


def _chart(fact: ChartFact, context: tuple[str, ...]) -> Iterator[Front]:
    title = "" if (plain(fact.title),) == fact.section[-1:] else seen(fact.title)
    for mask in fact.masks:
        lines = (" → ".join(filter(None, line)) for line in fact.lines(mask, _HIDDEN))
        question = "\n".join(line for line in lines if _HIDDEN in line)
        yield Front(slot=mask.slot, context=context, question=_told(title, question), answer=mask.slot)


def _with_gap(content: Inlines, slot: str) -> str:
    """A statement with every mark of one name hidden."""
    return " ".join("".join(_gap_parts(content, slot)).split())


def _gap_parts(content: Inlines, slot: str) -> Iterator[str]:
    for node in content:
        if isinstance(node, Styled) and node.style == "mark" and mark_slot(node) == slot:
            yield _HIDDEN
        elif isinstance(node, Styled | Link):
            yield from _gap_parts(node.children, slot)
        else:
            yield plain((node,))


def _told(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


@remembered
def seen(inlines: Inlines) -> str:
    """Text on one line; a picture without a description is told by its address."""
    if len(inlines) == 1 and isinstance(first := inlines[0], Text | Code):
        return " ".join(first.text.split())
    words = " ".join(plain(inlines).split())
    if not any(isinstance(node, _MAY_SHOW) for node in inlines):
        return words
    pictures = [node.url for node in walk(inlines) if isinstance(node, Image) and not node.alt.strip()]
    return " ".join((words, *pictures)).strip() if pictures else words
