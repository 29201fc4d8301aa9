"""A heading that is a term, and a paragraph that says what it is."""

from __future__ import annotations

from dataclasses import replace

from generator.asking.shapes.base import Draft, Place, Reading, carded
from generator.asking.shapes.reverse import ADDRESSES, reverse_of
from generator.asking.shapes.sentence_words import CONDITIONS
from generator.asking.shapes.vocabulary import COPULA, FRAME_HEADINGS, is_one_of, opens_with
from generator.asking.shapes.wording import count_words, first_sentence, gives_away, has_letters, visible
from generator.blocks import Block, Paragraph
from generator.facts import Question
from generator.inlines import marks

MOST_WORDS = 6
LONGEST_DEFINITION = 320
SHORTEST_DEFINITION = 3


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The heading asks for the first sentence, if that defines it or the sheet is a glossary here."""
    block = blocks[at]
    title = visible(place.heading)
    if at or not isinstance(block, Paragraph) or not has_letters(title) or is_one_of(title, FRAME_HEADINGS):
        return None
    if count_words(title) > MOST_WORDS or any(marks(block.content)):
        return None
    sentence = first_sentence(block.content)
    words = visible(sentence)
    if (
        words.endswith((":", "：", "?", "？"))
        or len(words) > LONGEST_DEFINITION
        or count_words(words) < SHORTEST_DEFINITION
    ):
        return None
    if not _defines(title, words) and (not place.glossary or _tells_what_to_do(words)):
        return None
    question = Question(slot="answer", prompt=(), answer=sentence)
    fact = place.row("term", block.span, place.heading, (question,), id=place.directives.id, at_heading=True)
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    return carded("paragraph", block.span, Draft(fact=fact, spare=place.spare))


def _tells_what_to_do(sentence: str) -> bool:
    """Whether a sentence speaks to the reader, or says what holds at times: in a glossary, too, it defines nothing."""
    return ADDRESSES.match(sentence) is not None or opens_with(sentence, CONDITIONS)


def _defines(title: str, sentence: str) -> bool:
    """Whether a sentence starts with the term and goes on with "is" or its like."""
    copula = COPULA.search(sentence)
    return copula is not None and copula.start() <= len(title) + 40 and gives_away(title, sentence[: copula.end()])
