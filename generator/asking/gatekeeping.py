"""One fact by itself: what the gate lets through of it."""

from __future__ import annotations

from dataclasses import replace

from generator.asking.candidates import Candidates
from generator.asking.checks.card import Card
from generator.asking.checks.gate import stopped_by
from generator.asking.shapes.wording import is_blank
from generator.facts import Question, RowFact


def keep_what_asks(deck: Candidates, number: int) -> None:
    """Drop the cards of a candidate that a check of the gate stops, and questions that are blank or asked twice."""
    candidate = deck.all[number]
    fact = candidate.fact
    if fact is None or fact is candidate.passed:
        return
    for front in candidate.fronts:
        card = Card(fact=fact, front=front, title=deck.title)
        check = stopped_by(card)
        if check is not None:
            # A turned question that does not ask is no loss to tell of: the row is still asked.
            deck.drop(number, card.front.slot, "" if card.reversed else check.reason)
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
