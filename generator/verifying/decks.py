"""The deck held against the sheet: every fact with all its words and cards, and nothing that was not planned."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence

from generator.expressions import expression
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Sheet
from generator.inlines import plain
from generator.notes import Deck, Note, NoteType
from generator.notetypes import NOTETYPES
from generator.verifying.packages import PackedDeck, PackedNote, UnreadablePackageError, read_package
from generator.verifying.readings import read_html
from generator.verifying.remembered import hold_fact
from generator.verifying.verdict import Tally, Verdict

_SOUND = expression(r"\[sound:([^\]]+)\]")
# What Anki plays or speaks, wherever it is in a field.
_HEARD = expression(r"\[(?:sound:|anki:)", re.IGNORECASE)


def verify_package(sheet: Sheet, deck: Deck, notes: Sequence[Note], package: bytes, path: str) -> Verdict:
    """Read `package` back and hold it against `sheet` and the planned `notes`; `path` is how messages name it."""
    tally = Tally(sheet=sheet, path=path)
    try:
        packed = read_package(package)
    except UnreadablePackageError as fault:
        tally.count("notes", len(notes), 0)
        tally.report("unreadable-package", f"cannot be read as an Anki package ({fault})")
        return tally.verdict()
    by_guid: dict[str, PackedNote] = {}
    for note in packed.notes:
        if note.guid in by_guid:
            tally.report("guid-twice", f"two notes have the guid {note.guid}; Anki would keep both for ever")
        by_guid[note.guid] = note
    _hold_notetypes({note.notetype for note in notes}, packed, tally)
    for planned in notes:
        fact = sheet.facts[planned.fact] if planned.fact >= 0 else None
        found = by_guid.get(planned.guid)
        if tally.hold("notes", found is not None, "note-lost", f"the note {_name(planned, fact)} is gone", fact):
            assert found is not None
            _hold_note(planned, found, packed, deck, fact, tally)
            if fact is not None:
                hold_fact(fact, found, packed.media, tally)
        else:
            tally.count("cards", len(planned.ordinals), 0)
    _hold_nothing_else(notes, by_guid, packed, tally)
    return tally.verdict()


def _name(planned: Note, fact: AnyFact | None) -> str:
    match fact:
        case RowFact(key=words) | ClozeFact(content=words) | SequenceFact(title=words) | ChartFact(title=words) if (
            words
        ):
            return f"“{plain(words)[:60]}” ({planned.guid})"
    return f"({planned.guid})"


def _hold_notetypes(used: Collection[NoteType], packed: PackedDeck, tally: Tally) -> None:
    for notetype, spec in NOTETYPES.items():
        if notetype not in used:
            continue
        found = packed.notetypes.get(spec.id)
        same = found is not None and (
            (found.name, found.cloze) == (spec.name, spec.cloze)
            and found.fields == tuple((field.name, field.id) for field in spec.fields)
            and found.templates == tuple((template.name, template.id) for template in spec.templates)
            and all(front and back for front, back in found.faces)
            and bool(found.css)
        )
        loss = f"the note type {spec.name} is not the one that learners have; their notes would conflict"
        tally.hold("note types", same, "notetype-changed", loss)


def _hold_note(
    planned: Note, found: PackedNote, packed: PackedDeck, deck: Deck, fact: AnyFact | None, tally: Tally
) -> None:
    """The note as it was planned: every field to the letter, every card in its place."""
    spec = NOTETYPES[planned.notetype]
    name = _name(planned, fact)
    changed = [field.name for field, old, new in zip(spec.fields, planned.fields, found.fields) if old != new]  # noqa: B905
    if len(found.fields) != len(planned.fields):
        changed.append("their number")
    whole = not changed and found.notetype == spec.id
    tally.count("fields", len(planned.fields), len(planned.fields) - len(changed) if found.notetype == spec.id else 0)
    if not whole:
        tally.report("note-changed", f"fields of the note {name} changed: {', '.join(changed) or 'its type'}", fact)
    if (found.id, found.tags) != (planned.note_id, planned.tags) or planned.modified not in (0, found.modified):
        tally.report("note-changed", f"id, tags or time of the note {name} changed", fact)
    for index, ordinal in enumerate(planned.ordinals):
        loss = f"card {ordinal + 1} of the note {name} is gone or out of its place"
        tally.hold("cards", found.cards.get(ordinal) == planned.due[index], "card-lost", loss, fact)
    for picture in (name for field in found.fields if "<img" in field for name in read_html(field).pictures):
        loss = f"the picture {picture} of the note {name} is not in the package"
        tally.hold("pictures", picture in packed.media, "media-lost", loss, fact)
    for sound in (name for field in found.fields for name in _SOUND.findall(field)):
        loss = f"the recording {sound} of the note {name} is not in the package"
        tally.hold("recordings", sound in packed.media, "media-lost", loss, fact)
    if any(
        _HEARD.search(html) for field, html in zip(spec.fields, found.fields, strict=False) if field.name != "Sound"
    ):
        tally.report("note-changed", f"the note {name} would play something outside of its field Sound", fact)
    extra = sorted(set(found.cards) - set(planned.ordinals))
    if extra:
        numbers = ", ".join(str(ordinal + 1) for ordinal in extra)
        tally.report("card-unplanned", f"the note {name} has cards that ask nothing: {numbers}", fact)
    home = deck.below(planned.subdeck).name
    if any(packed.decks.get(deck_id) != home for deck_id in found.decks):
        tally.report("note-changed", f"cards of the note {name} are not in the deck {home}", fact)


def _hold_nothing_else(
    notes: Sequence[Note], by_guid: Mapping[str, PackedNote], packed: PackedDeck, tally: Tally
) -> None:
    planned = {note.guid for note in notes}
    for guid in by_guid:
        if guid not in planned:
            tally.report("note-unplanned", f"there is a note {guid} that comes from no fact")
    if packed.stray:
        tally.report("card-unplanned", f"{packed.stray} cards belong to no note, or to one that has them already")
    for name, content in packed.media.items():
        if not hashlib.sha256(content).hexdigest().startswith(name.partition(".")[0]):
            tally.report("media-changed", f"the file {name} is not the one that the sheet has")
