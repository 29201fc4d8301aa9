"""Mermaid flowcharts: text → nodes, edges and groups."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from generator.blocks import Edge, Flowchart, Group, Node
from generator.reading.inlines import Locate
from generator.source import Span


class UnreadableError(Exception):
    """The text from `offset` on is not what a flowchart has there."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


# How a label is enclosed, and the shape that this draws; a longer opener comes before those that it begins with.
BRACKETS = (
    ("(((", ")))", "circle"),
    ("((", "))", "circle"),
    ("([", "])", "stadium"),
    ("[[", "]]", "subroutine"),
    ("[(", ")]", "cylinder"),
    ("{{", "}}", "hexagon"),
    ("[/", "/]", "rect"),
    ("[/", "\\]", "rect"),
    ("[\\", "\\]", "rect"),
    ("[\\", "/]", "rect"),
    ("[", "]", "rect"),
    ("(", ")", "round"),
    ("{", "}", "diamond"),
    (">", "]", "rect"),
)

# The names of `node@{ shape: … }` that are not drawn as a box.
SHAPE_NAMES = {
    "rounded": "round",
    "event": "round",
    "stadium": "stadium",
    "pill": "stadium",
    "terminal": "stadium",
    "diam": "diamond",
    "diamond": "diamond",
    "decision": "diamond",
    "question": "diamond",
    "circle": "circle",
    "circ": "circle",
    "cyl": "cylinder",
    "db": "cylinder",
    "database": "cylinder",
    "cylinder": "cylinder",
    "hex": "hexagon",
    "hexagon": "hexagon",
    "prepare": "hexagon",
    "subproc": "subroutine",
    "subprocess": "subroutine",
    "subroutine": "subroutine",
    "fr-rect": "subroutine",
}

STROKES = {"-": "solid", ".": "dotted", "=": "thick"}

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[\s;]|%%[^\n]*)*")
_END = re.compile(r"[ \t]*(?:$|[\n;]|%%[^\n]*)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n[ \t]*---[ \t]*\n", re.DOTALL)
_HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(LR|RL|TD|TB|BT|[<>v^])?(?=\s|;|$)")
_KIND = re.compile(r"[\w-]+")
_NAME = re.compile(r"(?:[\w/*!?$#'+]|[-.](?=\w))+")
_CLASS = re.compile(r":::[\w-]+")
_SETTINGS = re.compile(r"@\{([^}]*)\}")
_SETTING = re.compile(r"(\w+)\s*:\s*(?:\"([^\"]*)\"|([^,\n]*))")
_EDGE_NAME = re.compile(r"[\w-]+@(?=[<xo]?[-=])")
_ARROW = re.compile(r"[<xo]?(?:--+[->xo]|==+[=>xo]|-(?P<dots>\.+)-[>xo]?|(?P<hidden>~~~+))")
_LABELLED_ARROW = re.compile(
    r"[<xo]?(?:"
    r"--(?![->])[ \t]*(?P<solid>[^\n]*?[^\s-])[ \t]*--+(?P<solid_end>[->xo])"
    r"|==(?![=>])[ \t]*(?P<thick>[^\n]*?[^\s=])[ \t]*==+(?P<thick_end>[=>xo])"
    r"|-\.(?![.-])[ \t]*(?P<dotted>[^\n]*?[^\s.])[ \t]*\.+-(?P<dotted_end>[>xo]?)"
    r")"
)
_PIPED_LABEL = re.compile(r"[ \t]*\|[ \t]*(?:\"([^\"]*)\"|([^|\n]*))[ \t]*\|")
_SUBGRAPH = re.compile(r"subgraph\b[ \t]*([^\n;]*)")
_STYLING = re.compile(r"(?:style|classDef|class|linkStyle|click|direction|accTitle|accDescr)\b[^\n]*")
_AFTER_LABEL = r"(?=[ \t]*(?:$|[\n;&]|[-=~<]|[xo][-=]|:::|@|%%))"
_LABEL_ENDS = {
    (opener, closer): re.compile(r"([^\n]*?)" + re.escape(closer) + _AFTER_LABEL, re.MULTILINE)
    for opener, closer, _ in BRACKETS
}
_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|sub|sup|small|span|p|div|code)\b[^<>]*>", re.IGNORECASE)
_ICON = re.compile(r"\bfa[bsrl]?:fa-[\w-]+\s*")
_ENTITY = re.compile(r"#(\w+);")


