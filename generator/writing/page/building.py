"""Blocks into boxes: one function a kind of block, and the sections that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from generator.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Details,
    Flowchart,
    Formula,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Statement,
    Subheading,
    Table,
)
from generator.facts import Section
from generator.inlines import Code, Text, plain
from generator.source import Span
from generator.writing.page.blanks import Blanks
from generator.writing.page.boxes import Box, Leaf, Spaced, Stack
from generator.writing.page.command_rows import Command, CommandRows, command, command_rows, runs
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Figures
from generator.writing.page.formulas import Formulas
from generator.writing.page.grid import Grid
from generator.writing.page.headings import BOLD, anchor, band, subheading
from generator.writing.page.item_lists import item_list
from generator.writing.page.key_formulas import framed, key_formula
from generator.writing.page.leading import announces, as_label, leads_in, led
from generator.writing.page.lettering import Lettering
from generator.writing.page.lines import as_written
from generator.writing.page.listings import listing
from generator.writing.page.paragraphs import Paragraphs
from generator.writing.page.scaling import Scaled
from generator.writing.page.tabling import grid, grids, tables_of
from generator.writing.typography.prose import LINE_HEIGHT

_FRAMED = (CodeBlock, Flowchart, Quote, Statement, Table)
KEPT = 3 * LINE_HEIGHT  # what a heading has below it at least, before a column may end


@dataclass(frozen=True, eq=False, kw_only=True)
class Builder:
    """Makes boxes in one lettering; `figures` draws what is no text, `source` is the author's file.

    What is not written are `blanks` and the headers of tables that are `repeated`.
    """

    lettering: Lettering
    figures: Figures
    formulas: Formulas
    blanks: Blanks
    source: str = ""
    repeated: frozenset[Span] = frozenset()
    tables: Mapping[Span, Grid] = field(default_factory=dict)

    @property
    def text(self) -> Paragraphs:
        """Sets running text."""
        return Paragraphs(lettering=self.lettering, figures=self.figures)

    # ---- sections --------------------------------------------------------------------------------------------------

    def section(self, section: Section) -> Stack:
        """A section with all that is below it; its heading stays with the first block."""
        return self._stack(section, self._band(section), self._lining_up(section)._inside(section, 3))

    def only_section(self, section: Section, *, headed: bool) -> Iterator[Stack]:
        """The one section of a sheet: its heading alone, for all columns, then its parts as sections of their own.

        Where its heading is not to be shown it is not `headed`: its parts take its place in the outline.
        """
        depth = 3 if headed else 2
        inside = self._lining_up(section)
        yield self._stack(section, self._band(section), ())
        if section.blocks:
            yield Stack(children=inside.blocks(section.blocks), tag="section")
        for inner in section.sections:
            yield self._stack(inner, self._band(inner, depth), inside._inside(inner, depth + 1))

    def _band(self, section: Section, depth: int = 2) -> Leaf:
        return band(section, self.lettering, self.figures.theme, depth)

    def _stack(self, section: Section, heading: Box, boxes: Iterable[Box]) -> Stack:
        return Stack(
            children=(heading, *boxes),
            tag="section",
            glued=1,
            keeps=KEPT,
            attributes=f' id="{anchor(section)}"',
            continued="continued",
        )

    def _lining_up(self, section: Section) -> Builder:
        """This builder, for which the tables of `section` line up with each other."""
        return replace(self, tables=grids(tables_of(section), self.lettering, self.blanks, self.repeated))

    def _inside(self, section: Section, depth: int) -> Iterator[Box]:
        yield from self.blocks(section.blocks, below_heading=True)
        for are_commands, run in runs((bool(command(one)) and not self.blanks.asks, one) for one in section.sections):
            boxes = [self._inner(one, depth) for one in run]
            yield self._commands(run, boxes, depth) if are_commands else boxes[0]

    def _inner(self, section: Section, depth: int) -> Stack:
        heading = subheading(section, depth, self.lettering)
        return Stack(children=(heading, *self._inside(section, depth + 1)), tag="section", glued=1, keeps=KEPT)

    def _commands(self, sections: Sequence[Section], boxes: Sequence[Stack], depth: int) -> CommandRows:
        commands = [
            Command(subheading(section, depth, self.lettering), command(section), box)
            for section, box in zip(sections, boxes, strict=True)
        ]
        return command_rows(commands, self.lettering)

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Sequence[Block], *, below_heading: bool = False) -> tuple[Box, ...]:
        """`blocks` as boxes, in order; frames apart from each other, what leads in with what follows."""
        boxes: list[Box] = []
        leading: set[int] = set()
        announcing: set[int] = set()
        # A table has its header between its rows and a heading.
        framed = below_heading and not isinstance(blocks[0] if blocks else None, Table)
        for block, following in zip_longest(blocks, blocks[1:]):
            has_frame = isinstance(block, _FRAMED) or key_formula(block) is not None
            headed = below_heading and not boxes
            leads = leads_in(block, following, headed=headed) and not self._hides(block)
            for box in self.block(as_label(block, following, headed=headed) if leads else block):
                apart = (boxes and isinstance(block, Table)) or (framed and has_frame)
                shown = led(box, first=not boxes) if leads else box
                boxes.append(Spaced(box=shown, gap=DESIGN.frame_gap) if apart else shown)
                framed = has_frame
            if boxes and leads:
                leading.add(len(boxes) - 1)
            elif boxes and announces(block, following):
                announcing.add(len(boxes) - 1)
        for place in sorted(leading | announcing, reverse=True):
            if place + 1 < len(boxes):
                glued, bound = int(place in leading), place in announcing
                boxes[place : place + 2] = [Stack(children=tuple(boxes[place : place + 2]), glued=glued, bound=bound)]
        return tuple(boxes)

    def block(self, block: Block) -> Iterator[Box]:
        """One block as boxes; usually one."""
        key = key_formula(block)
        if key and not self._is_asked(block, key) and (drawn := self.formulas.display(key.tex)):
            yield framed(drawn)
            return
        match block:
            case Table():
                table = self.tables.get(block.span) or grid(block, self.lettering, self.blanks)
                if table.header or table.rows:
                    yield Scaled(box=table)
            case ItemList():
                yield self._list(block)
            case Paragraph() if self._hides(block):
                yield self.text.rules(block.content)
            case CodeBlock() if self.blanks.hides_block(block.text):
                yield self.text.rules((Code(text=block.text),))
            case Formula() if self.blanks.hides_block(block.tex):
                yield self.text.rules((Code(text=block.tex),))
            case Paragraph():
                yield from self.text.paragraph(
                    as_written(block.content, self.source[block.span.start : block.span.end])
                )
            case Statement():
                source = self.source[block.span.start : block.span.end]
                yield self.text.statement(replace(block, content=as_written(block.content, source, block.label)))
            case CodeBlock() if block.text.strip():
                drawn = self.figures.diagram(block.text) if block.language.lower() == "mermaid" else None
                yield drawn or listing(block.text, block.language, self.lettering)
            case Formula():
                yield self._formula(block)
            case Quote() if block.blocks or block.title:
                yield self._quote(block)
            case DefinitionList():
                yield self._definitions(block)
            case Details():
                yield self._details(block)
            case Flowchart():
                yield self.figures.flowchart(block, blank=block.span in self.blanks.charts)
            case Subheading():
                yield self.text.label(block.content)

    def _hides(self, block: Block) -> bool:
        return isinstance(block, Paragraph) and self.blanks.hides_block(plain(block.content))

    def _is_asked(self, block: Block, key: Formula) -> bool:
        """Whether a key formula is left to be written: a marked one is, as all that is marked."""
        return self.blanks.hides_block(key.tex) or (self.blanks.asks and isinstance(block, Paragraph))

    def _quote(self, quote: Quote) -> Box:
        d = DESIGN
        if not quote.kind and len(quote.blocks) == 1 and isinstance(quote.blocks[0], Statement):
            # It has a frame of its own.
            return self.text.statement(quote.blocks[0])
        heading = quote.title or ((Text(text=quote.kind.capitalize()),) if quote.kind else ())
        title = (self.text.heading(heading, "callout-title"),) if heading else ()
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
            children=(self.text.heading(details.summary, "summary"), *self.blocks(details.blocks)),
            name="details",
            glued=1,
        )

    def _definitions(self, block: DefinitionList) -> Stack:
        entries: list[Box] = []
        for definition in block.definitions:
            term = replace(
                self.text.leaf(definition.term, setting=BOLD, tag="div", name="term"),
                above=DESIGN.term_above,
                below=0.0,
            )
            details = (
                Stack(children=tuple(self._details_of(definition.span, blocks)), name="detail", sides=DESIGN.detail)
                for blocks in definition.details
            )
            entries.append(Stack(children=(term, *details), tag="li", glued=1))
        return Stack(children=tuple(entries), tag="ul", name="terms")

    def _details_of(self, span: Span, blocks: Sequence[Block]) -> Iterator[Box]:
        """What explains the term at `span`: its paragraphs may be answers."""
        for block in blocks:
            for box in self.block(block):
                if not isinstance(block, Paragraph) or not isinstance(box, Leaf):
                    yield box
                    continue
                hidden = self.blanks.hides(span, block.content)
                yield replace(self.text.rules(block.content) if hidden else box, above=0.0)

    def _list(self, block: ItemList, *, nested: bool = False) -> Stack:
        return item_list(block, self.lettering, self.blanks, self._below, nested=nested)

    def _below(self, item: Item) -> Iterator[Box]:
        """What is in a list's item below its text."""
        for place, block in enumerate(item.blocks):
            boxes = (self._list(block, nested=True),) if isinstance(block, ItemList) else self.blocks((block,))
            if place == 0 and not item.content and isinstance(block, Subheading):
                # Its bullet is beside it.
                boxes = tuple(_at_the_top(box) for box in boxes)
            yield from boxes

    def _formula(self, block: Formula) -> Box:
        return self.formulas.display(block.tex) or listing(block.tex, "", self.lettering)


def _at_the_top(box: Box) -> Box:
    """`box`; a paragraph without a padding above."""
    return (
        replace(box, above=0.0, attributes=f'{box.attributes} style="padding-top:0"') if isinstance(box, Leaf) else box
    )
