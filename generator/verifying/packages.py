"""An .apkg as it is on disk: a zip with a SQLite file, read with nothing of what wrote it."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COLLECTION = "collection.anki2"
MEDIA_INDEX = "media"
FIELD_SEPARATOR = "\x1f"


class UnreadablePackageError(Exception):
    """Bytes that are no package, or a damaged one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PackedNote:
    """A note as the package holds it; `cards` maps each ordinal to the card's place among new cards."""

    id: int
    guid: str
    notetype: int
    modified: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    cards: Mapping[int, int]
    decks: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class PackedNotetype:
    """A note type as the package holds it; `faces` are front and back of each template."""

    name: str
    cloze: bool
    fields: tuple[tuple[str, int], ...]
    templates: tuple[tuple[str, int], ...]
    faces: tuple[tuple[str, str], ...]
    css: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PackedDeck:
    """All that a package holds; `decks` and `notetypes` by id, `media` by file name.

    `stray` counts the cards of no note, and those that a note has twice.
    """

    notes: tuple[PackedNote, ...]
    notetypes: Mapping[int, PackedNotetype]
    decks: Mapping[int, str]
    media: Mapping[str, bytes]
    stray: int


def read_package(package: bytes) -> PackedDeck:
    """What is in `package`. UnreadablePackageError where that cannot be told."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            collection = archive.read(COLLECTION)
            index = json.loads(archive.read(MEDIA_INDEX))
            media = {name: archive.read(number) for number, name in index.items()}
        return _read_collection(collection, media)
    except (
        zipfile.BadZipFile,
        zlib.error,
        sqlite3.Error,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        NotImplementedError,
        EOFError,
    ) as fault:
        raise UnreadablePackageError(str(fault) or type(fault).__name__) from fault


def _read_collection(collection: bytes, media: Mapping[str, bytes]) -> PackedDeck:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(collection)
        models, decks = connection.execute("SELECT models, decks FROM col").fetchone()
        rows = connection.execute("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id").fetchall()
        cards: dict[int, list[tuple[int, int, int]]] = {}
        for note_id, ordinal, due, deck in connection.execute("SELECT nid, ord, due, did FROM cards"):
            cards.setdefault(note_id, []).append((ordinal, due, deck))
    finally:
        connection.close()
    notes = tuple(
        PackedNote(
            id=note_id,
            guid=guid,
            notetype=notetype,
            modified=modified,
            tags=tuple(tags.split()),
            fields=tuple(fields.split(FIELD_SEPARATOR)),
            cards={ordinal: due for ordinal, due, _ in cards.get(note_id, ())},
            decks=frozenset(deck for _, _, deck in cards.get(note_id, ())),
        )
        for note_id, guid, notetype, modified, tags, fields in rows
    )
    return PackedDeck(
        notes=notes,
        notetypes={int(key): _notetype(model) for key, model in json.loads(models).items()},
        decks={int(key): deck["name"] for key, deck in json.loads(decks).items()},
        media=media,
        stray=sum(map(len, cards.values())) - sum(len(note.cards) for note in notes),
    )


def _notetype(model: Mapping[str, Any]) -> PackedNotetype:
    return PackedNotetype(
        name=model["name"],
        cloze=model["type"] == 1,
        fields=tuple((field["name"], field.get("id", 0)) for field in model["flds"]),
        templates=tuple((template["name"], template.get("id", 0)) for template in model["tmpls"]),
        faces=tuple((template["qfmt"], template["afmt"]) for template in model["tmpls"]),
        css=model["css"],
    )
