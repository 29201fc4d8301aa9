"""Tables as they are shown: which rows say something, which column is the key, what is left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from generator.blocks import Cell, Table, walk_blocks
from generator.expressions import expression
from generator.facts import Section, Sheet, blocks_of
from generator.inlines import Code, Image, Inlines, Math, plain, walk
from generator.source import Span
from generator.writing.page.blanks import Blanks
from generator.writing.page.design import DESIGN
from generator.writing.page.entries import Entry
from generator.writing.page.grid import Grid
from generator.writing.page.lettering import Lettering
from generator.writing.typography.prose import prose
from generator.writing.typography.ruler import Setting

SMALL = 8  # rows of a table whose header is still in view at the next
WORDY = 45  # letters: a key of more is a sentence, and a column of sentences in bold is hard to read
FIRM = 3  # times that breaking a line of a key or of code hurts as much as one of prose
_SAYS_NOTHING = expression(r"[\s:\-–—|]*")


def repeated_headers(sheet: Sheet) -> frozenset[Span]:
    """The tables whose header says what that of the small table before them said, in the same section of the page."""
    return frozenset(
        after.span
        for section in sheet.sections
        for before, after in pairwise(tables_of(section))
        if _names(after) == _names(before) != () and max(len(before.rows), len(after.rows)) <= SMALL
    )


def tables_of(section: Section) -> list[Table]:
    """The tables of a section and those in it, in order."""
    return [block for block in walk_blocks(blocks_of(section)) if isinstance(block, Table)]


def grids(
    tables: Sequence[Table], lettering: Lettering, blanks: Blanks, repeated: frozenset[Span] = frozenset()
) -> Mapping[Span, Grid]:
    """The tables of one section by their places; those with the same headers line up where that costs nothing."""
    named: dict[int, set[tuple[str, ...]]] = {}
    for table in tables:
        named.setdefault(_columns(table), set()).add(_names(table))
    families: dict[tuple[int, tuple[str, ...]], list[Table]] = {}
    for table in tables:
        columns = _columns(table)
        # A table without headers goes with the others, if those agree.
        apart = len(named[columns] - {()}) > 1
        families.setdefault((columns, _names(table) if apart else ()), []).append(table)
    return {
        table.span: replace(one, header=()) if table.span in repeated else one
        for family in families.values()
        for table, one in zip(family, _lined_up([grid(table, lettering, blanks) for table in family]), strict=True)
    }


def _names(table: Table) -> tuple[str, ...]:
    return () if says_nothing(table.header) else tuple(plain(cell.content) for cell in table.header)


def _lined_up(family: Sequence[Grid]) -> Sequence[Grid]:
    if len(family) == 1:
        return family
    rows = tuple(row for one in family for row in (one.header, *one.rows) if row)
    common = replace(family[0], header=(), rows=rows)
    return [replace(one, common=common) for one in family]


def grid(table: Table, lettering: Lettering, blanks: Blanks) -> Grid:
    """`table` with its key column in bold; a header or row that says nothing is left out."""
    d = DESIGN
    shown, key = without_blanks(table)
    header = () if says_nothing(shown.header) else shown.header
    rows = [row for row in shown.rows if not says_nothing(row.cells)]
    # A key is a header to who hears the page, unless it would leave more headers than cells that they are for.
    wordy = bool(rows) and median(len(plain(row.cells[key].content)) for row in rows) > WORDY
    named = len(header) + len(rows) <= len(rows) * (len(shown.header) - 1)
    return Grid(
        header=tuple(_entry(lettering, cell, align, heading=True) for cell, align in _aligned(header, shown)),
        rows=tuple(
            tuple(
                _entry(
                    lettering,
                    cell,
                    align,
                    key=place == key and not wordy,
                    named=place == key and named,
                    hidden=blanks.hides(row.span, cell.content),
                )
                for place, (cell, align) in enumerate(_aligned(row.cells, shown))
            )
            for row in rows
        ),
        padding=(d.cell_pad, d.cell_side),
        rule=d.rule,
        header_rule=d.head_rule,
        attributes=lettering.table_direction(cell.content for cell in header),
        key=key,
    )


def without_blanks(table: Table) -> tuple[Table, int]:
    """`table` without columns that have nothing in any cell, and the place of its key."""
    wished = table.directives.key or 1
    key = wished - 1 if wished <= len(table.header) else 0  # a column that is not there is told by the asking
    cells = (table.header, *(row.cells for row in table.rows))
    kept = [place for place in range(len(table.header)) if not all(map(is_blank, (row[place] for row in cells)))]
    if len(kept) == len(table.header) or not kept:
        return table, key
    align = (*table.align, *[""] * len(table.header))
    return replace(
        table,
        header=tuple(table.header[place] for place in kept),
        rows=tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.rows),
        align=tuple(align[place] for place in kept),
    ), kept.index(key) if key in kept else 0


def _columns(table: Table) -> int:
    """How many columns of it are shown."""
    return len(without_blanks(table)[0].header)


def is_blank(cell: Cell) -> bool:
    """Whether there is nothing in `cell`."""
    return not plain(cell.content).strip() and not _has_picture(cell)


def blank_parts(table: Table) -> tuple[int, int]:
    """How many rows and columns of `table` have nothing in any cell, and are not shown."""
    rows = sum(all(map(is_blank, row.cells)) for row in table.rows)
    return rows, len(table.header) - _columns(table)


def says_nothing(cells: tuple[Cell, ...]) -> bool:
    """Whether a header is only there because Markdown wants one, or a row only divides: blank cells, or dashes."""
    return all(_SAYS_NOTHING.fullmatch(plain(cell.content)) and not _has_picture(cell) for cell in cells)


def _has_picture(cell: Cell) -> bool:
    return any(isinstance(node, Image) for node in walk(cell.content))


def _aligned(cells: tuple[Cell, ...], table: Table) -> Iterator[tuple[Cell, str]]:
    yield from zip(cells, (*table.align, *[""] * len(cells)), strict=False)


def _entry(
    lettering: Lettering,
    cell: Cell,
    align: str,
    *,
    heading: bool = False,
    key: bool = False,
    named: bool = False,
    hidden: bool = False,
) -> Entry:
    setting = Setting(bold=heading or key, size=DESIGN.head_size if heading else 1.0)
    names = " ".join(("key",) * key + ((align,) if align in ("right", "center") else ()))
    shown = f' class="{names}"' if names else ""
    role = ' scope="col"' if heading else ' scope="row"' if named and plain(cell.content).strip() else ""
    written = lettering.rules(cell.content) if hidden else None
    said = _displayed(cell.content)
    return Entry(
        content=prose(written.pieces, lettering.ruler) if written else lettering.prose(said, setting),
        markup=written.markup if written else lettering.html(said),
        tag="th" if role else "td",
        attributes=f"{role}{shown}{lettering.direction(cell.content)}",
        drawn=any(isinstance(node, Math | Image) for node in walk(cell.content)),
        weight=FIRM if key or all(isinstance(node, Code) for node in cell.content) else 1,
    )


def _displayed(content: Inlines) -> Inlines:
    """`content`; where it is one formula, as in a place of its own: its fractions are as large as other text."""
    said = [node for node in content if plain((node,)).strip()]
    return (replace(said[0], display=True),) if len(said) == 1 and isinstance(said[0], Math) else content
