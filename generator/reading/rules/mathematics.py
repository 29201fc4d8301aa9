"""`$…$` and `$$…$$`, told apart from prices, shell variables and cell references."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

MAX_LENGTH = 1_000

_BEFORE_OPEN = re.compile(r"[A-Za-z0-9$\\]")
# A formula hugs its dollars; a digit or letter after the second means that both belong to something else, but `$n$th`
# is said.
_INLINE = re.compile(r"\$(?!\s)((?:[^$\\`]|\\.)+)(?<!\s)\$(?:(?![A-Za-z0-9_$({])|(?=(?:th|st|nd|rd|s)\b))", re.DOTALL)
_DISPLAY = re.compile(r"\$\$(?=\S)((?:[^$\\\n]|\\.)*)(?<=\S)\$\$")
_SIGNS = re.compile(r"[\\^_{}=<>+*/|]")
# `$np$` is a product, `$ID$` and `$home$` are names.
_WORDS = re.compile(r"[A-Za-z]{2,}.*\s|\s.*[A-Za-z]{2,}|[A-Za-z]{4,}|[A-Z][A-Za-z]", re.DOTALL)


def mathematics(state: StateInline, silent: bool) -> bool:
    """Push `math_inline`, or `math_display` for doubled dollars within a line."""
    start = state.pos
    if state.src[start] != "$" or (start and _BEFORE_OPEN.match(state.src[start - 1])):
        return False
    limit = min(state.posMax, start + MAX_LENGTH)
    if match := _DISPLAY.match(state.src, start, limit):
        kind = "math_display"
    elif match := _INLINE.match(state.src, start, limit):
        kind = "math_inline"
    if match is None or "\n\n" in match[1] or _is_prose(match[1]):
        return False
    if not silent:
        token = state.push(kind, "math", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _is_prose(between: str) -> bool:
    """Whether what two dollars enclose are words, as between two prices or variables."""
    return _SIGNS.search(between) is None and _WORDS.search(between) is not None


def display_mathematics(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `math_block` for lines between `$$` and `$$`, or for one line that both enclose."""
    begin = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("$$", begin) or state.is_code_block(first):
        return False
    line, start = first, begin + 2
    pieces: list[str] = []
    while True:
        piece = state.src[start : state.eMarks[line]].rstrip()
        if "$$" in piece:
            break
        pieces.append(piece)
        line += 1
        if line >= last or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        start = state.bMarks[line] + state.tShift[line]
    if not piece.endswith("$$") or piece.count("$$") > 1:
        return False
    tex = "\n".join((*pieces, piece.removesuffix("$$"))).strip()
    if not tex:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.map = [first, line + 1]
        token.content = tex
        state.line = line + 1
    return True
