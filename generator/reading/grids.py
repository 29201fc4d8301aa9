"""The raw text of an HTML table → places of its rows and cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.expressions import expression

MAX_SPAN = 50

_PART = expression(
    r"<(?P<closing>/?)(?P<name>table|thead|tbody|tfoot|tr|th|td|colgroup|col)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_SPANS = {name: expression(rf"\b{name}\s*=\s*[\"']?(\d{{1,4}})", re.IGNORECASE) for name in ("colspan", "rowspan")}


@dataclass(kw_only=True, slots=True)
class GridRow:
    """A row's place in the raw text and those of its cells; None is a place that a neighbouring cell covers."""

    start: int
    end: int
    slots: list[tuple[int, int] | None] = field(default_factory=list)
    heads: bool = True


@dataclass(kw_only=True, slots=True)
class Grid:
    """The rows of `raw`, which starts with `<table`; `strays` are the passages outside of cells."""

    raw: str
    rows: list[GridRow] = field(default_factory=list)
    strays: list[tuple[int, int]] = field(default_factory=list)
    _covered: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        depth, outside = 0, 0
        row: GridRow | None = None
        cell: re.Match[str] | None = None
        for tag in _PART.finditer(self.raw):
            name, closing = tag["name"].lower(), tag["closing"] == "/"
            if name == "table":
                depth += -1 if closing else 1
                if depth != (0 if closing else 1):
                    continue
            elif depth != 1:
                continue
            if cell is not None and row is not None:
                self._place(row, cell, tag.start())
                cell = None
            elif self.raw[outside : tag.start()].strip():
                self.strays.append((outside, tag.start()))
            outside = tag.end()
            if depth == 0:
                break
            if name == "tr":
                self._complete(row)
                row = None if closing else self._begin(tag.start())
            elif name in ("td", "th") and not closing:
                row = row or self._begin(tag.start())
                row.heads = row.heads and name == "th"
                cell = tag
        self._complete(row)
        self.rows = [row for row in self.rows if any(row.slots)]

    def _begin(self, start: int) -> GridRow:
        row = GridRow(start=start, end=start)
        self.rows.append(row)
        return row

    def _place(self, row: GridRow, cell: re.Match[str], end: int) -> None:
        """The next free place of `row`, and those that the cell covers beside and below it, are its own."""
        self._fill(row)
        wide, high = (_count(name, cell["attributes"]) for name in ("colspan", "rowspan"))
        if high > 1:
            for column in range(len(row.slots), len(row.slots) + wide):
                self._covered[column] = high - 1
        row.slots += [(cell.end(), end), *[None] * (wide - 1)]
        row.end = end

    def _complete(self, row: GridRow | None) -> None:
        if row is not None:
            self._fill(row)

    def _fill(self, row: GridRow) -> None:
        """Leave the places empty that cells of rows above cover."""
        while self._covered.get(len(row.slots), 0):
            self._covered[len(row.slots)] -= 1
            row.slots.append(None)


def _count(name: str, attributes: str) -> int:
    match = _SPANS[name].search(attributes)
    return min(MAX_SPAN, max(1, int(match[1]))) if match else 1
