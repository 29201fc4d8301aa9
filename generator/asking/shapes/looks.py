"""What a text is made of: code, bold words, links, pictures, drawn characters."""

from __future__ import annotations

import re

from generator.asking.shapes.wording import meaningful
from generator.expressions import expression
from generator.inlines import Code, Image, Inline, Inlines, Link, Styled, Text, plain, remembered, walk

# A line drawn with marks on it: `<-----^------|----->`.
_RULER = expression(r"[-=_]{4,}[\^|<>+][-=_]{4,}[\^|<>+][-=_]{4,}")
# The upper or lower side of a box: `+----+`.
_BOX = expression(r"(?<![\w'\"+])\+-{2,}\+(?![\w'\"])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@remembered
def is_code(inlines: Inlines) -> bool:
    """Whether there is nothing but code and keys, with no words between."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        return False
    nodes = meaningful(inlines)
    return (
        bool(nodes)
        and any(_is_code_node(node) for node in nodes)
        and all(
            _is_code_node(node) or (isinstance(node, Text) and not any(map(str.isalnum, node.text))) for node in nodes
        )
    )


def _is_code_node(node: Inline) -> bool:
    match node:
        case Code():
            return True
        case Styled(style="kbd"):
            return True
        case Styled(children=children) | Link(children=children):
            return is_code(children)
    return False


def is_strong(inlines: Inlines) -> bool:
    """Whether all of it is bold, or a bold link."""
    nodes = meaningful(inlines)
    if not nodes:
        return False
    return all(
        (isinstance(node, Styled) and (node.style in ("strong", "underline") or is_strong(node.children)))
        or (isinstance(node, Link) and is_strong(node.children))
        or (isinstance(node, Text) and not any(map(str.isalnum, node.text)) and len(nodes) > 1)
        for node in nodes
    )


def links(inlines: Inlines) -> tuple[Link, ...]:
    """The links in it."""
    return tuple(node for node in walk(inlines) if isinstance(node, Link))


def is_link(inlines: Inlines) -> bool:
    """Whether there is nothing but links and what is between them, or a bare address."""
    if len(inlines) == 1 and isinstance(first := inlines[0], Text):
        return _ADDRESS.fullmatch(first.text.strip()) is not None
    found = links(inlines)
    if not found:
        return False
    inside = sum(sum(map(str.isalnum, plain(link.children))) for link in found)
    return sum(map(str.isalnum, plain(inlines))) == inside


def is_picture(inlines: Inlines) -> bool:
    """Whether there is nothing but pictures."""
    nodes = meaningful(inlines)
    return bool(nodes) and all(
        isinstance(node, Image) or (isinstance(node, Link | Styled) and is_picture(node.children)) for node in nodes
    )


def is_drawing(characters: str) -> bool:
    """Whether lines and boxes of characters make up a good part of it."""
    rows = characters.split("\n")
    if any(map(_RULER.search, rows)) or sum(_BOX.search(row) is not None for row in rows) > 1:
        return True
    drawn = sum("\u2500" <= character <= "\u25ff" for character in characters)
    return drawn > 8 and drawn * 8 > len("".join(characters.split()))
