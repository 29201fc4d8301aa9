"""The clozes in a field's HTML, as Anki reads them."""

from __future__ import annotations

import re

from generator.expressions import expression

# A cloze that holds no other one, with the hint that may follow.
CLOZE = expression(r"\{\{c(\d+)::((?:(?!\{\{c\d+::|\}\}|::).)*)(?:::(?:(?!\}\}).)*)?\}\}", re.DOTALL)


def uncovered(html: str) -> str:
    """`html` with every cloze open, from the inmost one out."""
    while (opened := CLOZE.sub(r"\2", html)) != html:
        html = opened
    return html


# A cloze with none inside: its number, what it hides, its hint.
_INMOST = expression(r"\{\{c(\d+)::((?:(?!\{\{c\d+::).)*?)(?:::((?:(?!\}\}|::).)*))?\}\}", re.DOTALL)


def gapped(html: str, number: int, *, back: bool) -> str:
    """`html` as a card shows it: cloze `number` hidden, or shown as the answer, and all others open."""

    def fill(match: re.Match[str]) -> str:
        if int(match[1]) != number:
            return f'<span class="cloze-inactive">{match[2]}</span>'
        shown = match[2] if back else f"[{match[3] or '...'}]"
        return f'<span class="cloze">{shown}</span>'

    while (filled := _INMOST.sub(fill, html)) != html:
        html = filled
    return html
