"""Output that is closed, full, or of another encoding, and an environment that lacks what most have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import SHEET, holding

ROOT = Path(__file__).parents[2].as_posix()


def shell(folder: Path, line: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which GENERATOR stands for the command."""
    line = line.replace("GENERATOR", f"{sys.executable} -m generator")
    environment = {**os.environ, "PYTHONPATH": ROOT, **variables}
    return subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize(
    "line",
    [
        "GENERATOR build --only anki,csv >&-",
        "GENERATOR build --only anki,csv >&- 2>&-",
        "GENERATOR build --only anki,csv <&- >&- 2>&-",
        "GENERATOR build --only anki,csv | true",
        "env -u HOME GENERATOR build --only anki,csv",
        "env -u HOME TMPDIR=/nowhere GENERATOR build --only anki,csv,pdf",
    ],
)
def test_a_build_needs_no_output_and_no_home(line: str, folder: Path) -> None:
    done = shell(folder, line)
    assert b"Traceback" not in done.stderr
    assert "build/knots/knots.apkg" in holding(folder)
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["facts source/knots.md", "lint --only csv", "diff", "build --only csv"])
def test_a_full_disk_behind_standard_output_is_one_line(command: str, folder: Path) -> None:
    done = shell(folder, f"GENERATOR {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, b"cannot write: No space left on device\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_every_sign_can_be_said_on_every_terminal(encoding: str, folder: Path) -> None:
    (folder / "source/knots.md").write_text(SHEET.replace("Bowline", "Палстек 🪢"), "utf-8")
    (folder / "source/bad.md").write_text("# Узлы\n\n![п](нет.png)\n", "utf-8")
    variables = {"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for command in ("lint --only csv", "facts source/knots.md", "diff", "build --only csv", "verify"):
        done = shell(folder, f"GENERATOR {command}", **variables)
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        assert done.returncode == 0
    data = shell(folder, "GENERATOR facts source/knots.md", **variables).stdout
    assert "Палстек 🪢" in data.decode("utf-8")


@pytest.mark.parametrize("name", ["...md", "....md", "manifest.json.md", "a\x1b[31m.md", "\udcff.md"])
def test_a_sheet_whose_name_is_no_folder_of_its_own_is_refused(name: str, folder: Path) -> None:
    (folder / "sheets/inner").mkdir(parents=True)
    (folder / "sheets/inner" / name).write_text(SHEET, "utf-8")
    before = holding(folder)
    done = shell(folder / "sheets/inner", 'GENERATOR build --only csv --out out -- "$NAME"', NAME=name)
    assert done.returncode == 1
    assert b"error[unusable-name]" in done.stderr
    assert b"\x1b" not in done.stderr
    assert b"Traceback" not in done.stderr
    assert holding(folder) == before


def test_the_folder_of_builds_may_be_a_link_only_where_it_is_named(folder: Path) -> None:
    away = folder.parent / f"{folder.name}-away"
    away.mkdir()
    (folder / "build").symlink_to(away)
    done = shell(folder, "GENERATOR build --only csv")
    assert (done.returncode, list(away.iterdir())) == (2, [])
    assert b"is a link that leads out of this folder" in done.stderr
    assert shell(folder, "GENERATOR build --only csv --out build").returncode == 0
    assert (away / "manifest.json").is_file()
