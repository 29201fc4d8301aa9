"""The way back: where on the author's published sheet a fact is."""

from __future__ import annotations

from bisect import bisect_right

from generator.anchors import section_places
from generator.cards.fields import WEB, attribute_text, field_text
from generator.facts import AnyFact, Sheet

_MAIL = "mailto:"


class Sources:
    """Writes the Source field of the facts of one sheet; empty where the sheet names no address on the web."""

    def __init__(self, sheet: Sheet) -> None:
        self.url = sheet.meta.url.strip()
        self.title = sheet.title
        self.places = section_places(sheet)
        self.starts = [place.start for place in self.places]

    def field(self, fact: AnyFact) -> str:
        """A link to the section of `fact`, called by its title."""
        if not self.url.lower().startswith(WEB) or self.url.lower().startswith(_MAIL):
            return ""
        index = bisect_right(self.starts, fact.span.start) - 1
        title, fragment = (self.places[index].title, self.places[index].fragment) if index >= 0 else (self.title, "")
        url = self.url if "#" in self.url or not fragment else f"{self.url}#{fragment}"
        return f'<a href="{attribute_text(url)}">{field_text(title or self.title)}</a>'
