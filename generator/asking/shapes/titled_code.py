"""A callout that holds nothing but code, below a title in words of its own: the title asks for the code."""

from __future__ import annotations

from generator.asking.shapes.answers import entries_of
from generator.asking.shapes.base import Draft, Place, Reading
from generator.asking.shapes.headed_code import answer_of_code, asks_itself
from generator.asking.shapes.tasks import is_task
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, TIP_LABELS, is_one_of
from generator.asking.shapes.wording import visible
from generator.blocks import Block, CodeBlock, Quote
from generator.facts import Question, Status


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One card of the callout."""
    block = blocks[at]
    if not isinstance(block, Quote) or len(block.blocks) != 1 or not isinstance(block.blocks[0], CodeBlock):
        return None
    title = visible(block.title)
    if not title or title.casefold() == block.kind.casefold() or is_one_of(title, FRAME_HEADINGS | TIP_LABELS):
        return None
    code = block.blocks[0]
    answer = answer_of_code(code)
    if answer is None or not is_task(block.title) or asks_itself(place, block.blocks, 0):
        return None
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = place.row("command", code.span, block.title, (question,), id=place.directives.id)
    entries = entries_of((block, code), Status.CARDED, facts=(0,))
    return Reading(drafts=(Draft(fact=fact, spare=place.spare, mergeable=False),), entries=entries)
