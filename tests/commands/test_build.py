from __future__ import annotations

import errno
import json
import os
import random
import shutil
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
    *told, files, _next = result.stdout.splitlines()
    assert told == [
        "knots: 6 facts, 6 notes, 12 cards",
        "knots: the deck is build/knots/knots.apkg",
        "knots: 1 line makes no card; --verbose says which and why",
        "knots: ledger updated, 6 new",
    ]
    assert files.startswith("7 files in build, ")
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


def test_the_report_is_in_order_whatever_the_number_of_jobs(folder: Path, run: Run) -> None:
    for number in range(5):
        text = SHEET.replace("title: Knots", f"title: Knots {number}\ndeck: Ropes")
        text = text.replace("| Reef knot", "| Sheet bend | two ropes | 55 % |\n" * number + "| Reef knot")
        (folder / f"source/k{number}.md").write_text(text, "utf-8")
    (folder / "source/bad.md").write_text("---\ntitle: [\n---\n", "utf-8")
    told, made = [], []
    for jobs in ("1", "3"):
        result = run("build", "--only", "anki,csv", "--jobs", jobs, "--out", jobs, "--verbose")
        said = [line.replace(f" {jobs}/", " out/") for line in result.output.splitlines() if "files in" not in line]
        told.append([line for line in said if "ledger updated" not in line and not line.startswith("next:")])
        made.append(holding(folder / jobs))
    assert "source/bad.md" in told[0][0]
    assert told[0] == told[1]
    assert made[0] == made[1]


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
        "  help: run `cheatsheet build --no-locked source/knots.md` and commit knots.ledger.jsonl with the"
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
    sheet.write_text(EDITED + "\n- one <!-- id: x -->\n- two <!-- id: x -->\n", "utf-8")
    result = run("build", "--only", "anki,csv")
    assert result.exit_code == 1
    assert "error[duplicate-id]" in result.stderr
    after = {path: content for path, content in holding(folder).items() if path != "source/knots.md"}
    assert after == before


def test_a_sheet_with_an_error_keeps_its_last_outputs_and_all_others_are_built(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    old = holding(folder / "build/knots")
    (folder / "source/knots.md").write_bytes(b"")
    (folder / "source/more.md").write_text(EDITED, "utf-8")
    result = run("build", "--only", "csv")
    assert result.exit_code == 1
    assert result.stderr.endswith("not everything could be made: 1 error\n")
    assert "more: 6 facts" in result.stdout
    assert holding(folder / "build/knots") == old
    assert b"a rope on a rail" in holding(folder / "build")["more/csv/facts.csv"]
    manifest = json.loads((folder / "build/manifest.json").read_text("utf-8"))
    assert {file["path"].split("/")[0] for file in manifest["files"]} == {"knots", "more"}
    assert [source["sheet"] for source in manifest["sources"]] == ["knots", "more"]


def test_a_page_that_cannot_be_made_costs_only_the_page(folder: Path, run: Run) -> None:
    run("build")
    old = holding(folder / "build/knots")
    (folder / "source/knots.md").write_text(EDITED, "utf-8")
    result = run("build", "--theme", "sea")
    assert result.exit_code == 1
    assert "error[broken-theme]" in result.stderr
    new = holding(folder / "build/knots")
    assert new["knots-a4.pdf"] == old["knots-a4.pdf"]
    assert new["knots.apkg"] != old["knots.apkg"]
    assert b"a rope on a rail" in new["csv/facts.csv"]
    manifest = json.loads((folder / "build/manifest.json").read_text("utf-8"))
    sources = {file["path"].partition("/")[2]: file["source"] for file in manifest["files"]}
    assert sources["knots-a4.pdf"] != sources["knots.apkg"] == manifest["sources"][0]["sha256"]


def test_with_strict_a_warning_is_an_error_and_its_sheet_gets_no_file(folder: Path, run: Run) -> None:
    (folder / "source/odd.md").write_text(SHEET + "\n![a loop](gone.png)\n", "utf-8")
    assert run("build", "--only", "csv").exit_code == 0
    shutil.rmtree(folder / "build")
    result = run("build", "--only", "csv", "--strict")
    assert result.exit_code == 1
    assert "source/odd.md:24:1: error[missing-image]" in result.stderr
    assert sorted(path.name for path in (folder / "build").iterdir()) == ["knots", "manifest.json"]
    assert run("lint", "--strict", "--only", "csv", "source/odd.md").exit_code == 1


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
    assert ": error[unwritable]: No space left on device" in result.stderr
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
        for path, content in holding(folder / "build").items():
            if path != "manifest.json" and not path.startswith(storage.STAGING):
                assert content in (old.get(path), new.get(path))
    assert run("build", "--only", "anki,csv").exit_code == 0
    assert holding(folder / "build") == new
    assert list(folder.rglob(f"{storage.STAGING}*")) == []


def test_what_a_later_build_did_not_make_again_is_known_to_be_older(folder: Path, run: Run) -> None:
    run("build")
    (folder / "source/knots.md").write_text(EDITED, "utf-8")
    run("build", "--only", "anki,csv")
    result = run("verify")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "error[" in line]
    # One fault for all of them, and nothing besides on what such files say.
    assert len(told) == 1
    assert told[0].startswith("source/knots.md: error[stale-artifact]: build/knots/knots-")
    assert "made of an earlier version of this sheet" in told[0]


def test_verify_changes_nothing_whatever_it_finds(folder: Path, run: Run) -> None:
    run("build", "--only", "anki,csv")
    left = folder / "build/.staging"
    left.mkdir()
    (left / "journal.json").write_text('{"files": ["../../x"], "stale": ["../source/knots.md", "knots/knots.apkg"]}')
    (folder / "build" / f"{storage.STAGING}0123456789ab").mkdir()
    before = holding(folder)
    assert run("verify").exit_code == 0
    assert run("verify", "--out", "source").exit_code == 1
    assert holding(folder) == before
    assert (folder / "build" / f"{storage.STAGING}0123456789ab").is_dir()


def test_a_manifest_that_names_strange_sheets_has_none_of_them_read(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    secret = folder.parent / f"{folder.name}-secret.md"
    secret.write_text("# my secret words\n", "utf-8")
    path = folder / "build/manifest.json"
    path.write_text(path.read_text("utf-8").replace("source/knots.md", secret.as_posix()), "utf-8")
    result = run("verify")
    assert result.exit_code == 1
    assert "error[source-outside]" in result.stderr
    assert "secret words" not in result.output


def test_a_ledger_that_leads_out_of_its_folder_is_neither_read_nor_written(folder: Path, run: Run) -> None:
    away = folder / "away.txt"
    away.write_text("mine")
    (folder / "source/knots.ledger.jsonl").symlink_to(away)
    result = run("build", "--only", "csv")
    assert result.exit_code == 1
    assert "source/knots.ledger.jsonl: error[ledger-outside]" in result.stderr
    assert away.read_text() == "mine"
    assert (folder / "source/knots.ledger.jsonl").is_symlink()


def test_a_ledger_may_be_a_link_within_its_folder(folder: Path, run: Run) -> None:
    run("build", "--only", "csv")
    (folder / "source/ledgers").mkdir()
    (folder / "source/knots.ledger.jsonl").rename(folder / "source/ledgers/knots")
    (folder / "source/knots.ledger.jsonl").symlink_to("ledgers/knots")
    (folder / "source/knots.md").write_text(EDITED, "utf-8")
    assert run("build", "--only", "csv").exit_code == 0
    assert (folder / "source/knots.ledger.jsonl").is_symlink()
    assert "a rope on a rail" in (folder / "source/ledgers/knots").read_text("utf-8")
