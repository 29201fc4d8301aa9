"""Blocks into boxes: one function a kind of block, and the sections that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
from generator.inlines import Code, Image, Inlines, Styled, Text, plain, stand_in, walk
from generator.source import Span
from generator.writing.page.blanks import Blanks
from generator.writing.page.boxes import Box, Drawing, Leaf, Spaced, Stack
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Figures
from generator.writing.page.formulas import Formulas
from generator.writing.page.grid import Grid
from generator.writing.page.headings import BOLD, anchor, band, subheading
from generator.writing.page.key_formulas import framed, key_formula
from generator.writing.page.lettering import Lettering
from generator.writing.page.lines import as_written
from generator.writing.page.listings import listing
from generator.writing.page.scaling import Scaled
from generator.writing.page.tabling import grid, grids, tables_of
from generator.writing.typography.prose import LINE_HEIGHT, LineEnd, Stretch, prose
from generator.writing.typography.ruler import Setting

_FRAMED = (CodeBlock, Flowchart, Quote, Statement, Table)
MOST_KEY_WORDS = 7
KEPT = 3 * LINE_HEIGHT  # what a heading has below it at least, before a column may end
TASKS: Mapping[bool | None, str] = {True: "done", False: "open"}
COLUMN = 22.0  # in em, about how wide a column is that is written in
LEADS_IN = (":", "：")
PLAIN = Setting()


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

    # ---- sections --------------------------------------------------------------------------------------------------

    def section(self, section: Section) -> Stack:
        """A section with all that stands below it; its heading stays with the first block."""
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
        for inner in section.sections:
            heading = subheading(inner, depth, self.lettering)
            yield Stack(children=(heading, *self._inside(inner, depth + 1)), tag="section", glued=1, keeps=KEPT)

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Sequence[Block], *, below_heading: bool = False) -> tuple[Box, ...]:
        """`blocks` as boxes, in order; frames apart from each other, what leads in with what follows."""
        boxes: list[Box] = []
        leading: set[int] = set()
        # A table has its header between its rows and a heading.
        framed = below_heading and not isinstance(blocks[0] if blocks else None, Table)
        for block in blocks:
            has_frame = isinstance(block, _FRAMED) or key_formula(block) is not None
            for box in self.block(block):
                apart = (boxes and isinstance(block, Table)) or (framed and has_frame)
                boxes.append(Spaced(box=box, gap=DESIGN.frame_gap) if apart else box)
                framed = has_frame
            if boxes and isinstance(block, Paragraph) and plain(block.content).rstrip().endswith(LEADS_IN):
                leading.add(len(boxes) - 1)
        for place in sorted(leading, reverse=True):
            if place + 1 < len(boxes):
                boxes[place : place + 2] = [Stack(children=tuple(boxes[place : place + 2]), glued=1)]
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
            case Paragraph() if self.blanks.hides_block(plain(block.content)):
                yield self._rules(block.content)
            case CodeBlock() if self.blanks.hides_block(block.text):
                yield self._rules((Code(text=block.text),))
            case Formula() if self.blanks.hides_block(block.tex):
                yield self._rules((Code(text=block.tex),))
            case Paragraph():
                yield from self._paragraph(as_written(block.content, self.source[block.span.start : block.span.end]))
            case Statement():
                yield self._statement(block)
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
                yield self.leaf(block.content, setting=BOLD, name="minor")

    def _is_asked(self, block: Block, key: Formula) -> bool:
        """Whether a key formula is left to be written: a marked one is, as all that is marked."""
        return self.blanks.hides_block(key.tex) or (self.blanks.asks and isinstance(block, Paragraph))

    def _paragraph(self, content: Inlines) -> Iterator[Box]:
        pictures = [node for node in content if isinstance(node, Image)]
        drawn = any(picture.url in self.lettering.media for picture in pictures)
        rest = any(not isinstance(node, Image) and plain((node,)).strip() for node in content)
        # Several that cannot be shown are mostly badges: their words stand in a line, as they would.
        if rest or not pictures or (len(pictures) > 1 and not drawn and any(map(stand_in, pictures))):
            yield self.leaf(content)
            return
        for picture in pictures:
            if picture.url in self.lettering.media:
                yield self._picture(picture)
            elif stand_in(picture):
                yield self._placeholder(picture)

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

    def _placeholder(self, picture: Image) -> Leaf:
        """The frame of a picture that cannot be shown, with the words that stand in for it."""
        d, text = DESIGN, (Text(text=stand_in(picture)),)
        return replace(
            self.leaf(text, name="placeholder"),
            above=d.box_pad,
            below=d.box_pad,
            sides=2 * (d.box_side + d.rule),
            fixed=2 * d.rule,
        )

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

    def _quote(self, quote: Quote) -> Box:
        d = DESIGN
        if not quote.kind and len(quote.blocks) == 1 and isinstance(quote.blocks[0], Statement):
            # It has a frame of its own.
            return self._statement(quote.blocks[0])
        heading = quote.title or ((Text(text=quote.kind.capitalize()),) if quote.kind else ())
        title = (self._heading(heading, "callout-title"),) if heading else ()
        return Stack(
            children=(*title, *self.blocks(quote.blocks)),
            tag="blockquote" if not quote.kind else "div",
            name=f"callout {quote.kind}" if quote.kind else "quote",
            sides=2 * (d.box_side - d.cell_side) + d.box_bar,
            above=d.box_pad - d.text_pad,
            below=d.box_pad - d.text_pad,
            glued=1 if title else 0,
        )

    def _heading(self, content: Inlines, name: str) -> Leaf:
        """A line in bold, close to what it is said of."""
        return replace(self.leaf(content, setting=BOLD, name=name), below=0.0)

    def _details(self, details: Details) -> Stack:
        return Stack(
            children=(self._heading(details.summary, "summary"), *self.blocks(details.blocks)),
            name="details",
            glued=1,
        )

    def _definitions(self, block: DefinitionList) -> Stack:
        entries: list[Box] = []
        for definition in block.definitions:
            term = replace(
                self.leaf(definition.term, setting=BOLD, tag="div", name="term"), above=DESIGN.term_above, below=0.0
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
                yield replace(self._rules(block.content) if hidden else box, above=0.0)

    def _rules(self, answer: Inlines) -> Leaf:
        """Lines to write a paragraph, listing or formula on."""
        markup, pieces = self.lettering.rules(answer, COLUMN)
        return replace(self.leaf(()), content=prose(pieces, self.lettering.ruler), markup=markup)

    def _list(self, block: ItemList, *, nested: bool = False) -> Stack:
        d = DESIGN
        indent = d.number if block.ordered else d.bullet
        items: list[Box] = []
        for number, item in enumerate(block.items, start=block.start):
            if not block.ordered and _is_empty(item):
                continue
            content = _keyed(item.content)
            shown, answer = self.blanks.parted(item.span, content)
            # On a page from right to left all bullets are on the right; what is in another script keeps its order.
            turned = self.lettering.direction(content) if self.lettering.tongue.direction == "rtl" else ""
            text = Leaf(
                content=self.lettering.prose(shown),
                markup=self.lettering.html(shown),
                tag="div" if turned else "",
                attributes=turned,
            )
            if answer:
                markup, pieces = self.lettering.rules(answer, COLUMN)
                said = (*self.lettering.pieces(shown, PLAIN), LineEnd()) if shown else ()
                text = Leaf(
                    content=prose((*said, *pieces), self.lettering.ruler),
                    markup=f"{text.markup}<br>{markup}" if shown else markup,
                    tag=text.tag,
                    attributes=text.attributes,
                )
            items.append(
                Stack(
                    children=(text, *self._below(item)) if content else tuple(self._below(item)),
                    tag="li",
                    name=TASKS.get(item.checked, ""),
                    sides=d.task if item.checked in TASKS else indent,
                    above=d.item_pad,
                    below=d.item_pad,
                    continued="continued",
                    attributes=(f' style="counter-set:list-item {number}"' if block.ordered else "")
                    + ("" if turned else self.lettering.direction(content)),
                )
            )
        around = 0.0 if nested else d.text_pad - d.item_pad
        return Stack(
            children=tuple(items),
            tag="ol" if block.ordered else "ul",
            above=around,
            below=around,
        )

    def _below(self, item: Item) -> Iterator[Box]:
        """What stands in a list's item below its text."""
        for place, block in enumerate(item.blocks):
            boxes = (self._list(block, nested=True),) if isinstance(block, ItemList) else self.blocks((block,))
            if place == 0 and not item.content and isinstance(block, Subheading):
                # Its bullet stands beside it.
                boxes = tuple(_at_the_top(box) for box in boxes)
            yield from boxes

    def _formula(self, block: Formula) -> Box:
        return self.formulas.display(block.tex) or listing(block.tex, "", self.lettering)


def _at_the_top(box: Box) -> Box:
    """`box`; a paragraph without a padding above."""
    return (
        replace(box, above=0.0, attributes=f'{box.attributes} style="padding-top:0"') if isinstance(box, Leaf) else box
    )


def _is_empty(item: Item) -> bool:
    """Whether nothing stands behind a bullet."""
    pictured = any(isinstance(node, Image) for node in walk(item.content))
    return not (plain(item.content).strip() or pictured or item.blocks)


def _keyed(content: Inlines) -> Inlines:
    """`term: explanation` with its term in bold, unless the author set off the term already."""
    if not content or not isinstance(content[0], Text):
        return content
    term, colon, rest = content[0].text.partition(": ")
    if not colon or not rest.strip() or len(term.split()) > MOST_KEY_WORDS:
        return content
    key = Styled(style="strong", children=(Text(text=f"{term}:"),))
    return (key, Text(text=f" {rest}"), *content[1:])
