r"""Characters that the formula's face lacks: each run of them gives way to a rule, in whose place it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.tex.commands import WORDS
from generator.tex.tokens import Token, tokens

HEIGHT = 0.8761
"""In em, of the rules; no rule of TeX's own has that height."""


class Wording(NamedTuple):
    """A formula with rules in it, and the words whose places they keep, in order."""

    tex: str
    words: tuple[str, ...]


def with_places(tex: str, missing: str, width: Callable[[str], float]) -> Wording:
    """`tex` with a rule as wide as each run of `missing` characters; `width` measures words in em."""
    lacks = frozenset(missing)
    run = re.compile("[{0}](?:[{0} ]*[{0}])?".format(re.escape(missing)))
    words: list[str] = []

    def place(found: re.Match[str], *, within_words: bool) -> str:
        words.append(found[0])
        rule = rf"\rule{{{width(found[0]):.3f}em}}{{{HEIGHT}em}}"
        return f"${rule}$" if within_words else f"{{{rule}}}"

    pieces: list[str] = []
    for text, within_words in _stretches(tex):
        if lacks.isdisjoint(text):
            pieces.append(text)
        else:
            pieces.append(run.sub(lambda found: place(found, within_words=within_words), text))  # noqa: B023  used at once
    return Wording("".join(pieces), tuple(words))


def _stretches(tex: str) -> Iterator[tuple[str, bool]]:
    """The parts of `tex` in order, each with whether it is in the argument of a command for text."""
    opened: list[bool] = []
    before: Token | None = None
    start = 0
    for token in tokens(tex):
        if token.kind in ("open", "close"):
            yield tex[start : token.end], bool(opened and opened[-1])
            start = token.end
            if token.kind == "open":
                names_words = before is not None and before.text[1:] in WORDS and before.kind == "command"
                opened.append(names_words or bool(opened and opened[-1]))
            elif opened:
                opened.pop()
        if token.kind != "space":
            before = token
    yield tex[start:], bool(opened and opened[-1])
