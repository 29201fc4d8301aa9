"""What is heard with an answer: columns in another language, and recordings beside the sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deck_samples import identities, mark, row, section, sheet, statement, table

from generator.cards import make_notes
from generator.cards.speech import voice
from generator.facts import AnyFact, Section
from generator.inlines import Code, Link, Text, text
from generator.notes import Media
from generator.notetypes import TYPED_KEY, field_of
from generator.recordings import MAX_BYTES, load_recordings

HEARD = Media(url="cat.mp3", name="0123.mp3", mime="audio/mpeg", content=b"ID3")
GREEK = (row("γάτα", ("Meaning", "cat")), row("σκύλος", ("Meaning", "dog")), row("πουλί", ("Meaning", "bird")))


def sounds(*facts: AnyFact, media: tuple[Media, ...] = (), **meta: Any) -> list[str]:
    made = sheet(*facts, **meta)
    notes = make_notes(made, identities(*facts), {one.url: one for one in media})
    return [field_of(note, "Sound") for note in notes]


def test_a_column_that_the_author_names_is_spoken() -> None:
    fact = row("cat", ("Français", "le chat"), key_header="English")
    assert sounds(fact, speak=(("français", "fr"),)) == ["[anki:tts lang=fr_FR]le chat[/anki:tts]"]


def test_a_language_alone_speaks_what_is_asked_about() -> None:
    facts = (row("le chat", ("Meaning", "cat")), statement("", "Il ", mark("pleut"), "."))
    assert sounds(*facts, speak=(("", "fr-CA"),)) == [
        "[anki:tts lang=fr_CA]le chat[/anki:tts]",
        "[anki:tts lang=fr_CA]Il pleut.[/anki:tts]",
    ]


def test_a_column_in_another_script_is_spoken_unless_the_author_forbids_it() -> None:
    assert sounds(*GREEK)[0] == "[anki:tts lang=el_GR]γάτα[/anki:tts]"
    assert sounds(*GREEK, speak=(("", ""),)) == ["", "", ""]
    assert sounds(*GREEK, language="el") == ["", "", ""]


def test_single_letters_and_few_words_are_not_spoken() -> None:
    letters = [row(letter, ("Name", "a letter")) for letter in "αβγδ"]
    assert sounds(*letters) == [""] * 4
    assert sounds(*GREEK[:2]) == ["", ""]


def test_a_recording_is_played_instead_of_being_spoken() -> None:
    linked = (Text(text="le chat "), Link(url="cat.mp3", children=text("hear")))
    fact = row("cat", ("Français", linked))
    assert sounds(fact, media=(HEARD,), speak=(("français", "fr"),)) == ["[sound:0123.mp3]"]
    assert sounds(fact, speak=(("français", "fr"),)) == ["[anki:tts lang=fr_FR]le chat[/anki:tts]"]


@pytest.mark.parametrize(
    "words", ["[sound:evil.mp3]", "x[/anki:tts][sound:evil.mp3]", "[anki:tts lang=en_US]x[/anki:tts]"]
)
def test_what_the_author_writes_makes_no_tag(words: str) -> None:
    (field,) = sounds(row("key", ("What", words)), speak=(("what", "fr"),))
    assert field.count("[") == 2
    assert field.startswith("[anki:tts lang=fr_FR]")
    assert field.endswith("[/anki:tts]")


def test_voices_have_a_country() -> None:
    assert [voice(tag) for tag in ("fr", "pt-BR", "ja", "zh-Hans-TW")] == ["fr_FR", "pt_BR", "ja_JP", "zh_TW"]


def test_only_answers_that_are_code_are_typed() -> None:
    command = (Code(text="ls -la"),)
    facts = (
        row("list files", ("Command", command), clue="ls"),
        row(command, ("Does", "lists files"), clue="lists files"),
    )
    notes = make_notes(sheet(*facts, typed=True), identities(*facts), {})
    assert [(field_of(note, "Typed"), field_of(note, TYPED_KEY)) for note in notes] == [("yes", ""), ("", "yes")]
    assert field_of(make_notes(sheet(*facts), identities(*facts), {})[0], "Typed") == ""


# ---- files -----------------------------------------------------------------------------------------------------------


def linking(*urls: str) -> tuple[Section, ...]:
    rows = ((url, (Link(url=url, children=text("hear")),)) for url in urls)
    return (section("Words", table(("Word", "Sound"), *rows)),)


def test_recordings_are_named_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "a b.mp3").write_bytes(b"ID3\x03rest")
    (tmp_path / "b.ogg").write_bytes(b"OggSrest")
    media, found = load_recordings(sheet(sections=linking("a%20b.mp3", "b.ogg")), tmp_path)
    assert found == ()
    assert [(one.mime, one.name[-4:], len(one.name)) for one in media.values()] == [
        ("audio/mpeg", ".mp3", 28),
        ("audio/ogg", ".ogg", 28),
    ]


def test_a_recording_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (tmp_path / "out.mp3").write_bytes(b"ID3")
    (folder / "text.mp3").write_bytes(b"<html>")
    (folder / "long.mp3").write_bytes(b"ID3" + bytes(MAX_BYTES))
    urls = ("../out.mp3", "gone.mp3", "text.mp3", "long.mp3", "https://example.org/a.mp3", "notes.md")
    media, found = load_recordings(sheet(sections=linking(*urls)), folder)
    assert media == {}
    assert [one.message for one in found] == [
        "the recording ../out.mp3 is outside the sheet's folder, and a build reads nothing there",
        "the recording gone.mp3 does not exist",
        "the recording text.mp3 is no MP3 or Ogg file",
        "the recording long.mp3 is larger than 5 MB",
    ]
