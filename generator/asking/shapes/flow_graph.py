"""A flowchart as a graph: its nodes by label, the edges that lead on, and those that lead back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.blocks import Edge, Flowchart


@dataclass(frozen=True, kw_only=True, slots=True)
class FlowGraph:
    """Nodes and joined subgraphs by label, and their edges, all in the author's order.

    `outgoing` has every node that edges leave; the edges in `back` lead to a node on the way to them.
    """

    labels: Mapping[str, str]
    outgoing: Mapping[str, tuple[Edge, ...]]
    back: tuple[Edge, ...]

    @classmethod
    def of(cls, chart: Flowchart) -> FlowGraph:
        """The graph that `chart` draws; an edge with its only head at its source is turned."""
        ends = {name for edge in chart.edges for name in (edge.source, edge.target)}
        labels = {node.name: node.label or node.name for node in chart.nodes}
        labels |= {group.name: group.title for group in chart.groups if group.name in ends}
        outgoing: dict[str, list[Edge]] = defaultdict(list)
        for edge in map(_turned, chart.edges):
            if edge.source in labels and edge.target in labels:
                outgoing[edge.source].append(edge)
        entered = {edge.target for edges in outgoing.values() for edge in edges if edge.source != edge.target}
        starts = [name for name in labels if name not in entered and outgoing[name]]
        back: list[Edge] = []
        done: set[str] = set()
        for start in (*starts, *(name for name in labels if outgoing[name])):
            if start not in done:
                _find_back(start, outgoing, done, back)
        order = [name for name in labels if outgoing[name]]
        return cls(labels=labels, outgoing={name: tuple(outgoing[name]) for name in order}, back=tuple(back))

    def onward(self, name: str) -> tuple[Edge, ...]:
        """The edges from a node that do not lead back."""
        return tuple(edge for edge in self.outgoing.get(name, ()) if not self.leads_back(edge))

    def leads_back(self, edge: Edge) -> bool:
        """Whether an edge leads to a node on the way to it."""
        return any(edge is other for other in self.back)

    def ways(self) -> Iterator[tuple[Edge, ...]]:
        """The ways, first edge to last, of the parts of the chart where none parts or meets another."""
        for names in self._parts():
            edges = [edge for name in names for edge in self.outgoing.get(name, ())]
            onward = {edge.source: edge for edge in edges if not self.leads_back(edge)}
            targets = {edge.target for edge in onward.values()}
            whole = sum(not self.leads_back(edge) for edge in edges) == len(onward) == len(targets)
            starts = [name for name in onward if name not in targets]
            if not whole or len(starts) != 1 or not all(edge.head and not edge.tail for edge in edges):
                continue
            way = [onward[starts[0]]]
            while way[-1].target in onward:
                way.append(onward[way[-1].target])
            yield tuple(way)

    def _parts(self) -> list[list[str]]:
        """The nodes that edges join, each group in the author's order."""
        part_of = {name: name for name in self.labels}
        for edges in self.outgoing.values():
            for edge in edges:
                one, other = part_of[edge.source], part_of[edge.target]
                part_of = {name: one if part == other else part for name, part in part_of.items()}
        parts: dict[str, list[str]] = defaultdict(list)
        for name, part in part_of.items():
            parts[part].append(name)
        return list(parts.values())

    def before(self, name: str) -> str:
        """The decisions before a node with their labels, as far back as only one way leads there."""
        parts: list[str] = []
        seen = {name}
        while len(entering := self._entering(name)) == 1 and (edge := entering[0]).source not in seen:
            if edge.label and len(self.onward(edge.source)) > 1:
                parts.append(f"{self.labels[edge.source]} {edge.label}")
            name = edge.source
            seen.add(name)
        return " → ".join(reversed(parts))

    def _entering(self, name: str) -> list[Edge]:
        return [edge for source in self.outgoing for edge in self.onward(source) if edge.target == name]


def _turned(edge: Edge) -> Edge:
    if edge.tail and not edge.head:
        return replace(edge, source=edge.target, target=edge.source, head=edge.tail, tail="")
    return edge


def _find_back(start: str, outgoing: Mapping[str, Sequence[Edge]], done: set[str], back: list[Edge]) -> None:
    """Walk from `start` and note the edges that lead to a node on the way here."""
    way: list[tuple[str, int]] = [(start, 0)]
    on_way = {start}
    done.add(start)
    while way:
        name, number = way.pop()
        if number == len(outgoing[name]):
            on_way.discard(name)
            continue
        way.append((name, number + 1))
        edge = outgoing[name][number]
        if edge.target in on_way:
            back.append(edge)
        elif edge.target not in done:
            done.add(edge.target)
            on_way.add(edge.target)
            way.append((edge.target, 0))
