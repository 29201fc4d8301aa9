"""HTML comments between blocks."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def comment(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `comment` token for a comment that is alone on its lines; one that never ends is text."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith("<!--", start):
        return False
    ending = _last_ending(state)
    end = state.src.find("-->", start + 4) if ending >= start + 4 else -1
    if end < 0 or end > state.eMarks[last - 1]:
        return False
    line = first
    while state.eMarks[line] < end:
        line += 1
    if state.src[end + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [first, line + 1]
        token.content = state.src[start + 4 : end]
        token.meta["end"] = end + 3
        state.line = line + 1
    return True


def _last_ending(state: StateBlock) -> int:
    """Where the last comment of the text ends, so that unended ones are not looked for again and again."""
    if "comment_ending" not in state.env:
        state.env["comment_ending"] = state.src.rfind("-->")
    ending: int = state.env["comment_ending"]
    return ending
