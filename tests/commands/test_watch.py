"""Sheets are built again at each save, whatever the editor does, with the bytes of a build."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import Result

from generator import watching
from generator.request import ARTIFACTS, Request
from generator.watching import Project, Step, build_round, watched_folders

from .conftest import SHEET, holding

Run = Callable[..., Result]
PATIENCE = 90.0  # seconds; a loaded machine is slow
NOW = 1780000000


class Watcher:
    """A command that watches, and what it says."""

    def __init__(self, *options: str, command: str = "watch") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", command, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.first = ""
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, text: str) -> str:
        """What it said up to a line with `text`."""
        said, end = "", time.monotonic() + PATIENCE
        while text not in said:
            try:
                said += self.lines.get(timeout=max(end - time.monotonic(), 0.01))
            except queue.Empty:
                pytest.fail(f"no {text!r} came in time, but:\n{said}")
        return said


@pytest.fixture
def watch(folder: Path) -> Iterator[Callable[..., Watcher]]:
    """Start `cheatsheet watch`, or another command that watches, in the current folder; it is ended with the test."""
    started: list[Watcher] = []
    # Tests that were started in the background ignore SIGINT, and so would what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def start(*options: str, command: str = "watch") -> Watcher:
        started.append(watcher := Watcher(*options, command=command))
        watcher.first = watcher.until("Ctrl-C stops")
        return watcher

    yield start
    signal.signal(signal.SIGINT, before)
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()
        watcher.process.stdout.close()


def in_place(sheet: Path, text: str) -> None:
    sheet.write_text(text, "utf-8")


def renamed_over(sheet: Path, text: str) -> None:
    aside = sheet.with_name(".knots.md.tmp")
    aside.write_text(text, "utf-8")
    aside.replace(sheet)


def moved_aside(sheet: Path, text: str) -> None:
    sheet.rename(sheet.with_name("knots.md~"))
    time.sleep(0.2)
    sheet.write_text(text, "utf-8")


def emptied_first(sheet: Path, text: str) -> None:
    with sheet.open("w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.2)
        file.write(text)


@pytest.mark.parametrize("save", [in_place, renamed_over, moved_aside, emptied_first])
def test_a_save_is_built_as_build_does(
    save: Callable[[Path, str], None], watch: Callable[..., Watcher], folder: Path, run: Run
) -> None:
    watcher = watch("--only", "anki,csv")
    save(folder / "source/knots.md", SHEET.replace("60 %", "62 %"))
    said = watcher.until("Ctrl-C stops")
    assert "knots: 6 notes, 12 cards" in said
    assert "error" not in said
    watched = holding(folder / "build")
    assert "unchanged" in run("build", "--only", "anki,csv").stdout
    assert run("build", "--only", "anki,csv", "--force").exit_code == 0
    assert holding(folder / "build") == watched


def test_the_deck_comes_before_the_pages_and_both_as_build_makes_them(
    watch: Callable[..., Watcher], folder: Path, run: Run
) -> None:
    watcher = watch()
    in_place(folder / "source/knots.md", SHEET.replace("60 %", "62 %"))
    said = watcher.until("Ctrl-C stops")
    assert said.index("6 notes") < said.index("knots-a4.pdf at")
    watched = holding(folder / "build")
    assert "1 sheet unchanged" in run("build").stdout
    assert run("build", "--force").exit_code == 0
    assert holding(folder / "build") == watched


def test_a_broken_state_is_told_in_its_place_and_costs_nothing(watch: Callable[..., Watcher], folder: Path) -> None:
    watcher = watch("--only", "anki,csv")
    sheet, before = folder / "source/knots.md", holding(folder)
    in_place(sheet, SHEET.replace("language: en", "language: ["))
    said = watcher.until("Ctrl-C stops")
    assert "source/knots.md:" in said
    assert "not everything could be made: 1 error" in said
    in_place(sheet, SHEET)
    assert "no faults" in watcher.until("Ctrl-C stops")
    assert holding(folder) == before


def test_a_sheet_that_is_new_or_gone_is_noticed(watch: Callable[..., Watcher], folder: Path) -> None:
    watcher = watch("--only", "csv")
    (folder / "source/more").mkdir()
    (folder / "source/more/ropes.md").write_text(SHEET.replace("Knots", "Ropes"), "utf-8")
    assert "ropes: 6 notes" in watcher.until("Ctrl-C stops")
    in_place(folder / "source/more/ropes.md", SHEET.replace("Knots", "Ropes").replace("60 %", "61 %"))
    assert "ropes: 6 notes" in watcher.until("Ctrl-C stops")
    (folder / "source/more/ropes.md").unlink()
    in_place(folder / "source/knots.md", SHEET.replace("60 %", "62 %"))
    assert "knots: 6 notes" in watcher.until("Ctrl-C stops")


def test_an_interrupt_ends_it_with_nothing_left_behind(watch: Callable[..., Watcher], folder: Path) -> None:
    watcher = watch("--only", "csv")
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.until("stopped")
    assert watcher.process.wait(PATIENCE) == 0
    assert [path for path in holding(folder) if "/." in f"/{path}"] == []


def test_a_table_for_build_is_also_for_watch(watch: Callable[..., Watcher], folder: Path) -> None:
    (folder / "cheatsheet.toml").write_text('[build]\nout = "dist"\nonly = "csv"\n[watch]\njobs = 1\n', "utf-8")
    watch()
    assert (folder / "dist/knots/csv/facts.csv").exists()
    assert not (folder / "dist/knots/knots.apkg").exists()


def test_serve_builds_and_shows_what_is_there(watch: Callable[..., Watcher], folder: Path, run: Run) -> None:
    server = watch("--only", "csv", "--port", "0", command="serve")
    address = urlsplit(re.search(r"http://\S+/", server.first)[0])

    def shown() -> dict[str, Any]:
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
        connection.request("GET", "/state.json")
        return json.loads(connection.getresponse().read())["sheets"][0]

    assert [len(line["cards"]) for line in shown()["lines"] if "Bowline" in line["text"]] == [3]
    in_place(folder / "source/knots.md", SHEET.replace("Bowline", "Bow line"))
    server.until("Ctrl-C stops")
    assert any("Bow line" in line["text"] for line in shown()["lines"])
    refused = run("serve", "--only", "csv", "--port", str(address.port))
    assert refused.exit_code == 1
    assert f"port {address.port} cannot be used" in refused.stderr
    server.process.send_signal(signal.SIGINT)
    server.until("stopped")
    assert server.process.wait(PATIENCE) == 0


# ---- one round, without a terminal ---------------------------------------------------------------------------------


@pytest.fixture
def project(folder: Path) -> Project:
    (folder / "source/ropes.md").write_text(SHEET.replace("Knots", "Ropes"), "utf-8")
    request = Request(artifacts=frozenset({"anki", "csv"}), now=NOW)
    return Project(named=(Path("source"),), exclude=(), request=request, jobs=1)


def steps(project: Project) -> list[Step]:
    return list(build_round(project, NOW, lambda folder: pytest.fail(f"waits for {folder}")))


def test_a_round_builds_what_changed_and_nothing_else(project: Project, folder: Path) -> None:
    assert [step.built for step in steps(project)] == [("knots", "ropes")]
    in_place(folder / "source/ropes.md", SHEET.replace("Knots", "Ropes").replace("60 %", "62 %"))
    assert [step.built for step in steps(project)] == [("ropes",)]
    (still,) = steps(project)
    assert (still.built, still.files) == ((), 0)


def test_a_round_tells_faults_of_sheets_that_did_not_change(project: Project, folder: Path) -> None:
    in_place(folder / "source/knots.md", "##Knots\n\n- a bowline: holds\n")
    (first,) = steps(project)
    (second,) = steps(project)
    assert [fault.path for fault in first.diagnostics] != []
    assert second.diagnostics == first.diagnostics


def test_sheets_of_one_folder_that_only_case_tells_apart_are_told_and_not_built(project: Project, folder: Path) -> None:
    (folder / "source/Knots.md").write_text(SHEET, "utf-8")
    if len(list((folder / "source").glob("[kK]nots.md"))) < 2:
        pytest.skip("letter case tells no files apart here")
    (step,) = steps(project)
    assert step.built == ("ropes",)
    assert {fault.code for fault in step.diagnostics} >= {"same-name"}


def test_with_strict_one_step_makes_everything() -> None:
    every = frozenset(ARTIFACTS)
    assert watching._steps(Request(artifacts=every, now=NOW)) == watching.STEPS
    assert watching._steps(Request(artifacts=every, now=NOW, strict=True)) == (every,)
    assert watching._steps(Request(artifacts=frozenset({"pdf"}), now=NOW)) == (frozenset({"pdf"}),)


def test_folders_of_pictures_are_watched_and_those_of_outputs_are_not(project: Project, folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "source/.git").mkdir()
    in_place(folder / "source/knots.md", SHEET + "\n![a bowline](../pictures/bowline.png)\n")
    steps(project)
    names = {os.path.relpath(place, folder) for place in watched_folders(project)}
    assert "source" in names
    assert names & {"build", "build/knots", "source/.git"} == set()


def test_a_path_that_is_not_there_is_told_and_awaited(project: Project, folder: Path) -> None:
    absent = Project(named=(Path("later/new.md"),), exclude=(), request=project.request, jobs=1)
    (step,) = steps(absent)
    assert [fault.code for fault in step.diagnostics] == ["missing-path"]
    assert watched_folders(absent) == (folder.resolve(),)


def test_only_the_step_of_the_site_makes_what_it_offers() -> None:
    request = Request(artifacts=frozenset({"anki", "pdf", "site"}), offers=frozenset({"anki", "pdf"}), now=NOW)
    first, last = (replace(request, artifacts=step) for step in watching._steps(request))
    assert first.makes == {"anki"}
    assert last.makes == {"anki", "pdf", "site"}
