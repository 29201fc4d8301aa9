"""One sheet's work as bytes: what goes to another machine, what is done there, and what comes back.

Whoever does it needs this tool in the very same state, and sees none of the author's files but what a parcel brings.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator import __version__
from generator.files import Brought
from generator.freshness import files_of_tool
from generator.loading import wanted_files
from generator.pipeline import Made, make
from generator.recalling import Start
from generator.request import Request
from generator.workers import Worker, WorkerDiedError

# Libraries that decide bytes. Pango comes from the system; where it is another one, lines may break elsewhere.
DECISIVE = (
    "fonttools",
    "genanki",
    "jinja2",
    "pillow",
    "pygments",
    "pypdf",
    "resvg_py",
    "uharfbuzz",
    "weasyprint",
    "ziamath",
)
IDLE = 60.0  # seconds after which a process that has nothing to do is ended


class OtherToolError(Exception):
    """Who should do the work has another version of this tool; says which."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """A sheet to be made, with all that is read for it."""

    path: Path
    files: Brought
    start: Start | None
    request: Request


def pack(path: Path, start: Start | None, request: Request) -> bytes:
    """What making the sheet at `path` takes."""
    carried = replace(request, out=Path("build"), templates=request.templates.to_carry())
    files = wanted_files(path)
    return pickle.dumps(Parcel(path=path, files=Brought.of(files), start=start, request=carried))


def unpack(answer: tuple[str, bytes]) -> Made:
    """What was made of a parcel. Raises OtherToolError and WorkerDiedError."""
    kind, content = answer
    if kind == "other":
        raise OtherToolError(content.decode())
    if kind == "died":
        raise WorkerDiedError(content.decode())
    made = pickle.loads(content)
    assert isinstance(made, Made)
    return made


def work(tool: str, parcel: bytes) -> tuple[str, bytes]:
    """On the other machine: what becomes of a parcel of somebody whose tool is `tool`."""
    if tool != identity():
        return "other", named(identity()).encode()
    with _process() as process:
        made = process.do(_make, parcel)
    if isinstance(made, WorkerDiedError):
        return "died", str(made).encode()
    if isinstance(made, BaseException):
        raise made
    return "made", made


def _make(content: bytes) -> bytes:
    parcel = pickle.loads(content)
    assert isinstance(parcel, Parcel)
    return pickle.dumps(make(parcel.path, parcel.request, parcel.start, parcel.files))


# ---- which tool it is ------------------------------------------------------------------------------------------------


@cache
def identity() -> str:
    """This tool as far as it decides bytes: its version and Python's, its own code and templates, and libraries."""
    from importlib.metadata import PackageNotFoundError, version

    digest = hashlib.sha256()
    for name, path in sorted(files_of_tool().items()):
        if name.endswith(".py") or name.startswith("templates/"):
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in DECISIVE:
        try:
            digest.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            digest.update(f"{library}\0".encode())
    return f"{__version__} {sys.version_info.major}.{sys.version_info.minor} {digest.hexdigest()[:16]}"


def named(tool: str) -> str:
    """An identity as a person reads it."""
    version, python, digest = tool.split()
    return f"version {version} on Python {python} ({digest})"


# ---- the processes that do it ----------------------------------------------------------------------------------------

_idle: list[tuple[Worker, threading.Timer]] = []
_taking = threading.Lock()


@contextmanager
def _process() -> Iterator[Worker]:
    """A process of ours, with a warm press if one waits: what ends it costs one sheet, and not the engine's worker."""
    with _taking:
        worker, timer = _idle.pop() if _idle else (Worker(), None)
    if timer is not None:
        timer.cancel()
    try:
        yield worker
    finally:
        timer = threading.Timer(IDLE, _end, (worker,))
        timer.daemon = True
        with _taking:
            _idle.append((worker, timer))
        timer.start()


def _end(worker: Worker) -> None:
    """End a process that has waited long enough, unless it was taken meanwhile."""
    with _taking:
        waiting = [entry for entry in _idle if entry[0] is worker]
        for entry in waiting:
            _idle.remove(entry)
    if waiting:
        worker.stop()
