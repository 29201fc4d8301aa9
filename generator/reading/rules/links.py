"""Links and pictures: markdown-it's own rules, held to a bounded number of brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import rules_inline
from markdown_it.rules_inline import StateInline

# Looking for the end of a label costs as many steps as markup follows; beyond this many in all, only short labels of
# balanced brackets are looked at, so that a text made of brackets takes no hours.
MAX_STEPS = 2_000_000
MAX_LABEL = 300

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_MARKUP = re.compile(r"[^\w\s]")


def link(state: StateInline, silent: bool) -> bool:
    """`[words](place)` and `[words][name]`."""
    return _worth_trying(state, state.pos) and rules_inline.link(state, silent)


def image(state: StateInline, silent: bool) -> bool:
    """`![words](place)`, noting on its token the offsets at which the picture's markup starts and ends."""
    start = state.pos
    if not _worth_trying(state, start + 1) or not rules_inline.image(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta.update(start=start, end=state.pos)
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
