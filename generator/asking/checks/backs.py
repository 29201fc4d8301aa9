"""Backs: answers that are too long, too many, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import reasons
from generator.diagnostics import Diagnostic, warning
from generator.expressions import expression
from generator.facts import RowFact, Sheet
from generator.fronts import seen
from generator.inlines import Break, Inlines, Link, Styled

# Longer than this, nobody can say whether an answer from memory was right.
LONGEST_ANSWER = 300
# As many answers on one back are learnt as one, and forgotten as one.
MANY_ANSWERS = 3
_BULLET = expression(r"^(?:[•·▪◦*-]|\d{1,2}[.)])\s", re.MULTILINE)


def long_answers(sheet: Sheet) -> Iterator[Diagnostic]:
    """An answer of more than LONGEST_ANSWER characters."""
    for fact in sheet.facts:
        if not isinstance(fact, RowFact):
            continue
        for question in fact.questions:
            length = len(seen(question.answer))
            if length > LONGEST_ANSWER:
                yield warning(
                    code="long-answer",
                    message=f"the answer to {_name(fact, question.slot)} has {length} characters",
                    help="split it into rows of their own, or mark the words that decide with ==…==",
                    source=sheet.source,
                    span=fact.span,
                )


def many_answers(sheet: Sheet) -> Iterator[Diagnostic]:
    """MANY_ANSWERS and more answers on one back."""
    for fact in sheet.facts:
        # A list is asked for by the number of its items, as far as one keeps them in mind.
        if not isinstance(fact, RowFact) or fact.kind == "list":
            continue
        for question in fact.questions:
            count = answers_in(question.answer)
            if count >= MANY_ANSWERS:
                yield warning(
                    code="many-answers",
                    message=f"{_name(fact, question.slot)} asks for {count} answers at once",
                    help="give each answer a row of its own, or a column that tells the rows apart",
                    source=sheet.source,
                    span=fact.span,
                )


def no_answers(sheet: Sheet) -> Iterator[Diagnostic]:
    """A row, question or term that the author left open."""
    for account in sheet.accounts:
        if account.reason in (reasons.NO_ANSWER, reasons.NO_ANSWER_TO_QUESTION, reasons.NO_DEFINITION):
            yield warning(
                code="missing-answer",
                message=f"{account.reason}: no card is made of it",
                help="write the answer, or delete the line",
                source=sheet.source,
                span=account.span,
            )


def answers_in(answer: Inlines) -> int:
    """How many answers there are: as many as lines or bullets; a listing is one."""
    rows = "".join(_told(answer)).split("\n")
    return max(sum(bool(row.strip()) for row in rows), len(_BULLET.findall("\n".join(map(str.strip, rows)))))


def _told(inlines: Inlines) -> Iterator[str]:
    """The words of an answer, with a line end for each break of the author's."""
    for node in inlines:
        match node:
            case Break():
                yield "\n"
            case Styled(children=children) | Link(children=children):
                yield from _told(children)
            case _:
                yield seen((node,))


def _name(fact: RowFact, slot: str) -> str:
    key = seen(fact.key)
    key = key if len(key) <= 40 else f"{key[:39]}…"
    header = next((seen(question.prompt) for question in fact.questions if question.slot == slot), "")
    return f"“{key}”, {header}" if header else f"“{key}”"
