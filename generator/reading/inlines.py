"""Inline tokens → Inlines."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from markdown_it.token import Token

from generator.expressions import expression
from generator.inlines import (
    Break,
    Code,
    Footnote,
    Image,
    Inline,
    Inlines,
    Link,
    Math,
    Style,
    Styled,
    Text,
    plain,
    text,
)
from generator.reading.joining import joined
from generator.reading.navigation import BADGE, is_badge
from generator.source import Span

Locate = Callable[[int], int]

STYLES: dict[str, Style] = {"strong": "strong", "em": "emphasis", "s": "strike", "mark": "mark"}

# The short list of harmless HTML: these elements keep their meaning, of all others only the words stay.
ELEMENTS: dict[str, Style] = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "kbd": "kbd",
    "sub": "sub",
    "sup": "sup",
    "small": "small",
    "mark": "mark",
}
CODE_ELEMENTS = frozenset({"code", "pre", "samp", "tt"})
LINE_ELEMENTS = frozenset(
    """
    address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p section summary table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)
CELL_ELEMENTS = frozenset({"td", "th"})

# A style inside so many others changes nothing that a reader sees, and everything that walks inlines recurses.
MAX_DEPTH = 12
MOST_DIGITS = 10  # CommonMark has no larger numbers of items

_ELSEWHERE = expression(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")


@dataclass(kw_only=True, slots=True)
class _Frame:
    """A stretch of markup that is still open; `close` makes its node, or is None where only the words stay."""

    name: str
    element: bool = False
    close: Callable[[Inlines], Inline] | None = None
    children: list[Inline] = field(default_factory=list)


class Listener(Protocol):
    """Who is told of what no node holds; `counts` are the numbers of the next items of HTML lists that are open."""

    counts: list[int | None]

    def inner_directive(self, words: str, span: Span) -> None:
        """The words of an HTML comment."""

    def judged(self, formula: Math, written: str, locate: Locate) -> Math | Code:
        """What is shown of a formula, by how it is written and where its TeX is."""

    def hidden(self, span: Span, reason: str) -> None:
        """Words that are left out."""

    def finding(self, code: str, span: Span, words: Mapping[str, str]) -> None:
        """Something in the text that its author should know of."""

    def footnote(self, label: str) -> Inlines:
        """What is asked for: the words of a footnote."""


def build(tokens: Iterable[Token], locate: Locate, listener: Listener, allowed: Callable[[str], bool]) -> Inlines:
    """The tokens of one stretch of text as nodes.

    `locate` turns an offset in that text into one in the source, `allowed` says whether a link may lead to a URL.
    """
    return _Builder(locate=locate, listener=listener, allowed=allowed).build(tokens)


@dataclass(kw_only=True, slots=True)
class _Builder:
    """Nodes under construction; elements and Markdown may cross, so an element ends where what encloses it ends."""

    locate: Locate
    listener: Listener
    allowed: Callable[[str], bool]
    frames: list[_Frame] = field(default_factory=lambda: [_Frame(name="")])

    def build(self, tokens: Iterable[Token]) -> Inlines:
        for token in tokens:
            if token.nesting > 0:
                self._open(_markdown_frame(token))
            elif token.nesting < 0:
                self._end_markdown()
            elif token.type == "tag":
                self._tag(token)
            elif token.type == "comment":
                self.listener.inner_directive(token.content, self._span(token))
            elif token.type == "hidden":
                self.listener.hidden(self._span(token), token.content)
            elif token.type == "finding":
                self.listener.finding(token.content, self._span(token), token.meta["words"])
            else:
                self.frames[-1].children.extend(self._leaf(token))
        while len(self.frames) > 1:
            self._close()
        return joined(self.frames[0].children)

    def _span(self, token: Token) -> Span:
        return Span(start=self.locate(token.meta["start"]), end=self.locate(token.meta["end"] - 1) + 1)

    def _open(self, frame: _Frame) -> None:
        if len(self.frames) > MAX_DEPTH:
            frame.close = None
        self.frames.append(frame)

    def _close(self) -> None:
        frame = self.frames.pop()
        children = joined(frame.children)
        if frame.close is not None and children:
            self.frames[-1].children.append(frame.close(children))
        else:
            self.frames[-1].children.extend(children)

    def _end_markdown(self) -> None:
        while self.frames[-1].element:
            self._close()
        self._close()

    def _tag(self, token: Token) -> None:
        name, attributes = token.content, token.meta["attributes"]
        if name == "br":
            self.frames[-1].children.append(Break())
        elif name in CELL_ELEMENTS:
            self.frames[-1].children.append(Text(text=" "))
        elif name == "img" and not token.meta["closing"]:
            self.frames[-1].children.extend(self._picture(token))
        elif token.meta["closing"]:
            self._end_element(name)
        else:
            if name in LINE_ELEMENTS:
                self._new_line()
            if name in ("ol", "ul"):
                self.listener.counts.append(_first(attributes) if name == "ol" else None)
            if name == "li":
                self.frames[-1].children.append(Text(text=self._mark()))
            close = _element(name, attributes, self.allowed)
            if close is not None:
                self._open(_Frame(name=name, element=True, close=close))

    def _mark(self) -> str:
        """What is before an item: its number, or a bullet."""
        count = self.listener.counts[-1] if self.listener.counts else None
        if count is None:
            return "• "
        self.listener.counts[-1] = count + 1
        return f"{count}. "

    def _end_element(self, name: str) -> None:
        if name in LINE_ELEMENTS:
            self._new_line()
        if name in ("ol", "ul") and self.listener.counts:
            self.listener.counts.pop()
        depth = len(self.frames) - 1
        while self.frames[depth].element and self.frames[depth].name != name:
            depth -= 1
        if self.frames[depth].element:
            while len(self.frames) > depth:
                self._close()

    def _new_line(self) -> None:
        children = self.frames[-1].children
        while children and isinstance(children[-1], Text) and not children[-1].text.strip():
            children.pop()
        if children and not isinstance(children[-1], Break):
            children.append(Break())

    def _picture(self, token: Token) -> Inlines:
        """A picture beside the sheet; of one elsewhere, the words that describe it, if there are any."""
        url, alternative = token.meta["attributes"].get("src", ""), token.meta["attributes"].get("alt", "")
        if is_badge(url):
            return self._badge(token)
        if url and not (alternative.strip() and _ELSEWHERE.match(url)):
            return (Image(url=html.unescape(url), alt=html.unescape(alternative), span=self._span(token)),)
        return text(html.unescape(alternative))

    def _badge(self, token: Token) -> Inlines:
        self.listener.hidden(self._span(token), BADGE)
        return ()

    def _formula(self, token: Token) -> Math | Code:
        formula = Math(tex=token.content, display=token.type == "math_display")
        return self.listener.judged(formula, token.markup, lambda offset: self.locate(token.meta["inner"] + offset))

    def _leaf(self, token: Token) -> Inlines:
        match token.type:
            case "text" | "text_special":
                return text(token.content)
            case "softbreak":
                return text("\n")
            case "hardbreak":
                return (Break(),)
            case "code_inline" | "listing":
                return (Code(text=token.content),)
            case "math_inline" | "math_display":
                return (self._formula(token),)
            case "image" if is_badge(str(token.attrs["src"])):
                return self._badge(token)
            case "image":
                return (Image(url=str(token.attrs["src"]), alt=_alternative(token), span=self._span(token)),)
            case "footnote_ref":
                label = str(token.meta["label"])
                return (Footnote(label=label, content=self.listener.footnote(label)),)
        raise ValueError(token.type)


def _markdown_frame(token: Token) -> _Frame:
    name = token.type.removesuffix("_open")
    if name == "link":
        url = str(token.attrs["href"])
        return _Frame(name=name, close=lambda children: Link(url=url, children=children))
    style, hint = STYLES[name], str(token.meta.get("hint", ""))
    return _Frame(name=name, close=lambda children: Styled(style=style, children=children, hint=hint))


def _element(
    name: str, attributes: dict[str, str], allowed: Callable[[str], bool]
) -> Callable[[Inlines], Inline] | None:
    """How to make the node of an element, if it is one that makes any."""
    url = html.unescape(attributes.get("href", "")).strip()
    if name == "a" and url and allowed(url):
        return lambda children: Link(url=url, children=children)
    if name in CODE_ELEMENTS:
        return lambda children: Code(text=plain(_with_line_ends(children)))
    style = ELEMENTS.get(name)
    if style is None:
        return None
    return lambda children: Styled(style=style, children=children)


def _first(attributes: dict[str, str]) -> int:
    """The number of the first item of an ordered list."""
    start = attributes.get("start", "")
    return int(start) if start.isdecimal() and len(start) < MOST_DIGITS else 1


def _with_line_ends(children: Inlines) -> Inlines:
    """The words of a code element, whose breaks are the ends of its lines."""
    return tuple(Text(text="\n") if isinstance(node, Break) else node for node in children)


def _alternative(image: Token) -> str:
    """The picture's description as plain characters."""
    if "description" in image.meta:
        return str(image.meta["description"])
    return "".join(" " if child.type == "softbreak" else child.content for child in image.children or ())
