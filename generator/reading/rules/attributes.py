"""`{#id}`, `{.class}`, `{width=50%}` and the like, right after a link, a picture, code, emphasis or bracketed words."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.reading.rules.asides import hide

# Logseq's: the size of a picture.
_SIZE = expression(r"\{[ \t]*:(?:height|width)[ \t]+\d+%?(?:[ \t]*,?[ \t]*:(?:height|width)[ \t]+\d+%?)?[ \t]*\}")
_ATTRIBUTES = expression(r"\{:?[ \t]*(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+)|[ \t]+)+\}")
_NAME = expression(r"[{\s:]([\w-][\w:-]*)=")
# The attributes that Pandoc, kramdown and others are given. `{key=value}` with any other name is the author's text:
# `\sum_{i=1}`, `f(x){y=1}` and `-D`{name=value} lose nothing.
_NAMES = frozenset(
    """
    align alt border class decoding dir fig-align fig-alt height id lang loading markdown rel role style target title
    valign width
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)
_NAME_FAMILIES = ("aria-", "data-", "fig-")
_REASON = "attributes for another tool"

_DESCRIPTION = expression(r"[ \t{]alt=(?:\"([^\"]*)\"|'([^']*)')")


def attributes_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attributes that are at `start`; None for braces that are text."""
    match = _ATTRIBUTES.match(text, start, end)
    if match is None or not match[0].strip("{:} \t"):
        return None
    names = (name.lower() for name in _NAME.findall(match[0]))
    return match if all(name in _NAMES or name.startswith(_NAME_FAMILIES) for name in names) else None


@lru_cache(maxsize=4)
def _last_attributes(text: str) -> int:
    """Where bracketed words can have attributes at the latest; most texts have none at all."""
    return text.rfind("]{")


def attributes(state: StateInline, silent: bool) -> bool:
    """Pass over attributes: they are for another tool, but for the description of a picture."""
    if state.src[state.pos] != "{" or state.pending or not _follows_markup(state):
        return False
    match = attributes_at(state.src, state.pos, state.posMax)
    if match is None and state.tokens[-1].type == "image":
        match = _SIZE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    described = _DESCRIPTION.search(match[0])
    if not silent and described and state.tokens[-1].type == "image":
        state.tokens[-1].meta["description"] = described[1] or described[2]
    if not silent:
        hide(state, state.pos, match.end(), _REASON)
    state.pos = match.end()
    return True


def _follows_markup(state: StateInline) -> bool:
    """Whether what is right before is a link, a picture, code, or emphasis that ends here."""
    if not state.tokens:
        return False
    last = state.tokens[-1]
    if last.type in ("link_close", "image", "code_inline"):
        return True
    if not state.delimiters or state.delimiters[-1].token != len(state.tokens) - 1:
        return False
    *earlier, ending = state.delimiters
    return ending.close and any(other.open and other.marker == ending.marker for other in earlier)


def bracketed(state: StateInline, silent: bool) -> bool:
    """Read `[words]{…}` as the words."""
    start = state.pos
    if state.src[start] != "[" or start >= _last_attributes(state.src):
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    match = attributes_at(state.src, end + 1, state.posMax) if end > 0 else None
    if match is None:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.posMax = limit
        hide(state, end + 1, match.end(), _REASON)
    state.pos = match.end()
    return True
