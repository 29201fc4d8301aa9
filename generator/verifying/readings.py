"""What a person reads in the author's text, and what a person reads in a field: two ways that must meet.

Nothing here is shared with the writers, so that a fault in how they write cannot hide itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from generator.expressions import expression
from generator.inlines import Break, Code, Footnote, Image, Inlines, Link, Math, Styled, Text

_SPACE = expression(r"\s+")
_CLOZE = expression(r"\{\{c(\d+)::|\}\}")
_SIMPLE_TAG = expression(r'<(/?)([a-z]+[0-9]?)((?: [a-z]+="[^"<>]*")*)>')
_ATTRIBUTE = expression(r'([a-z]+)="([^"]*)"')
# Elements whose content a browser does not read as HTML.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
# These begin a new line or cell, so that the words on both sides are apart.
_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "tr", "ul"})


def squeezed(text: str) -> str:
    """`text` in the form in which two readings are compared: one space between words, no invisible controls."""
    normal = unicodedata.normalize("NFC", text)
    if not normal.isprintable():
        normal = "".join(
            character
            for character in normal
            if character in "\t\n" or unicodedata.category(character) not in ("Cc", "Cs")
        )
    return _SPACE.sub(" ", normal.replace("\ufffd", "")).strip()


def read_inlines(inlines: Inlines, *, in_field: bool) -> str:
    """The author's words; `in_field` with the brackets that MathJax looks for around formulas, and footnotes' marks."""
    return squeezed("".join(_words(inlines, in_field)))


def _words(inlines: Inlines, in_field: bool) -> Iterator[str]:
    for node in inlines:
        match node:
            case Text(text=words):
                yield words
            case Code(text=code):
                yield f" {code} " if "\n" in code.strip("\r\n") else code
            case Math(tex=tex, display=display):
                opening, closing = ("\\[", "\\]") if display else ("\\(", "\\)")
                yield f"{opening}{tex}{closing}" if in_field else tex
            case Image(alt=alt):
                yield alt
            case Footnote(label=label) if in_field:
                yield label
            case Break():
                yield " "
            case Styled(children=children) | Link(children=children):
                yield from _words(children, in_field)


@dataclass(frozen=True, kw_only=True, slots=True)
class HtmlReading:
    """What is in a piece of HTML: its words, where its links lead, its pictures, the cells of its table rows."""

    words: str
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.rows: list[list[str]] = []
        self.cell_start = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _BLOCKS:
            self.parts.append(" ")
        if tag == "a":
            self.links.append(attributes.get("href") or "")
        elif tag == "img":
            self.pictures.append(attributes.get("src") or "")
            self.parts.append(attributes.get("alt") or "")
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell_start = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(squeezed("".join(self.parts[self.cell_start :])))
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _read_simple(html: str, reader: _Reader) -> bool:
    """Read `html` where every `<` in it begins a plain tag, as nearly always; the parser takes ten times as long."""
    end = 0
    for tag in _SIMPLE_TAG.finditer(html):
        between = html[end : tag.start()]
        if "<" in between or tag[2] in _RAW:
            return False
        reader.handle_data(unescape(between))
        if tag[1]:
            reader.handle_endtag(tag[2])
        else:
            reader.handle_starttag(tag[2], [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(tag[3])])
        end = tag.end()
    reader.handle_data(unescape(html[end:]))
    return "<" not in html[end:]


@lru_cache(maxsize=1024)
def read_html(html: str) -> HtmlReading:
    """What a browser shows of `html`."""
    if "<" not in html and "&" not in html:
        return HtmlReading(words=squeezed(html), links=(), pictures=(), rows=())
    reader = _Reader()
    if not _read_simple(html, reader):
        reader = _Reader()
        reader.feed(html)
        reader.close()
    return HtmlReading(
        words=squeezed("".join(reader.parts)),
        links=tuple(reader.links),
        pictures=tuple(reader.pictures),
        rows=tuple(tuple(row) for row in reader.rows),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """One cloze: its number, the HTML that it hides, and whether it is inside another one."""

    number: int
    html: str
    nested: bool


def read_clozes(html: str) -> tuple[str, tuple[Hidden, ...]]:
    """The HTML with every cloze open, and the clozes in the order in which they begin."""
    hidden: list[Hidden | None] = []
    # The place in `hidden`, the number, and what was read so far, for each cloze that is still open.
    open_clozes: list[tuple[int, int, list[str]]] = []
    out: list[str] = []
    end = 0
    for token in _CLOZE.finditer(html):
        target = open_clozes[-1][2] if open_clozes else out
        target.append(html[end : token.start()])
        end = token.end()
        if token[1]:
            open_clozes.append((len(hidden), int(token[1]), []))
            hidden.append(None)
        elif open_clozes:
            place, number, parts = open_clozes.pop()
            inner = "".join(parts).partition("::")[0]
            hidden[place] = Hidden(number=number, html=inner, nested=bool(open_clozes))
            (open_clozes[-1][2] if open_clozes else out).append(inner)
        else:
            out.append(token[0])
    for _, _, parts in open_clozes:
        out += parts
    out.append(html[end:])
    return "".join(out), tuple(cloze for cloze in hidden if cloze is not None)


_LETTERED = expression(r"<text[^>]*>([^<]*)</text>")
_AREA = expression(r"\{\{c(\d+)::image-occlusion:rect:left=(\.\d+):top=(\.\d+):width=(\.\d+):height=(\.\d+)\}\}")


def read_drawing(content: bytes) -> str:
    """The words on a drawing, without blanks: a label may go on in a further line."""
    return "".join(squeezed(unescape("".join(_LETTERED.findall(content.decode("utf-8", "replace"))))).split())


def read_areas(html: str) -> dict[int, int]:
    """How many areas within its picture each number of an image occlusion covers."""
    counted: dict[int, int] = {}
    for number, *measures in _AREA.findall(html):
        left, top, width, height = map(float, measures)
        if left + width <= 1 and top + height <= 1:
            counted[int(number)] = counted.get(int(number), 0) + 1
    return counted
