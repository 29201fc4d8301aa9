"""Lines that lead in: what belongs to what stands below them, and looks so."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Flowchart,
    ItemList,
    Paragraph,
    Subheading,
    Table,
)
from generator.inlines import Link, Styled, Text, plain
from generator.writing.page.boxes import Box, Leaf, Spaced
from generator.writing.page.design import DESIGN

COLONS = (":", "：")
# A short line before a list is a heading that its author did not mark: on dense pages all of one grey it is what a
# reader finds the place by. Of 60 drawn from the 234 such lines in 180 sheets, 56 were headings, and four the ends of
# sentences that are none the worse for it ("It happens like this:").
MOST_WORDS, MOST_LETTERS = 4, 32  # before a colon
MOST_WORDS_ALONE, MOST_LETTERS_ALONE = 6, 40  # without one, only before a list
LEAST_LETTERS = 4  # fewer are "Or:"
LEAST_SMALL = 7  # of one that begins with a small letter: below that they are "then:" and "or:"
WIDE = 3  # letters that one Chinese, Japanese or Korean sign says as much as
_STOP = re.compile(r"[.!?,;。！？，；、…][\"'»”)]*$")
HEADED = (CodeBlock, DefinitionList, Flowchart, ItemList, Table)


def leads_in(block: Block, following: Block | None, *, headed: bool) -> bool:
    """Whether `block` is a line that belongs to the one after it; with a heading right above it, it is `headed`."""
    if following is None or not isinstance(block, Paragraph | Subheading):
        return False
    if isinstance(block, Subheading) or plain(block.content).rstrip().endswith(COLONS):
        return True
    return _is_bold(block) or is_label(block, following, headed=headed)


def is_label(paragraph: Paragraph, following: Block, *, headed: bool) -> bool:
    """Whether `paragraph` names what follows, as a heading does."""
    words = plain(paragraph.content).strip()
    if not all(isinstance(node, Text | Link) for node in paragraph.content):
        return False
    if words[:1].islower() and (" " in words or len(words) < LEAST_SMALL):
        return False
    if words.endswith(COLONS):
        return isinstance(following, HEADED) and _is_short(words, MOST_WORDS, MOST_LETTERS)
    # What stands below a heading says more of it.
    whole = not headed and _STOP.search(words) is None and isinstance(following, ItemList)
    return whole and _is_short(words, MOST_WORDS_ALONE, MOST_LETTERS_ALONE)


def _is_short(words: str, most_words: int, most_letters: int) -> bool:
    letters = sum(WIDE if unicodedata.east_asian_width(sign) in "FW" else 1 for sign in words)
    return (
        letters >= LEAST_LETTERS
        and any(map(str.isalpha, words))
        and len(words.split()) <= most_words
        and letters <= most_letters
    )


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether its author set all of `paragraph` in bold."""
    said = [node for node in paragraph.content if plain((node,)).strip()]
    return len(said) == 1 and isinstance(said[0], Styled) and said[0].style == "strong"


def as_label(block: Block, following: Block | None, *, headed: bool) -> Block:
    """`block`; as a heading without a place in the outline where it is one in all but its marks."""
    if isinstance(block, Paragraph) and following is not None and is_label(block, following, headed=headed):
        return Subheading(level=6, content=block.content, span=block.span)
    return block


def led(box: Box, *, first: bool) -> Box:
    """`box` near to what it leads in to, and apart from what stands above it if it is not the `first`."""
    if isinstance(box, Leaf) and not box.name:
        box = replace(box, name="leads", below=0.0)
    return box if first else Spaced(box=box, gap=DESIGN.lead_gap)
