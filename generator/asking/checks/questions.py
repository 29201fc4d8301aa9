"""Fronts: blank, alike, or too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error, note
from generator.facts import AnyFact, RowFact, Sheet
from generator.fronts import REVERSE, Front, fronts

LONGEST_QUESTION = 300


def blank_questions(sheet: Sheet) -> Iterator[Diagnostic]:
    """A card without a question or without an answer."""
    for fact, front in _all(sheet):
        if not front.question.strip() or not front.answer.strip():
            yield error(
                code="blank-card",
                message=f"a card has no {'question' if not front.question.strip() else 'answer'}",
                help="fill the cell, or leave its column out with <!-- ask: … -->",
                source=sheet.source,
                span=fact.span,
            )


def ambiguous_questions(sheet: Sheet) -> Iterator[Diagnostic]:
    """One question with two right answers."""
    asked: dict[str, list[tuple[AnyFact, Front]]] = defaultdict(list)
    for fact, front in _all(sheet):
        asked[front.text].append((fact, front))
    for asking in asked.values():
        first, front = asking[0]
        line = sheet.source.line_number(first.span)
        for fact, other in asking[1:]:
            if other.answer != front.answer:
                yield error(
                    code="ambiguous-question",
                    message=f"“{_short(other.question)}” has another answer in line {line}",
                    help="add a word that tells the two apart, or a heading above each of them",
                    source=sheet.source,
                    span=fact.span,
                )


def long_questions(sheet: Sheet) -> Iterator[Diagnostic]:
    """A question that takes longer to read than to answer."""
    for fact, front in _all(sheet):
        if isinstance(fact, RowFact) and front.slot != REVERSE and len(front.question) > LONGEST_QUESTION:
            yield note(
                code="long-question",
                message=f"a question has {len(front.question)} characters",
                help="shorten the key, or move the story into the answer",
                source=sheet.source,
                span=fact.span,
            )


def _all(sheet: Sheet) -> Iterator[tuple[AnyFact, Front]]:
    for fact in sheet.facts:
        for front in fronts(fact):
            yield fact, front


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
