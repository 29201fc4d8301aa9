"""The three-way merge: what the author says, what was sent last, and what the learner has made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.clozes import uncovered
from generator.ledger import Entry
from generator.notes import Note
from generator.notetypes import NEWER, NOTETYPES, REVERSE_ORDINAL, SENT, NoteTypeSpec
from generator.sent import Sent, around_sent, hash_words, read_sent, sending, write_sent

# What a push tags: notes with two versions, notes that have left their sheet, and those of which something is back.
TAG_NEWER = "cheatsheet::newer-version"
TAG_LEFT = "cheatsheet::left"
TAG_BACK = "cheatsheet::back"
# What the author's part of a field ends with that holds more than the seal.
_END = "</ol>"


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldNote:
    """A note as a learner's Anki has it: `fields` by name."""

    note_id: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """What is done to one note of a learner: `tags` are added and `fields` replaced, then the cards that the search
    `suspend` finds are suspended, and at last `seal` goes into the field `sent`, if that is not done by then.

    `kept` are the fields in which both sides wrote something else: the learner's words stay.
    """

    guid: str
    note_id: int
    fields: Mapping[str, str]
    tags: tuple[str, ...] = ()
    suspend: str = ""
    seal: str = ""
    sent: str = SENT
    kept: tuple[str, ...] = ()

    @property
    def shown(self) -> frozenset[str]:
        """The fields that the author has told something else in."""
        return frozenset(self.fields) - {self.sent, NEWER}


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a push would do: notes to add, to change and to take leave of.

    `strange` are guids of notes whose note type is not ours any more: they are left alone.
    """

    added: tuple[Note, ...] = ()
    merged: tuple[Merge, ...] = ()
    left: tuple[Merge, ...] = ()
    strange: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.merged or self.left)


def plan(notes: Sequence[Note], entries: Sequence[Entry], held: Mapping[str, HeldNote]) -> Plan:
    """How a learner who has the notes `held` (by guid) comes to those of the author, whose ledger has `entries`."""
    known = {entry.guid: entry for entry in entries}
    added: list[Note] = []
    merged: list[Merge] = []
    left: list[Merge] = []
    strange: list[str] = []
    for note in notes:
        mine = held.get(note.guid)
        if mine is None:
            added.append(note)
        elif not _is_ours(mine, NOTETYPES[note.notetype]):
            strange.append(note.guid)
        elif (merge := merge_note(note, mine, gone_ordinals(known.get(note.guid)))) is not None:
            merged.append(merge)
    for entry in entries:
        mine = held.get(entry.guid)
        if entry.retired is None or mine is None:
            continue
        if not _is_ours(mine, NOTETYPES[entry.notetype]):
            strange.append(entry.guid)
        elif (leave := _take_leave(entry, mine)) is not None:
            left.append(leave)
    return Plan(added=tuple(added), merged=tuple(merged), left=tuple(left), strange=tuple(strange))


def _is_ours(mine: HeldNote, spec: NoteTypeSpec) -> bool:
    """Whether the note still has the fields that we know; what else a learner added is no hindrance."""
    return all(field.name in mine.fields for field in spec.fields)


def gone_ordinals(entry: Entry | None) -> frozenset[int]:
    """The cards that a fact asks no more."""
    if entry is None:
        return frozenset()
    places = {ordinal for ordinal, place in enumerate(entry.places) if place.gone}
    return frozenset(places | ({REVERSE_ORDINAL} if entry.reverse_gone else set()))


def merge_note(note: Note, mine: HeldNote, gone: Collection[int] = ()) -> Merge | None:
    """What is to be done to a learner's note, so that it says what `note` says; None where there is nothing to do.

    Only fields are replaced that the learner left as they were sent. Where both sides wrote something else the
    learner's words stay, with the other half of a question and answer, and the author's go beside them. `gone` are the
    ordinals of cards that are asked no more: they are suspended once.
    """
    spec = NOTETYPES[note.notetype]
    before = read_sent(mine.fields[spec.sent], spec)
    after = sending(note.guid, spec, note.fields, note.tags)
    kept, beside = _kept(note, mine, before, after)
    changes = {
        spec.fields[index].name: note.fields[index]
        for index in spec.told
        if index not in beside and index in _left_alone(note, mine, before)
    }
    after = replace(after, beside=frozenset(beside), suspended=frozenset(gone))
    if spec.newer and (after.beside != before.beside or kept):
        newer = "".join(_beside(note, spec, beside))
        if newer != mine.fields[spec.newer]:
            changes[spec.newer] = newer
    back = before.left or before.suspended - after.suspended
    tags = [tag for tag in note.tags if before.tags != after.tags]
    tags += [TAG_NEWER] if kept else []
    tags += [TAG_BACK] if back else []
    ordinals = after.suspended - before.suspended
    around = _around(note.fields[spec.position(spec.sent)], mine.fields[spec.sent])
    return _merge(note.guid, mine, changes, tags, _Seal(after, spec.sent, around), _cards(mine.note_id, ordinals), kept)


def _left_alone(note: Note, mine: HeldNote, before: Sent) -> frozenset[int]:
    """The fields that say something else than the author's, just as they were sent."""
    spec = NOTETYPES[note.notetype]
    if not before.words:
        return frozenset()
    return frozenset(
        index
        for index, sent in zip(spec.told, before.words, strict=True)
        if (now := mine.fields[spec.fields[index].name]) != note.fields[index] and hash_words(now) == sent
    )


