"""`merge`: the shards of one run become the one folder that a single build would have made.

Everything is held against everything before the first file is written. What is made of all sheets together, and not of
each alone, has its place at the end of `_publish`, after the last shard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, error, in_order, note
from generator.files import read_regular
from generator.gathering import Part, damaged, gather
from generator.indexing import Indexing
from generator.loading import ledger_path, target_of, unusable
from generator.locks import locked
from generator.naming import artifact_of, carried_ledger
from generator.publishing import Output, publish
from generator.request import SITE, Request
from generator.sharding import hash_of_ledger, plain_ledger
from generator.storage import Root
from generator.templates import Templates
from generator.writing.manifest import SourceEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """How many files are in place, of how many sheets, and what was found; with an error nothing was written."""

    files: int = 0
    sheets: int = 0
    ledgers: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def merge(
    paths: Sequence[Path],
    out: Path,
    waiting: Callable[[Path], None] = lambda _folder: None,
    templates: Templates = Templates(),  # noqa: B008  a frozen value
) -> Merged:
    """Join the shards at `paths` in `out`; nothing is written where they are not the whole of one run.

    `templates` are those of the run: the index of a site is made of them.
    """
    parts, found = gather(paths, out)
    faults = list(found)
    if faults:
        return Merged(diagnostics=in_order(faults))
    try:
        with locked((out, *_ledger_folders(parts)), waiting):
            faults += (fault for part in parts for fault in _held_ledgers(part))
            return Merged(diagnostics=in_order(faults)) if faults else _publish(parts, out, templates)
    except OSError as fault:
        return Merged(diagnostics=(unusable("unwritable", fault, out),))


def _publish(parts: Sequence[Part], out: Path, templates: Templates) -> Merged:
    """Write all of it, one shard in memory at a time; one that changes meanwhile stops it."""
    faults: list[Diagnostic] = []
    files, sheets = 0, 0
    for part in parts:
        outputs = [_output(part, source) for source in part.manifest.sources]
        if None in outputs:
            faults.append(damaged(part.path, "a file has changed while it was read"))
            break
        if not outputs:
            continue
        published = publish(out, [one for one in outputs if one is not None])
        faults += published.diagnostics
        files += max(published.files - 1, 0)
        sheets += len(published.sheets)
    if sheets and not faults and SITE in parts[0].shard.artifacts:
        index = Indexing(
            request=Request(artifacts=frozenset({SITE}), now=0, out=out, templates=templates), elsewhere=True
        )
        published = publish(out, (), gather=index)
        faults += [*published.diagnostics, *index.faults]
        files += max(published.files - 1, 0)
    ledgers = tuple(
        ledger_path(Path(source.path)).as_posix()
        for part in parts
        for source in part.manifest.sources
        if any(entry.sheet == source.sheet for entry in part.shard.ledgers)
    )
    faults += _not_made(parts)
    return Merged(files=files + (sheets > 0), sheets=sheets, ledgers=ledgers, diagnostics=in_order(faults))


def _output(part: Part, source: SourceEntry) -> Output | None:
    """What a shard made of one sheet; None where that is no longer what its manifest says."""
    entries = part.files_of(source.sheet)
    contents: dict[str, bytes] = {}
    with Root(part.path) as root:
        for entry in entries:
            content = root.read(entry.path)
            if content is None or hashlib.sha256(content).hexdigest() != entry.sha256:
                return None
            contents[entry.path] = content
    ledger = contents.pop(f"{source.sheet}/{carried_ledger(source.sheet)}", None)
    return Output(
        source=source,
        artifacts=frozenset(artifact_of(path) for path in contents) - {""},
        files=contents,
        ledger_path=None if ledger is None else target_of(ledger_path(Path(source.path))),
        ledger=ledger or b"",
        pages={entry.path: entry.pages for entry in entries if entry.pages},
    )


# ---- ledgers ---------------------------------------------------------------------------------------------------------


def _ledgers(part: Part) -> Iterator[tuple[SourceEntry, str, Path]]:
    """The source of each ledger that a shard has changed, the hash of what that was, and where it is."""
    before = {entry.sheet: entry.before for entry in part.shard.ledgers}
    for source in part.manifest.sources:
        carried = f"{source.sheet}/{carried_ledger(source.sheet)}"
        if any(file.path == carried for file in part.manifest.files):
            yield source, before.get(source.sheet, ""), part.path / carried


def _ledger_folders(parts: Sequence[Part]) -> set[Path]:
    """Where ledgers are to be written."""
    places = {Path(source.path).parent for part in parts for source, _, _ in _ledgers(part)}
    return {place for place in places if place.is_dir()}


def _held_ledgers(part: Part) -> Iterator[Diagnostic]:
    """Each ledger that the shard has changed goes beside its sheet, in place of what the shard began with."""
    for source, before, carried in _ledgers(part):
        sheet = Path(source.path)
        where = ledger_path(sheet)
        near = sheet.parent.resolve()
        if not near.is_relative_to(Path().resolve()) or target_of(where).parent != near:
            yield error(
                code="source-outside",
                message="the shard has a ledger for this sheet, which is outside of the current folder",
                help="merge in the folder that the shards were built from",
                path=source.path,
            )
            continue
        with suppress(OSError, ValueError):
            if hashlib.sha256(read_regular(sheet)).hexdigest() == source.sha256:
                if plain_ledger(where) != plain_ledger(carried) and hash_of_ledger(plain_ledger(where)) != before:
                    began = part.path.as_posix()
                    yield error(
                        code="ledger-changed",
                        message=f"the ledger is not what {began} began with: what changed since would be lost",
                        help="build all shards again from the ledgers as they are here",
                        path=where.as_posix(),
                    )
                continue
        yield error(
            code="stale-build",
            message=f"{part.path.as_posix()} has a ledger for this sheet, which is missing here, or another one",
            help="merge in a checkout of the commit that the shards were built from",
            path=source.path,
        )


def _not_made(parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Sheets of which nothing was built: drafts, and those with an error."""
    for part in parts:
        built = {source.sheet for source in part.manifest.sources}
        for source in part.shard.sources:
            if source.sheet in part.shard.sheets and source.sheet not in built:
                yield note(
                    code="not-made",
                    message=f"{part.path.as_posix()} has nothing of this sheet: it is a draft, or has an error",
                    help="look at what the build of the shard said",
                    path=source.path,
                )
