"""What footnotes say, as text for the backs of cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.inlines import Break, Code, Inlines
from generator.reading.tokens import Node


def text_of(nodes: Iterable[Node], leaf: Callable[[Node], Inlines]) -> Inlines:
    """The words of blocks, a line for each paragraph and listing; `leaf` reads the text of a paragraph."""
    pieces = list(_pieces(nodes, leaf))
    return tuple(inline for number, piece in enumerate(pieces) for inline in ((Break(),) * bool(number) + piece))


def _pieces(nodes: Iterable[Node], leaf: Callable[[Node], Inlines]) -> Iterator[Inlines]:
    for node in nodes:
        if node.type == "paragraph":
            yield leaf(node)
        elif node.type in ("fence", "code_block"):
            yield (Code(text=node.token.content.rstrip("\n")),)
        else:
            yield from _pieces(node.children, leaf)
