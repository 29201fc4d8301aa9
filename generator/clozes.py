"""The clozes in a field's HTML, as Anki reads them."""

from __future__ import annotations

import re

# A cloze that holds no other one, with the hint that may follow.
CLOZE = re.compile(r"\{\{c(\d+)::((?:(?!\{\{c\d+::|\}\}|::).)*)(?:::(?:(?!\}\}).)*)?\}\}", re.DOTALL)


def uncovered(html: str) -> str:
    """`html` with every cloze open, from the inmost one out."""
    while (opened := CLOZE.sub(r"\2", html)) != html:
        html = opened
    return html
