"""Mermaid flowcharts: text → nodes, edges and groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.blocks import Edge, Flowchart, Group, Node
from generator.reading import mermaid_syntax as syntax
from generator.reading.inlines import Locate
from generator.reading.mermaid_syntax import read_label
from generator.source import Span


class UnreadableError(Exception):
    """The text from `offset` on is not what a flowchart has there."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


def is_flowchart(chart: str) -> bool:
    """Whether the text starts as a flowchart; mermaid draws other kinds of diagram too."""
    return syntax.HEADER.match(chart, _preamble(chart)) is not None


def diagram_kind(chart: str) -> str:
    """The word by which a diagram of another kind names itself; empty where there is none."""
    kind = syntax.KIND.match(chart, _preamble(chart))
    return kind[0] if kind else ""


def read_flowchart(chart: str, locate: Locate, span: Span) -> Flowchart:
    """The flowchart in `chart`; `locate` turns offsets in it into ones in the source. Raises UnreadableError."""
    return _Chart(chart=chart, locate=locate).read(span)


def _preamble(chart: str) -> int:
    """Where the diagram itself begins, after titles, settings and comments."""
    front = syntax.FRONT_MATTER.match(chart)
    between = syntax.BETWEEN.match(chart, front.end() if front else 0)
    return between.end() if between else 0


