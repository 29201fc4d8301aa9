"""Flowcharts: each box and each label is asked once, on the drawing or, as text, beside what it is joined to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator import reasons
from generator.asking.checks.words import VERDICT_LABELS
from generator.asking.shapes.base import Draft, Place, Reading, carded, shown
from generator.asking.shapes.flow_graph import FlowGraph
from generator.asking.shapes.flow_masks import MOST_BRANCHES, masks_of
from generator.asking.shapes.standing import FORMED
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import lines
from generator.blocks import Block, Edge, Flowchart
from generator.facts import Question, Step
from generator.inlines import Inlines, Styled, Text, marks, text
from generator.scripts import direction_in

# A drawing of more cannot be read on a card.
MOST_NODES = 24
# A longer way is asked edge by edge.
LONGEST_WAY = 14


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the chart, with all that can be asked of it."""
    chart = blocks[at]
    if not isinstance(chart, Flowchart):
        return None
    if place.directives.cards != "clozes" and len(chart.nodes) <= MOST_NODES:
        if masks := masks_of(chart):
            fact = place.chart(chart.span, chart, masks)
            return carded("flowchart", chart.span, Draft(fact=fact, spare=place.spare))
        return shown("flowchart", chart.span, reasons.NOTHING_AROUND if chart.edges else reasons.NO_ARROWS)
    asking = _Asking(place=place, chart=chart, graph=FlowGraph.of(chart))
    drafts = tuple(asking.drafts())
    return carded("flowchart", chart.span, *drafts) if drafts else shown("flowchart", chart.span, reasons.NO_ARROWS)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asking:
    """A chart on its way: what was `asked` already, box by name or label by its words, is shown and not asked again."""

    place: Place
    chart: Flowchart
    graph: FlowGraph
    asked: set[str] = field(default_factory=set)

    def drafts(self) -> Iterator[Draft]:
        """What is one way only as a sequence, other edges node by node; and each label between its boxes."""
        for way in self.graph.ways():
            if len(way) < LONGEST_WAY:
                yield self._sequence(way)
        for name in self.graph.outgoing:
            for edges in self._groups(name):
                content = self._joined(name, edges)
                if any(marks(content)):
                    fact = self.place.cloze("step", self.chart.span, (), content)
                    yield Draft(fact=fact, spare=(*filter(None, (self.graph.before(name),)), *self.place.spare))
                elif len(edges) > MOST_BRANCHES:
                    yield self._all(name, edges)

    def _sequence(self, way: Sequence[Edge]) -> Draft:
        """All steps of a way; what leads back without a label is asked for where it leads."""
        labels = self.graph.labels
        names = (way[0].source, *(edge.target for edge in way))
        leads = ("", *(edge.label for edge in way))
        steps = tuple(
            Step(content=text(labels[name]), lead=text(lead)) for name, lead in zip(names, leads, strict=True)
        )
        returns = tuple(
            Step(content=text(labels[edge.target]), lead=text("" if edge.source == names[-1] else labels[edge.source]))
            for edge in self.graph.back
            if not edge.label and edge.source in names
        )
        name = None if self.asked else self.place.directives.id
        self.asked.update(names)
        fact = self.place.sequence("sequence", self.chart.span, steps, returns, name, signs=(FORMED,))
        return Draft(fact=fact, spare=self.place.spare)

    def _groups(self, name: str) -> Iterator[tuple[Edge, ...]]:
        """The edges from a node as they are asked together."""
        edges = self.graph.outgoing[name]
        if len(edges) <= MOST_BRANCHES:
            yield edges
            return
        yield from ((edge,) for edge in edges if edge.label)
        if bare := tuple(edge for edge in edges if not edge.label):
            yield bare

    def _joined(self, name: str, edges: Sequence[Edge]) -> Inlines:
        """A node and what it is joined to, with marks around all that nothing has asked yet."""
        crowded = len(edges) > MOST_BRANCHES
        root = not crowded and name not in self._entered()
        first = self._box(name, ask=root)
        if len(edges) == 1:
            return (*first, *self._end(edges[0], ask=True))
        return lines((first, *(self._end(edge, ask=not crowded) for edge in edges)))

    def _entered(self) -> set[str]:
        return {edge.target for name in self.graph.outgoing for edge in self.graph.onward(name)}

    def _end(self, edge: Edge, *, ask: bool) -> Inlines:
        """An edge from its source on: arrow, label, target."""
        line = self._line(edge)
        target = self._box(edge.target, ask=ask and not self.graph.leads_back(edge))
        if not edge.label:
            return (Text(text=f" {line} "), *target)
        label: Inlines = text(edge.label)
        words = edge.label.casefold()
        if ask and words not in self.asked and not is_one_of(edge.label, VERDICT_LABELS):
            self.asked.add(words)
            label = (Styled(style="mark", children=label),)
        return (Text(text=f" {line} "), *label, Text(text=f" {line} "), *target)

    def _box(self, name: str, *, ask: bool) -> Inlines:
        label = text(self.graph.labels[name])
        if not ask or name in self.asked or not label:
            return label
        self.asked.add(name)
        return (Styled(style="mark", children=label),)

    def _line(self, edge: Edge) -> str:
        if not edge.head:
            return "—"
        if edge.tail:
            return "↔"
        return "←" if direction_in(self.place.language) == "rtl" else "→"

    def _all(self, name: str, edges: Sequence[Edge]) -> Draft:
        """All that follows a node, where it is too much to tell which one is hidden."""
        targets = dict.fromkeys(self.graph.labels[edge.target] for edge in edges)
        self.asked.update(edge.target for edge in edges)
        question = Question(slot="answer", prompt=text(f"({len(targets)})"), answer=text(" · ".join(targets)))
        key = (*text(self.graph.labels[name]), Text(text=f" {self._line(edges[0])}"))
        return Draft(fact=self.place.row("decision", self.chart.span, key, (question,)), spare=self.place.spare)
