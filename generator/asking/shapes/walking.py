"""Blocks one after another through the shapes, each with what leads in to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import entries_of
from generator.asking.shapes.base import Place, Reading, Shape, join, over
from generator.asking.shapes.captions import is_caption
from generator.asking.shapes.looks import is_strong
from generator.asking.shapes.results import read_data
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, WRONG_LABELS, is_one_of
from generator.asking.shapes.wording import first_sentence, last_sentence, meaningful, sentences, visible, without_colon
from generator.blocks import (
    NO_DIRECTIVES,
    Block,
    Directives,
    ItemList,
    Paragraph,
    Statement,
    Subheading,
    Table,
)
from generator.expressions import expression
from generator.facts import Status
from generator.inlines import Inlines, Text

LONGEST_LEAD = 120
_DANGLING = expression(r"(?:[:：]|\s?[-–—])$")


def walk_blocks(shapes: Sequence[Shape], place: Place, blocks: tuple[Block, ...]) -> Reading:
    """What `shapes` make of `blocks`: each block is read by the first shape that fits."""
    readings: list[Reading] = []
    around = replace(place, crowded=place.crowded or sum(isinstance(block, ItemList) for block in blocks) > 1)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Subheading):
            title = visible(block.content)
            around = replace(place, crowded=False).below("" if is_one_of(title, FRAME_HEADINGS) else title)
        # What answers a question does not lead in to what is below it.
        answers = bool(readings) and any(draft.fact.kind == "question" for draft in readings[-1].drafts[-1:])
        here = _at_block(around, blocks, at, after_answer=answers)
        if here.directives.cards is False:
            readings.append(Reading(entries=entries_of((block,), Status.SKIPPED, reasons.SWITCHED_OFF)))
            at += 1
            continue
        reading = next(found for shape in shapes if (found := shape(here, blocks, at)) is not None)
        readings.append(_named(reading, here.directives.id))
        at += reading.taken
    return join(readings)


def _named(reading: Reading, name: str | None) -> Reading:
    """The author's id of a block goes to its fact, where it makes one only."""
    if name is None or len(reading.drafts) != 1 or reading.drafts[0].fact.id is not None:
        return reading
    draft = reading.drafts[0]
    return replace(reading, drafts=(replace(draft, fact=replace(draft.fact, id=name)),))


def _at_block(place: Place, blocks: tuple[Block, ...], at: int, *, after_answer: bool) -> Place:
    """The place of one block: its directives, and the words right before it."""
    block = blocks[at]
    own: Directives = NO_DIRECTIVES if isinstance(block, Subheading) else block.directives
    place = replace(place, directives=over(place.directives, own))
    before = blocks[at - 1] if at else None
    data = read_data(block, before)
    if data:
        # Turned round, a value asks for one of many expressions.
        turned = replace(place.directives, reverse=bool(place.directives.reverse))
        return replace(place, lead=(), context=(*place.context, data), directives=turned)
    continues = isinstance(block, ItemList) and block.ordered and block.start > 1
    led = isinstance(before, Paragraph) and not after_answer and not continues
    if not isinstance(before, Paragraph) or not led or isinstance(block, Paragraph | Statement | Subheading):
        # What already led in to the list around still leads in to its only block of items.
        return place if not at and place.lead and not place.crowded else replace(place, lead=())
    named = not is_caption(before.content) or isinstance(block, Table | ItemList)
    lead = lead_of(before.content) if named else ()
    words = visible(without_colon(lead))
    if words:
        return replace(place, lead=lead, context=(*place.context, words))
    nearby = visible(first_sentence(before.content))
    return replace(place, lead=(), spare=(nearby, *place.spare) if len(nearby) <= LONGEST_LEAD else place.spare)


def lead_of(content: Inlines) -> Inlines:
    """The words of a paragraph that lead in to what follows: a bold title, a term, a last sentence that points on."""
    words = visible(content)
    if is_caption(content) and len(words) <= LONGEST_LEAD:
        return content
    nodes = meaningful(content)
    split = split_term(content, styled_only=True)
    if split is not None and is_one_of(visible(split.term), WRONG_LABELS):
        split = None
    bold = is_strong(content) or (is_strong(nodes[:1]) and _is_aside(nodes[1:]))
    if bold and split is None and len(words) <= LONGEST_LEAD:
        return content
    if _DANGLING.search(words) is None:
        return () if split is None else split.term
    if split is None:
        last = last_sentence(content)
    elif sentences(split.explanation) == 1:
        last = content
    else:
        last = (*split.term, Text(text=" — "), *last_sentence(split.explanation))
    if len(visible(last)) > LONGEST_LEAD or is_one_of(visible(last), FRAME_HEADINGS):
        return () if split is None else split.term
    return last


def _is_aside(content: Inlines) -> bool:
    """Whether there is nothing but a remark in parentheses."""
    return re.fullmatch(r"[(（\[].*[)）\]]\s*[:：]?", visible(content)) is not None
