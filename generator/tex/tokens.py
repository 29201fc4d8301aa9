"""TeX as tokens: what a command, a brace or a character is, and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from generator.expressions import expression

Kind: TypeAlias = Literal["command", "open", "close", "space", "character"]

_TOKEN = expression(r"\\(?:[A-Za-z]+|.|$)|\s+|.", re.DOTALL)
_KINDS: dict[str, Kind] = {"\\": "command", "{": "open", "}": "close"}


class Token(NamedTuple):
    """One token: a command with its backslash, a brace, a run of white space, or any other character."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def tokens(tex: str) -> Iterator[Token]:
    """The tokens of `tex` in order; together they are all of it."""
    for found in _TOKEN.finditer(tex):
        text = found[0]
        yield Token(_KINDS.get(text[0], "space" if text[0].isspace() else "character"), text, found.start())


class Group(NamedTuple):
    """What is between two braces: the words, and the offsets of both braces."""

    text: str
    start: int
    end: int


def group_at(tex: str, place: int) -> Group | None:
    """The group in braces that begins at `place`, white space before it passed over; None where there is none."""
    while place < len(tex) and tex[place].isspace():
        place += 1
    if not tex.startswith("{", place):
        return None
    depth = 0
    for token in tokens(tex[place:]):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0:
            return Group(tex[place + 1 : place + token.start], place, place + token.start)
    return None
