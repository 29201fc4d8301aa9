"""Folds as questions: the summary asks, or the words above it do."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.answers import answer_entries, answer_of, entries_of
from generator.asking.shapes.authored import LONGEST_SECTION, MARKS, holds_mark, holds_tables, of_blocks
from generator.asking.shapes.base import Draft, Place, Reading
from generator.asking.shapes.folds import asks_of_above, is_answer_fold, is_fold
from generator.asking.shapes.question_words import QUESTION_LABELS
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, is_one_of
from generator.asking.shapes.wording import count_words, has_letters, is_blank, visible
from generator.blocks import Block, Details, Paragraph, Quote
from generator.facts import Question, Status

# Longer words are a text, not a sentence to translate.
LONGEST_SENTENCE = 300
_FEWEST_WORDS = 3


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A fold whose summary asks and whose inside answers."""
    block = blocks[at]
    if isinstance(block, Quote) and visible(block.title).endswith(MARKS) and not holds_tables(block.blocks):
        return of_blocks(place, block.span, block.title, answer_of(block.blocks), (block,))
    if not isinstance(block, Details) or not block.blocks:
        return None
    summary = visible(block.summary)
    if asks_of_above(summary):
        return _of_above(place, block, blocks, at)
    if is_answer_fold(summary) and not at and _is_posed(visible(place.heading)):
        answer = answer_of(block.blocks)
        return of_blocks(place, block.span, place.heading, answer, (block,), at_heading=True)
    if not summary or is_fold(summary):
        return None
    if not holds_mark(summary) and (
        holds_tables(block.blocks) or len(visible(answer_of(block.blocks))) > LONGEST_SECTION
    ):
        return None
    return of_blocks(place, block.span, block.summary, answer_of(block.blocks), (block,))


def _of_above(place: Place, block: Details, blocks: tuple[Block, ...], at: int) -> Reading:
    """A fold named by a language, or by "Why?", asks of the words above it; nothing, where there are none."""
    above = next((other for other in reversed(blocks[:at]) if not isinstance(other, Details)), None)
    words = answer_of((above,)) if isinstance(above, Paragraph | Quote) else ()
    answer = answer_of(block.blocks)
    if is_blank(words) or is_blank(answer) or len(visible(words)) > LONGEST_SENTENCE:
        return Reading(entries=entries_of((block,), Status.SHOWN, reasons.BELONGS_ABOVE))
    question = Question(slot="answer", prompt=block.summary, answer=answer)
    fact = place.row("question", block.span, words, (question,), id=place.directives.id)
    return Reading(drafts=(Draft(fact=fact, spare=place.spare),), entries=answer_entries((block,), (0,)))


def _is_posed(heading: str) -> bool:
    """Whether a heading asks something, and is not only the number of a question."""
    words = re.sub(r"[\d.:#)]+", " ", heading).strip()
    return (
        has_letters(words)
        and not is_one_of(words, QUESTION_LABELS | FRAME_HEADINGS)
        and (holds_mark(heading) or count_words(words) >= _FEWEST_WORDS)
    )
