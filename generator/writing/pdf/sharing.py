"""What the pages of one sheet share, whatever paper they are on: its pictures, and its text, set once for each look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.facts import Sheet
from generator.notes import Media
from generator.writing.page.blanks import Blanks, blanks_of
from generator.writing.page.manuscript import Typeset, typeset
from generator.writing.page.theme import Theme
from generator.writing.pdf.pictures import Pictures, printable


class Composition:
    """A `sheet` with its `media` as pages need them; nothing in it depends on the size of the paper."""

    def __init__(self, sheet: Sheet, media: Mapping[str, Media]) -> None:
        self.sheet = sheet
        self._media = media
        self._set: list[tuple[tuple[Theme, bool, float], Typeset]] = []

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures that are drawn."""
        return printable(self._media)

    @cached_property
    def blanks(self) -> Blanks:
        """What the cards ask."""
        return blanks_of(self.sheet)

    def typeset(self, theme: Theme, blanks: Blanks) -> Typeset:
        """The sheet in boxes."""
        look = (theme, blanks.asks, blanks.line)
        for known, found in self._set:
            if known == look:
                return found
        made = typeset(self.sheet, theme, self.pictures.shown, self.pictures.sizes, blanks)
        self._set.append((look, made))
        return made
