"""Lines that are markup and nothing else: attributes, template tags, container fences, HTML tags."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.utils import EnvType

from generator import reasons
from generator.expressions import expression
from generator.reading.rules.callouts import KINDS
from generator.reading.rules.remarks import tag_line
from generator.reading.rules.tags import FRAME, TAG, is_markup

# What a line must match as a whole, and how the reason why it is not shown names it.
LINE_KINDS = (
    (expression(r"\{:[^{}]*\}"), "attributes for another tool"),
    (expression(r"(?:\{%[^%\n]*(?:%[^}\n][^%\n]*)*%\}\s*)+"), "a template tag"),
    (expression(r"\{\{[%<][^{}\n]*[%>]\}\}"), "a template tag"),
    (expression(r"\{\{\s*(?:[\w.]+\s*\||(?:page|site|include)\.)[^{}\n]*\}\}"), "a template tag"),
    (expression(rf":{{3,}}(?!\s*(?:{KINDS})\b)\s*(?:[\w{{.#\[\"-][^\n]*)?", re.IGNORECASE), "a container's fence"),
)
# The place where another tool fills in a table of contents.
_CONTENTS = expression(
    r"\[\[?_?TOC_?\]?\]|\{:toc[^{}]*\}|@\[toc\](?:\([^()]*\))?|\{\{(?:>)?\s*toc\s*\}\}|<toc\s*/?>", re.I
)
_MACRO = expression(r"\{\{(?:embed|query|renderer|video|youtube|pdf|twitter|namespace)\b[^\n]*\}\}")
_TAGS_REASON = "HTML markup"
# A picture, a frame, and what says how items are counted.
_MEANT = frozenset({"img", FRAME, "ol", "ul"})


def markup_line(state: StateBlock, first: int, _last: int, silent: bool) -> bool:
    """Push one `markup` token whose meta holds the `reason` why the line is not shown."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first):
        return False
    line = state.src[start : state.eMarks[first]].rstrip()
    reason = _reason(line, state.env)
    if reason is None:
        return False
    if not silent:
        token = state.push("markup", "", 0)
        token.map = [first, first + 1]
        token.meta["reason"] = reason
        if reason == _TAGS_REASON:
            _flatten(state, first + 1)
        state.line = first + 1
    return True


def _reason(line: str, env: EnvType) -> str | None:
    if _CONTENTS.fullmatch(line):
        return reasons.CONTENTS
    if _MACRO.fullmatch(line):
        return "a template tag"
    if line.startswith("#"):
        return "tags" if tag_line(line, env) else None
    if line.startswith("<"):
        return _TAGS_REASON if _only_tags(line, env) else None
    return next((reason for pattern, reason in LINE_KINDS if pattern.fullmatch(line)), None)


def _only_tags(line: str, env: EnvType) -> bool:
    """Whether the line holds HTML tags only, and none that means something itself."""
    position = 0
    while position < len(line):
        match = TAG.match(line, position)
        if match is None or match["name"].lower() in _MEANT or not is_markup(match, env):
            return False
        position = match.end()
        while line[position : position + 1].isspace():
            position += 1
    return True


def _flatten(state: StateBlock, line: int) -> None:
    """Up to a blank line, indentation below a tag orders the HTML and means no code."""
    if line < state.env.get("flat_until", 0):
        return
    while line < state.lineMax and not state.isEmpty(line):
        tagged = state.src.startswith("<", state.bMarks[line] + state.tShift[line])
        if state.is_code_block(line) or (tagged and state.sCount[line] > state.blkIndent):
            state.sCount[line] = state.blkIndent
        line += 1
    state.env["flat_until"] = line
