"""manifest.json: every file that was built, by size and hash, and the sources that it was built from."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

FORMAT = 1
WRITER = "cheatsheet-generator"


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
class Manifest:
    """What an output folder holds; `version` is that of the tool."""

    version: str
    sources: tuple[SourceEntry, ...]
    files: tuple[FileEntry, ...]


def sha256(content: bytes) -> str:
    """The hash as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(manifest: Manifest) -> str:
    """The manifest as indented JSON, sources by sheet and files by path."""
    content = {
        "generator": WRITER,
        "format": FORMAT,
        "version": manifest.version,
        "sources": [asdict(source) for source in sorted(manifest.sources, key=lambda source: source.sheet)],
        "files": [_file(file) for file in sorted(manifest.files, key=lambda file: file.path)],
    }
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
        )
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError(f"not a manifest: {fault!r}") from fault
    if not all(map(_is_typed, (*map(asdict, manifest.sources), *map(asdict, manifest.files)))):
        raise ValueError("a member of the wrong type")
    if not all(is_inside(file.path) and "/" in file.path for file in manifest.files):
        raise ValueError("a path that leads elsewhere")
    return manifest


def _is_typed(entry: Mapping[str, object]) -> bool:
    """Whether each member of an entry has the type that it should have."""
    return all(type(value) is (int if name in ("size", "pages") else str) for name, value in entry.items())


def is_inside(path: str) -> bool:
    """Whether `path`, relative with slashes, leads below the folder that it counts from, on every system."""
    parts = path.split("/")
    elsewhere = any(part in ("", ".", "..") for part in parts) or "\0" in path
    return not elsewhere and not (os.name == "nt" and re.search(r"[\\:]", path))
