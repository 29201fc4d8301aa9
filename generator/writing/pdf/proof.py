"""Proof that a PDF says all that its sheet does: each cell, item, rule, listing and label is looked for in its text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.blocks import (
    Block,
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
from generator.facts import Section, Sheet, walk_sections
from generator.inlines import Code, Footnote, Image, Inline, Inlines, Link, Math, Styled, Text, plain, stand_in, walk
from generator.scripts import is_leftward
from generator.source import Span
from generator.writing.page.blanks import NO_BLANKS, Blanks, blanks_of
from generator.writing.page.codes import qr_code
from generator.writing.page.diagrams import diagram_labels
from generator.writing.page.frames import introduction, is_taken_apart, repeats_title
from generator.writing.page.lettering import is_printed_link
from generator.writing.page.tabling import repeated_headers, says_nothing
from generator.writing.pdf.reading_back import page_texts, says_in_any_order, squeeze
from generator.writing.pdf.reading_unseen import unseen_texts
from generator.writing.typography.ruler import Ruler
from generator.writing.typography.substitutes import presentable


@dataclass(frozen=True, kw_only=True, slots=True)
class Loss:
    """Something of the sheet that its PDF does not say; `what` is a word for it, `text` its words, squeezed."""

    what: str
    text: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What was looked for in a PDF of `pages` pages; everything is there if there are no losses."""

    pages: int
    looked_for: int
    losses: tuple[Loss, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Saying:
    """One thing that the page must say; what is not `ordered` may be anywhere."""

    what: str
    text: str
    span: Span
    ordered: bool = True


def prove(sheet: Sheet, pdf: bytes, *, pictures: Collection[str] = (), blank: bool = False) -> Proof:
    """Look for everything that `sheet` shows in the text of `pdf`, section by section in order.

    `pictures` are the URLs of those that are drawn; of others the alternative text is there. On a `blank` page
    everything is that is no answer. Raises ValueError where `pdf` cannot be read.
    """
    ruler = Ruler()
    walk = _Walk(
        blanks=blanks_of(sheet) if blank else NO_BLANKS,
        repeated=repeated_headers(sheet),
        pictures=pictures,
        show=lambda text, mono: squeeze(presentable(text, ruler, set(), mono=mono)),
    )
    texts = page_texts(pdf)
    text = "".join(texts)
    losses: list[Loss] = []
    looked_for = 0
    unseen = [*walk.unseen(sheet)]
    if unseen:
        seen = unseen_texts(pdf)
        looked_for += len(unseen)
        losses += [Loss(what=one.what, text=one.text, span=one.span) for one in unseen if one.text not in seen]
    for place, sayings in enumerate(walk.frames(sheet)):
        wanted = [saying for saying in sayings if saying.text]
        looked_for += len(wanted)
        # The title is also at the foot of each page: that of the head is what the pages begin with.
        losses += _missing(wanted, text if place else text[: sum(len(one.text) for one in wanted)])
    return Proof(pages=len(texts), looked_for=looked_for, losses=tuple(losses))


def looked_for(sheet: Sheet) -> tuple[str, ...]:
    """All that a page says of a sheet whose pictures are not drawn; headers that say the same again included."""
    walk = _Walk(blanks=NO_BLANKS, pictures=(), show=lambda text, _: squeeze(text))
    return tuple(saying.text for sayings in walk.frames(sheet) for saying in sayings if saying.text)


def letters(sheet: Sheet, *, blank: bool = False) -> tuple[tuple[str, int], ...]:
    """How many letters and digits the page must say of each section, by its title; those in diagrams do not count."""
    walk = _Walk(blanks=blanks_of(sheet) if blank else NO_BLANKS, pictures=(), show=lambda text, _: squeeze(text))
    groups = [(sheet.title, walk.blocks(sheet.preface))]
    groups += [(plain(section.title), walk.section(section)) for section in sheet.sections]
    return tuple(
        (title, sum(sum(map(str.isalnum, saying.text)) for saying in sayings if saying.ordered))
        for title, sayings in groups
    )


def _missing(sayings: list[_Saying], text: str) -> list[Loss]:
    """What `text` lacks, at the place in it where the sayings' row is most complete."""
    lost = [saying for saying in sayings if not saying.ordered and not _anywhere(saying, text)]
    row = [saying for saying in sayings if saying.ordered]
    best: list[_Saying] | None = None
    start = 0
    while row and (best is None or best):
        # A heading's words may also be elsewhere, so the row is tried at each place that they do.
        place = text.find(row[0].text, start)
        if place < 0:
            break
        gaps = _gaps(row, text, place)
        best = gaps if best is None or len(gaps) < len(best) else best
        start = place + 1
    if best is None:
        best = _gaps(row, text, 0)
    return [Loss(what=saying.what, text=saying.text, span=saying.span) for saying in (*lost, *best)]


def _gaps(row: Sequence[_Saying], text: str, start: int) -> list[_Saying]:
    gaps: list[_Saying] = []
    for saying in row:
        place = text.find(saying.text, start)
        if place >= 0:
            start = place + len(saying.text)
        else:
            gaps.append(saying)
    return gaps


def _anywhere(saying: _Saying, text: str) -> bool:
    """Whether `text` says it; the labels of a drawing have no tags of their own to say what runs from right to left."""
    return saying.text in text or (is_leftward(saying.text) and says_in_any_order(text, saying.text))


# ---- what a sheet says ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Walk:
    """Goes through a sheet in order and says what its page says, answers that are left blank aside."""

    blanks: Blanks
    pictures: Collection[str]
    show: Callable[[str, bool], str]
    repeated: frozenset[Span] = frozenset()

    def frames(self, sheet: Sheet) -> Iterator[Iterator[_Saying]]:
        """What the page says of `sheet`, in pieces that each are together, wherever on the page."""
        words = (("title", sheet.title), ("subtitle", sheet.meta.subtitle))
        yield (self._saying(what, text, Span(start=0, end=0)) for what, text in words if text)
        for blocks in introduction(sheet.preface):
            yield self.blocks(blocks)
        if not is_taken_apart(sheet):
            yield from map(self.section, sheet.sections)
            return
        (only,) = sheet.sections
        if not repeats_title(sheet, only):
            yield self._heading(only, only.number.rstrip("."))
        yield self.blocks(only.blocks)
        yield from map(self.section, only.sections)

    def unseen(self, sheet: Sheet) -> Iterator[_Saying]:
        """What the head and the bands of `sheet` say to who cannot see them, and where their links lead."""
        top = Span(start=0, end=0)
        logo, code = sheet.meta.logo, qr_code(sheet.meta)
        if logo is not None and logo.url in self.pictures:
            yield _Saying(what="alternative text of the logo", text=squeeze(logo.alt), span=logo.span)
        if code is not None:
            yield _Saying(what="QR code", text=squeeze(code.says), span=top)
        for _, section in walk_sections(sheet.sections):
            if is_taken_apart(sheet) and section is sheet.sections[0] and repeats_title(sheet, section):
                continue
            for node in walk(section.title):
                if isinstance(node, Link) and is_printed_link(node.url) and plain(node.children).strip():
                    yield _Saying(what="link of a heading", text=squeeze(unquote(node.url)), span=section.span)

    def section(self, section: Section) -> Iterator[_Saying]:
        """What is in a frame of its own, whose number is a badge."""
        yield from self._heading(section, section.number.rstrip("."))
        yield from self._inside(section)

    def _inside(self, section: Section) -> Iterator[_Saying]:
        yield from self.blocks(section.blocks)
        for inner in section.sections:
            yield from self._heading(inner, inner.number)
            yield from self._inside(inner)

    def _heading(self, section: Section, number: str) -> Iterator[_Saying]:
        yield from self._words("heading", (Text(text=number), *section.title), section.span)
        yield from self._words("heading", section.note, section.span)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[_Saying]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[_Saying]:
        match block:
            case Table():
                yield from self._table(block)
            case ItemList():
                for number, item in enumerate(block.items, start=block.start):
                    if block.ordered:
                        yield self._saying("number", f"{number}.", item.span)
                    shown, _ = self.blanks.parted(item.span, item.content)
                    yield from self._said("item", shown, item.span)
                    yield from self.blocks(item.blocks)
            case Paragraph() if self.blanks.hides_block(plain(block.content)):
                pass
            case CodeBlock() if self.blanks.hides_block(block.text):
                pass
            case Paragraph():
                yield from self._said("paragraph", block.content, block.span)
            case Statement():
                yield from self._said("rule", (*block.label, Text(text=":"), *block.content), block.span)
            case Subheading():
                yield from self._words("heading", block.content, block.span)
            case CodeBlock() if block.language.lower() == "mermaid":
                # Drawn or not, its labels are there.
                for label in diagram_labels(block.text):
                    yield self._label("label of a diagram", label, block.span)
            case CodeBlock():
                for line in block.text.splitlines():
                    yield self._saying("line of code", line, block.span, mono=True)
            case Quote():
                yield from self._words("heading", block.title, block.span)
                yield from self.blocks(block.blocks)
            case Details():
                yield from self._words("summary", block.summary, block.span)
                yield from self.blocks(block.blocks)
            case DefinitionList():
                yield from self._definitions(block)
            case Flowchart():
                yield from self._chart(block)
            case Formula():
                pass

    def _table(self, table: Table) -> Iterator[_Saying]:
        header = () if table.span in self.repeated else table.header
        for span, cells in ((table.span, header), *((row.span, row.cells) for row in table.rows)):
            if not says_nothing(cells):
                for cell in cells:
                    if not self.blanks.hides(span, cell.content):
                        yield from self._said("cell", cell.content, cell.span)

    def _definitions(self, block: DefinitionList) -> Iterator[_Saying]:
        for definition in block.definitions:
            yield from self._words("term", definition.term, definition.span)
            for blocks in definition.details:
                yield from self.blocks(
                    one
                    for one in blocks
                    if not (isinstance(one, Paragraph) and self.blanks.hides(definition.span, one.content))
                )

    def _chart(self, chart: Flowchart) -> Iterator[_Saying]:
        for node in chart.nodes[:1] if chart.span in self.blanks.charts else chart.nodes:
            yield self._label("box of a flowchart", node.label, node.span)
        for edge in chart.edges:
            yield self._label("arrow of a flowchart", edge.label, edge.span)
        for group in chart.groups:
            yield self._label("frame of a flowchart", group.title, group.span)

    def _saying(self, what: str, text: str, span: Span, *, mono: bool = False) -> _Saying:
        return _Saying(what=what, text=self.show(text, mono), span=span)

    def _label(self, what: str, text: str, span: Span) -> _Saying:
        return _Saying(what=what, text=self.show(text, False), span=span, ordered=False)

    def _said(self, what: str, content: Inlines, span: Span) -> Iterator[_Saying]:
        """What is written of `content`: on a blank page, what is between its marked words."""
        yield from self._words(what, _unmarked(content) if self.blanks.asks else content, span)

    def _words(self, what: str, inlines: Inlines, span: Span) -> Iterator[_Saying]:
        """The stretches of text between what is drawn: formulas and pictures have no text of their own."""
        for stretch in "".join(self._characters(inlines)).split("\0"):
            yield _Saying(what=what, text=stretch, span=span)

    def _characters(self, inlines: Inlines) -> Iterator[str]:
        for node in inlines:
            match node:
                case Text(text=text):
                    yield self.show(text, False)
                case Code(text=text):
                    yield self.show(text, True)
                case Styled(children=children) | Link(children=children):
                    yield from self._characters(children)
                case Footnote(label=label):
                    yield self.show(label, False)
                case Image() if node.url not in self.pictures:
                    yield self.show(stand_in(node), False)
                case Math() | Image():
                    yield "\0"


def _unmarked(content: Inlines) -> Inlines:
    """`content` with each marked stretch taken out; what is on both sides of it is apart."""
    nodes: list[Inline] = []
    for node in content:
        if isinstance(node, Styled) and node.style == "mark":
            nodes.append(_GAP)
        elif isinstance(node, Styled | Link):
            nodes.append(replace(node, children=_unmarked(node.children)))
        else:
            nodes.append(node)
    return tuple(nodes)


_GAP = Math(tex="")
