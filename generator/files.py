"""Files of other people, read whole: only regular ones, and not more of them than is asked for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_regular(path: Path, most: int | None = None) -> bytes:
    """The content of the file at `path`, or its first `most` bytes.

    Raises OSError, also where `path` is a pipe or a device: reading one may never end.
    """
    # Without O_NONBLOCK, opening a pipe waits for whoever writes to it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        kind = os.fstat(handle).st_mode
        if not stat.S_ISREG(kind):
            code = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
            raise OSError(code, os.strerror(code) if stat.S_ISDIR(kind) else "Not a regular file", str(path))
        return stream.read() if most is None else stream.read(most)
