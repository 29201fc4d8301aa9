"""Pages that are printed together on a sheet of paper, so that they come in order when it is folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.papers import own_size, size_of
from generator.writing.pdf.geometry import POINTS_IN_MM

LEAST = 60.0  # mm: narrower pages hold no line of legible text


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where page number `page`, from 0, is on a side: column and row from the top left, upside down where `turned`."""

    page: int
    column: int
    row: int = 0
    turned: bool = False


Side: TypeAlias = tuple[Place, ...]


def booklet_sides(pages: int) -> Iterator[Side]:
    """The sides of sheets that are in each other, folded in the middle: first the front of the outermost, its back.

    The back is printed so that the paper is turned over its short edge, which keeps the head of both sides up.
    """
    for first in range(0, pages // 2, 2):
        last = pages - 1 - first
        yield Place(page=last, column=0), Place(page=first, column=1)
        yield Place(page=first + 1, column=0), Place(page=last - 1, column=1)


POCKET = ((6, 5, 4, 3), (7, 0, 1, 2))
"""The pages of a sheet that is folded lengthwise, cut along the fold between its inner columns, and pushed together
into a cross: below the last page and the first three, above, head down, the others, as they come around the corner.
"""


def pocket_sides(pages: int) -> Iterator[Side]:
    """The sheets of little books of eight pages, each printed on one side."""
    for first in range(0, pages, 8):
        yield tuple(
            Place(page=first + page, column=column, row=row, turned=row == 0)
            for row, line in enumerate(POCKET)
            for column, page in enumerate(line)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Fold:
    """A way to fold paper in landscape: `columns` and `rows` of pages, so many of them on a sheet.

    `called` is what people call it, `name` what options, keys and files do.
    """

    name: str
    called: str
    columns: int
    rows: int
    pages: int
    sides: Callable[[int], Iterator[Side]]

    def page(self, paper: str) -> str:
        """The paper of one page where `paper` is folded."""
        short, long = sorted(size_of(paper))
        return own_size(long / self.columns, short / self.rows)

    def size(self, paper: str) -> tuple[float, float]:
        """Width and height of a side of `paper` in points."""
        short, long = sorted(size_of(paper))
        return long * POINTS_IN_MM, short * POINTS_IN_MM

    def is_possible(self, paper: str) -> bool:
        """Whether its pages hold legible text."""
        return min(size_of(self.page(paper))) >= LEAST

    def filled(self, pages: int) -> int:
        """How many pages there are on the sheets that so many take."""
        return -(-pages // self.pages) * self.pages

    def plan(self, pages: int, *, leftward: bool) -> tuple[Side, ...]:
        """Each side that is printed, blank pages among the places; a book that is read `leftward` is bound right."""
        return tuple(
            tuple(self._mirrored(place) if leftward else place for place in side)
            for side in self.sides(self.filled(pages))
        )

    def _mirrored(self, place: Place) -> Place:
        return Place(page=place.page, column=self.columns - 1 - place.column, row=place.row, turned=place.turned)

    def placed(self, place: Place, paper: str) -> tuple[float, float, float, float, float, float]:
        """The matrix that brings a page to its place on `paper`, in points from the lower left."""
        width, height = self.size(paper)
        across, down = width / self.columns, height / self.rows
        left, bottom = place.column * across, (self.rows - 1 - place.row) * down
        if place.turned:
            return -1.0, 0.0, 0.0, -1.0, left + across, bottom + down
        return 1.0, 0.0, 0.0, 1.0, left, bottom


FOLDS = {
    fold.name: fold
    for fold in (
        Fold(name="booklet", called="booklet", columns=2, rows=1, pages=4, sides=booklet_sides),
        Fold(name="pocket", called="pocket fold", columns=4, rows=2, pages=8, sides=pocket_sides),
    )
}
