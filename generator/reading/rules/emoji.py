"""`:name:` as the emoji of that name, where one is known."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from generator.expressions import expression

_SHORTCODE = expression(r":(?=[a-z0-9+-]{2,40})(?:[a-z0-9][a-z0-9_-]*|[+-]1):(?![A-Za-z0-9:])")


def emoji(state: StateInline, silent: bool) -> bool:
    """Read a known `:name:` that is clear of other words as its emoji."""
    start = state.pos
    if start and (state.src[start - 1].isalnum() or state.src[start - 1] in ":_/"):
        return False
    match = _SHORTCODE.match(state.src, start, state.posMax)
    sign = _named(match[0]) if match else ""
    if match is None or not sign:
        return False
    if not silent:
        state.pending += sign
    state.pos = match.end()
    return True


def _named(shortcode: str) -> str:
    """The emoji of a shortcode; nothing where there is none."""
    from emoji import emojize  # only few sheets have one, and its table takes a while to load

    sign = emojize(shortcode, language="alias")
    return "" if sign == shortcode else sign
