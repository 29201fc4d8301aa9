"""A sheet's pages of a site, read back: its words in their sections, a place for each fact, the cards to try.

Nothing here is shared with what writes them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import join, normpath
from urllib.parse import unquote

from generator.anchors import fact_fragment, section_places
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
from generator.facts import AnyFact, ClozeFact, RowFact, SequenceFact, Sheet, slots, walk_sections
from generator.inlines import Code, Footnote, Image, Inlines, Link, Math, Styled, Text
from generator.notes import Note
from generator.verifying.readings import squeezed
from generator.verifying.verdict import Tally, Verdict

LOST = "lost-on-site"
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
PAGES = ("index.html", "test.html")


def verify_site(
    sheet: Sheet, notes: Sequence[Note], files: Mapping[str, bytes], path: str, published: Collection[str]
) -> Verdict:
    """Compare the pages among `files`, by path below the sheet's folder `path`, with the sheet and its notes.

    `published` are all files of the site by path below it.
    """
    tally = Tally(sheet=sheet, path=path)
    pages: dict[str, _Page] = {}
    for name in PAGES:
        if tally.hold("pages", name in files, LOST, f"there is no {name}"):
            pages[name] = _read(files[name])
    if (reading := pages.get("index.html")) is not None:
        _hold_words(sheet, reading, tally)
        _hold_places(sheet, notes, reading, tally)
    if (test := pages.get("test.html")) is not None:
        _hold_cards(sheet, notes, test, tally)
    for name, page in pages.items():
        _hold_links(sheet.name, name, pages, page, published, tally)
    return tally.verdict()


def listed(index: bytes) -> frozenset[str]:
    """Where the links of a site's index lead, as paths below the site."""
    return frozenset(unquote(link) for link in _read(index).links)


