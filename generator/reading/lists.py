"""Bullet, ordered and task lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.blocks import Block, Item, ItemList
from generator.expressions import expression
from generator.inlines import Inlines
from generator.reading.reader import Reader
from generator.reading.rules.properties import REASON, TASK, property_at
from generator.reading.statements import DIVIDER, are_keys, read_parts
from generator.reading.tokens import Node

_MARKER = expression(r"(?:[-+*]|\d{1,9}[.)])[ \t]*$")
_CHECKBOX = expression(r"\[([ xX])\](?:\s+|$)")


def read_list(reader: Reader, node: Node) -> Iterable[Block]:
    """A list with its items, whatever is nested in them below the first paragraph of each."""
    start = node.token.attrs.get("start", 1)
    read: list[Item] = []
    for child in node.children:
        if _skip_property(reader, child):
            continue
        if node.type == "bullet_list" and _each_line_says_one_thing(reader, child):
            read += _read_lines(reader, child)
            continue
        item = _read_item(reader, child)
        # An item all of whose words are left out is none; one that its author left empty is shown.
        if item.content or item.blocks or not child.children:
            read.append(item)
    items = tuple(read)
    if items:
        yield ItemList(ordered=node.type == "ordered_list", start=int(start), items=items, span=reader.block_span(node))


def _skip_property(reader: Reader, node: Node) -> bool:
    """Account for an item that is nothing but properties of another tool; whether it is."""
    if len(node.children) != 1 or node.children[0].type != "paragraph":
        return False
    lines = node.children[0].content.split("\n")
    if not all(property_at(line.strip(), 0, reader.environment) for line in lines):
        return False
    _find_start(reader, node)
    reader.skip("item", reader.block_span(node), REASON)
    return True


def _each_line_says_one_thing(reader: Reader, node: Node) -> bool:
    """Whether an item is nothing but lines such as `Name: Rome`: each is as good as an item."""
    if len(node.children) != 1 or node.children[0].type != "paragraph" or "\n" not in node.children[0].content:
        return False
    lines = node.children[0].content.split("\n")
    if any(property_at(line.strip(), 0, reader.environment, below=True) for line in lines):
        return False
    return are_keys(lines) and not lines[0].rstrip().endswith((":", "："))


def _read_lines(reader: Reader, node: Node) -> Iterable[Item]:
    """An item for each line of an item."""
    _find_start(reader, node)
    paragraph = node.children[0]
    begin = 0
    for number, line in enumerate(paragraph.content.split("\n")):
        words = line.strip()
        locate = reader.locator(paragraph, begin + line.index(words))
        span = reader.part_span(locate, words)
        content = reader.inlines(words, locate)
        yield Item(
            content=content,
            blocks=(),
            span=span if number else replace(span, start=reader.manuscript.offset(node.start)),
            id=reader.take_id(),
        )
        begin += len(line) + 1


def _read_item(reader: Reader, node: Node) -> Item:
    _find_start(reader, node)
    children, identifier = _own_comments(reader, node.children)
    content: Inlines = ()
    below: tuple[Block, ...] = ()
    checked = None
    asks = False
    if children and children[0].type == "paragraph":
        first, *children = children
        raw = first.content
        asks = reader.environment["of_logseq"] and _CARD.search(raw) is not None
        box = _CHECKBOX.match(raw)
        task = TASK.match(raw) if reader.environment["of_logseq"] else None
        begin = 0
        if box:
            checked = box[1] != " "
            begin = box.end()
        elif task:
            checked = task["open"] is None
            begin = task.end()
            reader.skip("markup", reader.part_span(reader.locator(first), task[0].strip()), "a box to tick")
        end = _own_part(reader, raw)
        content = reader.inlines(raw[begin:end].rstrip(), reader.locator(first, begin))
        identifier = reader.take_id() or identifier
        below = tuple(read_parts(reader, first, end))
    return Item(
        content=content,
        blocks=(*below, *reader.blocks(children)),
        span=reader.block_span(node),
        checked=checked,
        id=identifier,
        asks=asks,
    )


# Logseq's tag for an item that its nested items answer.
_CARD = expression(r"\A[^\n]*[ \t]#card[ \t]*(?:\n|\Z)")


def _own_part(reader: Reader, raw: str) -> int:
    """Where an item's own words end: before the answer that a line with only `?` sets off, or before lines that each
    say one thing of it.
    """
    divider = DIVIDER.search(raw)
    if divider:
        return divider.start()
    first, *below = raw.split("\n")
    if any(property_at(line.strip(), 0, reader.environment, below=True) for line in below):
        return len(raw)
    return len(first) if are_keys(below) else len(raw)


def _own_comments(reader: Reader, children: list[Node]) -> tuple[list[Node], str | None]:
    """What is between comments that open and close an item, and the id that those give to it."""
    first, last = 0, len(children)
    while first < last and children[first].type == "comment":
        first += 1
    while last > first and children[last - 1].type == "comment":
        last -= 1
    ids = [reader.inner_comment(child) for child in (*children[:first], *children[last:])]
    return children[first:last], next(filter(None, ids), None)


def _find_start(reader: Reader, node: Node) -> None:
    """Note where the item's marker is: it is the last thing before what the item holds."""
    low, high = reader.manuscript.line_bounds(node.first)
    if node.children and node.children[0].first == node.first:
        high = node.children[0].start
    marker = _MARKER.search(reader.manuscript.text, low, high)
    node.token.meta["start"] = marker.start() if marker else low
