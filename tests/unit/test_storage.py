"""Files below one folder and nowhere else, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from generator import storage
from generator.storage import MARK, MARK_TEXT, STAGING, Root, replace


def holding(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(folder: Path, path: str, content: bytes) -> None:
    with Root(folder) as root, root.staging() as staging:
        staging.move(staging.write(content), path)


OUTSIDE = [
    "../x",
    "a/../../x",
    "a/../x",
    "/etc/x",
    "./x",
    "a//x",
    "a/",
    "",
    ".",
    "..",
    "a/.",
    "x\0y",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out(path: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "a").mkdir(parents=True)
    (tmp_path / "x").write_bytes(b"mine")
    with Root(out) as root, root.staging() as staging:
        name = staging.write(b"theirs")
        with pytest.raises(OSError, match="not a path below"):
            staging.move(name, path)
        assert root.read(path) is None
        with pytest.raises(OSError, match="not a path below"):
            root.check(path)
        assert not root.is_file(path)
        root.remove(path, sha256(b"mine"))
    assert holding(tmp_path) == {"x": b"mine"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    (away / "x").write_bytes(b"mine")
    (out / "folder").symlink_to(away)
    (out / "file").symlink_to(away / "x")
    with Root(out) as root, root.staging() as staging:
        with pytest.raises(OSError):
            staging.move(staging.write(b"theirs"), "folder/x")
        root.remove("folder/x", sha256(b"mine"))
        root.remove("file", sha256(b"mine"))
        assert (root.read("folder/x"), root.read("file")) == (None, None)
        # The link itself gives way to the file.
        staging.move(staging.write(b"ours"), "file")
    assert holding(away) == {"x": b"mine"}
    assert not (out / "file").is_symlink()


def test_a_folder_that_becomes_a_link_meanwhile_leads_nowhere(tmp_path: Path) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    (out / "a").mkdir(parents=True)
    away.mkdir()
    with Root(out) as root, root.staging() as staging:
        name = staging.write(b"theirs")
        root.check("a/x")
        (out / "a").rmdir()
        (out / "a").symlink_to(away)
        with pytest.raises(OSError):
            staging.move(name, "a/x")
    assert holding(away) == {}


def test_the_folder_itself_is_held_when_its_path_leads_elsewhere_meanwhile(tmp_path: Path) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    with Root(out) as root, root.staging() as staging:
        name = staging.write(b"ours")
        out.rename(tmp_path / "moved")
        out.symlink_to(away)
        staging.move(name, "x")
    assert holding(away) == {}
    assert holding(tmp_path / "moved") == {"x": b"ours"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_known_by_the_very_name_and_hash(form: str, tmp_path: Path) -> None:
    name = unicodedata.normalize(form, "ä/é.csv")
    put(tmp_path, name, b"1")
    with Root(tmp_path) as root:
        root.remove(name, sha256(b"2"))
        assert root.is_file(name)
        root.remove(name, sha256(b"1"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Root(tmp_path) as root:
        assert root.read("pipe") is None
        root.remove("pipe", sha256(b""))
    assert (tmp_path / "pipe").exists()


def test_a_target_that_cannot_be_replaced_is_told_before_anything_moves(tmp_path: Path) -> None:
    (tmp_path / "a/x/y").mkdir(parents=True)
    (tmp_path / "b").write_bytes(b"")
    with Root(tmp_path) as root:
        root.check("a/z")
        root.check("new/folder/z")
        with pytest.raises(IsADirectoryError):
            root.check("a/x")
        with pytest.raises(NotADirectoryError):
            root.check("b/z")


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    replace(ledger, b"l")
    os.utime(ledger, (1, 1))
    replace(ledger, b"l")
    assert ledger.stat().st_mtime == 1


def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(tmp_path / "a", b"old")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace(tmp_path / "a", b"new")
    assert holding(tmp_path) == {"a": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


# ---- what is left by builds that were killed -------------------------------------------------------------------------


def left_behind(folder: Path, **files: bytes) -> Path:
    made = folder / f"{STAGING}0123456789ab"
    made.mkdir(parents=True)
    for name, content in files.items():
        (made / name.removeprefix("_")).write_bytes(content)
    return made


@pytest.mark.parametrize(
    "files",
    [
        {},
        {MARK: b""},
        {MARK: MARK_TEXT[:9]},
        {MARK: MARK_TEXT, "_1": b"half", "_2": b""},
    ],
)
def test_what_a_killed_build_was_writing_is_removed(files: dict[str, bytes], tmp_path: Path) -> None:
    left_behind(tmp_path, **files)
    storage.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "files",
    [
        {"_1": b"no mark"},
        {MARK: b"another's", "_1": b""},
        {MARK: MARK_TEXT, "notes": b"somebody's"},
    ],
)
def test_what_looks_like_it_and_is_not_stays(files: dict[str, bytes], tmp_path: Path) -> None:
    left_behind(tmp_path, **files)
    before = holding(tmp_path)
    storage.sweep(tmp_path)
    assert holding(tmp_path) == before


def test_a_link_of_that_name_stays_and_so_does_what_it_leads_to(tmp_path: Path) -> None:
    left = left_behind(tmp_path / "away", **{MARK: MARK_TEXT, "_1": b"x"})
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{STAGING}ba9876543210").symlink_to(left)
    before = holding(tmp_path)
    storage.sweep(out)
    assert holding(tmp_path) == before
    assert len(list(out.iterdir())) == 1
