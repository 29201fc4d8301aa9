"""A table looked at before anything is asked: which rows are facts, what its columns are called, what repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generator import reasons
from generator.asking.shapes.looks import is_link, is_picture, is_strong, links
from generator.asking.shapes.table_header import (
    header_is_below,
    header_is_fact,
    is_caption,
    is_corner,
    is_nameless,
    title_over_all,
)
from generator.asking.shapes.views import View, look_at
from generator.asking.shapes.wording import has_letters, visible, without_style
from generator.blocks import Table
from generator.inlines import Inlines
from generator.source import Span
from generator.values import changed, quick


class Kind(StrEnum):
    """What a row is."""

    FACT = "fact"
    SECTION = reasons.SECTION_ROW
    DIVIDER = reasons.DIVIDER_ROW
    ATTRIBUTES = reasons.ATTRIBUTE_ROW
    BLANK = reasons.BLANK_ROW
    HEADER = reasons.HEADER_ROW
    NAMES = reasons.COLUMN_NAMES
    UNFINISHED = reasons.NO_ANSWER


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row: its cells, and the section rows above it as `context`; `header` where the header row is a fact."""

    kind: Kind
    cells: tuple[View, ...]
    span: Span
    context: tuple[str, ...] = ()
    id: str | None = None
    header: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A table's columns by their names (empty where there is none) and its rows.

    `live` are the columns that hold more than decoration; `inherited` are those with blanks that mean the cell above.
    """

    names: tuple[Inlines, ...]
    lines: tuple[Line, ...]
    live: tuple[int, ...]
    inherited: frozenset[int]

    @property
    def facts(self) -> tuple[Line, ...]:
        """The rows that say something."""
        return tuple(line for line in self.lines if line.kind is Kind.FACT)

    def column(self, index: int) -> tuple[View, ...]:
        """The cells of a column that are not blank."""
        return tuple(line.cells[index] for line in self.facts if not line.cells[index].blank)

    def name(self, index: int) -> str:
        """What a column is called."""
        return visible(self.names[index])


_DASHES = re.compile(r"[-=_*~:.…·—–|+\s]*[-=_*~—–][-=_*~:.…·—–|+\s]*")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}?|<!--.*-->")
_DITTO = ("〃", "^^")


def frame_of(table: Table) -> Frame:
    """The frame of `table`."""
    header = tuple(map(look_at, table.header))
    rows = [tuple(map(look_at, row.cells)) for row in table.rows]
    names = tuple(() if is_nameless(view) else without_style(view.content) for view in header)
    if header and is_corner(header):
        names = (header[0].content, *names[1:])
    above: tuple[Line, ...] = ()
    caption = ""
    lines = [
        Line(kind=Kind.FACT, cells=cells, span=row.span, id=next((cell.id for cell in row.cells if cell.id), None))
        for row, cells in zip(table.rows, rows, strict=True)
    ]
    if header_is_below(names, rows):
        names, rows, lines = tuple(without_style(view.content) for view in rows[0]), rows[1:], lines[1:]
        above = (Line(kind=Kind.NAMES, cells=(), span=table.rows[0].span),)
    elif is_caption(names, rows):
        caption = title_over_all(names)
        names = ((),) * len(names)
    elif header_is_fact(header, rows):
        span = Span(start=table.header[0].span.start, end=table.header[-1].span.end)
        lines.insert(0, Line(kind=Kind.FACT, cells=header, span=span, header=True))
        names = ((),) * len(names)
    live = tuple(index for index in range(len(names)) if not _is_decoration(names[index], index, rows))
    lines = _kinds(lines, names, live)
    if caption:
        lines = [replace(line, context=(caption, *line.context)) for line in lines]
    frame = _inherit(Frame(names=names, lines=tuple(lines), live=live, inherited=frozenset()))
    return replace(frame, lines=(*above, *frame.lines)) if above else frame


def _is_decoration(name: Inlines, index: int, rows: Sequence[Sequence[View]]) -> bool:
    """Whether a column says nothing: empty, or the same link or links within the page down the whole column."""
    cells = [row[index] for row in rows if not row[index].blank]
    if not cells:
        return True
    if not all(links(cell.content) and is_link(cell.content) for cell in cells):
        return False
    jumps = all(link.url.startswith("#") for cell in cells for link in links(cell.content))
    return (jumps and not name) or (len(cells) > 1 and len({cell.text for cell in cells}) == 1)


def _kinds(lines: Sequence[Line], names: Sequence[Inlines], live: Sequence[int]) -> list[Line]:
    """Every row with what it is and the section rows above it."""
    header = [visible(name) for name in names]
    coded = sum(line.cells[live[0]].code for line in lines) * 2 > len(lines) if live else False
    context: tuple[str, ...] = ()
    keyed = False
    found: list[Line] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        kind = _kind(line, header, live, coded, following, keyed=keyed)
        keyed = kind is not Kind.SECTION and (keyed or (kind is Kind.FACT and not line.cells[live[0]].blank))
        if kind is Kind.SECTION:
            context = (next(view.text for view in line.cells if not view.blank),)
        stands = context if kind is Kind.FACT else ()
        alike = line.kind is kind and line.context == stands
        found.append(line if alike else changed(line, kind=kind, context=stands))
    return found


def _kind(
    line: Line, header: Sequence[str], live: Sequence[int], coded: bool, following: Line | None, *, keyed: bool
) -> Kind:
    """What a row is; `keyed` where a row above it has a first cell that may go on."""
    filled = [view for view in line.cells if not view.blank]
    if not filled:
        return Kind.BLANK
    if all(_DASHES.fullmatch(view.text) and not view.code for view in filled):
        return Kind.DIVIDER
    if _ATTRIBUTES.fullmatch(" ".join(view.text for view in filled)):
        return Kind.ATTRIBUTES
    if any(header) and not line.header and [view.text for view in line.cells] == header:
        return Kind.HEADER
    said = [index for index in live if not line.cells[index].blank]
    if not said:
        return Kind.UNFINISHED
    first = line.cells[said[0]].text
    repeated = len(said) > 2 and len(first) > 2 and all(line.cells[index].text == first for index in said)
    if repeated or (len(said) == 1 and len(live) > 1):
        if repeated or _is_title(line.cells[said[0]], coded, live, following):
            return Kind.SECTION
        # The cell above goes on: one more answer to it.
        return Kind.FACT if keyed and said[0] != live[0] else Kind.UNFINISHED
    return Kind.FACT


def _is_title(view: View, coded: bool, live: Sequence[int], following: Line | None) -> bool:
    """Whether a cell that is alone in its row heads the rows below it."""
    if following is None or is_picture(view.content):
        return False
    text = view.text
    if is_strong(view.content) or text.endswith((":", "：")):
        return True
    if has_letters(text) and text == text.upper() != text.lower() and len(text) > 3 and not view.code:
        return True
    if coded and not view.code:
        return True
    return len(live) > 2 and following.cells[live[0]].blank and not all(cell.blank for cell in following.cells)


def _inherit(frame: Frame) -> Frame:
    """Blank first cells that mean the cell above get its content."""
    inherited: set[int] = set()
    above = frame.live[:1]
    if len(frame.live) > 2 and frame.live[0] in _goes_on(frame, frame.live[:1]):
        above = frame.live[:2]
    columns = _goes_on(frame, above)
    if not columns:
        return frame
    last: dict[int, View] = {}
    lines: list[Line] = []
    for line in frame.lines:
        if line.kind is Kind.SECTION:
            last.clear()
        lines.append(_filled(line, columns, last, inherited) if line.kind is Kind.FACT else line)
    return replace(frame, lines=tuple(lines), inherited=frozenset(inherited))


def _filled(line: Line, columns: Sequence[int], last: dict[int, View], inherited: set[int]) -> Line:
    """`line` with the cells above in place of blank ones; `last` holds these, `inherited` where they were needed."""
    cells = list(line.cells)
    for index in columns:
        if not _is_open(cells[index]):
            for later in [other for other in last if other >= index]:
                del last[later]
            last[index] = cells[index]
        elif index in last and (index == columns[0] or line.cells[columns[0]].blank):
            cells[index] = last[index]
            inherited.add(index)
    return changed(line, cells=tuple(cells))


def _goes_on(frame: Frame, columns: Sequence[int]) -> list[int]:
    """Those of `columns` whose blanks mean the cell above."""
    facts = frame.facts
    found: list[int] = []
    for index in columns:
        blank = {number for number, line in enumerate(facts) if _is_open(line.cells[index])}
        others = [other for other in frame.live if other > index]
        if not blank or 0 in blank or len(others) < 1:
            continue
        # Where in every row either this column or the next one is filled, the two are alternatives.
        swap = len(others) > 1 and all(
            (number in blank) != line.cells[others[0]].blank for number, line in enumerate(facts)
        )
        if not swap:
            found.append(index)
    return found


def _is_open(view: View) -> bool:
    """Whether a cell leaves its say to the one above."""
    return view.blank or view.text in _DITTO
