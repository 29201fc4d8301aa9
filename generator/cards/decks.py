"""The deck of a sheet: its name, and what a learner reads on its first page."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.cards.farewells import farewell_paragraphs
from generator.cards.fields import WEB, attribute_text, field_text
from generator.diagnostics import Diagnostic, warning
from generator.facts import AnyFact, Sheet
from generator.ledger import Home, Ledger
from generator.notes import Deck, Farewell, Identity, Note, deck_id_of

NOTHING_LEFT = Farewell()


def find_home(sheet: Sheet, known: Home | None, *, move: bool) -> tuple[Home, tuple[Diagnostic, ...]]:
    """The deck of `sheet`: the one that it is `known` to have, unless the author would `move` it.

    Anki finds decks by name and leaves cards that a learner has where they are, so that another name splits a deck in
    two: a warning says so.
    """
    name = "::".join(deck_levels(sheet))
    if known is None or known.name == name:
        return known or Home(name=name, deck_id=deck_id_of(name)), ()
    if move:
        moved = warning(
            code="deck-moved",
            message=f"new cards go to the deck “{name}”; those that learners have stay in “{known.name}”",
            help="tell learners to move the old cards (Browse, select all, Change Deck)",
            source=sheet.source,
        )
        return Home(name=name, deck_id=deck_id_of(name)), (moved,)
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


def with_subdecks(sheet: Sheet, home: Home, identities: Sequence[Identity], ledger: Ledger, *, move: bool) -> Home:
    """`home` with the sub-deck of each top section, where the sheet has such.

    A section that was renamed keeps its sub-deck, unless the author would `move` it: the cards of learners stay there.
    """
    if not sheet.meta.subdecks:
        return home
    known = {} if move else dict(home.subdecks)
    titles = [_top_section(sheet, fact) for fact in sheet.facts]
    former = {entry.guid: next(filter(known.__contains__, entry.section[:2]), "") for entry in ledger.entries}
    chosen = {}
    for title in filter(None, dict.fromkeys(titles)):
        came_from = Counter(
            former[identity.guid]
            for identity, own in zip(identities, titles, strict=True)
            if own == title and former.get(identity.guid) and former[identity.guid] not in titles
        )
        old = title if title in known else next((name for name, _ in came_from.most_common(1)), "")
        chosen[title] = known.get(old) or _level(title.replace("::", " ")) or sheet.name
    return replace(home, subdecks=tuple(chosen.items()))


def in_subdecks(sheet: Sheet, home: Home, notes: Sequence[Note]) -> tuple[Note, ...]:
    """`notes` with the sub-decks that their facts' sections have."""
    levels = dict(home.subdecks) if sheet.meta.subdecks else {}
    if not levels and not any(note.subdeck for note in notes):
        return tuple(notes)
    return tuple(replace(note, subdeck=levels.get(_top_section(sheet, sheet.facts[note.fact]), "")) for note in notes)


def _top_section(sheet: Sheet, fact: AnyFact) -> str:
    titles = fact.section[1:] if fact.section[:1] == (sheet.title,) else fact.section
    return titles[0] if titles else ""


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
