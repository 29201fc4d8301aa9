"""Code that is asked by words which may only be beside it."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.tasks import is_told_to_do
from generator.asking.shapes.wording import count_words, is_ideographic, visible
from generator.expressions import expression
from generator.facts import RowFact
from generator.inlines import Code

# So many lines are read rather than said.
MANY_LINES = 6
# A name of so few words above several lines tells what they show.
FEWEST_LINES = 4
LONGEST_TOPIC = 1
# A link or emphasis as written in a source: a comment of code keeps it.
_WRITTEN = expression(r"\[[^\[\]]+\]\(\w+://[^()\s]*\)|https?://")
# It goes on with what another line has said, or points at what the card does not show.
_GOES_ON = expression(
    r"(?:then|next|after that|afterwards|finally|dann|danach|anschließend|puis|ensuite|luego|después|então"
    r"|em seguida|poi|quindi|dan|daarna|potem|następnie|затем|потом|далее|потім|pak|potom|sonra"
    r"|sedan|sau đó|lalu|kemudian|ثم)[\s,]"
    r"|(?:然后|接着|之后|その後|次に|それから|그런 다음|그 다음)"
    r"|(?:.*\s)?(?:it|this|them|these|that one|dies(?:es|en)?|damit|cela|ceci|celui-ci|esto|este|isto|isso|questo|dit"
    r"|это|его|це|його)(?:[\s,.:;)]*$|\s(?:in|into|on|to|from|with|for|at|mit|für|dans|pour|avec|en|para|com|con|per)\s)",
    re.IGNORECASE,
)


def is_much(card: Card) -> bool:
    """Code of many lines: one reads it rather than says it."""
    return _is_command(card) and _lines(card) >= MANY_LINES


def only_shows(card: Card) -> bool:
    """Several lines below a topic of one word: what they are an example of, and not what they are."""
    if not _is_command(card) or not isinstance(card.fact, RowFact):
        return False
    asked = visible(card.fact.key)
    words = len(asked) // 4 if any(map(is_ideographic, asked)) else count_words(asked)
    return words <= LONGEST_TOPIC and not is_told_to_do(asked) and _lines(card) >= FEWEST_LINES


def tells(card: Card) -> bool:
    """Words that go on from others, point at what is not there, or hold an address, instead of saying what is done."""
    if not _is_command(card) or not isinstance(card.fact, RowFact):
        return False
    asked = visible(card.fact.key)
    return _GOES_ON.match(asked) is not None or _WRITTEN.search(asked) is not None


def _is_command(card: Card) -> bool:
    return isinstance(card.fact, RowFact) and card.fact.kind == "command" and not card.reversed


def _lines(card: Card) -> int:
    assert isinstance(card.fact, RowFact)
    codes = [node.text for node in card.fact.questions[0].answer if isinstance(node, Code)]
    return sum(bool(row.strip()) for code in codes for row in code.split("\n"))
