from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import storage

from .conftest import SHEET, holding

Run = Callable[..., Result]

EDITED = SHEET.replace("a rope on a post", "a rope on a rail")


def test_a_build_makes_every_documented_file(folder: Path, run: Run) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    assert sorted(holding(folder / "build")) == [
        "knots/coverage.json",
        "knots/csv/anki-cloze.csv",
        "knots/csv/anki-row.csv",
        "knots/csv/facts.csv",
        "knots/csv/which-knot-for-what.csv",
        "knots/knots-a4.pdf",
        "knots/knots-blank-a4.pdf",
        "knots/knots.apkg",
        "manifest.json",
    ]
    assert (folder / "source/knots.ledger.jsonl").is_file()


def test_the_summary_counts_what_was_made_and_is_plain_in_a_pipe(folder: Path, run: Run) -> None:
    result = run("build", "--only", "anki,csv")
    assert result.stdout.splitlines()[:2] == [
        "knots: 6 facts, 6 notes, 14 cards",
        "knots: ledger updated, 6 new",
    ]
    assert result.stdout.splitlines()[2].startswith("7 files in build, ")
    assert result.stderr == ""
    assert "\x1b" not in result.output


def test_an_unchanged_rebuild_is_the_same_to_the_byte_and_touches_nothing(folder: Path, run: Run) -> None:
    run("build")
    before = holding(folder)
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    result = run("build")
    assert holding(folder) == before
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == times
    assert "ledger" not in result.stdout


def test_several_jobs_make_the_same_bytes_as_one(folder: Path, run: Run) -> None:
    (folder / "source/more.md").write_text(SHEET.replace("Knots", "More knots"), "utf-8")
    run("build", "--only", "anki,csv", "--jobs", "1", "--out", "one")
    run("build", "--only", "anki,csv", "--jobs", "2", "--out", "two")
    assert holding(folder / "one") == holding(folder / "two")


def test_what_is_not_asked_for_again_stays_and_stays_in_the_manifest(folder: Path, run: Run) -> None:
    run("build", "--only", "anki,csv")
    (folder / "source/knots.md").write_text(EDITED.replace("Which knot for what", "Choosing"), "utf-8")
    run("build", "--only", "csv")
    names = sorted(holding(folder / "build"))
    assert "knots/knots.apkg" in names
    assert "knots/csv/which-knot-for-what.csv" not in names
    assert "knots/csv/choosing.csv" in names
    manifest = json.loads((folder / "build/manifest.json").read_text("utf-8"))
    assert ["manifest.json", *sorted(file["path"] for file in manifest["files"])] == sorted(
        names, key=lambda name: (name != "manifest.json", name)
    )


def test_the_manifest_says_size_hash_version_and_source(folder: Path, run: Run) -> None:
    import hashlib

    from generator import __version__

    run("build", "--only", "csv")
    manifest = json.loads((folder / "build/manifest.json").read_text("utf-8"))
    assert manifest["version"] == __version__
    digest = hashlib.sha256((folder / "source/knots.md").read_bytes()).hexdigest()
    assert manifest["sources"] == [{"sheet": "knots", "path": "source/knots.md", "sha256": digest}]
    for file in manifest["files"]:
        content = (folder / "build" / file["path"]).read_bytes()
        assert (file["size"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_papers_are_chosen_on_the_command_line(folder: Path, run: Run) -> None:
    run("build", "--only", "pdf", "--paper", "letter")
    assert [name for name in holding(folder / "build") if name.endswith(".pdf")] == ["knots/knots-letter.pdf"]


def test_coverage_names_every_row_and_item_also_with_only(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    entries = json.loads((folder / "build/knots/coverage.json").read_text("utf-8"))
    carded = {entry["line"] for entry in entries if entry["status"] == "carded"}
    assert carded == {13, 14, 15, 17, 21, 22}
    assert all(entry["guids"] for entry in entries if entry["status"] == "carded")


def test_a_locked_build_refuses_a_ledger_that_is_behind(folder: Path, run: Run) -> None:
    result = run("build", "--only", "anki", "--locked")
    assert result.exit_code == 1
    assert result.stderr == (
        "source/knots.ledger.jsonl: error[ledger-not-up-to-date]: the ledger is behind the sheet: 6 new\n"
        "  help: run `python -m generator build --no-locked source/knots.md` and commit knots.ledger.jsonl with the"
        " sheet\n"
        "nothing was written to build: 1 error\n"
    )
    assert sorted(holding(folder)) == ["source/knots.md"]


def test_ci_locks_unless_told_otherwise(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert run("build", "--only", "anki").exit_code == 1
    assert run("build", "--only", "anki", "--no-locked").exit_code == 0
    assert run("build", "--only", "anki").exit_code == 0


def test_an_error_leaves_the_last_good_build_and_its_ledger(folder: Path, run: Run) -> None:
    run("build", "--only", "anki,csv")
    sheet = folder / "source/knots.md"
    before = {path: content for path, content in holding(folder).items() if path != "source/knots.md"}
    sheet.write_text(EDITED + "\n```python\nnever closed\n", "utf-8")
    result = run("build", "--only", "anki,csv")
    assert result.exit_code == 1
    assert "error[unclosed-fence]" in result.stderr
    after = {path: content for path, content in holding(folder).items() if path != "source/knots.md"}
    assert after == before


def test_one_bad_sheet_among_several_stops_them_all(folder: Path, run: Run) -> None:
    (folder / "source/bad.md").write_bytes(b"")
    assert run("build", "--only", "csv").exit_code == 1
    assert not (folder / "build").exists()


def test_a_full_disk_is_told_and_leaves_what_was_there(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "--only", "anki,csv")
    before = holding(folder)
    (folder / "source/knots.md").write_text(EDITED, "utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "fsync", full)
        result = run("build", "--only", "anki,csv")
    assert result.exit_code == 1
    assert "build: error[unwritable]: No space left on device" in result.stderr
    assert holding(folder) == before | {"source/knots.md": EDITED.encode()}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "generator", *arguments]


def environment() -> dict[str, str]:
    root = Path(__file__).parents[2].as_posix()
    return {**os.environ, "PYTHONPATH": root}


def test_two_builds_at_once_end_as_one_would(folder: Path, run: Run) -> None:
    both = [
        subprocess.Popen(command("build", "--only", "anki,csv"), env=environment(), stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    once = holding(folder)
    run("build", "--only", "anki,csv")
    assert holding(folder) == once
    assert run("verify").exit_code == 0


def test_a_build_killed_at_any_moment_leaves_a_whole_one(folder: Path, run: Run) -> None:
    run("build", "--only", "anki,csv")
    old = holding(folder / "build")
    (folder / "source/knots.md").write_text(EDITED, "utf-8")
    started = time.monotonic()
    subprocess.run(command("build", "--only", "anki,csv", "--out", "aside"), env=environment(), check=True)
    took = time.monotonic() - started
    new = holding(folder / "aside")
    generator = random.Random(7)
    for _ in range(8):
        process = subprocess.Popen(command("build", "--only", "anki,csv"), env=environment(), stdout=subprocess.DEVNULL)
        time.sleep(generator.uniform(0.6, 1.1) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        storage.recover(folder / "build")
        found = holding(folder / "build")
        assert found in (old, new)
    assert run("build", "--only", "anki,csv").exit_code == 0
    assert holding(folder / "build") == new
