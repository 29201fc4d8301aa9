"""The outlines of a flowchart's nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.writing.page.theme import Theme


class Point(NamedTuple):
    """A place on the drawing, in em."""

    x: float
    y: float


class _Frame(NamedTuple):
    """The rectangle around a node, in units of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> Point:
        return Point(self.left + self.width / 2, self.top + self.height / 2)


def outline(shape: str, centre: Point, width: float, height: float, scale: float, theme: Theme) -> str:
    """The SVG of a node's shape around `centre`, of `width` and `height` em."""
    frame = _Frame((centre.x - width / 2) * scale, (centre.y - height / 2) * scale, width * scale, height * scale)
    look = f'fill="{theme.node}" stroke="{theme.strong_rule}" stroke-width="0.8"'
    return _SHAPES.get(shape, _rect)(frame, look)


def _rect(frame: _Frame, look: str, radius: float = 1.6) -> str:
    return (
        f'<rect x="{frame.left:.2f}" y="{frame.top:.2f}" width="{frame.width:.2f}" height="{frame.height:.2f}" '
        f'rx="{radius:.2f}" {look}/>'
    )


def _polygon(frame: _Frame, look: str, *corners: Point) -> str:
    del frame
    return f'<polygon points="{" ".join(f"{x:.2f} {y:.2f}" for x, y in corners)}" stroke-linejoin="round" {look}/>'


def _diamond(frame: _Frame, look: str) -> str:
    x, y = frame.middle
    return _polygon(
        frame, look, Point(frame.left, y), Point(x, frame.top), Point(frame.right, y), Point(x, frame.bottom)
    )


def _hexagon(frame: _Frame, look: str) -> str:
    y, tip = frame.middle.y, frame.height * 0.35
    return _polygon(
        frame, look, Point(frame.left, y), Point(frame.left + tip, frame.top), Point(frame.right - tip, frame.top),
        Point(frame.right, y), Point(frame.right - tip, frame.bottom), Point(frame.left + tip, frame.bottom),
    )  # fmt: skip


def _circle(frame: _Frame, look: str) -> str:
    x, y = frame.middle
    return f'<ellipse cx="{x:.2f}" cy="{y:.2f}" rx="{frame.width / 2:.2f}" ry="{frame.height / 2:.2f}" {look}/>'


def _cylinder(frame: _Frame, look: str) -> str:
    lid = 2.4
    across = f"{frame.width / 2:.2f} {lid:.2f} 0 0"
    return (
        f'<path d="M{frame.left:.2f} {frame.top + lid:.2f}A{across} 1 {frame.right:.2f} {frame.top + lid:.2f}'
        f"V{frame.bottom - lid:.2f}A{across} 1 {frame.left:.2f} {frame.bottom - lid:.2f}Z"
        f'M{frame.left:.2f} {frame.top + lid:.2f}A{across} 0 {frame.right:.2f} {frame.top + lid:.2f}" {look}/>'
    )


def _subroutine(frame: _Frame, look: str) -> str:
    bars = "".join(f"M{x:.2f} {frame.top:.2f}V{frame.bottom:.2f}" for x in (frame.left + 2.5, frame.right - 2.5))
    return _rect(frame, look) + f'<path d="{bars}" {look}/>'


_SHAPES: Mapping[str, Callable[[_Frame, str], str]] = {
    "rect": _rect,
    "round": lambda frame, look: _rect(frame, look, 4.5),
    "stadium": lambda frame, look: _rect(frame, look, frame.height / 2),
    "diamond": _diamond,
    "circle": _circle,
    "cylinder": _cylinder,
    "hexagon": _hexagon,
    "subroutine": _subroutine,
}
