"""One question as a learner meets it, and what a check is: the two things that every check of the gate is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from generator.facts import AnyFact, Fact, RowFact
from generator.fronts import REVERSE, Front, fronts
from generator.values import quick


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One question of `fact`: its `front`, and the `title` of the sheet, which is on every front too."""

    fact: AnyFact
    front: Front
    title: str

    @property
    def reversed(self) -> bool:
        """Whether the row's key is asked for."""
        return self.front.slot == REVERSE and isinstance(self.fact, RowFact)

    @property
    def authored(self) -> bool:
        """Whether the question is the author's own, word for word; such a question may list its answer (a choice)."""
        return self.fact.kind == "question"


class Verdict(StrEnum):
    """What a check says of a card: STOP, it is surely wrong and not made; DOUBT, it is made and lint says so."""

    STOP = "stop"
    DOUBT = "doubt"


Finds: TypeAlias = Callable[[Card], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One fault of a card.

    `code` names it for good, `reason` says it in coverage.json and in lint, `help` what to do, `finds` sees it in
    cards of the kinds of fact in `about`.
    """

    code: str
    verdict: Verdict
    reason: str
    help: str
    finds: Finds
    about: tuple[type[Fact], ...] = (RowFact,)

    def holds(self, card: Card) -> bool:
        """Whether `card` has the fault."""
        return isinstance(card.fact, self.about) and self.finds(card)


def cards_of(fact: AnyFact, title: str) -> Iterator[Card]:
    """Every card of `fact` in a sheet called `title`."""
    for front in fronts(fact):
        yield Card(fact=fact, front=front, title=title)
