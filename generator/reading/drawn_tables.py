"""Drawn tables as tables: the lines between two borders are one row, each cell with the places of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.blocks import Block, Cell, CodeBlock, Table, TableRow
from generator.diagnostics import warning
from generator.expressions import expression
from generator.inlines import Break, Inlines, Text
from generator.reading.joining import trimmed
from generator.reading.reader import Reader
from generator.reading.rules.drawn_tables import BORDER
from generator.reading.tables import Slot, split_row
from generator.reading.tokens import Node
from generator.source import Span

_BULLET = expression(r"[-*+][ \t]+|\d{1,3}[.)][ \t]")
_INNER_BORDER = expression(r"\+[-=]{2,}|[-=]{2,}\+")
_BORDERS_OF_A_DATABASE = 3


class _SpannedError(Exception):
    """A cell goes over several columns or rows."""


@dataclass(kw_only=True, slots=True)
class _Group:
    """The lines between two borders, each cut into slots; `heads` says that a border of `=` follows."""

    lines: list[list[Slot]]
    heads: bool = False


def read_drawn_table(reader: Reader, node: Node) -> Iterable[Block]:
    """The table; one whose cells go over several columns or rows is shown as it is drawn, with a warning."""
    lines: list[tuple[int, int]] = node.token.meta["lines"]
    text = reader.manuscript.text
    width = text[slice(*lines[0])].strip().count("+") - 1
    try:
        groups = _groups(text, lines, width)
    except _SpannedError:
        yield _as_drawn(reader, node, lines)
        return
    head, rows = _parted(groups)
    if head is None:
        _report_headless(reader, lines[0], width)
    end = lines[0][1]
    yield Table(
        header=_cells(reader, head, width, end),
        rows=tuple(
            TableRow(cells=_cells(reader, row, width, end), span=_span(reader, row)) for row in rows if any(row)
        ),
        align=("",) * width,
        span=reader.block_span(node),
    )


def read_simple_table(reader: Reader, node: Node) -> Iterable[Block]:
    """A table whose columns are under groups of dashes."""
    rows = [
        [[Slot(start=start, end=end) for start, end in line] for line in row]
        for row in (node.token.meta["head"], *node.token.meta["rows"])
    ]
    width, end = len(rows[0][0]), rows[0][0][0].end
    yield Table(
        header=_cells(reader, rows[0], width, end),
        rows=tuple(TableRow(cells=_cells(reader, row, width, end), span=_span(reader, row)) for row in rows[1:]),
        align=("",) * width,
        span=reader.block_span(node),
    )


def _groups(text: str, lines: Sequence[tuple[int, int]], width: int) -> list[_Group]:
    """The rows between the borders. Raises _SpannedError."""
    groups = [_Group(lines=[])]
    for start, end in lines:
        line = text[start:end].rstrip()
        if BORDER.fullmatch(line):
            if line.count("+") != width + 1:
                raise _SpannedError
            groups[-1].heads = "=" in line and bool(groups[-1].lines)
            groups.append(_Group(lines=[]))
            continue
        slots = split_row(text, start, end)
        if len(slots) != width or not line.endswith("|") or _INNER_BORDER.search(line):
            raise _SpannedError
        groups[-1].lines.append(slots)
    return [group for group in groups if group.lines]


def _parted(groups: list[_Group]) -> tuple[list[list[Slot]] | None, list[list[list[Slot]]]]:
    """The header's lines and those of each row. A database draws a border below the titles and none between rows."""
    first, *rest = groups
    if first.heads:
        return first.lines, [group.lines for group in rest]
    if len(groups) == _BORDERS_OF_A_DATABASE - 1 and len(first.lines) == 1:
        return first.lines, [[line] for line in rest[0].lines]
    if len(groups) == 1:
        return None, [[line] for line in first.lines]
    return None, [group.lines for group in groups]


def _cells(reader: Reader, row: list[list[Slot]] | None, width: int, end: int) -> tuple[Cell, ...]:
    return tuple(_cell(reader, [line[column] for line in row or ()], end) for column in range(width))


def _cell(reader: Reader, lines: list[Slot], end: int) -> Cell:
    """One cell of one or several lines: they are joined, but a bullet begins a line of its own."""
    filled = [slot for slot in lines if slot.start < slot.end]
    if not filled:
        place = lines[0].start if lines else end
        return Cell(content=(), span=reader.manuscript.span(place, place))
    runs: list[list[Slot]] = []
    for slot in filled:
        if not runs or _BULLET.match(reader.manuscript.text, slot.start, slot.end):
            runs.append([])
        runs[-1].append(slot)
    content: list[Inlines] = []
    for run in runs:
        content += [_run(reader, run), (Break(),)]
    return Cell(
        content=trimmed(tuple(inline for piece in content for inline in piece)),
        span=reader.manuscript.span(filled[0].start, filled[-1].end),
        id=reader.take_id(),
    )


def _run(reader: Reader, run: list[Slot]) -> Inlines:
    text = reader.manuscript.text
    bullet = _BULLET.match(text, run[0].start, run[0].end)
    dot = bullet is not None and bullet[0][0] in "-*+"
    if bullet is not None and dot:
        run = [replace(run[0], start=bullet.end()), *run[1:]]
    pieces = [text[slot.start : slot.end] for slot in run]

    def locate(offset: int) -> int:
        for slot, piece in zip(run, pieces, strict=True):
            if offset <= len(piece):
                return reader.manuscript.offset(slot.start + offset)
            offset -= len(piece) + 1
        return reader.manuscript.offset(run[-1].end)

    return (*((Text(text="• "),) if dot else ()), *reader.inlines("\n".join(pieces), locate))


def _span(reader: Reader, row: list[list[Slot]]) -> Span:
    places = [slot for line in row for slot in line if slot.start < slot.end] or row[0]
    return reader.manuscript.span(min(slot.start for slot in places), max(slot.end for slot in places))


def _report_headless(reader: Reader, border: tuple[int, int], width: int) -> None:
    reader.report(
        warning(
            code="table-without-header",
            message="no line of this table is set off as its header, so its columns have no names",
            help=f"write `+{'===+' * width}` below the row of titles",
            source=reader.manuscript.source,
            span=reader.manuscript.trimmed(*border),
        )
    )


def _as_drawn(reader: Reader, node: Node, lines: Sequence[tuple[int, int]]) -> CodeBlock:
    reader.report(
        warning(
            code="drawn-table",
            message="a cell of this table goes over several columns or rows, so it is shown as it is drawn",
            help="give each row a cell in every column, between `|`, or write the table with pipes and `| --- |`",
            source=reader.manuscript.source,
            span=reader.manuscript.trimmed(*lines[0]),
        )
    )
    text = "\n".join(reader.manuscript.text[start:end].rstrip() for start, end in lines)
    span = reader.block_span(node)
    return CodeBlock(language="text", text=text, span=span, body=span)
