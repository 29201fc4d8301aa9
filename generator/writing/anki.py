"""Notes → an .apkg: genanki writes the rows, we decide every value in them, so that equal notes give equal bytes."""

from __future__ import annotations

import io
import json
import sqlite3
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import genanki

from generator import templates
from generator.notes import Deck, Media, Note, NoteType, media_in
from generator.notetypes import (
    MODIFIED,
    NOTETYPES,
    REVERSE_ORDINAL,
    CardTemplate,
    NoteField,
    answer_field,
    ask_field,
)

PAGE_SIZE = 4096
# Where a SQLite file counts its changes, and names the version that wrote it last; no reader depends on them.
_CHANGES, _WRITER = slice(24, 28), slice(92, 100)
_EARLIEST_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


def anki_package(deck: Deck, notes: Sequence[Note], media: Iterable[Media]) -> bytes:
    """The deck as a package that Anki imports; of `media` those travel along that a note shows.

    The same values give the same bytes. Note ids are so far apart that note id plus ordinal names a card. ValueError
    where two notes share a guid or a note id.
    """
    _hold_apart(notes)
    shown = media_in((field for note in notes for field in note.fields), media)
    names = sorted(shown)
    return _zipped(
        (
            ("collection.anki2", _collection(deck, notes)),
            ("media", (json.dumps({str(number): name for number, name in enumerate(names)}).encode(),)),
            *((str(number), (shown[name],)) for number, name in enumerate(names)),
        )
    )


def card_faces(template: CardTemplate) -> tuple[str, str]:
    """Front and back of `template` as Anki reads them."""
    front, back = templates.read(template.front), templates.read(template.back)
    if template.verbatim:
        return front, back
    return _for_place(front, template.place), _for_place(back, template.place)


def _for_place(face: str, place: int) -> str:
    """`face`, which is written for the question N, for the question of `place`."""
    changes = (
        (ask_field("N"), ask_field(place)),
        (answer_field("N"), answer_field(place)),
        ("asks-aN", f"asks-a{place}"),
    )
    for any_place, this in changes:
        face = face.replace(any_place, this)
    return face.strip()


def _hold_apart(notes: Sequence[Note]) -> None:
    """Anki makes two notes for ever of a guid that comes twice, and says nothing."""
    guids: set[str] = set()
    note_ids: set[int] = set()
    for note in notes:
        if note.guid in guids or note.note_id in note_ids:
            raise ValueError(f"two notes with the guid {note.guid!r} or the id {note.note_id}")
        guids.add(note.guid)
        note_ids.add(note.note_id)


