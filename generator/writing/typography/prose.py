"""Running text as unbreakable stretches with widths in em: how many lines it takes at any width."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeAlias

from generator.expressions import expression
from generator.writing.typography.breaking import break_points, joined_over_space
from generator.writing.typography.ruler import Ruler, Setting

LINE_HEIGHT = 1.25


class Stretch(NamedTuple):
    """Text in one setting."""

    text: str
    setting: Setting


class Figure(NamedTuple):
    """Something drawn within a line; `rise` and `fall` are its extent above and below the baseline, in em.

    What `gives` is made smaller where it is too wide for its line.
    """

    width: float
    rise: float
    fall: float
    gives: bool = False

    def scaled(self, scale: float) -> Figure:
        """The same, larger or smaller."""
        return Figure(self.width * scale, self.rise * scale, self.fall * scale, self.gives)

    @property
    def extra(self) -> float:
        """What it adds to the height of its line."""
        return max(0.0, self.rise - STRUT_RISE) + max(0.0, self.fall - STRUT_FALL)


class LineEnd(NamedTuple):
    """A line break that the author wants."""


Piece: TypeAlias = Stretch | Figure | LineEnd


class Word(NamedTuple):
    """What no line break may divide; `space` follows it unless its line ends there. `ends` forces a line end.

    `figure` is what in it gives, and `held` the width of the brackets and stops that stay on its line.
    """

    width: float
    space: float = 0.0
    extra: float = 0.0
    ends: bool = False
    figure: Figure | None = None
    held: float = 0.0

    def scaled(self, scale: float) -> Word:
        """The word with its figure at that scale."""
        if self.figure is None:
            return self
        smaller = self.figure.scaled(scale)
        return self._replace(width=self.width + smaller.width - self.figure.width, extra=smaller.extra, figure=smaller)


# The strut of a line: what a figure must pass above and below the baseline before it makes its line taller.
STRUT_RISE, STRUT_FALL = 0.99, 0.26
ROUNDING = 1e-6
SMALLEST_FIGURE = 0.2
AS_LETTER = "\u2e80"
"""What the layout takes a figure for when it asks where a line may end."""
SPACES = expression(r"[ \t\r\n\f]+")


@dataclass(frozen=True, eq=False)
class Prose:
    """A paragraph's words; `size` scales its lines. It is `mixed` where faces stand in for its own."""

    words: tuple[Word, ...]
    size: float = 1.0
    mixed: bool = False

    @cached_property
    def natural(self) -> float:
        """The width at which it needs no line break of ours."""
        widest = here = trail = 0.0
        for word in self.words:
            here += trail + word.width
            trail = word.space
            widest = max(widest, here)
            if word.ends:
                here = trail = 0.0
        return widest

    @cached_property
    def narrowest(self) -> float:
        """The width of its widest word."""
        return max((word.width for word in self.words), default=0.0)

    def unbroken(self, most: float) -> float:
        """The width at which no stretch without spaces is divided that is at most `most` wide.

        Between CJK signs a line may end anywhere, and after a hyphen; a cell as narrow as that tears words still.
        """
        widest = here = 0.0
        for word in self.words:
            here += word.width
            widest = max(widest, min(here, most), word.width)
            if word.space or word.ends:
                here = 0.0
        return widest

    @cached_property
    def solid(self) -> float:
        """The width of its widest figure that gives, with what stays on its line."""
        return max((word.figure.width + word.held for word in self.words if word.figure), default=0.0)

    def scale_at(self, width: float) -> float:
        """How small its figures have to be so that each fits a line of `width`; 1.0 where they do."""
        if self.solid <= width + ROUNDING:
            return 1.0
        room = min((width - word.held) / word.figure.width for word in self.words if word.figure)
        return max(SMALLEST_FIGURE, math.floor(room * 1000) / 1000)

    def at(self, width: float) -> Prose:
        """The paragraph as it is set at `width`, its figures made smaller if they must."""
        scale = self.scale_at(width)
        return self if scale == 1.0 else replace(self, words=tuple(word.scaled(scale) for word in self.words))

    def lines(self, width: float) -> int:
        """How many lines it takes at `width`; a word wider than that is broken anywhere."""
        return self._set(width)[0]

    def extra(self, width: float) -> float:
        """What tall figures add to the heights of their lines at `width`, in em of the page's text."""
        return self._set(width)[1] if self._is_uneven else 0.0

    def height(self, width: float, line: float = LINE_HEIGHT) -> float:
        """Its height at `width` in em of the page's text, with lines `line` em of its own apart."""
        lines, extra = self._set(width)
        return lines * line * self.size + extra

    @cached_property
    def _is_uneven(self) -> bool:
        return any(word.extra for word in self.words)

    def _set(self, width: float) -> tuple[int, float]:
        """The lines at `width`, and what they are higher than lines of the text alone."""
        if not self.words:
            return 0, 0.0
        count, here, trail, total, tallest = 1, 0.0, 0.0, 0.0, 0.0
        for advance, space, extra, ends, _, _ in self.words:
            if here + trail + advance > width + ROUNDING and here > 0.0:
                count += 1
                total += tallest
                here = trail = tallest = 0.0
            here += trail + advance
            if extra > tallest:
                tallest = extra
            if here > width + ROUNDING and here == advance:
                # Broken anywhere: each further line holds a little less than the width, for glyphs are not divided.
                whole = int(advance / max(width - 0.3, 0.5))
                count += whole
                total += whole * tallest
                here = min(width, max(0.0, advance - whole * (width - 0.3)))
            trail = space
            if ends:
                count += 1
                total += tallest
                here = trail = tallest = 0.0
        return count - self.words[-1].ends, total + tallest


