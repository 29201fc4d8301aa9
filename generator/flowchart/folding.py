"""A strip that is too long for the page folded into rows: what crosses a fold goes around to the next row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.flowchart.geometry import Box, Frame, Layout, Point, Rect, Way, Words

WIRE = 0.5  # between two lines that go around
ROWS_APART = 0.45
EDGE = 0.06  # half of a line's weight


@dataclass(frozen=True, eq=False, kw_only=True)
class Strip:
    """A flowchart along its flow, in the author's order; `folds` are the places where it is cut into rows."""

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    frames: tuple[Frame, ...]
    folds: tuple[float, ...]

    def layout(self) -> Layout:
        """The rows one below the other."""
        pieces = [Rect(low, 0.0, high, 0.0) for low, high in pairwise((float("-inf"), *self.folds, float("inf")))]
        extents = [self._extent(piece.left, piece.right) for piece in pieces]
        wires = [self._wires(fold) for fold in self.folds]
        side = max((len(wire) for wire in wires), default=0) * WIRE
        side += 0.2 if side else 0.0
        tops: list[float] = []
        lefts: list[float] = []
        here = EDGE
        for number, extent in enumerate(extents):
            if number:
                here += 2 * ROWS_APART + WIRE * (len(wires[number - 1]) - 1)
            tops.append(here - extent.top)
            # A row that another one leads into begins behind the lines that lead there.
            lefts.append(EDGE + side - extent.left if self.folds else EDGE - extent.left)
            here += extent.height
        width = max(extent.width for extent in extents) + 2 * side + 2 * EDGE

        def move(point: Point) -> Point:
            row = sum(point.x > fold for fold in self.folds)
            return Point(point.x + lefts[row], point.y + tops[row])

        folder = _Folder(
            folds=self.folds,
            extents=tuple(extents),
            wires=tuple(wires),
            lefts=tuple(lefts),
            tops=tuple(tops),
            side=side,
            width=width,
        )
        high = here + EDGE
        flat = Layout(boxes=self.boxes, ways=(), frames=(), width=width, height=high).moved(move, width, high)
        return replace(
            flat,
            ways=tuple(
                Way(edge=way.edge, points=folder.way(way.points), words=_moved(way.words, move)) for way in self.ways
            ),
            frames=tuple(
                Frame(
                    group=frame.group,
                    parts=tuple(folder.parts(frame.parts[0])),
                    title=_moved(frame.title, move),
                )
                for frame in self.frames
            ),
        )

    @property
    def wires(self) -> int:
        """How many lines go around folds."""
        return sum(len(self._wires(fold)) for fold in self.folds)

    def _extent(self, low: float, high: float) -> Rect:
        """What is drawn from `low` to `high`, with the folds as its ends."""
        rects = [box.rect for box in self.boxes if low < box.rect.middle.x < high]
        rects += (way.words.rect for way in self.ways if way.words and low < way.words.rect.middle.x < high)
        rects += (
            Rect(max(low, part.left), part.top, min(high, part.right), part.bottom)
            for frame in self.frames
            for part in frame.parts
            if part.left < high and low < part.right
        )
        for way in self.ways:
            for start, end in pairwise(way.points):
                left, right = sorted((start.x, end.x))
                if (left < high and low < right) or (left == right and low < left < high):
                    top, bottom = sorted((start.y, end.y))
                    rects.append(Rect(max(left, low), top, min(right, high), bottom))
        return Rect(
            min(rect.left for rect in rects), min(rect.top for rect in rects), max(rect.right for rect in rects),
            max(rect.bottom for rect in rects),
        )  # fmt: skip

    def _wires(self, fold: float) -> tuple[float, ...]:
        """Where lines cross a fold, from the first to the last."""
        crossing = {
            round(start.y, 4)
            for way in self.ways
            for start, end in pairwise(way.points)
            if min(start.x, end.x) < fold < max(start.x, end.x)
        }
        return tuple(sorted(crossing))


@dataclass(frozen=True, eq=False, kw_only=True)
class _Folder:
    """Leads what crosses a fold around: right of its row, between the rows, left of the next one."""

    folds: tuple[float, ...]
    extents: tuple[Rect, ...]
    wires: tuple[tuple[float, ...], ...]
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    side: float
    width: float

    def way(self, points: Sequence[Point]) -> tuple[Point, ...]:
        found = [self._moved(points[0])]
        for start, end in pairwise(points):
            crossed = [
                number for number, fold in enumerate(self.folds) if min(start.x, end.x) < fold < max(start.x, end.x)
            ]
            forward = start.x < end.x
            for number in crossed if forward else reversed(crossed):
                around = [*self._around(number, start.y)]
                found += around if forward else reversed(around)
            found.append(self._moved(end))
        return tuple(_merged(found))

    def _moved(self, point: Point) -> Point:
        row = sum(point.x > fold for fold in self.folds)
        return Point(point.x + self.lefts[row], point.y + self.tops[row])

    def _around(self, number: int, y: float) -> Iterator[Point]:
        """From the end of row `number` to the begin of the next one, the first line outermost."""
        wires = self.wires[number]
        place = wires.index(round(y, 4))
        right = self.width - self.side + WIRE * (len(wires) - place) - 0.2
        left = self.side - WIRE * (place + 1) + 0.2
        between = self.tops[number] + self.extents[number].bottom + ROWS_APART + WIRE * (len(wires) - 1 - place)
        yield Point(right, y + self.tops[number])
        yield Point(right, between)
        yield Point(left, between)
        yield Point(left, y + self.tops[number + 1])

    def parts(self, rect: Rect) -> Iterator[Rect]:
        """A frame cut at the folds."""
        for number, (low, high) in enumerate(pairwise((float("-inf"), *self.folds, float("inf")))):
            left, right = max(rect.left, low), min(rect.right, high)
            if left < right:
                x, y = self.lefts[number], self.tops[number]
                yield Rect(left + x, rect.top + y, right + x, rect.bottom + y)


def _moved(words: Words | None, move: Callable[[Point], Point]) -> Words | None:
    return replace(words, rect=words.rect.moved(move)) if words else None


def _merged(points: Sequence[Point]) -> Iterator[Point]:
    """Without the points that a line passes straight."""
    for place, point in enumerate(points):
        if 0 < place < len(points) - 1:
            before, after = points[place - 1], points[place + 1]
            if before.x == point.x == after.x or before.y == point.y == after.y:
                continue
        yield point
