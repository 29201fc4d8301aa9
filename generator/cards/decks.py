"""The deck of a sheet: its name, and what a learner reads on its first page."""

from __future__ import annotations

import hashlib
import unicodedata

from generator.cards.farewells import farewell_paragraphs
from generator.cards.fields import WEB, attribute_text, field_text
from generator.diagnostics import Diagnostic, warning
from generator.facts import Sheet
from generator.ledger import Home
from generator.notes import Deck, Farewell

NOTHING_LEFT = Farewell()


def find_home(sheet: Sheet, known: Home | None, *, move: bool) -> tuple[Home, tuple[Diagnostic, ...]]:
    """The deck of `sheet`: the one that it is `known` to have, unless the author would `move` it.

    Anki finds decks by name and leaves cards that a learner has where they are, so that another name splits a deck in
    two: a warning says so.
    """
    name = "::".join(deck_levels(sheet))
    if known is None or known.name == name:
        return known or Home(name=name, deck_id=_deck_id(name)), ()
    if move:
        moved = warning(
            code="deck-moved",
            message=f"new cards go to the deck “{name}”; those that learners have stay in “{known.name}”",
            help="tell learners to move the old cards (Browse, select all, Change Deck)",
            source=sheet.source,
        )
        return Home(name=name, deck_id=_deck_id(name)), (moved,)
    kept = warning(
        code="deck-kept",
        message=f"the deck stays “{known.name}”, though title and front matter make it “{name}”",
        help=f"write `deck: {known.name}` into the front matter to keep it; `build --move-deck` takes the new name, "
        "but learners then have two decks: their cards stay in the old one",
        source=sheet.source,
    )
    return known, (kept,)


def describe_deck(sheet: Sheet, farewell: Farewell = NOTHING_LEFT, home: Home | None = None) -> Deck:
    """The deck of `sheet`, which is called as its `home`, or as a new sheet's.

    An import replaces the description of a deck that is there already: it is where learners read of `farewell`. A deck
    that the author calls otherwise than the sheet may be the learner's own, and keeps its description.
    """
    home = home or find_home(sheet, None, move=False)[0]
    return Deck(name=home.name, deck_id=home.deck_id, description=_description(sheet, farewell))


def _deck_id(name: str) -> int:
    """An id from the name, because Anki merges decks of one package that share one."""
    return 1_000_000_000_000 + int.from_bytes(hashlib.sha256(name.encode()).digest()[:5], "big")


def deck_levels(sheet: Sheet) -> tuple[str, ...]:
    """The name as the author gave it, else the title, level by level and as Anki keeps it: no level empty."""
    levels = tuple(filter(None, map(_level, (sheet.meta.deck or sheet.title).split("::"))))
    return levels or (_level(sheet.title.replace("::", " ")) or sheet.name,)


def _level(name: str) -> str:
    printable = (" " if unicodedata.category(character)[0] == "C" else character for character in name)
    return " ".join(unicodedata.normalize("NFC", "".join(printable)).split()).strip(": ")


def _description(sheet: Sheet, farewell: Farewell) -> str:
    meta = sheet.meta
    if deck_levels(sheet)[-1].casefold() != _level(sheet.title).casefold() and not meta.description:
        return ""
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
        return attribute_text(url)
    return f'<a href="{attribute_text(url)}">{attribute_text(url)}</a>'
