"""Which row of a table names its columns, where its author did not say so in the usual way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.blocks import Cell, TableRow
from generator.expressions import expression
from generator.inlines import Inlines, Styled

DASHES = re.compile(r":?(?:[-=_]+|[–—]+):?")
_LEAST_BOLD_ROWS = 2


def with_bold_header(
    header: tuple[Cell, ...], rows: tuple[TableRow, ...]
) -> tuple[tuple[Cell, ...], tuple[TableRow, ...]]:
    """Header and rows, where a first row all in bold under a header without words names the columns."""
    if len(rows) < _LEAST_BOLD_ROWS or any(cell.content for cell in header):
        return header, rows
    filled = [cell for cell in rows[0].cells if cell.content]
    bold = all(_is_bold(cell.content) for cell in filled)
    if len(filled) < max(2, len(header) - 1) or not bold or all(_is_bold(c.content) for r in rows for c in r.cells):
        return header, rows
    return tuple(replace(cell, content=_unbold(cell.content)) for cell in rows[0].cells), rows[1:]


def _is_bold(content: Inlines) -> bool:
    return len(content) == 1 and isinstance(content[0], Styled) and content[0].style == "strong"


def _unbold(content: Inlines) -> Inlines:
    return content[0].children if content and isinstance(content[0], Styled) else content


def are_titles(first: list[str], rest: list[list[str]]) -> bool:
    """Whether the first row of a table without a row of dashes is its header, for one of the reasons in TITLE_SIGNS."""
    filled = [row for row in rest if not all(DASHES.fullmatch(cell) for cell in row if cell)]
    if not filled or not all(first):
        return False
    if len(filled) < len(rest) and all(DASHES.fullmatch(cell) for cell in rest[0] if cell):
        return True
    return any(sign(first, filled) for sign in TITLE_SIGNS)


def _all_bold(first: list[str], _rows: list[list[str]]) -> bool:
    return all(cell.startswith(("**", "__")) and cell.endswith(("**", "__")) for cell in first)


def _unlike(pattern: re.Pattern[str]) -> Callable[[list[str], list[list[str]]], bool]:
    """Whether in some column each cell but the first has what `pattern` finds."""

    def differs(first: list[str], rows: list[list[str]]) -> bool:
        columns = zip(first, *rows, strict=False)
        return any(not pattern.search(title) and all(map(pattern.search, cells)) for title, *cells in columns)

    return differs


# What shows that a first row names the columns: bold, or words above numbers or above code. Where nothing shows it,
# the row is one like the others, as a wrong header would make wrong questions.
TITLE_SIGNS = (_all_bold, _unlike(expression(r"\d")), _unlike(expression(r"`")))
