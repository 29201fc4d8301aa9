"""Charts in the real Anki, the newest and that of 24.11: what its image occlusion reads, and what releases change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from deck_engine import collection

from generator.loading import ledger_path
from generator.notetypes import OCCLUSION
from generator.preparing import Prepared, prepare
from generator.writing.anki import anki_package, card_faces

ENGINES = {"newest": [], "24.11": [str(Path(sys.prefix) / "anki-24.11")]}
DAY = 86_400
NOW = int(time.time()) - 5 * DAY

FIRST = """# Pots

## Which pot

```mermaid
flowchart TD
  s([Start]) --> sun{Sunny place?}
  sun -->|yes| clay[Clay pot]
  sun -->|no| big{Big plant?}
  big -->|yes| tub[Tub]
  big -->|no| glass[Glass]
  tub -->|in spring| move[Repot it]
```
"""
ASKED = ["Sunny place?", "Sunny place?: yes / no", "Clay pot", "Big plant?", "Big plant?: yes / no", "Tub", "Glass"]
ASKED += ["in spring", "Repot it"]
REDRAWN = FIRST.replace("flowchart TD", "flowchart LR").replace("[Clay pot]", "(Clay pot)")
EDITED = REDRAWN.replace("[Tub]", "[Barrel]").replace("[Repot it]", "[Repot it] --> fern[Fern]")
REMOVED = REDRAWN.replace("[Tub]", "[Barrel]").replace("  big -->|no| glass[Glass]\n", "  big -->|no| tub\n")
GROWN = REMOVED.replace("move[Repot it]", "move[Repot it] --> feed[Feed it]")


def build(path: Path, text: str, day: int) -> Prepared:
    path.write_text(text, "utf-8")
    prepared, faults = prepare(path, NOW + day * DAY)
    assert prepared is not None, faults
    ledger_path(path).write_text(prepared.ledger, "utf-8")
    return prepared


def play(engine: str, folder: Path, *texts: str) -> list[dict[str, Any]]:
    """What the learner has after the import of each release."""
    packages = []
    for day, text in enumerate(texts):
        prepared = build(folder / "pots.md", text, day)
        package = folder / f"{day}.apkg"
        package.write_bytes(anki_package(prepared.deck, prepared.notes, prepared.carried))
        packages.append(str(package))
    reader = Path(__file__).parents[1] / "occlusion_reader.py"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(ENGINES[engine])}
    command = [sys.executable, str(reader), str(folder / engine), *packages]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    states: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])
    return states


def only(state: dict[str, Any]) -> dict[str, Any]:
    (note,) = state["notes"].values()
    found: dict[str, Any] = note
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engine_reads_a_mask_for_each_card_and_the_drawing(engine: str, tmp_path: Path) -> None:
    (state,) = play(engine, tmp_path, FIRST)
    note = only(state)
    assert note["shapes"].keys() == note["faces"].keys() == {str(number + 1) for number in range(len(ASKED))}
    verdicts = {str(ASKED.index(asked) + 1) for asked in ASKED if "yes / no" in asked}
    assert {number: len(shapes) for number, shapes in note["shapes"].items()} == {
        number: 2 if number in verdicts else 1 for number in note["shapes"]
    }
    assert {shape[0] for shapes in note["shapes"].values() for shape in shapes} == {"rect"}
    assert note["image"].endswith(".svg")
    assert note["bytes"] > 1000
    for number, face in note["faces"].items():
        assert f'<div class="cloze" data-ordinal="{number}" data-shape="rect"' in face


@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_release_brings_no_second_note_type_and_leaves_the_learners_alone(engine: str, tmp_path: Path) -> None:
    first, second = play(engine, tmp_path, FIRST, EDITED)
    assert first["notetypes"] == second["notetypes"]
    assert {"Image Occlusion", OCCLUSION.name} <= {*first["notetypes"]}
    assert first["own"] == second["own"] != []
    assert second["log"]["conflicting"] == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_another_layout_alone_touches_nothing(engine: str, tmp_path: Path) -> None:
    first, second = play(engine, tmp_path, FIRST, REDRAWN)
    assert second["log"] == {"new": 0, "updated": 0, "duplicate": 1, "conflicting": 0}
    before, after = only(first), only(second)
    assert (before["mod"], before["fields"], before["bytes"]) == (after["mod"], after["fields"], after["bytes"])


@pytest.mark.parametrize("engine", ENGINES)
def test_a_renamed_label_keeps_its_card_and_a_new_one_gets_its_own(engine: str, tmp_path: Path) -> None:
    _, second = play(engine, tmp_path, FIRST, EDITED)
    note = only(second)
    assert second["log"]["updated"] == 1
    assert note["intervals"] == {**{str(n + 1): 40 for n in range(len(ASKED))}, str(len(ASKED) + 1): 0}
    assert f'<li value="{ASKED.index("Tub") + 1}">Barrel</li>' in note["fields"][4]
    assert f'<li value="{len(ASKED) + 1}">Fern</li>' in note["fields"][4]
    assert note["bytes"] > 1000


@pytest.mark.parametrize("engine", ENGINES)
def test_a_label_that_left_says_so_and_its_number_is_never_given_again(engine: str, tmp_path: Path) -> None:
    _, second, third = play(engine, tmp_path, FIRST, REMOVED, GROWN)
    assert f'<li value="{ASKED.index("Tub") + 1}">Barrel</li>' in only(second)["fields"][4]
    left = str(ASKED.index("Glass") + 1)
    for state in (second, third):
        ((kind, *parts),) = only(state)["shapes"][left]
        assert kind == "text"
        assert "text=This is asked no more. Suspend the card." in parts
    assert f'<li value="{len(ASKED) + 1}">Feed it</li>' in only(third)["fields"][4]


def test_the_note_type_is_the_engines_own_but_for_name_and_ids(tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        col._backend.add_image_occlusion_notetype()
        stock = next(each for each in col.models.all() if each.get("originalStockKind") == OCCLUSION.stock)
        (template,) = stock["tmpls"]
        assert card_faces(OCCLUSION.templates[0]) == (template["qfmt"], template["afmt"])
        assert OCCLUSION.templates[0].name == template["name"]
        assert (Path(__file__).parents[2] / "templates" / OCCLUSION.style).read_text("utf-8") == stock["css"]
        assert [(field.name, field.tag, field.lasting) for field in OCCLUSION.fields] == [
            (field["name"], field["tag"], field["preventDeletion"]) for field in stock["flds"]
        ]
