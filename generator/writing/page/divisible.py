"""Long words across elements: the layout breaks a word anywhere only at the start of a line, and these begin before.

`**NAME_OF_ALL**(*arguments*` is one word in three elements. Without a place to break it between them it runs over the
edge of its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.expressions import expression
from generator.inlines import Code, Inline, Inlines, Link, Styled, Text
from generator.writing.typography.breaking import break_points

LONG = 20  # characters: what is shorter fits the narrowest of columns
BREAK = "\u200b"

_SPACE = expression(r"\s+")


def divisible(inlines: Inlines, shown: Callable[[Text | Code], str]) -> Inlines:
    """`inlines` with a place to break after each element within what is long and cannot be broken otherwise.

    `shown` gives a text as the page has it, with the places to break that it has already.
    """
    leaves = tuple(_leaves(inlines))
    if len(leaves) < 2:
        return inlines
    texts = [shown(leaf) if leaf is not None else " " for leaf in leaves]
    places = _places(texts)
    begin = _begin_behind([leaf is None for leaf in leaves], texts)
    if not places and not begin:
        return inlines
    return tuple(_opened(inlines, iter(range(len(leaves))), places, begin))


def _leaves(inlines: Inlines) -> Iterator[Text | Code | None]:
    """The texts of `inlines` in order, None for what is none."""
    for node in inlines:
        match node:
            case Text() | Code():
                yield node
            case Styled(style=style, children=children) if style != "kbd":
                yield from _leaves(children)
            case Link(children=children):
                yield from _leaves(children)
            case _:
                yield None


def _opened(inlines: Inlines, numbers: Iterator[int], places: set[int], begin: set[int]) -> Iterator[Inline]:
    for node in inlines:
        match node:
            case Text() | Code():
                number = next(numbers)
                before, behind = BREAK * (number in begin), BREAK * (number in places)
                yield replace(node, text=f"{before}{node.text}{behind}") if before or behind else node
            case Styled(style=style, children=children) if style != "kbd":
                yield replace(node, children=tuple(_opened(children, numbers, places, begin)))
            case Link(children=children):
                yield replace(node, children=tuple(_opened(children, numbers, places, begin)))
            case _:
                next(numbers)
                yield node


def _begin_behind(is_drawn: Sequence[bool], texts: Sequence[str]) -> set[int]:
    """The numbers of the texts before which must be a place to break: a long word right behind a key or a picture."""
    begun = (_SPACE.split(text, maxsplit=1)[0] for text in texts)
    return {
        number
        for number, (word, drawn) in enumerate(zip(begun, (False, *is_drawn), strict=False))
        if drawn and len(word) >= LONG
    }


def _places(texts: Sequence[str]) -> set[int]:
    """The numbers of the texts after which a long word must be breakable."""
    ends: dict[int, int] = {}
    end = 0
    for number, text in enumerate(texts):
        end += len(text)
        ends.setdefault(end, number)
    places: set[int] = set()
    start = 0
    for part in re.split(r"(\s+)", "".join(texts)):
        if len(part) >= LONG and not part.isspace():
            edges = [0, *break_points(part), len(part)]
            for left, right in pairwise(edges):
                if right - left >= LONG:
                    places |= {ends[start + place] for place in range(left + 1, right) if start + place in ends}
        start += len(part)
    return places
