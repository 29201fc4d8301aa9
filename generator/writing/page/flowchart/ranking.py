"""Which boxes stand side by side: a flowchart's nodes in ranks along its flow, with few crossings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.blocks import Edge, Flowchart

SWEEPS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """An edge along the flow with the names it passes: its source, a way-point in each rank between, its target."""

    edge: Edge
    stops: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """Names in ranks, in order across the flow; way-points have names that no node has. `back` goes against it."""

    ranks: tuple[tuple[str, ...], ...]
    routes: tuple[Route, ...]
    back: tuple[Edge, ...]


@lru_cache(maxsize=32)
def rank(chart: Flowchart) -> Ranking:
    """Put the nodes of `chart` into ranks: every edge forward, save those that close a loop."""
    names = [node.name for node in chart.nodes]
    known = set(names)
    edges = [edge for edge in chart.edges if edge.source in known and edge.target in known]
    back = _closing(names, edges)
    forward = [edge for number, edge in enumerate(edges) if number not in back]
    levels = _levels(names, forward)
    ranks: list[list[str]] = [[] for _ in range(max(levels.values(), default=0) + 1)]
    for name in names:
        ranks[levels[name]].append(name)
    routes: list[Route] = []
    for number, edge in enumerate(forward):
        between = [f"\0{number}.{level}" for level in range(levels[edge.source] + 1, levels[edge.target])]
        for level, name in enumerate(between, start=levels[edge.source] + 1):
            ranks[level].append(name)
        routes.append(Route(edge=edge, stops=(edge.source, *between, edge.target)))
    _untangle(ranks, routes, {name: number for number, group in enumerate(chart.groups) for name in group.nodes})
    return Ranking(
        ranks=tuple(map(tuple, ranks)),
        routes=tuple(routes),
        back=tuple(edge for number, edge in enumerate(edges) if number in back),
    )


def _closing(names: Sequence[str], edges: Sequence[Edge]) -> set[int]:
    """The numbers of the edges that lead back to where their path came from, following the author's order."""
    leaving: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        leaving[edge.source].append((number, edge.target))
    closing: set[int] = set()
    done: set[str] = set()
    for first in names:
        if first in done:
            continue
        path, ahead = {first: None}, [(first, iter(leaving[first]))]
        while ahead:
            name, rest = ahead[-1]
            for number, target in rest:
                if target in path:
                    closing.add(number)
                elif target not in done:
                    path[target] = None
                    ahead.append((target, iter(leaving[target])))
                    break
            else:
                done.add(name)
                del path[name]
                ahead.pop()
    return closing


def _levels(names: Sequence[str], forward: Sequence[Edge]) -> Mapping[str, int]:
    """The longest way to each node; what nothing leads to stands right before what it leads to."""
    levels = dict.fromkeys(names, 0)
    for _ in names:
        moved = False
        for edge in forward:
            if levels[edge.target] <= levels[edge.source]:
                levels[edge.target] = levels[edge.source] + 1
                moved = True
        if not moved:
            break
    reached = {edge.target for edge in forward}
    nexts: dict[str, list[int]] = defaultdict(list)
    for edge in forward:
        nexts[edge.source].append(levels[edge.target])
    return {
        name: min(nexts[name]) - 1 if name not in reached and nexts[name] else level for name, level in levels.items()
    }


def _untangle(ranks: list[list[str]], routes: Sequence[Route], groups: Mapping[str, int]) -> None:
    """Order each rank by where its neighbours stand; members of a group stay together."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for route in routes:
        for first, second in pairwise(route.stops):
            after[first].append(second)
            before[second].append(first)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for level in range(1, len(ranks)) if down else range(len(ranks) - 2, -1, -1):
            fixed = {name: place for place, name in enumerate(ranks[level - 1 if down else level + 1])}
            neighbours = before if down else after
            ranks[level] = _ordered(ranks[level], fixed, neighbours, groups)


def _ordered(
    names: list[str], fixed: Mapping[str, int], neighbours: Mapping[str, list[str]], groups: Mapping[str, int]
) -> list[str]:
    wish: dict[str, float] = {}
    for place, name in enumerate(names):
        near = [fixed[other] for other in neighbours[name] if other in fixed]
        wish[name] = sum(near) / len(near) if near else float(place)
    clusters: dict[object, list[float]] = defaultdict(list)
    for name in names:
        clusters[groups.get(name, name)].append(wish[name])
    centre = {cluster: sum(wishes) / len(wishes) for cluster, wishes in clusters.items()}
    places = {name: place for place, name in enumerate(names)}
    return sorted(
        names,
        key=lambda name: (centre[groups.get(name, name)], groups.get(name, -1), wish[name], places[name]),
    )
