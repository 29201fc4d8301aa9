"""HTML elements that hold blocks, as those blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.blocks import Block, Cell, CodeBlock, Details, Paragraph, Table, TableRow
from generator.expressions import expression
from generator.inlines import Break, Code, Inlines
from generator.reading.grids import Grid, GridRow
from generator.reading.joining import trimmed
from generator.reading.reader import Reader
from generator.reading.rules.tags import preformatted
from generator.reading.titles import with_bold_header
from generator.reading.tokens import Node

_FENCE = expression(r"^[ \t]*(`{3,}|~{3,})[ \t]*([\w+#-]*)[^\n]*\n(.*?)\n[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)


def read_details(reader: Reader, node: Node) -> Iterable[Block]:
    """A summary and what it hides."""
    start, end = node.token.meta["summary"]
    yield Details(
        summary=_passage(reader, reader.manuscript.text[start:end], start),
        blocks=reader.blocks(node.children),
        span=reader.block_span(node),
    )


def read_html_code(reader: Reader, node: Node) -> Iterable[Block]:
    """`<pre>`: code whose tags only colour it."""
    start, end = node.token.meta["inner"]
    code = preformatted(_inside(reader, node)[start - node.start : end - node.start])
    if code.strip():
        body = reader.manuscript.trimmed(start, end)
        yield CodeBlock(language="", text=code.strip("\n").rstrip(), span=reader.block_span(node), body=body)


def read_html_table(reader: Reader, node: Node) -> Iterable[Block]:
    """`<table>`: its rows, as wide as the widest; what is outside of cells comes before it."""
    grid = Grid(raw=_inside(reader, node))
    for start, end in grid.strays:
        content = _passage(reader, grid.raw[start:end], node.start + start)
        if content:
            yield Paragraph(content=content, span=reader.manuscript.trimmed(node.start + start, node.start + end))
    if not grid.rows:
        return
    width = max(len(row.slots) for row in grid.rows)
    head, body = (grid.rows[0], grid.rows[1:]) if grid.rows[0].heads else (None, grid.rows)
    header, rows = with_bold_header(
        _cells(reader, grid, node, head or GridRow(start=0, end=0), width),
        tuple(
            TableRow(
                cells=_cells(reader, grid, node, row, width),
                span=reader.manuscript.trimmed(node.start + row.start, node.start + row.end),
            )
            for row in body
        ),
    )
    yield Table(
        header=header,
        rows=rows,
        align=("",) * width,
        span=reader.block_span(node),
    )


def _cells(reader: Reader, grid: Grid, node: Node, row: GridRow, width: int) -> tuple[Cell, ...]:
    missing = [None] * (width - len(row.slots))
    return tuple(_cell(reader, grid, node, slot or (row.end, row.end)) for slot in (*row.slots, *missing))


def _cell(reader: Reader, grid: Grid, node: Node, slot: tuple[int, int]) -> Cell:
    start, end = slot
    content = _passage(reader, grid.raw[start:end], node.start + start)
    return Cell(
        content=content, span=reader.manuscript.trimmed(node.start + start, node.start + end), id=reader.take_id()
    )


def _inside(reader: Reader, node: Node) -> str:
    """The element's source text from its first character on, what prefixes its lines (a quote's `>`) made blank."""
    lines: list[tuple[int, int]] = node.token.meta["lines"]
    text = reader.manuscript.text
    pieces = [text[lines[0][0] : lines[0][1]]]
    for number, (start, end) in enumerate(lines[1:], node.first + 1):
        prefix = start - reader.manuscript.line_bounds(number)[0]
        pieces.append("\n" + " " * prefix + text[start:end])
    return "".join(pieces)


def _passage(reader: Reader, raw: str, start: int) -> Inlines:
    """Words in an element, fenced code among them."""
    content: list[Inlines] = []
    position = 0
    for fence in _FENCE.finditer(raw):
        content += [_plain_passage(reader, raw[position : fence.start()], start + position), (Break(),)]
        content += [(Code(text=fence[3], language=fence[2]),), (Break(),)]
        position = fence.end()
    content.append(_plain_passage(reader, raw[position:], start + position))
    return trimmed(tuple(node for inlines in content for node in inlines))


def _plain_passage(reader: Reader, raw: str, start: int) -> Inlines:
    lead = len(raw) - len(raw.lstrip())
    return reader.inlines(raw.strip(), lambda offset: reader.manuscript.offset(start + lead + offset), raw=True)