# ---- genanki, with our own values for all that it would choose -------------------------------------------------------
# genanki has no types: mypy sees its classes as Any. Overridden methods keep the arguments they have no use for.


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with its own time of change."""

    def __init__(self, notetype: NoteType) -> None:
        spec = NOTETYPES[notetype]
        super().__init__(
            spec.id,
            spec.name,
            fields=[_field(field) for field in spec.fields],
            templates=[_template(template) for template in spec.templates],
            css=templates.read(spec.style),
            model_type=genanki.Model.CLOZE if spec.cloze else genanki.Model.FRONT_BACK,
        )
        self.spec = spec

    @property
    def _req(self) -> list[list[Any]]:
        """Which fields bring a card about. Anki finds out for itself; genanki would, by trial and at length."""
        if self.spec.cloze:
            return [[0, "any", [0]]]
        asking = [*map(ask_field, range(1, REVERSE_ORDINAL + 1)), "Clue"]
        return [[ordinal, "any", [self.spec.position(field)]] for ordinal, field in enumerate(asking)]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002
        content: dict[str, Any] = super().to_json(MODIFIED, deck_id)
        return content | {"originalStockKind": self.spec.stock} if self.spec.stock else content


def _field(field: NoteField) -> dict[str, Any]:
    known = {"name": field.name, "id": field.id, "description": field.about, "collapsed": field.folded}
    return known if field.tag is None else known | {"tag": field.tag, "preventDeletion": field.lasting}


def _template(template: CardTemplate) -> dict[str, Any]:
    front, back = card_faces(template)
    return {
        "name": template.name,
        "id": template.id,
        "qfmt": front,
        "afmt": back,
        "bqfmt": template.asks,
        "bafmt": template.answers,
    }


class _Card(genanki.Card):  # type: ignore[misc]
    """A card with its own place in the deck, and an id that stays the same from release to release."""

    def __init__(self, note: Note, index: int) -> None:
        super().__init__(note.ordinals[index])
        self.id = note.note_id + self.ord
        self.due = note.due[index]

    def write_to_db(
        self,
        cursor: sqlite3.Cursor,
        timestamp: float,
        deck_id: int,
        note_id: int,
        id_gen: Iterator[int],  # noqa: ARG002
        due: int = 0,  # noqa: ARG002
    ) -> None:
        super().write_to_db(cursor, timestamp, deck_id, note_id, iter((self.id,)), self.due)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with its own id and time of change, and the cards that were planned: genanki reads templates otherwise."""

    def __init__(self, model: _Model, note: Note) -> None:
        super().__init__(model, list(note.fields), tags=note.tags, guid=note.guid)
        self.note = note

    @property
    def cards(self) -> list[_Card]:
        return [_Card(self.note, index) for index in range(len(self.note.ordinals))]

    def write_to_db(
        self,
        cursor: sqlite3.Cursor,
        timestamp: float,  # noqa: ARG002
        deck_id: int,
        id_gen: Iterator[int],  # noqa: ARG002
    ) -> None:
        super().write_to_db(cursor, self.note.modified, deck_id, iter((self.note.note_id,)))


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck whose notes are made as they are written: all at once would take as much memory as the package."""

    def __init__(self, deck: Deck, models: Mapping[NoteType, _Model], share: Sequence[Note]) -> None:
        super().__init__(deck.deck_id, deck.name, deck.description)
        for notetype in dict.fromkeys(note.notetype for note in share):
            self.add_model(models[notetype])
        self.notes = _Notes(models, share)


class _Notes:
    """The notes of one deck, made anew each time they are gone through."""

    def __init__(self, models: Mapping[NoteType, _Model], share: Sequence[Note]) -> None:
        self.models = models
        self.share = share

    def __iter__(self) -> Iterator[_Note]:
        return (_Note(self.models[note.notetype], note) for note in self.share)


# ---- bytes -----------------------------------------------------------------------------------------------------------


def _collection(deck: Deck, notes: Sequence[Note]) -> tuple[bytes | memoryview, ...]:
    """The package's SQLite file, in pieces: the same pages on every run, and whichever SQLite writes them."""
    models: dict[NoteType, _Model] = {notetype: _Model(notetype) for notetype in NOTETYPES}
    shares: dict[str, list[Note]] = {"": []}
    for note in notes:
        shares.setdefault(note.subdeck, []).append(note)
    decks = [_Deck(deck.below(name) if name else deck, models, share) for name, share in shares.items()]
    # A file that SQLite makes for itself and takes away: in memory, all would be there twice.
    connection = sqlite3.connect("")
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        with warnings.catch_warnings():
            # genanki warns of tags that are none in HTML: a fault of ours, since no author's text reaches it as markup.
            warnings.simplefilter("error")
            genanki.Package(decks).write_to_db(connection.cursor(), MODIFIED, iter(()))
        connection.commit()
        connection.execute("VACUUM")
        written = memoryview(connection.serialize())
    finally:
        connection.close()
    return (
        written[: _CHANGES.start],
        bytes(4),
        written[_CHANGES.stop : _WRITER.start],
        bytes(8),
        written[_WRITER.stop :],
    )


def _zipped(files: Iterable[tuple[str, Sequence[bytes | memoryview]]]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, _EARLIEST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.file_size = sum(map(len, pieces))
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            with package.open(entry, "w") as stream:
                for piece in pieces:
                    stream.write(piece)
    return archive.getvalue()
