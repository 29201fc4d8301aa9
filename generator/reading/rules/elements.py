"""HTML elements that hold blocks: `<details>`, `<table>`, `<pre>` and headings."""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it.rules_block import StateBlock

from generator.expressions import expression

MAX_HEADING_LENGTH = 2_000

_PAIRED = expression(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})|<(?P<closing>/?)(?P<name>details|table|pre)\b[^<>]*>", re.MULTILINE | re.IGNORECASE
)
_OPENING = expression(r"<(details|table|pre)\b[^<>]*>", re.IGNORECASE)
_STYLE = expression(r"<(style|script)\b[^<>]*>", re.IGNORECASE)
_SUMMARY = expression(r"\s*<summary\b[^<>]*>", re.IGNORECASE)
_SUMMARY_END = expression(r"</summary\s*>", re.IGNORECASE)
_HEADING = expression(r"<h([1-6])\b[^<>]*>(.*?)</h\1\s*>[ \t]*(?=\n|\Z)", re.IGNORECASE | re.DOTALL)


def element(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push `details_open` … `details_close` around its blocks, or one `html_table` or `html_code`.

    Their meta holds offsets: `summary` (start and end) of details, `lines` and `inner` of the others. An element that
    never ends is none: its words are read as if the tag were not there.
    """
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<", start) or state.is_code_block(first):
        return False
    opening = _OPENING.match(state.src, start)
    if opening is None:
        return False
    closing = _pairs(state).get(start)
    if closing is None or closing[1] > state.eMarks[last - 1]:
        return False
    end_line = bisect_left(state.eMarks, closing[1], first, last)
    rest = state.src[closing[1] : state.eMarks[end_line]].strip()
    if rest and end_line == first:
        return False
    if silent:
        return True
    name = opening[1].lower()
    if name == "details":
        _details(state, first, end_line, opening.end(), closing[0])
    else:
        token = state.push("html_table" if name == "table" else "html_code", name, 0)
        token.map = [first, end_line + 1]
        token.meta["inner"] = (opening.end(), closing[0])
        token.meta["lines"] = [
            (state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(first, end_line + 1)
        ]
    state.line = end_line + 1
    if rest:
        _begin_at(state, end_line, closing[1])
        state.line = end_line
    return True


def _details(state: StateBlock, first: int, end_line: int, inside: int, end: int) -> None:
    token = state.push("details_open", "details", 1)
    token.map = [first, end_line + 1]
    token.meta["summary"] = (inside, inside)
    if (summary := _SUMMARY.match(state.src, inside, end)) and (
        ending := _SUMMARY_END.search(state.src, summary.end(), end)
    ):
        token.meta["summary"] = (summary.end(), ending.start())
        inside = ending.end()
    body = bisect_left(state.eMarks, inside, first, end_line)
    if state.src[inside : min(end, state.eMarks[body])].strip():
        _begin_at(state, body, inside)
    else:
        body += 1
    line_end, line_max, parent = state.eMarks[end_line], state.lineMax, state.parentType
    state.lineMax = end_line
    if body <= end_line and state.src[state.bMarks[end_line] : end].strip():
        state.eMarks[end_line] = end
        state.lineMax = end_line + 1
    state.parentType = "details"
    indents = _indent_all(state, body, state.lineMax)
    state.md.block.tokenize(state, body, state.lineMax)
    state.sCount[body : body + len(indents)] = indents
    state.eMarks[end_line], state.lineMax, state.parentType = line_end, line_max, parent
    state.push("details_close", "details", -1)


def _indent_all(state: StateBlock, first: int, last: int) -> list[int]:
    """Let what the tags hold be within the item around them, however far out it is written; the indents it had."""
    indents = list(state.sCount[first:last])
    for line in range(first, last):
        if 0 <= state.sCount[line] < state.blkIndent:
            state.sCount[line] = state.blkIndent
    return indents


def _begin_at(state: StateBlock, line: int, offset: int) -> None:
    """Let `line` begin at `offset`, where an element ends in its middle."""
    state.bMarks[line] = offset
    state.tShift[line] = 0
    while state.src[offset + state.tShift[line] : offset + state.tShift[line] + 1] in (" ", "\t"):
        state.tShift[line] += 1
    state.sCount[line] = state.blkIndent


def html_heading(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push a heading's tokens for `<h2 …>words</h2>`."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<", start) or state.is_code_block(first):
        return False
    limit = min(start + MAX_HEADING_LENGTH, state.eMarks[last - 1])
    match = _HEADING.match(state.src, start, limit)
    if match is None or not match[2].strip() or "\n\n" in match[2]:
        return False
    if not silent:
        end_line = bisect_left(state.eMarks, match.end(2), first, last)
        state.line = end_line + 1
        token = state.push("heading_open", f"h{match[1]}", 1)
        token.map = [first, state.line]
        token = state.push("inline", "", 0)
        token.content = match[2]
        token.map = [first, state.line]
        state.push("heading_close", f"h{match[1]}", -1)
    return True


def style(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `markup` for `<style>` or `<script>` up to its end: they speak to a browser."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _STYLE.match(state.src, start)
    if opening is None or state.is_code_block(first):
        return False
    if "lower" not in state.env:
        state.env["lower"] = state.src.lower()
    name = opening[1].lower()
    while opening:  # several may be in one line
        end = state.env["lower"].find(f"</{opening[1].lower()}>", opening.end(), state.eMarks[last - 1])
        if end < 0:
            return False
        end += len(opening[1]) + 3
        opening = _STYLE.match(state.src, end)
    end_line = bisect_left(state.eMarks, end, first, last)
    if state.src[end : state.eMarks[end_line]].strip():
        return False
    if not silent:
        token = state.push("markup", "", 0)
        token.map = [first, end_line + 1]
        token.meta["reason"] = "a style sheet" if name == "style" else "a script"
        state.line = end_line + 1
    return True


def _pairs(state: StateBlock) -> dict[int, tuple[int, int]]:
    """For each opening tag outside code, where its closing tag starts and ends."""
    if "pairs" not in state.env:
        state.env["pairs"] = _paired(state.src)
    pairs: dict[int, tuple[int, int]] = state.env["pairs"]
    return pairs


def _paired(text: str) -> dict[int, tuple[int, int]]:
    pairs: dict[int, tuple[int, int]] = {}
    opened: list[tuple[str, int]] = []
    fence = ""
    for match in _PAIRED.finditer(text):
        if match["fence"]:
            if not fence:
                fence = match["fence"]
            elif match["fence"].startswith(fence):
                fence = ""
            continue
        name = match["name"].lower()
        if fence or text[match.start() - 1 : match.start()] == "`":
            continue
        if not match["closing"]:
            opened.append((name, match.start()))
        elif any(name == other for other, _ in opened[-20:]):
            while opened[-1][0] != name:
                opened.pop()
            pairs[opened.pop()[1]] = match.span()
    return pairs
