"""Inline tokens → Inlines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.inlines import Break, Code, Image, Inline, Inlines, Link, Styled, Text, text
from generator.source import Span

Locate = Callable[[int], int]

STYLES = {"strong": "strong", "em": "emphasis", "s": "strike"}

# A style inside so many others changes nothing that a reader sees, and everything that walks inlines recurses.
MAX_DEPTH = 12

_SOFT_BREAK = re.compile(r"(.?)[ \t]*\n[ \t]*(.?)", re.DOTALL)


@dataclass(kw_only=True, slots=True)
class _Frame:
    """A stretch of markup that is still open; `close` makes its node, or is None where only the words stay."""

    name: str
    close: Callable[[Inlines], Inline] | None = None
    children: list[Inline] = field(default_factory=list)


def build(tokens: Iterable[Token], locate: Locate) -> Inlines:
    """The tokens of one stretch of text as nodes; `locate` turns an offset in that text into one in the source."""
    frames = [_Frame(name="")]
    for token in tokens:
        if token.nesting > 0:
            frames.append(_opened(token, len(frames)))
        elif token.nesting < 0:
            _close(frames)
        else:
            frames[-1].children.extend(_leaf(token, locate))
    while len(frames) > 1:
        _close(frames)
    return _joined(frames[0].children)


def _opened(token: Token, depth: int) -> _Frame:
    name = token.type.removesuffix("_open")
    if depth > MAX_DEPTH:
        return _Frame(name=name)
    if name == "link":
        url = str(token.attrs["href"])
        return _Frame(name=name, close=lambda children: Link(url=url, children=children))
    style = STYLES[name]
    return _Frame(name=name, close=lambda children: Styled(style=style, children=children))  # type: ignore[arg-type]


def _close(frames: list[_Frame]) -> None:
    frame = frames.pop()
    children = _joined(frame.children)
    if frame.close is not None and children:
        frames[-1].children.append(frame.close(children))
    else:
        frames[-1].children.extend(children)


def _leaf(token: Token, locate: Locate) -> Inlines:
    match token.type:
        case "text" | "text_special":
            return text(token.content)
        case "softbreak":
            return text("\n")
        case "hardbreak":
            return (Break(),)
        case "code_inline":
            return (Code(text=token.content),)
        case "image":
            span = Span(start=locate(token.meta["start"]), end=locate(token.meta["end"]))
            return (Image(url=str(token.attrs["src"]), alt=_alternative(token), span=span),)
        case "footnote_ref":
            return (Styled(style="sup", children=text(token.meta["label"])),)
    raise ValueError(token.type)


def _alternative(image: Token) -> str:
    """The picture's description as plain characters."""
    return "".join(" " if child.type == "softbreak" else child.content for child in image.children or ())


def _joined(nodes: Iterable[Inline]) -> Inlines:
    """Neighbouring text as one node, lines joined as the script asks for."""
    joined: list[Inline] = []
    run: list[str] = []

    def flush() -> None:
        characters = _SOFT_BREAK.sub(_join_lines, "".join(run))
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


def _join_lines(match: re.Match[str]) -> str:
    """Two lines as one: a space between them, but not between characters of scripts that write none."""
    before, after = match.groups()
    return f"{before}{after}" if _unspaced(before) and _unspaced(after) else f"{before} {after}"


def _unspaced(character: str) -> bool:
    return (
        character != ""
        and unicodedata.east_asian_width(character) in "WF"
        and unicodedata.category(character)[0] in "LP"
        and not "\uac00" <= character <= "\ud7a3"
    )
