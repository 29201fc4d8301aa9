"""What passes from facts to files: identities that outlive edits, notes, and the media that they show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from generator.facts import Question
from generator.values import quick

NoteType: TypeAlias = Literal["row", "cloze", "occlusion"]

REVERSE_PLACE = -1
RECORDINGS = (".mp3", ".ogg", ".oga", ".opus")


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """A question that its fact asks no more: `place` is its place among the slots, REVERSE_PLACE for a row's reverse.

    A learner may still hold its card. Its field or cloze stays filled, marked as gone, or the card would fall blank;
    but no card is made of it for learners who never had one.
    """

    place: int
    question: Question


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """Who a fact is for good.

    `note_id` is in milliseconds since 1970 and past. `slots` names the questions in the order of their cards (cloze
    numbers count from 1 here): the place of a slot never changes, an empty string is a place that asks nothing now;
    `gone` says what such a place asked last.
    """

    guid: str
    note_id: int
    slots: tuple[str, ...]
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Farewell:
    """What has left a sheet: how many notes and how many cards, and the searches that find them in Anki, else empty.

    The searches name notes by their ids and the sheet by its tag, so that they find nothing of the learner's own.
    """

    notes: int = 0
    find_notes: str = ""
    cards: int = 0
    find_cards: str = ""


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One note as Anki stores it; `fields` are HTML, in the note type's order.

    `fact` is the index into the sheet's facts, `ordinals` the cards that exist (0-based), `due` the place of
    each among the deck's new cards, `modified` seconds since 1970, 0 until the ledger has stamped it. `says` are the
    words of its questions and answers until then: only where these change is a learner's copy updated. `subdeck` is the
    level below the sheet's deck into which its cards go, if any.
    """

    fact: int
    notetype: NoteType
    guid: str
    note_id: int
    fields: tuple[str, ...]
    ordinals: tuple[int, ...]
    tags: tuple[str, ...]
    due: tuple[int, ...]
    modified: int = 0
    says: tuple[str, ...] = ()
    subdeck: str = ""

    @property
    def seen(self) -> str:
        """A hash of all that a learner's copy holds."""
        return hash_of([self.notetype, self.fields, self.tags])


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def hash_of(parts: Sequence[object]) -> str:
    """A short hash of texts, for comparing them with what a ledger remembers."""
    text = _ENCODER.encode(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class Media:
    """A picture that the sheet shows, or a recording that it links to.

    `name` holds a hash of `content`, so that new bytes get a new name.
    """

    url: str
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A rectangle on a picture, each measure as a share of the picture's width or height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A chart as a picture, `ratio` times as wide as high, and what each mask of its fact covers, in their order."""

    picture: Media
    ratio: float
    covers: tuple[tuple[Area, ...], ...]


def is_recording(url: str) -> bool:
    """Whether `url` names a recording beside the sheet."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and PurePosixPath(unquote(parts.path)).suffix.lower() in RECORDINGS


def media_in(fields: Iterable[str], media: Iterable[Media]) -> dict[str, bytes]:
    """Those of `media` that the `fields` of notes show or play: content by name."""
    showing = "\n".join(field for field in fields if "<img" in field or "[sound:" in field)
    return {one.name: one.content for one in media if f'"{one.name}"' in showing or f"[sound:{one.name}]" in showing}


@dataclass(frozen=True, kw_only=True, slots=True)
class Deck:
    """The deck of one sheet; Anki matches decks by `name` (`::` between its levels); `description` is HTML."""

    name: str
    deck_id: int
    description: str

    def below(self, level: str) -> Deck:
        """The deck for notes of the sub-deck `level`; this one where that is empty."""
        if not level:
            return self
        name = f"{self.name}::{level}"
        return Deck(name=name, deck_id=deck_id_of(name), description="")


def deck_id_of(name: str) -> int:
    """An id from the name, because Anki merges decks of one package that share one."""
    return 1_000_000_000_000 + int.from_bytes(hashlib.sha256(name.encode()).digest()[:5], "big")
