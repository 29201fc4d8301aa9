"""A bullet that says what is to be done, and below its list the code that does it: each task asks for its command.

The pages of tldr are written so, with the command as a paragraph of its own; others write a fence.
"""

from __future__ import annotations

from generator.asking.shapes.answers import entries_of
from generator.asking.shapes.base import Draft, Place, Reading
from generator.asking.shapes.code_standing import INTRODUCED
from generator.asking.shapes.headed_code import answer_of_code, asks_itself
from generator.asking.shapes.looks import is_code
from generator.asking.shapes.tasks import is_task
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.wording import visible, without_colon
from generator.blocks import Block, CodeBlock, ItemList, Paragraph
from generator.facts import Question, Status
from generator.inlines import Inlines


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One card: the list and its code."""
    items = blocks[at]
    # Numbered ones are the steps of a walkthrough.
    if not isinstance(items, ItemList) or items.ordered or len(items.items) != 1 or at + 1 >= len(blocks):
        return None
    (item,) = items.items
    if item.blocks or item.checked is not None or is_code(item.content) or not is_task(item.content):
        return None
    # What says something by itself is no task.
    if split_term(item.content) is not None:
        return None
    answer = _answer(place, blocks, at + 1)
    if answer is None:
        return None
    question = Question(slot="answer", prompt=(), answer=answer)
    fact = place.row(
        "command",
        item.span,
        without_colon(item.content),
        (question,),
        id=item.id or place.directives.id,
        signs=(INTRODUCED,),
    )
    return Reading(
        taken=2,
        drafts=(Draft(fact=fact, spare=place.spare, mergeable=False),),
        entries=entries_of((items, blocks[at + 1]), Status.CARDED, facts=(0,)),
    )


def _answer(place: Place, blocks: tuple[Block, ...], at: int) -> Inlines | None:
    """The code at `at`, a block or a paragraph of nothing else; None where it asks for something itself."""
    block = blocks[at]
    if isinstance(block, Paragraph):
        return block.content if is_code(block.content) and visible(block.content) else None
    return answer_of_code(block) if isinstance(block, CodeBlock) and not asks_itself(place, blocks, at) else None
