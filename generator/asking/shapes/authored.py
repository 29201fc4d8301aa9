"""Questions in their author's own words: what every way of writing them comes to."""

from __future__ import annotations

from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answer_labels import is_hint, unlabelled
from generator.asking.shapes.answers import answer_entries, answer_of, entries_of, first_of_many
from generator.asking.shapes.base import Draft, Entry, Place, Reading
from generator.asking.shapes.options import is_choice
from generator.asking.shapes.question_words import BELOW_WORDS, UNANSWERED
from generator.asking.shapes.reverse import SLOT as REVERSE
from generator.asking.shapes.vocabulary import holds_one_of, is_one_of
from generator.asking.shapes.wording import cut, is_blank, lines, masked, trim, visible, without_style
from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    Item,
    ItemList,
    Quote,
    Subheading,
    Table,
)
from generator.facts import Pair, Question, Status
from generator.inlines import Inlines
from generator.source import Span

MARKS = ("?", "？", "؟")
# Longer answers are chapters: their own rows and items ask better than the heading does.
LONGEST_SECTION = 1500
# What is below a heading or a bold line that asks is its answer as long as one can say it.
LONGEST_HEADED = 600


def holds_mark(words: str) -> bool:
    """Whether a question mark is in `words`."""
    return any(mark in words for mark in MARKS)


def holds_tables(blocks: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, Table | Flowchart | Subheading)
        or (isinstance(block, Details | Quote) and holds_tables(block.blocks))
        for block in blocks
    )


def posed(question: Inlines, blocks: tuple[Block, ...]) -> tuple[Inlines, Inlines]:
    """A question with what it points at, and the answer below that; hints are neither."""
    left = tuple(block for block in blocks if not is_hint(block))
    if left and opens_below(visible(question)) and isinstance(left[0], CodeBlock | Table | Formula | ItemList | Quote):
        return lines((question, answer_of(left[:1]))), answer_of(left[1:])
    return question, answer_of(left)


def opens_below(words: str) -> bool:
    """Whether a question is about what is below it."""
    return holds_one_of(words, BELOW_WORDS)


def goes_on(block: Block) -> bool:
    """Whether a block still belongs to the answer before it."""
    if isinstance(block, ItemList):
        return not is_choice(block) and not any(visible(item.content).endswith(MARKS) for item in block.items)
    return isinstance(block, CodeBlock | Formula | DefinitionList)


def of_item(place: Place, item: Item, question: Inlines, answer: Inlines, *, both: bool = False) -> Reading:
    """The question of an item; what is nested in the item is part of the answer."""
    own = of_blocks(place, item.span, question, answer, item.blocks, id=item.id, both=both)
    entry = Entry(
        kind="item",
        span=item.span,
        facts=(0,) if own.drafts else (),
        status=Status.CARDED if own.drafts else Status.SKIPPED,
        reason="" if own.drafts else reasons.NO_ANSWER_TO_QUESTION,
    )
    return replace(own, taken=1, entries=(entry, *own.entries))


def _without_stars(question: Inlines) -> Inlines:
    """A question without the stars behind it by which its author sets it apart from others."""
    hidden = masked(question)
    bare = hidden.rstrip(" *")
    return trim(cut(question, len(bare))[0] if bare.endswith(MARKS) else question)


def of_blocks(
    place: Place,
    span: Span,
    question: Inlines,
    answer: Inlines,
    blocks: tuple[Block, ...],
    *,
    id: str | None = None,
    at_heading: bool = False,
    both: bool = False,
) -> Reading:
    """The question that all of `blocks` are about, asked one way or `both`; lists of sources are left out."""
    question, answer = without_style(_without_stars(question)), unlabelled(answer)
    if is_blank(answer) or is_one_of(visible(answer), UNANSWERED):
        return Reading(taken=len(blocks), entries=entries_of(blocks, Status.SKIPPED, reasons.NO_ANSWER_TO_QUESTION))
    # What is below a heading is a text, and not always written to be said.
    answer, rest = first_of_many(answer) if at_heading else (answer, ())
    fact = place.row(
        "question",
        span,
        question,
        (Question(slot="answer", prompt=(), answer=answer),),
        whole=(Pair(header=(), value=rest),) if rest else (),
        reverse=Question(slot=REVERSE, prompt=answer, answer=question) if both else None,
        id=id or place.directives.id,
        at_heading=at_heading,
    )
    draft = Draft(fact=fact, spare=place.spare)
    return Reading(taken=len(blocks), drafts=(draft,), entries=answer_entries(blocks, (0,)))
