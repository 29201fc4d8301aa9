"""markdown-it's flat stream of block tokens as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(kw_only=True, slots=True)
class Node:
    """One block: the token that opens it and what is inside.

    `type` is the token's type without `_open`; `first` and `last` are its lines (0-based, `last` excluded);
    `places` holds where its text's lines begin, in that text and in the manuscript, once somebody asked.
    """

    type: str
    token: Token
    first: int
    last: int
    children: list[Node] = field(default_factory=list)
    places: list[tuple[int, int]] | None = None

    @property
    def start(self) -> int:
        """The offset of its first character in the manuscript, container prefixes left out."""
        start: int = self.token.meta["start"]
        return start

    @property
    def content(self) -> str:
        """The raw text of a leaf, or of the one leaf inside."""
        return self.children[0].token.content if self.children else self.token.content


def tree(tokens: Iterable[Token]) -> list[Node]:
    """The blocks at the top, each with its children."""
    top: list[Node] = []
    open_nodes: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            open_nodes.pop()
            continue
        first, last = token.map or (0, 0)
        node = Node(type=token.type.removesuffix("_open"), token=token, first=first, last=last)
        (open_nodes[-1].children if open_nodes else top).append(node)
        if token.nesting > 0:
            open_nodes.append(node)
    return top


_LISTS = ("bullet_list", "ordered_list")


def adopted(nodes: list[Node]) -> list[Node]:
    """`nodes` with each table that is right below an item as part of that item, though it is not indented."""
    kept: list[Node] = []
    for node in nodes:
        node.children = adopted(node.children)
        above = kept[-1] if kept else None
        if node.type == "pipe_table" and above is not None and above.type in _LISTS and _end(above) == node.first:
            _adopt(above, node)
        else:
            kept.append(node)
    return kept


def _end(node: Node) -> int:
    """Where what is in a list ends: the list itself goes on over the blank lines below it."""
    while node.children and node.children[-1].last:
        node = node.children[-1]
    return node.last


def _adopt(items: Node, table: Node) -> None:
    items.last = table.last
    item = items.children[-1]
    item.last = table.last
    if item.children and item.children[-1].type in _LISTS:
        _adopt(item.children[-1], table)
    else:
        item.children.append(table)
