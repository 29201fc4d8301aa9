"""A plan carried out in a running Anki, so that it can be broken off between any two requests and begun again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from generator.ledger import Entry
from generator.notes import Media, Note, media_in
from generator.notetypes import NOTETYPES
from generator.pushing.ankiconnect import AnkiConnect, AnkiConnectError, Call
from generator.pushing.merging import HeldNote, Merge, Plan
from generator.sent import read_sent

# Notes in one request: Anki shows nothing while it works on one.
BATCH = 50
# The package of new notes, while Anki imports it from its media folder: it may see no other folder of ours.
_SENT_FIELDS = tuple(dict.fromkeys(spec.sent for spec in NOTETYPES.values()))
PACKAGE = "_cheatsheet-push.apkg"

_One = TypeVar("_One")


def look_up(anki: AnkiConnect, notes: Sequence[Note], entries: Sequence[Entry]) -> dict[str, HeldNote]:
    """The notes that Anki has of those of the author and of the ledger, by guid."""
    wanted = {entry.guid: entry.note_id for entry in entries} | {note.guid: note.note_id for note in notes}
    held: dict[str, HeldNote] = {}
    for batch in _batches(wanted):
        for guid, info in zip(batch, anki.call("notesInfo", notes=[wanted[guid] for guid in batch]), strict=True):
            if info and _owner(info) in (guid, ""):
                held[guid] = _held(info)
    # Anki gives a note another id where its own is taken; the note itself knows who it is.
    for batch in _batches(guid for guid in wanted if guid not in held):
        query = " or ".join(f'"{field}:{guid} *"' for guid in batch for field in _SENT_FIELDS)
        for info in anki.call("notesInfo", notes=anki.call("findNotes", query=query)):
            if info and _owner(info) in batch:
                held[_owner(info)] = _held(info)
    return held


def _owner(info: Mapping[str, Any]) -> str:
    """The guid that a note was sent with; nothing where it does not say."""
    for spec in NOTETYPES.values():
        sent = read_sent(info["fields"].get(spec.sent, {}).get("value", ""), spec)
        if sent.guid:
            return sent.guid
    return ""


def _held(info: Mapping[str, Any]) -> HeldNote:
    fields = {name: field["value"] for name, field in info["fields"].items()}
    return HeldNote(note_id=info["noteId"], fields=fields, tags=tuple(info["tags"]))


def apply(anki: AnkiConnect, plan: Plan, pack: Callable[[Sequence[Note]], bytes], media: Iterable[Media]) -> None:
    """Carry out `plan`. `pack` makes a package of new notes, without `media`.

    Every note's last request says in the note that it was sent. AnkiConnectError where something does not go.
    """
    _store(anki, plan, media)
    for notes in _batches(plan.added):
        _add(anki, notes, pack)
    for merges in _batches((*plan.merged, *plan.left)):
        _change(anki, merges)
    if anki.call("getMediaFilesNames", pattern=PACKAGE):
        anki.call("deleteMediaFile", filename=PACKAGE)


def _store(anki: AnkiConnect, plan: Plan, media: Iterable[Media]) -> None:
    """Pictures and recordings come before the notes that show them; their names hold their hashes."""
    texts = [field for note in plan.added for field in note.fields]
    texts += [field for merge in plan.merged for field in merge.fields.values()]
    wanted = media_in(texts, media)
    for name in wanted.keys() - set(anki.call("getMediaFilesNames") if wanted else ()):
        anki.store_media(name, wanted[name])


def _add(anki: AnkiConnect, notes: Sequence[Note], pack: Callable[[Sequence[Note]], bytes]) -> None:
    """New notes come as a package, by which they keep their guids; none of them is there already."""
    name = anki.store_media(PACKAGE, pack(notes))
    anki.call("importPackage", path=f"{anki.call('getMediaDirPath')}/{name}")
    anki.call("deleteMediaFile", filename=name)
    if missing := [note for note in notes if note.guid not in look_up(anki, notes, ())]:
        raise AnkiConnectError(
            f"{len(missing)} new notes are not in Anki after their import",
            "import the sheet's .apkg once",
        )


def _change(anki: AnkiConnect, merges: Sequence[Merge]) -> None:
    """Tags first, then fields, then cards: what says that a note was sent comes last."""
    anki.calls(
        Call(action="addTags", params={"notes": [merge.note_id], "tags": " ".join(merge.tags)})
        for merge in merges
        if merge.tags
    )
    anki.calls(_update(merge.note_id, merge.fields) for merge in merges if merge.fields)
    leaving = [merge for merge in merges if merge.suspend]
    found = anki.find_cards([merge.suspend for merge in leaving])
    if cards := [card for of_note in found for card in of_note]:
        anki.call("suspend", cards=cards)
    anki.calls(_update(merge.note_id, {merge.sent: merge.seal}) for merge in leaving)


def _update(note_id: int, fields: Mapping[str, str]) -> Call:
    return Call(action="updateNoteFields", params={"note": {"id": note_id, "fields": dict(fields)}})


def _batches(ones: Iterable[_One]) -> Iterator[tuple[_One, ...]]:
    found = tuple(ones)
    for start in range(0, len(found), BATCH):
        yield found[start : start + BATCH]
