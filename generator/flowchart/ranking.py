"""Which boxes are side by side: a flowchart's nodes in ranks along its flow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from generator.blocks import Edge, Flowchart
from generator.flowchart.ordering import ordered


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """An edge along the flow with the names it passes, one in each rank: its source, then way-points, its target.

    `number` is the edge's place in the chart; `label` the name of the way-point where its label is, if it has one.
    """

    number: int
    edge: Edge
    stops: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """An edge against the flow, between two nodes."""

    number: int
    edge: Edge
    source: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """Names in ranks, in order across the flow; way-points have names that no node has.

    `labelled` are the ranks that hold labels, not nodes. `returns` go against the flow, `loops` lead to their own node.
    `paths` are the groups around each name by number, outermost first; `spans` first and last rank of each group.
    """

    ranks: tuple[tuple[str, ...], ...]
    labelled: frozenset[int]
    routes: tuple[Route, ...]
    returns: tuple[Return, ...]
    loops: tuple[Return, ...]
    paths: Mapping[str, tuple[int, ...]]
    spans: Mapping[int, tuple[int, int]]

    @property
    def rank_of(self) -> Mapping[str, int]:
        return {name: rank for rank, names in enumerate(self.ranks) for name in names}


@lru_cache(maxsize=32)
def rank(chart: Flowchart) -> Ranking:
    """Put the nodes of `chart` into ranks: every edge forward, save those that close a loop."""
    members = _members(chart)
    names = [node.name for node in chart.nodes]
    edges = [(n, e) for n, e in enumerate(chart.edges) if e.source in members and e.target in members]
    pairs = {number: tuple(product(members[edge.source], members[edge.target])) for number, edge in edges}
    loops = {number for number, edge in edges if edge.source == edge.target}
    back = _closing(names, {number: pairs[number] for number in pairs if number not in loops})
    levels = _levels(names, [pair for number in pairs if number not in back | loops for pair in pairs[number]])

    def ends(edge: Edge) -> tuple[str, str]:
        """The nodes between which the line runs: of a group that which is last, or first, along the flow."""
        sources, targets = members[edge.source], members[edge.target]
        return max(sources, key=levels.__getitem__), min(targets, key=levels.__getitem__)

    forward = [(number, edge, *ends(edge)) for number, edge in edges if number not in back | loops]
    spread = _Spread.of(levels, forward)
    routes = tuple(spread.route(*entry) for entry in forward)
    groups = _paths(chart, members)
    ranks: list[list[str]] = [[] for _ in range(spread.count)]
    for name in names:
        ranks[spread.places[levels[name]]].append(name)
    paths = {name: groups.get(name, ()) for name in names}
    for route in routes:
        first = spread.places[levels[route.stops[0]]]
        for place, name in enumerate(route.stops[1:-1], start=first + 1):
            ranks[place].append(name)
            paths[name] = tuple(_common(paths[route.stops[0]], paths[route.stops[-1]]))
    spans = _spans(ranks, paths, set(names))
    for group, (low, high) in spans.items():
        for place in range(low, high + 1):
            if not any(group in paths[name] for name in ranks[place]):
                holder = f"\0{group}/{place}"
                ranks[place].append(holder)
                paths[holder] = next(path[: path.index(group) + 1] for path in paths.values() if group in path)
    return Ranking(
        ranks=ordered(ranks, [route.stops for route in routes], paths),
        labelled=frozenset(range(spread.count)) - set(spread.places),
        routes=routes,
        returns=tuple(_return(number, edge, *ends(edge)) for number, edge in edges if number in back),
        loops=tuple(_return(number, edge, edge.source, edge.target) for number, edge in edges if number in loops),
        paths=paths,
        spans=spans,
    )


def _return(number: int, edge: Edge, source: str, target: str) -> Return:
    return Return(number=number, edge=edge, source=source, target=target)


# ---- groups ---------------------------------------------------------------------------------------------------------


def _members(chart: Flowchart) -> Mapping[str, tuple[str, ...]]:
    """The nodes that each name stands for: itself, or all that are in the group."""
    inner: dict[str, list[str]] = {group.name: [] for group in chart.groups}
    parents = {group.name: group.parent for group in chart.groups}
    for group in chart.groups:
        around = group.name
        while around in inner:
            inner[around] += group.nodes
            around = parents[around]
    return {node.name: (node.name,) for node in chart.nodes} | {k: tuple(v) for k, v in inner.items() if v}


def _paths(chart: Flowchart, members: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the groups around each node, outermost first."""
    around: dict[str, list[int]] = defaultdict(list)
    for number, group in sorted(enumerate(chart.groups), key=lambda entry: _depth(chart, entry[1].name)):
        for name in members.get(group.name, ()):
            around[name].append(number)
    return {name: tuple(numbers) for name, numbers in around.items()}


