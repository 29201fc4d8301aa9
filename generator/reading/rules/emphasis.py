"""`*emphasis*` and `**strong**`, also beside scripts that put no spaces between words.

CommonMark does not let `**` end behind a bracket or a quotation mark that a letter follows, which in Chinese, Japanese
and Korean it mostly does: `**"낮음"**으로`, `**「強い」**です`. Those are read as they are meant, after the proposal of
markdown-cjk-friendly.
"""

from __future__ import annotations

from markdown_it import rules_inline as inline
from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.scripts import UNSPACED

_UNSPACED = expression(UNSPACED)


def emphasis(state: StateInline, silent: bool) -> bool:
    """Push each sign of a run as text, with what it may open and close."""
    start = state.pos
    if not inline.emphasis.tokenize(state, silent):
        return False
    if state.src[start] == "*":
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        opens = bool(_UNSPACED.match(before)) and bool(after.strip())
        closes = bool(_UNSPACED.match(after)) and bool(before.strip())
        for delimiter in state.delimiters[start - state.pos :] if opens or closes else ():
            delimiter.open, delimiter.close = delimiter.open or opens, delimiter.close or closes
    return True
