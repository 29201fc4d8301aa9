"""A flowchart as SVG: shapes, lines with their heads, labels as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.blocks import Edge, Flowchart
from generator.markup import escape
from generator.writing.page.flowchart.labels import Label, label_of, set_label
from generator.writing.page.flowchart.placing import FRAME, GROUP_TITLE, Plan, Spot, place
from generator.writing.page.flowchart.ranking import Ranking, rank
from generator.writing.page.flowchart.shapes import Point, outline
from generator.writing.page.flowchart.strokes import (
    EDGE_SIZE,
    HEAD,
    SCALE,
    arrow_head,
    edge_label,
    label_text,
    line,
    rounded,
    xy,
)
from generator.writing.page.theme import Theme
from generator.writing.typography.ruler import Ruler, Setting

LANE = 1.15
NODE_TEXT, EDGE_TEXT = Setting(bold=True), Setting(size=EDGE_SIZE)
NARROWEST_LABEL = 3.0
MOST_WORK = 1200  # steps of fitting labels, times nodes and edges: a giant chart is rather scaled than waited for
BLANK_TITLE = "Flowchart with boxes to fill in"


def draw_flowchart(
    chart: Flowchart, width: float, ruler: Ruler, theme: Theme, *, blank: bool = False
) -> tuple[str, float]:
    """`chart` as SVG no wider than `width` em, and its height in em; with `blank`, boxes but the first are empty.

    It flows the way the author says while labels can be wrapped to make it fit, else downward, else it is scaled.
    """
    upright = chart.direction in ("TD", "BT")
    drawing = _laid_out(chart, width, ruler, upright=upright)
    if not upright and drawing.width > width:
        downward = _laid_out(chart, width, ruler, upright=True)
        if downward.width < drawing.width:
            drawing = downward
    families = ", ".join(f"'{family.name}'" for family in ruler.chain(mono=False))
    return drawing.svg(width, theme, families, blank=blank)


def strip_width(chart: Flowchart, ruler: Ruler) -> float:
    """The width at which `chart` stands without squeezing its labels."""
    return _laid_out(chart, 60.0, ruler, upright=chart.direction in ("TD", "BT")).width


def describe(chart: Flowchart) -> str:
    """The chart in words, for who cannot see it."""
    labels = {node.name: node.label.replace("\n", " ") for node in chart.nodes}
    steps = [
        f"{labels.get(edge.source, edge.source)} → {labels.get(edge.target, edge.target)}"
        + (f" ({edge.label})" if edge.label else "")
        for edge in chart.edges
    ]
    return "Flowchart: " + "; ".join(steps or labels.values())


def _laid_out(chart: Flowchart, width: float, ruler: Ruler, *, upright: bool) -> _Drawing:
    """The chart with its labels in as few lines as `width` allows."""
    ranking = rank(chart)
    edge_labels = {
        edge.label: set_label(edge.label, 10.0 if upright else 7.0, ruler, EDGE_TEXT)
        for edge in chart.edges
        if edge.label
    }
    widest = {"diamond": 8.0} if upright else {"diamond": 8.0, "": 26.0}
    labels = {
        node.name: set_label(node.label, widest.get(node.shape, widest.get("", 14.0)), ruler, NODE_TEXT, node.shape)
        for node in chart.nodes
    }

    def drawn(labels: Mapping[str, Label]) -> _Drawing:
        plan = place(chart, ranking, labels, edge_labels, upright=upright, room=width)
        return _Drawing(
            chart=chart, ranking=ranking, labels=labels, edge_labels=edge_labels, plan=plan, upright=upright
        )

    steps: list[tuple[str, Label]] = []
    drawing = drawn(labels)
    most = max(4, MOST_WORK // (len(chart.nodes) + len(chart.edges)))
    while drawing.width > width and len(steps) < most and (narrower := _narrower(chart, labels, ruler)) is not None:
        steps.append((narrower[0], labels[narrower[0]]))
        labels = {**labels, narrower[0]: narrower[1]}
        drawing = drawn(labels)
    # One step too many may have been the long one: labels get back what there is still room for.
    for name, wider in reversed(steps[:-1]):
        again = drawn({**labels, name: wider})
        if again.width <= width:
            labels, drawing = {**labels, name: wider}, again
    return drawing


def _narrower(chart: Flowchart, labels: Mapping[str, Label], ruler: Ruler) -> tuple[str, Label] | None:
    """The node whose label is best set in more lines, and that label; None where none can be narrower."""
    best: tuple[float, str, Label] | None = None
    for node in chart.nodes:
        label = labels[node.name]
        if label.text_width <= NARROWEST_LABEL:
            continue
        narrower = set_label(node.label, label.text_width - 0.05, ruler, NODE_TEXT, node.shape)
        # The label that gives most, and rather one that has few lines yet.
        worth = (label.width - narrower.width) / len(narrower.lines) ** 1.5
        if worth > 0.01 and (best is None or worth > best[0]):
            best = (worth, node.name, narrower)
    return best[1:] if best else None


@dataclass(frozen=True, eq=False, kw_only=True)
class _Drawing:
    chart: Flowchart
    ranking: Ranking
    labels: Mapping[str, Label]
    edge_labels: Mapping[str, Label]
    plan: Plan
    upright: bool

    # ---- extents ---------------------------------------------------------------------------------------------------

    @property
    def _framed(self) -> bool:
        return bool(self.chart.groups)

    @property
    def _lead(self) -> tuple[float, float]:
        """What stands before the first rank and above the first row: frames with their titles, in x and y."""
        return (FRAME, FRAME + GROUP_TITLE) if self._framed else (0.0, 0.0)

    @property
    def _across(self) -> float:
        lanes = len(self.ranking.back)
        return self.plan.across + (0.45 + lanes * LANE if lanes else 0.0)

    @property
    def width(self) -> float:
        inner = self._across if self.upright else self.plan.along
        lane_label = 0.0
        if self.upright:
            lane_label = max(
                (label.width / 2 for edge in self.ranking.back if (label := label_of(self.edge_labels, edge))),
                default=0.0,
            )
        elif any(self._sideways(edge) for edge in self.ranking.back):
            lane_label = 1.0
        return inner + lane_label + self._lead[0] + (FRAME if self._framed else 0.0) + 0.1

    @property
    def height(self) -> float:
        inner = self.plan.along if self.upright else self._across
        return inner + self._lead[1] + (FRAME if self._framed else 0.0) + 0.1

    def _point(self, along: float, across: float) -> Point:
        """A place of the plan as x and y, the author's direction and the frames taken in."""
        if self.chart.direction in ("RL", "BT"):
            along = self.plan.along - along
        x, y = (across, along) if self.upright else (along, across)
        shift = 0.5 if not self.upright and any(self._sideways(edge) for edge in self.ranking.back) else 0.0
        return Point(x + self._lead[0] + 0.05 + shift, y + self._lead[1] + 0.05)

    # ---- SVG -------------------------------------------------------------------------------------------------------

    def svg(self, width: float, theme: Theme, family: str, *, blank: bool) -> tuple[str, float]:
        shrink = min(1.0, width / self.width)
        parts = "".join(
            (*self._frames(theme), *self._routes(theme), *self._returns(theme), *self._nodes(theme, blank=blank))
        )
        high = self.height * shrink
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'style="width:{self.width * shrink:.3f}em;height:{high:.3f}em" '
            f'viewBox="0 0 {self.width * SCALE:.2f} {self.height * SCALE:.2f}" '
            f'font-family="{escape(family)}">'
            f"<title>{escape(BLANK_TITLE if blank else describe(self.chart))}</title>{parts}</svg>"
        ), high

    def _nodes(self, theme: Theme, *, blank: bool) -> Iterator[str]:
        for number, node in enumerate(self.chart.nodes):
            spot = self.plan.spots[node.name]
            centre = self._point(spot.along, spot.across)
            label = self.labels[node.name]
            yield outline(node.shape, centre, label.width, label.height, SCALE, theme)
            if not (blank and number):
                yield label_text(label.lines, centre, theme.ink, bold=True, size=1.0)

    def _frames(self, theme: Theme) -> Iterator[str]:
        for group in self.chart.groups:
            spots = [self.plan.spots[name] for name in group.nodes if name in self.plan.spots]
            if not spots:
                continue
            corners = [
                self._point(spot.along + side * spot.half_along, spot.across + side * spot.half_across)
                for spot in spots
                for side in (-1, 1)
            ]
            left, right = min(point.x for point in corners) - FRAME, max(point.x for point in corners) + FRAME
            top, bottom = min(point.y for point in corners) - FRAME, max(point.y for point in corners) + FRAME
            top -= GROUP_TITLE - 0.3
            yield (
                f'<rect x="{left * SCALE:.2f}" y="{top * SCALE:.2f}" width="{(right - left) * SCALE:.2f}" '
                f'height="{(bottom - top) * SCALE:.2f}" rx="3" fill="{theme.shade}" stroke="{theme.rule}" '
                f'stroke-width="0.7" stroke-dasharray="2.4 1.6"/>'
            )
            yield label_text(
                (group.title,), Point(left + 0.4, top + 0.7), theme.muted, bold=True, size=EDGE_SIZE, anchor="start"
            )

    def _routes(self, theme: Theme) -> Iterator[str]:
        for route in self.ranking.routes:
            spots = [self.plan.spots[name] for name in route.stops]
            points = [self._point(spots[0].along + spots[0].half_along, spots[0].across)]
            points += (self._point(spot.along, spot.across) for spot in spots[1:-1])
            points.append(self._point(spots[-1].along - spots[-1].half_along, spots[-1].across))
            yield from self._line(points, route.edge, theme)
            label = label_of(self.edge_labels, route.edge)
            if label is not None:
                first, second = points[0], points[1]
                middle = Point((first.x + second.x) / 2, (first.y + second.y) / 2)
                yield edge_label(label, middle, theme)

    def _line(self, points: list[Point], edge: Edge, theme: Theme) -> Iterator[str]:
        last = points[-1]
        away = Point(0.0, 1.0) if self.upright else Point(1.0, 0.0)
        if self.chart.direction in ("RL", "BT"):
            away = Point(-away.x, -away.y)
        tip = last
        if edge.head:
            points = [*points[:-1], Point(last.x - away.x * HEAD * 0.8, last.y - away.y * HEAD * 0.8)]
        path = f"M{xy(points[0])}"
        for first, second in pairwise(points):
            straight = abs(first.x - second.x) < 0.05 or abs(first.y - second.y) < 0.05
            if straight:
                path += f"L{xy(second)}"
            elif self.upright:
                middle = (first.y + second.y) / 2
                path += f"C{xy(Point(first.x, middle))} {xy(Point(second.x, middle))} {xy(second)}"
            else:
                middle = (first.x + second.x) / 2
                path += f"C{xy(Point(middle, first.y))} {xy(Point(middle, second.y))} {xy(second)}"
        yield line(path, edge, theme)
        if edge.head:
            yield arrow_head(tip, away, theme)

    def _sideways(self, edge: Edge) -> bool:
        """Whether something stands between the ends of a returning edge and its lane."""
        for name in (edge.source, edge.target):
            level = next(names for names in self.ranking.ranks if name in names)
            if level[-1] != name:
                return True
        return False

    def _returns(self, theme: Theme) -> Iterator[str]:
        """Edges against the flow, each in a lane of its own beside the chart."""
        for number, edge in enumerate(self.ranking.back):
            lane = self.plan.across + 0.45 + LANE * (number + 0.5)
            source, target = self.plan.spots[edge.source], self.plan.spots[edge.target]
            corners = self._corners(source, target, lane, sideways=self._sideways(edge))
            tip, before = corners[-1], corners[-2]
            length = max(abs(tip.x - before.x), abs(tip.y - before.y), 1e-6)
            away = Point((tip.x - before.x) / length, (tip.y - before.y) / length)
            end = Point(tip.x - away.x * HEAD * 0.8, tip.y - away.y * HEAD * 0.8) if edge.head else tip
            yield line(rounded([*corners[:-1], end]), edge, theme)
            if edge.head:
                yield arrow_head(tip, away, theme)
            label = label_of(self.edge_labels, edge)
            if label is not None:
                along = (source.along + target.along) / 2
                yield edge_label(label, self._point(along, lane), theme)

    def _corners(self, source: Spot, target: Spot, lane: float, *, sideways: bool) -> list[Point]:
        point: Callable[[float, float], Point] = self._point
        if sideways:
            out, back = source.along + source.half_along + 0.45, target.along - target.half_along - 0.75
            return [
                point(source.along + source.half_along, source.across), point(out, source.across), point(out, lane),
                point(back, lane), point(back, target.across), point(target.along - target.half_along, target.across),
            ]  # fmt: skip
        leave = source.along + (0.3 if source is target else 0.0)
        reach = target.along - (0.3 if source is target else 0.0)
        return [
            point(leave, source.across + source.half_across), point(leave, lane), point(reach, lane),
            point(reach, target.across + target.half_across),
        ]  # fmt: skip
