"""How learners find what has left a sheet.

An import never deletes, and a last update that marks a note as retired would have to be in every later package: it
would hand the note to everybody who never had it, and give it back to everybody who deleted it. So packages hold what
is alive, and a search finds the rest: by note ids, which are the same in every collection, and by the sheet's tag,
which no note of the learner's own has.
"""

from __future__ import annotations

from collections import defaultdict

from generator.ledger import Ledger
from generator.notes import Farewell
from generator.notetypes import REVERSE_ORDINAL
from generator.slugs import slug


def farewell(name: str, ledger: Ledger) -> Farewell:
    """What has left the sheet of this `name`: all notes of retired facts, and the cards of questions asked no more."""
    tag = f"tag:{slug(name, 'sheet')}"
    notes = sorted(entry.note_id for entry in ledger.retired)
    gone: defaultdict[int, list[int]] = defaultdict(list)
    for entry in ledger.live:
        for place, asked in enumerate(entry.places):
            if asked.gone:
                gone[place + 1].append(entry.note_id)
        if entry.reverse_gone:
            gone[REVERSE_ORDINAL + 1].append(entry.note_id)
    cards = [f"nid:{_listed(sorted(gone[number]))} card:{number}" for number in sorted(gone)]
    either = cards[0] if len(cards) == 1 else f"({' or '.join(f'({each})' for each in cards)})"
    return Farewell(
        notes=len(notes),
        find_notes=f"{tag} nid:{_listed(notes)}" if notes else "",
        cards=sum(map(len, gone.values())),
        find_cards=f"{tag} {either}" if cards else "",
    )


def _listed(note_ids: list[int]) -> str:
    return ",".join(map(str, note_ids))
