"""The deck of a sheet: its name, and what a learner reads on its first page."""

from __future__ import annotations

import hashlib
import unicodedata

from generator.cards.farewells import farewell_paragraphs
from generator.cards.fields import WEB, attribute_text, field_text
from generator.facts import Sheet
from generator.notes import Deck, Farewell

NOTHING_LEFT = Farewell()


def describe_deck(sheet: Sheet, farewell: Farewell = NOTHING_LEFT) -> Deck:
    """The deck of `sheet`; its id comes from its name, because Anki merges decks of one package that share an id.

    An import replaces the description of a deck that is there already: it is where learners read of `farewell`.
    """
    name = "::".join(deck_levels(sheet))
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:5], "big")
    return Deck(name=name, deck_id=1_000_000_000_000 + digest, description=_description(sheet, farewell))


def deck_levels(sheet: Sheet) -> tuple[str, ...]:
    """The name as the author gave it, else the title, level by level and as Anki keeps it: no level empty."""
    levels = tuple(filter(None, map(_level, (sheet.meta.deck or sheet.title).split("::"))))
    return levels or (_level(sheet.title.replace("::", " ")) or sheet.name,)


def _level(name: str) -> str:
    printable = (" " if unicodedata.category(character)[0] == "C" else character for character in name)
    return " ".join(unicodedata.normalize("NFC", "".join(printable)).split()).strip(": ")


def _description(sheet: Sheet, farewell: Farewell) -> str:
    meta = sheet.meta
    origin = [
        f"Version {field_text(meta.version)}" if meta.version else "",
        field_text(meta.author),
        _address(meta.url),
    ]
    paragraphs = [
        f"<b>{field_text(sheet.title)}</b>",
        field_text(meta.description or meta.subtitle),
        " · ".join(filter(None, origin)),
        *farewell_paragraphs(farewell),
    ]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)


def _address(url: str) -> str:
    if not url.lower().startswith(WEB):
        return field_text(url)
    return f'<a href="{attribute_text(url)}">{field_text(url)}</a>'
