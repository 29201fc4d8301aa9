"""The ledger of a sheet: who each fact is for good, as values."""

from __future__ import annotations

from dataclasses import dataclass

from generator.notes import NoteType
from generator.values import quick


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The words of one fact: `key` asks (a statement's whole text, a sequence's title), `asked` pairs each slot's name
    with its answer (a chart's with the names that the author gave what it is on), `also` is what else the fact shows.
    """

    key: str
    asked: tuple[tuple[str, str], ...]
    also: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One card's place in a note: the slot that asks there and its answer, as last known; `gone` when asked no more."""

    slot: str
    answer: str
    gone: bool = False


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One fact as last known, live or retired.

    `note_id` is in milliseconds, `modified` and `retired` in seconds since 1970. `says` is the hash of what its
    questions and answers say, `seen` that of the whole note at the time `modified`; where the note `waits`, it has
    changed since in something else, which is not worth an update. `reverse` is whether the key is or was asked,
    `reverse_gone` whether it is no more. `part` is the row's own (see RowFact). `key`, `places` and `also` are brief
    text.
    """

    guid: str
    note_id: int
    modified: int
    seen: str
    notetype: NoteType
    kind: str
    section: tuple[str, ...]
    context: tuple[str, ...]
    id: str | None
    part: int
    key: str
    places: tuple[Place, ...]
    also: tuple[str, ...]
    reverse: bool = False
    reverse_gone: bool = False
    retired: int | None = None
    says: str = ""
    waits: bool = False

    @property
    def wording(self) -> Wording:
        """What the fact said when last known."""
        drawn = self.notetype == "occlusion"
        asked = tuple((place.slot, place.slot if drawn else place.answer) for place in self.places if not place.gone)
        return Wording(key=self.key, asked=asked, also=self.also)


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """The deck into which a sheet's notes were first put: cards that learners have stay there whatever it is called.

    `subdecks` pairs titles of top sections with the levels below it, for a sheet that has such.
    """

    name: str
    deck_id: int
    subdecks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """Everything that was ever a fact of a sheet, in the sheet's order, what is retired near its old neighbours.

    `names` are those that the sheet's file ever had, the present one last: notes of learners are tagged with them.
    """

    entries: tuple[Entry, ...] = ()
    names: tuple[str, ...] = ()
    home: Home | None = None

    @property
    def live(self) -> tuple[Entry, ...]:
        """The facts of today."""
        return tuple(entry for entry in self.entries if entry.retired is None)

    @property
    def retired(self) -> tuple[Entry, ...]:
        """The facts that are gone."""
        return tuple(entry for entry in self.entries if entry.retired is not None)
