"""Bullet, ordered and task lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.blocks import Block, Item, ItemList
from generator.inlines import Inlines
from generator.reading.reader import Reader
from generator.reading.tokens import Node

_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]*$")
_CHECKBOX = re.compile(r"\[([ xX])\](?:\s+|$)")


def read_list(reader: Reader, node: Node) -> Iterable[Block]:
    """A list with its items, whatever is nested in them below the first paragraph of each."""
    start = node.token.attrs.get("start", 1)
    yield ItemList(
        ordered=node.type == "ordered_list",
        start=int(start),
        items=tuple(_read_item(reader, child) for child in node.children),
        span=reader.block_span(node),
    )


def _read_item(reader: Reader, node: Node) -> Item:
    _find_start(reader, node)
    children, identifier = _own_comments(reader, node.children)
    content: Inlines = ()
    checked = None
    if children and children[0].type == "paragraph":
        first, *children = children
        raw = first.content
        box = _CHECKBOX.match(raw)
        begin = 0
        if box:
            checked = box[1] != " "
            begin = box.end()
        content = reader.inlines(raw[begin:], reader.locator(first, begin))
        identifier = reader.take_id() or identifier
    return Item(
        content=content,
        blocks=reader.blocks(children),
        span=reader.block_span(node),
        checked=checked,
        id=identifier,
    )


def _own_comments(reader: Reader, children: list[Node]) -> tuple[list[Node], str | None]:
    """What stands between comments that open and close an item, and the id that those give to it."""
    first, last = 0, len(children)
    while first < last and children[first].type == "comment":
        first += 1
    while last > first and children[last - 1].type == "comment":
        last -= 1
    ids = [reader.inner_comment(child) for child in (*children[:first], *children[last:])]
    return children[first:last], next(filter(None, ids), None)


def _find_start(reader: Reader, node: Node) -> None:
    """Note where the item's marker stands: it is the last thing before what the item holds."""
    low, high = reader.manuscript.line_bounds(node.first)
    if node.children and node.children[0].first == node.first:
        high = node.children[0].start
    marker = _MARKER.search(reader.manuscript.text, low, high)
    node.token.meta["start"] = marker.start() if marker else low
