"""Files on disk: read whole, written aside and moved into place, one build at a time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

STAGING = ".staging"
# Written last into the staging folder: from then on a build that was killed is carried to its end by the next one.
JOURNAL = "journal.json"


@contextmanager
def locked(paths: Iterable[Path]) -> Iterator[None]:
    """Hold `paths` against every other process that asks for one of them; waits for its turn."""
    from filelock import FileLock  # a read-only command never needs it

    folder = Path(tempfile.gettempdir()) / f"cheatsheet-generator-{os.getuid() if hasattr(os, 'getuid') else 'locks'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    with ExitStack() as stack:
        # Sorted, so that two builds which share some of their paths cannot wait for each other.
        for path in sorted({path.resolve() for path in paths}):
            name = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
            stack.enter_context(FileLock(folder / f"{name}.lock"))
        yield


def replace(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all; a file that holds it already is left untouched."""
    if holds(path, content):
        return
    aside = path.with_name(f".{path.name}.new")
    try:
        _write(aside, content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def holds(path: Path, content: bytes) -> bool:
    """Whether `path` is a file with exactly this content."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def publish(out: Path, files: Mapping[str, bytes], stale: Iterable[str], first: Mapping[Path, bytes]) -> None:
    """Make `out` hold `files` (by path below it) and none of `stale`; after a kill the next call finishes it.

    `first` are files elsewhere (ledgers) that go into place before: whatever happens then, the outputs can be made
    again from them. All is written aside before anything moves; OSError leaves what was there.
    """
    recover(out)
    staging = out / STAGING
    files = {path: content for path, content in files.items() if not holds(out / path, content)}
    try:
        for path, content in files.items():
            _write(staging / path, content)
        for target, content in first.items():
            replace(target, content)
        _write(staging / JOURNAL, json.dumps({"files": sorted(files), "stale": sorted(stale)}).encode())
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    recover(out)


def recover(out: Path) -> None:
    """Finish what an interrupted `publish` began, or forget it where it had not yet written everything."""
    staging = out / STAGING
    try:
        journal = json.loads((staging / JOURNAL).read_bytes())
    except (FileNotFoundError, ValueError):
        shutil.rmtree(staging, ignore_errors=True)
        return
    for path in journal["files"]:
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (staging / path).exists():
            (staging / path).replace(target)
    for path in journal["stale"]:
        (out / path).unlink(missing_ok=True)
        _remove_empty_folders((out / path).parent, out)
    shutil.rmtree(staging)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
