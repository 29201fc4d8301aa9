"""Headings that lack the space after their `#`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from generator.expressions import expression

_SLIP = expression(r"(#{1,6})(?=[^\W_]|[`*_\[（(【「『“\"'])(?P<title>[^\n]*)")
# `#1` counts, `#include` speaks to a compiler, `#word` alone may be a tag.
_NUMBER = expression(r"#\d")
_DIRECTIVE = expression(
    r"#(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|error|pragma|import|line|region|endregion|!)\b"
)
_OTHER_SLIP = expression(r"^ {0,3}#{2,6}[^\W_]", re.MULTILINE)
_HEADING = expression(r"^ {0,3}#[ \t]", re.MULTILINE)


def no_space_heading(state: StateBlock, first: int, _last: int, silent: bool) -> bool:
    """Push a heading's tokens for `##Title`, and name its place among the findings.

    One `#` before a single word is one only where others are, or on top of a sheet that has no such heading; one before
    several words begins a block.
    """
    start = state.bMarks[first] + state.tShift[first]
    match = _SLIP.fullmatch(state.src, start, state.eMarks[first])
    lazily = silent and state.sCount[first] < state.blkIndent  # it ends the item above that is indented more
    if match is None or (state.level and not lazily) or state.is_code_block(first):
        return False
    title = match["title"].rstrip(" \t").rstrip("#").strip()
    if not title:
        return False
    if len(match[1]) == 1 and not _is_meant(state, first, match):
        return False
    if silent:
        return True
    state.env.setdefault("findings", []).append(("no-space-heading", start, match.end()))
    state.line = first + 1
    token = state.push("heading_open", f"h{len(match[1])}", 1)
    token.map = [first, state.line]
    token = state.push("inline", "", 0)
    token.content = title
    token.map = [first, state.line]
    state.push("heading_close", f"h{len(match[1])}", -1)
    return True


def _is_meant(state: StateBlock, first: int, match: re.Match[str]) -> bool:
    if _NUMBER.match(match[0]) or _DIRECTIVE.match(match[0]) or (first and not state.isEmpty(first - 1)):
        return False
    if _OTHER_SLIP.search(state.src):
        return True
    on_top = not state.src[: match.start()].strip() and _HEADING.search(state.src) is None
    return on_top or len(match["title"].split()) > 1
