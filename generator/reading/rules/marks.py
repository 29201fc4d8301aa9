"""`==words==`: what a cloze hides."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from markdown_it.rules_inline import StateInline

# Comparisons in running text (`a == b`, `x==1`) are no marks: a mark hugs its words and stands clear of others.
_CLOSE = re.compile(r"(?<![\s=])==(?![=A-Za-z0-9])")
_BEFORE_OPEN = re.compile(r"[=A-Za-z0-9_)\]]")
_WORD = re.compile(r"[^\s=]")


@lru_cache(maxsize=4)
def _closings(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _CLOSE.finditer(text))


def mark(state: StateInline, silent: bool) -> bool:
    """Push `mark_open` and `mark_close` around the marked words."""
    start = state.pos
    if not state.src.startswith("==", start) or not _WORD.match(state.src, start + 2):
        return False
    if start and _BEFORE_OPEN.match(state.src[start - 1]):
        return False
    closings = _closings(state.src)
    after = bisect_left(closings, start + 3)
    if after == len(closings) or closings[after] + 2 > state.posMax:
        return False
    closing = closings[after]
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, state.posMax = start + 2, closing
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1).markup = "=="
        state.posMax = end
    state.pos = closing + 2
    return True
