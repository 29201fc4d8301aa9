"""Inlines twice over: measured for the model, and as HTML for the layout; both walk the same text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.expressions import expression
from generator.inlines import Break, Code, Footnote, Image, Inlines, Link, Math, Styled, Text, plain, stand_in
from generator.markup import Markup, escape
from generator.notes import Media
from generator.scripts import Direction
from generator.writing.page.divisible import BREAK, divisible
from generator.writing.page.tongue import Tongue
from generator.writing.typography.prose import STRUT_FALL, Figure, LineEnd, Piece, Prose, Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.signs import SIGN
from generator.writing.typography.substitutes import presentable

CODE_SIZE = 0.9
SMALL_SIZE = 0.8
SCRIPT_SIZE = 0.72
# Says that a sign is in colour, which on paper it is not; the layout would look for a colour face first.
_IN_COLOUR = "\ufe0f"
KEY_PADDING = 0.28  # what the frame of a key adds to its width, both sides together
MOST_INLINE_PICTURE = 2.5  # the height of a picture within a line
BY_HAND = 1.6  # how much more room words take by hand
RULE_WIDTH, NARROWEST_RULE = 14.0, 3.0  # in em, of a line to write on
MOST_RULES = 8
JOINER = "\u2060"
WIDE_SPACE = "\u00a0 "

_BEFORE_BREAK = expression(r"(?<=[._(,=/:;&?|>{\[+])(?=[^\s.,;:)\]}=>/&|?._(])")

_OPTION = expression(r"(?<![\w.)\]-])(-{1,2})(?=[A-Za-z])")
"""The hyphens that an option begins with; they stay with its name."""
_BEFORE_ELEMENT = expression(r" (?=<[a-z])")
_PARTS = expression(r'(?:<svg [^>]*class="tex"(?:(?!</svg>).)*</svg>){2,}', re.DOTALL)
"""The parts of one formula that a line may end between."""


class Drawn(NamedTuple):
    """A picture or formula within a line: its HTML, and its extent in em."""

    markup: str
    figure: Figure


class Written(NamedTuple):
    """Lines to write on: their HTML, and what they are measured as."""

    markup: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Lettering:
    """Sets inlines in one theme's faces; `formula` draws TeX in parts that lines may end between, none where it cannot.

    Where lines to write on are `ruled` that many em apart, marked words are left blank. `missing` gathers what no face
    has.
    """

    ruler: Ruler
    media: Mapping[str, Media]
    formula: Callable[[str, bool], tuple[Drawn, ...]]
    picture: Callable[[Media, str], Drawn]
    missing: set[str]
    tongue: Tongue
    ruled: float = 0.0

    # ---- text ------------------------------------------------------------------------------------------------------

    def show(self, text: str, *, mono: bool = False) -> str:
        """`text` as the page shows it, an option such as `-x` held together.

        Characters that no face has give way to a plain twin or to their number.
        """
        shown = presentable(text, self.ruler, self.missing, mono=mono)
        return _OPTION.sub(rf"\1{JOINER}", shown) if "-" in shown else shown

    def code_text(self, text: str) -> str:
        """Code as the page shows it, with places to break it that a programmer would choose."""
        shown = self.show(text, mono=True)
        if len(shown) <= 10:
            return shown
        return _BEFORE_BREAK.sub(BREAK, shown)

    # ---- measured --------------------------------------------------------------------------------------------------

    def prose(self, inlines: Inlines, setting: Setting = Setting()) -> Prose:  # noqa: B008  a frozen value
        """`inlines` measured."""
        return prose(self.pieces(inlines, setting), self.ruler, setting.size)

    def pieces(self, inlines: Inlines, setting: Setting) -> Iterator[Piece]:
        """`inlines` as what a line is made of."""
        yield from self._pieces(divisible(_apart(inlines), self._shown), setting)

    def _shown(self, node: Text | Code) -> str:
        return self.show(node.text) if isinstance(node, Text) else self.code_text(node.text)

    def _pieces(self, inlines: Inlines, setting: Setting) -> Iterator[Piece]:
        for node in inlines:
            match node:
                case Text(text=text):
                    yield Stretch(self.show(text), setting)
                case Code(text=text):
                    yield from self._code_pieces(text, setting)
                case Math(tex=tex, display=display):
                    drawn = self.formula(tex, display)
                    yield from (part.figure.scaled(setting.size) for part in drawn)
                    if not drawn:
                        yield from self._code_pieces(tex, setting)
                case Image():
                    media = self.media.get(node.url)
                    if media is None:
                        yield Stretch(self.show(stand_in(node)), setting)
                    else:
                        yield self.picture(media, node.alt).figure.scaled(setting.size)
                case Break():
                    yield LineEnd()
                case Footnote(label=label):
                    yield Stretch(self.show(label), setting._replace(size=setting.size * SCRIPT_SIZE))
                case Link(children=children):
                    yield from self._pieces(children, setting)
                case Styled(style=style, children=children):
                    yield from self._styled_pieces(style, children, setting)

    def _code_pieces(self, text: str, setting: Setting) -> Iterator[Piece]:
        inner = setting._replace(mono=True, size=setting.size * CODE_SIZE)
        for number, line in enumerate(text.split("\n")):
            if number:
                yield LineEnd()
            yield Stretch(self.code_text(line), inner)

    def _styled_pieces(self, style: str, children: Inlines, setting: Setting) -> Iterator[Piece]:
        match style:
            case "strong":
                yield from self._pieces(children, setting._replace(bold=True))
            case "emphasis":
                yield from self._pieces(children, setting._replace(italic=True))
            case "small":
                yield from self._pieces(children, setting._replace(size=setting.size * SMALL_SIZE))
            case "sub" | "sup":
                yield from self._pieces(children, setting._replace(size=setting.size * SCRIPT_SIZE))
            case "kbd":
                inner = setting._replace(mono=True, size=setting.size * CODE_SIZE)
                text = self.show(plain(children), mono=True)
                yield Figure(self.ruler.width(text, inner) + KEY_PADDING * setting.size, 0.0, 0.0)
            case "mark" if self.ruled:
                yield Figure(self._gap_width(children), self.rise, 0.0).scaled(setting.size)
            case _:
                yield from self._pieces(children, setting)

    # ---- HTML ------------------------------------------------------------------------------------------------------

    def html(self, inlines: Inlines) -> str:
        """`inlines` as HTML."""
        # A text that ends with a space before an element is broken at the wrong place by WeasyPrint where only the
        # space is too much for the line; a space that stands for itself is not.
        html = _BEFORE_ELEMENT.sub("<span> </span>", self._markup.html(divisible(_apart(inlines), self._shown)))
        # The parts of a formula follow each other from the left, wherever the words around it begin.
        return _PARTS.sub(r'<span dir="ltr">\g<0></span>', html) if self._from_the_right(inlines) else html

    def _from_the_right(self, inlines: Inlines) -> bool:
        return "rtl" in (self.tongue.direction, self.tongue.direction_of(inlines))

    @cached_property
    def _markup(self) -> Markup:
        return Markup(
            text=self.text_html,
            code=self._code_html,
            math=self._math_html,
            image=self._image_html,
            link=self._link_html,
            mark=(lambda node, _: self._gap(f"{self._gap_width(node.children):.3f}em")) if self.ruled else None,
        )

    def text_html(self, text: str) -> str:
        """`text` as HTML; what is in another language than the page says which."""
        return "".join(
            f'<span lang="{language}">{self._run(run)}</span>' if language else self._run(run)
            for language, run in self.tongue.runs(self.show(text))
        )

    def _run(self, text: str) -> str:
        return "".join(
            f'<span dir="ltr">{_signs(piece)}</span>' if compared else _signs(piece)
            for compared, piece in self.tongue.relations(text)
        )

    def rules(self, answer: Inlines, place: float = RULE_WIDTH) -> Written:
        """Lines to write `answer` on, as wide as their `place` of about so many em, and as many as it takes by hand."""
        written = BY_HAND * self.prose(answer).natural
        count = min(MOST_RULES, max(1, math.ceil(written / place)))
        width = min(max(written / count, NARROWEST_RULE), RULE_WIDTH)
        pieces: list[Piece] = [Figure(width, self.rise, 0.0)]
        for _ in range(1, count):
            pieces += [LineEnd(), Figure(width, self.rise, 0.0)]
        return Written("<br>".join([self._gap("100%")] * count), tuple(pieces))

    @property
    def rise(self) -> float:
        """How high the room above a line to write on is, in em."""
        return self.ruled - STRUT_FALL

    def _gap(self, width: str) -> str:
        return f'<span class="gap" style="width:{width};height:{self.rise:.3f}em"></span>'

    def _gap_width(self, answer: Inlines) -> float:
        """The width in em of a gap within a line."""
        return min(max(BY_HAND * self.prose(answer).natural, NARROWEST_RULE), RULE_WIDTH)

    def _code_html(self, code: Code) -> str:
        lines = (escape(self.code_text(line)) for line in code.text.split("\n"))
        return f"<code>{'<br>'.join(lines)}</code>"

    def _math_html(self, math: Math) -> str:
        drawn = self.formula(math.tex, math.display)
        return "".join(part.markup for part in drawn) or self._code_html(Code(text=math.tex))

    def _image_html(self, image: Image) -> str:
        media = self.media.get(image.url)
        return self.picture(media, image.alt).markup if media else escape(self.show(stand_in(image)))

    def _link_html(self, url: str, inner: str) -> str:
        # A page on paper has no other page to go to; what is not on the web is only text.
        if not is_printed_link(url):
            return inner
        return f'<a href="{escape(url)}">{inner}</a>'

    def direction(self, inlines: Inlines) -> str:
        """The attribute that a block of `inlines` needs where it runs in another direction than the page."""
        return self._turned(self.tongue.direction_of(inlines))

    def table_direction(self, cells: Iterable[Inlines]) -> str:
        """The attribute that a table needs whose header `cells` all run in another direction than the page."""
        directions = {self.tongue.direction_of(cell) for cell in cells if any(map(str.isalpha, plain(cell)))}
        return self._turned(directions.pop()) if len(directions) == 1 else ""

    def _turned(self, direction: Direction) -> str:
        return f' dir="{direction}"' if direction != self.tongue.direction else ""


def is_printed_link(url: str) -> bool:
    """Whether the page leads to `url`, which is outside of it."""
    return url.startswith(("http://", "https://", "mailto:"))


def _apart(inlines: Inlines) -> Inlines:
    """`inlines` with a wider space between two code spans with nothing else between them: else they read as one."""
    return tuple(
        Text(text=WIDE_SPACE)
        if isinstance(node, Text) and not node.text.strip() and isinstance(before, Code) and isinstance(after, Code)
        else node
        for before, node, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False)
    )


def _signs(text: str) -> str:
    """`text` as HTML, each sign of several characters in the one face that has it whole."""
    if text.isascii():
        return escape(text)
    return SIGN.sub(lambda sign: f'<span class="sign">{sign[0].replace(_IN_COLOUR, "")}</span>', escape(text))
