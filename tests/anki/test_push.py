"""`push` against AnkiConnect's protocol over a real collection; the add-on itself is for `make anki-desktop`."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from anki_connect_server import FakeAnki, fake_anki
from deck_engine import import_package, notes_by_guid
from push_story import FIRST, SECOND, THIRD, Learner, play, release, run

from generator.pushing.merging import TAG_NEWER


@pytest.fixture
def anki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAnki]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    with fake_anki(tmp_path / "anki") as running:
        yield running


def everything(col: Collection) -> dict[str, object]:
    """All that a push may change, but for times."""
    return {
        guid: (
            note.fields,
            sorted(note.tags),
            [(card.ord, card.queue, col.decks.name(card.did), card.ivl) for card in note.cards()],
        )
        for guid, note in notes_by_guid(col).items()
    }


def test_a_learner_over_three_releases(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    play(Learner(anki.url), monkeypatch.setenv)


def test_what_was_learned_and_the_decks_stay(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    learner = Learner(anki.url)
    release(FIRST, 1, monkeypatch.setenv)
    learner.push("--apply")
    deck = anki.col.decks.by_name("Knots")
    assert deck is not None
    deck["desc"] = "my own words"
    anki.col.decks.save(deck)
    anki.col.sched.set_due_date([*anki.col.find_cards("Key:Bowline")], "5")
    before = anki.col.db.all("select id, did, type, queue, due, ivl from cards where nid in (select nid from cards)")
    for number, text in enumerate((SECOND, THIRD), start=2):
        release(text, number, monkeypatch.setenv)
        assert learner.push("--apply").exit_code == 0
    after = {row[0]: row for row in anki.col.db.all("select id, did, type, queue, due, ivl from cards")}
    changed = [row for row in before if after[row[0]] != row]
    # Only suspended: the second card of each row lost its column.
    assert changed
    assert all(after[row[0]][:3] == row[:3] and after[row[0]][3] == -1 for row in changed)
    assert [deck["desc"] for deck in anki.col.decks.all() if deck["name"] == "Knots"] == ["my own words"]
    assert sorted(deck["name"] for deck in anki.col.decks.all()) == ["Default", "Knots"]


@pytest.mark.parametrize("at_last", [False, True])
def test_a_push_that_breaks_off_anywhere_goes_on(
    at_last: bool, anki: FakeAnki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each release is pushed with Anki closed after the first action, the second …, and comes out as if it had not."""
    states = []
    with fake_anki(tmp_path / "whole") as whole:
        for running in (whole, anki):
            learner = Learner(running.url)
            place = tmp_path / f"sheets-{len(states)}"
            place.mkdir()
            monkeypatch.chdir(place)
            for number, text in enumerate((FIRST, SECOND, THIRD), start=1):
                release(text, number, monkeypatch.setenv)
                if running is anki:
                    breaks = broken_off(learner, anki, at_last=at_last)
                    assert breaks > 5
                assert learner.push("--apply").exit_code == 0
                if number == 1:
                    learner.write("Bowline", Answer1="my loop")
            assert learner.push("--apply").stdout == "knots: nothing to do\n"
            states.append(everything(running.col))
            assert not list(Path(running.col.media.dir()).iterdir())
    assert states[0] == states[1]


def broken_off(learner: Learner, anki: FakeAnki, *, at_last: bool) -> int:
    """Push, with Anki gone after none, one, two … actions; how often it took until a push was whole."""
    for patience in range(100):
        anki.patience, anki.at_last, anki.done = patience, at_last, []
        result = learner.push("--apply")
        if result.exit_code == 0:
            anki.patience = None
            return patience
        assert "broke off" in result.stderr
    raise AssertionError("never whole")


