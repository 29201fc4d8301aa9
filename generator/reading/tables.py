"""Pipe tables: lines → rows of cells, each with the place of its text; what is ragged is mended and named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.blocks import Block, Cell, Table, TableRow
from generator.diagnostics import error, note, warning
from generator.expressions import expression
from generator.reading.reader import Reader
from generator.reading.titles import DASHES, are_titles, with_bold_header
from generator.reading.tokens import Node
from generator.source import Span

# A row of one cell under a header of many costs this many empty cells and no more: a bomb is an error.
MAX_PADDING = 1_000_000
MAX_MENDED_LENGTH = 20_000

_PIPE = re.compile(r"(?<!\\)\|")
_CODE = expression(r"(?<!`)(`+)(?!`)(?:[^`]|(?!\1(?!`))`+)*?(?<!`)\1(?!`)")

_WIKILINK = expression(r"\[\[[^\[\]|\n]+\|[^\[\]|\n]+\]\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Where one cell's text is in the manuscript, without its padding."""

    start: int
    end: int


@dataclass(kw_only=True, slots=True)
class Line:
    """One line of a table, with the slots that its pipes make."""

    start: int
    end: int
    slots: list[Slot]


def read_table(reader: Reader, node: Node) -> Iterable[Block]:
    """A table as wide as its header, or as its widest row where it has none."""
    text = reader.manuscript.text
    delimiter: int | None = node.token.meta["delimiter"]
    # Where other tools show no table, code ends no sooner for a pipe in it.
    code = _code if delimiter != 1 else _no_code
    lines = [
        Line(start=start, end=end, slots=split_row(text, start, end, code(text, start, end)))
        for start, end in node.token.meta["lines"]
    ]
    ruler = lines[delimiter] if delimiter is not None else None
    if ruler is not None:
        ruler.slots = _ruler_slots(text, ruler)
    head = lines[0] if delimiter == 1 or (ruler is None and _begins_with_titles(text, lines)) else None
    if head is not None and ruler is not None:
        head.slots = _unbroken(reader, head, len(ruler.slots))
        _check_delimiter(reader, head, ruler)
    body = [line for line in lines if line is not ruler and line is not head]
    rows = [line for line in body if not _skip_divider(reader, line)]
    width = _width(reader, head, ruler, rows)
    _mend(reader, rows, width)
    header, shown = with_bold_header(
        _cells(reader, _titles(text, head), width, lines[0].start),
        tuple(
            TableRow(
                cells=_cells(reader, row.slots, width, row.end), span=reader.manuscript.trimmed(row.start, row.end)
            )
            for row in rows
        ),
    )
    if ruler is None or (head is None and len(shown) == len(rows)):
        _report_headless(reader, lines[0], found=head is not None)
    yield Table(
        header=header,
        rows=shown,
        align=_alignment(text, ruler.slots if ruler else [], width),
        span=reader.manuscript.trimmed(lines[0].start, lines[-1].end),
    )


def _begins_with_titles(text: str, lines: list[Line]) -> bool:
    first, *rest = ([text[slot.start : slot.end] for slot in line.slots] for line in lines)
    return are_titles(first, rest)


def _ruler_slots(text: str, ruler: Line) -> list[Slot]:
    """The cells of the row of dashes, in which a plus is as good as a pipe."""
    if "+" not in text[ruler.start : ruler.end]:
        return ruler.slots
    dashes = text[ruler.start : ruler.end].replace("+", "|")
    slots = split_row(dashes, 0, len(dashes))
    return [Slot(start=slot.start + ruler.start, end=slot.end + ruler.start) for slot in slots]


