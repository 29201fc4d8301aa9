"""Standard input, output and error as they may be: closed, full, or of an encoding that lacks signs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def prepare_streams() -> None:
    """Make what is closed lead nowhere, and what an encoding lacks visible."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Else the next file that is opened would be taken for it.
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_data(text: str) -> None:
    """Write to standard output what programs read: always UTF-8, whatever a terminal can show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    elif sys.stdout is not None:
        sys.stdout.write(text)


@contextmanager
def writable_output() -> Iterator[None]:
    """One line, and exit code 1, where standard output cannot be written."""
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OSError as fault:
        with suppress(OSError):
            # What is still waiting to be written would fail once more at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not isinstance(fault, BrokenPipeError) and sys.stderr is not None:
            with suppress(OSError):
                sys.stderr.write(f"cannot write: {fault.strerror or fault}\n")
        sys.exit(1)
