"""The press: a process that lays pages out, started early, kept for the next page, ended when it takes too long."""

from __future__ import annotations

import atexit
import base64
import os
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from generator.processes import environment, start
from generator.temporary import Temporary
from generator.writing.press.worker import receive, send

MOST_ELEMENTS = 12_000  # of HTML on a page; one that is full of the shortest cells has some 2,500
# Seconds of the processor for the layout of one page, which takes less than two; a quarter more for each further page.
# This is for what hangs: whether a page is too costly is decided by MOST_ELEMENTS, which is the same on every machine.
PATIENCE = 30.0
AT_LAST = 10  # times as long by the clock, as a machine may be busy with other things, or say nothing of its processor

# System fonts stay out: a page must come out equal on every machine.
NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


class PressError(Exception):
    """A page that could not be laid out within the limits of time and memory; says what laying it out does."""


class PressFailedError(Exception):
    """A page that could not be laid out for another reason than the sheet; says which, `detail` where."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.detail = detail


class MissingLibraryError(Exception):
    """Pango or another library of the system that WeasyPrint needs is not there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Impression:
    """One layout: `places` holds (left, top, right, bottom) in points by id, `cut` the ids that overflow.

    `spilt` are texts that run over an edge of their place. `pdf` is empty unless the page was right.
    """

    pages: int
    places: Mapping[str, tuple[float, float, float, float]]
    cut: frozenset[str]
    spilt: tuple[str, ...]
    warnings: tuple[str, ...]
    pdf: bytes


class Press:
    """Keeps one worker; after a page that went wrong, the next one gets a new worker."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._worker: subprocess.Popen[bytes] | None = None
        self._folder: Temporary | None = None

    def start(self) -> None:
        """Start the worker, if none runs: it loads its libraries while others think."""
        if self._worker is not None and self._worker.poll() is None:
            return
        self.stop()
        # All that the worker puts aside is here. It removes the folder itself when this process is no more.
        self._folder = Temporary()
        folder = self._folder.path
        fonts = folder / "fonts.conf"
        fonts.write_text(NO_FONTS.format(cache=folder), "utf-8")
        self._worker = start(
            "generator.writing.press.worker",
            str(folder),
            str(os.getpid()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(
                FONTCONFIG_FILE=str(fonts),
                # A face of one weight that is cut from a variable one says when: always then.
                SOURCE_DATE_EPOCH="0",
                TMPDIR=str(folder),
            ),
        )

    def lay_out(
        self, html: str, faces: Mapping[str, Path], pictures: Mapping[str, tuple[str, bytes]], pages: int
    ) -> Impression:
        """Lay `html` out once; it should take `pages` pages, and may read `faces` and `pictures` by their URLs.

        Raises PressError, MissingLibraryError, or PressFailedError for what is no fault of the sheet's.
        """
        elements, most = html.count("<") - html.count("</"), MOST_ELEMENTS * pages
        if elements > most:
            raise PressError(f"takes {elements:,} elements, and {most:,} are the most that so many pages may have")
        try:
            self.start()
        except OSError as fault:
            raise PressFailedError(f"the process for it cannot begin: {fault}") from fault
        worker = self._worker
        assert worker is not None
        job = {
            "html": html,
            "pages": pages,
            "faces": {url: str(path) for url, path in faces.items()},
            "resources": {url: (kind, base64.b64encode(content).decode()) for url, (kind, content) in pictures.items()},
        }
        late, done, patience = threading.Event(), threading.Event(), self.patience * (3 + pages) / 4
        begun, end = spent(worker.pid), time.monotonic() + AT_LAST * patience

        def wait() -> None:
            left = patience
            while not done.wait(left):
                left = patience - (spent(worker.pid) - begun)
                if left <= 0 or time.monotonic() >= end:
                    late.set()
                    worker.kill()
                    return

        threading.Thread(target=wait, daemon=True).start()
        try:
            send(_stream(worker.stdin), job)
            answer = receive(_stream(worker.stdout))
        except BrokenPipeError:
            answer = None
        finally:
            done.set()
        if answer is None or "failed" in answer:
            self.stop()
            raise _failure(answer or {}, late=late.is_set(), patience=patience)
        return Impression(
            pages=answer["pages"],
            places={name: tuple(place) for name, place in answer["places"].items()},
            cut=frozenset(answer["cut"]),
            spilt=tuple(answer["spilt"]),
            warnings=tuple(answer["warnings"]),
            pdf=base64.b64decode(answer["pdf"]),
        )

    def stop(self) -> None:
        """End the worker, and leave nothing of it on the disk."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.remove()

    def interrupt(self) -> None:
        """End what the worker is at; whoever waits for it gets a PressError."""
        if self._worker is not None:
            self._worker.kill()

    def forget(self) -> None:
        """Leave the worker to the process that this one was forked from."""
        worker, self._worker, self._folder = self._worker, None, None
        if worker is not None:
            _stream(worker.stdin).close()
            _stream(worker.stdout).close()


def _failure(answer: Mapping[str, Any], *, late: bool, patience: float) -> Exception:
    """What to raise for a job that came to nothing."""
    match answer.get("failed"):
        case "libraries":
            return MissingLibraryError(answer["detail"])
        case "crash":
            detail = str(answer["detail"])
            return PressFailedError(detail.strip().splitlines()[-1], detail)
        case "memory":
            return PressError("takes more memory than a page may")
    if late:
        return PressError(f"takes more than {patience:g} seconds of the processor, though a faster one may do it")
    return PressError("ends the process that does it")


def spent(process: int) -> float:
    """Seconds of the processor that a process has taken; those of the clock where the system does not say it."""
    try:
        words = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.monotonic()


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


PRESSES = (Press(), Press())
"""The first is for all; the second helps it where a sheet has many pages and the machine has a processor for it."""
PRESS = PRESSES[0]
for _press in PRESSES:
    atexit.register(_press.stop)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_press.forget)