def split_row(text: str, start: int, end: int, whole: Iterable[range] = ()) -> list[Slot]:
    """The cells of the line `text[start:end]`.

    A pipe at either end is a border; one within a stretch that is to stay `whole` is text.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    pipes = [match.start() for match in _PIPE.finditer(text, start, end)]
    within = {place for stretch in whole for place in stretch}
    pipes = [pipe for pipe in pipes if pipe not in within]
    if pipes and pipes[0] == start:
        pipes.pop(0)
        start += 1
    if pipes and pipes[-1] == end - 1:
        pipes.pop()
        end -= 1
    slots = []
    for stop in (*pipes, end):
        left, right = start, stop
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        slots.append(Slot(start=left, end=right))
        start = stop + 1
    return slots


def _titles(text: str, head: Line | None) -> list[Slot]:
    """The header's slots; of one that repeats a delimiter row, cells that name nothing."""
    slots = head.slots if head else []
    if all(DASHES.fullmatch(text, slot.start, slot.end) for slot in slots if slot.start < slot.end):
        return [Slot(start=slot.start, end=slot.start) for slot in slots]
    return slots


def _skip_divider(reader: Reader, line: Line) -> bool:
    """Account for a row of dashes that parts groups of rows; whether it is one."""
    text = reader.manuscript.text
    filled = [slot for slot in line.slots if slot.start < slot.end]
    if not filled or not all(DASHES.fullmatch(text, slot.start, slot.end) for slot in filled):
        return False
    reader.skip("row", reader.manuscript.trimmed(line.start, line.end), "a divider")
    return True


def _alignment(text: str, slots: list[Slot], width: int) -> tuple[str, ...]:
    """What the colons of the delimiter row say of each column."""
    found = []
    for slot in slots[:width]:
        left, right = text[slot.start] == ":", text[slot.end - 1] == ":"
        found.append("center" if left and right else "left" if left else "right" if right else "")
    return (*found, *[""] * (width - len(found)))


# ---- how wide, and what to do with rows that are not -----------------------------------------------------------------


def _filled(slots: list[Slot]) -> int:
    """How many cells a row has, empty ones at its end left out."""
    return max((number for number, slot in enumerate(slots, 1) if slot.start < slot.end), default=0)


def _width(reader: Reader, head: Line | None, ruler: Line | None, rows: list[Line]) -> int:
    """As many columns as the header says, or as most rows have where they agree on more; without dashes, as any has."""
    if head is None or ruler is None:
        return max((1, *(len(row.slots) for row in (head, ruler, *rows) if row is not None)))
    width = max(len(head.slots), len(ruler.slots))
    wider = Counter(count for row in rows if (count := _filled(_unbroken(reader, row, width))) > width)
    for count, times in wider.most_common(1):
        if times > 1 and 2 * times > len(rows):
            reader.report(
                warning(
                    code="narrow-header",
                    message=f"the header has {_counted(width, 'cell')}, most rows {count}",
                    help="name the columns that have no title yet; until then they stay without one",
                    source=reader.manuscript.source,
                    span=reader.manuscript.trimmed(head.start, head.end),
                )
            )
            return count
    return width


def _unbroken(reader: Reader, row: Line, width: int) -> list[Slot]:
    """The row's slots; where they are too many, pipes in code, links and formulas taken as the text that they are."""
    if _filled(row.slots) <= width or row.end - row.start >= MAX_MENDED_LENGTH:
        return row.slots
    text = reader.manuscript.text
    code = _code(text, row.start, row.end)
    links = [range(*match.span()) for match in _WIKILINK.finditer(text, row.start, row.end)]
    slots = split_row(text, row.start, row.end, (*code, *links, *reader.formula_places(row.start, row.end, code)))
    return slots if len(slots) >= width else row.slots


def _code(text: str, start: int, end: int) -> list[range]:
    """Where code is in a line."""
    if end - start >= MAX_MENDED_LENGTH:
        return []
    return [range(*match.span()) for match in _CODE.finditer(text, start, end)]


def _no_code(_text: str, _start: int, _end: int) -> list[range]:
    return []