def _kept(note: Note, mine: HeldNote, before: Sent, after: Sent) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The names of the fields that both sides have changed now, and the positions of all where two versions meet."""
    spec = NOTETYPES[note.notetype]
    replaceable = _left_alone(note, mine, before)
    both: list[int] = []
    meeting: list[int] = []
    for number, index in enumerate(spec.told):
        if mine.fields[spec.fields[index].name] == note.fields[index] or index in replaceable:
            continue
        if not before.words or before.words[number] != after.words[number]:
            both.append(index)
        elif index in before.beside:
            meeting.append(index)
    # An answer of the learner's is not put under another question of the author's, nor a mask on another drawing.
    pairs = {_pair(spec, index) for index in both}
    both += [index for index in replaceable if _pair(spec, index) in pairs]
    return tuple(spec.fields[index].name for index in sorted(both)), tuple(sorted({*both, *meeting}))


def _pair(spec: NoteTypeSpec, index: int) -> str:
    """One name for both fields of a question, and for those that say something only together."""
    name = spec.fields[index].name
    return min(spec.wholes) if name in spec.wholes else name.replace("Ask ", "Answer ")


def _around(author: str, mine: str) -> str:
    """What is to be beside the seal in its field: what the author has there, then what the learner added to that."""
    _, end, added = around_sent(mine).rpartition(_END)
    return around_sent(author) + (added if end else around_sent(mine))


def _beside(note: Note, spec: NoteTypeSpec, positions: Sequence[int]) -> Iterator[str]:
    for index in positions:
        yield f'<div><span class="part">{spec.fields[index].name}</span>{uncovered(note.fields[index])}</div>'


def _take_leave(entry: Entry, mine: HeldNote) -> Merge | None:
    """A fact that has left its sheet: all its cards are suspended, once."""
    spec = NOTETYPES[entry.notetype]
    before = read_sent(mine.fields[spec.sent], spec)
    if before.left:
        return None
    if not before.words:
        fields = [mine.fields[field.name] for field in spec.fields]
        before = sending(entry.guid, spec, fields, ())
    seal = _Seal(replace(before, left=True), spec.sent, around_sent(mine.fields[spec.sent]))
    return _merge(entry.guid, mine, {}, [TAG_LEFT], seal, f"nid:{mine.note_id}", ())


def _cards(note_id: int, ordinals: Collection[int]) -> str:
    """The search for some cards of a note."""
    numbers = " or ".join(f"card:{ordinal + 1}" for ordinal in sorted(ordinals))
    return f"nid:{note_id} ({numbers})" if numbers else ""


class _Seal(NamedTuple):
    """What a note is sent with now, the field that holds it, and what is beside it there."""

    sent: Sent
    field: str
    around: str

    def text(self, *, finished: bool = True) -> str:
        return write_sent(self.sent, finished=finished) + self.around


def _merge(
    guid: str,
    mine: HeldNote,
    changes: dict[str, str],
    tags: Sequence[str],
    seal: _Seal,
    suspend: str,
    kept: tuple[str, ...],
) -> Merge | None:
    has = {tag.casefold() for tag in mine.tags}
    missing = tuple(tag for tag in tags if tag.casefold() not in has)
    if seal.text() != mine.fields[seal.field]:
        # Saving a note may bring a card about that is asked no more: it is there before the cards are suspended.
        changes[seal.field] = seal.text(finished=not suspend)
    if not changes and not missing:
        return None
    return Merge(
        guid=guid,
        note_id=mine.note_id,
        fields=changes,
        tags=missing,
        suspend=suspend,
        seal=seal.text() if suspend else "",
        sent=seal.field,
        kept=kept,
    )