def is_flowchart(chart: str) -> bool:
    """Whether the text starts as a flowchart; mermaid draws other kinds of diagram too."""
    return _HEADER.match(chart, _preamble(chart)) is not None


def diagram_kind(chart: str) -> str:
    """The word by which a diagram of another kind names itself; empty where there is none."""
    kind = _KIND.match(chart, _preamble(chart))
    return kind[0] if kind else ""


def read_flowchart(chart: str, locate: Locate, span: Span) -> Flowchart:
    """The flowchart in `chart`; `locate` turns offsets in it into ones in the source. Raises UnreadableError."""
    return _Chart(chart=chart, locate=locate).read(span)


def _preamble(chart: str) -> int:
    """Where the diagram itself begins, after titles, settings and comments."""
    front = _FRONT_MATTER.match(chart)
    between = _BETWEEN.match(chart, front.end() if front else 0)
    return between.end() if between else 0


@dataclass(kw_only=True, slots=True)
class _Chart:
    """A flowchart while it is read."""

    chart: str
    locate: Locate
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    open_groups: list[tuple[str, str, int, list[str]]] = field(default_factory=list)

    def read(self, span: Span) -> Flowchart:
        header = _HEADER.match(self.chart, _preamble(self.chart))
        if header is None:
            raise UnreadableError(0, "a flowchart starts with `flowchart` or `graph`")
        position = self._past(_BETWEEN, header.end())
        while position < len(self.chart):
            position = self._past(_BETWEEN, self._statement(position))
        if self.open_groups:
            raise UnreadableError(self.open_groups[-1][2], "this subgraph has no `end`")
        if not self.nodes:
            raise UnreadableError(header.start(), "the flowchart has no nodes")
        direction = {"TB": "TD", "v": "TD", "^": "BT", ">": "LR", "<": "RL", None: "TD"}.get(header[1], header[1])
        return Flowchart(
            direction=direction or "TD",
            nodes=tuple(self.nodes.values()),
            edges=tuple(self.edges),
            groups=tuple(self.groups),
            span=span,
        )

    def _past(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.chart, position)
        return match.end() if match else position

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self.locate(start), end=self.locate(end - 1) + 1 if end > start else self.locate(start))

    def _statement(self, position: int) -> int:
        """Read what begins at `position`; where it ends."""
        if match := _SUBGRAPH.match(self.chart, position):
            self._open_group(match)
            return match.end()
        if re.compile(r"end\b(?=[ \t]*(?:$|[\n;%]))", re.MULTILINE).match(self.chart, position):
            self._close_group(position)
            return position + len("end")
        if match := _STYLING.match(self.chart, position):
            return match.end()
        return self._chain(position)

    def _open_group(self, match: re.Match[str]) -> None:
        words = match[1].strip()
        titled = re.fullmatch(r"([^\s\[\"]+)\s*\[(.*)\]", words)
        name, title = (titled[1], titled[2]) if titled else (words.strip('"'), words)
        self.open_groups.append((name, _label(title), match.start(), []))

    def _close_group(self, position: int) -> None:
        if not self.open_groups:
            raise UnreadableError(position, "`end` closes no subgraph")
        _, title, start, names = self.open_groups.pop()
        self.groups.append(Group(title=title, nodes=tuple(dict.fromkeys(names)), span=self._span(start, position + 3)))

    def _chain(self, position: int) -> int:
        """Nodes joined by arrows, each place with one node or several joined by `&`."""
        start = position
        sources, position = self._joined_nodes(position)
        while not _END.match(self.chart, position):
            position = self._past(_SPACE, position)
            arrow, position = self._arrow(position)
            targets, position = self._joined_nodes(self._past(_BETWEEN, position))
            if arrow is not None:
                label, stroke, pointed = arrow
                self.edges += [
                    Edge(
                        source=source,
                        target=target,
                        label=label,
                        stroke=stroke,
                        arrow=pointed,
                        span=self._span(start, position),
                    )
                    for source in sources
                    for target in targets
                ]
            sources = targets
        return position

    def _joined_nodes(self, position: int) -> tuple[list[str], int]:
        names: list[str] = []
        while True:
            name, position = self._node(position)
            names.append(name)
            after = self._past(_SPACE, position)
            if self.chart[after : after + 1] != "&":
                return names, position
            position = self._past(_BETWEEN, after + 1)

    def _node(self, position: int) -> tuple[str, int]:
        match = _NAME.match(self.chart, position)
        if match is None:
            raise UnreadableError(position, "expected a node here")
        name, start, position = match[0], position, match.end()
        label, shape, position = self._enclosed(position)
        if settings := _SETTINGS.match(self.chart, position):
            position = settings.end()
            given = {key: quoted or bare.strip() for key, quoted, bare in _SETTING.findall(settings[1])}
            label = _label(given["label"]) if "label" in given else label
            shape = SHAPE_NAMES.get(given["shape"], "rect") if "shape" in given else shape
        position = self._past(_CLASS, position)
        self._remember(name, label, shape, self._span(start, position))
        return name, position

    def _enclosed(self, position: int) -> tuple[str | None, str | None, int]:
        """Label and shape of the brackets at `position`, if there are any."""
        opened = None
        for opener, closer, shape in BRACKETS:
            if not self.chart.startswith(opener, position):
                continue
            opened = opener
            inside = self._past(_SPACE, position + len(opener))
            if self.chart[inside : inside + 1] == '"':
                quote = self.chart.find('"', inside + 1)
                end = self._past(_SPACE, quote + 1)
                if quote > 0 and self.chart.startswith(closer, end):
                    return _label(self.chart[inside + 1 : quote]), shape, end + len(closer)
            elif match := _LABEL_ENDS[opener, closer].match(self.chart, position + len(opener)):
                return _label(match[1]), shape, match.end()
        if opened is not None:
            raise UnreadableError(position, f"the label opened by `{opened}` is not closed")
        return None, None, position

    def _remember(self, name: str, label: str | None, shape: str | None, span: Span) -> None:
        if self.open_groups and name not in self.nodes:
            self.open_groups[-1][3].append(name)
        known = self.nodes.get(name)
        if known is None or label is not None or shape is not None:
            words = label if label is not None else known.label if known else name
            drawn = shape or (known.shape if known else "rect")
            self.nodes[name] = Node(name=name, label=words, shape=drawn, span=span)

    def _arrow(self, position: int) -> tuple[tuple[str, str, bool] | None, int]:
        """Label, stroke and whether it points, then where it ends; nothing for a link that is not drawn."""
        position = self._past(_EDGE_NAME, position)
        if match := _ARROW.match(self.chart, position):
            drawn = match[0]
            stroke = STROKES["." if match["dots"] else "=" if "=" in drawn else "-"]
            position = match.end()
            label = ""
            if piped := _PIPED_LABEL.match(self.chart, position):
                label, position = _label(piped[1] or piped[2] or ""), piped.end()
            if match["hidden"]:
                return None, position
            return (label, stroke, drawn[-1] in ">xo"), position
        if match := _LABELLED_ARROW.match(self.chart, position):
            for stroke in ("solid", "thick", "dotted"):
                if match[stroke] is not None:
                    return (_label(match[stroke]), stroke, match[f"{stroke}_end"] in (">", "x", "o")), match.end()
        raise UnreadableError(position, "expected an arrow or the end of the line here")


def _label(words: str) -> str:
    """A label as a reader sees it."""
    words = words.strip().strip('"').strip()
    if words.startswith("`") and words.endswith("`"):
        words = words.strip("`").replace("**", "")
    words = re.sub(r"<br\s*/?>", " ", words, flags=re.IGNORECASE)
    words = _ENTITY.sub(lambda match: html.unescape(f"&{'#' if match[1].isdigit() else ''}{match[1]};"), words)
    return " ".join(_ICON.sub("", _TAG.sub("", words)).split())
