"""One build at a time, by locks on the folders themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.locks import locked

SCRIPT = """
import os, sys, time
from pathlib import Path
from generator.locks import locked
with locked([Path(sys.argv[1])], lambda folder: print("waiting", flush=True)):
    print("in", flush=True)
    time.sleep(float(os.environ.get("HOLD", "0")))
"""


def start(folder: Path, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": Path(__file__).parents[2].as_posix(), **variables}
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(folder)], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_a_folder_locked_by_one_process_waits_in_another_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with locked([tmp_path / "b", tmp_path / "a"]):
        # The place for temporary files has nothing to do with it.
        other = start(tmp_path / "a", TMPDIR=str(tmp_path / "elsewhere"))
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.5)
    assert other.communicate(timeout=30)[0] == "in\n"


def test_nothing_is_left_of_a_lock(tmp_path: Path) -> None:
    with locked([tmp_path / "new/folder"]):
        assert (tmp_path / "new/folder").is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_in_use_at_the_end_stays(tmp_path: Path) -> None:
    with locked([tmp_path / "out"]):
        (tmp_path / "out/file").write_bytes(b"")
    assert (tmp_path / "out/file").exists()


def test_one_folder_under_two_names_is_locked_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to("a")
    with locked([tmp_path / "a", tmp_path / "b", tmp_path / "a/../a"]):
        pass


def test_who_waits_for_a_folder_that_is_removed_gets_the_new_one(tmp_path: Path) -> None:
    with locked([tmp_path / "out"]):
        other = start(tmp_path / "out")
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
    assert other.communicate(timeout=30)[0] == "in\n"
    assert not (tmp_path / "out").exists()


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    with start(tmp_path, HOLD="60") as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "in\n"
        holder.kill()
    with locked([tmp_path], lambda _folder: pytest.fail("still held")):
        pass
