"""The shards of one run as other machines have left them, read and held against each other.

What their manifests say is trusted in nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.diagnostics import Diagnostic, error
from generator.locks import LOCK_FILE
from generator.naming import artifact_of, carried_ledger, sheet_of
from generator.publishing import MANIFEST, load_manifest
from generator.request import ARTIFACTS
from generator.storage import Root
from generator.writing.manifest import FileEntry, Manifest, ShardEntry

SHOWN = 5  # of several files or shards that one message names


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One shard as it is at `path`."""

    path: Path
    manifest: Manifest
    shard: ShardEntry

    def files_of(self, sheet: str) -> list[FileEntry]:
        """What the shard made of one sheet."""
        return [file for file in self.manifest.files if sheet_of(file.path) == sheet]


def gather(paths: Sequence[Path], out: Path) -> tuple[Sequence[Part], Sequence[Diagnostic]]:
    """The shards at `paths`, by their numbers; with faults where they are not the whole of one run, to go to `out`."""
    faults = list(_overlaps(paths, out))
    parts = [part for path in paths if (part := _read(path, faults)) is not None]
    if not faults:
        faults += _held_together(parts)
    if not faults:
        faults += (fault for part in parts for fault in _held(part))
    return sorted(parts, key=lambda part: part.shard.number), faults


def _overlaps(paths: Sequence[Path], out: Path) -> Iterator[Diagnostic]:
    """The output folder is none of the shards, and no shard is in another or is named twice."""
    places = [path.resolve() for path in paths]
    for path, place in zip(paths, places, strict=True):
        here = out.resolve()
        if place.is_relative_to(here) or here.is_relative_to(place):
            yield error(
                code="shard-in-the-way",
                message=f"this shard and {out.as_posix()}, where all should go, are in each other",
                help="name another folder with --out",
                path=path.as_posix(),
            )
    for place, number in Counter(places).items():
        if number > 1:
            yield error(
                code="doubled-shard",
                message="this shard is named twice",
                help="name each shard once",
                path=paths[places.index(place)].as_posix(),
            )


def _read(path: Path, faults: list[Diagnostic]) -> Part | None:
    manifest = load_manifest(path)
    if manifest is None or not (path / MANIFEST).is_file() or (path / MANIFEST).is_symlink():
        message = "there is no manifest of a shard in this folder"
        faults.append(_no_shard(path, message))
        return None
    if manifest.shard is None:
        faults.append(_no_shard(path, "this folder holds no shard, but a whole build"))
        return None
    if manifest.version != __version__:
        fault = error(
            code="other-version",
            message=f"this shard was built by version {manifest.version}, and this is version {__version__}",
            help="build and merge all shards with one version",
            path=path.as_posix(),
        )
        faults.append(fault)
        return None
    return Part(path=path, manifest=manifest, shard=manifest.shard)


def _no_shard(path: Path, message: str) -> Diagnostic:
    return error(
        code="no-shard",
        message=message,
        help="name folders that `cheatsheet build --shard` has made",
        path=path.as_posix(),
    )


def _held_together(parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """All shards are of one run, and each is there once."""
    first = parts[0]
    for part in parts[1:]:
        if (reason := _otherwise(first.shard, part.shard)) is not None:
            yield error(
                code="other-run",
                message=f"this shard is not of the run of {first.path.as_posix()}: {reason}",
                help="build all shards of the same commit with the same options",
                path=part.path.as_posix(),
            )
            return
    there = {part.shard.number: part for part in reversed(parts)}
    for part in parts:
        number = part.shard.number
        if there[number] is not part:
            yield error(
                code="doubled-shard",
                message=f"this is shard {number} of {part.shard.of}, as {there[number].path.as_posix()} is",
                help="name each shard once",
                path=part.path.as_posix(),
            )
    if missing := [str(number) for number in range(1, first.shard.of + 1) if number not in there]:
        yield error(
            code="missing-shard",
            message=f"{'shard' if len(missing) == 1 else 'shards'} {_some(missing)} of {first.shard.of} "
            f"{'is' if len(missing) == 1 else 'are'} missing",
            help="name the folders of all shards; empty ones have a manifest, too",
            path=first.path.as_posix(),
        )
    made = Counter(sheet for part in parts for sheet in part.shard.sheets)
    wanted = {source.sheet for source in first.shard.sources}
    if not missing and made != Counter(wanted):
        wrong = sorted({sheet for sheet, number in made.items() if number > 1} | (wanted ^ made.keys()))
        yield error(
            code="other-run",
            message=f"the shards do not have each sheet once: {_some(wrong)}",
            help="build all shards anew, with the same options on all machines",
            path=first.path.as_posix(),
        )


def _otherwise(one: ShardEntry, other: ShardEntry) -> str | None:
    """What tells the runs of two shards apart; None where they are of one run."""
    if one.of != other.of:
        return f"it is one of {other.of}, not of {one.of}"
    if one.sources != other.sources:
        known = {source.sheet: source for source in one.sources}
        known_there = {source.sheet: source for source in other.sources}
        sheets = sorted(known.keys() | known_there.keys())
        return f"it has other sources: {_some([name for name in sheets if known.get(name) != known_there.get(name)])}"
    if (one.options, one.artifacts) != (other.options, other.artifacts):
        return "it was built with other options"
    return None


def _held(part: Part) -> Iterator[Diagnostic]:
    """The folder holds the shard's files as they were built, and nothing else."""
    shard, path = part.shard, part.path
    files = [file.path for file in part.manifest.files]
    run = {source.sheet: source for source in shard.sources}
    if foreign := sorted(set(_below(path)) - {*files, MANIFEST, LOCK_FILE}):
        yield _foreign(path, f"there are files that no build made: {_some(foreign)}")
    if twice := [name for name, number in Counter(files).items() if number > 1]:
        yield damaged(path, f"the manifest names files twice: {_some(twice)}")
    elsewhere = [name for name in files if sheet_of(name) not in shard.sheets or not _is_known(name)]
    if elsewhere:
        yield _foreign(path, f"the manifest names files that are of no sheet of this shard: {_some(elsewhere)}")
    with Root(path) as root:
        if changed := [file.path for file in part.manifest.files if not root.is_file(file.path, file.sha256)]:
            yield damaged(path, f"files are missing, or are not those that were built: {_some(changed)}")
    built = {source.sheet: source for source in part.manifest.sources}
    older = [sheet for sheet, source in built.items() if run.get(sheet) != source]
    hashes = {sheet: source.sha256 for sheet, source in built.items()}
    older += [file.path for file in part.manifest.files if hashes.get(sheet_of(file.path)) != file.source]
    if older and not elsewhere:
        yield error(
            code="older-output",
            message=f"this is of an earlier build, as the last one had an error there: {_some(older)}",
            help="correct the sheets, and build this shard again",
            path=path.as_posix(),
        )


def _is_known(path: str) -> bool:
    """Whether this tool makes such a file of a sheet."""
    sheet, _, name = path.partition("/")
    return name in ("coverage.json", carried_ledger(sheet)) or artifact_of(path) in ARTIFACTS


def _below(folder: Path) -> Iterator[str]:
    """All that is no folder below `folder`, as paths with slashes; links are not followed."""
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in (*names, *links):
            yield Path(here, name).relative_to(folder).as_posix()


def _foreign(path: Path, message: str) -> Diagnostic:
    return error(
        code="foreign-file",
        message=message,
        help="look where they come from; a shard's folder is for its build alone",
        path=path.as_posix(),
    )


def damaged(path: Path, message: str) -> Diagnostic:
    return error(code="damaged-shard", message=message, help="build this shard again", path=path.as_posix())


def _some(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
