"""The tags of a note: sheet, section, kind, and the author's own."""

from __future__ import annotations

import unicodedata

from generator.facts import AnyFact, Sheet
from generator.slugs import slug


def note_tags(sheet: Sheet, fact: AnyFact) -> tuple[str, ...]:
    """`ml-pro`, `ml-pro::feature-pipelines`, `kind::row`, then the author's; no white space, none twice."""
    top = slug(sheet.name, "sheet")
    titles = fact.section[1:] if fact.section[:1] == (sheet.title,) else fact.section
    section = "::".join((top, *(slug(title, "section") for title in titles)))
    tags = (top, section, f"kind::{slug(fact.kind, 'fact')}", *map(_author_tag, sheet.meta.tags))
    once: dict[str, str] = {}
    for tag in filter(None, tags):
        once.setdefault(tag.casefold(), tag)  # Anki takes tags that differ in case for one
    return tuple(once.values())


def _author_tag(tag: str) -> str:
    """`tag` as the author wrote it, but in one word: a space would make two of it."""
    printable = (" " if unicodedata.category(character)[0] in "CZ" else character for character in tag)
    return "-".join(unicodedata.normalize("NFC", "".join(printable)).split())
