"""What goes into the output folder, whatever was there before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import publishing, storage
from generator.publishing import MANIFEST, Output, Published, load_manifest, publish
from generator.storage import Root
from generator.writing.manifest import SourceEntry, sha256


def holding(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def output(
    ledgers: Path, files: dict[str, bytes], *, version: str = "1", artifacts: tuple[str, ...] = ("csv", "anki")
) -> Output:
    """One sheet's files; `version` stands for its source."""
    sheet = next(iter(files)).split("/")[0]
    return Output(
        source=SourceEntry(sheet=sheet, path=f"source/{sheet}.md", sha256=sha256(version.encode())),
        artifacts=frozenset(artifacts),
        files=files,
        ledger_path=ledgers / f"{sheet}.ledger.jsonl",
        ledger=f"ledger {version}".encode(),
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    return tmp_path / "source"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def codes(published: Published) -> list[str]:
    return [fault.code for fault in published.diagnostics]


OLD = {"s/s.apkg": b"old deck", "s/csv/a.csv": b"old a", "s/csv/gone.csv": b"old"}
NEW = {"s/s.apkg": b"new deck", "s/csv/a.csv": b"new a", "s/csv/more.csv": b"new"}


def without_manifest(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in holding(folder).items() if path != MANIFEST}


def test_new_files_replace_old_ones_and_what_is_no_more_made_goes(source: Path, out: Path) -> None:
    publish(out, [output(source, OLD)])
    (out / "s/csv/mine.csv").write_bytes(b"the user's")
    published = publish(out, [output(source, NEW, version="2")])
    assert (published.files, published.sheets, published.diagnostics) == (4, {"s"}, ())
    assert without_manifest(out) == NEW | {"s/csv/mine.csv": b"the user's"}
    assert (source / "s.ledger.jsonl").read_bytes() == b"ledger 2"


def test_a_second_time_nothing_is_touched(source: Path, out: Path) -> None:
    publish(out, [output(source, OLD)])
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    publish(out, [output(source, OLD)])
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times


def test_a_file_of_ours_that_somebody_changed_is_not_deleted(source: Path, out: Path) -> None:
    publish(out, [output(source, OLD)])
    (out / "s/csv/gone.csv").write_bytes(b"notes of mine")
    publish(out, [output(source, NEW, version="2")])
    assert (out / "s/csv/gone.csv").read_bytes() == b"notes of mine"


def manifest_with(*paths: str, content: bytes = b"mine") -> bytes:
    """A manifest as ours, by somebody else."""
    files = [{"path": path, "size": 4, "sha256": sha256(content), "source": "x"} for path in paths]
    sources = [{"sheet": "s", "path": "source/s.md", "sha256": "x"}]
    whole = {"generator": "cheatsheet-generator", "format": 1, "version": "1", "sources": sources, "files": files}
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "path", ["../thesis.pdf", "s/../../thesis.pdf", "/etc/passwd", "s//x.csv", "..", "s/./x", "manifest.json", ""]
)
def test_a_manifest_that_names_files_elsewhere_is_not_ours(path: str, source: Path, out: Path) -> None:
    (out.parent / "thesis.pdf").write_bytes(b"mine")
    (out / MANIFEST).write_bytes(manifest_with(path))
    before = holding(out.parent)
    assert codes(publish(out, [output(source, NEW)])) == ["foreign-manifest"]
    assert holding(out.parent) == before


@pytest.mark.parametrize(
    "content",
    [
        b'{"name": "My web app", "icons": []}',
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"generator": "cheatsheet-generator", "format": 1, "version": "1", "sources": 3, "files": []}',
        b'{"generator": "cheatsheet-generator", "format": 1, "version": "1", "sources": [], "files": [{"path": 1}]}',
        manifest_with("s/x.csv").replace(b'"size": 4', b'"size": "4"'),
        manifest_with("s/x.csv").replace(b'"source": "x"', b'"source": ["x"]'),
    ],
)
def test_a_manifest_of_somebody_else_stays(content: bytes, source: Path, out: Path) -> None:
    (out / MANIFEST).write_bytes(content)
    assert codes(publish(out, [output(source, NEW)])) == ["foreign-manifest"]
    assert holding(out) == {MANIFEST: content}
    assert load_manifest(out) is None


