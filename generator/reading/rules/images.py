"""Pictures, with their place in the text."""

from __future__ import annotations

from markdown_it import rules_inline
from markdown_it.rules_inline import StateInline


def located_image(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule, noting on its token the offsets at which the picture's markup starts and ends."""
    start = state.pos
    if not rules_inline.image(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta.update(start=start, end=state.pos)
    return True
