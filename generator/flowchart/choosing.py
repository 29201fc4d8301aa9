"""Which way to set a flowchart in the room that it gets: how its labels are broken, whether it is folded or turned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import NamedTuple

from generator.blocks import Flowchart
from generator.flowchart.folding import Strip
from generator.flowchart.geometry import Layout, Point
from generator.flowchart.labels import (
    EDGE_TEXT,
    NODE_TEXT,
    TITLE_TEXT,
    Label,
    set_label,
    settings_of,
)
from generator.flowchart.layout import strip
from generator.flowchart.planning import Lettered, Plan
from generator.writing.typography.ruler import Ruler

# In em: how wide the text of a box may be, from easy to read to as narrow as it can be.
ACROSS = (40.0, 24.0, 18.0, 14.0, 11.0, 9.0, 7.5, 6.0, 4.5, 3.0, 0.0)
DOWN = (16.0, 12.0, 9.0, 7.0, 5.0, 3.0, 0.0)
SLENDER = {"diamond": 0.62, "circle": 0.5, "double-circle": 0.5}  # shapes that grow in both extents with their text
WIDEST_EDGE_LABEL, WIDEST_TITLE = 9.0, 14.0
WIDEST_GAP = 2.6  # how much wider than it must be a gap may become
TALL = 45.0  # a chart down the page that is higher than that may be folded
TURNED, FOLDED = 5.0, 1.0  # in em of height: what it costs to flow in another direction, and each fold
WIRE = 2.5  # in em of height: what each further line around a fold costs
FOLDED_ACROSS, FOLDED_DOWN = (40.0, 14.0, 9.0, 6.0, 0.0), (12.0, 7.0, 3.0)


class Choice(NamedTuple):
    """One way to set a chart: its plan, the channels where it is folded, its extents, the lines around folds."""

    plan: Plan
    folded: tuple[int, ...]
    width: float
    height: float
    wires: int = 0

    @property
    def cost(self) -> float:
        """Its height, and what folds and the lines around them cost."""
        return self.height + FOLDED * len(self.folded) + WIRE * max(0, self.wires - len(self.folded))


@dataclass(frozen=True, eq=False, kw_only=True)
class Settings:
    """All ways to set one chart; what was planned is kept."""

    chart: Flowchart
    ruler: Ruler
    _plans: dict[tuple[bool, tuple[Label, ...], float], Plan] = field(default_factory=dict)
    _folded: dict[tuple[int, tuple[int, ...]], tuple[float, float, int]] = field(default_factory=dict)

    @property
    def upright(self) -> bool:
        """Whether the author has it flow down or up."""
        return self.chart.direction in ("TD", "BT")

    @cached_property
    def natural(self) -> float:
        """The width of the chart in its author's direction, with every label as it reads best."""
        widest = (DOWN if self.upright else ACROSS)[0]
        return self._width(self._plan(self.upright, widest))

    @cached_property
    def narrowest(self) -> float:
        """The least width at which nothing has to be made smaller."""
        down = self._width(self._plan(True, 0.0))
        across = self._plan(False, 0.0)
        folded = self._fold(across, self._all_folds(across))
        widths = [down, self._width(across)]
        # A fold that many lines go around is no way to read a chart while there is another.
        return min([*widths, folded.width] if folded.wires <= len(folded.folded) + 1 else widths)

    def choose(self, room: float) -> Choice:
        """The best way to set the chart no wider than `room`; where nothing fits, the narrowest."""
        straight = self._straight(self.upright, room)
        if straight is not None and straight.height <= (TALL if self.upright else 1e9):
            return straight
        choices = [(straight.height, straight)] if straight is not None else []
        folded = self._best_folded(self.upright, room)
        choices += [(folded.cost, folded)] if folded else []
        if straight is None:
            turned = self._straight(not self.upright, room) or self._best_folded(not self.upright, room)
            choices += [(turned.cost + TURNED, turned)] if turned else []
        if choices:
            return min(choices, key=lambda choice: choice[0])[1]
        across = self._plan(False, 0.0)
        last = (self._choice(self._plan(True, 0.0)), self._choice(across), self._fold(across, self._all_folds(across)))
        return min(last, key=lambda choice: choice.width)

    def layout(self, choice: Choice, room: float) -> Layout:
        """The chart as chosen; where it flows across and there is room left, its gaps take it."""
        plan = choice.plan
        more = 0.0
        gaps = [channel for channel in range(1, len(plan.depths)) if channel not in plan.ranking.labelled]
        if not plan.upright and gaps:
            rows = max(1, -(-len(gaps) // (len(choice.folded) + 1)))
            more = max(0.0, min(WIDEST_GAP, (room - choice.width) / (len(gaps) if not choice.folded else rows)))
        laid = _turned(strip(plan, more, choice.folded), plan)
        return laid if laid.width <= max(room, choice.width) + 1e-6 else _turned(strip(plan, 0.0, choice.folded), plan)

    # ---- in one strip -----------------------------------------------------------------------------------------------

    def _straight(self, upright: bool, room: float) -> Choice | None:
        """In one strip with labels as wide as there is room for; None where there is not enough."""
        widths = DOWN if upright else ACROSS
        if self._width(self._plan(upright, widths[-1])) > room:
            return None
        low, high = 0, len(widths) - 1
        while low < high:
            middle = (low + high) // 2
            if self._width(self._plan(upright, widths[middle])) <= room:
                high = middle
            else:
                low = middle + 1
        plan = self._plan(upright, widths[low])
        if not upright and low:
            plan = self._given_back(plan, widths[low], room)
        return self._choice(plan)

    def _given_back(self, plan: Plan, widest: float, room: float) -> Plan:
        """The plan with labels in fewer lines where there is still room, the highest first."""
        labels = dict(plan.labels.nodes)
        rank_of = plan.ranking.rank_of
        depths = list(plan.depths)
        spare = room - self._width(plan)
        for name in sorted(labels, key=lambda name: (-len(labels[name].lines), name)):
            wider = [label for label in self._labels[name] if len(label.lines) < len(labels[name].lines)]
            for label in reversed(wider):
                more = max(0.0, label.width - depths[rank_of[name]])
                if more <= spare:
                    labels[name] = label
                    depths[rank_of[name]] += more
                    spare -= more
        again = self._planned(plan.upright, labels, widest)
        better = self._width(again) <= room and again.breadth <= plan.breadth
        return again if better else plan

    def _choice(self, plan: Plan) -> Choice:
        along, across, _ = self._extents(plan, ())
        return Choice(plan, (), across, along) if plan.upright else Choice(plan, (), along, across)

    def _width(self, plan: Plan) -> float:
        return self._choice(plan).width

    # ---- folded -----------------------------------------------------------------------------------------------------

    def _best_folded(self, upright: bool, room: float) -> Choice | None:
        """The best of the folded ways that fit."""
        best: tuple[float, Choice] | None = None
        for widest in FOLDED_DOWN if upright else FOLDED_ACROSS:
            plan = self._plan(upright, widest)
            for folds in self._folds(plan, room):
                choice = self._fold(plan, folds)
                if choice.width <= room and (best is None or choice.cost < best[0] - 1e-6):
                    best = (choice.cost, choice)
        return best[1] if best else None

    def _all_folds(self, plan: Plan) -> tuple[int, ...]:
        return tuple(place for place in range(1, len(plan.depths)) if place not in plan.ranking.labelled)

    def _folds(self, plan: Plan, room: float) -> Iterator[tuple[int, ...]]:
        """Where to fold: as many rows as are needed, about equally long."""
        channels = self._all_folds(plan)
        ends = [fsum(plan.depths[:place]) + fsum(plan.gaps[:place]) for place in channels]
        least = 2 if plan.upright else max(2, int(plan.length / max(room, 1.0)) + 1)
        for rows in range(least, min(least + 2, len(channels) + 1) + 1):
            folds: list[int] = []
            for number in range(1, rows):
                wish = plan.length * number / rows
                left = [place for place in range(len(channels)) if not folds or channels[place] > folds[-1]]
                if left:
                    folds.append(channels[min(left, key=lambda place: abs(ends[place] - wish))])
            if len(folds) == rows - 1:
                yield tuple(folds)

    def _fold(self, plan: Plan, folds: tuple[int, ...]) -> Choice:
        along, across, wires = self._extents(plan, folds)
        return Choice(plan, folds, across, along, wires) if plan.upright else Choice(plan, folds, along, across, wires)

    def _extents(self, plan: Plan, folds: tuple[int, ...]) -> tuple[float, float, int]:
        key = (id(plan), folds)
        if key not in self._folded:
            laid = strip(plan, 0.0, folds)
            layout = laid.layout()
            self._folded[key] = (layout.width, layout.height, laid.wires)
        return self._folded[key]

    # ---- labels -----------------------------------------------------------------------------------------------------

    @cached_property
    def _labels(self) -> Mapping[str, Sequence[Label]]:
        return {node.name: settings_of(node.label, self.ruler, NODE_TEXT, node.shape) for node in self.chart.nodes}

    @cached_property
    def _edge_labels(self) -> Mapping[int, Sequence[Label]]:
        return {
            number: settings_of(edge.label, self.ruler, EDGE_TEXT)
            for number, edge in enumerate(self.chart.edges)
            if edge.label
        }

    @cached_property
    def _titles(self) -> Mapping[int, Sequence[Label]]:
        return {
            number: settings_of(group.title, self.ruler, TITLE_TEXT)
            for number, group in enumerate(self.chart.groups)
            if group.title
        }

    def _plan(self, upright: bool, widest: float) -> Plan:
        """The chart with no text of a box wider than `widest` where its words allow."""
        nodes = {
            node.name: set_label(self._labels[node.name], widest * SLENDER.get(node.shape, 1.0))
            for node in self.chart.nodes
        }
        return self._planned(upright, nodes, widest)

    def _planned(self, upright: bool, nodes: Mapping[str, Label], widest: float) -> Plan:
        key = (upright, tuple(nodes.values()), min(widest, WIDEST_EDGE_LABEL))
        if key not in self._plans:
            edge_width, title_width = min(widest, WIDEST_EDGE_LABEL), max(4.0, min(widest, WIDEST_TITLE))
            labels = Lettered(
                nodes=nodes,
                edges={number: set_label(said, edge_width) for number, said in self._edge_labels.items()},
                groups={number: set_label(said, title_width) for number, said in self._titles.items()},
            )
            self._plans[key] = Plan(chart=self.chart, labels=labels, upright=upright)
        return self._plans[key]


def natural_width(chart: Flowchart, ruler: Ruler) -> float:
    """The width of `chart` in its author's direction, with every label as it reads best."""
    return Settings(chart=chart, ruler=ruler).natural


def _turned(laid: Strip, plan: Plan) -> Layout:
    """The chart as it is on the page: along the flow becomes down the page, or backwards."""
    layout = laid.layout()
    if plan.chart.direction in ("RL", "BT"):
        wide = layout.width
        layout = layout.moved(lambda point: Point(wide - point.x, point.y), layout.width, layout.height)
    if plan.upright:
        layout = layout.moved(lambda point: Point(point.y, point.x), layout.height, layout.width)
    return layout