def _mend(reader: Reader, rows: list[Line], width: int) -> None:
    """Give every row at most `width` cells without losing a word, and report what had to be done."""
    short = [row for row in rows if len(row.slots) < width]
    if short:
        missing = sum(width - len(row.slots) for row in short)
        report = error if missing > MAX_PADDING else note
        reader.report(
            report(
                code="short-row",
                message=f"{_counted(len(short), 'row')} of this table, this one first, lacks cells"
                if len(short) > 1
                else "this row lacks cells",
                help=f"the table has {_counted(width, 'column')}; cells that are not there are read as empty",
                source=reader.manuscript.source,
                span=reader.manuscript.trimmed(short[0].start, short[0].end),
            )
        )
        if missing > MAX_PADDING:
            rows.clear()
    for row in rows:
        if _filled(row.slots) > width:
            _mend_long(reader, row, width)
        del row.slots[width:]


def _mend_long(reader: Reader, row: Line, width: int) -> None:
    """Rejoin code, links and formulas that a pipe cut; otherwise keep what is too much in the last cell."""
    count = _filled(row.slots)
    whole = _unbroken(reader, row, width)
    if _filled(whole) <= width:
        row.slots = whole
        message = "a pipe within code, a link or a formula cuts this row; it is read as part of that"
        advice = r"write the pipe as `\|`, in a formula as `\mid` or `\vert`"
        code, place = "pipe-in-code", Span(start=row.start, end=row.end)
    else:
        row.slots = whole
        place = Span(start=whole[width].start, end=whole[_filled(whole) - 1].end)
        code, message = "long-row", f"the row has {_counted(count, 'cell')}, its table {_counted(width, 'column')}"
        advice = "write a pipe that is text as `\\|`, or give the header another cell; for now the last cell holds both"
        row.slots[width - 1] = Slot(start=whole[width - 1].start, end=place.end)
    reader.report(
        warning(
            code=code,
            message=message,
            help=advice,
            source=reader.manuscript.source,
            span=reader.manuscript.trimmed(place.start, place.end),
        )
    )


def _check_delimiter(reader: Reader, head: Line, ruler: Line) -> None:
    """Report a line of dashes that does not fit the header."""
    titles, dashes = len(head.slots), len(ruler.slots)
    if titles == dashes:
        return
    reader.report(
        warning(
            code="short-delimiter" if dashes < titles else "short-header",
            message=f"the line of dashes has {_counted(dashes, 'cell')}, the header above it {titles}",
            help=f"write `|{' --- |' * max(titles, dashes)}`" if dashes < titles else "name every column in the header",
            source=reader.manuscript.source,
            span=reader.manuscript.trimmed(ruler.start, ruler.end),
        )
    )


def _report_headless(reader: Reader, first: Line, *, found: bool) -> None:
    """Name the row of dashes or of titles that is missing; `found` says that the first row is read as the titles."""
    dashes = f"`|{' --- |' * max(1, len(first.slots))}`"
    reader.report(
        warning(
            code="table-without-dashes" if found else "table-without-header",
            message="there is no row of dashes below these titles, so other tools show no table"
            if found
            else "this table has no header row, so its columns have no names",
            help=f"write {dashes} below this row"
            if found
            else f"put a row of titles above it, and {dashes} below that",
            source=reader.manuscript.source,
            span=reader.manuscript.trimmed(first.start, first.end),
        )
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# ---- cells -----------------------------------------------------------------------------------------------------------


def _cells(reader: Reader, slots: list[Slot], width: int, end: int) -> tuple[Cell, ...]:
    missing = Slot(start=end, end=end)
    return tuple(_cell(reader, slot) for slot in (*slots[:width], *[missing] * (width - len(slots))))


def _cell(reader: Reader, slot: Slot) -> Cell:
    span = reader.manuscript.span(slot.start, slot.end)
    raw = reader.manuscript.text[slot.start : slot.end]
    if "\\|" not in raw:
        content = reader.inlines(raw, lambda offset: span.start + offset)
    else:
        pieces = re.split(r"\\(?=\|)", raw)
        ends = [0]
        for piece in pieces:
            ends.append(ends[-1] + len(piece))

        def locate(offset: int) -> int:
            return span.start + offset + sum(offset >= end for end in ends[1:-1])

        content = reader.inlines("".join(pieces), locate)
    return Cell(content=content, span=span, id=reader.take_id())
