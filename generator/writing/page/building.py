"""Blocks into boxes: one function a kind of block, and the sections that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.blocks import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Subheading,
    Table,
)
from generator.facts import Section
from generator.highlighting import highlight
from generator.inlines import Image, Inlines, Styled, Text, plain, walk
from generator.markup import escape
from generator.writing.page.boxes import Box, Drawing, Leaf, Stack
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Figures
from generator.writing.page.grid import Entry, Grid
from generator.writing.page.lettering import Lettering
from generator.writing.typography.prose import Prose, Stretch, prose, verbatim
from generator.writing.typography.ruler import Setting

_SAYS_NOTHING = re.compile(r"[\s:\-–—|]*")
BADGE_SIZE = 0.92
MOST_KEY_WORDS = 7
PLAIN, BOLD = Setting(), Setting(bold=True)


@dataclass(frozen=True, eq=False, kw_only=True)
class Builder:
    """Makes boxes in one lettering; `figures` draws what is no text."""

    lettering: Lettering
    figures: Figures

    # ---- sections -----------------------------------------------------------------------------------------------------

    def section(self, section: Section) -> Stack:
        """A section with all that stands below it; its heading stays with the first block."""
        return Stack(
            children=(self._band(section), *self._inside(section)),
            tag="section",
            glued=1,
            attributes=f' id="{anchor(section)}"',
            continued="continued",
        )

    def _inside(self, section: Section) -> Iterator[Box]:
        yield from self.blocks(section.blocks)
        for inner in section.sections:
            yield Stack(children=(self._subheading(inner), *self._inside(inner)), tag="section", glued=1)

    def _band(self, section: Section) -> Leaf:
        d = DESIGN
        setting = BOLD._replace(size=d.band_size)
        note = Setting(size=d.note_size)
        pieces = [*self.lettering.pieces(section.title, setting)]
        markup = f'<span class="title">{self.lettering.html(section.title)}</span>'
        badge = 0.0
        if section.number:
            number = self.lettering.show(section.number.rstrip("."))
            badge = self.lettering.ruler.width(number, setting) * BADGE_SIZE + (2 * d.badge_pad + d.badge_gap)
            markup = f'<span class="badge">{escape(number)}</span>{markup}'
        if section.note:
            pieces += [Stretch("  ", note), *self.lettering.pieces(section.note, note)]
            markup += f' <span class="note">{self.lettering.html(section.note)}</span>'
        content = prose(pieces, self.lettering.ruler, d.band_size)
        return Leaf(
            content=content,
            markup=markup,
            tag="h2",
            name="band numbered" if section.number else "band",
            above=d.band_pad,
            below=d.band_pad,
            sides=d.band_side * 2 + d.band_bar + badge,
            attributes=_hanging(badge / d.band_size, d.band_side / d.band_size) if badge else "",
        )

    def _subheading(self, section: Section) -> Leaf:
        number: Inlines = (Text(text=f"{section.number} "),) if section.number else ()
        note: Inlines = (Text(text=f" ({plain(section.note)})"),) if section.note else ()
        return self.heading((*number, *section.title, *note), min(section.level, 6))

    def heading(self, content: Inlines, level: int) -> Leaf:
        """A heading within a section."""
        size = DESIGN.sub_size if level <= 3 else 1.0
        return Leaf(
            content=self.lettering.prose(content, BOLD._replace(size=size, italic=level > 4)),
            markup=self.lettering.html(content),
            tag=f"h{max(3, level)}",
            above=DESIGN.sub_above if level <= 3 else DESIGN.minor_above,
            below=DESIGN.sub_below,
            sides=DESIGN.cell_side,
            attributes=self.lettering.direction(content),
        )

    # ---- blocks -------------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Sequence[Block]) -> tuple[Box, ...]:
        """`blocks` as boxes, in order."""
        return tuple(box for block in blocks for box in self.block(block))

    def block(self, block: Block) -> Iterator[Box]:
        """One block as boxes; usually one."""
        match block:
            case Table():
                yield self._table(block)
            case ItemList():
                yield self._list(block)
            case Paragraph():
                yield from self._paragraph(block.content)
            case Statement():
                yield self._statement(block)
            case CodeBlock():
                yield self._code(block)
            case Formula():
                yield self._formula(block)
            case Quote():
                yield self._quote(block)
            case DefinitionList():
                yield self._definitions(block)
            case Details():
                yield self._details(block)
            case Flowchart():
                yield self.figures.flowchart(block)
            case Subheading():
                yield self.heading(block.content, block.level)

    def _paragraph(self, content: Inlines) -> Iterator[Box]:
        pictures = [node for node in content if isinstance(node, Image) and node.url in self.lettering.media]
        rest = [node for node in content if not isinstance(node, Image) and plain((node,)).strip()]
        if pictures and not rest:
            yield from (self._picture(image) for image in pictures)
            return
        yield self.leaf(content)

    def leaf(self, content: Inlines, *, setting: Setting = PLAIN, tag: str = "p", name: str = "") -> Leaf:
        """A paragraph."""
        return Leaf(
            content=self.lettering.prose(content, setting),
            markup=self.lettering.html(content),
            tag=tag,
            name=name,
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
            sides=2 * DESIGN.cell_side,
            attributes=self.lettering.direction(content),
        )

    def _picture(self, image: Image) -> Drawing:
        media = self.lettering.media[image.url]
        return self.figures.picture(media, image.alt)

    def _statement(self, statement: Statement) -> Leaf:
        d, label = DESIGN, (*statement.label, Text(text=":"))
        pieces = [
            *self.lettering.pieces(label, BOLD),
            Stretch(" ", PLAIN),
            *self.lettering.pieces(statement.content, PLAIN),
        ]
        return Leaf(
            content=prose(pieces, self.lettering.ruler),
            markup=f"<strong>{self.lettering.html(label)}</strong> {self.lettering.html(statement.content)}",
            name="statement",
            above=d.box_pad,
            below=d.box_pad,
            sides=2 * d.box_side + d.box_bar,
            attributes=self.lettering.direction(statement.content),
        )

    def _quote(self, quote: Quote) -> Stack:
        d = DESIGN
        title: tuple[Box, ...] = ()
        if quote.title:
            title = (self.leaf(quote.title, setting=BOLD, name="callout-title"),)
        elif quote.kind:
            title = (self.leaf((Text(text=quote.kind.capitalize()),), setting=BOLD, name="callout-title"),)
        return Stack(
            children=(*title, *self.blocks(quote.blocks)),
            tag="blockquote" if not quote.kind else "div",
            name=f"callout {quote.kind}" if quote.kind else "quote",
            sides=2 * (d.box_side - d.cell_side) + d.box_bar,
            above=d.box_pad - d.text_pad,
            below=d.box_pad - d.text_pad,
            glued=1 if title else 0,
        )

    def _details(self, details: Details) -> Stack:
        return Stack(
            children=(self.leaf(details.summary, setting=BOLD, name="summary"), *self.blocks(details.blocks)),
            name="details",
            glued=1,
        )

    def _definitions(self, block: DefinitionList) -> Stack:
        entries: list[Box] = []
        for definition in block.definitions:
            term = self.leaf(definition.term, setting=BOLD, tag="div", name="term")
            details = (
                Stack(children=self.blocks(blocks), name="detail", sides=DESIGN.detail) for blocks in definition.details
            )
            entries.append(Stack(children=(term, *details), tag="li", glued=1))
        return Stack(children=tuple(entries), tag="ul", name="terms")

    def _list(self, block: ItemList) -> Stack:
        d = DESIGN
        indent = d.number if block.ordered else d.bullet
        items: list[Box] = []
        for number, item in enumerate(block.items, start=block.start):
            content = _keyed(item.content)
            if item.checked is not None:
                content = (Text(text="☑ " if item.checked else "☐ "), *content)
            text = Leaf(
                content=self.lettering.prose(content),
                markup=self.lettering.html(content),
                tag="div",
                name="text",
                above=d.item_pad,
                below=d.item_pad,
                sides=d.cell_side,
                attributes=self.lettering.direction(content),
            )
            items.append(
                Stack(
                    children=(text, *self.blocks(item.blocks)) if content else self.blocks(item.blocks),
                    tag="li",
                    sides=indent,
                    continued="continued",
                    attributes=f' value="{number}"' if block.ordered else "",
                )
            )
        return Stack(
            children=tuple(items),
            tag="ol" if block.ordered else "ul",
            name="tasks" if any(item.checked is not None for item in block.items) else "",
            above=d.text_pad - d.item_pad,
            below=d.text_pad - d.item_pad,
        )

    def _code(self, block: CodeBlock) -> Stack:
        d, ruler = DESIGN, self.lettering.ruler
        text = "\n".join(
            self.lettering.show(line, mono=True) for line in block.text.expandtabs(4).rstrip("\n").split("\n")
        )
        setting = Setting(mono=True, size=d.code_size)
        shown = highlight(text, block.language).split("\n")
        lines: list[Box] = [
            Leaf(
                content=verbatim(line, setting, ruler, d.code_size),
                markup=markup or "&#8203;",
                tag="div",
                name="line",
                sides=d.code_hang * d.code_size,
                fixed=0.0 if line else d.code_size * 1.25,
            )
            for line, markup in zip(text.split("\n"), shown, strict=False)
        ]
        return Stack(
            children=tuple(lines),
            tag="div",
            name="code",
            sides=2 * d.box_side,
            above=d.code_pad,
            below=d.code_pad,
            glued=1 if len(lines) > 3 else len(lines),
        )

    def _formula(self, block: Formula) -> Box:
        drawn = self.lettering.formula(block.tex, True)
        if drawn is None:
            return self._code(CodeBlock(language="", text=block.tex, span=block.span, body=block.span))
        return Leaf(
            content=Prose(words=()),
            markup=drawn.markup,
            tag="div",
            name="formula",
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
            fixed=max(drawn.figure.rise + drawn.figure.fall, 1.25),
        )

    # ---- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> Grid:
        d = DESIGN
        key = (table.directives.key or 1) - 1
        header = () if says_nothing(table.header) else table.header
        return Grid(
            header=tuple(self._entry(cell, align, heading=True) for cell, align in self._aligned(header, table)),
            rows=tuple(
                tuple(
                    self._entry(cell, align, key=column == key)
                    for column, (cell, align) in enumerate(self._aligned(row.cells, table))
                )
                for row in table.rows
                if not says_nothing(row.cells)
            ),
            padding=(d.cell_pad, d.cell_side),
            rule=d.rule,
            header_rule=d.head_rule,
        )

    def _aligned(self, cells: tuple[Cell, ...], table: Table) -> Iterator[tuple[Cell, str]]:
        yield from zip(cells, (*table.align, *[""] * len(cells)), strict=False)

    def _entry(self, cell: Cell, align: str, *, heading: bool = False, key: bool = False) -> Entry:
        setting = Setting(bold=heading or key, size=DESIGN.head_size if heading else 1.0)
        shown = f' class="{align}"' if align in ("right", "center") else ""
        role = ' scope="col"' if heading else ' scope="row"' if key and plain(cell.content).strip() else ""
        return Entry(
            content=self.lettering.prose(cell.content, setting),
            markup=self.lettering.html(cell.content),
            tag="th" if role else "td",
            attributes=f"{role}{shown}{self.lettering.direction(cell.content)}",
        )


def _keyed(content: Inlines) -> Inlines:
    """`term: explanation` with its term in bold, unless the author set off the term already."""
    if not content or not isinstance(content[0], Text):
        return content
    term, colon, rest = content[0].text.partition(": ")
    if not colon or not rest.strip() or len(term.split()) > MOST_KEY_WORDS:
        return content
    key = Styled(style="strong", children=(Text(text=f"{term}:"),))
    return (key, Text(text=f" {rest}"), *content[1:])


def _hanging(indent: float, side: float) -> str:
    """The style of a heading whose further lines stand below its title, not below its badge."""
    return f' style="padding-left:{indent + side:.3f}em;text-indent:-{indent:.3f}em"'


def says_nothing(cells: tuple[Cell, ...]) -> bool:
    """Whether a header is only there because Markdown wants one, or a row only divides: blank cells, or dashes."""
    return all(_SAYS_NOTHING.fullmatch(plain(cell.content)) and not _has_picture(cell) for cell in cells)


def _has_picture(cell: Cell) -> bool:
    return any(isinstance(node, Image) for node in walk(cell.content))


def anchor(section: Section) -> str:
    """The name of a section's place in the PDF."""
    return f"s{section.span.start}"
