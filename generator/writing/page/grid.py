"""Tables: column widths chosen so that the rows take the least height, and the HTML that says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from operator import le
from typing import NamedTuple

from generator.writing.page.boxes import NEVER, Parts, Space, fitted
from generator.writing.page.design import line_height
from generator.writing.page.entries import Entry, needed, row_strain
from generator.writing.typography.prose import LINE_HEIGHT

MOST_STEPS = 72  # candidate widths over all columns of a table: more find no better widths, only later
TOO_HIGH = 1e6
KEY_SHARE = 0.5  # how much wider than its text a column of keys may be, of that text's width
EMPTY = 0.6  # of a table's width that its text takes at least, or the eye loses its row on the way across
COMFORT = {3: 4.0}  # by columns, lines of a row on average from which on a table is better off across the page
COMFORT_OF_MANY = 2.5  # the same of more columns; two can be read in any
SLACK = 0.02  # what a column gets beyond its text, against rounding in the layout


class _State(NamedTuple):
    total: float
    chosen: tuple[int, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Grid:
    """A table; `padding` is (above and below, sides) of a cell, `rule` the height of the line under a row.

    `header` is empty where the author's header says nothing. `common` holds the rows of all tables that should line up
    with this one: its column widths are taken where they cost no line.
    """

    header: tuple[Entry, ...]
    rows: tuple[tuple[Entry, ...], ...]
    padding: tuple[float, float]
    rule: float
    header_rule: float
    attributes: str = ""
    key: int = 0
    common: Grid | None = None
    _widths: dict[float, tuple[float, ...]] = field(default_factory=dict, init=False)
    _memo: dict[Space, Parts] = field(default_factory=dict, init=False)

    @property
    def _all(self) -> tuple[tuple[Entry, ...], ...]:
        return (self.header, *self.rows) if self.header else self.rows

    @cached_property
    def _columns(self) -> tuple[tuple[Entry, ...], ...]:
        return tuple(zip(*self._all, strict=True))

    @cached_property
    def narrowest(self) -> float:
        side = 2 * self.padding[1] + SLACK
        return fsum(max(map(needed, column)) + side for column in self._columns)

    @cached_property
    def natural(self) -> float:
        """The width at which no cell is broken."""
        side = 2 * self.padding[1] + SLACK
        return fsum(max(entry.content.natural for entry in column) + side for column in self._columns)

    @cached_property
    def comfortable(self) -> float:
        """The least width at which rows have COMFORT lines on average; where there are few columns, any will do."""
        if len(self._columns) < min(COMFORT):
            return self.narrowest
        most = COMFORT.get(len(self._columns), COMFORT_OF_MANY) * len(self._all)
        enough = [state.total for state in self._path if fsum(self._row_lines(state.chosen)) <= most]
        return max(self.narrowest, min(enough, default=0.0) + (2 * self.padding[1] + SLACK) * len(self._columns))

    # ---- column widths ---------------------------------------------------------------------------------------------

    @cached_property
    def _candidates(self) -> tuple[tuple[float, ...], ...]:
        """For each column the widths worth trying, widest first: those at which a cell gains or saves a line."""
        most = max(3, MOST_STEPS // max(1, len(self._columns)))
        return tuple(_thin(_column_steps(column), most) for column in self._columns)

    @cached_property
    def _lines(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """For each column and candidate width the lines of every row."""
        return tuple(
            tuple(tuple(entry.lines(width) for entry in column) for width in widths)
            for column, widths in zip(self._columns, self._candidates, strict=True)
        )

    @cached_property
    def _path(self) -> tuple[_State, ...]:
        """From the width at which nothing breaks down to the narrowest, each step the one that costs least height."""
        chosen = [0] * len(self._candidates)
        states = [_State(self._total(chosen), tuple(chosen))]
        while (step := self._cheapest(chosen)) is not None:
            column, candidate = step
            chosen[column] = candidate
            states.append(_State(self._total(chosen), tuple(chosen)))
        return tuple(states)

    def _total(self, chosen: Sequence[int]) -> float:
        return fsum(widths[place] for widths, place in zip(self._candidates, chosen, strict=True))

    def _cheapest(self, chosen: Sequence[int]) -> tuple[int, int] | None:
        """The column to narrow next, and its candidate; None where all are at their narrowest."""
        best: tuple[float, int, int] | None = None
        heights = self._row_lines(chosen)
        for column, widths in enumerate(self._candidates):
            here = chosen[column]
            for candidate in range(here + 1, min(here + 4, len(widths))):
                lines = self._lines[column][candidate]
                cost = fsum([more - height for more, height in zip(lines, heights, strict=True) if more > height])
                ratio = (cost + 0.01) / (widths[here] - widths[candidate])
                if best is None or ratio < best[0]:
                    best = (ratio, column, candidate)
        return best[1:] if best else None

    def _worthiest(self, chosen: Sequence[int], spare: float) -> tuple[int, int] | None:
        """The column to widen within `spare`, and its candidate; None where nothing saves a line any more."""
        best: tuple[float, int, int] | None = None
        lines_now = fsum(self._row_lines(chosen))
        for column, widths in enumerate(self._candidates):
            for candidate in range(chosen[column] - 1, -1, -1):
                more = widths[candidate] - widths[chosen[column]]
                if more > spare:
                    break
                saved = lines_now - fsum(self._row_lines((*chosen[:column], candidate, *chosen[column + 1 :])))
                if saved > 0 and (best is None or saved / more > best[0]):
                    best = (saved / more, column, candidate)
        return best[1:] if best else None

    def _row_lines(self, chosen: Sequence[int]) -> list[int]:
        """The lines of every row with those candidate widths."""
        columns = [self._lines[column][place] for column, place in enumerate(chosen)]
        return list(map(max, *columns)) if len(columns) > 1 else list(columns[0])

    def widths(self, width: float) -> tuple[float, ...]:
        """The width of each column, paddings included, in a table of `width`."""
        if width not in self._widths:
            mine = self._choose(width)
            shared = self.common.widths(width) if self.common else mine
            self._widths[width] = shared if self._height(shared) <= self._height(mine) else mine
        return self._widths[width]

    def _height(self, widths: Sequence[float]) -> float:
        """The height of all rows in columns of `widths`, paddings aside."""
        inner = [width - 2 * self.padding[1] for width in widths]
        return fsum(self._row_height(row, inner) for row in self._all)

    def _choose(self, width: float) -> tuple[float, ...]:
        side = 2 * self.padding[1] + SLACK
        room = width - side * len(self._columns)
        state = next((state for state in self._path if state.total <= room), None)
        if state is None:
            return tuple(narrow + side for narrow in _levelled([widths[-1] for widths in self._candidates], room))
        places = list(state.chosen)
        while (step := self._worthiest(places, room - self._total(places))) is not None:
            places[step[0]] = step[1]
        return self._spread(places, room)

    def _spread(self, places: Sequence[int], room: float) -> tuple[float, ...]:
        """Column widths in `room`: no row gets higher than with the candidates at `places`, few lines are broken."""
        rows = self._row_lines(places)
        narrow = [
            next(place for place in range(len(lines) - 1, -1, -1) if all(map(le, lines[place], rows)))
            for lines in self._lines
        ]
        while (step := self._kindest(narrow, room - self._total(narrow))) is not None:
            narrow[step[0]] = step[1]
        chosen = [widths[place] for widths, place in zip(self._candidates, narrow, strict=True)]
        # What is left over goes to all in proportion to what they hold; a key keeps near to what it is the key of.
        spare, total, key = room - fsum(chosen), fsum(chosen), chosen[self.key]
        more = min(spare * key / total, KEY_SHARE * key) if total > key else spare
        growth = (spare - more) / (total - key) if total > key else 0.0
        side = 2 * self.padding[1] + SLACK
        return tuple(
            width + (more if column == self.key else width * growth) + side for column, width in enumerate(chosen)
        )

    def _kindest(self, chosen: Sequence[int], spare: float) -> tuple[int, int] | None:
        """The column to widen within `spare`, and its candidate, for the lines that it saves in cells of weight."""
        best: tuple[float, int, int] | None = None
        for column, (widths, lines) in enumerate(zip(self._candidates, self._lines, strict=True)):
            here = chosen[column]
            for candidate in range(here - 1, -1, -1):
                more = widths[candidate] - widths[here]
                if more > spare:
                    break
                saved = fsum(
                    entry.weight * (before - after)
                    for entry, before, after in zip(self._columns[column], lines[here], lines[candidate], strict=True)
                )
                if saved > 0 and (best is None or saved / more > best[0]):
                    best = (saved / more, column, candidate)
        return best[1:] if best else None

    # ---- heights and HTML ------------------------------------------------------------------------------------------

    def strain(self, space: Space) -> float:
        """What is hard to read: rows of many lines or of very short ones, and rows that are mostly empty."""
        if (widths := self.widths(space.width)) and fsum(widths) > space.width + SLACK:
            return TOO_HIGH
        inner = [width - 2 * self.padding[1] for width in widths]
        lost = max(0.0, EMPTY - self.natural / space.width) * len(self.rows)
        return (lost + fsum(row_strain(row, inner) for row in self.rows)) * LINE_HEIGHT

    def parts(self, space: Space) -> Parts:
        known = self._memo.get(space)
        if known is None:
            known = self._memo[space] = self._parts(space)
        return known

    def _parts(self, space: Space) -> Parts:
        side = 2 * self.padding[1]
        if fsum(self.widths(space.width)) > space.width + SLACK:
            # More columns than there is room for, however narrow: no height makes up for that.
            return Parts.single(TOO_HIGH)
        widths = [width - side for width in self.widths(space.width)]
        pad = 2 * self.padding[0] * space.air
        line = line_height(space.air)
        heights = [self._row_height(row, widths, line) + pad + self.rule for row in self.rows]
        head = self._row_height(self.header, widths, line) + pad + self.header_rule if self.header else 0.0
        if not heights:
            return Parts.single(head)
        leads = [head] * len(heights)
        heights[0] += head
        leads[0] = 0.0
        if len(heights) <= 3:
            leads[1:] = [NEVER] * (len(heights) - 1)
        else:
            # No header with a single row, and no single row alone.
            leads[1] = leads[-1] = NEVER
        return Parts(tuple(heights), tuple(leads), (0.0,) * len(heights))

    def _row_height(self, row: Sequence[Entry], widths: Sequence[float], line: float = LINE_HEIGHT) -> float:
        return (
            max(
                (
                    entry.lines(width) * line * entry.content.size + entry.content.at(width).extra(width)
                    for entry, width in zip(row, widths, strict=True)
                ),
                default=0.0,
            )
            or line
        )

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        columns = "".join(f'<col style="width:{width:.4f}em">' for width in self.widths(space.width))
        inner = [width - 2 * self.padding[1] for width in self.widths(space.width)]
        head = f"<thead>{_row(self.header, inner)}</thead>" if self.header else ""
        body = "".join(_row(row, inner) for row in self.rows[start:stop])
        return f"<table{self.attributes}><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"


def _levelled(widths: Sequence[float], room: float) -> list[float]:
    """`widths` cut down to `room`, the widest first: a short word is not broken for the sake of a long one."""
    left, levelled = max(room, 0.8 * len(widths)), dict.fromkeys(range(len(widths)), 0.0)
    for rest, place in enumerate(sorted(levelled, key=lambda place: widths[place])):
        levelled[place] = min(widths[place], left / (len(widths) - rest))
        left -= levelled[place]
    return list(levelled.values())


def _row(row: Sequence[Entry], widths: Sequence[float]) -> str:
    cells = (
        f"<{cell.tag}{cell.attributes}>{fitted(cell.markup, cell.content, width)}</{cell.tag}>"
        for cell, width in zip(row, widths, strict=True)
    )
    # A fraction has its bar where the letters beside it have their middle.
    name = ' class="drawn"' if any(cell.drawn for cell in row) else ""
    return f"<tr{name}>{''.join(cells)}</tr>"


def _column_steps(column: Sequence[Entry]) -> list[float]:
    least = max(entry.least for entry in column)
    steps = {width for entry in column for width in entry.steps[0] if width > least}
    return sorted({*steps, least}, reverse=True)


def _thin(widths: Sequence[float], most: int) -> tuple[float, ...]:
    """At most `most` of `widths`, with the first and the last."""
    if len(widths) <= most:
        return tuple(widths)
    last = len(widths) - 1
    return tuple(widths[round(place * last / (most - 1))] for place in range(most))
