"""Obsidian's and Logseq's own links: `[[page|words]]`, `![[picture|300]]`, `((block))`."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.reading.rules.asides import hide

# A page's name hugs its brackets, unlike the test in `[[ -f x ]]`, and has a letter, unlike the index in `x[[1]]`.
_LINK = expression(r"(!?)\[\[(?!\s)([^\[\]\n]*[^\W\d_][^\[\]\n]*)(?<!\s)\]\]")
_NAMES_NONE = expression(r"[\"'(]|,\s*\S+\s*,|\]\]\(")
_BAR = expression(r"\\?\|")
_PICTURE = expression(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
# What may be behind a picture's bar beside its description: a size, a place.
_LOOK = expression(r"\s*(?:\d+(?:x\d+)?|left|right|cent(?:er|re)|inline|\w+-w\w+)\s*", re.IGNORECASE)
_BLOCK = expression(r"\(\((?=[\w-]*[a-f-])(?=[\w-]*\d)[0-9a-f-]{6,}\)\)")


def wikilink(state: StateInline, silent: bool) -> bool:
    """Push a link to a page of the same vault, or the picture that `![[…]]` shows."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or (state.pos and state.src[state.pos - 1] in "])\"'") or _NAMES_NONE.match(match[2]):
        return False
    if not match[1] and state.pos and state.src[state.pos - 1].isalnum() and state.src[state.pos - 1].isascii():
        return False
    target, *words = (part.strip() for part in _BAR.split(match[2]))
    if not silent:
        if match[1] and _PICTURE.search(file := target.partition("#")[0]):
            _push_picture(state, match, file, words)
        else:
            _push_link(state, target, words[-1] if words and not match[1] else "")
    state.pos = match.end()
    return True


def _push_picture(state: StateInline, match: re.Match[str], target: str, words: list[str]) -> None:
    token = state.push("image", "img", 0)
    token.attrs = {"src": quote(target, safe="/"), "alt": ""}
    token.children = []
    described = [word for word in words if word and not _LOOK.fullmatch(word)]
    token.meta = {"start": match.start(), "end": match.end(), "description": " ".join(described)}


def _push_link(state: StateInline, target: str, words: str) -> None:
    page, _, part = target.partition("#")
    state.push("link_open", "a", 1).attrs = {"href": quote(page, safe="/") + ("#" + quote(part) if part else "")}
    state.push("text", "", 0).content = words or " › ".join(filter(None, (page, part.lstrip("^#"))))
    state.push("link_close", "a", -1)


def block_reference(state: StateInline, silent: bool) -> bool:
    """Pass over Logseq's `((id))`: what it points to is elsewhere."""
    match = _BLOCK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        hide(state, match.start(), match.end(), "a reference to another block")
    state.pos = match.end()
    return True
