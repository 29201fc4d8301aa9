"""Tokens that show nothing: words that are left out, each with its reason, and findings about the words around."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline


def hide(state: StateInline, start: int, end: int, reason: str) -> None:
    """Push `hidden` for the characters from `start` to `end`, which no reader sees, and why."""
    token = state.push("hidden", "", 0)
    token.content = reason
    token.meta = {"start": start, "end": end}


def find(state: StateInline, start: int, end: int, code: str, **words: str) -> None:
    """Push `finding`: one of FINDINGS about the characters from `start` to `end`, its text filled in from `words`."""
    token = state.push("finding", "", 0)
    token.content = code
    token.meta = {"start": start, "end": end, "words": words}
