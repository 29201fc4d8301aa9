"""Lines that lead in: what belongs to what is below them, and looks so."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Flowchart,
    Formula,
    ItemList,
    Paragraph,
    Statement,
    Subheading,
    Table,
)
from generator.expressions import expression
from generator.inlines import Code, Link, Styled, Text, plain
from generator.writing.page.boxes import Box, Leaf, Spaced
from generator.writing.page.design import DESIGN

COLONS = (":", "：")
# A short line before a list is a heading that its author did not mark: on dense pages all of one grey it is what a
# reader finds the place by. Of 60 drawn from the 234 such lines in 180 sheets, 56 were headings, and four the ends of
# sentences that are none the worse for it ("It happens like this:").
MOST_WORDS, MOST_LETTERS = 4, 32  # before a colon
COMMAS, MOST_WORDS_COMMA = (",", "，", "、"), 2  # "Pros,"
MOST_WORDS_ALONE, MOST_LETTERS_ALONE = 6, 40  # without one, only before a list
LEAST_LETTERS = 3  # "Or:" has fewer, its colon aside
LEAST_SMALL = 7  # of one that begins with a small letter: below that they are "then:" and "or:"
MOST_NAMED = 60  # letters of a line that begins with its name in bold
WIDE = 3  # letters that one Chinese, Japanese or Korean sign says as much as
_STOP = expression(r"[.!?,;。！？，；、…][\"'»”)]*$")
HEADED = (CodeBlock, DefinitionList, Flowchart, ItemList, Table)


def leads_in(block: Block, following: Block | None, *, headed: bool) -> bool:
    """Whether `block` is a line that belongs to the one after it; with a heading right above it, it is `headed`."""
    if following is None or not isinstance(block, Paragraph | Subheading):
        return isinstance(block, Statement) and isinstance(following, CodeBlock | Formula | Table)
    if isinstance(block, Subheading) or plain(block.content).rstrip().endswith(COLONS):
        return True
    named = _is_named(block) and isinstance(following, CodeBlock | Formula | Table)
    return named or _is_bold(block) or is_label(block, following, headed=headed)


def announces(block: Block, following: Block | None) -> bool:
    """Whether `block` is a list whose last line leads in to the frame below it: `3. Run:` before a listing."""
    if not isinstance(block, ItemList) or not isinstance(following, CodeBlock | Formula | Table) or not block.items:
        return False
    last = block.items[-1]
    return not last.blocks and plain(last.content).rstrip().endswith(COLONS)


def is_label(paragraph: Paragraph, following: Block, *, headed: bool) -> bool:
    """Whether `paragraph` names what follows, as a heading does."""
    words = plain(paragraph.content).strip()
    if not all(isinstance(node, Text | Link | Code) for node in paragraph.content):
        return False
    if words[:1].islower() and (" " in words or len(words) < LEAST_SMALL):
        return False
    if words.endswith(COMMAS) and isinstance(following, ItemList):
        return _is_short(words, MOST_WORDS_COMMA, MOST_LETTERS)
    if words.endswith(COLONS):
        return isinstance(following, HEADED) and _is_short(words, MOST_WORDS, MOST_LETTERS)
    # What is below a heading says more of it.
    whole = not headed and _STOP.search(words) is None and isinstance(following, ItemList)
    return whole and _is_short(words, MOST_WORDS_ALONE, MOST_LETTERS_ALONE)


def _is_short(words: str, most_words: int, most_letters: int) -> bool:
    letters = sum(WIDE if unicodedata.east_asian_width(sign) in "FW" else 1 for sign in words.rstrip(":：,，、 "))
    says = LEAST_LETTERS <= letters <= most_letters and any(map(str.isalpha, words))
    return says and len(words.split()) <= most_words


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether its author set all of `paragraph` in bold."""
    said = [node for node in paragraph.content if plain((node,)).strip()]
    return len(said) == 1 and isinstance(said[0], Styled) and said[0].style == "strong"


def _is_named(paragraph: Paragraph) -> bool:
    """Whether `paragraph` begins with a name in bold and a colon, and says little more: `**Example 3:** bake`."""
    words, first = plain(paragraph.content), paragraph.content[0]
    bold = isinstance(first, Styled) and first.style == "strong"
    name = plain((first,)) if bold else ""
    return bold and len(words) <= MOST_NAMED and (name + words[len(name) :][:1]).rstrip(" ").endswith(COLONS)


def as_label(block: Block, following: Block | None, *, headed: bool) -> Block:
    """`block`; as a heading without a place in the outline where it is one in all but its marks."""
    if isinstance(block, Paragraph) and following is not None and is_label(block, following, headed=headed):
        return Subheading(level=6, content=block.content, span=block.span)
    return block


def led(box: Box, *, first: bool) -> Box:
    """`box` near to what it leads in to, and apart from what is above it if it is not the `first`."""
    if isinstance(box, Leaf) and box.name == "statement":
        return box  # its frame sets it apart
    if isinstance(box, Leaf) and not box.name:
        box = replace(box, name="leads", below=0.0)
    return box if first else Spaced(box=box, gap=DESIGN.lead_gap)
