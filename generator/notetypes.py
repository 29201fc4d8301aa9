"""The note types of every deck: what Anki knows them by, frozen from the first release.

Anki matches a note type by its id, and the learner's notes to it by the fields. Ids, names, templates and fields with
their order are for good: a field added, taken away or moved makes every note conflict in the collections of learners.
Notice and Extra, which are shown where they are not empty, and the spare fields at the end are there for what a later
release must store. Faces and style sheet may change; then `MODIFIED` must grow, or nobody who has the deck gets them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.facts import MAX_QUESTIONS
from generator.notes import Note, NoteType

# Seconds since 1970: when faces or style sheet last changed. It must only grow, and never lie in the future.
MODIFIED = 1_763_900_001

STYLE_SHEET = "cards/card.css"


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteField:
    """A field as Anki knows it."""

    name: str
    id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CardTemplate:
    """One kind of card; `front` and `back` are files under `templates/`, written for the question of place 1."""

    name: str
    id: int
    front: str
    back: str
    place: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteTypeSpec:
    """One note type; with `cloze` it has one template, and its cards are the clozes of its first field."""

    id: int
    name: str
    cloze: bool
    fields: tuple[NoteField, ...]
    templates: tuple[CardTemplate, ...]

    def position(self, field: str) -> int:
        """Where `field` stands in a note's fields. KeyError where there is none."""
        for index, candidate in enumerate(self.fields):
            if candidate.name == field:
                return index
        raise KeyError(field)


def ask_field(place: int) -> str:
    """The field that holds the question of `place`, counted from 1."""
    return f"Ask {place}"


def answer_field(place: int) -> str:
    """The field that holds the answer of `place`, counted from 1."""
    return f"Answer {place}"


_PLACES = range(1, MAX_QUESTIONS + 1)

_ROW_FIELDS: tuple[tuple[str, int], ...] = (
    ("Key", 7101),
    ("Key header", 7102),
    *(pair for n in _PLACES for pair in ((ask_field(n), 7110 + n), (answer_field(n), 7120 + n))),
    ("Reverse", 7131),
    ("Reverse ask", 7132),
    ("Reverse answer", 7133),
    ("Row", 7141),
    ("Context", 7142),
    ("Notice", 7143),
    ("Extra", 7144),
    ("Direction", 7151),
    ("Language", 7152),
    ("Spare 1", 7161),
    ("Spare 2", 7162),
    ("Spare 3", 7163),
    ("Spare 4", 7164),
)

_CLOZE_FIELDS: tuple[tuple[str, int], ...] = (
    ("Text", 7201),
    ("Label", 7202),
    ("Context", 7203),
    ("Notice", 7204),
    ("Extra", 7205),
    ("Direction", 7211),
    ("Language", 7212),
    ("Spare 1", 7221),
    ("Spare 2", 7222),
    ("Spare 3", 7223),
    ("Spare 4", 7224),
)

REVERSE_ORDINAL = MAX_QUESTIONS

ROW = NoteTypeSpec(
    id=1_742_386_015_117,
    name="Cheatsheet Row",
    cloze=False,
    fields=tuple(NoteField(name=name, id=number) for name, number in _ROW_FIELDS),
    templates=(
        *(
            CardTemplate(
                name=f"Ask {n}", id=7300 + n, front="cards/row-front.html", back="cards/row-back.html", place=n
            )
            for n in _PLACES
        ),
        CardTemplate(name="Reverse", id=7311, front="cards/reverse-front.html", back="cards/reverse-back.html"),
    ),
)

CLOZE = NoteTypeSpec(
    id=1_742_386_015_128,
    name="Cheatsheet Cloze",
    cloze=True,
    fields=tuple(NoteField(name=name, id=number) for name, number in _CLOZE_FIELDS),
    templates=(CardTemplate(name="Cloze", id=7401, front="cards/cloze-front.html", back="cards/cloze-back.html"),),
)

NOTETYPES: Mapping[NoteType, NoteTypeSpec] = MappingProxyType({"row": ROW, "cloze": CLOZE})


def field_of(note: Note, field: str) -> str:
    """What `note` holds in `field`. KeyError where its note type has no such field."""
    return note.fields[NOTETYPES[note.notetype].position(field)]
