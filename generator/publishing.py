"""What was made goes into the output folder, with a manifest of all that is there.

The manifest is written twice: before the first file moves, with what is there and what is to come, and at the end. So
every file of ours is known by its hash at every moment, and what a killed build leaves is completed by the next one,
which makes all of it again. Nothing has to be remembered elsewhere, and nothing that is found is trusted to say what to
do: a file is deleted only if it has the hash that the manifest gives it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from dataclasses import replace as replace_fields
from pathlib import Path
from typing import TypeAlias, cast

from generator import __version__
from generator.diagnostics import Diagnostic, error
from generator.files import read_regular
from generator.loading import unusable
from generator.naming import LEDGER, artifact_of, sheet_of
from generator.storage import Root, Staging, replace
from generator.writing.manifest import (
    FileEntry,
    Manifest,
    ShardEntry,
    SourceEntry,
    read_manifest,
    sha256,
    write_manifest,
)

MANIFEST = "manifest.json"
EMPTY = Manifest(version="", sources=(), files=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """What was made of one sheet: `files` by path below the output folder, `pages` of those that have any.

    `artifacts` are the kinds that were made: what an earlier build left of these and is no more made goes away, also
    from sheets that are `leaving`; those that are `unfinished` lack something that could not be made. The `ledger` is
    written before: whatever happens then, the outputs can be made again from it. Without a `ledger_path` there is none
    to be written.
    """

    source: SourceEntry
    artifacts: frozenset[str]
    files: Mapping[str, bytes]
    ledger_path: Path | None
    ledger: bytes
    unfinished: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    pages: Mapping[str, int] = field(default_factory=dict)

    def entries(self) -> tuple[FileEntry, ...]:
        """The files for the manifest."""
        return tuple(
            FileEntry.of(path, content, self.source.sha256, self.pages.get(path, 0))
            for path, content in self.files.items()
        )

    def with_files(self, files: Mapping[str, bytes]) -> Output:
        """The same with `files`, in place of others by their paths; none is read for that."""
        together = ChainMap(dict(files), cast("MutableMapping[str, bytes]", self.files))
        return replace_fields(self, files=together)

    def replaces(self, path: str) -> bool:
        """Whether this answers for `path`, which an earlier build may have written."""
        return sheet_of(path) in (self.source.sheet, *self.leaving) and artifact_of(path) in {*self.artifacts, LEDGER}


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """How many files are in place, the sheets that they are of, and what could not be written."""

    files: int
    sheets: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(kw_only=True, slots=True)
class _Plan:
    """What is to be done for one output: names of what was staged by path, and old files that go."""

    output: Output
    entries: tuple[FileEntry, ...]
    staged: dict[str, str] = field(default_factory=dict)
    stale: list[FileEntry] = field(default_factory=list)


# What several sheets share, made from a look at all that will be there; None where it cannot be made.
Gather: TypeAlias = Callable[["Present"], Output | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Present:
    """What will be in the output folder after a build: every file of a sheet with its hash, and how to `read` one."""

    sources: Mapping[str, SourceEntry]
    files: Mapping[str, str]
    read: Callable[[str], bytes | None]


def publish(
    out: Path, outputs: Sequence[Output], shard: ShardEntry | None = None, gather: Gather | None = None
) -> Published:
    """Move the files of `outputs` and their ledgers into place, in a folder that no other build uses meanwhile.

    What earlier builds left of other sheets and kinds stays, and stays in the manifest; with a `shard`, what is of no
    sheet of it goes. Where the files of a sheet cannot be written, it keeps its ledger and what there was of it. Last
    comes what `gather` makes for all of them.
    """
    faults: list[Diagnostic] = []
    with ExitStack() as stack:
        try:
            root = stack.enter_context(Root(out))
            root.sweep()
            before = load_manifest(out)
            if before is None:
                return Published(files=0, sheets=frozenset(), diagnostics=(_foreign(out / MANIFEST),))
            if shard is not None:
                before = _only(root, before, shard)
            staging = stack.enter_context(root.staging())
            plans = [plan for one in outputs if (plan := _planned(root, staging, one, before, faults)) is not None]
            shared = gather(_present(root, before, plans)) if gather is not None else None
            if shared is not None and (plan := _planned(root, staging, shared, before, faults)) is not None:
                plans.append(plan)
            # What is there and what is to come, under the same paths.
            _note(root, staging, before, plans, [*before.files, *_new(plans)], shard)
        except OSError as fault:
            faults.append(unusable("unwritable", fault, out))
            return Published(files=0, sheets=frozenset(), diagnostics=tuple(faults))
        done = [plan for plan in plans if _carry_out(root, staging, plan, faults)]
        try:
            _note(root, staging, before, plans, _in_place(root, before, plans), shard)
        except OSError as fault:
            faults.append(unusable("unwritable", fault, out / MANIFEST))
    return Published(
        files=sum(len(plan.output.files) for plan in done) + 1,
        sheets=frozenset(plan.output.source.sheet for plan in done if plan.output.source.sheet),
        diagnostics=tuple(faults),
    )


def _only(root: Root, before: Manifest, shard: ShardEntry) -> Manifest:
    """What was there `before`, without what is not the shard's, which is removed."""
    mine: list[FileEntry] = []
    others: list[FileEntry] = []
    for file in before.files:
        (mine if sheet_of(file.path) in shard.sheets else others).append(file)
    for file in others:
        root.remove(file.path, file.sha256)
    return replace_fields(before, files=tuple(mine))