def _depth(chart: Flowchart, name: str) -> int:
    parents = {group.name: group.parent for group in chart.groups}
    depth = 0
    while name := parents.get(name, ""):
        depth += 1
    return depth


def _common(first: Sequence[int], second: Sequence[int]) -> Iterator[int]:
    for one, other in zip(first, second, strict=False):
        if one != other:
            return
        yield one


def _spans(
    ranks: Sequence[Sequence[str]], paths: Mapping[str, tuple[int, ...]], nodes: set[str]
) -> Mapping[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for place, names in enumerate(ranks):
        for name in names:
            for group in paths[name] if name in nodes else ():
                low, _ = found.get(group, (place, place))
                found[group] = (low, place)
    return found


# ---- ranks ----------------------------------------------------------------------------------------------------------


def _closing(names: Sequence[str], pairs: Mapping[int, Iterable[tuple[str, str]]]) -> set[int]:
    """The numbers of the edges that lead back to where their path came from, following the author's order."""
    leaving: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, ends in pairs.items():
        for source, target in ends:
            leaving[source].append((number, target))
    closing: set[int] = set()
    done: set[str] = set()
    for first in names:
        if first in done:
            continue
        path, ahead = {first: None}, [(first, iter(leaving[first]))]
        while ahead:
            name, rest = ahead[-1]
            for number, target in rest:
                if number in closing:
                    continue
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


def _levels(names: Sequence[str], forward: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    """The longest way to each node; what nothing leads to is right before what it leads to."""
    levels = dict.fromkeys(names, 0)
    for _ in names:
        moved = False
        for source, target in forward:
            if levels[target] <= levels[source]:
                levels[target] = levels[source] + 1
                moved = True
        if not moved:
            break
    reached = {target for _, target in forward}
    nexts: dict[str, list[int]] = defaultdict(list)
    for source, target in forward:
        nexts[source].append(levels[target])
    return {
        name: min(nexts[name]) - 1 if name not in reached and nexts[name] else level for name, level in levels.items()
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spread:
    """Levels of nodes spread to ranks, with a rank for labels behind a level where an edge with a label begins."""

    places: tuple[int, ...]
    levels: Mapping[str, int]
    count: int
    parallel: frozenset[int]

    @classmethod
    def of(cls, levels: Mapping[str, int], forward: Sequence[tuple[int, Edge, str, str]]) -> _Spread:
        # Edges between the same two nodes would be upon each other, were there no rank between for them to part in.
        twins = Counter((source, target) for _, _, source, target in forward)
        parallel = frozenset(number for number, _, source, target in forward if twins[source, target] > 1)
        wide = {levels[source] for number, edge, source, _ in forward if edge.label or number in parallel}
        places: list[int] = []
        count = 0
        for level in range(max(levels.values(), default=0) + 1):
            places.append(count)
            count += 2 if level in wide else 1
        return cls(places=tuple(places), levels=levels, count=count, parallel=parallel)

    def route(self, number: int, edge: Edge, source: str, target: str) -> Route:
        """The edge with a way-point in each rank between its ends."""
        first, last = self.places[self.levels[source]], self.places[self.levels[target]]
        between = tuple(f"\0{number}.{place}" for place in range(first + 1, last))
        label = between[0] if edge.label else ""
        return Route(number=number, edge=edge, stops=(source, *between, target), label=label)
