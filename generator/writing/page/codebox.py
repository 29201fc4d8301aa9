"""A listing as a box: whole where there is room, a little smaller where that saves its lines, else broken."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from itertools import pairwise
from math import fsum

from generator.expressions import expression
from generator.writing.page.boxes import LONGEST_WORD, NEVER, Parts, Space
from generator.writing.page.codelines import break_costs, broken, comment_start
from generator.writing.page.design import DESIGN, line_height

HANG = 3  # characters by which a line that goes on is indented beyond the first
LEAST_LINE = 12  # characters that such a line has room for at least
LEAST_COMMENT = 14  # characters that each line of a comment has beside its code, or it is below
DEEPEST = 0.5  # of its place that a broken line is indented at most: comments far right of code were in strips of words
CHARACTER = DESIGN.code_size * 0.6  # in em, the width of one
SMALLEST_LISTING = 0.85  # how much smaller a listing may be set so that none of its lines is broken
SMALL_STRAIN = 1.0  # how much more than its share of the height smaller type strains
SMALLEST_DRAWING = 0.6  # the same where broken lines would tear a drawing apart
# A line in so many may be so many times as long as all others and decide nothing about their size: it is broken. One
# line of 150 letters set 180 lines of code in 5.2 points across the page, a line of JSON a drawing in 4.2.
ONE_IN, OUTLYING, OUTLYING_DRAWN = 12, 1.2, 1.6
LONGEST_WHOLE = 24  # lines up to which a listing is never divided between columns
FEWEST = 3  # lines that stay together where a longer one is
SLACK = 0.02  # in em, against rounding in the layout
GOES_ON = '<br><span class="goes-on"></span>'
_RULE = expression(r"\W*?([^\w\s])\1{9,}\W*")
_INDENT = expression(r"^((?:<[^>]*>)*) +")
_TOKEN = expression(r"<[^>]*>|&[^;]*;|[^<&]")


@dataclass(frozen=True, eq=False, kw_only=True)
class CodeLine:
    """One line of the author's: its text, its HTML, and where each of its characters ends, in em of the page's text.

    `cells` are the font sizes, in em of the line's, of characters from other faces that take the width of its own. It
    is `mixed` where there are other faces at all.
    """

    text: str
    markup: str
    ends: tuple[float, ...]
    cells: dict[str, float]
    mixed: bool

    def width(self, start: int, stop: int) -> float:
        """The width of its characters from `start` to before `stop`, blanks at their end aside."""
        end = len(self.text[:stop].rstrip(" "))
        return self.ends[end] - self.ends[start] if end > start else 0.0

    @cached_property
    def natural(self) -> float:
        """The width of the whole line."""
        return self.width(0, len(self.text))

    @cached_property
    def longest_word(self) -> float:
        """The width of its longest part that is not broken, but anywhere."""
        edges = [0, *break_costs(self.text), len(self.text)]
        return max(self.width(start, stop) for start, stop in pairwise(edges))

    @cached_property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @cached_property
    def comment(self) -> int:
        """Where the comment behind its code begins; 0 where there is none."""
        return comment_start(self.text)

    @cached_property
    def is_rule(self) -> bool:
        """Whether it is a row of one sign, which rules something off: it is made smaller, never broken."""
        return _RULE.fullmatch(self.text) is not None

    def hang(self, room: float) -> float:
        """How far its further lines are indented."""
        return self._set(room)[1]

    def _hang(self, indent: int, room: float) -> float:
        most = min(int(room / CHARACTER) - LEAST_LINE, int(room * DEEPEST / CHARACTER))
        return max(HANG, min(indent + HANG, most)) * CHARACTER

    def is_deep(self, room: float) -> bool:
        """Whether so much of `room` is its indent that it begins further left than its author had it."""
        return self.natural > room and self.indent * CHARACTER > room * DEEPEST

    def starts(self, room: float) -> tuple[int, ...]:
        """Where its lines begin in `room`."""
        return self._set(room)[0]

    def _set(self, room: float) -> tuple[tuple[int, ...], float]:
        """Where its lines begin in `room`, and how far all but the first are indented."""
        hang = self._hang(self.indent, room)
        if self.natural <= room or self.is_rule:
            return (0,), hang
        following = room - hang
        if not self.is_deep(room):
            plain = broken(self.text, room, following, self.width)
            return self._beside(room, plain) or (self._below(following, plain), hang)

        def inked(start: int, stop: int) -> float:
            return self.width(max(start, self.indent), max(stop, self.indent))

        return broken(self.text, following, following, inked), hang

    def _beside(self, room: float, plain: tuple[int, ...]) -> tuple[tuple[int, ...], float] | None:
        """Its comment in a column of its own beside the code; None where that takes more lines than it is `plain`."""
        start = self.comment
        hang = self.ends[start] + HANG * CHARACTER
        if not start or room - hang < LEAST_COMMENT * CHARACTER:
            return None
        starts = broken(self.text, room, room - hang, self.width)
        return (starts, hang) if len(starts) <= len(plain) and starts[1] > start else None

    def _below(self, following: float, plain: tuple[int, ...]) -> tuple[int, ...]:
        """Where its lines begin if its comment is whole below the code; `plain` where that takes more of them."""
        start = self.comment
        if len(plain) == 2 and 0 < start < plain[1] and self.width(start, len(self.text)) <= following:
            return 0, start
        return plain

    def html(self, room: float) -> str:
        """Its lines in `room`."""
        starts, hang = self._set(room)
        pieces = list(_cut(self.markup, starts, self.cells))
        deep = self.is_deep(room)
        if deep:
            pieces[0] = _INDENT.sub(r"\1", pieces[0])
        inner = GOES_ON.join(pieces) or "&#8203;"
        if self.mixed:
            inner = f'<span class="even">{inner}</span>'
        if self.is_rule and self.natural > room:
            inner = f'<span style="font-size:{math.floor(room / self.natural * 1000) / 1000:.3f}em">{inner}</span>'
        hang /= DESIGN.code_size
        back = "" if deep else f";text-indent:-{hang:.3f}em"
        style = f' style="padding-left:{hang:.3f}em{back}"' if len(pieces) > 1 or deep else ""
        return f'<div class="line"{style}>{inner}</div>'


@dataclass(frozen=True, eq=False, kw_only=True)
class Listing:
    """Lines of code in a frame; where it is `drawn`, they keep their places below each other.

    The numbers of lines that are no part of a drawing are those that are `beside` it.
    """

    lines: tuple[CodeLine, ...]
    drawn: bool = False
    beside: frozenset[int] = frozenset()
    _counts: dict[float, tuple[int, ...]] = field(default_factory=dict, init=False)

    sides = 2 * DESIGN.box_side

    @cached_property
    def natural(self) -> float:
        """The width at which no line is broken, paddings aside."""
        held = [line.natural for place, line in enumerate(self.lines) if place not in self.beside and not line.is_rule]
        widths = sorted(held or [line.natural for line in self.lines], reverse=True)
        usual = widths[len(widths) // ONE_IN] * (OUTLYING_DRAWN if self.drawn else OUTLYING)
        return max((width for width in widths if width <= usual), default=widths[0]) + SLACK

    @cached_property
    def narrowest(self) -> float:
        least = SMALLEST_DRAWING * self.natural if self.drawn else 0.0
        free = self.beside if self.drawn else range(len(self.lines))
        words = max((self.lines[place].longest_word for place in free if not self.lines[place].is_rule), default=0.0)
        return max(least, min(words, LONGEST_WORD)) + self.sides

    def scale(self, width: float) -> float:
        """How small its type is at `width`, where 1.0 is as large as all code."""
        fits = (width - self.sides) / self.natural
        if fits >= 1.0 or fits < (SMALLEST_DRAWING if self.drawn else SMALLEST_LISTING) - SLACK:
            return 1.0
        return math.floor(fits * 1000) / 1000

    def _room(self, width: float) -> float:
        """The width of its lines, in em of its own type at full size."""
        return (width - self.sides) / self.scale(width) - SLACK / 2

    def _lines(self, width: float) -> tuple[int, ...]:
        """How many lines each of the author's takes."""
        if width not in self._counts:
            room = self._room(width)
            self._counts[width] = tuple(len(line.starts(room)) for line in self.lines)
        return self._counts[width]

    def strain(self, space: Space) -> float:
        """What the lines take that its author did not break, and a share of what is set smaller."""
        small = SMALL_STRAIN * (1.0 - self.scale(space.width)) * len(self.lines)
        return self.height_of_breaks(space._replace(air=1.0)) + small * self._line_height(space._replace(air=1.0))

    def height_of_breaks(self, space: Space) -> float:
        """What the lines take that its author did not break."""
        return (fsum(self._lines(space.width)) - len(self.lines)) * self._line_height(space)

    def _line_height(self, space: Space) -> float:
        return line_height(space.air) * DESIGN.code_size * self.scale(space.width)

    def parts(self, space: Space) -> Parts:
        pad = DESIGN.code_pad * space.air
        height = self._line_height(space)
        heights = [count * height for count in self._lines(space.width)]
        if len(heights) <= LONGEST_WHOLE:
            return Parts.single(fsum(heights) + 2 * pad)
        heights[0] += pad
        heights[-1] += pad
        leads = [pad if place in self._divisions else NEVER for place in range(len(heights))]
        leads[0] = 0.0
        return Parts(tuple(heights), tuple(leads), (0.0, *[pad] * (len(heights) - 1)))

    @cached_property
    def _divisions(self) -> frozenset[int]:
        """The lines before which it may be divided: at the author's blank lines, if these are near enough."""
        count = len(self.lines)
        blank = [place for place in range(FEWEST, count - FEWEST + 1) if not self.lines[place - 1].text.strip()]
        divisions = set(blank)
        for start, stop in pairwise([0, *blank, count]):
            if stop - start > LONGEST_WHOLE:
                divisions |= set(range(start + FEWEST, stop - FEWEST + 1))
        return frozenset(divisions)

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        room = self._room(space.width)
        if len(self.lines) <= LONGEST_WHOLE:
            start, stop = 0, None
        lines = "".join(line.html(room) for line in self.lines[start:stop])
        scale = self.scale(space.width)
        inner = lines if scale == 1.0 else f'<div style="font-size:{scale:.3f}em">{lines}</div>'
        return f'<div class="code">{inner}</div>'


def _cut(markup: str, starts: Sequence[int], cells: dict[str, float]) -> Iterator[str]:
    """The HTML of a line in pieces that begin at the places `starts` of its text, each with its elements closed."""
    piece, place = "", 0
    elements: list[str] = []
    ahead = list(starts[1:])
    for token in _TOKEN.findall(markup):
        if token.startswith("</"):
            elements.pop()
        elif token[0] == "<":
            elements.append(token)
        else:
            if ahead and place >= ahead[0]:
                ahead.pop(0)
                yield piece.rstrip(" ") + "</span>" * len(elements)
                piece = "".join(elements)
            shown = unescape(token)
            place += len(shown)
            if shown in cells:
                piece += f'<span style="font-size:{cells[shown]:.4f}em">{token}</span>'
                continue
        piece += token
    yield piece.rstrip(" ")
