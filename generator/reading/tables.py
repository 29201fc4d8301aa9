"""Pipe tables: lines → rows of cells, each with the place of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.blocks import Block, Cell, Table, TableRow
from generator.reading.reader import Reader
from generator.reading.tokens import Node

_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Where one cell's text stands in the manuscript, without its padding."""

    start: int
    end: int


def read_table(reader: Reader, node: Node) -> Iterable[Block]:
    """A table as wide as its header."""
    lines: list[tuple[int, int]] = node.token.meta["lines"]
    delimiter: int | None = node.token.meta["delimiter"]
    manuscript = reader.manuscript
    rows = [split_row(manuscript.text, start, end) for start, end in lines]
    head = rows[0] if delimiter == 1 else []
    body = rows[2:] if delimiter == 1 else rows[1:] if delimiter == 0 else rows
    body_lines = lines[len(lines) - len(body) :]
    width = len(head) or max(map(len, body))
    yield Table(
        header=_cells(reader, head, width, lines[0][0]),
        rows=tuple(
            TableRow(cells=_cells(reader, row, width, end), span=manuscript.trimmed(start, end))
            for row, (start, end) in zip(body, body_lines, strict=True)
        ),
        align=_alignment(manuscript.text, rows[delimiter] if delimiter is not None else [], width),
        span=manuscript.trimmed(lines[0][0], lines[-1][1]),
    )


def _alignment(text: str, slots: list[Slot], width: int) -> tuple[str, ...]:
    """What the colons of the delimiter row say of each column."""
    found = []
    for slot in slots[:width]:
        left, right = text[slot.start] == ":", text[slot.end - 1] == ":"
        found.append("center" if left and right else "left" if left else "right" if right else "")
    return (*found, *[""] * (width - len(found)))


def split_row(text: str, start: int, end: int) -> list[Slot]:
    """The cells of the line `text[start:end]`; a pipe at either end is a border."""
    while end > start and text[end - 1] in " \t":
        end -= 1
    pipes = [match.start() for match in _PIPE.finditer(text, start, end)]
    if pipes and pipes[0] == start:
        pipes.pop(0)
        start += 1
    if pipes and pipes[-1] == end - 1:
        pipes.pop()
        end -= 1
    slots = []
    for stop in (*pipes, end):
        left, right = start, stop
        while left < right and text[left] in " \t":
            left += 1
        while right > left and text[right - 1] in " \t":
            right -= 1
        slots.append(Slot(start=left, end=right))
        start = stop + 1
    return slots


def _cells(reader: Reader, slots: list[Slot], width: int, end: int) -> tuple[Cell, ...]:
    missing = Slot(start=end, end=end)
    return tuple(_cell(reader, slot) for slot in (*slots[:width], *[missing] * (width - len(slots))))


def _cell(reader: Reader, slot: Slot) -> Cell:
    span = reader.manuscript.span(slot.start, slot.end)
    raw = reader.manuscript.text[slot.start : slot.end]
    unescaped = raw.replace("\\|", "|")

    def locate(offset: int) -> int:
        return span.start + offset + (unescaped.count("|", 0, offset) if unescaped != raw else 0)

    content = reader.inlines(unescaped, locate)
    return Cell(content=content, span=span, id=reader.take_id())
