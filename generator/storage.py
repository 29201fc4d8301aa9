"""Files on disk: written aside and moved into place, below one folder and nowhere else; one build at a time."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from generator.expressions import expression
from generator.writing.manifest import is_inside

# What is being written is in a folder of such a name beside where it goes, and is moved from there.
STAGING = ".cheatsheet-new-"
_STAGING = expression(rf"{re.escape(STAGING)}[0-9a-f]{{12}}")
# The first file in such a folder, by which the next build knows what a killed one has left.
MARK, MARK_TEXT = "mark", b"cheatsheet-generator was writing here; the next build removes this folder\n"
_STAGED = expression(r"[0-9]+")

# So many files are written before the disk has to have them, and so many wait for it at once.
MOST_OPEN, WAITING_FOR_DISK, FEW_FILES = 64, 16, 3

# Where the system can, every step starts from an open folder: no link that appears meanwhile leads out of it.
_HELD = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd and os.scandir in os.supports_fd
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class _Spot(NamedTuple):
    """A name in an open folder; or a whole path, and no folder."""

    name: str
    folder: int | None


class Root:
    """A folder; whatever is done by a path below it follows no link, and OSError says what does not go."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, _FOLDER) if _HELD else None

    def close(self) -> None:
        """Let go of the folder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Root:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    @contextmanager
    def _spot(self, path: str, *, make: bool = False) -> Iterator[_Spot]:
        """Where `path` is, its folder opened step by step; with `make` folders that are missing are made."""
        if not is_inside(path):
            raise OSError(errno.EINVAL, "not a path below this folder", path)
        *folders, name = path.split("/")
        if self._handle is None:
            yield _Spot(str(self._checked(folders, make=make) / name), None)
            return
        with ExitStack() as stack:
            here = self._handle
            for folder in folders:
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(folder, dir_fd=here)
                here = os.open(folder, _FOLDER | _NO_LINK, dir_fd=here)
                stack.callback(os.close, here)
            yield _Spot(name, here)

    def _checked(self, folders: Iterable[str], *, make: bool) -> Path:
        """The same where folders cannot be held open: no part of the path is a link."""
        here = self.path
        for folder in folders:
            here /= folder
            if make:
                here.mkdir(exist_ok=True)
            if here.is_symlink() or (hasattr(here, "is_junction") and here.is_junction()) or not here.is_dir():
                raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(here))
        return here

    def read(self, path: str) -> bytes | None:
        """The content of the regular file at `path`; None where there is none."""
        try:
            with self._spot(path) as (name, folder):
                flags = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | _BINARY
                handle = os.open(name, flags, dir_fd=folder)
                with os.fdopen(handle, "rb") as stream:
                    return stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
        except OSError:
            return None

    def holds(self, path: str, content: bytes) -> bool:
        """Whether there is a regular file at `path` with exactly this content."""
        try:
            with self._spot(path) as (name, folder):
                found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == len(content) and self.read(path) == content

    def is_file(self, path: str, sha256: str = "") -> bool:
        """Whether there is a regular file at `path`, and with this hash if one is given."""
        if sha256:
            content = self.read(path)
            return content is not None and hashlib.sha256(content).hexdigest() == sha256
        with suppress(OSError):
            kind = self._kind(path)
            return kind is not None and stat.S_ISREG(kind)
        return False

    def check(self, path: str) -> None:
        """Raises OSError where no file could be moved to `path`."""
        folder = path.rpartition("/")[0]
        while folder and self._kind(folder) is None:
            folder = folder.rpartition("/")[0]
        with self._spot(f"{folder}/x" if folder else "x") as (name, handle):
            if not os.access(Path(name).parent, os.W_OK | os.X_OK, dir_fd=handle):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES), folder)
        if (kind := self._kind(path)) is not None and stat.S_ISDIR(kind):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)

    def _kind(self, path: str) -> int | None:
        try:
            with self._spot(path) as (name, folder):
                return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        except FileNotFoundError:
            return None

    def remove(self, path: str, sha256: str) -> None:
        """Delete the regular file at `path` if its content has this hash, and folders that it leaves empty."""
        if not self.is_file(path, sha256):
            return
        with self._spot(path) as (name, folder):
            os.unlink(name, dir_fd=folder)
        above = path.rpartition("/")[0]
        with suppress(OSError):  # not empty
            while above:
                with self._spot(above) as (name, folder):
                    os.rmdir(name, dir_fd=folder)
                above = above.rpartition("/")[0]

    # ---- written aside -----------------------------------------------------------------------------------------------

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        """A place to write into, made with the first file; it is gone at the end."""
        staging = Staging(self, STAGING + secrets.token_hex(6))
        try:
            yield staging
        finally:
            staging.let_go()
            self._discard(staging.name)

    def sweep(self) -> None:
        """Remove what killed builds were writing; only while no other build can be at work here."""
        with os.scandir(self.path if self._handle is None else self._handle) as entries:
            left = [entry.name for entry in entries if _STAGING.fullmatch(entry.name)]
        for name in sorted(left):
            self._discard(name)

    def _discard(self, name: str) -> None:
        """Remove a staging folder of ours, and of anything else nothing."""
        with suppress(OSError), self._spot(f"{name}/x") as (inner, folder):
            with os.scandir(Path(inner).parent if folder is None else folder) as entries:
                names = sorted((entry.name for entry in entries), key=lambda one: one == MARK)
            mark = self.read(f"{name}/{MARK}")
            ours = not names or (mark is not None and MARK_TEXT.startswith(mark))
            if not ours or not all(one == MARK or _STAGED.fullmatch(one) for one in names):
                return
            # The mark goes last: until then the folder is known as ours.
            for one in names:
                os.unlink(Path(inner).with_name(one), dir_fd=folder)
        with suppress(OSError), self._spot(name) as (where, folder):
            os.rmdir(where, dir_fd=folder)

    def _make(self, name: str) -> None:
        with self._spot(name) as (where, folder):
            os.mkdir(where, 0o700, dir_fd=folder)

    def _write(self, path: str, content: bytes) -> int:
        """Write a file that is not there yet; returns it open, because it may not be on the disk itself."""
        with self._spot(path) as (name, folder):
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, 0o666, dir_fd=folder)
            try:
                with os.fdopen(handle, "wb", closefd=False) as stream:
                    stream.write(content)
            except BaseException:
                os.close(handle)
                raise
            return handle

    def _move(self, start: str, end: str) -> None:
        with self._spot(start) as (old, from_folder), self._spot(end, make=True) as (new, to_folder):
            os.replace(old, new, src_dir_fd=from_folder, dst_dir_fd=to_folder)


class Staging:
    """Where files are written before they are moved into place below the same root."""

    def __init__(self, root: Root, name: str) -> None:
        self.name = name
        self._root = root
        self._count = 0
        self._on_the_way: list[int] = []

    def write(self, content: bytes) -> str:
        """Write a file; returns the name to move it by."""
        if not self._count:
            self._root._make(self.name)
            self._on_the_way.append(self._root._write(f"{self.name}/{MARK}", MARK_TEXT))
        self._count += 1
        self._on_the_way.append(self._root._write(f"{self.name}/{self._count}", content))
        if len(self._on_the_way) >= MOST_OPEN:
            self.settle()
        return str(self._count)

    def settle(self) -> None:
        """Wait until all that was written is on the disk: for many files at once, which takes as long as for a few."""
        handles, self._on_the_way = self._on_the_way, []
        try:
            if len(handles) <= FEW_FILES:
                for handle in handles:
                    os.fsync(handle)
            else:
                from concurrent.futures import ThreadPoolExecutor

                with ThreadPoolExecutor(WAITING_FOR_DISK) as pool:
                    for _ in pool.map(os.fsync, handles):
                        pass
        finally:
            for handle in handles:
                os.close(handle)

    def let_go(self) -> None:
        """Close what nobody waits for any more."""
        while self._on_the_way:
            os.close(self._on_the_way.pop())

    def move(self, staged: str, path: str) -> None:
        """Move a file that was written to `path`, in place of what is there; what is moved is on the disk."""
        self.settle()
        self._root._move(f"{self.name}/{staged}", path)


def sweep(folder: Path) -> None:
    """Remove what killed builds were writing in `folder`; only while no other build can be at work there."""
    with suppress(OSError), Root(folder) as root:
        root.sweep()


def replace(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all; a file that holds it already is left untouched."""
    with Root(path.parent) as root:
        if root.holds(path.name, content):
            return
        root.check(path.name)
        with root.staging() as staging:
            staging.move(staging.write(content), path.name)
