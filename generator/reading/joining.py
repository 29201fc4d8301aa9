"""Neighbouring nodes as one run of text: lines joined as their script asks for, white space folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from generator.expressions import expression
from generator.inlines import Break, Inline, Inlines, Text

_SPACES = expression(r"[ \t]{2,}")


def trimmed(nodes: Inlines) -> Inlines:
    """`nodes` without white space and line breaks at both ends."""
    first, last = 0, len(nodes)
    while first < last and _is_blank(nodes[first]):
        first += 1
    while last > first and _is_blank(nodes[last - 1]):
        last -= 1
    kept = list(nodes[first:last])
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(text=kept[0].text.lstrip())
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(text=kept[-1].text.rstrip())
    return tuple(kept)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Break) or (isinstance(node, Text) and not node.text.strip())


def joined(nodes: Iterable[Inline]) -> Inlines:
    """Neighbouring text as one node, lines joined as the script asks for."""
    joined: list[Inline] = []
    run: list[str] = []

    def flush() -> None:
        characters = _SPACES.sub(" ", _one_line("".join(run)))
        run.clear()
        if characters:
            joined.append(Text(text=characters))

    for node in nodes:
        if isinstance(node, Text):
            run.append(node.text)
        else:
            flush()
            joined.append(node)
    flush()
    return tuple(joined)


def _one_line(lines: str) -> str:
    """Lines as one: a space between them, but not between characters of scripts that write none."""
    if "\n" not in lines:
        return lines
    first, *others = lines.split("\n")
    pieces = [first.rstrip() if others else first]
    for number, line in enumerate(others, 1):
        following = line.lstrip() if number == len(others) else line.strip()
        pieces.append("" if _unspaced(pieces[-1][-1:]) and _unspaced(following[:1]) else " ")
        pieces.append(following)
    return "".join(pieces)


def _unspaced(character: str) -> bool:
    return (
        character != ""
        and unicodedata.east_asian_width(character) in "WF"
        and unicodedata.category(character)[0] in "LP"
        and not "\uac00" <= character <= "\ud7a3"
    )
