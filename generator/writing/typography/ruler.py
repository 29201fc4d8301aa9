"""How wide text is, in em, and which faces it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from generator.writing.typography.faces import CJK, EMOJI, FALLBACKS, PLEX, PLEX_MONO, Cut, Family
from generator.writing.typography.shaping import hangul_space, is_shaped, shaped_width
from generator.writing.typography.signs import SIGN

NO_GLYPH = 1.000001  # an advance that no face has: it marks a character without a glyph


class Setting(NamedTuple):
    """How a stretch of text is set; `size` is in em of the page's text."""

    mono: bool = False
    bold: bool = False
    italic: bool = False
    size: float = 1.0

    @property
    def cut(self) -> Cut:
        if self.bold:
            return "bold-italic" if self.italic else "bold"
        return "italic" if self.italic else "regular"


class Extent(NamedTuple):
    """The width of a word in em, whether faces stand in for its own, and the width of a space behind it.

    A space is set in the face of what is before it.
    """

    width: float
    mixed: bool
    space: float


class _Chain(dict[str, Extent]):
    """Extents of words in one face with its fall-backs behind it, each measured once."""

    def __init__(self, families: tuple[Family, ...], cut: Cut, ruler: Ruler) -> None:
        self.families, self.cut, self.ruler = families, cut, ruler
        self.first = families[0].metrics(cut)
        self.advances: dict[str, float] = {}
        self.found: dict[str, Family] = {}

    def __missing__(self, word: str) -> Extent:
        own = self.first.advances
        if all(ord(character) in own for character in word):
            extent = Extent(self._kerned(word), False, own[32])
        else:
            extent = self._mixed(word)
        self[word] = extent
        return extent

    def _kerned(self, text: str) -> float:
        """The width of what is in the face itself."""
        own, kern = self.first.advances, self.first.kern
        self.ruler.need(self.families[0], self.cut)
        width = fsum(own.get(ord(letter), 0.0) for letter in text)
        return width + fsum(kern(left, right) for left, right in pairwise(text))

    def _mixed(self, word: str) -> Extent:
        width, space, mixed = 0.0, self.first.advances[32], False
        for family, text in self._runs(word):
            mixed = mixed or family not in (None, self.families[0])
            space = family.metrics(self.cut).advances.get(32, space) if family else space
            if family is self.families[0]:
                width += self._kerned(text)
            elif family and is_shaped(text):
                width += self._shaped(family, text)
            else:
                width += fsum(self.advances[one] for one in text)
        if "\uac00" <= word[-1] <= "\ud7a3":
            space = hangul_space(CJK.file(self.cut))
        return Extent(width, mixed, space)

    def _shaped(self, family: Family, text: str) -> float:
        return shaped_width(family.file(self.cut), family.weight(self.cut), text)

    def _runs(self, word: str) -> Iterator[tuple[Family | None, str]]:
        """`word` in pieces that are set in one face each; marks and joiners go with what they are after."""
        end = 0
        for sign in SIGN.finditer(word):
            yield from self._plain_runs(word[end : sign.start()])
            if ord(sign[0][0]) in EMOJI.metrics(self.cut).advances:
                self._take(EMOJI, sign[0][0])
                yield EMOJI, sign[0]
            else:
                yield from self._plain_runs(sign[0])
            end = sign.end()
        yield from self._plain_runs(word[end:])

    def _plain_runs(self, text: str) -> Iterator[tuple[Family | None, str]]:
        run, current = "", None
        for character in text:
            family = self._family(character)
            follows = is_ignorable(character) or (
                unicodedata.combining(character) and current and ord(character) in current.metrics(self.cut).advances
            )
            if run and family is not current and not follows:
                yield current, run
                run = ""
            if not run:
                current = family
            run += character
        if run:
            yield current, run

    def _family(self, character: str) -> Family | None:
        if character not in self.advances:
            self._look_up(character)
        return self.found.get(character)

    def _look_up(self, character: str) -> None:
        self.advances[character] = 0.0 if is_ignorable(character) else NO_GLYPH
        if is_ignorable(character):
            return
        for family in self.families:
            if ord(character) in family.metrics(self.cut).advances:
                self._take(family, character)
                return

    def _take(self, family: Family, character: str) -> None:
        """Have `character` set in `family`."""
        face = family.metrics(self.cut)
        self.ruler.need(family, self.cut)
        self.found[character] = family
        self.advances[character] = 0.0 if unicodedata.combining(character) else face.advances[ord(character)]


@dataclass(slots=True)
class Ruler:
    """Measures text in one theme's faces, and remembers which it needed."""

    text: Family = PLEX
    code: Family = PLEX_MONO
    faces: dict[tuple[str, Cut], Family] = field(default_factory=dict)
    _chains: dict[tuple[bool, Cut], _Chain] = field(default_factory=dict)

    def need(self, family: Family, cut: Cut) -> None:
        """Remember that text is set in the cut of `family` nearest to `cut`."""
        self.faces.setdefault((family.name, family.nearest(cut)), family)

    def width(self, text: str, setting: Setting) -> float:
        """The width of `text` in em."""
        return self.words(setting)[text].width * setting.size

    def words(self, setting: Setting) -> _Chain:
        """The extents of words in `setting`, its size aside."""
        key = (setting.mono, setting.cut)
        chain = self._chains.get(key)
        if chain is None:
            chain = self._chains[key] = _Chain(self.chain(mono=setting.mono), setting.cut, self)
        return chain

    def covers(self, character: str, *, mono: bool) -> bool:
        """Whether any face has a glyph for `character`, or none is needed."""
        return self.words(Setting(mono=mono))[character].width != NO_GLYPH

    def chain(self, *, mono: bool) -> tuple[Family, ...]:
        """The families in which a character is looked for, first to last."""
        first = (self.code, self.text) if mono else (self.text,)
        return (*first, *(family for family in FALLBACKS if family not in first))


def css_families(families: Iterable[Family]) -> str:
    """How a style names `families`, first to last."""
    return ", ".join(f"'{family.name}'" for family in families)


# Format characters that are drawn: signs around a number, such as that of a verse.
_BEFORE_NUMBERS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def is_ignorable(character: str) -> bool:
    """Whether `character` takes no room and needs no glyph: joiners, direction marks, variation selectors, controls."""
    if character in _BEFORE_NUMBERS:
        return False
    return character in "\u00ad\ufe0e\ufe0f" or unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp")
