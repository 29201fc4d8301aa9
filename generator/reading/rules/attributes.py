"""`{#id}`, `{.class}` and `{: key=value}` right after a link, a picture, code or bracketed words."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it.rules_inline import StateInline

_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+)|[ \t]+)+\}")

_DESCRIPTION = re.compile(r"[ \t{]alt=(?:\"([^\"]*)\"|'([^']*)')")


@lru_cache(maxsize=4)
def _last_attributes(text: str) -> int:
    """Where bracketed words can have attributes at the latest; most texts have none at all."""
    return text.rfind("]{")


def attributes(state: StateInline, silent: bool) -> bool:
    """Pass over attributes: they are for another tool, but for the description of a picture."""
    if state.src[state.pos] != "{" or not state.pos or state.src[state.pos - 1] not in ")]`*_":
        return False
    match = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    described = _DESCRIPTION.search(match[0])
    if not silent and described and state.tokens and state.tokens[-1].type == "image":
        state.tokens[-1].meta["description"] = described[1] or described[2]
    state.pos = match.end()
    return True


def bracketed(state: StateInline, silent: bool) -> bool:
    """Read `[words]{…}` as the words."""
    start = state.pos
    if state.src[start] != "[" or start >= _last_attributes(state.src):
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    match = _ATTRIBUTES.match(state.src, end + 1, state.posMax) if end > 0 else None
    if match is None:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.posMax = limit
    state.pos = match.end()
    return True
