"""Folders held against other processes: the lock is on the folder itself, so that everybody who uses it sees it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # there, files are locked instead

LOCK_FILE = ".cheatsheet.lock"
# What systems answer that lock no folders.
_UNLOCKABLE = (errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)


@contextmanager
def locked(folders: Iterable[Path], waiting: Callable[[Path], None] = lambda _folder: None) -> Iterator[None]:
    """Hold `folders`, which are made if they are missing, against every other process that asks for one of them.

    Calls `waiting` before it waits. A folder that was made and is empty at the end is removed. Raises OSError.
    """
    made: list[Path] = []
    held: set[tuple[int, int]] = set()
    with ExitStack() as stack:
        # Sorted, so that two builds which share some of their folders cannot wait for each other.
        for folder in sorted({folder.resolve() for folder in folders}):
            _make(folder, made)
            stack.enter_context(_locked(folder, waiting, held, made))
        try:
            yield
        finally:
            for one in sorted(made, reverse=True):
                with suppress(OSError):
                    one.rmdir()


def _make(folder: Path, made: list[Path]) -> None:
    """Make `folder` and those above it that are missing, which are noted in `made`."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    made += [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _locked(
    folder: Path, waiting: Callable[[Path], None], held: set[tuple[int, int]], made: list[Path]
) -> Iterator[None]:
    """Hold one folder; one that is `held` already, by device and inode, under whatever name, is not locked again."""
    if fcntl is None:
        with _file_locked(folder, waiting):
            yield
        return
    while True:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            found = os.fstat(handle)
            identity = (found.st_dev, found.st_ino)
            if identity in held:
                yield
                return
            try:
                _flock(handle, folder, waiting)
            except OSError as fault:
                if fault.errno not in _UNLOCKABLE:
                    raise
                with _file_locked(folder, waiting):
                    yield
                return
            if _identity(folder) == identity:
                held.add(identity)
                yield
                return
        finally:
            os.close(handle)
        # Whoever held the folder has removed it.
        _make(folder, made)


def _flock(handle: int, folder: Path, waiting: Callable[[Path], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting(folder)
        fcntl.flock(handle, fcntl.LOCK_EX)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _file_locked(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
    """The same by a file in the folder, where folders cannot be locked."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(folder)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def is_free(folder: Path) -> bool:
    """Whether nobody holds `folder`; False where that cannot be known."""
    if fcntl is None:
        return False
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        finally:
            os.close(handle)
    return False
