"""Any flowchart: its boxes, lines, frames and words keep clear of each other, and within the drawing."""

from __future__ import annotations

from itertools import combinations, pairwise

from chart_samples import charts
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blocks import Flowchart
from generator.flowchart import ChartDrawing
from generator.flowchart.colours import Colours
from generator.flowchart.geometry import Layout, Point, Rect, interrupted
from generator.writing.typography.ruler import Ruler

RULER = Ruler()
COLOURS = Colours(ink="#111", muted="#555", line="#345", node="#eef", shade="#f3f4f5")


def inner(rect: Rect, by: float = 0.02) -> Rect:
    return Rect(rect.left + by, rect.top + by, rect.right - by, rect.bottom - by)


def of_line(start: Point, end: Point) -> Rect:
    return Rect(min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y))


def crosses(pieces: tuple[tuple[Point, ...], ...], rect: Rect) -> bool:
    return any(of_line(start, end).meets(inner(rect)) for piece in pieces for start, end in pairwise(piece))


def check(layout: Layout) -> None:
    words = [way.words.rect for way in layout.ways if way.words]
    words += [frame.title.rect for frame in layout.frames if frame.title]
    boxes = [box.rect for box in layout.boxes]
    for one, other in combinations([*boxes, *words], 2):
        assert not inner(one).meets(inner(other)), ("overlap", one, other)
    for rect in (*boxes, *words, *(part for frame in layout.frames for part in frame.parts)):
        assert rect.left > -0.01 and rect.top > -0.01, ("outside", rect)
        assert rect.right < layout.width + 0.01 and rect.bottom < layout.height + 0.01, ("outside", rect)
    for way in layout.ways:
        pieces = interrupted(way)
        for start, end in pairwise(way.points):
            assert start.x == end.x or start.y == end.y, ("slanted", way)
            assert -0.01 < start.x < layout.width + 0.01 and -0.01 < start.y < layout.height + 0.01
        for rect in words:
            assert not crosses(pieces, rect), ("line through words", way, rect)
        for box in layout.boxes:
            if box.node.name not in (way.edge.source, way.edge.target):
                assert not crosses(pieces, box.rect), ("line through a box", way, box.node.name)
    for box in layout.boxes:
        assert box.label.width <= box.rect.width + 0.01 and box.label.height <= box.rect.height + 0.01
        assert box.label.text_width <= box.rect.width - 0.3
        assert "".join("".join(box.label.lines).split()) == "".join(box.node.label.split())
    for frame in layout.frames:
        members = set(frame.group.nodes)
        for box in layout.boxes:
            if len(frame.parts) == 1 and box.node.name in members:
                part = frame.parts[0]
                assert part.left < box.rect.left and box.rect.right < part.right
                assert part.top < box.rect.top and box.rect.bottom < part.bottom


@given(charts(), st.sampled_from([90.0, 60.0, 40.0, 24.0, 12.0]))
@settings(max_examples=150, deadline=None)
def test_nothing_of_a_flowchart_is_in_the_way_of_anything_else(chart: Flowchart, width: float) -> None:
    drawing = ChartDrawing(chart=chart, ruler=RULER, colours=COLOURS)
    layout = drawing.layout(width)
    assert layout.width <= max(width, drawing.settings.narrowest) + 0.01
    assert len(layout.boxes) == len(chart.nodes) and len(layout.ways) == len(chart.edges)
    check(layout)
