"""Several releases in a row in the real Anki, the newest and that of 24.11: what a learner keeps, and what changes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from deck_engine import BROKEN
from deck_samples import mark, row, sequence, statement
from identity_samples import DAY, Release, elsewhere, release, roast, roasting

from generator.cards import describe_deck
from generator.identity import farewell
from generator.notes import Farewell
from generator.writing.anki import anki_package

ELDER = Path(sys.prefix) / "anki-24.11"
ENGINES = {"newest": [], "24.11": [str(ELDER)]}

# Four days ago: everything that happens below lies in the past.
START = int(time.time()) - 4 * DAY


def leaving(made: Release) -> Farewell:
    return farewell(made.ledger)


def versions() -> tuple[Release, Release, Release]:
    """Three releases, two of them with edits of every kind."""
    facts = roasting()
    rule = statement(
        "Rule", "for every cup grind ", mark("fresh"), ", ", mark("evenly"), " and ", mark("slowly"), " in a burr mill"
    )
    path = sequence("Pour over", "Rinse the filter", "Bloom", "Pour", "Taste")
    crema = row("Crema", ("What", "the foam on top"), ("Where", "on espresso alone"), clue="the foam on top")
    first = release(*facts, rule, path, crema, now=START)

    rule = statement("Rule", "for every cup grind ", mark("slowly"), " and ", mark("freshly"), " in a burr mill")
    path = sequence("Pour over", "Rinse the filter", "Weigh", "Bloom", "Pour", "Taste")
    crema = row("Crema", ("Seen", "on espresso alone"), ("Colour", "hazel"), ("What", "the foam on top"))
    moved = elsewhere(facts[3], "Cleaning")
    reworded = roast("Second snap", "oil comes to the surface, quieter snaps", "around 224 °C")
    second = release(facts[4], reworded, facts[0], facts[2], moved, rule, path, crema, after=first, now=START + DAY)

    edited = roast("First crack", "the bean opens with a pop that everybody hears", "around 196 °C")
    third = release(
        facts[4], reworded, edited, facts[2], moved, facts[5], rule, path, crema, after=second, now=START + 2 * DAY
    )
    return first, second, third


FIRST, SECOND, THIRD = versions()


def packed(made: Release, folder: Path) -> str:
    path = folder / f"{hashlib.sha256(made.text.encode()).hexdigest()}.apkg"
    path.write_bytes(anki_package(describe_deck(made.sheet, leaving(made)), made.notes, ()))
    return str(path)


def play(engine: str, folder: Path, *steps: tuple[Any, ...]) -> list[dict[str, Any]]:
    """What the learner has after each step."""
    story = folder / "story.json"
    story.write_text(json.dumps(steps), "utf-8")
    tests = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, str(tests / "identity_learner.py"), str(folder / "learner"), str(story)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([*ENGINES[engine], str(tests)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.returncode, run.stderr
    told: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])  # an old Anki prints more on a slow machine
    return told


@pytest.fixture(scope="module", params=ENGINES)
def learner(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """One learner's collection over three releases, by what was done last."""
    engine = request.param
    if engine == "24.11" and not ELDER.is_dir():
        pytest.skip("the older engine is installed by `make test`")
    folder = tmp_path_factory.mktemp("learner")
    guids = FIRST.guids
    steps = {
        "v1": ("import", packed(FIRST, folder), START + 100),
        "own": ("add", "my own note", "coffee"),
        "study crack": ("study", guids["First crack"], "12"),
        "study rule": ("study", guids["Rule"], "3"),
        "study crema": ("study", guids["Crema"], "30"),
        "study chaff": ("study", guids["Chaff"], "5"),
        "edit crack": ("edit", guids["First crack"], "Answer 1", "bang, in my own words", START + 1000),
        "edit maillard": ("edit", guids["Maillard reaction"], "Answer 1", "it browns", START + 1000),
        "v2": ("import", packed(SECOND, folder), START + DAY + 100),
        "left": ("search", leaving(SECOND).find_notes, leaving(SECOND).find_cards),
        "v2 again": ("import", packed(SECOND, folder), START + DAY + 200),
        "v3": ("import", packed(THIRD, folder), START + 2 * DAY + 100),
    }
    return dict(zip(steps, play(engine, folder, *steps.values()), strict=True))


def of(states: dict[str, Any], guid: str) -> dict[str, Any]:
    """The cards of one note, by ordinal."""
    return {name.split()[1]: card for name, card in states["cards"].items() if name.startswith(f"{guid} ")}


def test_the_first_release_is_all_new(learner: dict[str, Any]) -> None:
    assert learner["v1"]["told"] == {"new": 9, "updated": 0, "duplicate": 0, "conflicting": 0}


def test_a_release_updates_only_what_changed(learner: dict[str, Any]) -> None:
    # Reworded, rule, sequence, row with other columns; not the one in another section. What is retired is not in it.
    assert learner["v2"]["told"] == {"new": 0, "updated": 4, "duplicate": 4, "conflicting": 0}
    assert learner["v2 again"]["told"] == {"new": 0, "updated": 0, "duplicate": 8, "conflicting": 0}
    # One was edited; the one that is back had never left this collection.
    assert learner["v3"]["told"] == {"new": 0, "updated": 1, "duplicate": 8, "conflicting": 0}


def test_reviewed_cards_keep_what_was_learned(learner: dict[str, Any]) -> None:
    studied = learner["study chaff"]["cards"]
    assert sum(card[5] > 0 for card in studied.values()) == 2 + 3 + 3 + 2
    for release_name in ("v2", "v3"):
        after = learner[release_name]
        assert {name: after["cards"][name] for name in studied} == studied
        assert after["reviews"] == learner["study chaff"]["reviews"]


