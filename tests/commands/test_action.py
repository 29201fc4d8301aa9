"""What the GitHub action runs, run here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's script in `folder` as a workflow does, with an environment that holds the tool."""
    place = folder / "place"
    (place / "bin").mkdir(parents=True)
    for name in ("python", "cheatsheet"):
        program = place / "bin" / name
        program.write_text(f'#!/bin/sh\nexec "{Path(sys.executable).with_name(name)}" "$@"\n')
        program.chmod(0o755)
    environment = {
        "PATH": os.environ["PATH"],
        "CI": "true",
        "TOOL": ROOT.as_posix(),
        "PLACE": place.as_posix(),
        "SHEETS": "source\n",
        "OUT": "build",
        "GITHUB_OUTPUT": (folder / "output").as_posix(),
        "GITHUB_STEP_SUMMARY": (folder / "summary.md").as_posix(),
        **inputs,
    }
    return subprocess.run(
        [ROOT / "tools/action.sh"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def bring_up_to_date(folder: Path) -> None:
    command = (sys.executable, "-m", "generator", "build", "--only", "csv", "--out", "first")
    subprocess.run(command, cwd=folder, check=True)


def reword(folder: Path) -> None:
    sheet = folder / "source/knots.md"
    sheet.write_text(sheet.read_text().replace("60 %", "62 %"))


@pytest.fixture
def committed(folder: Path) -> Path:
    """The sheet with its ledger, in a repository of one commit."""
    bring_up_to_date(folder)
    (folder / ".gitignore").write_text("first\nbuild\nplace\noutput\nsummary.md\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    return folder


def test_a_good_sheet_passes_and_the_summary_says_what_came_out(committed: Path) -> None:
    reword(committed)
    bring_up_to_date(committed)
    done = act(committed, BASE=git(committed, "rev-parse", "HEAD"))
    assert done.returncode == 0, done.stdout + done.stderr
    summary = (committed / "summary.md").read_text()
    assert "62 %" in summary
    assert "| knots |" in summary
    pictures = sorted(path.name for path in (committed / "place/pictures").iterdir())
    assert pictures == ["knots-a4-1.png", "knots-blank-a4-1.png"]
    assert json.loads((committed / "place/cheatsheets.sarif").read_text())["version"] == "2.1.0"
    assert (committed / "output").read_text().startswith("sarif=")


def test_a_fault_is_an_annotation_and_fails_the_run_without_hiding_the_rest(committed: Path) -> None:
    (committed / "source/bad.md").write_bytes(b"")
    done = act(committed, ONLY="csv")
    assert done.returncode == 1
    assert "::error file=source/bad.md,title=empty-file::" in done.stdout
    assert (committed / "build/knots/csv/facts.csv").is_file()
    results = json.loads((committed / "place/cheatsheets.sarif").read_text())["runs"][0]["results"]
    assert "empty-file" in {result["ruleId"] for result in results}


def test_a_ledger_that_was_not_committed_fails_the_run(committed: Path) -> None:
    reword(committed)
    done = act(committed, ONLY="csv")
    assert done.returncode == 1
    assert "title=ledger-not-up-to-date" in done.stdout
