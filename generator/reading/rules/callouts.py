"""Callouts as other tools write them: `::: tip Title` … `:::` and `!!! tip "Title"` with indented text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.container import container_plugin

from generator.expressions import expression

KINDS = (
    "note|tip|info|hint|important|warning|warn|caution|danger|error|attention|success|question|example|abstract|summary"
    "|details|spoiler|collapse"
)
CONTAINER = expression(rf"\s*(?P<kind>{KINDS})\b\s*(?P<title>[^\n]*?)\s*", re.IGNORECASE)
ADMONITION = expression(
    r"(?:!!!|\?\?\?\+?)[ \t]*(?P<kind>[a-z][\w-]*)(?:[ \t]+(?:inline|end|annotate))*"
    r"(?:[ \t]+\"(?P<title>[^\n]*)\")?[ \t]*"
)


def containers(parser: MarkdownIt) -> None:
    """Teach `parser` the callouts between `:::`, as `container_callout_open` … `container_callout_close`."""
    container_plugin(parser, "callout", validate=lambda words, _: CONTAINER.fullmatch(words) is not None)


def admonitions(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push `admonition_open` … `admonition_close` where an opening line has indented text below it."""
    start = state.bMarks[first] + state.tShift[first]
    if state.src[start : start + 3] not in ("!!!", "???"):
        return False
    below = first + 1
    while below < last and state.isEmpty(below):
        below += 1
    if below >= last or state.sCount[below] < state.blkIndent + 4:
        return False
    if not ADMONITION.fullmatch(state.src, start, state.eMarks[first]):
        return False
    return admonition(state, first, last, silent)
