"""Inlines as HTML: one walk for cards and page, which differ only in how they write the leaves."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from generator.inlines import Break, Code, Footnote, Image, Inline, Inlines, Link, Math, Styled, Text

TAGS = {
    "strong": "strong",
    "emphasis": "em",
    "strike": "s",
    "mark": "mark",
    "kbd": "kbd",
    "sub": "sub",
    "sup": "sup",
    "small": "small",
    "underline": "u",
}


def escape(text: str) -> str:
    """Characters as HTML text or attribute value."""
    return html.escape(text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Markup:
    """How one output writes the leaves; each function takes a leaf and returns safe HTML.

    `mark` wraps the HTML of a marked stretch; without it marks become `<mark>`.
    """

    text: Callable[[str], str] = escape
    code: Callable[[Code], str] = lambda code: f"<code>{escape(code.text)}</code>"
    math: Callable[[Math], str] = lambda math: f"<code>{escape(math.tex)}</code>"
    image: Callable[[Image], str] = lambda image: escape(image.alt)
    link: Callable[[str, str], str] = lambda url, inner: f'<a href="{escape(url)}">{inner}</a>'
    mark: Callable[[Styled, str], str] | None = None

    def html(self, inlines: Inlines) -> str:
        """`inlines` as HTML."""
        return "".join(map(self._node, inlines))

    def _node(self, node: Inline) -> str:
        match node:
            case Text(text=text):
                return self.text(text)
            case Code():
                return self.code(node)
            case Math():
                return self.math(node)
            case Image():
                return self.image(node)
            case Break():
                return "<br>"
            case Footnote(label=label):
                return f"<sup>{self.text(label)}</sup>"
            case Link(url=url, children=children):
                return self.link(url, self.html(children))
            case Styled(style="mark", children=children) if self.mark is not None:
                return self.mark(node, self.html(children))
            case Styled(style=style, children=children):
                return f"<{TAGS[style]}>{self.html(children)}</{TAGS[style]}>"
        raise TypeError(node)
