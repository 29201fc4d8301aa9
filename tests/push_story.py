"""A learner over three releases of one sheet, told in the actions of AnkiConnect: any Anki that knows them can play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import app
from generator.pushing import AnkiConnect

FIRST = """\
---
title: Knots
language: en
---

# Knots

## Which knot for what

| Knot | Use | Strength |
| --- | --- | --- |
| Bowline | a loop that holds | 65 % |
| Clove hitch | a rope on a post | 60 % |
| Reef knot | two ends of one rope | 45 % |

Safety rule: never join two ropes for climbing with a ==reef knot==.

## Care

- wet rope: dry it in the shade
- frayed end: whip it
"""

SECOND = (
    FIRST.replace("a loop that holds | 65 %", "a loop that never slips | 70 %")
    .replace("a rope on a post", "a rope on a rail")
    .replace("| Reef knot | two ends of one rope | 45 % |\n", "| Sheet bend | thick to thin | 55 % |\n")
    .replace("## Care", "## Looking after ropes")
)

THIRD = (
    SECOND.replace(" | Strength |\n| --- | --- | --- |", " |\n| --- | --- |")
    .replace("a loop that never slips | 70 %", "a loop to save lives")
    .replace("a rope on a rail | 60 %", "a rope on a rail")
    .replace(
        "| Sheet bend | thick to thin | 55 % |", "| Sheet bend | thick to thin |\n| Reef knot | two ends of one rope |"
    )
)

RELEASES = (FIRST, SECOND, THIRD)


def run(*arguments: str) -> Result:
    """The command line; a fault of ours is raised."""
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def release(text: str, number: int, environment: Callable[[str, str], None]) -> None:
    """Write the sheet of a release in the current folder and build it."""
    Path("source").mkdir(exist_ok=True)
    Path("source/knots.md").write_text(text, "utf-8")
    environment("SOURCE_DATE_EPOCH", str(1_780_000_000 + number * 86_400))
    assert run("build", "--only", "anki").exit_code == 0


class Learner:
    """Whoever sits before the Anki at `url`."""

    def __init__(self, url: str, key: str = "") -> None:
        self.anki = AnkiConnect(url, key)
        self.url, self.key = url, key

    def push(self, *options: str) -> Result:
        """`cheatsheet push` of all sheets into this Anki."""
        return run("push", "--url", self.url, "--key", self.key, *options)

    def notes(self) -> dict[str, dict[str, Any]]:
        """What Anki tells of each note that has a key, by its key."""
        found = self.anki.call("notesInfo", notes=self.anki.call("findNotes", query="Key:_*"))
        return {info["fields"]["Key"]["value"]: info for info in found}

    def field(self, key: str, name: str) -> str:
        """What one field of a note says."""
        value: str = self.notes()[key]["fields"][name]["value"]
        return value

    def write(self, key: str, **words: str) -> None:
        """Write into fields of a note; their names stand without spaces."""
        note = self.notes()[key]
        names = {name.replace(" ", ""): name for name in note["fields"]}
        fields = {names[name]: value for name, value in words.items()}
        self.anki.call("updateNoteFields", note={"id": note["noteId"], "fields": fields})

    def tag(self, key: str, tag: str) -> None:
        """Tag a note."""
        self.anki.call("addTags", notes=[self.notes()[key]["noteId"]], tags=tag)

    def move(self, key: str, deck: str) -> None:
        """Move the cards of a note to another deck."""
        self.anki.call("changeDeck", cards=self.notes()[key]["cards"], deck=deck)

    def suspended(self, key: str) -> list[int]:
        """Which cards of a note are suspended, by the number of their template; the last of a row asks the key."""
        note_id = self.notes()[key]["noteId"]
        return [n for n in range(1, 8) if self.anki.call("findCards", query=f"nid:{note_id} card:{n} is:suspended")]


def play(learner: Learner, environment: Callable[[str, str], None]) -> None:
    """Three releases, each pushed; what the learner has of their own is there after each."""
    release(FIRST, 1, environment)
    assert "knots: 6 new" in learner.push().stdout
    assert learner.notes() == {}, "without --apply nothing is changed"
    assert learner.push("--apply").exit_code == 0
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
    assert learner.field("Bowline", "Answer 1") == "a loop that holds"

    learner.write("Bowline", Answer1="my loop", Mynotes="rabbit, hole, tree")
    learner.write("Clove hitch", Mynotes="on the boat")
    for key in ("Bowline", "Clove hitch", "Reef knot"):
        learner.tag(key, "marked")
    learner.move("Bowline", "Mine")
    options = learner.anki.call("getDeckConfig", deck="Knots")
    assert learner.push().stdout == "knots: nothing to do\n", "own words alone are nothing to push"

    release(SECOND, 2, environment)
    told = learner.push()
    assert told.stdout == (
        "knots: 1 new, 2 reworded, 2 moved, 1 retired\n"
        "  § Care ⇒ Looking after ropes (2 facts)\n"
        "  + Which knot for what › Sheet bend — Use: thick to thin; Strength: 55 %\n"
        "  ~ Which knot for what › Bowline\n"
        "      Strength: 65 % ⇒ 70 %\n"
        "  ~ Which knot for what › Clove hitch\n"
        "      Use: a rope on a post ⇒ a rope on a rail\n"
        "  - Which knot for what › Reef knot — Use: two ends of one rope; Strength: 45 %\n"
        "  ! Bowline: your words stay (Answer 1), the author's go beside them\n"
    )
    assert learner.push("--apply").stdout == told.stdout
    second = learner.notes()
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
    assert learner.notes() == second
    assert learner.field("Bowline", "Answer 1") == "my loop"
    assert learner.field("Bowline", "Answer 2") == "70 %"
    assert learner.field("Bowline", "My notes") == "rabbit, hole, tree"
    assert "a loop that never slips" in learner.field("Bowline", "Newer version")
    assert {"marked", "knots", "cheatsheet::newer-version"} <= set(second["Bowline"]["tags"])
    assert learner.field("Clove hitch", "Answer 1") == "a rope on a rail"
    assert learner.field("Clove hitch", "My notes") == "on the boat"
    assert {"marked", "cheatsheet::left"} <= set(second["Reef knot"]["tags"])
    assert learner.suspended("Reef knot") == [1, 2, 7]
    assert learner.suspended("Bowline") == []

    learner.anki.call("unsuspend", cards=learner.notes()["Reef knot"]["cards"])
    assert learner.push("--apply").stdout == "knots: nothing to do\n", "whoever wants the card keeps it"

    release(THIRD, 3, environment)
    assert learner.push("--apply").exit_code == 0
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
    assert learner.field("Bowline", "Answer 1") == "my loop"
    assert "a loop to save lives" in learner.field("Bowline", "Newer version")
    assert learner.suspended("Bowline") == [2]
    assert learner.suspended("Sheet bend") == [2]
    assert "cheatsheet::back" in learner.notes()["Reef knot"]["tags"]
    cards = learner.anki.call("cardsInfo", cards=learner.notes()["Bowline"]["cards"])
    assert {card["deckName"] for card in cards} == {"Mine"}
    assert learner.anki.call("getDeckConfig", deck="Knots") == options
    # Whoever takes the author's words has no second version any more.
    learner.write("Bowline", Answer1="a loop to save lives")
    assert learner.push("--apply").exit_code == 0
    assert learner.field("Bowline", "Newer version") == ""
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
