"""What the readers of blocks share: the manuscript, the grammar, and the list of what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.blocks import Block
from generator.diagnostics import Diagnostic
from generator.facts import Account, Status
from generator.inlines import Inlines, text
from generator.reading.grammar import grammar
from generator.reading.inlines import Locate, build
from generator.reading.manuscript import Manuscript
from generator.reading.tokens import Node, tree
from generator.source import Span

# Characters without which a text holds no markup; most cells are such texts, and need no parser.
_PLAIN = re.compile(r"[^\n!$&*:<=@\[\\\]_`{~]*")

BlockReader = Callable[["Reader", Node], Iterable[Block]]


class Reader:
    """One reading of one manuscript: readers ask it for what stands inside, and tell it what they found."""

    def __init__(self, manuscript: Manuscript, readers: Mapping[str, BlockReader]) -> None:
        self.manuscript = manuscript
        self.found: list[Diagnostic] = []
        self.skipped: list[Account] = []
        self._readers = readers
        self._environment: dict[str, Any] = {}

    def nodes(self) -> list[Node]:
        """The manuscript's blocks."""
        parser = grammar()
        tokens = parser.block.parse(self.manuscript.text, parser, self._environment, [])
        return tree(tokens or ())

    def inlines(self, content: str, locate: Locate) -> Inlines:
        """`content` with its markup; `locate` turns an offset in it into one in the source."""
        if _PLAIN.fullmatch(content):
            return text(content)
        parser = grammar()
        return build(parser.inline.parse(content, parser, self._environment, []), locate)

    def leaf(self, node: Node) -> Inlines:
        """The text of a node that holds nothing but text."""
        return self.inlines(node.content, self.locator(node))

    def locator(self, node: Node) -> Locate:
        """How offsets in the text of `node` become offsets in the source."""
        places: list[tuple[int, int]] = []

        def locate(offset: int) -> int:
            if not places:
                places.extend(self._places(node))
            begin, place = max((entry for entry in places if entry[0] <= offset), default=places[0])
            return self.manuscript.offset(place + offset - begin)

        return locate

    def _places(self, node: Node) -> Iterable[tuple[int, int]]:
        """For each line of the node's text: its offset in that text, and in the manuscript."""
        begin = 0
        start = node.start
        for number, line in enumerate(node.content.split("\n")):
            low, high = self.manuscript.line_bounds(node.first + number)
            low = max(low, start)
            found = self.manuscript.text.rfind(line.strip(), low, high)
            yield begin + len(line) - len(line.lstrip()), found if found >= 0 else low
            begin += len(line) + 1

    def text_span(self, node: Node) -> Span:
        """From the first to the last character of a node that holds nothing but text."""
        return self.manuscript.trimmed(node.start, self.manuscript.line_bounds(node.last - 1)[1])

    def block_span(self, node: Node) -> Span:
        """From a node's first character to the end of its last line with words."""
        return self.manuscript.trimmed(node.start, self.manuscript.line_bounds(max(node.first, node.last - 1))[1])

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """What a page shows of `nodes`, in order."""
        return tuple(block for node in nodes for block in self._readers[node.type](self, node))

    def report(self, diagnostic: Diagnostic) -> None:
        """Add to what was found."""
        self.found.append(diagnostic)

    def skip(self, kind: str, span: Span, reason: str) -> None:
        """Account for words that no block shows."""
        self.skipped.append(Account(kind=kind, span=span, status=Status.SKIPPED, reason=reason))
