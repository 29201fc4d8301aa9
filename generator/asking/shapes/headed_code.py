"""Code under a heading or after a sentence that says what it does, and commands that are explained after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.asking.shapes.answers import entries_of, listing
from generator.asking.shapes.base import Draft, Entry, Place, Reading, carded
from generator.asking.shapes.looks import is_code, is_drawing
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, POINTING_WORDS, holds_one_of, is_one_of
from generator.asking.shapes.wording import count_words, sentences, visible, without_colon
from generator.blocks import Block, CodeBlock, Formula, Paragraph
from generator.facts import Question, Status
from generator.inlines import Code, Inlines, Math

MOST_LINES = 20
LONGEST_CODE = 800
LONGEST_EXPLANATION = 300
# As far around, code and explanations are looked at for taking turns.
_NEAR = 8


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A command with its explanation, or code with what asks for it."""
    return _explained(place, blocks, at) or _introduced(place, blocks, at) or _headed(place, blocks, at)


def _is_short(block: Block) -> bool:
    if isinstance(block, Formula):
        return True
    return (
        isinstance(block, CodeBlock)
        and 0 < len(block.text.strip()) <= LONGEST_CODE
        and len(block.text.strip("\n").split("\n")) <= MOST_LINES
        and not is_drawing(block.text)
    )


def _as_answer(block: Block) -> Inlines:
    if isinstance(block, Formula):
        return (Math(tex=block.tex, display=True),)
    assert isinstance(block, CodeBlock)
    return listing(block)


def _explained(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A paragraph that is a command, or a line of code, and then a paragraph on what it does, time and again."""
    command = _command(blocks[at])
    if command is None or at + 1 >= len(blocks) or not _explains(blocks[at + 1]):
        return None
    near = blocks[max(0, at - _NEAR) : at + _NEAR]
    if isinstance(blocks[at], CodeBlock) and not (isinstance(blocks[0], CodeBlock) and _alternates(near)):
        return None
    after = blocks[at + 1]
    assert isinstance(after, Paragraph)
    question = Question(slot="answer", prompt=(), answer=after.content)
    fact = place.row("command", blocks[at].span, command, (question,), id=place.directives.id)
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    return Reading(
        taken=2,
        drafts=(Draft(fact=fact, spare=place.spare),),
        entries=entries_of(blocks[at : at + 2], Status.CARDED, facts=(0,)),
    )


def _command(block: Block) -> Inlines | None:
    if isinstance(block, Paragraph) and is_code(block.content) and visible(block.content):
        return block.content
    if isinstance(block, CodeBlock) and block.text.strip() and "\n" not in block.text.strip():
        return (Code(text=block.text.strip(), language=block.language),)
    return None


def _explains(block: Block) -> bool:
    if not isinstance(block, Paragraph) or is_code(block.content):
        return False
    words = visible(block.content)
    return not words.endswith((":", "：")) and count_words(words) > 1 and len(words) <= LONGEST_EXPLANATION


def _alternates(blocks: Sequence[Block]) -> bool:
    """Whether lines of code and explanations take turns."""
    pairs = sum(_command(one) is not None and _explains(other) for one, other in pairwise(blocks))
    leading = sum(_leads(one) and isinstance(other, CodeBlock) for one, other in pairwise(blocks))
    return pairs > 1 and not leading


def _leads(block: Block) -> bool:
    return isinstance(block, Paragraph) and visible(block.content).endswith((":", "："))


def _introduced(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The sentence right above, if it says what is to be done and ends with a colon."""
    block = blocks[at]
    words = visible(place.lead)
    if not words or not isinstance(block, CodeBlock | Formula) or not _is_short(block):
        return None
    if count_words(words) < 3 or len(words) > 160 or sentences(place.lead) > 1 or holds_one_of(words, POINTING_WORDS):
        return None
    question = Question(slot="answer", prompt=(), answer=_as_answer(block))
    where = replace(place, context=place.context[:-1])
    fact = where.row("command", block.span, without_colon(place.lead), (question,), id=place.directives.id)
    return carded("code" if isinstance(block, CodeBlock) else "formula", block.span, Draft(fact=fact, mergeable=False))


def _headed(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The heading, where its section holds one piece of code and at most a paragraph."""
    block = blocks[at]
    if not place.alone or len(blocks) > 2 or not isinstance(block, CodeBlock | Formula) or not _is_short(block):
        return None
    if not all(other is block or isinstance(other, Paragraph) for other in blocks):
        return None
    title = visible(place.heading)
    if not title or is_one_of(title, FRAME_HEADINGS):
        return None
    question = Question(slot="answer", prompt=(), answer=_as_answer(block))
    fact = place.row("command", block.span, place.heading, (question,), id=place.directives.id, at_heading=True)
    kind = "code" if isinstance(block, CodeBlock) else "formula"
    return Reading(
        drafts=(Draft(fact=fact, spare=place.spare, mergeable=False),),
        entries=(Entry(kind=kind, span=block.span, facts=(0,), status=Status.CARDED),),
    )
