"""Flowcharts: each way through as a sequence, each decision as condition and what follows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator import reasons
from generator.asking.shapes.base import Draft, Place, Reading, carded, shown
from generator.blocks import Block, Edge, Flowchart
from generator.facts import AnyFact, Question, Step
from generator.inlines import Inlines, text

# A chart with more ways than this is a map: its decisions and branchings are asked, not every way through it.
MOST_PATHS = 8
LONGEST_PATH = 14


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the chart, with all that can be asked of it."""
    chart = blocks[at]
    if not isinstance(chart, Flowchart):
        return None
    graph = _Graph.of(chart)
    drafts = [
        Draft(fact=fact, spare=place.spare)
        for fact in (*_sequences(place, chart, graph), *_branches(place, chart, graph))
    ]
    return carded("flowchart", chart.span, *drafts) if drafts else shown("flowchart", chart.span, reasons.NO_ARROWS)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Graph:
    """Nodes and joined subgraphs by label, edges that lead on and edges that lead back, in the author's order."""

    labels: dict[str, str]
    onward: dict[str, list[Edge]]
    back: list[Edge]
    roots: list[str]

    @classmethod
    def of(cls, chart: Flowchart) -> _Graph:
        ends = {name for edge in chart.edges for name in (edge.source, edge.target)}
        labels = {node.name: node.label or node.name for node in chart.nodes}
        labels |= {group.name: group.title for group in chart.groups if group.name in ends}
        edges = [edge for edge in chart.edges if edge.source in labels and edge.target in labels]
        outgoing: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            outgoing[edge.source].append(edge)
        entered = {edge.target for edge in edges if edge.source != edge.target}
        starts = [name for name in labels if name not in entered and outgoing[name]]
        starts += [name for name in labels if outgoing[name]]
        back: list[Edge] = []
        done: set[str] = set()
        roots: list[str] = []
        for start in starts:
            if start not in done:
                roots.append(start)
                _find_back(start, outgoing, done, back)
        returning = set(map(id, back))
        onward = {name: [edge for edge in outgoing[name] if id(edge) not in returning] for name in labels}
        return cls(labels=labels, onward=onward, back=back, roots=roots)


def _find_back(start: str, outgoing: dict[str, list[Edge]], done: set[str], back: list[Edge]) -> None:
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


def _paths(graph: _Graph) -> list[tuple[tuple[str, str], ...]]:
    """Every way from a start to an end as (edge label, node name); empty where there are too many."""
    paths: list[tuple[tuple[str, str], ...]] = []
    waiting: list[tuple[tuple[str, str], ...]] = [(("", root),) for root in reversed(graph.roots)]
    while waiting:
        path = waiting.pop()
        edges = graph.onward[path[-1][1]]
        if not edges:
            paths.append(path)
        elif len(path) >= LONGEST_PATH:
            return []
        waiting += [(*path, (edge.label, edge.target)) for edge in reversed(edges)]
        if len(paths) + len(waiting) > 4 * MOST_PATHS:
            return []
    return paths


_Labelled = tuple[tuple[str, str], ...]


def _sequences(place: Place, chart: Flowchart, graph: _Graph) -> list[AnyFact]:
    ways = [tuple((label, graph.labels[name]) for label, name in path) for path in _paths(graph) if len(path) > 1]
    merged = _merged(ways)
    if len(merged) > MOST_PATHS:
        return []
    facts: list[AnyFact] = []
    for number, path in enumerate(merged):
        names = {label for _, label in path}
        returns = [edge for edge in graph.back if graph.labels[edge.source] in names]
        facts.append(
            place.sequence(
                "sequence",
                chart.span,
                tuple(Step(content=text(label), lead=text(lead)) for lead, label in path),
                tuple(_return(graph, edge, path) for edge in returns),
                id=place.directives.id if not number else None,
            )
        )
    return facts


def _return(graph: _Graph, edge: Edge, path: _Labelled) -> Step:
    """Where an edge leads back to; from where too, if not from the end."""
    source = graph.labels[edge.source]
    lead = edge.label if source == path[-1][1] else " → ".join(filter(None, (source, edge.label)))
    return Step(content=text(graph.labels[edge.target]), lead=text(lead))


def _merged(paths: list[_Labelled]) -> list[_Labelled]:
    """Ways that differ in one step only become one, with the alternatives together: each hidden step has one answer."""
    merged = list(paths)
    changed = True
    while changed:
        changed = False
        for first in range(len(merged)):
            for second in range(first + 1, len(merged)):
                together = _together(merged[first], merged[second])
                if together is not None:
                    merged[first] = together
                    del merged[second]
                    changed = True
                    break
            if changed:
                break
    return merged


def _together(first: _Labelled, second: _Labelled) -> _Labelled | None:
    if len(first) != len(second):
        return None
    different = [index for index, (one, other) in enumerate(zip(first, second, strict=True)) if one[1] != other[1]]
    if any(one[0] != other[0] for one, other in zip(first, second, strict=True)):
        return None
    if not different:
        return first
    if len(different) > 1:
        return None
    place = different[0]
    lead, label = first[place]
    return (*first[:place], (lead, f"{label} / {second[place][1]}"), *first[place + 1 :])


def _branches(place: Place, chart: Flowchart, graph: _Graph) -> list[AnyFact]:
    """A decision asks what follows each of its labels; any other branching asks for all that follow."""
    facts: list[AnyFact] = []
    conditions = _conditions(graph)
    for name, edges in graph.onward.items():
        if len(edges) < 2:
            continue
        groups: dict[str, list[str]] = defaultdict(list)
        for edge in edges:
            groups[edge.label].append(graph.labels[edge.target])
        for label, targets in groups.items():
            distinct = list(dict.fromkeys(targets))
            key = _condition_text(conditions.get(name, ""), graph.labels[name], label)
            question = Question(
                slot="answer",
                prompt=text(f"({len(distinct)})") if len(distinct) > 1 else (),
                answer=text(" · ".join(distinct)),
            )
            facts.append(place.row("decision", chart.span, key, (question,)))
    return facts


def _conditions(graph: _Graph) -> dict[str, str]:
    """For each decision the decisions before it with their labels, where only one way leads there."""
    entered: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
    for name, edges in graph.onward.items():
        for edge in edges:
            entered[edge.target].append((name, edge))
    found: dict[str, str] = {}
    for name in graph.labels:
        parts: list[str] = []
        here, seen = name, {name}
        while len(entered[here]) == 1:
            source, edge = entered[here][0]
            if source in seen:
                break
            seen.add(source)
            if edge.label and len(graph.onward[source]) > 1:
                parts.append(f"{graph.labels[source]} {edge.label}")
            here = source
        found[name] = " → ".join(reversed(parts))
    return found


def _condition_text(before: str, label: str, answer: str) -> Inlines:
    return text(" → ".join(filter(None, (before, label, answer))))
