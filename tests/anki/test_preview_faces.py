"""The preview's cards say what Anki's own do."""

from __future__ import annotations

import html
import re
from pathlib import Path

from deck_engine import collection, faces, import_package
from deck_samples import coffee, identities, stamped

from generator.cards import describe_deck, make_notes
from generator.previewing import faces as previewing
from generator.writing.anki import anki_package


def shape(face: str) -> str:
    """What is seen of a face: its words, and the elements and classes that its look depends on."""
    face = re.sub(r"<style>.*?</style>", "", face, flags=re.DOTALL)
    face = re.sub(r'<span class="cloze([^"]*)"[^>]*>', r'<span class="cloze\1">', face)
    return re.sub(r"\s+", " ", html.unescape(face)).strip()


def test_every_face_is_as_anki_fills_it(tmp_path: Path) -> None:
    sheet = coffee()
    notes = stamped(make_notes(sheet, identities(*sheet.facts), {}))
    with collection(tmp_path) as col:
        import_package(col, anki_package(describe_deck(sheet), notes, ()))
        real = faces(col)
    ours = {(note.guid, ordinal): previewing.faces(note, ordinal, {}) for note in notes for ordinal in note.ordinals}
    assert {note.notetype for note in notes} == {"row", "cloze"}
    assert ours.keys() == real.keys()
    for card, sides in ours.items():
        assert tuple(map(shape, sides)) == tuple(map(shape, real[card]))
