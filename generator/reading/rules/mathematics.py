"""`$…$` and `$$…$$`, told apart from prices, shell variables and cell references."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

MAX_LENGTH = 1_000

_BEFORE_OPEN = re.compile(r"[A-Za-z0-9$\\]")
_OPEN = re.compile(r"\$(?![\s$])")
# A digit or letter after the closing dollar means that both dollars belong to something else, but `$n$th` is said.
_CLOSE = re.compile(r"(?<![\s\\$])\$(?![A-Za-z0-9_$({])|(?<![\s\\$])\$(?=(?:th|st|nd|rd|s)\b)")
# Between two variables or prices stands a word or an operator, in a formula a letter alone or TeX.
_WORDS = re.compile(r"[A-Za-z_]{2,}[ \t]*(?:[,;:/|&+=.-]|[ \t]and|[ \t]or)?[ \t]*")
_DISPLAY = re.compile(r"\$\$(?=\S)([^\n]*?\S)\$\$")


def mathematics(state: StateInline, silent: bool) -> bool:
    """Push `math_inline`, or `math_display` for doubled dollars within a line."""
    start = state.pos
    if state.src[start] != "$" or (start and _BEFORE_OPEN.match(state.src[start - 1])):
        return False
    limit = min(state.posMax, start + MAX_LENGTH)
    if display := _DISPLAY.match(state.src, start, limit):
        kind, tex, end = "math_display", display[1], display.end()
    else:
        closing = _CLOSE.search(state.src, start + 1, limit) if _OPEN.match(state.src, start, limit) else None
        if closing is None:
            return False
        kind, tex, end = "math_inline", state.src[start + 1 : closing.start()], closing.end()
        if not tex or _WORDS.fullmatch(tex) or "`" in tex or "\n\n" in tex:
            return False
    if not silent:
        token = state.push(kind, "math", 0)
        token.content = tex
    state.pos = end
    return True


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
