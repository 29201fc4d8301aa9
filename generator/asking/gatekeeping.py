"""One fact by itself: what the gate lets through of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from generator.asking.candidates import Candidates
from generator.asking.checks.card import Card
from generator.asking.checks.gate import stopped_by
from generator.asking.shapes.wording import is_blank
from generator.facts import Question, RowFact

Stops: TypeAlias = tuple[tuple[str, str], ...]


def stops(deck: Candidates, number: int) -> Stops:
    """The cards of a candidate that a check of the gate stops: each by the name of its question, with the reason."""
    candidate = deck.all[number]
    fact = candidate.fact
    assert fact is not None
    stopped = []
    for front in candidate.fronts:
        card = Card(fact=fact, front=front, title=deck.title)
        if (check := stopped_by(card)) is not None:
            # A turned question that does not ask is no loss to tell of: the row is still asked.
            stopped.append((front.slot, "" if card.reversed else check.reason))
    return tuple(stopped)


def keep_what_asks(deck: Candidates, number: int, stopped: Stops) -> None:
    """Drop the cards of a candidate that are `stopped`, and questions that are blank or asked twice."""
    candidate = deck.all[number]
    fact = candidate.fact
    for slot, reason in stopped:
        deck.drop(number, slot, reason)
    if isinstance(candidate.fact, RowFact):
        _keep_distinct(deck, number, candidate.fact)
    if candidate.fact is fact:
        candidate.passed = fact


def _keep_distinct(deck: Candidates, number: int, fact: RowFact) -> None:
    # What is not on the question tells no two of one fact apart.
    told = {front.slot: front.question for front in deck.all[number].fronts}
    kept: dict[str, Question] = {}
    for question in fact.questions:
        if not is_blank(question.answer):
            kept.setdefault(told[question.slot], question)
    if len(kept) < len(fact.questions):
        deck.change(number, replace(fact, questions=tuple(kept.values())) if kept else None)
