from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import __version__

from .conftest import holding

Run = Callable[..., Result]


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout == f"cheatsheet-generator {__version__}\n"


@pytest.mark.parametrize("command", ["build", "verify", "facts", "lint", "diff"])
def test_every_command_has_help(command: str, run: Run) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert command in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--only", "anki,pfd"),
        ("build", "--paper", "a99"),
        ("build", "--paper", "148x210"),
        ("build", "--paper", "2x3mm"),
        ("build", "--jobs", "-1"),
        ("build", "--no-such-option"),
        ("build", "nowhere.md"),
        ("build", "empty"),
        ("facts",),
        ("facts", "nowhere.md"),
        ("nothing",),
    ],
)
def test_wrong_usage_exits_with_2_and_writes_nothing(arguments: tuple[str, ...], folder: Path, run: Run) -> None:
    (folder / "empty").mkdir()
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert sorted(holding(folder)) == ["source/knots.md"]


def test_a_source_date_that_is_no_number_is_wrong_usage(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr == "SOURCE_DATE_EPOCH is not a number of seconds\n"


def test_facts_are_json_with_places_in_the_authors_file(folder: Path, run: Run) -> None:
    result = run("facts", "source/knots.md")
    sheet = json.loads(result.stdout)
    assert sheet["title"] == "Knots"
    assert [(section["number"], section["title"], section["note"]) for section in sheet["sections"]] == [
        ("1", "Which knot for what", "sailing"),
        ("2", "Care", ""),
    ]
    bowline = sheet["facts"][0]
    assert (bowline["kind"], bowline["line"], bowline["column"], bowline["key"]) == ("row", 13, 1, "Bowline")
    assert [(question["prompt"], question["answer"]) for question in bowline["questions"]] == [
        ("Use", "a loop that holds"),
        ("Strength", "65 %"),
    ]


def test_lint_finds_what_a_teacher_would_mend_and_speaks_sarif(folder: Path, run: Run) -> None:
    text = "# T\n\n## S\n\n| Thing | Is |\n| --- | --- |\n| one | " + "very long " * 40 + "|\n"
    (folder / "source/long.md").write_text(text, "utf-8")
    result = run("lint", "source/long.md")
    assert result.exit_code == 0
    assert result.stdout.startswith("source/long.md:7:")
    assert "warning[long-answer]" in result.stdout
    log = json.loads(run("lint", "source/long.md", "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    assert [found["ruleId"] for found in log["runs"][0]["results"]] == ["long-answer"]


def on_terminal(folder: Path, **variables: str) -> str:
    """What a build prints on a terminal."""
    try:
        ours, theirs = pty.openpty()
    except OSError as fault:  # a chroot without /dev/pts
        pytest.skip(f"no terminal to be had here: {fault}")
    root = Path(__file__).parents[2].as_posix()
    environment = {**os.environ, "PYTHONPATH": root, "TERM": "xterm-256color", **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--only", "csv", "source/knots.md", "source/bad.md"],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 4096):
            printed += chunk
    except OSError:  # Linux ends a terminal whose last user has gone with an error.
        pass
    finally:
        os.close(ours)
        process.wait(30)
    return printed.decode()


def test_a_terminal_shows_progress_and_colour_unless_told_not_to(folder: Path) -> None:
    (folder / "source/bad.md").write_bytes(b"")
    coloured = on_terminal(folder)
    assert "building" in coloured
    assert "left:" in coloured
    assert "\x1b[31m" in coloured
    assert "\x1b[31m" not in on_terminal(folder, NO_COLOR="1")