@pytest.mark.parametrize("where", [MANIFEST, "s"])
def test_a_link_in_the_output_folder_leads_nothing_out(where: str, source: Path, out: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    (away / "csv").mkdir(parents=True)
    (away / "csv/gone.csv").write_bytes(b"mine")
    (away / "manifest").write_bytes(manifest_with("s/csv/gone.csv"))
    (out / where).symlink_to(away / "manifest" if where == MANIFEST else away)
    if where != MANIFEST:
        (out / MANIFEST).write_bytes(manifest_with("s/csv/gone.csv"))
    before = holding(away)
    publish(out, [output(source, NEW)])
    assert holding(away) == before


def test_a_target_that_is_a_folder_costs_its_sheet_and_no_other(source: Path, out: Path) -> None:
    publish(out, [output(source, OLD), output(source, {"t/t.apkg": b"old"})])
    (out / "s/csv/more.csv/inner").mkdir(parents=True)
    before = holding(out / "s")
    published = publish(out, [output(source, NEW, version="2"), output(source, {"t/t.apkg": b"new"}, version="2")])
    assert codes(published) == ["unwritable"]
    assert published.diagnostics[0].path.endswith("s/csv/more.csv")
    assert published.sheets == {"t"}
    assert holding(out / "s") == before
    assert (source / "s.ledger.jsonl").read_bytes() == b"ledger 1"
    assert (out / "t/t.apkg").read_bytes() == b"new"
    manifest = load_manifest(out)
    assert manifest is not None
    assert {file.path: file.sha256 for file in manifest.files} == {
        path: sha256(content) for path, content in without_manifest(out).items()
    }


def test_a_folder_in_place_of_the_manifest_is_told(source: Path, out: Path) -> None:
    (out / MANIFEST).mkdir()
    assert codes(publish(out, [output(source, NEW)])) == ["foreign-manifest"]


class Killed(BaseException):
    """Stands for the end of the process: no handler of ours expects it."""


STEPS = 60


@pytest.mark.parametrize("moment", range(STEPS))
def test_after_a_kill_at_any_step_the_next_build_is_whole_and_nothing_is_left(
    moment: int, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(out, [output(source, OLD)])
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
        for name in ("replace", "unlink", "mkdir", "rmdir", "fsync"):
            patch.setattr(storage.os, name, dying(getattr(storage.os, name)))
        try:
            publish(out, [output(source, NEW, version="2")])
            survived = True
        except Killed:
            survived = False
    # What is there is old or new, file by file; and outputs are never newer than their ledger.
    for path, content in without_manifest(out).items():
        if "cheatsheet-new" not in path:
            assert content in (OLD.get(path), NEW.get(path))
    ledger = (source / "s.ledger.jsonl").read_bytes()
    if NEW.items() & without_manifest(out).items():
        assert ledger == b"ledger 2"
    storage.sweep(source)
    # The sheet changes once more before the next build: also what only the killed build made is known, and goes.
    publish(out, [output(source, {"s/s.apkg": b"newest"}, version="3")])
    assert without_manifest(out) == {"s/s.apkg": b"newest"}
    assert holding(source) == {"s.ledger.jsonl": b"ledger 3"}
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []
    if moment == STEPS - 1:
        assert survived


def test_every_step_of_a_build_was_tried(source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, [output(source, OLD)])
    count = 0

    def counting(function):  # type: ignore[no-untyped-def]
        def call(*arguments, **options):  # type: ignore[no-untyped-def]
            nonlocal count
            count += 1
            return function(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "mkdir", "rmdir", "fsync"):
            patch.setattr(storage.os, name, counting(getattr(storage.os, name)))
        publish(out, [output(source, NEW, version="2")])
    assert 20 < count < STEPS


def test_a_disk_that_is_full_for_one_sheet_is_told_with_the_file(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(out, [output(source, OLD)])
    before = holding(out)
    write = Root._write

    def full(self: Root, path: str, content: bytes) -> int:
        if content == b"new a":
            raise OSError(28, "No space left on device")
        return write(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(Root, "_write", full)
        published = publish(out, [output(source, NEW, version="2")])
    assert codes(published) == ["unwritable"]
    assert published.diagnostics[0].path.endswith("s/csv/a.csv")
    assert published.sheets == frozenset()
    assert holding(out) == before
    assert holding(source) == {"s.ledger.jsonl": b"ledger 1"}


def test_an_artifact_that_was_not_made_again_knows_its_older_source(source: Path, out: Path) -> None:
    publish(out, [output(source, {"s/s.apkg": b"deck", "s/csv/a.csv": b"a"})])
    publish(out, [output(source, {"s/csv/a.csv": b"a"}, version="2", artifacts=("csv",))])
    manifest = publishing.load_manifest(out)
    assert manifest is not None
    assert {file.path: file.source for file in manifest.files} == {
        "s/s.apkg": sha256(b"1"),
        "s/csv/a.csv": sha256(b"2"),
    }