@dataclass(kw_only=True, slots=True)
class _OpenGroup:
    """A subgraph whose `end` is still to come: the nodes and subgraphs that are named in it."""

    name: str
    title: str
    start: int
    named: dict[str, None] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class _Chart:
    """A flowchart while it is read."""

    chart: str
    locate: Locate
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    open_groups: list[_OpenGroup] = field(default_factory=list)
    group_of: dict[str, str] = field(default_factory=dict)

    def read(self, span: Span) -> Flowchart:
        header = syntax.HEADER.match(self.chart, _preamble(self.chart))
        if header is None:
            raise UnreadableError(0, "a flowchart starts with `flowchart` or `graph`")
        position = self._past(syntax.BETWEEN, header.end())
        while position < len(self.chart):
            position = self._past(syntax.BETWEEN, self._statement(position))
        if self.open_groups:
            raise UnreadableError(self.open_groups[-1].start, "this subgraph has no `end`")
        self._settle_groups()
        if not self.nodes:
            raise UnreadableError(header.start(), "the flowchart has no nodes")
        direction = {"TB": "TD", "v": "TD", "^": "BT", ">": "LR", "<": "RL", None: "TD"}.get(header[1], header[1])
        return Flowchart(
            direction=direction or "TD",
            nodes=tuple(self.nodes.values()),
            edges=tuple(self.edges),
            groups=tuple(self.groups.values()),
            span=span,
        )

    def _past(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.chart, position)
        return match.end() if match else position

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self.locate(start), end=self.locate(end - 1) + 1 if end > start else self.locate(start))

    def _statement(self, position: int) -> int:
        """Read what begins at `position`; where it ends."""
        if match := syntax.SUBGRAPH.match(self.chart, position):
            self._open_group(match)
            return match.end()
        if re.compile(r"end\b(?=[ \t]*(?:$|[\n;%]))", re.MULTILINE).match(self.chart, position):
            self._close_group(position)
            return position + len("end")
        if match := syntax.STYLING.match(self.chart, position):
            return match.end()
        return self._chain(position)

    def _open_group(self, match: re.Match[str]) -> None:
        words = match[1].strip()
        titled = re.fullmatch(r"([^\s\[\"]+)\s*\[(.*)\]", words)
        name, title = (titled[1], titled[2]) if titled else (words.strip('"'), words)
        name = name or f"subgraph at {match.start()}"
        self.open_groups.append(_OpenGroup(name=name, title=read_label(title), start=match.start()))

    def _close_group(self, position: int) -> None:
        """End a subgraph: what is named in it is its own, wherever it was named first, unless another one ended before.

        That is mermaid's rule.
        """
        if not self.open_groups:
            raise UnreadableError(position, "`end` closes no subgraph")
        closed = self.open_groups.pop()
        for name in closed.named:
            if name not in self._around(closed.name):
                self.group_of.setdefault(name, closed.name)
        if self.open_groups:
            self.open_groups[-1].named[closed.name] = None
        self.groups[closed.name] = Group(
            name=closed.name, title=closed.title, nodes=(), span=self._span(closed.start, position + len("end"))
        )

    def _settle_groups(self) -> None:
        """Give each subgraph its members; one that holds nothing is a box with its title."""
        for name, group in tuple(self.groups.items()):
            mentioned = self.nodes.pop(name, None)
            if name not in self.group_of.values():
                span = mentioned.span if mentioned else group.span
                self.nodes[name] = Node(name=name, label=group.title or name, shape="rect", span=span)
                del self.groups[name]
        for name, group in self.groups.items():
            members = tuple(node for node in self.nodes if self.group_of.get(node) == name)
            self.groups[name] = replace(group, nodes=members, parent=self.group_of.get(name, ""))
        for edge, start in zip(self.edges, self.starts, strict=True):
            for inner, outer in ((edge.source, edge.target), (edge.target, edge.source)):
                if outer in self.groups and outer in self._around(inner):
                    raise UnreadableError(start, "an arrow joins a subgraph to what is in it")

    def _around(self, name: str) -> set[str]:
        """The subgraphs that `name` is in, and itself."""
        around = {name}
        while (name := self.group_of.get(name, "")) and name not in around:
            around.add(name)
        return around

    def _chain(self, position: int) -> int:
        """Nodes joined by arrows, each place with one node or several joined by `&`."""
        start = position
        sources, position = self._joined_nodes(position)
        while not syntax.END.match(self.chart, position):
            position = self._past(syntax.SPACE, position)
            arrow, position = self._arrow(position)
            targets, position = self._joined_nodes(self._past(syntax.BETWEEN, position))
            if arrow is not None:
                for source in sources:
                    for target in targets:
                        span = self._span(start, position)
                        self.edges.append(replace(arrow, source=source, target=target, span=span))
                        self.starts.append(start)
            sources = targets
        return position

    def _joined_nodes(self, position: int) -> tuple[list[str], int]:
        names: list[str] = []
        while True:
            name, position = self._node(position)
            names.append(name)
            after = self._past(syntax.SPACE, position)
            if self.chart[after : after + 1] != "&":
                return names, position
            position = self._past(syntax.BETWEEN, after + 1)

    def _node(self, position: int) -> tuple[str, int]:
        match = syntax.NAME.match(self.chart, position)
        if match is None:
            raise UnreadableError(position, "expected a node here")
        name, start, position = match[0], position, match.end()
        label, shape, position = self._enclosed(position)
        if settings := syntax.SETTINGS.match(self.chart, position):
            position = settings.end()
            given = {key: quoted or bare.strip() for key, quoted, bare in syntax.SETTING.findall(settings[1])}
            label = read_label(given["label"]) if "label" in given else label
            shape = syntax.SHAPE_NAMES.get(given["shape"], "rect") if "shape" in given else shape
        position = self._past(syntax.CLASS, position)
        known = self.nodes.get(name)
        if label is not None and known is not None and known.label not in (label, name):
            # The later one would be drawn, and nobody would see the first.
            raise UnreadableError(start, f"`{name}` has another label above")
        self._remember(name, label, shape, self._span(start, position))
        return name, position

    def _enclosed(self, position: int) -> tuple[str | None, str | None, int]:
        """Label and shape of the brackets at `position`, if there are any."""
        opened = ""
        found: tuple[str, str, int] | None = None
        for opener, closer, shape in syntax.BRACKETS:
            if not self.chart.startswith(opener, position) or (found and len(opener) < len(opened)):
                continue
            opened = opener
            inside = self._past(syntax.SPACE, position + len(opener))
            if self.chart[inside : inside + 1] == '"':
                quote = self.chart.find('"', inside + 1)
                end = self._past(syntax.SPACE, quote + 1)
                if quote > 0 and self.chart.startswith(closer, end):
                    return read_label(self.chart[inside + 1 : quote]), shape, end + len(closer)
                continue
            match = syntax.LABEL_ENDS[opener, closer].match(self.chart, position + len(opener))
            # One opener may have two closers: the nearer one is meant.
            if match and (found is None or match.end() < found[2]):
                found = read_label(match[1]), shape, match.end()
        if found is not None:
            return found
        if opened:
            raise UnreadableError(position, f"the label opened by `{opened}` is not closed")
        return None, None, position

    def _remember(self, name: str, label: str | None, shape: str | None, span: Span) -> None:
        if self.open_groups:
            self.open_groups[-1].named[name] = None
        known = self.nodes.get(name)
        if known is None or label is not None or shape is not None:
            words = label if label is not None else known.label if known else name
            drawn = shape or (known.shape if known else "rect")
            self.nodes[name] = Node(name=name, label=words, shape=drawn, span=span)

    def _arrow(self, position: int) -> tuple[Edge | None, int]:
        """The edge that is drawn, its ends still open, then where it ends; nothing for a link that is not drawn."""
        position = self._past(syntax.EDGE_NAME, position)
        if match := syntax.ARROW.match(self.chart, position):
            drawn, end, label = match[0], match.end(), ""
            if piped := syntax.PIPED_LABEL.match(self.chart, end):
                label, end = read_label(piped[1] or piped[2] or ""), piped.end()
            if match["hidden"]:
                return None, end
            stroke = syntax.STROKES["." if match["dots"] else "=" if "=" in drawn else "-"]
            return self._edge(drawn, stroke, label, position), end
        if match := syntax.LABELLED_ARROW.match(self.chart, position):
            for stroke in ("solid", "thick", "dotted"):
                if match[stroke] is not None:
                    return self._edge(match[0], stroke, read_label(match[stroke]), position), match.end()
        raise UnreadableError(position, "expected an arrow or the end of the line here")

    def _edge(self, drawn: str, stroke: str, label: str, position: int) -> Edge:
        head, tail = syntax.HEADS.get(drawn[-1], ""), syntax.HEADS.get(drawn[0], "")
        span = self._span(position, position + len(drawn))
        return Edge(source="", target="", label=label, stroke=stroke, head=head, tail=tail, span=span)
