"""Fenced code, also where an item's closing fence stands further left than its opening one."""

from __future__ import annotations

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock


def fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """markdown-it's own rule; its token's meta says whether the code is `closed`.

    A closing fence to the left of the item that the code is in would, by the letter, open new code and swallow what
    follows; it closes what it was written to close.
    """
    if not rules_block.fence(state, first, last, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.meta["closed"] = state.line - first > 1 and _closes(state, state.line - 1, token.markup)
        if not token.meta["closed"] and state.line < last and _closes(state, state.line, token.markup):
            state.line += 1
            token.map = [first, state.line]
            token.meta["closed"] = True
    return True


def _closes(state: StateBlock, line: int, markup: str) -> bool:
    words = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    return words.startswith(markup) and not words.strip(markup[0])
