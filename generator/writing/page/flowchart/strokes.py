"""Lines, heads and labels of a flowchart as SVG."""

from __future__ import annotations

from generator.blocks import Edge
from generator.markup import escape
from generator.writing.page.flowchart.labels import LINE, Label
from generator.writing.page.flowchart.shapes import Point
from generator.writing.page.theme import Theme

SCALE = 10.0  # units in an em: text of size 1 would lose its advances to rounding
STROKES = {"solid": "", "dotted": ' stroke-dasharray="3 2.4"', "thick": ""}
HEAD = 0.62
EDGE_SIZE = 0.88


def xy(point: Point) -> str:
    return f"{point.x * SCALE:.2f} {point.y * SCALE:.2f}"


def line(path: str, edge: Edge, theme: Theme) -> str:
    thick = 1.9 if edge.stroke == "thick" else 0.9
    return (
        f'<path d="{path}" fill="none" stroke="{theme.strong_rule}" stroke-width="{thick}"'
        f"{STROKES.get(edge.stroke, '')}/>"
    )


def rounded(points: list[Point], radius: float = 0.5) -> str:
    """A way around right angles with rounded corners."""
    path = f"M{xy(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path += f"L{xy(_towards(corner, before, radius))}Q{xy(corner)} {xy(_towards(corner, after, radius))}"
    return f"{path}L{xy(points[-1])}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = max(abs(end.x - start.x), abs(end.y - start.y), 1e-6)
    share = min(0.5, distance / length)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def arrow_head(tip: Point, away: Point, theme: Theme) -> str:
    base = Point(tip.x - away.x * HEAD, tip.y - away.y * HEAD)
    side = Point(-away.y * HEAD * 0.42, away.x * HEAD * 0.42)
    corners = (tip, Point(base.x + side.x, base.y + side.y), Point(base.x - side.x, base.y - side.y))
    return f'<polygon points="{" ".join(xy(corner) for corner in corners)}" fill="{theme.strong_rule}"/>'


def edge_label(label: Label, middle: Point, theme: Theme) -> str:
    left, top = middle.x - label.width / 2, middle.y - label.height / 2
    return (
        f'<rect x="{left * SCALE:.2f}" y="{top * SCALE:.2f}" width="{label.width * SCALE:.2f}" '
        f'height="{label.height * SCALE:.2f}" fill="#ffffff"/>'
    ) + label_text(label.lines, middle, theme.ink, bold=False, size=EDGE_SIZE)


def label_text(
    lines: tuple[str, ...], centre: Point, colour: str, *, bold: bool, size: float, anchor: str = "middle"
) -> str:
    first = centre.y - (len(lines) - 1) * LINE * size / 2 + 0.35 * size
    weight = ' font-weight="600"' if bold else ""
    return "".join(
        f'<text x="{centre.x * SCALE:.2f}" y="{(first + number * LINE * size) * SCALE:.2f}" '
        f'font-size="{size * SCALE:g}" text-anchor="{anchor}" fill="{colour}"{weight}>{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
