"""What was made goes into the output folder, with a manifest of all that lies there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import __version__, storage
from generator.writing.manifest import FileEntry, Manifest, SourceEntry, read_manifest, write_manifest

MANIFEST = "manifest.json"


def publish(
    out: Path,
    files: Mapping[str, bytes],
    pages: Mapping[str, int],
    sources: Sequence[SourceEntry],
    artifacts: frozenset[str],
    ledgers: Mapping[Path, bytes],
) -> int:
    """Move `files` (by path below `out`) and `ledgers` into place; returns how many files that was.

    `pages` says how many pages a file has that has any.
    What an earlier build of the same sheets left of the same `artifacts` and is no more made goes away; what it left of
    others stays, and stays in the manifest. OSError leaves everything as it was.
    """
    storage.recover(out)
    before = load_manifest(out)
    rebuilt = {source.sheet for source in sources}
    stale = {
        file.path for file in before.files if file.path not in files and _is_replaced(file.path, rebuilt, artifacts)
    }
    kept = [
        file
        for file in before.files
        if file.path not in files and file.path not in stale and (out / file.path).is_file()
    ]
    folders = {file.path.split("/")[0] for file in kept}
    manifest = Manifest(
        version=__version__,
        sources=(*sources, *(old for old in before.sources if old.sheet not in rebuilt and old.sheet in folders)),
        files=(*kept, *(FileEntry.of(path, content, pages.get(path, 0)) for path, content in files.items())),
    )
    storage.publish(out, {**files, MANIFEST: write_manifest(manifest).encode()}, stale, ledgers)
    return len(files) + 1


def load_manifest(out: Path) -> Manifest:
    """The manifest in `out`; an empty one where there is none, or none that can be read."""
    try:
        return read_manifest((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return Manifest(version="", sources=(), files=())


def artifact_of(path: str) -> str:
    """Which artifact a file in a sheet's folder belongs to (`anki`, `pdf` …); empty for those of every build."""
    sheet, _, name = path.partition("/")
    if name.startswith("csv/"):
        return "csv"
    if name.endswith(".apkg"):
        return "anki"
    if name.endswith(".pdf"):
        return "blank" if name.startswith(f"{sheet}-blank-") else "pdf"
    return ""


def _is_replaced(path: str, rebuilt: set[str], artifacts: frozenset[str]) -> bool:
    """Whether a build of these sheets and artifacts answers for `path`."""
    return path.split("/")[0] in rebuilt and artifact_of(path) in artifacts
