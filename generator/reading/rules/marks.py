"""`==words==`: what a cloze hides."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.reading.rules.asides import find

# Comparisons in running text (`a == b`, `x==1`) are no marks: a mark hugs its words and is clear of others.
_CLOSE = expression(r"(?<![\s=])==(?![=A-Za-z0-9])")
_BEFORE_OPEN = expression(r"[=A-Za-z0-9_)\]]")
_WORD = expression(r"[^\s=]")
# The end or the beginning of a word: `habl==o==`, `==un==do`. In a comparison, something follows the last sign.
_ENDING = expression(r"(?<=[A-Za-z])==[^\W\d_]+(==)(?![=\w])")
_BEGINNING = expression(r"(?<![\w=)\]])==[^\W\d_]+(==)(?=[^\W\d_])")
# Two signs that hug the word after them, and none before, are meant as a mark.
_MEANT = expression(r"(?<![^\s(（「*_])==(?=[^\W\d_]|[*`\"“「])")


@lru_cache(maxsize=4)
def _closings(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _CLOSE.finditer(text))


def mark(state: StateInline, silent: bool) -> bool:
    """Push `mark_open` and `mark_close` around the marked words; signs that nothing closes are text and are named."""
    start = state.pos
    if not state.src.startswith("==", start) or not _WORD.match(state.src, start + 2):
        return False
    if part := _ENDING.match(state.src, start, state.posMax) or _BEGINNING.match(state.src, start, state.posMax):
        return _push(state, part.start(1), silent)
    if start and _BEFORE_OPEN.match(state.src[start - 1]):
        return False
    closings = _closings(state.src)
    after = bisect_left(closings, start + 3)
    if after == len(closings) or closings[after] + 2 > state.posMax:
        return _never_closed(state, silent)
    return _push(state, closings[after], silent)


def _push(state: StateInline, closing: int, silent: bool) -> bool:
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, state.posMax = state.pos + 2, closing
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1).markup = "=="
        state.posMax = end
    state.pos = closing + 2
    return True


def _never_closed(state: StateInline, silent: bool) -> bool:
    if not _MEANT.match(state.src, state.pos, state.posMax):
        return False
    if not silent:
        find(state, state.pos, state.pos + 2, "unclosed-mark")
        state.pending += "=="
    state.pos += 2
    return True
