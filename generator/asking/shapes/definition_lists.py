"""Definition lists: the term asks; a definition that only says where to look is none."""

from __future__ import annotations

from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import answer_of, entries_of
from generator.asking.shapes.base import Draft, Entry, Place, Reading, carded, join, skipped
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.standing import FORMED
from generator.asking.shapes.vocabulary import SEE
from generator.asking.shapes.wording import is_blank, lines, sentences, visible, without_style
from generator.blocks import Block, Definition, DefinitionList
from generator.facts import Question, Status


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for each term."""
    block = blocks[at]
    if not isinstance(block, DefinitionList):
        return None
    return join(_definition(place, definition) for definition in block.definitions)


def _definition(place: Place, definition: Definition) -> Reading:
    answers = [answer_of(detail) for detail in definition.details]
    answers = [answer for answer in answers if not is_blank(answer)]
    if not answers:
        return skipped("definition", definition.span, reasons.NO_DEFINITION)
    if all(SEE.match(visible(answer)) and sentences(answer) == 1 for answer in answers):
        return skipped("definition", definition.span, reasons.CROSS_REFERENCE)
    question = Question(slot="answer", prompt=(), answer=lines(answers))
    fact = place.row(
        "term", definition.span, without_style(definition.term), (question,), id=definition.id, signs=(FORMED,)
    )
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    own = carded("definition", definition.span, Draft(fact=fact, spare=place.spare))
    rows: list[Entry] = [
        entry
        for detail in definition.details
        for entry in entries_of(detail, Status.CARDED, facts=(0,))
        if entry.kind in ("row", "item")
    ]
    return replace(own, entries=(*own.entries, *rows))
