"""Line ends within a paragraph: a wrapped line goes on, a short one of a script without spaces stands for itself."""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline import StateInline, newline

# A line of so many wide characters may have been wrapped there; a shorter one was ended by its author. Editors wrap at
# 35 to 50 of them, notes with a thought a line rarely reach twenty.
_WRAPPED = 20


def line_end(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule, but a `hardbreak` after a short line of words that are written without spaces."""
    start = state.pos
    if state.src[start] != "\n":
        return False
    before = state.src.rfind("\n", 0, start)
    after = state.src.find("\n", start + 1)
    line = state.src[before + 1 : start].strip()
    following = state.src[start + 1 : after if after >= 0 else len(state.src)].strip()
    if not (_is_dense(line[-1:]) and _is_dense(following[:1])) or len(line) >= _WRAPPED:
        return newline(state, silent)
    if not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _is_dense(character: str) -> bool:
    """Whether it is a letter of a script that is written without spaces."""
    return (
        character != ""
        and unicodedata.east_asian_width(character) in "WF"
        and unicodedata.category(character)[0] == "L"
        and not "\uac00" <= character <= "\ud7a3"
    )
