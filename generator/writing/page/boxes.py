"""Boxes: what is on the page, how high it is at a width, where it may be divided, and its HTML.

All lengths are in em of the page's text. Nothing here has a margin, so heights simply add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from math import fsum
from typing import NamedTuple, Protocol

from generator.expressions import expression
from generator.writing.page.design import line_height
from generator.writing.typography.prose import Prose

NEVER = float("inf")
_TAGS = expression(r"(<[^>]*>)")
_EMPTY = expression(r"<(?:br|img|wbr)\b")
GIVES = 'style="font-size:1em;'
"""How the style of a drawing begins that is made smaller where it is too wide for its line; its lengths are in em."""
SMALLEST_SCALE = 0.7
"""How small such a drawing may be; where a column would make it smaller, the page takes fewer."""
LONGEST_WORD = 13.0  # in em: an address or a line of code that is longer may be broken anywhere


class Space(NamedTuple):
    """The room that a box is set in: its width, and how generous paddings are (1.0 is as the theme has them).

    `size`, how many points an em is, is said only for the head of the page.
    """

    width: float
    air: float = 1.0
    size: float = 0.0


class Parts(NamedTuple):
    """The indivisible parts of a box at some width: their heights, and what dividing before each of them costs.

    `leads` is what the fragment that begins there needs beside its parts (a repeated header), NEVER where no division
    is allowed; `feet` what the fragment that ends there needs. The first of both is 0.0. `first` is the number that
    the first of them has in the whole box. `depths` says for each how many boxes are divided before it, none where it
    is empty: a section between two lesser headings is 0, a list in it between two items 1.
    """

    heights: tuple[float, ...]
    leads: tuple[float, ...]
    feet: tuple[float, ...]
    first: int = 0
    depths: tuple[int, ...] = ()

    @classmethod
    def single(cls, height: float) -> Parts:
        """A box in one part."""
        return cls((height,), (0.0,), (0.0,))

    def between(self, start: int, stop: int | None) -> Parts:
        """The fragment of those from `start` to before `stop`."""
        end = len(self.heights) if stop is None else stop
        if (start, end) == (0, len(self.heights)):
            return self
        heights = list(self.heights[start:end])
        heights[0] += self.leads[start]
        heights[-1] += self.feet[end] if end < len(self.feet) else 0.0
        leads, feet = self.leads[start + 1 : end], self.feet[start + 1 : end]
        return Parts(tuple(heights), (0.0, *leads), (0.0, *feet), self.first + start, self.depths[start:end])


class Box(Protocol):
    """Something that takes room on the page."""

    @property
    def narrowest(self) -> float:
        """The width below which words would have to be broken."""

    def parts(self, space: Space) -> Parts:
        """Its parts in `space`."""

    def strain(self, space: Space) -> float:
        """The height of those of its lines that are hard to read in `space`: broken code, tall and narrow cells."""

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        """The HTML of the parts from `start` to before `stop`."""


def height(box: Box, space: Space) -> float:
    """The height of the whole box."""
    return fsum(box.parts(space).heights)


def narrowest(content: Prose) -> float:
    """The width that `content` needs: its longest word's, if that is not very long, and its smallest figures'."""
    return max(min(content.narrowest, LONGEST_WORD), SMALLEST_SCALE * content.solid)


def fitted(markup: str, content: Prose, width: float) -> str:
    """The HTML of `content` as it is set at `width`: formulas and pictures too wide for a line are smaller."""
    return evened(smaller(markup, content.scale_at(width)), content)


def smaller(markup: str, scale: float) -> str:
    """`markup` with its drawings at that scale."""
    return markup if scale == 1.0 else markup.replace(GIVES, f'style="font-size:{scale:.3f}em;')


def evened(markup: str, content: Prose) -> str:
    """The HTML of `content` with its lines as far apart as in its own face, whatever faces stand in for it.

    Each element and each text between two gets an element of its own: within a single one the layout would take every
    word for the first of its line, and break it anywhere.
    """
    if not content.mixed:
        return markup
    return "".join(f'<span class="even">{node}</span>' for node in _nodes(markup))


def _nodes(markup: str) -> Iterator[str]:
    """The elements of `markup` that are in no other, and the texts between them."""
    depth, node = 0, ""
    for token in _TAGS.split(markup):
        if depth == 0 and node:
            yield node
            node = ""
        node += token
        if token.startswith("</"):
            depth -= 1
        elif token.startswith("<") and not token.endswith("/>") and not _EMPTY.match(token):
            depth += 1
    if node:
        yield node


@dataclass(frozen=True, eq=False, kw_only=True)
class Leaf:
    """A paragraph of some kind, or whatever else is not divided.

    `markup` is its content; it is in `tag` (if any) with class `name`, between paddings that grow with the air, up
    to `most_air`.
    """

    content: Prose
    markup: str
    tag: str = "p"
    name: str = ""
    above: float = 0.0
    below: float = 0.0
    sides: float = 0.0
    fixed: float = 0.0
    attributes: str = ""
    most_air: float = NEVER

    @property
    def narrowest(self) -> float:
        return narrowest(self.content) + self.sides

    def strain(self, _space: Space, /) -> float:
        return 0.0

    def parts(self, space: Space) -> Parts:
        width, air = space.width - self.sides, min(space.air, self.most_air)
        lines = self.content.at(width).height(width, line_height(air))
        return Parts.single(lines + (self.above + self.below) * air + self.fixed)

    def html(self, space: Space, _start: int = 0, _stop: int | None = None, /) -> str:
        inner = fitted(self.markup, self.content, space.width - self.sides)
        if not self.tag:
            return inner
        name = f' class="{self.name}"' if self.name else ""
        return f"<{self.tag}{name}{self.attributes}>{inner}</{self.tag}>"


@dataclass(frozen=True, eq=False, kw_only=True)
class Either:
    """The first of two boxes where it needs but one line, else the second."""

    first: Leaf
    second: Box

    def _chosen(self, space: Space) -> Box:
        return self.first if self.first.content.natural <= space.width - self.first.sides else self.second

    @property
    def narrowest(self) -> float:
        return self.second.narrowest

    def parts(self, space: Space) -> Parts:
        return self._chosen(space).parts(space)

    def strain(self, space: Space) -> float:
        return self._chosen(space).strain(space)

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        return self._chosen(space).html(space, start, stop)


@dataclass(frozen=True, eq=False, kw_only=True)
class Spaced:
    """A box with a gap of `gap` em above it, which grows with the air and is left out where a column begins within."""

    box: Box
    gap: float

    @property
    def narrowest(self) -> float:
        return self.box.narrowest

    def parts(self, space: Space) -> Parts:
        parts = self.box.parts(space)
        return parts._replace(heights=(parts.heights[0] + self.gap * space.air, *parts.heights[1:]))

    def strain(self, space: Space) -> float:
        return self.box.strain(space)

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        inner = self.box.html(space, start, stop)
        return inner if start else f'<div style="padding-top:{self.gap * space.air:.3f}em">{inner}</div>'


@dataclass(frozen=True, eq=False, kw_only=True)
class Drawing:
    """A picture whose HTML (`draw`) and height (`rise`) follow from the width that it gets.

    Where there is less than it `wants`, it is better off across the page.
    """

    draw: Callable[[float], str]
    rise: Callable[[float], float]
    narrowest: float
    name: str = "figure"
    above: float = 0.0
    below: float = 0.0
    wants: float = 0.0
    _rises: dict[float, float] = field(default_factory=dict, init=False)

    def parts(self, space: Space) -> Parts:
        if space.width not in self._rises:
            self._rises[space.width] = self.rise(space.width)
        return Parts.single(self._rises[space.width] + (self.above + self.below) * space.air)

    def strain(self, _space: Space, /) -> float:
        return 0.0

    def html(self, space: Space, _start: int = 0, _stop: int | None = None, /) -> str:
        return f'<div class="{self.name}">{self.draw(space.width)}</div>'


@dataclass(frozen=True, eq=False, kw_only=True)
class Stack:
    """Boxes one below the other in an element of their own, which may be divided between and within them.

    `sides` is what its paddings and borders take from the width. Each fragment of a divided stack has the paddings
    `above` and `below`; only the first has the `attributes`, the others the class `continued`. The first `glued`
    divisions are forbidden, and those that leave less than `keeps` em below: a heading stays with what follows. With
    `bound` the last child stays with the end of the one before.
    """

    children: tuple[Box, ...]
    tag: str = "div"
    name: str = ""
    sides: float = 0.0
    above: float = 0.0
    below: float = 0.0
    fixed: float = 0.0
    glued: int = 0
    keeps: float = 0.0
    whole: bool = False
    bound: bool = False
    attributes: str = ""
    continued: str = ""
    _memo: dict[Space, Parts] = field(default_factory=dict, init=False)

    @cached_property
    def narrowest(self) -> float:
        return max((child.narrowest for child in self.children), default=0.0) + self.sides

    def inner(self, space: Space) -> Space:
        """The room that the children get."""
        return space._replace(width=space.width - self.sides)

    def strain(self, space: Space) -> float:
        inner = self.inner(space)
        return fsum(child.strain(inner) for child in self.children)

    def parts(self, space: Space) -> Parts:
        known = self._memo.get(space)
        if known is None:
            known = self._memo[space] = self._parts(space)
        return known

    def _parts(self, space: Space) -> Parts:
        inner = self.inner(space)
        above, below = self.above * space.air, self.below * space.air
        heights: list[float] = []
        leads: list[float] = []
        feet: list[float] = []
        depths: list[int] = []
        for child in self.children:
            parts = child.parts(inner)
            heights += parts.heights
            depths += (0, *(depth + 1 for depth in parts.depths[1:] or (0,) * (len(parts.heights) - 1)))
            leads += (lead + above for lead in parts.leads)
            feet += (foot + below for foot in parts.feet)
        if not heights or self.whole:
            return Parts.single(fsum(heights) + above + below + self.fixed)
        if self.bound and len(self.children) > 1:
            leads[-len(self.children[-1].parts(inner).heights)] = NEVER
        heights[0] += above
        heights[-1] += below + self.fixed
        leads[0] = feet[0] = 0.0
        kept = 0.0
        for place in range(1, len(leads)):
            kept += heights[place - 1] if place > self.glued else 0.0
            if place <= self.glued or kept < self.keeps:
                leads[place] = NEVER
        return Parts(tuple(heights), tuple(leads), tuple(feet), depths=tuple(depths))

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        inner = self.inner(space)
        if self.whole:
            start, stop = 0, None
        fragments = "".join(self._fragments(inner, start, stop))
        names = " ".join(filter(None, (self.name, self.continued if start else "")))
        name = f' class="{names}"' if names else ""
        attributes = "" if start else self.attributes
        return f"<{self.tag}{name}{attributes}>{fragments}</{self.tag}>"

    def _fragments(self, inner: Space, start: int, stop: int | None) -> Iterator[str]:
        counts = [len(child.parts(inner).heights) for child in self.children]
        for child, (first, end) in zip(self.children, pairwise(accumulate(counts, initial=0)), strict=True):
            low = max(start, first)
            high = end if stop is None else min(stop, end)
            if low < high:
                yield child.html(inner, low - first, high - first)
