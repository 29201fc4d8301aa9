"""Block quotes, and callouts in each of the ways to write them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blocks import Block, Details, Quote
from generator.expressions import expression
from generator.inlines import Inlines
from generator.reading.reader import Reader
from generator.reading.rules.callouts import ADMONITION, CONTAINER
from generator.reading.statements import read_text
from generator.reading.tokens import Node

_CALLOUT = expression(r"\[!([A-Za-z][\w -]{0,30})(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)")

_UNFOLDING = ("details", "spoiler", "collapse")
_ATTRIBUTES = expression(r"\s*\{\s*(?:[:.#]|[\w-]+=)[^{}]*\}\s*$")


def read_quote(reader: Reader, node: Node) -> Iterable[Block]:
    """A block quote, or a callout where it opens with `[!KIND] title`; whether it folds does not matter on paper."""
    children = node.children
    kind = ""
    title: Inlines = ()
    opening: tuple[Block, ...] = ()
    match = _CALLOUT.match(children[0].content) if children and children[0].type == "paragraph" else None
    if match:
        first, *children = children
        kind = match[1].strip().lower()
        title = reader.inlines(match[2].strip(), reader.locator(first, match.start(2)))
        rest = first.content[match.end() :]
        if rest.strip():
            start = match.end() + len(rest) - len(rest.lstrip())
            opening = tuple(read_text(reader, first, start, rest.strip()))
    yield Quote(kind=kind, title=title, blocks=(*opening, *reader.blocks(children)), span=reader.block_span(node))


def read_container(reader: Reader, node: Node) -> Iterable[Block]:
    """`::: tip Title` as a callout; `::: details Title` as what it is."""
    match = CONTAINER.fullmatch(node.token.info)
    if match is None:
        return
    kind = match["kind"].lower()
    words = _ATTRIBUTES.sub("", match["title"])
    if words[:1] + words[-1:] in ("[]", "{}"):
        words = words[1:-1]
    title = _title(reader, node, words)
    blocks = reader.blocks(node.children)
    if kind in _UNFOLDING:
        yield Details(summary=title, blocks=blocks, span=reader.block_span(node))
    else:
        yield Quote(kind=kind, title=title, blocks=blocks, span=reader.block_span(node))


def read_admonition(reader: Reader, node: Node) -> Iterable[Block]:
    """`!!! tip "Title"` as a callout."""
    match = ADMONITION.fullmatch(reader.manuscript.text, node.start, reader.manuscript.line_bounds(node.first)[1])
    title = _title(reader, node, match["title"] or "") if match else ()
    children = [child for child in node.children if child.type != "admonition_title"]
    yield Quote(
        kind=str(node.token.meta["tag"]), title=title, blocks=reader.blocks(children), span=reader.block_span(node)
    )


def _title(reader: Reader, node: Node, words: str) -> Inlines:
    """The title in the opening line of `node`."""
    place = reader.manuscript.text.find(words, node.start)
    return reader.inlines(words, lambda offset: reader.manuscript.offset(place + offset))
