"""The note types of every deck: what Anki knows them by, frozen from the first release.

Anki matches a note type by its id, and the learner's notes to it by the fields. Ids, fields with their order, and the
templates' order are for good: one that is added, taken away or moved makes every note conflict in the collections of
learners. The spare field is there for what a later release must store. Names, descriptions, faces
and style sheet may change; then `MODIFIED` must grow, or nobody who has the deck gets them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.facts import MAX_QUESTIONS
from generator.notes import Note, NoteType

# Seconds since 1970: when faces or style sheet last changed. It must only grow, and never be in the future.
MODIFIED = 1_764_300_000

STYLE_SHEET = "cards/card.css"

MY_NOTES = "My notes"
EXTRA = "Extra"
TYPED_KEY = "Typed key"
NEWER = "Newer version"
SENT = "Sent"
SPARE = ("Spare 2",)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteField:
    """A field as Anki knows it; `about` is in the empty field of the editor, where `folded` closes the field.

    `tag` is by what Anki's own note types know a field, which `lasting` keeps learners from deleting.
    """

    name: str
    id: int
    about: str
    folded: bool = False
    tag: int | None = None
    lasting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CardTemplate:
    """One kind of card; `front` and `back` are files under `templates/`, in which N is for the question's `place`.

    `asks` and `answers` are what the columns of Anki's browser show. A `verbatim` one is taken to the last character.
    """

    name: str
    id: int
    front: str
    back: str
    asks: str
    answers: str
    place: int = 1
    verbatim: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteTypeSpec:
    """One note type; with `cloze` it has one template, and its cards are the clozes of its first field.

    `style` is its style sheet under `templates/`. `stock` is the kind of Anki's own note types that it is made as, 0
    for none. `sent` is the field that holds what a note was sent with, `newer` that for the author's words where a
    learner wrote others, if there is one; `wholes` are fields that say something only together. `authored` are the
    positions of the fields that a build fills: neither the learner's own nor those that are kept free; `told` those of
    them that say something of the author's.
    """

    id: int
    name: str
    cloze: bool
    fields: tuple[NoteField, ...]
    templates: tuple[CardTemplate, ...]
    style: str = STYLE_SHEET
    stock: int = 0
    sent: str = SENT
    newer: str = NEWER
    wholes: frozenset[str] = frozenset()
    authored: tuple[int, ...] = field(init=False)
    told: tuple[int, ...] = field(init=False)

    def position(self, field: str) -> int:
        """Where `field` is in a note's fields. KeyError where there is none."""
        for index, candidate in enumerate(self.fields):
            if candidate.name == field:
                return index
        raise KeyError(field)

    def __post_init__(self) -> None:
        kept = (MY_NOTES, NEWER, *SPARE)
        authored = tuple(index for index, field in enumerate(self.fields) if field.name not in kept)
        object.__setattr__(self, "authored", authored)
        told = tuple(index for index in authored if self.fields[index].name != self.sent)
        object.__setattr__(self, "told", told)


def ask_field(place: int | str) -> str:
    """The field that holds the question of `place`, counted from 1; the letter N is for any."""
    return f"Ask {place}"


def answer_field(place: int | str) -> str:
    """The field that holds the answer of `place`, counted from 1; the letter N is for any."""
    return f"Answer {place}"


_PLACES = range(1, MAX_QUESTIONS + 1)
# Few rows ask more: the editor shows the fields of the others closed.
_USUAL = 2


def _shared(first: int) -> tuple[NoteField, ...]:
    """The fields that every note type ends with, their ids counted from `first`."""
    fields = (
        (EXTRA, "What the author adds below the answer.", False),
        (MY_NOTES, "Yours: shown below the answer, and empty in every deck.", False),
        (NEWER, "What the author says now where you wrote something else; a push fills it.", True),
        ("Context", "Where it is on the sheet.", True),
        ("Source", "The way back to the sheet.", True),
        ("Sound", "What is played with the answer.", True),
        ("Typed", "Not empty: the answers are typed.", True),
        ("Direction", "rtl where the card reads from right to left.", True),
        ("Language", "The language of the card, such as en.", True),
        (TYPED_KEY, "Not empty: the key is typed where it is asked.", True),
        (SENT, "By this a push tells your words from the author's: leave it as it is.", True),
        *((spare, "Kept free for later versions.", True) for spare in SPARE),
    )
    return tuple(
        NoteField(name=name, id=first + number, about=about, folded=folded)
        for number, (name, about, folded) in enumerate(fields)
    )


