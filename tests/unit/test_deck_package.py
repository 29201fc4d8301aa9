"""The package: equal notes give equal bytes, and every value in it is ours."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deck_samples import NOWHERE, coffee, identities, row, sheet, stamped

from generator.cards import describe_deck, make_notes
from generator.inlines import Image
from generator.notes import Media, Note
from generator.writing.anki import anki_package

PICTURE = Media(url="cup.png", name="0a1b.png", mime="image/png", content=b"cup")
OTHER = Media(url="pot.png", name="ffff.png", mime="image/png", content=b"pot")


def coffee_notes() -> tuple[Note, ...]:
    return stamped(make_notes(coffee(), identities(*coffee().facts), {}))


def package(notes: tuple[Note, ...] = (), media: tuple[Media, ...] = ()) -> bytes:
    return anki_package(describe_deck(coffee()), notes or coffee_notes(), media)


def query(content: bytes, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(io.BytesIO(content)).read("collection.anki2"))
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_the_same_notes_give_the_same_bytes() -> None:
    assert package() == package()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_bytes_do_not_hang_on_the_hash_seed(seed: str) -> None:
    code = (
        "import hashlib, deck_samples as d; from generator.cards import *; from generator.writing.anki import *;"
        "s = d.coffee(); n = d.stamped(make_notes(s, d.identities(*s.facts), {}));"
        "print(hashlib.sha256(anki_package(describe_deck(s), n, ())).hexdigest())"
    )
    places = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(places), "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    import hashlib

    assert run.stdout.strip() == hashlib.sha256(package()).hexdigest()


def test_the_zip_is_deflated_and_undated() -> None:
    for entry in zipfile.ZipFile(io.BytesIO(package())).infolist():
        assert entry.compress_type == zipfile.ZIP_DEFLATED
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3


def test_the_file_does_not_name_the_sqlite_that_wrote_it() -> None:
    assert zipfile.ZipFile(io.BytesIO(package())).read("collection.anki2")[96:100] == bytes(4)


def test_notes_keep_guid_id_and_time() -> None:
    notes = tuple(replace(note, modified=1_600_000_000 + note.fact) for note in coffee_notes())
    rows = query(package(notes), "SELECT guid, id, mod FROM notes ORDER BY id")
    assert rows == [(note.guid, note.note_id, note.modified) for note in notes]


def test_cards_are_those_planned_and_due_in_rounds() -> None:
    rows = query(package(), "SELECT nid, ord, due, id FROM cards ORDER BY due")
    rounds = ((turn, note) for turn in range(7) for note in coffee_notes() if turn < len(note.ordinals))
    planned = [(note.note_id, note.ordinals[turn]) for turn, note in rounds]
    assert [row[:2] for row in rows] == planned
    assert [row[2] for row in rows] == list(range(1, len(planned) + 1))
    assert all(card_id == note_id + ordinal for note_id, ordinal, _, card_id in rows)


def test_a_guid_that_comes_twice_is_refused() -> None:
    first, second, *_ = coffee_notes()
    with pytest.raises(ValueError, match="two notes with the guid 'guid0000'"):
        package((first, replace(second, guid=first.guid)))


def test_only_pictures_that_a_note_shows_travel_with_it() -> None:
    fact = row("Cup", ("Looks", (Image(url="cup.png", alt="a cup", span=NOWHERE),)))
    notes = stamped(make_notes(sheet(fact), identities(fact), {"cup.png": PICTURE}))
    archive = zipfile.ZipFile(io.BytesIO(package(notes, (OTHER, PICTURE))))
    assert json.loads(archive.read("media")) == {"0": "0a1b.png"}
    assert archive.read("0") == b"cup"


def test_faults_in_our_html_are_errors() -> None:
    first, *_ = coffee_notes()
    with pytest.raises(UserWarning, match="invalid HTML"):
        package((replace(first, fields=("a < b > c", *first.fields[1:])),))
