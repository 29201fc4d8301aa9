"""Text and code by turns: whether each text belongs to the code below it or to the code above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from generator.asking.shapes.looks import is_code
from generator.asking.shapes.tasks import is_name
from generator.asking.shapes.wording import visible
from generator.blocks import Block, CodeBlock, Formula, Paragraph
from generator.source import SourceFile


class Side(Enum):
    """Where the code is that a text speaks of."""

    BELOW = "below"
    ABOVE = "above"


def side_of_code(source: SourceFile, blocks: Sequence[Block], at: int) -> Side | None:
    """Where the texts around `at` have their code; None where nothing tells, or only one of the two is there.

    The first evidence that speaks decides: a colon points down; a smaller gap binds; a run that starts with text and
    ends with code, or the other way round, has pairs of one kind only; a run of code, text, code has its first code
    from the heading; with text first and last, the one that is unlike the rest has no code; words of the text are in
    its code.
    """
    first, last = _run(blocks, at)
    run = blocks[first:last]
    if len(run) < 2:
        return None
    for evidence in (_colons, _gaps, _ends, _outsider, _shared_words):
        found = evidence(source, run)
        if found is not None:
            return found
    return None


def is_listing(block: Block) -> bool:
    """Whether a block is code or a formula, alone on its lines."""
    return isinstance(block, CodeBlock | Formula) or (isinstance(block, Paragraph) and is_code(block.content))


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and not is_code(block.content)


def _run(blocks: Sequence[Block], at: int) -> tuple[int, int]:
    """The stretch around `at` in which text and code take turns, block by block."""

    def turns(index: int) -> bool:
        one, other = blocks[index], blocks[index + 1]
        return (_is_text(one) and is_listing(other)) or (is_listing(one) and _is_text(other))

    first = at
    while first and turns(first - 1):
        first -= 1
    last = at
    while last + 1 < len(blocks) and turns(last):
        last += 1
    return first, last + 1


def _colons(_source: SourceFile, run: Sequence[Block]) -> Side | None:
    """A text before code that ends with a colon."""
    before = [block for block, after in pairwise(run) if _is_text(block) and is_listing(after)]
    pointing = sum(_words(block).endswith((":", "：")) for block in before)
    return Side.BELOW if pointing and pointing * 2 >= len(before) else None


def _gaps(source: SourceFile, run: Sequence[Block]) -> Side | None:
    """All texts between two pieces of code are nearer to the same side."""
    nearer: set[Side] = set()
    for above, block, below in zip(run, run[1:], run[2:], strict=False):
        if _is_text(block):
            over, under = _gap(source, above, block), _gap(source, block, below)
            if over == under:
                return None
            nearer.add(Side.BELOW if under < over else Side.ABOVE)
    return nearer.pop() if len(nearer) == 1 else None


def _gap(source: SourceFile, above: Block, below: Block) -> int:
    """How many lines part two blocks."""
    end = source.position(max(above.span.start, above.span.end - 1))[0]
    return source.line_number(below.span) - end


def _ends(_source: SourceFile, run: Sequence[Block]) -> Side | None:
    if _is_text(run[0]) and is_listing(run[-1]):
        return Side.BELOW
    if is_listing(run[0]) and _is_text(run[-1]):
        return Side.ABOVE
    return Side.BELOW if is_listing(run[0]) and len(run) > 2 else None


def _outsider(_source: SourceFile, run: Sequence[Block]) -> Side | None:
    """Text first and last: one of the two is a name, or none, as the texts between are, and the other is not.

    Commands that are set in paragraphs of their own are explained below them, unless the
    last text only goes on from what is above; names are above fences.
    """
    if all(isinstance(block, Paragraph) for block in run):
        return Side.BELOW if _goes_on(run[-1]) else Side.ABOVE
    named = [is_name(block.content) for block in run if isinstance(block, Paragraph) and _is_text(block)]
    if len(named) == 2:
        return Side.BELOW if named == [True, False] else None
    between = sum(named[1:-1]) * 2 > len(named) - 2
    if (named[0] == between) == (named[-1] == between):
        return None
    return Side.BELOW if named[0] == between else Side.ABOVE


def _goes_on(block: Block) -> bool:
    """Whether a text is the rest of what was to be done above it: “… then copy it”."""
    return _words(block).startswith(("…", ".."))


def _shared_words(_source: SourceFile, run: Sequence[Block]) -> Side | None:
    """Text first and last: its words are in the code on one side more often than on the other."""
    above = below = 0
    for index, block in enumerate(run):
        if _is_text(block):
            words = set(re.findall(r"\w{3,}", _words(block).casefold()))
            above += bool(index and words & _code_words(run[index - 1]))
            below += bool(index + 1 < len(run) and words & _code_words(run[index + 1]))
    if above == below:
        return None
    return Side.ABOVE if above > below else Side.BELOW


def _code_words(block: Block) -> set[str]:
    code = block.text if isinstance(block, CodeBlock) else _words(block)
    return set(re.findall(r"\w{3,}", code.casefold()))


def _words(block: Block) -> str:
    return visible(block.content) if isinstance(block, Paragraph) else ""
