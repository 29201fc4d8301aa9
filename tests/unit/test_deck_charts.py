"""Drawn charts as notes: masks, picture, what is said around them, and what `verify` and the preview see of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.loading import ledger_path
from generator.notes import Media, Note
from generator.notetypes import BACK_EXTRA, COMMENTS, HEADER, IMAGE, OCCLUSION, OCCLUSION_FIELD, field_of
from generator.preparing import Prepared, prepare
from generator.previewing import faces
from generator.verifying import verify_package
from generator.writing.anki import anki_package

NOW = 1_780_000_000
SHEET = """---
title: Pots
url: https://example.org/pots
---

## Which pot

The way to a pot:

<!-- extra: water it well -->
```mermaid
flowchart LR
  s([Start]) --> sun{Sunny?}
  sun -->|yes| clay[Clay pot]
  sun -->|no| tub[Tub {big}]
  clay -->|in {{spring}}| move[Repot it]
```
"""


def made(folder: Path, text: str = SHEET, day: int = 0) -> Prepared:
    path = folder / "pots.md"
    path.write_text(text, "utf-8")
    prepared, faults = prepare(path, NOW + day * 86_400)
    assert prepared is not None, faults
    ledger_path(path).write_text(prepared.ledger, "utf-8")
    return prepared


def only(prepared: Prepared) -> Note:
    (note,) = prepared.notes
    return note


def losses(prepared: Prepared, notes: tuple[Note, ...], media: tuple[Media, ...]) -> set[str]:
    package = anki_package(prepared.deck, notes, media)
    verdict = verify_package(prepared.sheet, prepared.deck, prepared.notes, package, "pots.apkg")
    return {diagnostic.code for diagnostic in verdict.diagnostics}


def changed(note: Note, field: str, before: str, after: str) -> Note:
    """`note` with other words in a field."""
    position = OCCLUSION.position(field)
    words = re.sub(before, after, note.fields[position], count=1)
    assert words != note.fields[position]
    return replace(note, fields=(*note.fields[:position], words, *note.fields[position + 1 :]))


def test_each_label_is_a_cloze_with_its_place_on_the_picture(tmp_path: Path) -> None:
    note = only(made(tmp_path))
    shape = r"\{\{c(\d)::image-occlusion:rect:left=\.\d+:top=\.\d+:width=\.\d+:height=\.\d+\}\}"
    shapes = field_of(note, OCCLUSION_FIELD).split("<br>")
    numbers = [match[1] for each in shapes if (match := re.fullmatch(shape, each))]
    assert len(numbers) == len(shapes)
    assert sorted(numbers) == ["1", "2", "2", "3", "4", "5", "6"]
    assert note.ordinals == (0, 1, 2, 3, 4, 5)


def test_the_front_names_the_place_and_gives_no_label_away(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    note = only(prepared)
    (picture,) = prepared.charts
    assert field_of(note, IMAGE) == f'<img src="{picture.name}" alt="The way to a pot">'
    assert "<span>Pots</span> › <span>Which pot</span>" in field_of(note, HEADER)
    assert "<b>The way to a pot</b>" in field_of(note, HEADER)
    assert "water it well" in field_of(note, BACK_EXTRA)
    assert 'href="https://example.org/pots#which-pot"' in field_of(note, BACK_EXTRA)


def test_a_search_finds_the_note_by_each_label(tmp_path: Path) -> None:
    comments = field_of(only(made(tmp_path)), COMMENTS)
    for label in ("Sunny?", "Sunny?: yes / no", "Clay pot", "Tub &#123;big&#125;", "Repot it"):
        assert f">{label}</li>" in comments
    assert "{" not in comments


def test_the_drawing_has_a_light_panel_and_loads_nothing(tmp_path: Path) -> None:
    (picture,) = made(tmp_path).charts
    text = picture.content.decode()
    assert re.search(r'<rect x="[-\d.]+" y="[-\d.]+" width="[\d.]+" height="[\d.]+" rx="6" fill="#ffffff"/>', text)
    assert not re.search(r"<script|<style|href|url\(|<image|@import", text)
    assert text.count("textLength=") == text.count("<text")


YES, NO = "  sun -->|yes| clay[Clay pot]\n", "  sun -->|no| tub[Tub {big}]\n"


@pytest.mark.parametrize(
    "edit",
    [
        ("flowchart LR", "flowchart TD"),
        ("clay[Clay pot]", "clay(Clay pot)"),
        ("sun -->|yes|", "sun ==>|yes|"),
        (YES + NO, NO + YES),
        ("clay", "earthen"),
    ],
)
def test_what_is_only_drawn_otherwise_waits(edit: tuple[str, str], tmp_path: Path) -> None:
    before = only(made(tmp_path))
    after = only(made(tmp_path, SHEET.replace(*edit), day=1))
    assert (after.guid, after.modified, after.ordinals) == (before.guid, before.modified, before.ordinals)


@pytest.mark.parametrize(
    "edit", [("Clay pot", "Clay bowl"), ("|yes| clay", "|maybe| clay"), ("[Tub {big}]", "[Tub {big}] --> shade[Shade]")]
)
def test_another_label_or_arrow_is_sent(edit: tuple[str, str], tmp_path: Path) -> None:
    before = only(made(tmp_path))
    after = only(made(tmp_path, SHEET.replace(*edit), day=1))
    assert after.guid == before.guid
    assert after.modified > before.modified


def test_a_whole_package_is_proven(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    assert losses(prepared, prepared.notes, prepared.carried) == set()


def test_a_mask_that_got_lost_is_reported(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    poorer = changed(only(prepared), OCCLUSION_FIELD, r"\{\{c3::[^}]*\}\}<br>", "")
    assert losses(prepared, (poorer,), prepared.carried) == {"note-changed", "text-lost"}


def test_a_label_that_is_not_on_the_drawing_is_reported(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    (picture,) = prepared.charts
    poorer = replace(picture, content=picture.content.replace(b"Repot", b"Root"))
    assert losses(prepared, prepared.notes, (poorer,)) == {"media-changed", "text-lost"}


def test_a_drawing_that_is_not_in_the_package_is_reported(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    assert losses(prepared, prepared.notes, ()) == {"media-lost", "text-lost"}


def test_the_preview_lays_the_mask_over_the_drawing(tmp_path: Path) -> None:
    prepared = made(tmp_path)
    note = only(prepared)
    front, back = faces.faces(note, 1, prepared.carried)
    assert front.count("background: #ff8e8e") == back.count("border: 2px solid #ff8e8e") == 2
    assert "data:image/svg+xml;base64," in front
    assert "water it well" in back
    assert "water it well" not in front
    assert "{{" not in front + back


def test_charts_in_other_places_have_notes_of_their_own(tmp_path: Path) -> None:
    prepared = made(tmp_path, SHEET + SHEET[SHEET.index("## Which pot") :].replace("Which pot", "Another pot"))
    assert len({note.guid for note in prepared.notes}) == 2
