"""Code that is asked by words which may only stand beside it."""

from __future__ import annotations

import re

from generator.asking.checks.card import Card
from generator.asking.shapes.tasks import is_told_to_do
from generator.asking.shapes.wording import count_words, is_ideographic, visible
from generator.facts import RowFact
from generator.inlines import Code

# So many lines are read rather than said.
MANY_LINES = 6
# A name of so few words above several lines tells what they show.
FEWEST_LINES = 4
LONGEST_TOPIC = 1
# A link or emphasis as written in a source: a comment of code keeps it.
_WRITTEN = re.compile(r"\[[^\[\]]+\]\(\w+://[^()\s]*\)|https?://")
# It goes on with what another line has said, or tells a story.
_TELLS = re.compile(
    r"(?:we|you|i|i'm|you'll|we'll|let's|here|now|wir|man|nun|jetzt|hier|nous|vous|ici|maintenant|nosotros|ahora|aquí|nós"
    r"|agora|aqui|noi|ora|qui|wij|nu|hier|teraz|tutaj|мы|вы|теперь|здесь|тут|ми|тепер|şimdi|burada|här|chúng ta"
    r"|bây giờ|kita|sekarang|الآن|هنا|עכשיו|כאן)\s|(?:我们|我們|ここで|では|이제|여기)",
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
    """A comment that tells the reader something, or holds an address, instead of saying what the code does."""
    if not _is_command(card) or not isinstance(card.fact, RowFact):
        return False
    asked = visible(card.fact.key)
    return _TELLS.match(asked) is not None or _WRITTEN.search(asked) is not None


def _is_command(card: Card) -> bool:
    return isinstance(card.fact, RowFact) and card.fact.kind == "command" and not card.reversed


def _lines(card: Card) -> int:
    assert isinstance(card.fact, RowFact)
    codes = [node.text for node in card.fact.questions[0].answer if isinstance(node, Code)]
    return sum(bool(row.strip()) for code in codes for row in code.split("\n"))