def prose(pieces: Iterable[Piece], ruler: Ruler, size: float = 1.0) -> Prose:
    """Measure `pieces` as one paragraph; runs of white space count once, as in HTML."""
    setter = _Setter(ruler)
    return Prose(words=tuple(setter.set(pieces)), size=size, mixed=setter.mixed)


class _Setter:
    """Joins pieces into words across the borders of their settings."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        self.mixed = False

    def set(self, pieces: Iterable[Piece]) -> Sequence[Word]:
        words: list[Word] = []
        width = extra = held = 0.0
        figure: Figure | None = None
        open_word = False
        last = ""  # the last character set, for the rules of line breaking across pieces and spaces

        def close(space: float = 0.0, *, ends: bool = False) -> None:
            nonlocal width, extra, open_word, figure, held
            if open_word or ends:
                words.append(Word(width, space, extra, ends, figure, held))
            width = extra = held = 0.0
            figure, open_word = None, False

        for piece in pieces:
            if isinstance(piece, LineEnd):
                close(ends=True)
                last = ""
            elif isinstance(piece, Figure):
                if not piece.gives or figure or not last or 1 in break_points(last + AS_LETTER):
                    close()
                if piece.gives:
                    figure, held = piece, width
                width += piece.width
                extra = piece.extra
                open_word = True
                last = AS_LETTER if piece.gives else "\ufffc"
            else:
                extents, size = self.ruler.words(piece.setting), piece.setting.size
                chunks = SPACES.split(piece.text)
                # A space at the beginning goes with what comes, any other with what came.
                space = extents[chunks[1] if len(chunks) > 1 and not chunks[0] else ""].space * size
                within = False  # whether the word before the space is of this piece
                for number, chunk in enumerate(chunks):
                    if number and open_word:
                        close(space)
                    if not chunk:
                        continue
                    if open_word and last and last != "\ufffc":
                        if 1 in break_points(last + chunk[:2]):
                            close()
                    elif _goes_on(words, open_word=open_word) and joined_over_space(last if within else " ", chunk[0]):
                        before = words.pop()
                        width, extra, open_word = before.width + before.space, before.extra, True
                        figure, held = before.figure, before.held + before.space
                    start = 0
                    for end in (*break_points(chunk), len(chunk)):
                        if start:
                            close()
                        extent = extents[chunk[start:end]]
                        width += extent.width * size
                        held += extent.width * size if figure else 0.0
                        self.mixed, space = self.mixed or extent.mixed, extent.space * size
                        open_word = True
                        start = end
                    last, within = chunk[-1], True
        close()
        return words


def _goes_on(words: Sequence[Word], *, open_word: bool) -> bool:
    """Whether a space is between the last of `words` and what comes now."""
    return bool(words) and not open_word and not words[-1].ends
