"""Links and pictures: markdown-it's own rules, held to a bounded number of brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.reading.rules.asides import find

# Looking for the end of a label costs as many steps as markup follows; beyond this many in all, only short labels of
# balanced brackets are looked at, so that a text made of brackets takes no hours.
MAX_STEPS = 2_000_000
MAX_LABEL = 300

_BRACKET = expression(r"\\.|[\[\]]", re.DOTALL)
_MARKUP = expression(r"[^\w\s]")
# A file's name with blanks in it, and the size that other tools read after a picture's: no links by the letter.
_SPACED = expression(
    r"!?\[(?P<words>[^\[\]\n]*)\]\((?P<url>[^()<>\n\"]*?\.[A-Za-z0-9]{2,5}(?:#[^\s()]*)?)"
    r"(?P<size>[ \t]+=\d*%?(?:x\d*)?)?(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
)


NEVER_READ = frozenset({"data", "file", "javascript", "vbscript"})
"""Schemes whose links stay as they are written, so that nobody takes them for harmless words."""

_ELSEWHERE = expression(
    r"\[(?!\^)(?P<words>[^\[\]\n]{1,500})\]\((?P<scheme>[A-Za-z][A-Za-z0-9+.-]{1,30}):(?![\s:])[^\s()<>]{1,2000}\)"
)


def link(state: StateInline, silent: bool) -> bool:
    """`[words](place)` and `[words][name]`."""
    return _worth_trying(state, state.pos) and (
        rules_inline.link(state, silent) or _spaced(state, silent) or _unfollowed(state, silent)
    )


def image(state: StateInline, silent: bool) -> bool:
    """`![words](place)`, noting on its token the offsets at which the picture's markup starts and ends."""
    start = state.pos
    if not _worth_trying(state, start + 1):
        return False
    parser = state.md
    # A picture leads nowhere: one whose address is none is named where pictures are looked for.
    state.md = _AnyAddress(parser)  # type: ignore[assignment]  # the parser in all but one question
    try:
        found = rules_inline.image(state, silent)
    finally:
        state.md = parser
    if not found:
        return _spaced(state, silent)
    if not silent:
        state.tokens[-1].meta.update(start=start, end=state.pos)
    return True


class _AnyAddress:
    """A parser that takes any address."""

    def __init__(self, parser: MarkdownIt) -> None:
        self._parser = parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parser, name)

    def validateLink(self, _url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True


def _spaced(state: StateInline, silent: bool) -> bool:
    """A link or picture whose file has blanks in its name, or that has a size behind it; the first is named."""
    start = state.pos
    match = _SPACED.match(state.src, start, state.posMax)
    if match is None:
        return False
    url = match["url"].strip()
    if not (match["size"] or " " in url) or "://" in url or not state.md.validateLink(url):
        return False
    if not silent:
        written = url.replace(" ", "%20")
        if " " in url:
            find(state, match.start("url"), match.end("url"), "spaces-in-path", written=written)
        if state.src[start] == "!":
            token = state.push("image", "img", 0)
            token.attrs = {"src": written, "alt": ""}
            token.meta = {"start": start, "end": match.end(), "description": match["words"]}
        else:
            state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(url)}
            state.push("text", "", 0).content = match["words"]
            state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _unfollowed(state: StateInline, silent: bool) -> bool:
    """The words alone of a link to what no sheet leads to: another program, or a colour of a note-taker's."""
    match = _ELSEWHERE.match(state.src, state.pos, state.posMax)
    if match is None or match["scheme"].lower() in NEVER_READ:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = match.start("words"), match.end("words")
        state.md.inline.tokenize(state)
        state.posMax = end
    state.pos = match.end()
    return True


def _worth_trying(state: StateInline, bracket: int) -> bool:
    if not state.src.startswith("[", bracket):
        return False
    labels = _labels(state.src)
    return labels is None or bracket in labels


@lru_cache(maxsize=4)
def _labels(text: str) -> frozenset[int] | None:
    """Where short labels start, in a text that has too many brackets to try all; None for any other."""
    if text.count("[") * len(_MARKUP.findall(text)) < MAX_STEPS:
        return None
    labels: set[int] = set()
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            start = opened.pop()
            if match.start() - start <= MAX_LABEL:
                labels.add(start)
    return frozenset(labels)
