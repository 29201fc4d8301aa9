"""Clozes that hide the wrong words, or too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.asking.checks.card import Card
from generator.diagnostics import Diagnostic, warning
from generator.facts import ClozeFact, Sheet
from generator.fronts import fronts, seen

# Words that decide nothing by themselves, in the languages most sheets are written in.
FILLER = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at by for with from and or but as is are was were be been it its this that these those "
        "der die das ein eine einen dem den des und oder aber ist sind war mit von zu im am als es "
        "le la les un une du de et ou mais sont avec pour dans au aux ce cette est "
        "el los las una unos unas del y o pero son con para en al que "
        "os um uma do da dos são com por no na é il lo gli i uno di che",
    )
)
MOST_HIDDEN = 0.6
# What stands in parentheses helps nobody to recall what they follow.
_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")


def is_all_hidden(card: Card) -> bool:
    """Nothing is left to read around the gap."""
    left = card.front.question.replace("[…]", "")
    if not any(map(str.isalnum, left)):
        return True
    return _ASIDE.search(left) is not None and not any(map(str.isalpha, _ASIDE.sub("", left)))


def hidden_filler(sheet: Sheet) -> Iterator[Diagnostic]:
    """A mark around words that decide nothing."""
    for fact in sheet.facts:
        if isinstance(fact, ClozeFact):
            for front in fronts(fact):
                words = front.answer.casefold().split()
                if words and all(word in FILLER for word in words):
                    yield warning(
                        code="cloze-hides-filler",
                        message=f"the cloze hides “{front.answer}”, which decides nothing",
                        help="mark the words that decide instead",
                        source=sheet.source,
                        span=fact.span,
                    )


def hidden_too_much(sheet: Sheet) -> Iterator[Diagnostic]:
    """A mark that leaves too little to tell what is asked for."""
    for fact in sheet.facts:
        if isinstance(fact, ClozeFact):
            length = len(seen(fact.content))
            for front in fronts(fact):
                if len(front.answer) > MOST_HIDDEN * length:
                    yield warning(
                        code="cloze-hides-too-much",
                        message=f"the cloze hides {len(front.answer)} of {length} characters",
                        help="mark only the words that decide",
                        source=sheet.source,
                        span=fact.span,
                    )
