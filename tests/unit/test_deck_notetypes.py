"""What Anki knows our notes by can never change again; what may change must say so."""

from __future__ import annotations

import hashlib
import json
import time

import pytest

from generator import templates
from generator.notetypes import (
    CLOZE,
    EXTRA,
    MODIFIED,
    MY_NOTES,
    NEWER,
    NOTETYPES,
    OCCLUSION,
    ROW,
    STYLE_SHEET,
    CardTemplate,
    NoteTypeSpec,
)
from generator.writing.anki import card_faces


@pytest.mark.parametrize(("specs", "digest"), [((ROW, CLOZE), "445624c042a88443"), ((OCCLUSION,), "3f6ae680bed424e3")])
def test_ids_names_fields_and_templates_are_those_of_the_first_release(
    specs: tuple[NoteTypeSpec, ...], digest: str
) -> None:
    lasting = json.dumps(
        [
            [
                spec.id,
                spec.name,
                [[field.name, field.id] for field in spec.fields],
                [[template.name, template.id] for template in spec.templates],
            ]
            for spec in specs
        ]
    )
    # Never change these numbers: the notes of every learner would conflict.
    assert hashlib.sha256(lasting.encode()).hexdigest()[:16] == digest


def test_faces_and_style_sheet_change_only_with_a_newer_time() -> None:
    shown = [templates.read(STYLE_SHEET)]
    shown += [face for spec in (ROW, CLOZE) for template in spec.templates for face in card_faces(template)]
    digest = hashlib.sha256("\0".join(shown).encode()).hexdigest()[:16]
    # After a change: raise generator.notetypes.MODIFIED, then put both new values here.
    assert (MODIFIED, digest) == (1_764_300_000, "47d7179361c73183")


def test_the_time_of_the_note_types_is_past() -> None:
    assert time.time() > MODIFIED


def test_field_and_template_ids_are_unique() -> None:
    for spec in NOTETYPES.values():
        ids = [part.id for part in (*spec.fields, *spec.templates)]
        assert len(set(ids)) == len(ids)


def test_each_template_asks_its_own_place() -> None:
    front, back = card_faces(ROW.templates[3])
    assert "{{#Ask 4}}" in front
    assert "{{Ask 4}}" in front
    assert "Ask 1" not in front
    assert '<section class="answer">{{Answer 4}}</section>' in back
    assert "asks-a4" in back
    assert not [name for name in ("Ask N", "Answer N", "asks-aN") if name in front + back]


@pytest.mark.parametrize("template", [*ROW.templates, *CLOZE.templates], ids=lambda template: template.name)
def test_every_back_names_its_answer_and_shows_what_stands_below(template: CardTemplate) -> None:
    # Programs that read cards find the answer between these two.
    _, back = card_faces(template)
    answer, whole = back.index('id="answer"'), back.index('<section class="whole">')
    assert answer < whole
    assert [back.index(f"{{{{{name}}}}}") > whole for name in (EXTRA, MY_NOTES, NEWER, "Sound", "Source")] == [True] * 5


def test_every_field_says_what_it_is_for() -> None:
    assert all(field.about for spec in (ROW, CLOZE) for field in spec.fields)


def test_the_cards_load_nothing_from_elsewhere() -> None:
    files = {STYLE_SHEET, *(name for s in (ROW, CLOZE) for t in s.templates for name in (t.front, t.back))}
    for name in files:
        text = templates.read(name)
        assert not any(word in text for word in ("http", "url(", "@import", "<script", "javascript"))
