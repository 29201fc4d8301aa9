"""Lists that are asked for all of their items, though the items may be no set of names."""

from __future__ import annotations

from generator.asking.checks import list_signs
from generator.asking.checks.card import Card
from generator.asking.shapes.tasks import is_told_to_do
from generator.asking.shapes.wording import count_words, is_ideographic, visible
from generator.expressions import expression
from generator.facts import RowFact, SequenceFact
from generator.inlines import Break, Inline

# Of so many words on the average, items say something rather than name it.
STATEMENT_WORDS = 7
STATEMENT_SIGNS = 22  # in scripts without spaces
FEWEST_STEPS = 3
# A longer lead tells a story whose end the items are.
MOST_LEAD_WORDS = 14
_NUMBER = expression(r"\d+\.\s+")
_BULLET = expression(r"(?:•|\d+\.)\s+")


def are_statements(card: Card) -> bool:
    """Items so long that they are statements: nobody says them from memory as they are."""
    if not _is_list(card):
        return False
    items = list_signs.items_of(card)
    dense = any(map(is_ideographic, "".join(items)))
    return sum(map(count_words, items)) >= (STATEMENT_SIGNS // 2 if dense else STATEMENT_WORDS) * len(items)


def are_steps(card: Card) -> bool:
    """Numbered tasks that are asked as a set: their order is what one should know."""
    if not _is_list(card):
        return False
    rows = _rows(card)
    items = _items(card)
    tasks = sum(map(is_told_to_do, items))
    return len(items) >= FEWEST_STEPS and all(map(_NUMBER.match, rows)) and tasks * 2 > len(items)


def ends_a_story(card: Card) -> bool:
    """A lead so long that the items are the end of what it tells."""
    question = card.front.question.rpartition("\n")[0]
    return _is_list(card) and count_words(question) > MOST_LEAD_WORDS


# Of so many words on the average, the steps of a sequence are read and not said.
STEP_WORDS = 10


def are_long_steps(card: Card) -> bool:
    """Steps so long that nobody says one as it is."""
    if not isinstance(card.fact, SequenceFact):
        return False
    steps = [visible(step.content) for step in card.fact.steps]
    return sum(map(count_words, steps)) >= STEP_WORDS * len(steps)


def _is_list(card: Card) -> bool:
    return isinstance(card.fact, RowFact) and card.fact.kind == "list"


def _rows(card: Card) -> list[str]:
    """The lines of the answer."""
    assert isinstance(card.fact, RowFact)
    rows: list[list[Inline]] = [[]]
    for node in card.fact.questions[0].answer:
        if isinstance(node, Break):
            rows.append([])
        else:
            rows[-1].append(node)
    return [visible(tuple(row)) for row in rows if row]


def _items(card: Card) -> list[str]:
    return [item for row in _rows(card) if (item := _BULLET.sub("", row, count=1).strip())]