def test_what_a_learner_wrote_stays_until_the_fact_changes(learner: dict[str, Any]) -> None:
    crack, maillard = FIRST.guids["First crack"], FIRST.guids["Maillard reaction"]
    assert "bang, in my own words" in learner["v2"]["notes"][crack][1]
    assert "bang, in my own words" not in learner["v3"]["notes"][crack][1]
    assert "the bean opens with a pop that everybody hears" in "".join(learner["v3"]["notes"][crack][1])
    assert "it browns" in learner["v3"]["notes"][maillard][1]


def test_a_note_of_the_learners_own_is_never_touched(learner: dict[str, Any]) -> None:
    guid = learner["own"]["told"]["guid"]
    own = [(state["notes"][guid], of(state, guid)) for step, state in learner.items() if step != "v1"]
    assert all(state == own[0] for state in own)


def test_no_card_is_ever_empty_or_broken(learner: dict[str, Any]) -> None:
    for step, after in learner.items():
        assert after["empty"] == [], step
        assert not [
            name for name, both in after["faces"].items() for face in both if any(bad in face for bad in BROKEN)
        ]


def test_a_new_column_adds_its_card_and_moves_no_other(learner: dict[str, Any]) -> None:
    crema = FIRST.guids["Crema"]
    before, after = of(learner["edit maillard"], crema), of(learner["v2"], crema)
    assert set(after) - set(before) == {"2"}
    assert "Colour" in learner["v2"]["faces"][f"{crema} 2"][0]
    # The column was renamed, and its card went along.
    assert "Where" in learner["v1"]["faces"][f"{crema} 1"][0]
    assert "Seen" in learner["v2"]["faces"][f"{crema} 1"][0]


def test_a_card_that_is_asked_no_more_says_so(learner: dict[str, Any]) -> None:
    crema, rule = FIRST.guids["Crema"], FIRST.guids["Rule"]
    front, back = learner["v2"]["faces"][f"{crema} 6"]
    assert "asked no more" in front
    assert "Crema" in back
    front, back = learner["v2"]["faces"][f"{rule} 1"]
    assert "asked no more" in front
    assert "evenly" in back


def test_clozes_keep_their_numbers(learner: dict[str, Any]) -> None:
    rule, path = FIRST.guids["Rule"], FIRST.guids["Pour over"]
    for step, words in (("v1", ("fresh", "evenly", "slowly")), ("v2", ("freshly", "evenly", "slowly"))):
        for number, word in enumerate(words):
            hidden = learner[step]["faces"][f"{rule} {number}"][1].split('class="cloze"')[1]
            assert word in hidden[:80]
    for number, step_name in enumerate(("Rinse the filter", "Bloom", "Pour", "Taste", "Weigh")):
        assert step_name in learner["v2"]["faces"][f"{path} {number}"][1].split('class="cloze"')[1][:80]


def test_the_search_finds_what_has_left_and_nothing_else(learner: dict[str, Any]) -> None:
    guids = FIRST.guids
    assert learner["left"]["told"] == {
        "notes": [guids["Chaff"]],
        "cards": sorted([[guids["Crema"], 6], [guids["Rule"], 1]]),
    }


def test_the_first_page_of_the_deck_tells_the_search(learner: dict[str, Any]) -> None:
    assert leaving(SECOND).find_notes not in learner["v1"]["description"][0]
    assert leaving(SECOND).find_notes in learner["v2"]["description"][0]
    assert leaving(SECOND).find_notes not in learner["v3"]["description"][0]


@pytest.mark.parametrize(("engine", "updated"), [("newest", 1), ("24.11", 0)])
def test_an_old_anki_takes_an_update_that_was_built_before_its_last_import_for_older(
    engine: str, updated: int, tmp_path: Path
) -> None:
    """It stamps an updated note with the time of the import. What it missed comes with the fact's next change."""
    if engine == "24.11" and not ELDER.is_dir():
        pytest.skip("the older engine is installed by `make test`")
    made = [release(*roasting(), now=START)]
    for day, words in enumerate(("one", "two", "three"), 1):
        edited = [roast("First crack", words, "at last"), *roasting()[1:]]
        made.append(release(*edited, after=made[-1], now=START + day * DAY))
    imports = zip(made, (START, START + 2 * DAY + 100, START + 2 * DAY + 200, START + 3 * DAY), strict=True)
    told = play(engine, tmp_path, *(("import", packed(each, tmp_path), at) for each, at in imports))
    assert [state["told"]["updated"] for state in told] == [0, 1, updated, 1]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_deleted_stays_deleted_and_new_learners_never_get_it(engine: str, tmp_path: Path) -> None:
    if engine == "24.11" and not ELDER.is_dir():
        pytest.skip("the older engine is installed by `make test`")
    gone = FIRST.guids["Chaff"]
    first, second, third = (packed(made, tmp_path) for made in (FIRST, SECOND, THIRD))
    states = play(
        engine,
        tmp_path,
        ("import", first, START),
        ("add", "mine", "coffee"),
        ("import", second, START + DAY),
        ("delete", leaving(SECOND).find_notes),
        ("import", second, START + DAY + 10),
        ("import", third, START + 2 * DAY),
    )
    assert [gone in after["notes"] for after in states] == [True, True, True, False, False, True]
    assert [len(after["notes"]) for after in states] == [9, 10, 10, 9, 9, 10]

    (tmp_path / "new").mkdir()
    (newcomer,) = play(engine, tmp_path / "new", ("import", second, START + DAY))
    assert set(newcomer["notes"]) == {note.guid for note in SECOND.notes}
    assert set(newcomer["cards"]) == {f"{note.guid} {n}" for note in SECOND.notes for n in note.ordinals}
