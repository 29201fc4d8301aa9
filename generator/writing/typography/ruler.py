"""How wide text is, in em, and which faces it takes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.writing.typography.faces import FALLBACKS, PLEX, PLEX_MONO, Cut, Family, Metrics

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
    """The width of a word in em, and by how much faces that stand in for its own make its line higher.

    `alone` is how much where nothing else is in the line; it is negative where the word is in its own face, too.
    """

    width: float
    extra: float
    alone: float


class _Chain(dict[str, Extent]):
    """Extents of words in one face with its fall-backs behind it, each measured once."""

    def __init__(self, families: tuple[Family, ...], cut: Cut, ruler: Ruler) -> None:
        self.families, self.cut, self.ruler = families, cut, ruler
        self.first = families[0].metrics(cut)
        self.advances: dict[str, float] = {}
        self.extras: dict[str, tuple[float, float]] = {}

    def __missing__(self, word: str) -> Extent:
        own, kern = self.first.advances, self.first.kern
        width = extra = alone = 0.0
        before = ""
        for character in word:
            if character not in self.advances:
                self._look_up(character)
            width += self.advances[character]
            if ord(character) in own:
                if before:
                    width += kern(before, character)
                before, alone = character, -1.0
            else:
                beside, by_itself = self.extras[character]
                extra, before = max(extra, beside), ""
                alone = max(alone, by_itself) if alone >= 0.0 else alone
        extent = self[word] = Extent(width, extra, alone)
        return extent

    def _look_up(self, character: str) -> None:
        self.advances[character], self.extras[character] = NO_GLYPH, (0.0, 0.0)
        if is_ignorable(character):
            self.advances[character] = 0.0
            return
        point = ord(character)
        for family in self.families:
            face = family.metrics(self.cut)
            advance = face.advances.get(point)
            if advance is not None:
                self.ruler.faces.setdefault((family.name, family.nearest(self.cut)), family)
                self.advances[character] = 0.0 if unicodedata.combining(character) else advance
                self.extras[character] = _raised(self.first, face)
                return


def _raised(own: Metrics, other: Metrics) -> tuple[float, float]:
    """What a line gains in height where `other` stands in beside `own`, and where it stands alone.

    Text is centred on the extents of the faces in it, and so moves against its line.
    """
    middle = own.ascent - own.descent
    beside = max(own.ascent, other.ascent) - max(own.descent, other.descent)
    return abs(beside - middle) / 2, abs(other.ascent - other.descent - middle) / 2


@dataclass(slots=True)
class Ruler:
    """Measures text in one theme's faces, and remembers which it needed."""

    text: Family = PLEX
    code: Family = PLEX_MONO
    faces: dict[tuple[str, Cut], Family] = field(default_factory=dict)
    _chains: dict[tuple[bool, Cut], _Chain] = field(default_factory=dict)

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


def is_ignorable(character: str) -> bool:
    """Whether `character` takes no room and needs no glyph: joiners, direction marks, variation selectors, controls."""
    return character in "\u00ad\ufe0e\ufe0f" or unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp")
