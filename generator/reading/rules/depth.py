"""The end of nesting: what is deeper than anyone reads is one paragraph."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

# Deeper nesting says nothing more to a reader, and each level costs stack.
MAX_DEPTH = 40


def depth_limit(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push all lines of the block around as the text of a paragraph, and and name the place among the findings."""
    if silent or state.level < MAX_DEPTH:
        return False
    line = first
    while line < last and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    state.line = line
    start = state.bMarks[first] + state.tShift[first]
    state.env.setdefault("findings", []).append(("nested-too-deep", start, start))
    token = state.push("paragraph_open", "p", 1)
    token.map = [first, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(first, line, state.blkIndent, False).strip()
    token.map = [first, line]
    state.push("paragraph_close", "p", -1)
    return True