def _asked(place: int) -> tuple[NoteField, NoteField]:
    """The fields of one question."""
    folded = place > _USUAL
    about = f"What card {place} asks about the key; without it there is no such card."
    return (
        NoteField(name=ask_field(place), id=8110 + place, about=about, folded=folded),
        NoteField(name=answer_field(place), id=8120 + place, about=f"The answer of card {place}.", folded=folded),
    )


REVERSE_ORDINAL = MAX_QUESTIONS

ROW = NoteTypeSpec(
    id=1_764_000_015_117,
    name="Cheatsheet Row",
    cloze=False,
    fields=(
        NoteField(name="Key", id=8101, about="What the questions are about."),
        NoteField(name="Key header", id=8102, about="What the key is: the name of its column."),
        *(field for place in _PLACES for field in _asked(place)),
        NoteField(name="Clue", id=8131, about="What asks for the key; without it nothing does."),
        *_shared(8140),
    ),
    templates=(
        *(
            CardTemplate(
                name=f"Asks column {n}",
                id=8300 + n,
                front="cards/row-front.html",
                back="cards/row-back.html",
                asks=f"{{{{Key}}}} — {{{{{ask_field(n)}}}}}",
                answers=f"{{{{{answer_field(n)}}}}}",
                place=n,
            )
            for n in _PLACES
        ),
        CardTemplate(
            name="Asks the key",
            id=8311,
            front="cards/key-front.html",
            back="cards/key-back.html",
            asks="{{Clue}}",
            answers="{{Key}}",
        ),
    ),
)

CLOZE = NoteTypeSpec(
    id=1_764_000_015_128,
    name="Cheatsheet Cloze",
    cloze=True,
    fields=(
        NoteField(name="Text", id=8201, about="A statement or steps; each gap {{c1::…}} is a card."),
        NoteField(name="Label", id=8202, about="What is shown above the text."),
        *_shared(8240),
    ),
    templates=(
        CardTemplate(
            name="Asks a gap",
            id=8401,
            front="cards/cloze-front.html",
            back="cards/cloze-back.html",
            asks="{{cloze:Text}}",
            answers="{{cloze-only:Text}}",
        ),
    ),
)

OCCLUSION_FIELD = "Occlusion"
IMAGE = "Image"
HEADER = "Header"
BACK_EXTRA = "Back Extra"
COMMENTS = "Comments"

# Anki's own note type, as its engine makes it: by kind and tags its editor, its cards and its other programs know what
# to do with it. Its id is another in every collection, so that ours has a name of its own beside the learner's.
OCCLUSION = NoteTypeSpec(
    id=1_764_000_015_139,
    name="Cheatsheet Image Occlusion",
    cloze=True,
    fields=(
        NoteField(name=OCCLUSION_FIELD, id=8601, about="", tag=0, lasting=True),
        NoteField(name=IMAGE, id=8602, about="", tag=1, lasting=True),
        NoteField(name=HEADER, id=8603, about="", tag=2, lasting=True),
        NoteField(name=BACK_EXTRA, id=8604, about="", tag=3, lasting=True),
        NoteField(name=COMMENTS, id=8605, about="", tag=4),
    ),
    templates=(
        CardTemplate(
            name="Image Occlusion",
            id=8701,
            front="cards/occlusion-front.html",
            back="cards/occlusion-back.html",
            asks="",
            answers="",
            verbatim=True,
        ),
    ),
    style="cards/occlusion.css",
    stock=6,
    sent=COMMENTS,
    newer="",
    wholes=frozenset({OCCLUSION_FIELD, IMAGE}),
)

NOTETYPES: Mapping[NoteType, NoteTypeSpec] = MappingProxyType({"row": ROW, "cloze": CLOZE, "occlusion": OCCLUSION})


def notetype_named(id: int) -> NoteType | None:
    """The note type of that id, if it is ours."""
    return next((notetype for notetype, spec in NOTETYPES.items() if spec.id == id), None)


def field_of(note: Note, field: str) -> str:
    """What `note` holds in `field`. KeyError where its note type has no such field."""
    return note.fields[NOTETYPES[note.notetype].position(field)]
