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

# Longer lists of ids are told as several, so that a line can break between them.
MOST_IDS = 6


def farewell(ledger: Ledger) -> Farewell:
    """What has left the sheet of `ledger`: all notes of retired facts, and the cards of questions asked no more."""
    notes = sorted(entry.note_id for entry in ledger.retired)
    gone: defaultdict[int, list[int]] = defaultdict(list)
    for entry in ledger.live:
        for place, asked in enumerate(entry.places):
            if asked.gone:
                gone[place + 1].append(entry.note_id)
        if entry.reverse_gone:
            gone[REVERSE_ORDINAL + 1].append(entry.note_id)
    cards = [f"{ids} card:{number}" for number in sorted(gone) for ids in _listed(sorted(gone[number]))]
    return Farewell(
        notes=len(notes),
        find_notes=f"{_tagged(ledger)} {_either(_listed(notes))}" if notes else "",
        cards=sum(map(len, gone.values())),
        find_cards=f"{_tagged(ledger)} {_either(cards)}" if cards else "",
    )


def _tagged(ledger: Ledger) -> str:
    """Tagged with any name that the sheet ever had: what learners have keeps the tags that it came with."""
    return _either([f"tag:{tag}" for tag in dict.fromkeys(slug(name, "sheet") for name in ledger.names)])


def _listed(note_ids: list[int]) -> list[str]:
    starts = range(0, len(note_ids), MOST_IDS)
    return ["nid:" + ",".join(map(str, note_ids[start : start + MOST_IDS])) for start in starts]


def _either(searches: list[str]) -> str:
    if len(searches) == 1:
        return searches[0]
    return f"({' or '.join(f'({each})' if ' ' in each else each for each in searches)})"
