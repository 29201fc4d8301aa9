"""Code fences that are tables: drawn with box characters, or two columns apart by arrows, colons or space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import reasons
from generator.asking.shapes import tables
from generator.asking.shapes.arrow_chains import WrappedLine, wrapped_lines
from generator.asking.shapes.base import Draft, Entry, Place, Reading, join, shown
from generator.asking.shapes.code_lines import groups_of, line_span
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.standing import FORMED
from generator.asking.shapes.transcripts import PROSE, is_transcript
from generator.asking.shapes.wording import count_words, has_letters
from generator.blocks import Block, Cell, CodeBlock, Table, TableRow
from generator.expressions import expression
from generator.facts import Question, Status
from generator.inlines import Code, Inlines, text

_SIDES = "│┃║|"
_SIDE = expression(f"[{_SIDES}]")
# A number or a bullet before a line is no part of what it says.
_NUMBER = expression(r"\d{1,2}(?:[.)]\s+|[）、．]\s*)|[-*+·–]\s+(?=\S)|[•・‣◦▪●○■]\s*(?=\S)")
_RULE = expression(r"[\s─━═┄┈╌┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╟╫╢╭╮╯╰╞╪╡╒╤╕╘╧╛+|=\-]*")
_EDGES = f"{_SIDES} \t"
# What parts two columns, and whether both sides must read as words for it to be that.
_SEPARATORS = (
    (expression(r"\s*(?:→|⇒|➜|➔|⟶)\s*"), False),
    (expression(r"\s+(?:->|=>|-->)\s+"), False),
    (expression(r"\t+|(?<=\S)\s{3,}(?=\S)"), False),
    (expression(r"\s+[-–—]\s+"), True),
    (expression(r"\s*(?::\s+|：\s*)"), True),
    (expression(r"\s+=\s+"), True),
)
FEWEST_ROWS = 2
LONGEST_TERM = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """What is on one line, or on the lines from `first` to `last`; they count from 0."""

    first: int
    last: int
    left: str
    right: str


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """The rows of a fence that is a table, one entry each, and one for the fence."""
    block = blocks[at]
    if not isinstance(block, CodeBlock) or block.language.lower() not in PROSE or is_transcript(block):
        return None
    rows = block.text.split("\n")
    drawn = _drawn(place, block, rows)
    if drawn is not None:
        inner = tables.read(place, (drawn,), 0)
        assert inner is not None
        entries = tuple(replace(entry, kind="line") for entry in inner.entries)
        return _with_block(block, replace(inner, entries=entries))
    listed = _listed(rows) if not _is_commented(block) else []
    if not listed:
        return None
    asked = {number for row in listed for number in range(row.first, row.last + 1)}
    rest = (
        shown("line", line_span(place, block, number, number), reasons.NO_SECOND_COLUMN)
        for number, row in enumerate(rows)
        if number not in asked and any(map(str.isalnum, row))
    )
    return _with_block(block, join((*(_fact(place, block, row) for row in listed), *rest)))


def _is_commented(block: CodeBlock) -> bool:
    """Whether what is behind the code are comments."""
    lines = [line for group in groups_of(block) for line in group]
    return sum(bool(line.code and line.comment) for line in lines) * 2 > len(lines)


def _with_block(block: CodeBlock, inner: Reading) -> Reading | None:
    if not inner.drafts:
        return None
    facts = tuple(range(len(inner.drafts)))
    whole = Entry(kind="code", span=block.span, facts=facts, status=Status.CARDED)
    return replace(inner, entries=(whole, *inner.entries))


def _drawn(place: Place, block: CodeBlock, rows: Sequence[str]) -> Table | None:
    """The table that box characters draw, with a header where a rule follows the first row.

    Where rules part every row from the next, the lines between two rules are one row.
    """
    parts: list[list[tuple[int, list[str]]]] = [[]]
    for number, row in enumerate(rows):
        stripped = row.strip()
        if not stripped:
            continue
        if _RULE.fullmatch(stripped):
            parts.append([])
        elif stripped[0] in _SIDES and stripped[-1] in _SIDES:
            parts[-1].append((number, [cell.strip() for cell in _SIDE.split(stripped[1:-1])]))
        else:
            return None
    parts = [part for part in parts if part]
    found = [line for part in parts for line in part]
    width = _most_common([len(cells) for _, cells in found])
    if len(found) < FEWEST_ROWS or width < 2 or sum(len(cells) == width for _, cells in found) * 5 < len(found) * 4:
        return None
    header = len(parts) > 1 and len(parts[0]) == 1
    lines = [_one_row(part, width) for part in parts] if len(parts) > 2 else [_one_row([line], width) for line in found]
    cells = [
        tuple(Cell(content=text(cell), span=line_span(place, block, number, number)) for cell in row)
        for number, row in lines
    ]
    blank = tuple(Cell(content=(), span=cells[0][0].span) for _ in range(width))
    return Table(
        header=cells[0] if header else blank,
        rows=tuple(TableRow(cells=row, span=row[0].span) for row in (cells[1:] if header else cells)),
        align=("",) * width,
        span=block.span,
        directives=block.directives,
    )


def _most_common(widths: Sequence[int]) -> int:
    return max(sorted(set(widths)), key=widths.count, default=0)


def _one_row(part: Sequence[tuple[int, list[str]]], width: int) -> tuple[int, list[str]]:
    """Lines of one row as one, as wide as the table."""
    cells = [""] * width
    for _, line in part:
        for index, cell in enumerate(line):
            place = min(index, width - 1)
            cells[place] = f"{cells[place]} {cell}".strip()
    return part[0][0], cells


def _listed(rows: Sequence[str]) -> list[_Row]:
    """The rows of a list in two columns; none where the lines do not agree on what parts them."""
    content = [
        replace(line, text=line.text.strip(_EDGES)) for line in wrapped_lines(rows) if not _RULE.fullmatch(line.text)
    ]
    content = [line for line in content if line.text]
    if len(content) < FEWEST_ROWS or any(_SIDE.search(line.text) for line in content):
        return []
    for separator, needs_words in _SEPARATORS:
        found = list(_split(content, separator))
        if len(found) < FEWEST_ROWS or len(found) * 5 < len(content) * 4:
            continue
        if len({row.left for row in found}) < len(found):
            return []
        # Settings of a program look the same, but for words.
        if not needs_words or sum(_reads_as_words(row) for row in found) * 2 > len(found):
            return found
    return []


def _reads_as_words(row: _Row) -> bool:
    return count_words(row.right) > 1 and row.right[-1] not in ";,{[(" and not re.search(r"[(){};=]", row.left)


def _split(content: Sequence[WrappedLine], separator: re.Pattern[str]) -> Iterator[_Row]:
    for line in content:
        row = line.text
        parts = separator.split(_NUMBER.sub("", row, count=1) if _NUMBER.match(row) else row, maxsplit=1)
        if len(parts) != 2:
            continue
        left, right = (part.strip() for part in parts)
        if left and right and len(left) <= LONGEST_TERM and count_words(left) <= 8 and has_letters(left + right):
            yield _Row(first=line.first, last=line.last, left=left, right=right)


def _fact(place: Place, block: CodeBlock, row: _Row) -> Reading:
    span = line_span(place, block, row.first, row.last)
    question = Question(slot="answer", prompt=(), answer=_side(row.right))
    fact = place.row("term", span, _side(row.left), (question,), signs=(FORMED,))
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    entry = Entry(kind="line", span=span, facts=(0,), status=Status.CARDED)
    return Reading(drafts=(Draft(fact=fact, spare=place.spare),), entries=(entry,))


def _side(words: str) -> Inlines:
    """Words as text; what looks like a command as code."""
    return (Code(text=words),) if re.match(r"[-/$.:~]\S", words) and not words.startswith("--  ") else text(words)
