"""Cards as flashcard plugins of note tools write them: `front :: back`, or a line with only `?` between the two."""

from __future__ import annotations

import re

from generator.asking.shapes.answers import answer_of, said
from generator.asking.shapes.authored import MARKS, goes_on, of_blocks
from generator.asking.shapes.base import Place, Reading
from generator.asking.shapes.wording import cut, masked, visible
from generator.blocks import Block, Paragraph
from generator.expressions import expression
from generator.inlines import Inlines

# Two or three colons between front and back; without white space around them only where a neighbour has them too.
_COLONS = expression(r"(?<=[^\s:])(?:\s+:::?\s+|:::?[ ]?)(?=[^\s:])")


# What follows the colons of a qualified name: `Root::register();`.
_CALL = expression(r"\w+(?:\(|;|<\w)")


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """`question :: answer`, or question, `?` on a line, answer; `:::` and `??` ask both ways."""
    block = blocks[at]
    if not isinstance(block, Paragraph):
        return None
    divider = divider_in(blocks[at + 1]) if at + 2 < len(blocks) else ""
    if divider:
        taken = 3
        while at + taken < len(blocks) and goes_on(blocks[at + taken]):
            taken += 1
        whole = answer_of(blocks[at + 2 : at + taken])
        return of_blocks(place, block.span, block.content, whole, blocks[at : at + taken], both=divider == "??")
    match = _COLONS.search(masked(block.content))
    if match is None or not (
        _parts_surely(match) or any(_is_card(blocks, other) for other in range(len(blocks)) if other != at)
    ):
        return None
    question, _, answer = cut(block.content, match.start(), match.end())
    if not _parts_surely(match) and _CALL.match(masked(answer)):
        return None
    return of_blocks(place, block.span, question, answer, (block,), both=":::" in match[0])


def sides_of(content: Inlines) -> tuple[Inlines, Inlines, bool] | None:
    """Front and back of one line with colons between them that are surely meant so, and whether both are asked."""
    match = _COLONS.search(masked(content))
    if match is None or not _parts_surely(match):
        return None
    front, _, back = cut(content, match.start(), match.end())
    return front, back, ":::" in match[0]


def divider_in(block: Block) -> str:
    """`?` or `??` where that is all of a block, else nothing."""
    words = visible(said(block))
    return words if words in ("?", "??") else ""


def _parts_surely(match: re.Match[str]) -> bool:
    """Whether the colons are no part of a name such as `std::vector`."""
    beside = match.string[match.start() - 1] + match.string[match.end()]
    return ":::" in match[0] or match[0] != match[0].strip() or beside[0] in MARKS or not beside.isascii()


def _is_card(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether another card of a plugin is at `at`, or the line that parts its sides."""
    return _is_bare(blocks, at) or bool(divider_in(blocks[at]))


def _is_bare(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether there is a line at `at` with two colons and no white space around them."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    match = _COLONS.search(masked(block.content)) if isinstance(block, Paragraph) else None
    return match is not None and not _parts_surely(match)
