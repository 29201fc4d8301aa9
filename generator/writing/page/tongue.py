"""The language of a page, the direction it runs in, and what of its text is in another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.expressions import expression
from generator.facts import Sheet
from generator.inlines import Inlines, Link, Styled, Text, plain
from generator.languages import DEFAULT, han_language
from generator.scripts import Direction, direction_in, language_of, main_direction

_KANA = expression("[\u3041-\u30ff]")
# Letters by script; between words of one script may be what belongs to none. One Greek letter is a symbol.
_SCRIPTS = {
    "he": "\u0591-\u05f4\ufb1d-\ufb4f",
    "ar": "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "zh": "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff",
    "ko": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "th": "\u0e01-\u0e5b",
    "hy": "\u0531-\u0588",
    "ka": "\u10a0-\u10ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
}
_RUN = expression(
    "|".join(
        f"(?P<{language}>[{letters}]{'(?=[' + letters + '])' if language == 'el' else ''}(?:[\\W\\d_]*[{letters}])*)"
        for language, letters in _SCRIPTS.items()
    )
)
_FROM_THE_RIGHT = expression(f"[{_SCRIPTS['he']}{_SCRIPTS['ar']}]")
# What is said in signs in a text from the right: bars and brackets at its edges would go to the other side of it.
_OPERAND = "[A-Za-z0-9\u0391-\u03c9]"
_RELATION = expression(
    f"[|\u2016(\\[{{\u221a\u00ac\u2211\u222b\u2200\u2203+\u2212-]*{_OPERAND}"
    f"(?:[^{_SCRIPTS['he']}{_SCRIPTS['ar']}\u060c\u061b\u061f,;:]*[A-Za-z0-9\u0391-\u03c9|\u2016)\\]}}'\u2032\u00b2\u00b3])?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongue:
    """A page's language (`ja`) and direction; `han` is the language of Chinese characters without a word of it."""

    language: str
    direction: Direction
    han: str

    @classmethod
    def of(cls, sheet: Sheet) -> Tongue:
        """What the titles are written in; where more than one language is, the author's word for it."""
        titles = " ".join((sheet.title, *(plain(section.title) for section in sheet.sections)))
        kana = bool(_KANA.search(sheet.source.text))
        language = language_of(titles, sheet.meta.language or DEFAULT)
        if language == "zh" != sheet.meta.language and kana:
            language = "ja"
        return cls(
            language=language,
            direction=direction_in(language),
            han=han_language(language, sheet.source.text),
        )

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """`text` in pieces, each with its language, which is empty where it is the page's or open."""
        end = 0
        for run in () if text.isascii() else _RUN.finditer(text):
            language = self._language(run)
            if not language:
                continue
            if not any(map(str.isalnum, text[: run.start()] + text[run.end() :])):
                yield language, text
                return
            if run.start() > end:
                yield "", text[end : run.start()]
            yield language, run[0]
            end = run.end()
        if end < len(text):
            yield "", text[end:]

    def _language(self, run: re.Match[str]) -> str:
        """The language of a run of one script; empty where the page's own is written so."""
        script = run.lastgroup or ""
        if script == "zh":
            script = "ja" if _KANA.search(run[0]) else self.han
            return script if script != self.language else ""
        return script if language_of(run[0], self.language) != self.language else ""

    def relations(self, text: str) -> Iterator[tuple[bool, str]]:
        """`text` in pieces, each with whether it compares two things, and so runs from the left in whatever text."""
        end = 0
        if self.direction == "rtl" or _FROM_THE_RIGHT.search(text):
            for found in _RELATION.finditer(text):
                if any(map(_is_compared, found[0])):
                    yield False, text[end : found.start()]
                    yield True, found[0]
                    end = found.end()
        yield False, text[end:]

    def direction_of(self, inlines: Inlines) -> Direction:
        """The direction of a block: that of most letters, code aside; on a page from right to left, of any such."""
        words = "".join(_words(inlines))
        if not any(map(str.isalpha, words)):
            # A sign that is turned around where text runs from the right would be shown as its opposite.
            return "ltr" if any(map(_is_relation, words)) else self.direction
        if self.direction == "ltr":
            return main_direction(words)
        return "rtl" if _FROM_THE_RIGHT.search(words) else "ltr"


def _is_compared(sign: str) -> bool:
    return sign in "=|\u2016" or _is_relation(sign)


def _is_relation(sign: str) -> bool:
    """Whether `sign` is one of mathematics that has a left and a right side."""
    return unicodedata.category(sign) == "Sm" and bool(unicodedata.mirrored(sign))


def _words(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Text(text=text):
                yield text
            case Styled(children=children) | Link(children=children):
                yield from _words(children)
