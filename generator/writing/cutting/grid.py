"""Where the cards are on a sheet of paper: fronts on one page, and on the next each back behind its front."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

POINTS_IN_MM = 72 / 25.4
MARGIN = 10.0 * POINTS_IN_MM
"""What is left free around the cards: the marks that say where to cut are there, and few printers reach the edge."""
SMALLEST = (40.0 * POINTS_IN_MM, 30.0 * POINTS_IN_MM)
"""Width and height of the smallest card that holds a question."""
LONG_EDGE, SHORT_EDGE = "long-edge", "short-edge"
FLIPS = (LONG_EDGE, SHORT_EDGE)


class Slot(NamedTuple):
    """The place of one card, in points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """How cards are cut: into so many `columns` and `rows`, or to a size, as many as the paper holds.

    Where the card is a page `alone`, nothing is cut. `largest` is the size of its text in points.
    """

    columns: int = 0
    rows: int = 0
    size: tuple[float, float] = (0.0, 0.0)
    alone: bool = False
    largest: float


FORMATS: Mapping[str, Format] = {
    "2x4": Format(columns=2, rows=4, largest=14.0),
    "3x3": Format(columns=3, rows=3, largest=12.0),
    "3x5in": Format(size=(360.0, 216.0), largest=16.0),
    "index": Format(size=(360.0, 216.0), alone=True, largest=16.0),
}
USUAL = "2x4"


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Cards of `card` size on a `page` (width and height in points), in the middle of it.

    Paper that is turned around its left or right edge exchanges left and right (`sideways`), else top and bottom.
    """

    page: tuple[float, float]
    card: tuple[float, float]
    columns: int
    rows: int
    sideways: bool

    @classmethod
    def of(cls, name: str, paper: tuple[float, float], flip: str) -> Grid | None:
        """The cards of format `name` on `paper`, which is upright; None where it holds none that can be read."""
        form = FORMATS[name]
        if form.alone:
            return _grid(form.size, form.size, 1, 1, flip)
        if form.columns:
            card = ((paper[0] - 2 * MARGIN) / form.columns, (paper[1] - 2 * MARGIN) / form.rows)
            fits = card[0] >= SMALLEST[0] and card[1] >= SMALLEST[1]
            return _grid(paper, card, form.columns, form.rows, flip) if fits else None
        turned = (paper, paper[::-1])
        most = max(turned, key=lambda page: _count(page, form.size))
        across, down = _most(most, form.size)
        return _grid(most, form.size, across, down, flip) if across * down else None

    @property
    def count(self) -> int:
        """How many cards a page has."""
        return self.columns * self.rows

    @property
    def alone(self) -> bool:
        """Whether the card is the page: nothing is cut."""
        return self.card == self.page

    @property
    def corner(self) -> tuple[float, float]:
        """Where the first card begins: left and top."""
        width, height = self.columns * self.card[0], self.rows * self.card[1]
        return (self.page[0] - width) / 2, (self.page[1] - height) / 2

    def front(self, place: int) -> Slot:
        """Where the front of the card at `place` is, counted from 0, row by row."""
        row, column = divmod(place, self.columns)
        left, top = self.corner
        left, top = left + column * self.card[0], top + row * self.card[1]
        return Slot(left, top, left + self.card[0], top + self.card[1])

    def back(self, place: int) -> Slot:
        """Where its back is on the page behind."""
        left, top, right, bottom = self.front(place)
        if self.sideways:
            return Slot(self.page[0] - right, top, self.page[0] - left, bottom)
        return Slot(left, self.page[1] - bottom, right, self.page[1] - top)

    def slots(self, *, back: bool) -> tuple[Slot, ...]:
        """The places of all cards of a page."""
        return tuple((self.back if back else self.front)(place) for place in range(self.count))

    def marks(self) -> Iterator[Slot]:
        """Where to cut: short lines around the cards, without width or without height; they are alike on both pages."""
        if self.alone:
            return
        left, top = self.corner
        right, bottom = self.page[0] - left, self.page[1] - top
        far, near = MARK_FAR, MARK_NEAR
        for column in range(self.columns + 1):
            x = left + column * self.card[0]
            yield Slot(x, top - far, x, top - near)
            yield Slot(x, bottom + near, x, bottom + far)
        for row in range(self.rows + 1):
            y = top + row * self.card[1]
            yield Slot(left - far, y, left - near, y)
            yield Slot(right + near, y, right + far, y)


# How far from the cards a mark begins and ends.
MARK_NEAR, MARK_FAR = 1.0 * POINTS_IN_MM, 5.5 * POINTS_IN_MM


def _grid(page: tuple[float, float], card: tuple[float, float], columns: int, rows: int, flip: str) -> Grid:
    upright = page[1] > page[0]
    return Grid(page=page, card=card, columns=columns, rows=rows, sideways=upright == (flip == LONG_EDGE))


def _most(page: tuple[float, float], card: tuple[float, float]) -> tuple[int, int]:
    """How many cards are beside each other and below each other on `page`."""
    return int((page[0] - 2 * MARGIN) // card[0]), int((page[1] - 2 * MARGIN) // card[1])


def _count(page: tuple[float, float], card: tuple[float, float]) -> int:
    across, down = _most(page, card)
    return across * down
