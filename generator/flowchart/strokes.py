"""Lines, heads and labels of a flowchart as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.flowchart.colours import Colours
from generator.flowchart.geometry import Point, Rect, Way, interrupted
from generator.flowchart.labels import LINE, Label
from generator.flowchart.planning import HEAD
from generator.markup import escape
from generator.writing.typography.ruler import Ruler

SCALE = 10.0  # units in an em: text of size 1 would lose its advances to rounding
DASHES = {"solid": "", "dotted": ' stroke-dasharray="3 2.4"', "thick": ""}
WEIGHTS = {"thick": 1.9}
RADIUS = 0.4
REACH = {"arrow": 0.85, "dot": 0.9, "cross": 0.5}  # how much of a head is where its line would


def drawn(way: Way, colours: Colours) -> Iterator[str]:
    """A line with what is at its ends; its words interrupt it."""
    points = list(way.points)
    if way.edge.head:
        points[-1] = _towards(points[-1], points[-2], HEAD * REACH[way.edge.head])
    if way.edge.tail:
        points[0] = _towards(points[0], points[1], HEAD * REACH[way.edge.tail])
    pieces = interrupted(Way(edge=way.edge, points=tuple(points), words=way.words))
    path = "".join(_rounded(piece) for piece in pieces)
    weight = WEIGHTS.get(way.edge.stroke, 0.95)
    yield (
        f'<path d="{path}" fill="none" stroke="{colours.line}" stroke-width="{weight}"'
        f"{DASHES.get(way.edge.stroke, '')}/>"
    )
    yield from _head(way.edge.head, way.points[-1], way.points[-2], colours)
    yield from _head(way.edge.tail, way.points[0], way.points[1], colours)


def _head(kind: str, tip: Point, before: Point, colours: Colours) -> Iterator[str]:
    """What is at the end of a line that comes from `before`."""
    length = max(abs(tip.x - before.x), abs(tip.y - before.y), 1e-6)
    away = Point((tip.x - before.x) / length, (tip.y - before.y) / length)
    base = Point(tip.x - away.x * HEAD, tip.y - away.y * HEAD)
    side = Point(-away.y * HEAD * 0.42, away.x * HEAD * 0.42)
    look = f'stroke="{colours.line}"'
    match kind:
        case "arrow":
            corners = (tip, Point(base.x + side.x, base.y + side.y), Point(base.x - side.x, base.y - side.y))
            yield f'<polygon points="{" ".join(map(_xy, corners))}" fill="{colours.line}"/>'
        case "dot":
            middle, radius = Point((tip.x + base.x) / 2, (tip.y + base.y) / 2), HEAD * 0.4 * SCALE
            yield (
                f'<circle cx="{middle.x * SCALE:.2f}" cy="{middle.y * SCALE:.2f}" r="{radius:.2f}" '
                f'fill="#ffffff" {look} stroke-width="0.95"/>'
            )
        case "cross":
            middle, arm = Point((tip.x + base.x) / 2, (tip.y + base.y) / 2), HEAD * 0.36
            one = (Point(middle.x - arm, middle.y - arm), Point(middle.x + arm, middle.y + arm))
            other = (Point(middle.x - arm, middle.y + arm), Point(middle.x + arm, middle.y - arm))
            strokes = "".join(f"M{_xy(start)}L{_xy(end)}" for start, end in (one, other))
            yield f'<path d="{strokes}" fill="none" {look} stroke-width="1.3"/>'


def _xy(point: Point) -> str:
    return f"{point.x * SCALE:.2f} {point.y * SCALE:.2f}"


def _rounded(points: Sequence[Point]) -> str:
    """A line around right angles with rounded corners."""
    path = f"M{_xy(points[0])}"
    lengths = [abs(start.x - end.x) + abs(start.y - end.y) for start, end in pairwise(points)]
    for number, (before, corner, after) in enumerate(zip(points, points[1:], points[2:], strict=False)):
        radius = min(RADIUS, lengths[number] / 2, lengths[number + 1] / 2)
        path += f"L{_xy(_towards(corner, before, radius))}Q{_xy(corner)} {_xy(_towards(corner, after, radius))}"
    return f"{path}L{_xy(points[-1])}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = max(abs(end.x - start.x), abs(end.y - start.y), 1e-6)
    share = min(1.0, distance / length)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def lettered(label: Label, centre: Point, colour: str, ruler: Ruler | None = None) -> str:
    """The lines of a label around `centre`; with a `ruler` each as long as it was measured, whatever face draws it."""
    size = label.setting.size
    first = centre.y - (len(label.lines) - 1) * LINE * size / 2 + 0.35 * size
    weight = ' font-weight="600"' if label.setting.bold else ""
    look = f'font-size="{size * SCALE:g}" text-anchor="middle" fill="{colour}"{weight}'
    return "".join(
        f'<text x="{centre.x * SCALE:.2f}" y="{(first + number * LINE * size) * SCALE:.2f}" '
        f"{look}{_length(line, label, ruler)}>{escape(line)}</text>"
        for number, line in enumerate(label.lines)
    )


def _length(line: str, label: Label, ruler: Ruler | None) -> str:
    if ruler is None:
        return ""
    return f' textLength="{ruler.width(line, label.setting) * SCALE:.2f}" lengthAdjust="spacingAndGlyphs"'


def framed(part: Rect, colours: Colours) -> str:
    """A group's frame."""
    return (
        f'<rect x="{part.left * SCALE:.2f}" y="{part.top * SCALE:.2f}" width="{part.width * SCALE:.2f}" '
        f'height="{part.height * SCALE:.2f}" rx="3" fill="{colours.shade}" stroke="{colours.muted}" '
        f'stroke-width="0.6" stroke-dasharray="2.2 1.6"/>'
    )