def _planned(root: Root, staging: Staging, output: Output, before: Manifest, faults: list[Diagnostic]) -> _Plan | None:
    """Write aside what `output` changes; None where it cannot go where it should."""
    plan = _Plan(output=output, entries=output.entries())
    path = ""
    try:
        for path, content in output.files.items():
            if not root.holds(path, content):
                root.check(path)
                plan.staged[path] = staging.write(content)
        staging.settle()
    except OSError as fault:
        faults.append(unusable("unwritable", fault, root.path / path))
        return None
    plan.stale = [file for file in before.files if output.replaces(file.path) and file.path not in output.files]
    return plan


def _carry_out(root: Root, staging: Staging, plan: _Plan, faults: list[Diagnostic]) -> bool:
    """The ledger first, then the files; False where that stopped on the way."""
    where = plan.output.ledger_path or root.path
    try:
        if plan.output.ledger_path is not None:
            replace(plan.output.ledger_path, plan.output.ledger)
        for path, name in plan.staged.items():
            where = root.path / path
            staging.move(name, path)
        for file in plan.stale:
            where = root.path / file.path
            root.remove(file.path, file.sha256)
    except OSError as fault:
        faults.append(unusable("unwritable", fault, where))
        return False
    return True


def _new(plans: Sequence[_Plan]) -> list[FileEntry]:
    return [entry for plan in plans for entry in plan.entries]


def _in_place(root: Root, before: Manifest, plans: Sequence[_Plan]) -> list[FileEntry]:
    """The entries of all files that are as they say; an unchanged file of another sheet is not read again."""
    new = {entry.path: entry for entry in _new(plans)}
    files = {
        entry.path: entry
        for plan in plans
        for entry in plan.entries
        if root.holds(entry.path, plan.output.files[entry.path])
    }
    for entry in before.files:
        touched = entry.path in new or any(plan.output.replaces(entry.path) for plan in plans)
        if entry.path not in files and root.is_file(entry.path, entry.sha256 if touched else ""):
            files[entry.path] = entry
    return list(files.values())


def _note(
    root: Root,
    staging: Staging,
    before: Manifest,
    plans: Sequence[_Plan],
    files: Iterable[FileEntry],
    shard: ShardEntry | None,
) -> None:
    """Write the manifest of `files`, unless it is written already."""
    files = tuple(dict.fromkeys(files))
    folders = {sheet_of(file.path) for file in files}
    rebuilt = {plan.output.source.sheet: plan.output.source for plan in plans if plan.output.source.sheet}
    sources = {source.sheet: source for source in before.sources if source.sheet in folders} | rebuilt
    manifest = Manifest(version=__version__, sources=tuple(sources.values()), files=files, shard=shard)
    content = write_manifest(manifest).encode()
    if not root.holds(MANIFEST, content):
        root.check(MANIFEST)
        staging.move(staging.write(content), MANIFEST)


def load_manifest(out: Path) -> Manifest | None:
    """The manifest in `out`, an empty one where there is none; None where there is something else by that name."""
    try:
        return read_manifest(read_regular(out / MANIFEST).decode())
    except (FileNotFoundError, NotADirectoryError):
        return EMPTY
    except (OSError, ValueError):
        return None


def _foreign(path: Path) -> Diagnostic:
    return error(
        code="foreign-manifest",
        message="this tool did not write this manifest, so the folder may be another's",
        help="name another folder with --out, or delete this file if the folder is for builds",
        path=path.as_posix(),
    )


def _present(root: Root, before: Manifest, plans: Sequence[_Plan]) -> Present:
    """What will be there when `plans` have been carried out."""
    # What was made may wait outside of memory.
    new = {path: plan.output.files for plan in plans for path in plan.output.files}
    stale = {file.path for plan in plans for file in plan.stale}
    hashes = {file.path: file.sha256 for file in before.files if file.path not in stale}
    hashes |= {entry.path: entry.sha256 for entry in _new(plans)}
    sources = {source.sheet: source for source in before.sources}
    sources |= {plan.output.source.sheet: plan.output.source for plan in plans}

    def read(path: str) -> bytes | None:
        if path in new:
            return new[path][path]
        content = root.read(path)
        return content if content is not None and sha256(content) == hashes.get(path) else None

    return Present(sources=sources, files=hashes, read=read)
