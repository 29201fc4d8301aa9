"""What passes from facts to files: identities that outlive edits, notes, and the media that they show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.facts import Question

NoteType: TypeAlias = Literal["row", "cloze"]

REVERSE_PLACE = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """A question that its fact asks no more: `place` is its place among the slots, REVERSE_PLACE for a row's reverse.

    A learner may still hold its card. Its field or cloze stays filled, marked as gone, or the card would fall blank;
    but no card is made of it for learners who never had one.
    """

    place: int
    question: Question


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One note as Anki stores it; `fields` are HTML, in the note type's order.

    `fact` is the index into the sheet's facts, `ordinals` the cards that exist (0-based), `due` the place of
    each among the deck's new cards, `modified` seconds since 1970, 0 until the ledger has stamped it. `says` are the
    words of its questions and answers: only where these change is a learner's copy updated.
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

    @property
    def seen(self) -> str:
        """A hash of all that a learner's copy holds."""
        return hash_of([self.notetype, self.fields, self.tags])


def hash_of(parts: Sequence[object]) -> str:
    """A short hash of texts, for comparing them with what a ledger remembers."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class Media:
    """A picture that the sheet shows; `name` holds a hash of `content`, so that new bytes get a new name."""

    url: str
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Deck:
    """The deck of one sheet; Anki matches decks by `name` (`::` between its levels); `description` is HTML."""

    name: str
    deck_id: int
    description: str
