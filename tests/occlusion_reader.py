"""What an engine of Anki makes of packages with charts: run as a program, so that an older engine can be lent to it.

`python occlusion_reader.py FOLDER PACKAGE…` imports them one after another, the cards studied after the first, and
prints what the learner has after each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from anki.collection import Collection
from deck_engine import BROKEN, collection, import_package, notes_by_guid

LONG_AGO = 1_000_000_000
OURS = "Cheatsheet Image Occlusion"


def state(col: Collection) -> dict[str, Any]:
    """Each chart's note: its shapes by number as the engine reads them, its cards, and what is drawn."""
    notes = {}
    for guid, note in notes_by_guid(col).items():
        notetype = note.note_type()
        if notetype is None or notetype["name"] != OURS:
            continue
        read = col.get_image_occlusion_note(note.id)
        assert read.WhichOneof("value") == "note", read.error
        notes[guid] = {
            "shapes": {
                str(one.ordinal): [
                    [shape.shape, *(f"{part.name}={part.value}" for part in shape.properties)] for shape in one.shapes
                ]
                for one in read.note.occlusions
            },
            "image": read.note.image_file_name,
            "bytes": len(read.note.image_data),
            "intervals": {str(card.ord + 1): card.ivl for card in note.cards()},
            "faces": {str(card.ord + 1): card.question() for card in note.cards()},
            "mod": note.mod,
            "fields": note.fields,
        }
        faces = [face for card in note.cards() for face in (card.question(), card.answer())]
        broken = [face for face in faces for word in BROKEN if word in face]
        assert not broken, broken
    return {
        "notes": notes,
        "notetypes": sorted(each.name for each in col.models.all_names_and_ids()),
        "own": sorted(note.fields[0] for note in notes_by_guid(col).values() if "own" in note.tags),
    }


def main(folder: str, *packages: str) -> None:
    states = []
    with collection(Path(folder)) as col:
        col._backend.add_image_occlusion_notetype()
        own = col.new_note(next(each for each in col.models.all() if each.get("originalStockKind") == 6))
        own.fields[0], own.tags = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2:oi=1}}", ["own"]
        col.add_note(own, col.decks.id("Default"))
        for number, package in enumerate(packages):
            log = import_package(col, Path(package).read_bytes())
            for updated in log.updated:
                # The engine of 24.11 stamps them with the present time, after which no later release of a test came.
                col.db.execute("update notes set mod = ? where id = ?", LONG_AGO, updated.id.nid)
            now = state(col)
            now["log"] = {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}
            states.append(now)
            if not number:
                col.sched.set_due_date(col.find_cards(f'"note:{OURS}"'), "40")
    sys.stdout.write(json.dumps(states))


if __name__ == "__main__":
    main(*sys.argv[1:])
