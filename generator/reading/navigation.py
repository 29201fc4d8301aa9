"""What leads around a site and is no content: badges, tables of contents, ways back to the top, ways to edit a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from generator import reasons
from generator.blocks import Block, Details, Item, ItemList, Paragraph, Quote, Subheading
from generator.expressions import expression
from generator.inlines import Inline, Inlines, Link, Styled, plain, walk
from generator.source import Span

BADGE = "a badge"
TO_THE_TOP = "a link within the page"
EDIT = "a link for those who edit the page"

# Where badges come from, and what their files are called.
_BADGE = expression(
    r"^(?:https?:)?//(?:(?:\w+\.)?shields\.io|badge\.fury\.io|badgen\.net|badges?\.[\w.-]+|awesome\.re|codecov\.io"
    r"|(?:www\.|api\.)?travis-ci\.(?:org|com)|ci\.appveyor\.com|coveralls\.io|readthedocs\.org/projects"
    r"|(?:static\.)?pepy\.tech|hits\.\w+|visitor-badge\.[\w.-]+|komarev\.com|opencollective\.com/[\w-]+/.*badge"
    r"|(?:cdn\.)?rawgit\.com/sindresorhus/awesome|circleci\.com/\S*\.svg|mybinder\.org/badge|colab\.research\.google\.com"
    r"/assets/colab-badge)"
    r"|^(?:https?:)?//\S*(?:/badges?/|/badge[\w.-]*\.(?:svg|png)|[\w-]*-badge\.(?:svg|png)|badge\.svg)",
    re.IGNORECASE,
)
# What such a link says, in the languages that sheets are written in most.
_EDIT = expression(
    r"(?:[^\w\s]|\s)*(?:edit (?:this )?(?:page|file|document)(?: on \w+)?|edit on \w+"
    r"|improve this page|suggest (?:an )?edits?|view (?:page )?source|(?:diese )?seite (?:auf \w+ )?bearbeiten"
    r"|modifier cette page|éditer cette page"
    r"|editar esta p[áa]gina|编辑(?:此|本)页面?|在 ?\w+ ?上编辑(?:此页面?)?|このページを編集(?:する)?"
    r"|редактировать (?:эту )?страницу)"
    r"(?:[^\w\s]|\s)*",
    re.IGNORECASE,
)
_TOP = expression(
    r"(?:[^\w\s]|\s)*(?:(?:go |jump )?(?:back )?to (?:the )?(?:top|toc|contents|table of contents|index|menu)"
    r"|back|top|up|return(?: to (?:the )?(?:top|contents))?|home|(?:nach|zurück nach) oben|zum anfang"
    r"|haut de page|retour en haut"
    r"|(?:volver )?arriba|ir arriba|voltar ao topo|torna su|наверх|вверх|к содержанию|返回?(?:顶部|目录|頂部|目錄)"
    r"|回到?(?:顶部|目录|頂部|目錄)|(?:トップ|目次|先頭|ページトップ)(?:へ|に)?(?:戻る)?|맨 위로|⬆️?)"
    r"(?:[^\w\s]|\s)*",
    re.IGNORECASE,
)
_CONTENTS = expression(
    r"(?:[^\w\s]|\s)*(?:(?:table of )?contents?|toc|index|on this page|in this (?:page|article|document)|jump to|inhalt"
    r"(?:sverzeichnis)?|sommaire|table des matières|[íi]ndice|contenidos?|tabla de contenidos?|conteúdo|sumário|inhoud"
    r"(?:sopgave)?|spis treści|оглавление|содержание|зміст|目录|目錄|目次|차례|목차|içindekiler|innehåll"
    r"|المحتويات|תוכן)"
    r"(?:[^\w\s]|\s)*",
    re.IGNORECASE,
)
_LEAST_PLACES = 2
# A place by the name of a file, of this page or another: lists of so many whose places are all headings of this page.
_LEAST_FILED = 3
_FILED = expression(r"(?:https?://[^#?]+|(?:\.{0,2}/)?[^:#?]+\.(?:md|markdown|mdx|html?))#(.+)", re.IGNORECASE)
_HEADING = expression(r"^ {0,3}#{1,6}[ \t]+(.+)|^(.+)\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_SAID_APART = expression(r"[\W_]+")


class Places:
    """The headings of a page, which links may lead to."""

    def __init__(self, text: str) -> None:
        """`text` is the page as its author wrote it."""
        self._text = text

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(_key(heading[1] or heading[2]) for heading in _HEADING.finditer(self._text))

    def file_of(self, url: str) -> str | None:
        """The file by which `url` names a place of this page, empty for the page itself; None for other addresses."""
        if url.startswith("#"):
            return ""
        filed = _FILED.fullmatch(url)
        return url.partition("#")[0].removeprefix("./") if filed and _key(unquote(filed[1])) in self._names else None


def _key(words: str) -> str:
    return _SAID_APART.sub("", words).casefold()


def is_badge(url: str) -> bool:
    """Whether a picture's address is that of a badge."""
    return _BADGE.search(url) is not None


