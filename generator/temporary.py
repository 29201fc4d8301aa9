"""The one place for temporary things: a folder of the user's, in which each process holds one while it lives.

What a run has made and not yet written is on a shelf, so that memory does not grow with the number of sheets.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.locks import is_free, locked

NAME = "cheatsheet-tmp"
_PREFIX = "process-"
MOST_HELD = 64_000_000  # bytes of a run's outputs that are held in memory


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


class Shelf:
    """Where what was made waits to be written: in memory, and beyond `most` bytes in a file without a name."""

    def __init__(self, most: int = MOST_HELD) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=most)  # noqa: SIM115 - closed with the last who holds it

    def __del__(self) -> None:
        self._file.close()

    def keep(self, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """The same files, which now are here."""
        places = {}
        for name, content in files.items():
            places[name] = (self._file.seek(0, os.SEEK_END), len(content))
            self._file.write(content)
        return _Kept(self, places)

    def read(self, start: int, length: int) -> bytes:
        """What is there."""
        self._file.seek(start)
        return self._file.read(length)


class _Kept(Mapping[str, bytes]):
    """Files on a shelf, each read when it is asked for."""

    def __init__(self, shelf: Shelf, places: Mapping[str, tuple[int, int]]) -> None:
        self._shelf = shelf
        self._places = places

    def __getitem__(self, name: str) -> bytes:
        return self._shelf.read(*self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
