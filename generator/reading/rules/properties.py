"""Logseq's properties, `key:: value` on a line of their own, and its words before a task."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from generator.expressions import expression
from generator.reading.rules.asides import hide

REASON = "a property of another tool"

# Keys that are nothing else in any sheet, those that Logseq has besides, and any that is below an item.
_OURS_NEVER = r"id|collapsed|card-[\w-]+|query-[\w-]+|logseq\.[\w.-]+"
_LOGSEQ = (
    r"title|tags|alias|type|icon|template|template-including-parent|public|filters|heading|background-color|created-at"
    r"|updated-at|created|updated|ls-type|hl-[\w-]+|file|file-path|exclude-from-graph-view|macro|rating|status|author"
)
_OF_A_VAULT = r"tags|alias(?:es)?|cssclass(?:es)?|created(?:-at)?|updated(?:-at)?"
_ANYWHERE = expression(rf"(?:{_OURS_NEVER})::(?:[ \t][^\n]*)?$", re.MULTILINE)
_IN_LOGSEQ = expression(rf"(?:{_OURS_NEVER}|{_LOGSEQ})::(?:[ \t][^\n]*)?$", re.MULTILINE)
_IN_A_VAULT = expression(rf"(?:{_OURS_NEVER}|{_OF_A_VAULT})::(?:[ \t][^\n]*)?$", re.MULTILINE)
_BELOW = expression(r"[a-z][\w./-]*::(?:[ \t][^\n]*)?$", re.MULTILINE)
_SIGN = expression(
    r"^[ \t]*(?:[-*+][ \t]+)?(?:id|collapsed):: ?(?:true|false|[0-9a-f]{6}[0-9a-f-]*)[ \t]*$"
    r"|\A\s*(?:[-*+][ \t]+)?(?:title|tags|alias|type|icon|public|filters)::[ \t]\S[^\n]*$"
    r"|^[ \t]*[-*+][ \t].*[ \t]#card[ \t]*$",
    re.MULTILINE,
)
TASK = expression(r"(?P<open>TODO|DOING|LATER|NOW|WAITING|WAIT|IN-PROGRESS)\s+(?=\S)|(?:DONE|CANCELL?ED)\s+(?=\S)")


def of_logseq(text: str) -> bool:
    """Whether a sheet has a property that Logseq alone writes."""
    return _SIGN.search(text) is not None


def property_at(text: str, start: int, env: EnvType, *, below: bool = False) -> int:
    """Where the property ends that starts at `start`; 0 for other text. `below` says that its item is above it."""
    if env.get("of_logseq"):
        pattern = _BELOW if below else _IN_LOGSEQ
    else:
        pattern = _IN_A_VAULT if env.get("of_a_vault") else _ANYWHERE
    match = pattern.match(text, start)
    return match.end() if match else 0


def property_line(state: StateInline, silent: bool) -> bool:
    """Pass over the property on the line after this line end."""
    start = state.pos + 1
    while state.src[start : start + 1] in (" ", "\t"):
        start += 1
    end = property_at(state.src, start, state.env, below=True)
    if not end or end > state.posMax:
        return False
    if not silent:
        hide(state, start, end, REASON)
    state.pos = end
    return True
