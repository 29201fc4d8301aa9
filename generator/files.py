"""Files of other people, read whole: only regular ones, and not more of them than is asked for.

What reads a sheet takes `Files`: those of this machine, or what another machine has brought of its own.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


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


class Files(Protocol):
    """Where a sheet, its ledger, its pictures and its recordings are read from."""

    def read(self, path: Path, most: int | None = None) -> bytes:
        """The content of a regular file, or its first `most` bytes. Raises OSError, and ValueError for no path."""
        ...

    def is_below(self, path: Path, folder: Path) -> bool:
        """Whether `path`, links followed, is below `folder`. Raises as `read`."""
        ...


class Disk:
    """The files of this machine."""

    def read(self, path: Path, most: int | None = None) -> bytes:
        """See Files."""
        return read_regular(path, most)

    def is_below(self, path: Path, folder: Path) -> bool:
        """See Files."""
        return path.resolve().is_relative_to(folder.resolve())


DISK = Disk()


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A file that may be read: not more than `most` bytes of it, and only below `folder`, if one is named."""

    path: Path
    folder: Path | None = None
    most: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """Files of another machine by path: their `contents`, why others cannot be read.

    Which are `outside` of a folder is told by file and folder.
    """

    contents: Mapping[str, bytes]
    refused: Mapping[str, tuple[int, str]]
    outside: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, wanted: Iterable[Wanted]) -> Brought:
        """What is wanted, as this machine has it."""
        contents: dict[str, bytes] = {}
        refused: dict[str, tuple[int, str]] = {}
        outside = set()
        for one in wanted:
            name = one.path.as_posix()
            try:
                if one.folder is not None and not DISK.is_below(one.path, one.folder):
                    outside.add((name, one.folder.as_posix()))
                else:
                    contents[name] = DISK.read(one.path, one.most)
            except OSError as fault:
                refused[name] = (fault.errno or errno.EIO, fault.strerror or str(fault))
            except ValueError:  # no path: what is not here is not there either
                pass
        return cls(contents=contents, refused=refused, outside=frozenset(outside))

    def read(self, path: Path, most: int | None = None) -> bytes:
        """See Files."""
        name = path.as_posix()
        if name in self.contents:
            return self.contents[name] if most is None else self.contents[name][:most]
        code, reason = self.refused.get(name, (errno.ENOENT, os.strerror(errno.ENOENT)))
        raise OSError(code, reason, str(path))

    def is_below(self, path: Path, folder: Path) -> bool:
        """See Files."""
        return (path.as_posix(), folder.as_posix()) not in self.outside
