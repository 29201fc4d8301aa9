"""Tables that are drawn with `+---+`, as Pandoc, reStructuredText and databases write them."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from generator.expressions import expression

BORDER = expression(r"\+(?:[-=:]+\+)+[ \t]*")
_LEAST_LINES = 3


def drawn_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `drawn_table` token whose meta holds `lines` (start and end offsets): a border and what it frames."""
    start = state.bMarks[first] + state.tShift[first]
    if first < state.env.get("undrawn_until", 0):
        return False
    if state.is_code_block(first) or not BORDER.fullmatch(state.src, start, state.eMarks[first]):
        return False
    line, cells = first + 1, 0
    while (
        line < last
        and state.sCount[line] >= state.blkIndent
        and state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]][:1] in ("|", "+")
        and not state.isEmpty(line)
    ):
        cells += state.src.startswith("|", state.bMarks[line] + state.tShift[line])
        line += 1
    if line - first < _LEAST_LINES or not cells:
        state.env["undrawn_until"] = line
        return False
    if not silent:
        token = state.push("drawn_table", "table", 0)
        token.map = [first, line]
        token.meta["lines"] = [(state.bMarks[row] + state.tShift[row], state.eMarks[row]) for row in range(first, line)]
        state.line = line
    return True
