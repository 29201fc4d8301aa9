import errno
import json
import os
from pathlib import Path

import pytest

from generator import storage


def holding(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_published_files_replace_what_was_there_and_drop_what_is_stale(tmp_path: Path) -> None:
    storage.publish(tmp_path / "out", {"a/x": b"1", "a/csv/y": b"2"}, [], {})
    storage.publish(tmp_path / "out", {"a/x": b"3"}, ["a/csv/y"], {})
    assert holding(tmp_path / "out") == {"a/x": b"3"}
    assert not (tmp_path / "out/a/csv").exists()


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    storage.publish(tmp_path, {"a/x": b"1"}, [], {tmp_path / "ledger": b"l"})
    os.utime(tmp_path / "a/x", (1, 1))
    os.utime(tmp_path / "ledger", (1, 1))
    storage.publish(tmp_path, {"a/x": b"1"}, [], {tmp_path / "ledger": b"l"})
    assert (tmp_path / "a/x").stat().st_mtime == 1
    assert (tmp_path / "ledger").stat().st_mtime == 1


class Killed(BaseException):
    """Stands for the end of the process: no handler of ours expects it."""


@pytest.mark.parametrize("moment", range(24))
def test_a_kill_at_any_write_leaves_the_old_or_the_new_files_after_the_next_call(
    moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"s/a": b"old a", "s/b": b"old b", "s/gone": b"old"}
    new = {"s/a": b"new a", "s/b": b"new b", "s/c": b"new c"}
    ledger = tmp_path / "ledger"
    out = tmp_path / "out"
    storage.publish(out, old, [], {ledger: b"old"})
    count = 0

    def dying(function):  # type: ignore[no-untyped-def]
        def call(*arguments, **options):  # type: ignore[no-untyped-def]
            nonlocal count
            count += 1
            if count > moment:
                # After a kill nothing runs any more, also no clean-up.
                raise Killed
            return function(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "open", "mkdir", "rmdir"):
            patch.setattr(Path, name, dying(getattr(Path, name)))
        patch.setattr(storage.shutil, "rmtree", dying(storage.shutil.rmtree))
        try:
            storage.publish(out, new, ["s/gone"], {ledger: b"new"})
            survived = True
        except Killed:
            survived = False
    storage.recover(out)
    assert holding(out) in (old, new)
    assert ledger.read_bytes() in (b"old", b"new")
    if holding(out) == new:
        assert ledger.read_bytes() == b"new"
    if survived:
        assert holding(out) == new


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage.publish(tmp_path / "out", {"a": b"old"}, [], {tmp_path / "ledger": b"old"})

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        storage.publish(tmp_path / "out", {"a": b"new"}, ["a"], {tmp_path / "ledger": b"new"})
    assert holding(tmp_path) == {"out/a": b"old", "ledger": b"old"}


def test_a_half_written_journal_is_forgotten(tmp_path: Path) -> None:
    staging = tmp_path / storage.STAGING
    staging.mkdir()
    (staging / "a").write_bytes(b"half")
    (staging / storage.JOURNAL).write_text(json.dumps({"files": ["a"], "stale": []})[:-3])
    storage.recover(tmp_path)
    assert holding(tmp_path) == {}
    assert not staging.exists()


def test_a_path_locked_by_one_process_waits_in_another(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from generator.storage import locked\n"
        "with locked([Path(sys.argv[1])]): print('in', flush=True)"
    )
    with storage.locked([tmp_path / "b", tmp_path / "a"]):
        other = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "a")], stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(1.0)
    assert other.communicate(timeout=30)[0].strip() == b"in"
