"""Lists whose bullets or numbers are none of Markdown's: `• words`, `1、words`, `1.words`, `① words`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from generator.blocks import Block, Item, ItemList
from generator.expressions import expression
from generator.reading.reader import Reader
from generator.reading.tokens import Node

_BULLET = expression(r"[ \t]*(?:[•‣◦▪▫●○■□➢➤►▶⁃∙]|·(?=[ \t]))[ \t\u00a0\u3000]*(?=\S)")
_NUMBER = expression(
    r"[ \t]*(?:(?P<plain>\d{1,3})(?:[.)](?=[^\W\d_])|[、．])|(?P<circled>[\u2460-\u2473]))[ \t\u00a0\u3000]*(?=\S)"
)
_LEAST_LINES = 2


def read_bullets(reader: Reader, node: Node, begin: int) -> Iterable[Block]:
    """The list that all lines of a paragraph make from offset `begin` on; nothing where they make none."""
    raw = node.content[begin:]
    lines = [match for match in re.finditer(r"[^\n]+", raw) if match[0].strip()]
    if len(lines) < _LEAST_LINES:
        return
    for pattern in (_BULLET, _NUMBER):
        marks = [pattern.match(line[0]) for line in lines]
        if None in marks:
            continue
        numbers = [_number(mark) for mark in marks if mark]
        if pattern is _NUMBER and any(right - left != 1 for left, right in pairwise(numbers)):
            return
        items = []
        for line, mark in zip(lines, marks, strict=True):
            assert mark is not None
            place = begin + line.start()
            words = line[0].rstrip()
            start = place + mark.end()
            content = reader.inlines(words[mark.end() :], reader.locator(node, start))
            identifier = reader.take_id()
            span = reader.part_span(reader.locator(node, place), words)
            items.append(Item(content=content, blocks=(), span=span, id=identifier))
        start_line = reader.part_span(reader.locator(node, begin), lines[0][0])
        reader.finding("odd-bullets", start_line, {})
        yield ItemList(ordered=pattern is _NUMBER, start=numbers[0], items=tuple(items), span=reader.block_span(node))
        return


def _number(mark: re.Match[str]) -> int:
    """The number that a mark counts; 1 for a bullet."""
    named = mark.groupdict()
    if named.get("circled"):
        return int(unicodedata.numeric(named["circled"]))
    return int(named["plain"]) if named.get("plain") else 1
