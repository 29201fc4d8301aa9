"""Code between fences and by indentation, and what a fence holds that is no code."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from generator.blocks import Block, CodeBlock
from generator.diagnostics import warning
from generator.expressions import expression
from generator.reading.inlines import Locate
from generator.reading.mermaid import UnreadableError, diagram_kind, is_flowchart, read_flowchart
from generator.reading.reader import Reader
from generator.reading.tokens import Node
from generator.source import Span

# A larger diagram is legible on no page, and takes seconds to lay out.
MOST_NODES, MOST_EDGES, MOST_GROUPS = 150, 200, 30
MOST_CHARACTERS = 20_000  # of another kind of diagram

# The kinds of diagrams that mermaid knows by name.
DIAGRAMS = (
    "flowchart", "graph", "sequenceDiagram", "classDiagram", "stateDiagram", "stateDiagram-v2", "erDiagram", "journey",
    "gantt", "pie", "quadrantChart", "requirementDiagram", "gitGraph", "C4Context", "mindmap", "timeline", "zenuml",
    "sankey-beta", "xychart-beta", "block-beta", "packet-beta", "kanban", "architecture-beta", "radar-beta", "info",
)  # fmt: skip

_LANGUAGE = expression(r"\s*\{?\.?([^\s{},:=\"']+)")


def read_fence(reader: Reader, node: Node) -> Iterable[Block]:
    """Fenced code, a flowchart, or mathematics."""
    closed: bool = node.token.meta["closed"]
    span = reader.block_span(node)
    if not closed:
        end = "the item or quote that it is in" if node.token.meta["nested"] else "the sheet"
        reader.report(
            warning(
                code="unclosed-fence",
                message=f"this code has no closing {node.token.markup}; it ends with {end}",
                help=f"add a line with {node.token.markup} below the code, indented like the opening one",
                source=reader.manuscript.source,
                span=reader.manuscript.trimmed(node.start, reader.manuscript.line_bounds(node.first)[1]),
            )
        )
    match = _LANGUAGE.match(node.token.info)
    language = match[1] if match else ""
    text = node.token.content.removesuffix("\n") if closed else node.token.content.rstrip()
    block = CodeBlock(language=language, text=text, span=span, body=_body(reader, node, closed=closed))
    if language.lower() == "math":
        yield reader.formula(text.strip(), replace(block, language="latex"))
    elif language.lower() == "mermaid":
        yield _read_mermaid(reader, node, block)
    else:
        yield block


def read_indented_code(reader: Reader, node: Node) -> Iterable[Block]:
    """Code by its indentation."""
    span = reader.block_span(node)
    yield CodeBlock(language="", text=node.token.content.rstrip("\n"), span=span, body=span)


def _body(reader: Reader, node: Node, *, closed: bool) -> Span:
    """The lines between the fences."""
    last = node.last - 1 if closed else node.last
    if last <= node.first + 1:
        end = reader.manuscript.line_bounds(node.first)[1]
        return reader.manuscript.span(end, end)
    return reader.manuscript.span(
        reader.manuscript.line_bounds(node.first + 1)[0], reader.manuscript.line_bounds(last - 1)[1]
    )


def _too_large(reader: Reader, block: CodeBlock, extent: str) -> CodeBlock:
    """A diagram that is not drawn but shown as what it was written as."""
    reader.report(
        warning(
            code="mermaid-large",
            message=f"this diagram is too large for a page: {extent}",
            help=f"draw up to {MOST_NODES} boxes, {MOST_EDGES} arrows and {MOST_GROUPS} subgraphs; "
            "until then the page shows the diagram as text and no card asks it",
            source=reader.manuscript.source,
            span=Span(start=block.span.start, end=block.body.start),
        )
    )
    return replace(block, language="text")


def _read_mermaid(reader: Reader, node: Node, block: CodeBlock) -> Block:
    """The flowchart of a mermaid fence, or its text with a warning."""
    chart = node.token.content
    locate = _locator(reader, node)
    if not is_flowchart(chart):
        kind = diagram_kind(chart)
        meant = difflib.get_close_matches(kind, DIAGRAMS, n=1, cutoff=0.75) if kind not in DIAGRAMS else []
        reader.report(
            warning(
                code="mermaid-kind",
                message=f"`{kind}` is not a flowchart; no card asks it" if kind else "this diagram is empty",
                help=f"did you mean `{meant[0]}`?"
                if meant
                else "of mermaid's diagrams, only `flowchart` and `graph` are asked; the page draws others if it can",
                source=reader.manuscript.source,
                span=block.span
                if not kind
                else Span(start=locate(chart.find(kind)), end=locate(chart.find(kind)) + len(kind)),
            )
        )
        return block if len(chart) <= MOST_CHARACTERS else _too_large(reader, block, f"{len(chart):,} characters")
    try:
        flowchart = read_flowchart(chart, locate, block.span)
        nodes, edges, groups = len(flowchart.nodes), len(flowchart.edges), len(flowchart.groups)
        if nodes > MOST_NODES or edges > MOST_EDGES or groups > MOST_GROUPS:
            return _too_large(reader, block, f"{nodes:,} boxes, {edges:,} arrows and {groups:,} subgraphs")
        return flowchart
    except UnreadableError as fault:
        offset = min(fault.offset, len(chart.rstrip()))
        end = chart.find("\n", offset)
        start = locate(offset)
        reader.report(
            warning(
                code="mermaid-unreadable",
                message=f"cannot read this flowchart: {fault.message}",
                help="correct the line; until then the page shows the diagram as text and no card asks it",
                source=reader.manuscript.source,
                span=Span(start=start, end=start + len(chart[offset : end if end >= 0 else None].rstrip())),
            )
        )
        return block


def _locator(reader: Reader, node: Node) -> Locate:
    """How offsets in the code become offsets in the source; each line of code ends where its source line ends."""
    lines = node.token.content.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def locate(offset: int) -> int:
        number = min(bisect_right(begins, offset), len(lines)) - 1
        low, high = reader.manuscript.line_bounds(min(node.first + 1 + number, node.last - 1))
        return reader.manuscript.offset(max(low, high - max(0, len(lines[number]) - offset + begins[number])))

    return locate
