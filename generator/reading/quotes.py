"""Block quotes, and the callouts that are written as such."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.blocks import Block, Quote
from generator.inlines import Inlines
from generator.reading.reader import Reader
from generator.reading.statements import read_text
from generator.reading.tokens import Node

_CALLOUT = re.compile(r"\[!([A-Za-z][\w -]{0,30})(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)")


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
