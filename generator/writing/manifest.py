"""manifest.json: every file that was built, by size and hash, and the sources that it was built from."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

FORMAT = 1
WRITER = "cheatsheet-generator"
MOST_SHARDS = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class FileEntry:
    """One built file; `path` is relative to the output folder, with slashes. `pages` is 0 for what has none.

    `source` is the hash of the source that it was made of: a file that a later build did not make again is older.
    """

    path: str
    size: int
    sha256: str
    source: str
    pages: int = 0

    @classmethod
    def of(cls, path: str, content: bytes, source: str, pages: int = 0) -> FileEntry:
        """Measure `content`."""
        return cls(path=path, size=len(content), sha256=sha256(content), source=source, pages=pages)


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceEntry:
    """One sheet's source; `path` is as the build was told, and `sheet` names the folder of what was made of it."""

    sheet: str
    path: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerEntry:
    """A ledger that a shard has changed: it is beside the outputs of `sheet`; `before` is the hash of what it was.

    The hash is of its text with plain line ends, and empty where there was none.
    """

    sheet: str
    before: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShardEntry:
    """Which part of a run a folder holds: its `sheets`, made as one of `of`, counted from 1.

    All shards of one run have the same `sources`, which are those of the whole run, and the same hash of `options`.
    """

    number: int
    of: int
    artifacts: tuple[str, ...]
    options: str
    sheets: tuple[str, ...]
    sources: tuple[SourceEntry, ...]
    ledgers: tuple[LedgerEntry, ...] = ()


NO_SHARD = ShardEntry(number=1, of=1, artifacts=(), options="", sheets=(), sources=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What an output folder holds; `version` is that of the tool. `shard` is for a part of a run."""

    version: str
    sources: tuple[SourceEntry, ...]
    files: tuple[FileEntry, ...]
    shard: ShardEntry | None = None


def sha256(content: bytes) -> str:
    """The hash as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(manifest: Manifest) -> str:
    """The manifest as indented JSON, sources by sheet and files by path."""
    content: dict[str, object] = {
        "generator": WRITER,
        "format": FORMAT,
        "version": manifest.version,
        "sources": [asdict(source) for source in sorted(manifest.sources, key=lambda source: source.sheet)],
        "files": [_file(file) for file in sorted(manifest.files, key=lambda file: file.path)],
    }
    if manifest.shard is not None:
        content["shard"] = asdict(manifest.shard)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _file(file: FileEntry) -> dict[str, object]:
    return {name: value for name, value in asdict(file).items() if name != "pages" or value}


def read_manifest(text: str) -> Manifest:
    """What `write_manifest` wrote; ValueError where `text` is anything else, or names a file outside of its folder."""
    try:
        content = json.loads(text)
        if (content["generator"], content["format"]) != (WRITER, FORMAT):
            raise ValueError("another tool's, or of another format")
        manifest = Manifest(
            version=str(content["version"]),
            sources=tuple(SourceEntry(**source) for source in content["sources"]),
            files=tuple(FileEntry(**file) for file in content["files"]),
            shard=_read_shard(content["shard"]) if "shard" in content else None,
        )
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError(f"not a manifest: {fault!r}") from fault
    if not all(map(_is_typed, (*map(asdict, manifest.sources), *map(asdict, manifest.files)))):
        raise ValueError("a member of the wrong type")
    if not all(is_inside(file.path) and "/" in file.path for file in manifest.files):
        raise ValueError("a path that leads elsewhere")
    if not all(_names_file(source.path) for source in (*manifest.sources, *(manifest.shard or NO_SHARD).sources)):
        raise ValueError("a source that is no file")
    return manifest


def _read_shard(content: Mapping[str, Any]) -> ShardEntry:
    """The entry of a shard; TypeError, KeyError or ValueError where it is none."""
    shard = ShardEntry(
        number=content["number"],
        of=content["of"],
        artifacts=tuple(map(_text, content["artifacts"])),
        options=_text(content["options"]),
        sheets=tuple(map(_text, content["sheets"])),
        sources=tuple(SourceEntry(**source) for source in content["sources"]),
        ledgers=tuple(LedgerEntry(**ledger) for ledger in content["ledgers"]),
    )
    if not all(map(_is_typed, (*map(asdict, shard.sources), *map(asdict, shard.ledgers)))):
        raise ValueError("a member of the wrong type")
    if not (type(shard.number) is type(shard.of) is int and 1 <= shard.number <= shard.of <= MOST_SHARDS):
        raise ValueError("no part of a whole")
    return shard


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a member of the wrong type")
    return value


def _is_typed(entry: Mapping[str, object]) -> bool:
    """Whether each member of an entry has the type that it should have."""
    return all(type(value) is (int if name in ("size", "pages") else str) for name, value in entry.items())


def _names_file(path: str) -> bool:
    return PurePath(path).name not in ("", "..") and "\0" not in path


def is_inside(path: str) -> bool:
    """Whether `path`, relative with slashes, leads below the folder that it counts from, on every system."""
    parts = path.split("/")
    elsewhere = any(part in ("", ".", "..") for part in parts) or "\0" in path
    return not elsewhere and not (os.name == "nt" and re.search(r"[\\:]", path))
