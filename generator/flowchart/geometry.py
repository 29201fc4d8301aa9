"""What a laid-out flowchart is made of, in em: boxes, lines, frames and the words beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.blocks import Edge, Group, Node
from generator.flowchart.labels import Label


class Point(NamedTuple):
    """A place on the drawing. While a chart is laid out, `x` runs with the flow and `y` across it."""

    x: float
    y: float


class Rect(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Rect:
        """The rectangle of that extent around `centre`."""
        return cls(centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def meets(self, other: Rect, apart: float = 0.0) -> bool:
        """Whether the two share a place, or come nearer than `apart`."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )

    def moved(self, move: Callable[[Point], Point]) -> Rect:
        """The rectangle between this one's corners once they have moved."""
        one, other = move(Point(self.left, self.top)), move(Point(self.right, self.bottom))
        return Rect(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A node with its place; its label is in the middle."""

    node: Node
    label: Label
    rect: Rect


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The label of an edge, or the title of a group."""

    label: Label
    rect: Rect


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """The line of an edge from its source to its target, and where its words interrupt it."""

    edge: Edge
    points: tuple[Point, ...]
    words: Words | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A group's frame, in several parts where the chart is folded within it; the title is in the first."""

    group: Group
    parts: tuple[Rect, ...]
    title: Words | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A flowchart laid out: everything in the author's order, within `width` and `height`."""

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    frames: tuple[Frame, ...]
    width: float
    height: float

    def moved(self, move: Callable[[Point], Point], width: float, height: float) -> Layout:
        """Everything at the place that `move` gives it."""
        return Layout(
            boxes=tuple(replace(box, rect=box.rect.moved(move)) for box in self.boxes),
            ways=tuple(
                replace(way, points=tuple(map(move, way.points)), words=_moved(way.words, move)) for way in self.ways
            ),
            frames=tuple(
                replace(frame, parts=tuple(part.moved(move) for part in frame.parts), title=_moved(frame.title, move))
                for frame in self.frames
            ),
            width=width,
            height=height,
        )


def _moved(words: Words | None, move: Callable[[Point], Point]) -> Words | None:
    return replace(words, rect=words.rect.moved(move)) if words else None


def interrupted(way: Way, gap: float = 0.14) -> tuple[tuple[Point, ...], ...]:
    """The pieces of a line, cut where its words are."""
    if way.words is None:
        return (way.points,)
    rect = way.words.rect
    low = Rect(rect.left - gap, rect.top - gap, rect.right + gap, rect.bottom + gap)
    pieces: list[list[Point]] = [[way.points[0]]]
    for start, end in zip(way.points, way.points[1:], strict=False):
        inside = _within(start, end, low)
        if inside is not None:
            enter, leave = inside
            if pieces[-1][-1] != enter:
                pieces[-1].append(enter)
            pieces.append([leave])
        pieces[-1].append(end)
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1 and piece[0] != piece[-1])


def _within(start: Point, end: Point, rect: Rect) -> tuple[Point, Point] | None:
    """Where an upright or level line enters and leaves `rect`."""
    if start.y == end.y and rect.top < start.y < rect.bottom:
        low, high = sorted((start.x, end.x))
        low, high = max(low, rect.left), min(high, rect.right)
        if low < high:
            ends = Point(low, start.y), Point(high, start.y)
            return ends if start.x <= end.x else ends[::-1]
    elif start.x == end.x and rect.left < start.x < rect.right:
        low, high = sorted((start.y, end.y))
        low, high = max(low, rect.top), min(high, rect.bottom)
        if low < high:
            ends = Point(start.x, low), Point(start.x, high)
            return ends if start.y <= end.y else ends[::-1]
    return None
