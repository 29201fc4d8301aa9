"""Text with its markup, as frozen nodes: what is in a cell, a heading or a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from operator import attrgetter
from typing import Any, Literal, TypeAlias, TypeVar
from urllib.parse import unquote

from generator.expressions import expression
from generator.source import Span
from generator.values import quick

T = TypeVar("T")

Style: TypeAlias = Literal[
    "strong", "emphasis", "strike", "mark", "kbd", "sub", "sup", "small", "underline"
]  # fmt: skip


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Plain characters; entities are decoded, nothing is escaped."""

    text: str


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A code span; where `text` has line ends it is a listing, and `language` names its fence's language if known."""

    text: str
    language: str = ""


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Math:
    """TeX between dollars."""

    tex: str
    display: bool = False


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Styled:
    """Text in a style; `mark` is what a cloze hides, and `hint` what its card says in place of that."""

    style: Style
    children: Inlines
    hint: str = ""


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link whose `url` has passed the allow list of schemes."""

    url: str
    children: Inlines


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture by reference; `alt` is plain text, `span` the place to name when the file is missing."""

    url: str
    alt: str
    span: Span


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Footnote:
    """The mark that points to a footnote; `content` is what the note says, which is elsewhere on the page."""

    label: str
    content: Inlines


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """A line break that the author wants."""


Inline: TypeAlias = Text | Code | Math | Styled | Link | Image | Footnote | Break
Inlines: TypeAlias = tuple[Inline, ...]


MOST_REMEMBERED = 2_000


def remembered(ask: Callable[[Inlines], T]) -> Callable[[Inlines], T]:
    """`ask`, which looks at the same inlines once while they are at hand: of a row all is asked dozens of times.

    They are known by identity, because to compare them takes longer than to look at them.
    """
    known: dict[int, tuple[Inlines, T]] = {}

    @wraps(ask)
    def asked(inlines: Inlines) -> T:
        found = known.get(id(inlines))
        if found is not None and found[0] is inlines:
            return found[1]
        answer = ask(inlines)
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[id(inlines)] = inlines, answer
        return answer

    return asked


def text(characters: str) -> Inlines:
    """`characters` as inlines; none for the empty string."""
    return (Text(text=characters),) if characters else ()


def plain(inlines: Inlines) -> str:
    """What a reader sees, without markup: a line break becomes a space, a picture its alternative text.

    The mark of a footnote is none of the words that it is at.
    """
    if len(inlines) == 1 and type(first := inlines[0]) in _PLAIN:
        return first.text  # type: ignore[union-attr]
    return "".join([_WORDS[type(node)](node) for node in inlines])


_PLAIN = frozenset({Text, Code})
# By type, because a build asks for the words of each cell dozens of times.
_WORDS: Mapping[type[Inline], Callable[[Any], str]] = {
    Text: attrgetter("text"),
    Code: attrgetter("text"),
    Math: attrgetter("tex"),
    Styled: lambda node: plain(node.children),
    Link: lambda node: plain(node.children),
    Image: attrgetter("alt"),
    Footnote: lambda _: "",
    Break: lambda _: " ",
}


def walk(inlines: Inlines) -> Iterator[Inline]:
    """Every node, parents before children, in reading order."""
    for node in inlines:
        yield node
        if isinstance(node, Styled | Link):
            yield from walk(node.children)


def footnotes(inlines: Inlines) -> Iterator[Footnote]:
    """The footnotes that are pointed to, each once, in reading order."""
    yield from dict.fromkeys(node for node in walk(inlines) if isinstance(node, Footnote))


def marks(inlines: Inlines) -> Iterator[Styled]:
    """The outermost marked stretches, in reading order."""
    for node in inlines:
        if isinstance(node, Styled) and node.style == "mark":
            yield node
        elif isinstance(node, Styled | Link):
            yield from marks(node.children)


def stand_in(picture: Image) -> str:
    """What is said in place of a picture that cannot be shown: its alternative text, or its file's name.

    A badge on the web has neither, and names that programs give say nothing.
    """
    web = ":" in picture.url or picture.url.startswith("//")
    said = (picture.alt, "" if web else unquote(picture.url).rpartition("/")[2])
    return next((name for name in said if name and not _GIVEN_NAME.fullmatch(name.strip())), "")


# Evidence: pasted and captured pictures of editors and phones, names of files by hash or date, templates of alternative
# texts, and the sizes and sides that slides of Marp write there.
_GIVEN_NAME = expression(
    r"""(?:
    (?:pasted[ _-]?image|image|img|dsc|pic|picture|photo|screen[ _-]?shot|screenclip|capture|clip_image|untitled
    |unnamed|download|alt|(?:image[ _-])?alt[ _-]?text|bildschirmfoto|capture[ _-]d.écran|captura[ _-]de[ _-]pantalla
    |截图|截屏|图片|屏幕截图|スクリーンショット|スクショ|画像|스크린샷|снимок[ _-]экрана)
    [\s_.()-]*(?:(?:at|um|à|kl)\s)?[\d\s_.:()+-]*(?:[ap]m)?
    |(?=[0-9a-f-]*\d)[0-9a-f]{8}[0-9a-f-]*
    |[\d_.:-]+
    |(?=.*(?:\bbg\b|:))(?:(?:bg|(?:left|right)(?::[\w%]+)?|fit|cover|contain|auto|vertical|(?:w|h|width|height|size):[\w.%]+)[\s,]*)+
    )
    (?:\.(?:png|jpe?g|gif|svg|webp|bmp|heic|tiff?))?""",
    re.VERBOSE | re.IGNORECASE,
)