# ---- a page ----------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True, slots=True)
class _Page:
    """A page's words without spaces, and between which of them each element with an id is; its cards by fact."""

    words: str = ""
    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    cards: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def within(self, fragment: str) -> tuple[int, int] | None:
        """The words in the element with this id; None where there is none, or more than one."""
        found = self.places.get(fragment, [])
        return found[0] if len(found) == 1 else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = _Page()
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, str, str, int]] = []
        # Within a formula the source says what is drawn; style sheets and scripts say nothing.
        self.silent = 0

    def say(self, text: str) -> None:
        words = "".join(squeezed(text).split())
        self.parts.append(words)
        self.length += len(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.page.links += [url for name in ("href", "src") if (url := told.get(name)) and tag != "use"]
        if tag == "img" and not self.silent:
            self.say(told.get("alt") or "")
        tex = told.get("data-tex")
        if tex is not None:
            self.say(tex)
        if tag in VOID:
            return
        self.silent += bool(self.silent) or tex is not None
        self.open.append((tag, told.get("id") or "", told.get("data-fact") or "", self.length))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            return
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        # An element that its author's template leaves open ends with the one around it.
        while any(one[0] == tag for one in self.open):
            name, fragment, fact, start = self.open.pop()
            self.silent = max(0, self.silent - 1)
            if fragment:
                self.page.places.setdefault(fragment, []).append((start, self.length))
            if fact:
                self.page.cards.setdefault(fact, []).append((start, self.length))
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.say(data)


def _read(content: bytes) -> _Page:
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    reader.page.words = "".join(reader.parts)
    return reader.page


# ---- what must be there ----------------------------------------------------------------------------------------------


def _hold_words(sheet: Sheet, page: _Page, tally: Tally) -> None:
    """Every text of the sheet is in its section, in order."""
    for (start, end), sayings in _sections(sheet, page):
        here = start
        for said in sayings:
            place = page.words.find(said, here, end)
            if tally.hold("texts", place >= 0, LOST, f"“{said[:80]}” is not in its section"):
                here = place + len(said)
    for label in _labels(sheet):
        tally.hold("labels", label in page.words, LOST, f"the label “{label[:80]}” of a drawing is gone")


def _sections(sheet: Sheet, page: _Page) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """The words of each section, without those within it, and between which words of the page they must be."""
    whole = (0, len(page.words))
    yield whole, [words for words in (_plain(sheet.title), *_texts(sheet.preface)) if words]
    for (_, section), place in zip(walk_sections(sheet.sections), section_places(sheet), strict=True):
        within = (page.within(place.fragment) or (0, 0)) if place.fragment else whole
        heading = (
            [] if _letters(place.title) == _letters(sheet.title) else [_words(section.title), _words(section.note)]
        )
        yield within, [words for words in (*heading, *_texts(section.blocks)) if words]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(header=header, rows=rows):
                yield from (_words(cell.content) for cells in (header, *(row.cells for row in rows)) for cell in cells)
            case ItemList(items=items):
                for item in items:
                    yield _words(item.content)
                    yield from _texts(item.blocks)
            case Paragraph(content=content) | Subheading(content=content):
                yield _words(content)
            case Statement(label=label, content=content):
                yield from (_words(label), _words(content))
            case CodeBlock(text=text):
                yield from map(_plain, text.splitlines())
            case Formula(tex=tex):
                yield _plain(tex)
            case Quote(title=title, blocks=inner) | Details(summary=title, blocks=inner):
                yield _words(title)
                yield from _texts(inner)
            case DefinitionList(definitions=definitions):
                for definition in definitions:
                    yield _words(definition.term)
                    for detail in definition.details:
                        yield from _texts(detail)


def _labels(sheet: Sheet) -> Iterator[str]:
    """What is written in flowcharts, wherever it is drawn."""
    for blocks in (sheet.preface, *(section.blocks for _, section in walk_sections(sheet.sections))):
        yield from filter(None, _in_charts(blocks))


def _in_charts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Flowchart(nodes=nodes, edges=edges, groups=groups):
                yield from (_plain(node.label) for node in nodes)
                yield from (_plain(edge.label) for edge in edges)
                yield from (_plain(group.title) for group in groups)
            case Quote(blocks=inner) | Details(blocks=inner):
                yield from _in_charts(inner)
            case ItemList(items=items):
                yield from (label for item in items for label in _in_charts(item.blocks))


def _hold_places(sheet: Sheet, notes: Sequence[Note], page: _Page, tally: Tally) -> None:
    """Each fact has one place to link to, in its section."""
    places = section_places(sheet)
    starts = [place.start for place in places]
    for note in notes:
        fact = sheet.facts[note.fact]
        found = page.within(fact_fragment(note.guid))
        index = bisect_right(starts, fact.span.start) - 1
        fragment = places[index].fragment if index >= 0 else ""
        section = page.within(fragment) if fragment else (0, len(page.words))
        inside = found is not None and section is not None and section[0] <= found[0] <= found[1] <= section[1]
        tally.hold("places", inside, LOST, f"there is no place for the fact {note.guid} in its section", fact)


def _hold_cards(sheet: Sheet, notes: Sequence[Note], page: _Page, tally: Tally) -> None:
    """Each question of each fact is asked, and what it asks and answers is there."""
    for note in notes:
        fact = sheet.facts[note.fact]
        cards = page.cards.get(note.guid, [])
        expected = len(slots(fact)) + (isinstance(fact, RowFact) and fact.reverse is not None)
        tally.count("cards", expected, min(expected, len(cards)))
        if len(cards) != expected:
            tally.report(LOST, f"the test asks {len(cards)} of {expected} questions of the fact {note.guid}", fact)
        said = " ".join(page.words[start:end] for start, end in cards)
        for words in filter(None, _asked(fact)):
            tally.hold("words of cards", words in said, LOST, f"“{words[:80]}” is not on the cards of its fact", fact)


def _asked(fact: AnyFact) -> Iterator[str]:
    match fact:
        case RowFact(key=key, questions=questions, reverse=reverse):
            yield _words(key)
            for question in (*questions, *((reverse,) if reverse is not None else ())):
                yield from (_words(question.prompt), _words(question.answer))
        case ClozeFact(label=label, content=content):
            yield from (_words(label), _words(content))
        case SequenceFact(steps=steps, returns=returns):
            yield from (_words(step.content) for step in (*steps, *returns))


def _hold_links(
    sheet: str, name: str, pages: Mapping[str, _Page], page: _Page, published: Collection[str], tally: Tally
) -> None:
    """What a page links to on its own site is there."""
    for link in dict.fromkeys(page.links):
        path, _, fragment = link.partition("#")
        if ":" in path or path.startswith("//"):
            continue
        where = normpath(join(sheet, unquote(path))) if path else f"{sheet}/{name}"
        target = pages.get(where.removeprefix(f"{sheet}/")) if where.startswith(f"{sheet}/") else None
        there = where in published and (not fragment or target is None or unquote(fragment) in target.places)
        tally.hold("links", there, "dead-link-on-site", f"{name} links to {link[:80]}, which is not there")


def _words(inlines: Inlines) -> str:
    return _plain("".join(_pieces(inlines)))


def _plain(text: str) -> str:
    return "".join(squeezed(text).split())


def _pieces(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text):
                yield text
            case Math(tex=tex):
                yield tex
            case Image(alt=alt):
                yield alt
            case Footnote(label=label):
                yield label
            case Styled(children=children) | Link(children=children):
                yield from _pieces(children)
