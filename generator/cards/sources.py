"""The way back: where on the author's published sheet a fact stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from generator.cards.fields import WEB, attribute_text, field_text
from generator.facts import AnyFact, Sheet, walk_sections
from generator.inlines import plain
from generator.slugs import anchor

_MAIL = "mailto:"


class Sources:
    """Writes the Source field of the facts of one sheet; empty where the sheet names no address on the web."""

    def __init__(self, sheet: Sheet) -> None:
        self.url = sheet.meta.url.strip()
        self.title = sheet.title
        self.starts: list[int] = []
        self.places: list[tuple[str, str]] = []
        taken: Counter[str] = Counter()
        for _, section in walk_sections(sheet.sections):
            title = plain(section.title)
            name = anchor(" ".join(filter(None, (section.number, title, plain(section.note)))))
            count = taken[name]
            taken[name] += 1
            self.starts.append(section.span.start)
            self.places.append((title, f"{name}-{count}" if count else name))

    def field(self, fact: AnyFact) -> str:
        """A link to the section of `fact`, called by its title."""
        if not self.url.lower().startswith(WEB) or self.url.lower().startswith(_MAIL):
            return ""
        index = bisect_right(self.starts, fact.span.start) - 1
        title, fragment = self.places[index] if index >= 0 else (self.title, "")
        url = self.url if "#" in self.url or not fragment else f"{self.url}#{fragment}"
        return f'<a href="{attribute_text(url)}">{field_text(title or self.title)}</a>'
