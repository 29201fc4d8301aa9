"""The HTML of a card's side as a tree, to divide it between words where one card does not hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.expressions import expression
from generator.writing.cutting.printing import TAG

# What has no end of its own.
_EMPTY = ("<br", "<img", "<hr")
_WORDS = expression(r"\S+\s*|\s+")
_LINES = expression(r"[^\n]*\n|[^\n]+")
# In a table the empty cell keeps the place of those beside it.
_CELLS = ("<td", "<th")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is not divided: a word, a line of code, a picture, a formula."""

    number: int
    html: str


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its `start` tag."""

    start: str
    children: tuple[Node, ...]

    @property
    def name(self) -> str:
        return re.split(r"[\s>]", self.start[1:], maxsplit=1)[0]


Node: TypeAlias = Element | Unit


def divided(html: str) -> tuple[tuple[Node, ...], int]:
    """`html` as a tree of units, and how many there are."""
    reader = _Reader([token for token in TAG.split(html) if token])
    return reader.nodes(listing=False), reader.count


class _Reader:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.place = 0
        self.count = 0

    def nodes(self, *, listing: bool) -> tuple[Node, ...]:
        """What comes up to the end of the element that is open."""
        found: list[Node] = []
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            self.place += 1
            if token.startswith("</"):
                break
            if not token.startswith("<"):
                found += map(self._unit, (_LINES if listing else _WORDS).findall(token))
            elif token.startswith("<svg"):
                found.append(self._unit(self._whole(token)))
            elif token.startswith(_EMPTY) or token.endswith("/>"):
                found.append(self._unit(token))
            else:
                inner = self.nodes(listing=listing or token.startswith("<pre"))
                found.append(Element(token, inner))
        return tuple(found)

    def _unit(self, html: str) -> Unit:
        self.count += 1
        return Unit(self.count - 1, html)

    def _whole(self, start: str) -> str:
        parts = [start]
        while self.place < len(self.tokens):
            parts.append(self.tokens[self.place])
            self.place += 1
            if parts[-1] == "</svg>":
                break
        return "".join(parts)


def written(nodes: Sequence[Node], first: int, stop: int, prefix: str = "") -> str:
    """The HTML of the units from `first` to before `stop`; with a `prefix` each has an id of that and its number."""
    return "".join(_written(nodes, first, stop, prefix))


def _written(nodes: Sequence[Node], first: int, stop: int, prefix: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Unit):
            if first <= node.number < stop:
                marked = prefix and not node.html.startswith("<br") and not node.html.isspace()
                yield f'<span id="{prefix}{node.number}">{node.html}</span>' if marked else node.html
            continue
        inner = written(node.children, first, stop, prefix)
        if inner or (node.start.startswith(_CELLS) and _is_beside(nodes, first, stop)):
            yield f"{node.start}{inner}</{node.name}>"


def _is_beside(cells: Sequence[Node], first: int, stop: int) -> bool:
    """Whether any of `cells` has something to show."""
    return any(written(cell.children, first, stop) for cell in cells if isinstance(cell, Element))
