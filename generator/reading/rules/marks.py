"""`==words==`: what a cloze hides."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

# Comparisons in running text (`a == b`, `x==1`) are no marks: a mark hugs its words and stands clear of others.
_CLOSE = re.compile(r"(?<![\s=])==(?![=A-Za-z0-9])")
_BEFORE_OPEN = re.compile(r"[=A-Za-z0-9_)\]]")
_WORD = re.compile(r"[^\s=]")


def mark(state: StateInline, silent: bool) -> bool:
    """Push `mark_open` and `mark_close` around the marked words."""
    start = state.pos
    if not state.src.startswith("==", start) or not _WORD.match(state.src, start + 2):
        return False
    if start and _BEFORE_OPEN.match(state.src[start - 1]):
        return False
    closing = _CLOSE.search(state.src, start + 3, state.posMax)
    if closing is None:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, state.posMax = start + 2, closing.start()
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1).markup = "=="
        state.posMax = end
    state.pos = closing.end()
    return True
