"""Inline tokens → Inlines."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.inlines import Break, Code, Image, Inline, Inlines, Link, Math, Style, Styled, Text, plain, text
from generator.source import Span

Locate = Callable[[int], int]
Comment = Callable[[str, Span], None]
Judge = Callable[[Math, str, Locate], Math | Code]

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
    {"p", "div", "li", "tr", "dt", "dd", "ul", "ol", "summary", "details", "blockquote", "center"}
)

# A style inside so many others changes nothing that a reader sees, and everything that walks inlines recurses.
MAX_DEPTH = 12

_SPACES = re.compile(r"[ \t]{2,}")
_ELSEWHERE = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")


@dataclass(kw_only=True, slots=True)
class _Frame:
    """A stretch of markup that is still open; `close` makes its node, or is None where only the words stay."""

    name: str
    element: bool = False
    close: Callable[[Inlines], Inline] | None = None
    children: list[Inline] = field(default_factory=list)


def build(
    tokens: Iterable[Token], locate: Locate, comment: Comment, judge: Judge, allowed: Callable[[str], bool]
) -> Inlines:
    """The tokens of one stretch of text as nodes.

    `locate` turns an offset in that text into one in the source, `comment` takes the words of each HTML comment with
    its place, `judge` a formula, how it is written and where its TeX stands, and gives what is shown of it; `allowed`
    says whether a link may lead to a URL.
    """
    return _Builder(locate=locate, comment=comment, judge=judge, allowed=allowed).build(tokens)


@dataclass(kw_only=True, slots=True)
class _Builder:
    """Nodes under construction; elements and Markdown may cross, so an element ends where what encloses it ends."""

    locate: Locate
    comment: Comment
    judge: Judge
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
                self.comment(token.content, self._span(token))
            else:
                self.frames[-1].children.extend(self._leaf(token))
        while len(self.frames) > 1:
            self._close()
        return _joined(self.frames[0].children)

    def _span(self, token: Token) -> Span:
        return Span(start=self.locate(token.meta["start"]), end=self.locate(token.meta["end"] - 1) + 1)

    def _open(self, frame: _Frame) -> None:
        if len(self.frames) > MAX_DEPTH:
            frame.close = None
        self.frames.append(frame)

    def _close(self) -> None:
        frame = self.frames.pop()
        children = _joined(frame.children)
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
        elif name == "img" and not token.meta["closing"]:
            self.frames[-1].children.extend(self._picture(token))
        elif token.meta["closing"]:
            self._end_element(name)
        else:
            if name in LINE_ELEMENTS:
                self._new_line()
            if name == "li":
                self.frames[-1].children.append(Text(text="• "))
            close = _element(name, attributes, self.allowed)
            if close is not None:
                self._open(_Frame(name=name, element=True, close=close))

    def _end_element(self, name: str) -> None:
        if name in LINE_ELEMENTS:
            self._new_line()
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
        """A picture beside the sheet; of one elsewhere, the words that describe it."""
        url, alternative = token.meta["attributes"].get("src", ""), token.meta["attributes"].get("alt", "")
        if url and not _ELSEWHERE.match(url):
            return (Image(url=html.unescape(url), alt=html.unescape(alternative), span=self._span(token)),)
        return text(html.unescape(alternative))

    def _formula(self, token: Token) -> Math | Code:
        formula = Math(tex=token.content, display=token.type == "math_display")
        return self.judge(formula, token.markup, lambda offset: self.locate(token.meta["inner"] + offset))

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
            case "image":
                return (Image(url=str(token.attrs["src"]), alt=_alternative(token), span=self._span(token)),)
            case "footnote_ref":
                return (Styled(style="sup", children=text(token.meta["label"])),)
        raise ValueError(token.type)


def _markdown_frame(token: Token) -> _Frame:
    name = token.type.removesuffix("_open")
    if name == "link":
        url = str(token.attrs["href"])
        return _Frame(name=name, close=lambda children: Link(url=url, children=children))
    style = STYLES[name]
    return _Frame(name=name, close=lambda children: Styled(style=style, children=children))


def _element(
    name: str, attributes: dict[str, str], allowed: Callable[[str], bool]
) -> Callable[[Inlines], Inline] | None:
    """How to make the node of an element, if it is one that makes any."""
    url = html.unescape(attributes.get("href", "")).strip()
    if name == "a" and url and allowed(url):
        return lambda children: Link(url=url, children=children)
    if name in CODE_ELEMENTS:
        return lambda children: Code(text=plain(children))
    style = ELEMENTS.get(name)
    if style is None:
        return None
    return lambda children: Styled(style=style, children=children)


def _alternative(image: Token) -> str:
    """The picture's description as plain characters."""
    if "description" in image.meta:
        return str(image.meta["description"])
    return "".join(" " if child.type == "softbreak" else child.content for child in image.children or ())


def trimmed(nodes: Inlines) -> Inlines:
    """`nodes` without white space and line breaks at both ends."""
    first, last = 0, len(nodes)
    while first < last and _is_blank(nodes[first]):
        first += 1
    while last > first and _is_blank(nodes[last - 1]):
        last -= 1
    kept = list(nodes[first:last])
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(text=kept[0].text.lstrip())
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(text=kept[-1].text.rstrip())
    return tuple(kept)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Break) or (isinstance(node, Text) and not node.text.strip())


def _joined(nodes: Iterable[Inline]) -> Inlines:
    """Neighbouring text as one node, lines joined as the script asks for."""
    joined: list[Inline] = []
    run: list[str] = []

    def flush() -> None:
        characters = _SPACES.sub(" ", _one_line("".join(run)))
        run.clear()
        if characters:
            joined.append(Text(text=characters))

    for node in nodes:
        if isinstance(node, Text):
            run.append(node.text)
        else:
            flush()
            joined.append(node)
    flush()
    return tuple(joined)


def _one_line(lines: str) -> str:
    """Lines as one: a space between them, but not between characters of scripts that write none."""
    if "\n" not in lines:
        return lines
    first, *others = lines.split("\n")
    pieces = [first.rstrip() if others else first]
    for number, line in enumerate(others, 1):
        following = line.lstrip() if number == len(others) else line.strip()
        pieces.append("" if _unspaced(pieces[-1][-1:]) and _unspaced(following[:1]) else " ")
        pieces.append(following)
    return "".join(pieces)


def _unspaced(character: str) -> bool:
    return (
        character != ""
        and unicodedata.east_asian_width(character) in "WF"
        and unicodedata.category(character)[0] in "LP"
        and not "\uac00" <= character <= "\ud7a3"
    )