def test_a_package_in_between_is_no_trouble(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    learner = Learner(anki.url)
    release(FIRST, 1, monkeypatch.setenv)
    import_package(anki.col, Path("build/knots/knots.apkg").read_bytes())
    assert learner.push().stdout == "knots: nothing to do\n"
    learner.write("Bowline", Answer1="my loop")
    release(SECOND, 2, monkeypatch.setenv)
    assert learner.push("--apply").exit_code == 0
    log = import_package(anki.col, Path("build/knots/knots.apkg").read_bytes())
    assert (len(log.new), len(log.updated)) == (0, 0)
    assert learner.field("Bowline", "Answer 1") == "my loop"


def test_a_note_whose_id_was_taken_is_found_by_what_it_says(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    release(FIRST, 1, monkeypatch.setenv)
    learner = Learner(anki.url)
    learner.push("--apply")
    note_id = learner.notes()["Bowline"]["noteId"]
    anki.col.db.execute("update notes set id = id + 7 where id = ?", note_id)
    anki.col.db.execute("update cards set nid = nid + 7 where nid = ?", note_id)
    assert learner.push().stdout == "knots: nothing to do\n"


def test_a_sheet_must_have_been_built(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    release(FIRST, 1, monkeypatch.setenv)
    Path("source/knots.md").write_text(SECOND, "utf-8")
    result = Learner(anki.url).push("--apply")
    assert result.exit_code == 1
    assert "ledger-not-up-to-date" in result.stderr
    assert anki.done == ["version"]


def test_pictures_come_with_the_notes_that_show_them(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    Path("source").mkdir()
    Image.new("RGB", (4, 4), "red").save("source/knot.png")
    text = FIRST.replace("a loop that holds", "a loop ![a knot](knot.png)")
    release(text, 1, monkeypatch.setenv)
    learner = Learner(anki.url)
    assert learner.push("--apply").exit_code == 0
    names = [path.name for path in Path(anki.col.media.dir()).iterdir()]
    assert len(names) == 1
    assert f'src="{names[0]}"' in learner.field("Bowline", "Answer 1")


# ---- what may be wrong with the way to Anki --------------------------------------------------------------------------


def test_a_wrong_key_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with fake_anki(tmp_path / "anki", key="sesame") as anki:
        release(FIRST, 1, monkeypatch.setenv)
        result = Learner(anki.url).push()
        assert result.exit_code == 1
        assert result.stderr == (
            f"{anki.url}: error[anki-refused]: Anki refuses version: valid api key must be provided\n"
            "  help: give the `apiKey` of the add-on's configuration with --key\n"
        )
        monkeypatch.setenv("CHEATSHEET_ANKI_KEY", "sesame")
        assert run("push", "--url", anki.url).exit_code == 0


def test_an_anki_that_does_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    release(FIRST, 1, monkeypatch.setenv)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        result = run("push", "--url", f"http://127.0.0.1:{taken.getsockname()[1]}")
    assert result.exit_code == 1
    assert "nothing answers at http://127.0.0.1" in result.stderr
    assert "start Anki; if it runs, install the add-on AnkiConnect" in result.stderr


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (404, b"", "is not AnkiConnect (HTTP 404)"),
        (302, b"", "is not AnkiConnect (HTTP 302)"),
        (200, b"<html>", "is not AnkiConnect"),
        (200, b"[]", "in another form"),
        (200, b'{"result": 5, "error": null}', "speaks version 5, and 6 is needed"),
    ],
)
def test_what_is_not_the_add_on_is_told(
    status: int, body: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nothing is to be said of requests."""

    monkeypatch.chdir(tmp_path)
    release(FIRST, 1, monkeypatch.setenv)
    with HTTPServer(("127.0.0.1", 0), Other) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            result = run("push", "--url", f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
    assert result.exit_code == 1
    assert message in result.stderr


@pytest.mark.parametrize("url", ["http://192.0.2.1:8765", "https://anki.example.org"])
def test_another_machine_must_be_meant(url: str) -> None:
    result = run("push", "--url", url)
    assert (result.exit_code, result.stderr) == (2, f"{url} is not this machine: add --remote if that is meant\n")


def test_an_address_of_another_kind_is_wrong_usage() -> None:
    result = run("push", "--url", "file:///etc/passwd")
    assert (result.exit_code, result.stdout) == (2, "")


CHART = """\
# Pots

## Which pot

```mermaid
flowchart LR
  a{Sunny place?} -->|yes| b[Clay pot]
  a -->|no| c[Tub] --> d[Shade]
```
"""
COMMENT = "<br>mine: the blue one"


def charted(anki: FakeAnki) -> Any:
    """The note of the only chart."""
    (note,) = notes_by_guid(anki.col).values()
    return note


def test_a_chart_is_pushed_with_its_drawing_and_a_learners_comment_stays(
    anki: FakeAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = Learner(anki.url)
    release(CHART, 1, monkeypatch.setenv)
    assert learner.push("--apply").exit_code == 0
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
    note = charted(anki)
    note["Comments"] += COMMENT
    anki.col.update_note(note)
    assert learner.push().stdout == "knots: nothing to do\n"

    release(CHART.replace("[Tub]", "[Wooden tub]").replace("[Shade]", "[Shade] --> e[Moss]"), 2, monkeypatch.setenv)
    told = learner.push("--apply")
    assert "asks: Tub ⇒ Wooden tub" in told.stdout
    pushed = charted(anki)
    assert '<li value="4">Wooden tub</li>' in pushed["Comments"]
    assert pushed["Comments"].endswith(COMMENT)
    assert pushed["Image"] != note["Image"]
    read = anki.col.get_image_occlusion_note(pushed.id).note
    assert len(read.occlusions) == len(pushed.cards()) == 6
    assert read.image_data
    assert learner.push("--apply").stdout == "knots: nothing to do\n"


def test_masks_that_a_learner_moved_stay_on_the_drawing_that_they_are_on(
    anki: FakeAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = Learner(anki.url)
    release(CHART, 1, monkeypatch.setenv)
    assert learner.push("--apply").exit_code == 0
    note = charted(anki)
    note["Occlusion"] = note["Occlusion"].replace("left=.", "left=.1", 1)
    anki.col.update_note(note)
    release(CHART.replace("[Tub]", "[Wooden tub]"), 2, monkeypatch.setenv)
    told = learner.push("--apply").stdout
    assert "your words stay (Occlusion, Image), the author's come with an import that updates notes always" in told
    kept = charted(anki)
    assert (kept["Occlusion"], kept["Image"]) == (note["Occlusion"], note["Image"])
    assert TAG_NEWER in kept.tags
    assert learner.push("--apply").stdout == "knots: nothing to do\n"


def test_a_chart_that_left_its_sheet_is_suspended_as_a_whole(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    learner = Learner(anki.url)
    release(CHART, 1, monkeypatch.setenv)
    assert learner.push("--apply").exit_code == 0
    release("# Pots\n\n## Which pot\n\n- Tub: holds water\n", 2, monkeypatch.setenv)
    assert learner.push("--apply").exit_code == 0
    assert len(anki.col.find_cards("is:suspended")) == 5
    assert learner.push("--apply").stdout == "knots: nothing to do\n"
