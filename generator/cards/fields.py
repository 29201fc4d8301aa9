"""Inlines as the HTML of a field, in which Anki finds nothing to run, to load or to expand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.expressions import expression
from generator.highlighting import highlight
from generator.inlines import Break, Code, Image, Inline, Inlines, Math, plain
from generator.markup import Markup, escape
from generator.notes import Media
from generator.scripts import Direction, first_direction, language_of
from generator.tex import is_allowed
from generator.values import quick

WEB = ("http:", "https:", "mailto:")

# Anki plays [sound:…], speaks [anki:tts …] and typesets [latex] and [$] wherever they are in a field. A bracket at
# the end of a text may meet its word in the next one.
_ANKI_WORD = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\$)|$)", re.IGNORECASE)
# MathJax opens a formula at each of these; Anki's editor and clozes do so even in code. None looks across a tag.
_FORMULA = re.compile(r"\\(?=[()\[\]]|$)")
# A browser may break a line at each hyphen: an option (`--dry-run`), and what has one in code, keeps together.
_OPTION = expression(r"(?:(?<=[\s(;])|^)--?[A-Za-z][\w-]*")
_HYPHENED = expression(r"(?:(?<=\s)|^)(?=[^\s<>-]*-)(?:[^\s<>]|<wbr>){2,}(?=\s|$)")
# A path, an address, a name with dots: a browser would break it wherever the line ends.
_LONGEST_SOLID = 20
_LONG = expression(rf"(?<![^\s>])[\w/.=:,@%+~-]{{{_LONGEST_SOLID},}}")
_JOINT = expression(r"[/_.=,:]+(?=\w)")
# What begins a line of a list.
_POINT = re.compile(r"(?:[•◦▪‣–]|(?:\d{1,2}|[^\W\d_])[.)、．）])\s+(?=\S)")
_BOX = '<div class="point'
# Most texts hold nothing of all this.
_UNCOMMON = re.compile(r"[^ !#$%()*+,\-./0-9:;=?@A-Z^_`a-z|~]")
# Anki reads no templates in a field; a learner's own tools may.
_BRACES = re.compile(r"\{\{+|\}\}+")


def field_text(text: str) -> str:
    """`text` as HTML that reads the same and is nothing but text."""
    return _unbroken(_OPTION, _plain(text))


def _plain(text: str) -> str:
    return _guarded(escape(_storable(text))) if _UNCOMMON.search(text) else text


def _unbroken(words: re.Pattern[str], html: str) -> str:
    """`html` with its `words` kept together, and places where a line may break in what is too long for one."""
    if len(html) >= _LONGEST_SOLID:
        html = _LONG.sub(lambda long: _JOINT.sub(r"\g<0><wbr>", long[0]), html)
    return words.sub(r'<span class="unbroken">\g<0></span>', html) if "-" in html else html


def _guarded(html: str) -> str:
    """`html` with nothing left that Anki or MathJax would take for their own."""
    return _FORMULA.sub(r"<span>\\</span>", _plain_words(html))


def _plain_words(html: str) -> str:
    return _BRACES.sub(lambda braces: without_braces(braces[0]), _ANKI_WORD.sub("&#91;", html))


def attribute_text(text: str) -> str:
    """`text` as the value of an attribute, on one line."""
    return _plain_words(escape(" ".join(_storable(text).split())))


def _storable(text: str) -> str:
    """Anki normalises what it imports, separates fields by a control character and cuts at NUL: so do we before."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(
        "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n" else character
        for character in composed
    )


def _code(code: Code) -> str:
    if "\n" not in code.text.strip("\r\n"):
        return f"<code>{_unbroken(_HYPHENED, _plain(code.text))}</code>"
    listing = _storable(code.text.replace("\r\n", "\n"))
    return f'<pre class="listing"><code>{_guarded(highlight(listing, code.language))}</code></pre>'


def _math(math: Math) -> str:
    # Reading has seen to that; what comes out of a ledger has not been read.
    if not is_allowed(math.tex):
        return _code(Code(text=math.tex))
    opening, closing = (r"\[", r"\]") if math.display else (r"\(", r"\)")
    return opening + _plain_words(escape(_storable(math.tex))) + closing


def _link(url: str, inner: str) -> str:
    """A place on the sheet or beside it is nowhere on a card: such a link is only its text."""
    if not url.lower().startswith(WEB):
        return inner
    return f'<a href="{attribute_text(url)}">{inner}</a>'


def field_markup(media: Mapping[str, Media]) -> Markup:
    """How fields write inlines; a picture that is not among `media` (by URL) becomes its alternative text."""

    def image(image: Image) -> str:
        found = media.get(image.url)
        if found is None:
            return field_text(image.alt)
        return f'<img src="{attribute_text(found.name)}" alt="{attribute_text(image.alt)}">'

    return Markup(text=field_text, code=_code, math=_math, image=image, link=_link)


def cloze_markup(markup: Markup) -> Markup:
    """`markup` for the text of a cloze note, in which braces would open and close clozes."""
    return replace(
        markup,
        text=lambda text: without_braces(markup.text(text)),
        code=lambda code: without_braces(markup.code(code)),
        math=lambda math: without_braces(markup.math(math)),
        image=lambda image: without_braces(markup.image(image)),
        link=lambda url, inner: without_braces(markup.link(url, "\0")).replace("\0", inner),
    )


def without_braces(html: str) -> str:
    """`html` with its braces as entities; no tag of ours holds one."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


def without_colons(html: str) -> str:
    """`html` with its colons as entities, because two of them begin the hint of a cloze."""
    return html.replace(":", "&#58;")


def _divided(inlines: Inlines) -> Iterator[Inlines]:
    """The lines of `inlines`, without the breaks between them."""
    line: list[Inline] = []
    for node in inlines:
        if isinstance(node, Break):
            yield tuple(line)
            line = []
        else:
            line.append(node)
    yield tuple(line)


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class FieldWriter:
    """Writes the fields of one note, whose cards read in `direction` and are in `language`.

    `han` is the language of Chinese characters where nothing else tells it.
    """

    markup: Markup
    direction: Direction
    language: str
    han: str = "zh"

    def field(self, inlines: Inlines) -> str:
        """`inlines` as a field's HTML, with direction and language of its own where they differ from the card's."""
        html = "".join(self._lines(inlines)) if Break in map(type, inlines) else self._line(inlines)
        attributes = "" if html.isascii() and self.direction == "ltr" else self.attributes(plain(inlines))
        return f"<span{attributes}>{html}</span>" if attributes else html

    def _lines(self, inlines: Inlines) -> Iterator[str]:
        """`inlines` line by line; one with a bullet, a number or an option's letter is a box, in which they hang."""
        begun = False  # whether a line without a box of its own needs a break before it
        for line in _divided(inlines):
            html = self._line(line)
            boxed = html.startswith(_BOX)
            yield f"<br>{html}" if begun and not boxed else html
            begun = not boxed

    def _line(self, line: Inlines) -> str:
        html = self.markup.html(line)
        point = _POINT.match(plain(line))
        return f'{_BOX}{" lettered" if point[0][0].isalnum() else ""}">{html}</div>' if point else html

    def attributes(self, text: str) -> str:
        """The attributes of an element that holds `text`: each with a space before it, none where nothing differs."""
        if text.isascii() and self.direction == "ltr":
            return ""
        direction = first_direction(text) or self.direction
        language = language_of(text, self.language)
        language = self.han if language == "zh" else language
        turned = f' dir="{direction}"' if direction != self.direction else ""
        spoken = f' lang="{attribute_text(language)}"' if language != self.language else ""
        return turned + spoken
