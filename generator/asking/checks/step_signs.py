"""Whether steps are those of a procedure to know, or of one thing that was done: signs for and against it.

Of 96 cards of steps in 69 files of 32 collections, all read by hand, 25 % were sound: of those with
a sum below -1 13 %, of the rest 41 %.
"""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.checks.weighing import (
    POINTED,
    Sign,
    is_counted,
    is_decorated,
    is_example,
    is_guide,
    is_stopped,
    stands,
    weight,
)
from generator.asking.shapes import standing
from generator.asking.shapes.list_titles import counts
from generator.asking.shapes.list_words import PLANS, REPORTS
from generator.asking.shapes.sentence_words import ALSO, INFERENCES
from generator.asking.shapes.vocabulary import SETUP_WORDS, STEP_WORDS, holds_one_of, listed, opens_with
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.facts import SequenceFact

# What is advised, in no order.
_ADVICE = listed(
    "tips, tipps, hinweise, conseils, consejos, dicas, consigli, porady, советы, поради, 建议, 技巧, コツ, 팁"
)
# Files, commands and settings of one machine.
_OF_A_MACHINE = expression(
    r"\w/\w+/|\w\.(?:js|ts|py|html|css|json|ya?ml|sh|php|java|md)\b|\b(?:export|sudo|npm|git|cd) \S"
)


def _title(card: Card) -> str:
    assert isinstance(card.fact, SequenceFact)
    return visible(card.fact.title)


def _titles(card: Card) -> tuple[str, ...]:
    return (*card.fact.section, *card.fact.context, _title(card))


def steps_of(card: Card) -> list[str]:
    """The words of each step."""
    assert isinstance(card.fact, SequenceFact)
    return [visible(step.content) for step in card.fact.steps]


def _holds_number(card: Card) -> bool:
    title = _title(card)
    return any(map(str.isdigit, title)) and not counts(title, len(steps_of(card)))


def _is_plan(card: Card) -> bool:
    return any(holds_one_of(title, PLANS | REPORTS | _ADVICE) for title in _titles(card))


def _names_a_process(card: Card) -> bool:
    return any(holds_one_of(title, STEP_WORDS - SETUP_WORDS) for title in _titles(card)[-2:])


def _holds(pattern: re.Pattern[str], card: Card) -> bool:
    return any(map(pattern.search, steps_of(card)))


def _joins_on(card: Card) -> bool:
    return opens_with(_title(card), INFERENCES | ALSO)


STEP_SIGNS: tuple[Sign, ...] = (
    Sign(name="counted", worth=1, sound=1.0, of=4, shows=lambda card: counts(_title(card), len(steps_of(card)))),
    Sign(name="process", worth=1, sound=0.3, of=67, shows=_names_a_process),
    Sign(name="plan", worth=-3, sound=0.0, of=11, grave=True, shows=_is_plan),
    Sign(
        name="goes on",
        worth=-3,
        sound=0.0,
        of=2,
        grave=True,
        shows=_joins_on,
    ),
    Sign(name="pointer", worth=-3, sound=0.0, of=7, grave=True, shows=lambda card: _holds(POINTED, card)),
    Sign(name="machine", worth=-2, sound=0.2, of=10, grave=True, shows=lambda card: _holds(_OF_A_MACHINE, card)),
    Sign(name=standing.ARROWS, worth=-2, sound=0.2, of=25, shows=stands(standing.ARROWS)),
    Sign(name="number in title", worth=-3, sound=0.0, of=9, grave=True, shows=_holds_number),
    Sign(
        name="setup",
        worth=-2,
        sound=0.0,
        of=9,
        shows=lambda card: any(holds_one_of(title, SETUP_WORDS) for title in _titles(card)),
    ),
    Sign(name="numbered title", worth=-3, sound=0.12, of=8, grave=True, shows=is_counted),
    Sign(name="example", worth=-3, sound=0.33, of=3, grave=True, shows=is_example),
    Sign(name="decorated title", worth=-1, sound=0.3, of=10, grave=True, shows=is_decorated),
    Sign(name="guide", worth=-2, sound=0.0, of=13, grave=True, shows=is_guide),
    Sign(name=standing.OF_FILES, worth=-3, sound=0.0, of=3, grave=True, shows=stands(standing.OF_FILES)),
    Sign(name=standing.TICKED, worth=-3, sound=0.0, of=6, grave=True, shows=stands(standing.TICKED)),
    Sign(name=standing.PAPER, worth=-3, sound=0.0, of=7, grave=True, shows=stands(standing.PAPER)),
)

# From which sum on steps are asked, and from which on without a doubt.
FEWEST, ENOUGH = -1, 0


def are_no_procedure(card: Card) -> bool:
    """Steps that much tells against."""
    return _is_weighed(card) and is_stopped(card, STEP_SIGNS, FEWEST)


def are_hardly_a_procedure(card: Card) -> bool:
    """Steps that something tells against."""
    return _is_weighed(card) and weight(card, STEP_SIGNS) < ENOUGH


def _is_weighed(card: Card) -> bool:
    fact = card.fact
    return isinstance(fact, SequenceFact) and fact.id is None and standing.FORMED not in fact.signs
