"""Where everything of a flowchart stands, in em; `along` runs with the flow, `across` beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.blocks import Flowchart
from generator.writing.page.flowchart.labels import Label, label_of
from generator.writing.page.flowchart.ranking import Ranking

GAP = 1.7  # between ranks, room for an arrow
WIDEST_GAP = 4.2
APART = 0.75  # between neighbours of a rank
FRAME = 0.55  # what a group's frame keeps from its nodes
GROUP_TITLE = 1.15


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A node's or way-point's centre and its half extents."""

    along: float
    across: float
    half_along: float
    half_across: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The chart laid out: spots by name, and the extent along the flow and across it."""

    spots: Mapping[str, Spot]
    along: float
    across: float


def place(
    chart: Flowchart, ranking: Ranking, labels: Mapping[str, Label], edge_labels: Mapping[str, Label], *, upright: bool,
    room: float,
) -> Plan:  # fmt: skip
    """Lay the ranks out one after the other, each node near its neighbours; `upright` flows from top to bottom.

    What `room` there is beyond need widens the gaps of a chart that flows across.
    """
    group_of = {name: number for number, group in enumerate(chart.groups) for name in group.nodes}
    extents = {name: _extent(labels[name], upright=upright) if name in labels else (0.0, 0.0) for name in
               (name for names in ranking.ranks for name in names)}  # fmt: skip
    gaps = _gaps(ranking, edge_labels, group_of, upright=upright)
    depths = [max((extents[name][0] for name in names), default=0.0) for names in ranking.ranks]
    need = sum(depths) + sum(gaps)
    if not upright and gaps and need < room:
        more = (room - need) / len(gaps)
        gaps = [max(gap, min(gap + more, WIDEST_GAP)) for gap in gaps]
    starts = [0.0]
    for depth, gap in zip(depths, gaps, strict=False):
        starts.append(starts[-1] + depth + gap)
    centres = _across(ranking, extents, group_of, edge_labels, upright=upright)
    spots = {
        name: Spot(
            along=starts[level] + depths[level] / 2,
            across=centres[name],
            half_along=extents[name][0] / 2,
            half_across=extents[name][1] / 2,
        )
        for level, names in enumerate(ranking.ranks)
        for name in names
    }
    along = starts[len(depths) - 1] + depths[-1] if depths else 0.0
    across = max((spot.across + spot.half_across for spot in spots.values()), default=0.0)
    return Plan(spots=spots, along=along, across=across)


def _extent(label: Label, *, upright: bool) -> tuple[float, float]:
    return (label.height, label.width) if upright else (label.width, label.height)


def _gaps(
    ranking: Ranking, edge_labels: Mapping[str, Label], group_of: Mapping[str, int], *, upright: bool
) -> list[float]:
    gaps = [GAP if not upright else 1.35] * max(0, len(ranking.ranks) - 1)
    levels = {name: level for level, names in enumerate(ranking.ranks) for name in names}
    for route in ranking.routes:
        level = levels[route.stops[0]]
        label = label_of(edge_labels, route.edge)
        if label is not None:
            gaps[level] = max(gaps[level], (label.height if upright else label.width) + 1.5)
    for level, (names, nexts) in enumerate(pairwise(ranking.ranks)):
        if {group_of.get(name) for name in names} != {group_of.get(name) for name in nexts}:
            gaps[level] += 2 * FRAME + (GROUP_TITLE if upright else 0.0)
    return gaps


def _across(
    ranking: Ranking, extents: Mapping[str, tuple[float, float]], group_of: Mapping[str, int],
    edge_labels: Mapping[str, Label], *, upright: bool,
) -> dict[str, float]:  # fmt: skip
    """The centres across the flow: as near to the neighbours' as the order in the rank allows."""
    near: dict[str, list[str]] = {name: [] for name in extents}
    for route in ranking.routes:
        for first, second in pairwise(route.stops):
            near[first].append(second)
            near[second].append(first)
    levels = {name: level for level, names in enumerate(ranking.ranks) for name in names}
    labelled = {edge.target for edge in (route.edge for route in ranking.routes) if label_of(edge_labels, edge)}

    def distance(first: str, second: str) -> float:
        apart = APART
        if group_of.get(first) != group_of.get(second):
            apart += 2 * FRAME + (0.0 if upright else GROUP_TITLE)
        if not upright and second in labelled and first in labelled:
            apart = max(apart, 1.0)
        return (extents[first][1] + extents[second][1]) / 2 + apart

    centres: dict[str, float] = {}
    for names in ranking.ranks:
        here = 0.0
        for place, name in enumerate(names):
            here += distance(names[place - 1], name) if place else 0.0
            centres[name] = here
        middle = here / 2
        centres.update({name: centres[name] - middle for name in names})
    last = len(ranking.ranks)
    for order in (range(last), range(last - 1, -1, -1), range(last), range(last - 1, -1, -1)):
        for level in order:
            names = ranking.ranks[level]
            wishes = []
            for name in names:
                others = [centres[other] for other in near[name] if (levels[other] < level) == (order.step > 0)]
                others = others or [centres[other] for other in near[name]]
                wishes.append(sum(others) / len(others) if others else centres[name])
            offsets = [0.0]
            for first, second in pairwise(names):
                offsets.append(offsets[-1] + distance(first, second))
            fitted = _monotone([wish - offset for wish, offset in zip(wishes, offsets, strict=False)])
            centres.update({name: got + offset for name, got, offset in zip(names, fitted, offsets, strict=False)})
    top = min((centres[name] - extents[name][1] / 2 for name in centres), default=0.0)
    return {name: centre - top for name, centre in centres.items()}


def _monotone(wishes: Sequence[float]) -> list[float]:
    """The ascending values nearest to `wishes`: neighbours that are out of order share their mean."""
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        total, count = wish, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            earlier = pools.pop()
            total, count = total + earlier[0], count + earlier[1]
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