def navigation(block: Block, places: Places) -> tuple[tuple[Span, str], ...]:
    """The lines of a block that only leads somewhere, each with what it is; none for any other block."""
    match block:
        case ItemList(items=items):
            found = tuple(_all(items))
            if len(found) >= _LEAST_PLACES and _are_places(found, places):
                return tuple((item.span, reasons.CONTENTS) for item in found)
        case Paragraph(content=content, span=span):
            reason = _leads(content)
            return ((span, reason),) if reason else ()
        case Quote(kind="", blocks=blocks) if blocks:
            return _inside(blocks, places)
        case Details(summary=summary, blocks=blocks, span=span) if blocks:
            inner = _inside(blocks, places)
            titled = inner and (not summary or names_contents(plain(summary)) or _only_links(summary))
            return ((span, reasons.CONTENTS), *inner) if titled else ()
    return ()


def _inside(blocks: tuple[Block, ...], places: Places) -> tuple[tuple[Span, str], ...]:
    """The lines of blocks that all lead somewhere; a line that names them is one of them."""
    inner = []
    for block in blocks:
        named = isinstance(block, Paragraph | Subheading) and names_contents(plain(block.content))
        inner.append(((block.span, reasons.CONTENTS),) if named else navigation(block, places))
    return tuple(one for lines in inner for one in lines) if all(inner) else ()


def names_contents(words: str) -> bool:
    """Whether a heading or a line says that a table of contents follows."""
    return _CONTENTS.fullmatch(words.strip()) is not None


def shown(blocks: tuple[Block, ...], places: Places) -> tuple[tuple[Block, ...], tuple[tuple[Span, str], ...]]:
    """`blocks` without those that only lead somewhere, and the lines of these with what they are."""
    kept: list[Block] = []
    left: list[tuple[Span, str]] = []
    for block in blocks:
        lines = navigation(block, places)
        if not lines:
            kept.append(block)
            continue
        above = kept[-1] if kept else None
        if isinstance(above, Paragraph) and isinstance(block, ItemList) and names_contents(plain(above.content)):
            left.append((above.span, reasons.CONTENTS))
            kept.pop()
        left += lines
    return tuple(kept), tuple(left)


def without_ways(title: Inlines) -> Inlines:
    """A heading without the links behind or before its words that only lead to another place of the page."""
    kept = tuple(node for node in title if not (_is_link(node) and _is_way(node)))
    return kept if any(map(str.isalnum, plain(kept))) else title


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        for block in item.blocks:
            if isinstance(block, ItemList):
                yield from _all(block.items)


def _are_places(items: Sequence[Item], places: Places) -> bool:
    """Whether all items are links to places on the page, and nothing else but such items."""
    files = {places.file_of(link.url) for item in items for link in _links(item.content)}
    return (
        None not in files
        and len(files) == 1
        and (files == {""} or len(items) >= _LEAST_FILED)
        and all(
            item.checked is None
            and all(isinstance(block, ItemList) for block in item.blocks)
            and _only_links(item.content)
            for item in items
        )
    )


def _leads(content: Inlines) -> str:
    """What a paragraph of links only is; nothing for other text, and for links that the reader may want to follow."""
    if not _only_links(content):
        return ""
    links = _links(content)
    if all(_EDIT.fullmatch(plain(link.children)) for link in links):
        return EDIT
    if all(link.url.startswith("#") for link in links):
        return TO_THE_TOP if len(links) == 1 else reasons.CONTENTS
    return ""


def _only_links(content: Inlines) -> bool:
    """Whether links are all that has words in it."""
    links = _links(content)
    said = sum(map(str.isalnum, plain(content)))
    return bool(links) and said == sum(sum(map(str.isalnum, plain(link.children))) for link in links)


def _links(content: Inlines) -> tuple[Link, ...]:
    return tuple(node for node in walk(content) if isinstance(node, Link))


def _is_link(node: Inline) -> bool:
    return isinstance(node, Link | Styled) and _only_links((node,))


def _is_way(node: Inline) -> bool:
    words = plain((node,)).strip()
    inside = all(link.url.startswith("#") for link in _links((node,)))
    return inside and (not any(map(str.isalnum, words)) or _TOP.fullmatch(words) is not None)
