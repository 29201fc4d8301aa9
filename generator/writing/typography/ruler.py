"""How wide text is, in em, and which faces it takes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.writing.typography.faces import FALLBACKS, PLEX, PLEX_MONO, Cut, Family, metrics


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


class _Advances(dict[str, float]):
    """Advance widths of one face with its fall-backs behind it, looked up once for each character."""

    def __init__(self, chain: tuple[Family, ...], cut: Cut, ruler: Ruler) -> None:
        self.chain, self.cut, self.ruler = chain, cut, ruler

    def __missing__(self, character: str) -> float:
        width = self[character] = self._look_up(character)
        return width

    def _look_up(self, character: str) -> float:
        if is_ignorable(character):
            return 0.0
        point = ord(character)
        for family in self.chain:
            cut, path = family.file(self.cut)
            advance = metrics(path).advances.get(point)
            if advance is not None:
                self.ruler.faces.setdefault((family.name, cut), family)
                return 0.0 if unicodedata.combining(character) else advance
        return NO_GLYPH


@dataclass(slots=True)
class Ruler:
    """Measures text in one theme's faces, and remembers which it needed."""

    text: Family = PLEX
    code: Family = PLEX_MONO
    faces: dict[tuple[str, Cut], Family] = field(default_factory=dict)
    _tables: dict[tuple[bool, Cut], _Advances] = field(default_factory=dict)

    def width(self, text: str, setting: Setting) -> float:
        """The width of `text` in em, kerning aside."""
        return sum(map(self.advances(setting).__getitem__, text)) * setting.size

    def advances(self, setting: Setting) -> _Advances:
        """The table of advance widths for `setting`, its size aside."""
        key = (setting.mono, setting.cut)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = _Advances(self.chain(mono=setting.mono), setting.cut, self)
        return table

    def covers(self, character: str, *, mono: bool) -> bool:
        """Whether any face has a glyph for `character`, or none is needed."""
        return self.advances(Setting(mono=mono))[character] != NO_GLYPH

    def chain(self, *, mono: bool) -> tuple[Family, ...]:
        """The families in which a character is looked for, first to last."""
        first = (self.code, self.text) if mono else (self.text,)
        return (*first, *(family for family in FALLBACKS if family not in first))


def is_ignorable(character: str) -> bool:
    """Whether `character` takes no room and needs no glyph: joiners, direction marks, variation selectors, controls."""
    return character in "\u00ad\ufe0e\ufe0f" or unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp")
