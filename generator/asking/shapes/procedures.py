"""Steps in an order that matters."""

from __future__ import annotations

from collections.abc import Sequence

from generator.asking.shapes.base import Place
from generator.asking.shapes.ordinals import STEP_LABEL
from generator.asking.shapes.tasks import is_told_to_do
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.vocabulary import SETUP_WORDS, STEP_WORDS, holds_one_of
from generator.asking.shapes.wording import first_sentence, is_blank, is_ideographic, visible, without_colon
from generator.blocks import Item, ItemList
from generator.facts import SequenceFact, Step
from generator.inlines import Inlines, Text

FEWEST_STEPS = 3
MOST_STEPS = 12
LONGEST_STEP = 140


def procedure(place: Place, block: ItemList) -> SequenceFact | None:
    """The order card of a list that is a procedure: it counts, and it says that steps follow."""
    if not FEWEST_STEPS <= len(block.items) <= MOST_STEPS:
        return None
    labelled = all(STEP_LABEL.match(visible(item.content)) for item in block.items)
    if not labelled and not (block.ordered and block.start in (0, 1) and _announced(place)):
        return None
    steps = tuple(map(_step, block.items))
    if any(not _says_something(step) or len(visible(step)) > LONGEST_STEP for step in steps):
        return None
    if not labelled and _may_be_ways(place, [visible(step) for step in steps]):
        return None
    if len({visible(step) for step in steps}) < len(steps):
        return None
    return place.sequence(
        "sequence",
        block.span,
        tuple(Step(content=step, lead=_number(block, number)) for number, step in enumerate(steps)),
        id=place.directives.id,
    )


def _may_be_ways(place: Place, steps: Sequence[str]) -> bool:
    """Whether only a word such as “installation” announces steps, and not nearly all of them are tasks."""
    titles = [title for title in (visible(place.lead), visible(place.heading), *place.context) if title]
    if any(holds_one_of(title, STEP_WORDS - SETUP_WORDS) for title in titles) or any(map(is_ideographic, steps[0])):
        return False
    return sum(map(is_told_to_do, steps)) * 5 < len(steps) * 4


def _says_something(step: Inlines) -> bool:
    """Whether there is more to a step than dots that stand for others."""
    return not is_blank(step) and any(map(str.isalnum, visible(step)))


def _announced(place: Place) -> bool:
    titles: Sequence[str] = (visible(place.lead), visible(place.heading), *place.context)
    return any(holds_one_of(title, STEP_WORDS) for title in titles if title)


def _step(item: Item) -> Inlines:
    """What a step is called: its term where it has one, else its first sentence."""
    split = split_term(item.content)
    if split is not None and not STEP_LABEL.fullmatch(visible(split.term)):
        return split.term
    return without_colon(first_sentence(item.content if split is None else split.explanation))


def _number(block: ItemList, number: int) -> Inlines:
    return (Text(text=f"{block.start + number}."),) if block.ordered else ()
