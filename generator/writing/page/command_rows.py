"""Headings of one line of code each, as the rows of a table: below each other they take four lines for two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.blocks import CodeBlock, Paragraph
from generator.expressions import expression
from generator.facts import Section
from generator.inlines import Code
from generator.writing.page.boxes import Leaf, Parts, Space, Stack, height
from generator.writing.page.design import DESIGN
from generator.writing.page.entries import Entry
from generator.writing.page.grid import Grid
from generator.writing.page.lettering import Lettering
from generator.writing.page.tabling import FIRM
from generator.writing.typography.prose import Word

FEWEST = 3  # in a row: two look like an accident
SAVES = 0.8  # of the height that they take below each other: a table for less is none
MOST_NAME_LINES = 3

_MORE = expression(r"\n|\t|  ")

T = TypeVar("T")


class Command(NamedTuple):
    """A line, the code that it is about, and both as they are below each other."""

    name: Leaf
    code: str
    below: Stack


@dataclass(frozen=True, eq=False, kw_only=True)
class CommandRows:
    """Commands as a `table`, or `below` each other where lines of it would have to be broken."""

    table: Grid
    below: Stack

    @property
    def narrowest(self) -> float:
        return self.below.narrowest

    @cached_property
    def _known(self) -> dict[Space, Grid | Stack]:
        return {}

    def chosen(self, space: Space) -> Grid | Stack:
        """What it is shown as in `space`."""
        if space not in self._known:
            self._known[space] = self.table if self._has_room(space) else self.below
        return self._known[space]

    def _has_room(self, space: Space) -> bool:
        if self.table.narrowest > space.width:
            return False
        name, code = (width - 2 * self.table.padding[1] for width in self.table.widths(space.width))
        whole = all(row[0].lines(name) <= MOST_NAME_LINES and row[1].lines(code) == 1 for row in self.table.rows)
        return whole and height(self.table, space) <= SAVES * height(self.below, space)

    def parts(self, space: Space) -> Parts:
        return self.chosen(space).parts(space)

    def strain(self, space: Space) -> float:
        return self.chosen(space).strain(space)

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        return self.chosen(space).html(space, start, stop)


def command(section: Section) -> str:
    """The one line of code that is all there is below the heading of `section`; empty where there is more."""
    if section.sections or len(section.blocks) != 1:
        return ""
    match section.blocks[0]:
        case CodeBlock(text=text, language=language) if language.lower() != "mermaid":
            line = text.strip()
        case Paragraph(content=(Code(text=text),)):
            line = text.strip()
        case _:
            return ""
    # Blanks in a row line up something.
    return "" if _MORE.search(line) else line


def command_rows(commands: Sequence[Command], lettering: Lettering) -> CommandRows:
    """The rows of `commands`."""
    d = DESIGN
    return CommandRows(
        table=Grid(
            header=(),
            rows=tuple((_name(one.name), _code(one.code, lettering)) for one in commands),
            padding=(d.cell_pad, d.cell_side),
            rule=d.rule,
            header_rule=d.head_rule,
        ),
        below=Stack(children=tuple(one.below for one in commands)),
    )


def _name(line: Leaf) -> Entry:
    tag = line.tag
    return Entry(
        content=line.content, markup=f'<{tag} class="name"{line.attributes}>{line.markup}</{tag}>', weight=FIRM
    )


def _code(text: str, lettering: Lettering) -> Entry:
    content = (Code(text=text),)
    measured = lettering.prose(content)
    # In one piece: where a line of code would be broken, it is below its heading.
    whole = replace(measured, words=(Word(measured.natural),))
    return Entry(content=whole, markup=lettering.html(content), attributes=' class="line"', weight=FIRM)


def runs(wanted: Iterable[tuple[bool, T]]) -> Iterator[tuple[bool, tuple[T, ...]]]:
    """Neighbours that are all wanted, if there are enough of them, and each of the others alone."""
    run: list[T] = []
    for is_wanted, one in wanted:
        if is_wanted:
            run.append(one)
            continue
        yield from _closed(run)
        run = []
        yield False, (one,)
    yield from _closed(run)


def _closed(run: Sequence[T]) -> Iterator[tuple[bool, tuple[T, ...]]]:
    if len(run) >= FEWEST:
        yield True, tuple(run)
    else:
        yield from ((False, (one,)) for one in run)
