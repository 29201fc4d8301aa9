"""A learner in the real Anki, over several releases: run as a program, so that an older engine can be lent to it.

`python identity_learner.py FOLDER STORY.json` plays the steps of the story and prints what the learner has after each.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anki.collection import Collection
from deck_engine import collection, faces, import_package

State = dict[str, Any]


def by_guid(col: Collection, guid: str) -> Any:
    return col.get_note(col.db.scalar("select id from notes where guid = ?", guid))


def importing(col: Collection, package: str, at: int) -> State:
    """Import, as at the time `at`: an engine that stamps updated notes does not stamp them with the real time."""
    start = int(time.time()) - 1
    log = import_package(col, Path(package).read_bytes())
    for updated in log.updated:
        col.db.execute("update notes set mod = ? where id = ? and mod >= ?", at, updated.id.nid, start)
    return {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}


def study(col: Collection, guid: str, days: str) -> State:
    """Make all cards of a note reviewed ones, then answer them as they fall due."""
    ids = [card.id for card in by_guid(col, guid).cards()]
    col.sched.set_due_date(ids, days)
    for card_id in ids:
        card = col.get_card(card_id)
        card.start_timer()
        col.sched.answerCard(card, 3)
    return {}


def edit(col: Collection, guid: str, field: str, words: str, at: int) -> State:
    """What a learner writes into a note by hand."""
    note = by_guid(col, guid)
    note[field] = words
    col.update_note(note)
    col.db.execute("update notes set mod = ? where id = ?", at, note.id)
    return {}


def add(col: Collection, words: str, tag: str) -> State:
    """A note of the learner's own."""
    note = col.new_note(col.models.by_name("Basic"))
    note["Front"], note["Back"], note.tags = words, words, [tag]
    col.add_note(note, col.decks.id("Default"))
    return {"guid": note.guid}


def search(col: Collection, notes: str, cards: str) -> State:
    """The guids and ordinals that the searches find."""
    return {
        "notes": sorted(col.get_note(note_id).guid for note_id in col.find_notes(notes)) if notes else [],
        "cards": sorted([col.get_card(found).note().guid, col.get_card(found).ord] for found in col.find_cards(cards))
        if cards
        else [],
    }


def delete(col: Collection, notes: str) -> State:
    col.remove_notes(col.find_notes(notes))
    return {}


STEPS: dict[str, Callable[..., State]] = {
    "import": importing,
    "study": study,
    "edit": edit,
    "add": add,
    "search": search,
    "delete": delete,
}


def state(col: Collection) -> State:
    """All that the learner has: notes, their cards with what was learned, and what Anki finds wrong."""
    shown = faces(col)
    notes = [col.get_note(note_id) for note_id in col.find_notes("")]
    return {
        "notes": {note.guid: [note.mod, note.fields, note.tags] for note in notes},
        "cards": {
            f"{note.guid} {card.ord}": [card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.lapses]
            for note in notes
            for card in note.cards()
        },
        "reviews": col.db.scalar("select count() from revlog"),
        "empty": [report.card_ids[:] for report in col.get_empty_cards().notes],
        "faces": {f"{guid} {ordinal}": list(both) for (guid, ordinal), both in shown.items()},
        "description": [deck["desc"] for deck in col.decks.all() if deck["name"] != "Default"],
    }


def main(folder: str, story: str) -> None:
    steps = json.loads(Path(story).read_text("utf-8"))
    told = []
    with collection(Path(folder)) as col:
        for name, *arguments in steps:
            told.append({"told": STEPS[name](col, *arguments), **state(col)})
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
