"""Edits in which no question and no answer says something else: no note of a learner is touched by any of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import Collection
from deck_engine import collection, import_package, notes_by_guid

from generator.loading import ledger_path
from generator.preparing import prepare
from generator.request import Wishes
from generator.writing.anki import anki_package

NOW = int(time.time()) - 86_400

SHEET = """---
title: Tides
tags: [sea]
language: en
url: https://example.org/tides
---

# Tides

## 1. Words

| Word | Meaning | Seen at | Example |
| --- | --- | --- | --- |
| Spring tide | the largest range | new and full moon | Brest |
| Neap tide | the smallest range -- by far | "half" moon | Brest |
| Slack water | no current... | the turn | any quay |

## 2. Rules

Exam rule: the range grows ==towards== the coast and ==in funnels==.

- Ebb: the water goes out
- Flood: the water comes back in
- Stand: the water rests

## 3. How to read a table

1. Find the port
2. Add the hour
3. Read the height
4. Add what the chart says

## 4. Kinds of tides

- Diurnal
- Semidiurnal
- Mixed
"""

ROWS = SHEET[SHEET.index("| Spring tide") : SHEET.index("\n## 2.")]


def shuffled(text: str) -> str:
    return text.replace(ROWS, "\n".join(reversed(ROWS.splitlines())) + "\n")


def columns_swapped(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if line.startswith("|"):
            key, one, two, more = line.strip("| ").split(" | ")
            lines.append(f"| {key} | {two} | {one} | {more} |")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def section_moved(text: str) -> str:
    start, end = text.index("## 2. Rules"), text.index("## 3.")
    return text[:start] + text[end:] + "\n" + text[start:end]


def replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return text

    return edit


QUIET: dict[str, Callable[[str], str]] = {
    "rows in another order": shuffled,
    "columns in another order": columns_swapped,
    "a section moved to the end": section_moved,
    "a section renamed": replaced(("## 1. Words", "## 1. Vocabulary")),
    "a section renamed whose title a list goes by": replaced(("## 4. Kinds of tides", "## 4. Sorts of tides")),
    "a section renamed whose title steps go by": replaced(
        ("## 3. How to read a table", "## 3. How to read the tables")
    ),
    "sections renumbered": replaced(("## 1.", "## 7."), ("## 2.", "## 8.")),
    "numbers of sections gone": replaced(("## 1. ", "## "), ("## 2. ", "## "), ("## 3. ", "## "), ("## 4. ", "## ")),
    "a section split": replaced(("- Ebb:", "## The two ways\n\n- Ebb:")),
    "two sections merged": replaced(("## 2. Rules\n\n", "")),
    "sections one level deeper": replaced(("## 2. Rules", "## 0. All\n\n### 2. Rules")),
    "another title": replaced(("title: Tides", "title: The tides")),
    "other tags": replaced(("tags: [sea]", "tags: [ocean, exam]")),
    "another language": replaced(("language: en", "language: en-GB")),
    "an address": replaced(("https://example.org/tides", "https://example.com/sea#tides")),
    "an author and a version": replaced(("tags: [sea]", 'tags: [sea]\nauthor: A. Sailor\nversion: "2"')),
    "a theme and a paper": replaced(("tags: [sea]", "tags: [sea]\ntheme: mono\npaper: [letter]")),
    "dashes": replaced((" -- ", " — ")),
    "quotes": replaced(('"half"', "“half”")),
    "an ellipsis": replaced(("...", "…")),
    "full stops": replaced(("the largest range", "the largest range."), ("goes out", "goes out.")),
    "spaces that do not break": replaced(("new and", "new\u00a0and")),
    "bold keys": replaced(("| Spring tide |", "| **Spring tide** |"), ("| Neap tide |", "| **Neap tide** |")),
    "code": replaced(("the turn", "`the turn`")),
    "a link": replaced(("any quay", "[any quay](https://example.org/quay)"), ("new and", "[new](https://e.org) and")),
    "another example": replaced(("any quay", "a harbour")),
    "a bold label": replaced(("Exam rule:", "**Exam rule**:")),
    "other bullets": replaced(("\n- ", "\n* ")),
    "other numbers": replaced(("\n1. ", "\n1) "), ("\n2. ", "\n2) "), ("\n3. ", "\n3) "), ("\n4. ", "\n4) ")),
    "wider tables": replaced(("| Word |", "|  Word   |"), ("| --- |", "| :--- |")),
    "an extra": replaced(("| Brest |\n| Neap", "| Brest <!-- extra: in March --> |\n| Neap")),
    "an id": replaced(("- Ebb:", "- <!-- id: ebb --> Ebb:")),
    "an introduction": replaced(("## 2. Rules\n", "## 2. Rules\n\nWhat the coast does:\n")),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "one more row": replaced(("| Slack water", "| King tide | the highest of all | January | Nantes |\n| Slack water")),
    "one row less": replaced((ROWS.splitlines()[2] + "\n", "")),
}

LOUD: dict[str, tuple[Callable[[str], str], int]] = {
    "another answer": (replaced(("the largest range", "the greatest range")), 1),
    "another key": (replaced(("| Slack water", "| Slack tide")), 1),
    "another header": (replaced(("Seen at", "Comes at")), 3),
    "a number": (replaced(("new and full moon", "new and full moon 2")), 1),
    "a power": (replaced(("the turn", "the 2<sup>2</sup> turn")), 1),
    "another mark": (replaced(("==in funnels==", "in ==funnels==")), 1),
    "another step": (replaced(("Add the hour", "Add one hour")), 1),
    "another quote in code": (replaced(("the turn", "`a'b`")), 1),
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(SHEET, "utf-8")
    return path


@pytest.fixture
def col(tmp_path: Path) -> Iterator[Collection]:
    with collection(tmp_path / "learner") as opened:
        yield opened


def built(sheet: Path, now: int, **wishes: bool) -> bytes:
    """The package of the sheet as it is; its ledger is brought up to date."""
    prepared, faults = prepare(sheet, now, Wishes(**wishes))
    assert prepared is not None, faults
    ledger_path(sheet).write_text(prepared.ledger, "utf-8")
    return anki_package(prepared.deck, prepared.notes, prepared.media.values())


def lived_with(col: Collection) -> dict[str, tuple[list[str], list[str]]]:
    """What a learner makes of every note: tags and words of their own."""
    for note in notes_by_guid(col).values():
        note.tags = [*note.tags, "marked", "leech"]
        note["My notes"] = "seen in Brest"
        col.update_note(note)
        col.db.execute("update notes set mod = ? where id = ?", NOW + 100, note.id)  # type: ignore[union-attr]
    return notes_of(col)


def notes_of(col: Collection) -> dict[str, tuple[list[str], list[str]]]:
    return {guid: (list(note.fields), list(note.tags)) for guid, note in notes_by_guid(col).items()}


@pytest.mark.parametrize("edit", QUIET)
def test_no_note_is_touched_by(edit: str, sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    before = lived_with(col)
    text = QUIET[edit](SHEET)
    assert text != SHEET
    sheet.write_bytes(text.encode())
    log = import_package(col, built(sheet, NOW + 1000))
    assert (len(log.updated), len(log.conflicting), len(log.new)) == (0, 0, int(edit == "one more row"))
    after = notes_of(col)
    assert {guid: after[guid] for guid in before} == before
    assert [deck.name for deck in col.decks.all_names_and_ids()] == ["Default", "Tides"]


@pytest.mark.parametrize("edit", LOUD)
def test_only_what_asks_or_answers_otherwise_is_updated_by(edit: str, sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    change, count = LOUD[edit]
    sheet.write_text(change(SHEET), "utf-8")
    log = import_package(col, built(sheet, NOW + 1000))
    assert (len(log.updated), len(log.conflicting), len(log.new)) == (count, 0, 0)


def test_a_sheet_whose_file_is_called_otherwise_touches_nothing(sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    before = lived_with(col)
    renamed = sheet.with_name("sea.md")
    ledger_path(sheet).rename(ledger_path(renamed))
    log = import_package(col, built(sheet.rename(renamed), NOW + 1000))
    assert (len(log.updated), len(log.new), notes_of(col)) == (0, 0, before)


def test_what_waits_comes_with_the_next_change_of_its_note_alone(sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    sheet.write_text(SHEET.replace("## 1. Words", "## 1. Vocabulary"), "utf-8")
    assert not import_package(col, built(sheet, NOW + 1000)).updated
    sheet.write_text(SHEET.replace("## 1. Words", "## 1. Vocabulary").replace("the largest", "the greatest"), "utf-8")
    log = import_package(col, built(sheet, NOW + 2000))
    assert len(log.updated) == 1
    contexts = [note["Context"] for note in notes_by_guid(col).values()]
    assert sum("Vocabulary" in context for context in contexts) == 1


def test_a_refresh_sends_all_that_waits(sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    sheet.write_text(SHEET.replace("tags: [sea]", "tags: [ocean]"), "utf-8")
    log = import_package(col, built(sheet, NOW + 1000, refresh=True))
    assert len(log.updated) == len(notes_by_guid(col))
    assert all("ocean" in note.tags for note in notes_by_guid(col).values())


def test_a_deck_that_is_moved_takes_new_cards_alone(sheet: Path, col: Collection) -> None:
    import_package(col, built(sheet, NOW))
    old = col.decks.card_count(col.decks.id("Tides"), include_subdecks=True)  # type: ignore[arg-type]
    text = SHEET.replace("title: Tides", "title: The tides")
    sheet.write_text(text.replace("| Slack", "| King tide | the highest | January | Nantes |\n| Slack"), "utf-8")
    import_package(col, built(sheet, NOW + 1000, move_deck=True))
    assert col.decks.card_count(col.decks.id("Tides"), include_subdecks=True) == old  # type: ignore[arg-type]
    assert col.decks.card_count(col.decks.id("The tides"), include_subdecks=True) > 0  # type: ignore[arg-type]
