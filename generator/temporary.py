"""The one place for temporary things: a folder of the user's, in which each process holds one while it lives."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.locks import is_free, locked

NAME = "cheatsheet-tmp"
_PREFIX = "process-"


class Temporary:
    """A folder for temporary files; what processes that were killed have left beside it is removed with its making."""

    def __init__(self) -> None:
        above = _place()
        # Without it, a folder that is made and not yet held would look like one that was left.
        with locked([above]):
            for left in above.iterdir():
                if left.name.startswith(_PREFIX) and is_free(left):
                    shutil.rmtree(left, ignore_errors=True)
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=above))
            self._handle = _held(self.path)

    def remove(self) -> None:
        """Delete the folder, and the place itself where nothing is left in it."""
        remove(self.path)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def remove(folder: Path) -> None:
    """Delete a folder that Temporary has made, and the place itself where nothing else is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        folder.parent.rmdir()


def _place() -> Path:
    """The folder of this user's; another one where somebody else has made one of that name."""
    user = f"-{os.getuid()}" if hasattr(os, "getuid") else ""
    place = Path(tempfile.gettempdir()) / f"{NAME}{user}"
    with suppress(FileExistsError):
        place.mkdir(mode=0o700)
    found = place.lstat()
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if stat.S_ISDIR(found.st_mode) and mine:
        return place
    return Path(tempfile.mkdtemp(prefix=f"{NAME}-"))


def _held(folder: Path) -> int:
    """Hold the folder for as long as this process lives; -1 where that cannot be."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return -1
    return handle
