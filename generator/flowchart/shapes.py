"""The outlines of a flowchart's nodes, and where lines may meet them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Literal

from generator.flowchart.geometry import Point, Rect
from generator.flowchart.labels import LID, SLANT

Side = Literal["left", "right", "top", "bottom"]

CORNERS = {"round": 0.45, "stadium": 99.0}
CORNER = 0.16
BAR = 0.25  # how far a subroutine's bars are from its ends
RING = 0.22  # how far a double circle's rings are apart
PLAIN = frozenset({"rect", "round", "stadium", "subroutine", "cylinder"})
"""Shapes that look right at any extent: those that are side by side are made equal."""


def flat(shape: str, rect: Rect, side: Side) -> float:
    """How far from the middle of `side` a line may meet the shape squarely."""
    level = side in ("top", "bottom")
    half = rect.width / 2 if level else rect.height / 2
    match shape:
        case "rect" | "subroutine" | "round":
            return max(0.0, half - CORNERS.get(shape, CORNER) - 0.1)
        case "stadium":
            return max(0.0, half - rect.height / 2) if level else 0.0
        case "cylinder":
            return 0.0 if level else max(0.0, half - 2 * LID - 0.1)
        case "hexagon" | "leaning" | "leaning-back" | "trapezoid" | "funnel":
            return max(0.0, half - rect.height * SLANT - 0.1) if level else 0.0
        case "flag":
            return max(0.0, half - rect.height * SLANT / 2 - 0.1) if level else 0.0
        case _:
            return 0.0


def inset(shape: str, rect: Rect, side: Side, offset: float = 0.0) -> float:
    """How far within the rectangle the shape is on `side`, `offset` from the middle."""
    level = side in ("top", "bottom")
    half, deep = (rect.width / 2, rect.height / 2) if level else (rect.height / 2, rect.width / 2)
    share = min(1.0, abs(offset) / half)
    round_off = 1 - math.sqrt(1 - share**2)
    match shape:
        case "diamond":
            return share * deep
        case "circle" | "double-circle":
            return round_off * deep
        case "stadium" if not level:
            return round_off * half
        case "cylinder" if level:
            return round_off * LID
        case "hexagon" if not level:
            return share * rect.height * SLANT
        case "leaning" | "leaning-back" | "trapezoid" | "funnel" if not level:
            return rect.height * SLANT / 2
        case "flag" if side == "left":
            return (1 - share) * rect.height * SLANT / 2
    return 0.0


def outline(shape: str, rect: Rect, scale: float, look: str) -> str:
    """The SVG of a node's shape in `rect`, in units of which `scale` are an em."""
    frame = Rect(*(value * scale for value in rect))
    return _SHAPES.get(shape, _rect)(frame, look)


def _rect(frame: Rect, look: str, radius: float = CORNER * 10) -> str:
    return (
        f'<rect x="{frame.left:.2f}" y="{frame.top:.2f}" width="{frame.width:.2f}" height="{frame.height:.2f}" '
        f'rx="{min(radius, frame.height / 2):.2f}" {look}/>'
    )


def _polygon(look: str, *corners: tuple[float, float]) -> str:
    return f'<polygon points="{" ".join(f"{x:.2f} {y:.2f}" for x, y in corners)}" stroke-linejoin="round" {look}/>'


def _diamond(frame: Rect, look: str) -> str:
    x, y = frame.middle
    return _polygon(look, (frame.left, y), (x, frame.top), (frame.right, y), (x, frame.bottom))


def _hexagon(frame: Rect, look: str) -> str:
    y, tip = frame.middle.y, frame.height * SLANT
    return _polygon(
        look, (frame.left, y), (frame.left + tip, frame.top), (frame.right - tip, frame.top), (frame.right, y),
        (frame.right - tip, frame.bottom), (frame.left + tip, frame.bottom),
    )  # fmt: skip


def _slanted(top_left: float, top_right: float, bottom_right: float, bottom_left: float) -> Callable[[Rect, str], str]:
    """A shape whose corners are drawn in by those shares of its lean."""

    def drawn(frame: Rect, look: str) -> str:
        lean = frame.height * SLANT
        return _polygon(
            look,
            (frame.left + top_left * lean, frame.top), (frame.right - top_right * lean, frame.top),
            (frame.right - bottom_right * lean, frame.bottom), (frame.left + bottom_left * lean, frame.bottom),
        )  # fmt: skip

    return drawn


def _flag(frame: Rect, look: str) -> str:
    notch = frame.height * SLANT / 2
    return _polygon(
        look, (frame.left, frame.top), (frame.right, frame.top), (frame.right, frame.bottom),
        (frame.left, frame.bottom), (frame.left + notch, frame.middle.y),
    )  # fmt: skip


def _ellipse(middle: Point, across: float, down: float, look: str) -> str:
    return f'<ellipse cx="{middle.x:.2f}" cy="{middle.y:.2f}" rx="{across:.2f}" ry="{down:.2f}" {look}/>'


def _circle(frame: Rect, look: str) -> str:
    return _ellipse(frame.middle, frame.width / 2, frame.height / 2, look)


def _double_circle(frame: Rect, look: str) -> str:
    ring = RING * 10
    return _circle(frame, look) + _ellipse(frame.middle, frame.width / 2 - ring, frame.height / 2 - ring, look)


def _cylinder(frame: Rect, look: str) -> str:
    lid = LID * 10
    across = f"{frame.width / 2:.2f} {lid:.2f} 0 0"
    return (
        f'<path d="M{frame.left:.2f} {frame.top + lid:.2f}A{across} 1 {frame.right:.2f} {frame.top + lid:.2f}'
        f"V{frame.bottom - lid:.2f}A{across} 1 {frame.left:.2f} {frame.bottom - lid:.2f}Z"
        f'M{frame.left:.2f} {frame.top + lid:.2f}A{across} 0 {frame.right:.2f} {frame.top + lid:.2f}" {look}/>'
    )


def _subroutine(frame: Rect, look: str) -> str:
    places = (frame.left + BAR * 10, frame.right - BAR * 10)
    bars = "".join(f"M{x:.2f} {frame.top:.2f}V{frame.bottom:.2f}" for x in places)
    return _rect(frame, look) + f'<path d="{bars}" {look}/>'


_SHAPES: Mapping[str, Callable[[Rect, str], str]] = {
    "rect": _rect,
    "round": lambda frame, look: _rect(frame, look, CORNERS["round"] * 10),
    "stadium": lambda frame, look: _rect(frame, look, frame.height / 2),
    "diamond": _diamond,
    "circle": _circle,
    "double-circle": _double_circle,
    "cylinder": _cylinder,
    "hexagon": _hexagon,
    "subroutine": _subroutine,
    "leaning": _slanted(1, 0, 1, 0),
    "leaning-back": _slanted(0, 1, 0, 1),
    "trapezoid": _slanted(1, 1, 0, 0),
    "funnel": _slanted(0, 0, 1, 1),
    "flag": _flag,
}
