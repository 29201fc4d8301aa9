"""Sections spread over pages: each page ends between two of them, unless one is more than a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

BALANCING = 6  # halvings of the room that pages may take, to make them equally full


class Run(NamedTuple):
    """The parts of a section from `start` to before `stop`, which are on one page."""

    section: int
    start: int = 0
    stop: int | None = None


Holds: TypeAlias = Callable[[Sequence[Run], float], bool]
"""Whether a page with that much room, in em, holds the runs."""
Cuts: TypeAlias = Callable[[int], Sequence[int]]
"""The parts of a section before which it may be divided, ascending."""
FULL = 0.7  # of the fullest page: where one is emptier, the section after it is divided, though a page would hold it


def paged(
    sections: int, rooms: Sequence[float], holds: Holds, cuts: Cuts, leading: frozenset[int] = frozenset()
) -> tuple[tuple[Run, ...], ...]:
    """The runs of each page, in order; `rooms` are the pages' rooms in em, and none is given where they do not do.

    There are fewer pages than rooms where there are fewer sections. A section that a page would hold is divided only
    where the page before it would be far emptier than the others. No page ends after a `leading` one, a heading alone.
    """
    filling = _Filling(sections, tuple(rooms), holds, cuts, leading)
    share, best = filling.even(divides=False)
    if best and not any(holds(page, room * share * FULL) for page, room in zip(best[:-1], rooms, strict=False)):
        return best
    return filling.even(divides=True)[1] or best


def fits(
    sections: int, rooms: Sequence[float], holds: Holds, cuts: Cuts, leading: frozenset[int] = frozenset()
) -> bool:
    """Whether pages with these rooms hold everything."""
    filling = _Filling(sections, tuple(rooms), holds, cuts, leading)
    return bool(filling.filled(1.0, divides=False) or filling.filled(1.0, divides=True))


class _Filling(NamedTuple):
    """So many sections that are filled into pages with these rooms."""

    sections: int
    rooms: tuple[float, ...]
    holds: Holds
    cuts: Cuts
    leading: frozenset[int]

    def even(self, *, divides: bool) -> tuple[float, tuple[tuple[Run, ...], ...]]:
        """The least share of their rooms that pages take, and the pages; none where all of it is too little."""
        low, high = 0.0, 1.0
        best = self.filled(high, divides=divides)
        for _ in range(BALANCING if best else 0):
            middle = (low + high) / 2
            tried = self.filled(middle, divides=divides)
            if tried:
                high, best = middle, tried
            else:
                low = middle
        return high, best

    def filled(self, share: float, *, divides: bool) -> tuple[tuple[Run, ...], ...]:
        """The pages filled one after the other up to `share` of their rooms; none where something is left over."""
        left = [Run(section) for section in range(self.sections)]
        pages: list[tuple[Run, ...]] = []
        for room in self.rooms:
            if not left:
                break
            page, left = _whole(left, room * share, self.holds)
            if left and page and page[-1].section in self.leading and self.holds([page[-1], left[0]], self.rooms[-1]):
                page, left = page[:-1], [page[-1], *left]
            # The last room is that of a page without a head.
            elif left and (
                not self.holds(left[:1], self.rooms[-1]) or (divides and page and self.holds(page, room * share * FULL))
            ):
                page, left = _divided(page, left, room * share, self.holds, self.cuts)
            if not page:
                return ()
            pages.append(tuple(page))
        return () if left else tuple(pages)


def _whole(left: list[Run], room: float, holds: Holds) -> tuple[list[Run], list[Run]]:
    """As many of the sections `left` as a page holds, and the others."""
    taken = _longest(len(left), lambda count: holds(left[:count], room))
    return left[:taken], left[taken:]


def _divided(page: list[Run], left: list[Run], room: float, holds: Holds, cuts: Cuts) -> tuple[list[Run], list[Run]]:
    """The page with as much of the next section as it holds, and what is left: the section is more than a page."""
    section, start, _ = left[0]
    places = [cut for cut in cuts(section) if cut > start]
    taken = _longest(len(places), lambda count: holds([*page, Run(section, start, places[count - 1])], room))
    if not taken:
        return page, left
    cut = places[taken - 1]
    return [*page, Run(section, start, cut)], [Run(section, cut), *left[1:]]


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number from 1 to `most` that `holds`; 0 where 1 does not.

    A page holds few of many sections: trying half of all of them first would cost more than all other tries together.
    """
    low, high = 0, 1
    while high < most and holds(high):
        low, high = high, high * 2
    high = min(high, most)
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
