"""A sheet as HTML to read on a screen: blocks and sections, with a place to link to for each section and fact."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from generator.anchors import SectionPlace, fact_fragment
from generator.blocks import (
    Block,
    Cell,
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
from generator.highlighting import highlight
from generator.inlines import Code, Image, Inlines, Math, footnotes, plain, stand_in
from generator.markup import Markup, escape
from generator.notes import Media
from generator.source import Span
from generator.writing.page.tongue import Tongue
from generator.writing.site.drawing import Drawings

WEB = ("http://", "https://", "mailto:")
SCROLLED = 4  # columns of a table from which it may be wider than a phone
DEEPEST = 6


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """Writes inlines and blocks; `facts` are guids by where their facts begin, each of which is linked to once.

    `link` says for those who hear the page what leads to a heading, which it calls `{name}`.
    """

    media: Mapping[str, Media]
    tongue: Tongue
    places: Mapping[int, SectionPlace]
    link: str
    facts: dict[int, list[str]] = field(default_factory=dict)

    @cached_property
    def drawings(self) -> Drawings:
        return Drawings(language=self.tongue.language)

    # ---- inlines ---------------------------------------------------------------------------------------------------

    @cached_property
    def markup(self) -> Markup:
        """How a site writes inlines."""
        return Markup(text=self.text, code=_code, math=self._math, image=self._image, link=self._link)

    def html(self, inlines: Inlines) -> str:
        """`inlines` as HTML."""
        return self.markup.html(inlines)

    def text(self, text: str) -> str:
        """`text` as HTML; what is in another language than the page says which."""
        return "".join(
            f'<span lang="{language}">{escape(run)}</span>' if language else escape(run)
            for language, run in self.tongue.runs(text)
        )

    def _math(self, math: Math) -> str:
        return self.drawings.formula(math.tex, display=math.display) or _code(Code(text=math.tex))

    def _image(self, image: Image) -> str:
        found = self.media.get(image.url)
        if found is None:
            return self.text(stand_in(image))
        return f'<img src="{escape(found.name)}" alt="{escape(image.alt or stand_in(image))}" loading="lazy">'

    def _link(self, url: str, inner: str) -> str:
        if url.lower().startswith(WEB):
            return f'<a href="{escape(url)}" rel="noreferrer">{inner}</a>'
        if url in self.media:
            return f'<a href="{escape(self.media[url].name)}">{inner}</a>'
        # A place on the sheet; what is beside it may not be published.
        fragments = {place.fragment for place in self.places.values()}
        return f'<a href="{escape(url)}">{inner}</a>' if url[:1] == "#" and url[1:] in fragments else inner

    def direction(self, inlines: Inlines) -> str:
        """The attribute of an element that runs in another direction than the page."""
        turned = self.tongue.direction_of(inlines)
        return f' dir="{turned}"' if turned != self.tongue.direction else ""

    # ---- places ----------------------------------------------------------------------------------------------------

    def spots(self, span: Span, end: int | None = None) -> str:
        """A place to link to for each fact that begins before the end of what is at `span`, or before `end` of it."""
        return self.spots_before(max(span.end if end is None else end, span.start + 1))

    def spots_before(self, end: float) -> str:
        """A place for each fact that begins before `end` and has none yet; all is written in the sheet's order."""
        guids = [guid for start in list(self.facts) if start < end for guid in self.facts.pop(start)]
        return "".join(f'<span class="spot" id="{escape(fact_fragment(guid))}"></span>' for guid in guids)

    # ---- sections --------------------------------------------------------------------------------------------------

    def section(self, section: Section, level: int, *, headed: bool = True) -> str:
        """`section` with all that is below it; its heading has `level`, or is left out."""
        fragment = self.places[section.span.start].fragment
        name = f' id="{escape(fragment)}"' if fragment else ""
        inner = self.heading(section, min(level, DEEPEST)) if headed else ""
        inner += self.blocks(section.blocks) + self.spots_before(self._next(section.span.start))
        inner += "".join(self.section(one, level + headed) for one in section.sections)
        return f"<section{name}>{inner}</section>"

    def preface(self, blocks: Iterable[Block]) -> str:
        """What comes before the first section."""
        return self.blocks(blocks) + self.spots_before(self._next(-1))

    def _next(self, start: int) -> float:
        """Where the next section after `start` begins."""
        return min((place for place in self.places if place > start), default=math.inf)

    def heading(self, section: Section, level: int) -> str:
        """The heading, which leads to itself."""
        number = f'<span class="number">{escape(section.number.rstrip("."))}</span> ' if section.number else ""
        note = f' <span class="note">{self.html(section.note)}</span>' if section.note else ""
        fragment = self.places[section.span.start].fragment
        here = (
            f' <a class="here" href="#{escape(quote(fragment))}" '
            f'aria-label="{escape(self.link.replace("{name}", plain(section.title) or "#"))}">#</a>'
            if fragment
            else ""
        )
        direction = self.direction(section.title)
        return f"<h{level}{direction}>{number}{self.html(section.title)}{note}{here}</h{level}>"

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block]) -> str:
        """`blocks` in order."""
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Table():
                return self._table(block)
            case ItemList():
                return self._list(block)
            case Paragraph(content=content, span=span):
                return self._paragraph(content, span, "p")
            case Statement(label=label, content=content, span=span):
                words = f"<strong>{self.html(label)}:</strong> {self.html(content)}"
                return (
                    f'<p class="statement"{self.direction(content)}>{self.spots(span)}{words}</p>'
                    f"{self._footnotes((*label, *content))}"
                )
            case CodeBlock():
                return self._listing(block)
            case Formula(tex=tex, span=span):
                drawn = self.drawings.formula(tex, display=True) or f"<code>{escape(tex)}</code>"
                return f'<div class="formula" tabindex="0">{self.spots(span)}{drawn}</div>'
            case Quote():
                return self._quote(block)
            case DefinitionList():
                return self._definitions(block)
            case Details(summary=summary, blocks=inner):
                return (
                    f"<details open><summary>{self.html(summary)}</summary>{self.spots(block.span, _first(inner))}"
                    f"{self.blocks(inner)}</details>"
                )
            case Flowchart():
                chart = self.drawings.flowchart(block)
                return f'<div class="chart" tabindex="0">{self.spots(block.span)}{chart}</div>'
            case Subheading(level=level, content=content):
                return (
                    f'<p class="minor" role="heading" aria-level="{min(level + 1, DEEPEST)}">{self.html(content)}</p>'
                )
        raise TypeError(block)

    def _paragraph(self, content: Inlines, span: Span, tag: str) -> str:
        html = self.html(content)
        if not html.strip():
            return self.spots(span)
        return f"<{tag}{self.direction(content)}>{self.spots(span)}{html}</{tag}>{self._footnotes(content)}"

    def _footnotes(self, content: Inlines) -> str:
        """What the footnotes of a text say, below it."""
        return "".join(
            f'<p class="footnote">{self.html((note,))} {self.html(note.content)}</p>'
            for note in footnotes(content)
            if note.content
        )

    def _listing(self, block: CodeBlock) -> str:
        if not block.text.strip():
            return self.spots(block.span)
        if block.language.lower() == "mermaid" and (drawn := self.drawings.diagram(block.text)):
            return f'<div class="chart diagram" tabindex="0">{self.spots(block.span)}{drawn}</div>'
        spots = self.spots(Span(start=block.span.start, end=max(block.span.end, block.body.end)))
        return f'{spots}<pre tabindex="0" dir="ltr"><code>{highlight(block.text, block.language)}</code></pre>'

    def _table(self, table: Table) -> str:
        if not (table.header or table.rows):
            return ""
        head = self._row(table.header, table.align, table.span, header=True) if _says(table.header) else ""
        rows = "".join(self._row(row.cells, table.align, row.span) for row in table.rows if _says(row.cells))
        lines = (table.header, *(row.cells for row in table.rows))
        notes = "".join(self._footnotes(cell.content) for cells in lines for cell in cells)
        columns = len(table.header or table.rows[0].cells)
        wide = " wide" if columns >= SCROLLED else ""
        thead = f"<thead>{head}</thead>" if head else ""
        return f'<div class="table{wide}" tabindex="0"><table>{thead}<tbody>{rows}</tbody></table></div>{notes}'

    def _row(self, cells: Sequence[Cell], align: Sequence[str], span: Span, *, header: bool = False) -> str:
        written = []
        for number, cell in enumerate(cells):
            content = cell.content
            look = f' class="{align[number]}"' if number < len(align) and align[number] in ("right", "center") else ""
            spots = self.spots(span) if not (number or header) else ""
            # An empty cell heads no column.
            opening, closing = ('th scope="col"', "th") if header and content else ("td", "td")
            written.append(f"<{opening}{look}{self.direction(content)}>{spots}{self.html(content)}</{closing}>")
        return f"<tr>{''.join(written)}</tr>"

    def _list(self, block: ItemList) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        tasks = ' class="tasks"' if any(item.checked is not None for item in block.items) else ""
        return f"<{tag}{start}{tasks}>{''.join(map(self._item, block.items))}</{tag}>"

    def _item(self, item: Item) -> str:
        box = "" if item.checked is None else f'<span class="box">{"☑" if item.checked else "☐"}</span> '
        spots = self.spots(item.span, _first(item.blocks))
        words = self.html(item.content)
        return (
            f"<li{self.direction(item.content)}>{spots}{box}{words}{self._footnotes(item.content)}"
            f"{self.blocks(item.blocks)}</li>"
        )

    def _definitions(self, block: DefinitionList) -> str:
        parts = []
        for definition in block.definitions:
            first = [one for detail in definition.details for one in detail]
            parts.append(f"<dt>{self.spots(definition.span, _first(first))}{self.html(definition.term)}</dt>")
            parts += [f"<dd>{self.blocks(detail)}</dd>" for detail in definition.details]
        return f"<dl>{''.join(parts)}</dl>"

    def _quote(self, quote_: Quote) -> str:
        if not (quote_.blocks or quote_.title):
            return ""
        kind = f"callout {escape(quote_.kind)}" if quote_.kind else "quote"
        heading = self.html(quote_.title) or escape(quote_.kind.capitalize())
        title = f'<p class="callout-title">{heading}</p>' if heading else ""
        tag = "div" if quote_.kind else "blockquote"
        spots = self.spots(quote_.span, _first(quote_.blocks))
        return f'<{tag} class="{kind}">{spots}{title}{self.blocks(quote_.blocks)}</{tag}>'


def _first(blocks: Sequence[Block]) -> int | None:
    """Where the first of `blocks` begins."""
    return blocks[0].span.start if blocks else None


def _says(cells: Sequence[Cell]) -> bool:
    return any(cell.content for cell in cells)


def _code(code: Code) -> str:
    if "\n" in code.text.strip("\r\n"):
        return f'<code class="lines">{highlight(code.text, code.language)}</code>'
    return f"<code>{escape(code.text)}</code>"
