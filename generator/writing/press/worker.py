"""The process that lays pages out: frames with jobs come in, frames with layouts go out.

It is a process of its own so that a page that takes too long or too much memory can be ended. Run as a module.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import struct
import sys
import traceback
import warnings
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from generator.processes import end_with
from generator.temporary import remove

MEMORY = 3 * 1024**3
HEADER = struct.Struct(">Q")


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one frame."""
    content = json.dumps(message).encode()
    stream.write(HEADER.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """Read one frame; None at the end."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    (length,) = HEADER.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        return None
    message: dict[str, Any] = json.loads(content)
    return message


def limit_memory() -> None:
    """Make an allocation beyond MEMORY fail here rather than bring the machine down."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    # Not every system lets it be set, which is no fault of the sheet.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> None:
    """Serve jobs until standard input, or the process that is named, ends; then the folder that is named goes away."""
    folder, parent = sys.argv[1], int(sys.argv[2])
    end_with(parent, lambda: remove(Path(folder)))
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever else is printed here would be read as an answer: a library that misses another one prints how to get it.
    os.dup2(2, 1)
    try:
        _serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        # Nobody is left to be answered: what is in the buffer would fail once more at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), answers.fileno())
    finally:
        remove(Path(folder))


def _serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    # WeasyPrint warns about system fonts, which are kept from it on purpose.
    warnings.simplefilter("ignore")
    limit_memory()
    # fontTools would load it, for a twentieth of a second and to write other bytes than without.
    sys.modules["uharfbuzz"] = None  # type: ignore[assignment]  # Python's own way to say that it is not there
    # A layout makes many objects and drops few: looking for garbage meanwhile costs a fifth of its time.
    gc.disable()
    try:
        from generator.writing.press.engine import lay_out
    except OSError as fault:
        # Pango and what it needs are the system's: without them the import fails.
        receive(jobs)
        send(answers, {"failed": "libraries", "detail": str(fault)})
        return

    while (job := receive(jobs)) is not None:
        try:
            resources = {
                url: (kind, base64.b64decode(content)) for url, (kind, content) in job["resources"].items()
            }  # fmt: skip
            faces = {url: ("font/ttf", Path(path).read_bytes()) for url, path in job["faces"].items()}
            layout = lay_out(job["html"], {**resources, **faces}, job["pages"])
            send(answers, {
                "pages": layout.pages, "places": layout.places, "cut": layout.cut, "spilt": layout.spilt,
                "warnings": layout.warnings, "pdf": base64.b64encode(layout.pdf).decode(),
            })  # fmt: skip
        except (MemoryError, RecursionError):
            send(answers, {"failed": "memory"})
        except Exception:
            # A fault of ours, or of WeasyPrint's: whoever gave the job wants to see where.
            send(answers, {"failed": "crash", "detail": traceback.format_exc()})
        gc.collect()


if __name__ == "__main__":
    main()
