"""A run of many sheets, shared out among machines: each works out the same shares from the sheets alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from generator.diagnostics import Diagnostic, error
from generator.files import read_regular
from generator.freshness import files_below, hash_of, plain
from generator.naming import carried_ledger
from generator.papers import USUAL
from generator.publishing import Output
from generator.request import Request
from generator.writing.manifest import MOST_SHARDS, LedgerEntry, Manifest, ShardEntry, SourceEntry, sha256

# Milliseconds of one processor for a sheet, and for a thousand characters of it, as measured on sheets of 2 to 80 kB.
# Pages cost once for each paper and fold. Only how they relate to each other counts.
READING = (40, 8)
COSTS: Mapping[str, tuple[int, int]] = {
    "csv": (10, 8),
    "anki": (20, 6),
    "pdf": (350, 120),
    "blank": (350, 130),
    "cards": (350, 500),
    "site": (40, 10),
}
# What a run may be asked for without another byte in its outputs.
WITHOUT_BYTES = ("artifacts", "accepted", "linting", "locked", "now", "out", "strict", "templates")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """One part of a run that is shared out among `of` machines, counted from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """What is written as `2/8`. Raises ValueError."""
        number, slash, of = text.partition("/")
        if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of) <= MOST_SHARDS):
            raise ValueError(f"{text!r} is no part of a whole, such as 2/8")
        return cls(number=int(number), of=int(of))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


def cost(path: Path, request: Request) -> int:
    """What building the sheet at `path` costs, roughly, in milliseconds; nothing where it cannot be read."""
    try:
        content = read_regular(path)
    except (OSError, ValueError):
        return 0
    # As every checkout has it: git writes other ends of lines on Windows.
    length = len(content.replace(b"\r\n", b"\n"))
    papers = len(request.papers or USUAL)
    files = {"pdf": papers * (1 + sum(request.folds.values())), "blank": papers, "cards": papers}
    total = READING[0] + READING[1] * length // 1000
    for kind in sorted(request.makes & COSTS.keys()):
        once, each = COSTS[kind]
        total += files.get(kind, 1) * (once + each * length // 1000)
    return total


def costliest_first(paths: Sequence[Path], request: Request) -> dict[Path, int]:
    """What each of `paths` costs, in the order in which they are best begun: the last ones to end are short."""
    costs = {path: cost(path, request) for path in paths}
    return {path: costs[path] for path in sorted(costs, key=lambda path: (-costs[path], path.as_posix()))}


def share_of(shard: Shard, paths: Sequence[Path], request: Request) -> list[Path]:
    """Those of `paths` that are the shard's: the costliest sheet goes to who has least to do, and so on."""
    loads = [0] * shard.of
    mine = set()
    for path, cost_of_it in costliest_first(paths, request).items():
        taker = loads.index(min(loads))
        loads[taker] += cost_of_it
        if taker == shard.number - 1:
            mine.add(path)
    return [path for path in paths if path in mine]


def shard_entry(shard: Shard, paths: Sequence[Path], mine: Collection[Path], request: Request) -> ShardEntry:
    """What the manifest of a shard says: of which run it is a part, and what of it is there."""
    return ShardEntry(
        number=shard.number,
        of=shard.of,
        artifacts=tuple(sorted(request.artifacts)),
        options=_options(request),
        sheets=tuple(sorted(_name(path, request) for path in mine)),
        sources=tuple(
            sorted(
                (SourceEntry(sheet=_name(path, request), path=path.as_posix(), sha256=hash_of(path)) for path in paths),
                key=lambda source: source.sheet,
            )
        ),
    )


def _name(path: Path, request: Request) -> str:
    return request.names.get(path.as_posix(), path.stem)


def _options(request: Request) -> str:
    """A hash of what decides the outputs beside sheets and tool, the same on every machine."""
    options = {field.name: getattr(request, field.name) for field in fields(request) if field.name not in WITHOUT_BYTES}
    templates = [
        (path.relative_to(folder).as_posix(), hash_of(path))
        for folder in request.templates.folders
        for path in files_below(folder)
    ]
    return sha256(json.dumps([options, templates], sort_keys=True, default=plain).encode())


def refusal(manifest: Manifest, out: Path) -> Diagnostic | None:
    """Why no shard may be built into `out`, which has this `manifest`: it holds more than one."""
    if manifest.shard is not None or not manifest.files:
        return None
    return error(
        code="whole-build",
        message="this folder holds a whole build, and a shard's holds nothing but the shard",
        help="name another folder with --out",
        path=out.as_posix(),
    )


def moving(paths: Collection[Path]) -> tuple[Diagnostic, ...]:
    """Sheets that exchange facts, of which one machine alone may write none."""
    return tuple(
        error(
            code="facts-move",
            message="facts of this sheet come from another ledger, or go there, which no shard can write alone",
            help="run `cheatsheet build` once without --shard, and commit the ledgers",
            path=path.as_posix(),
        )
        for path in sorted(paths)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """Ledgers that earlier builds of a shard have changed, and the state of each `before` the first of them."""

    out: Path
    before: Mapping[str, str]

    @classmethod
    def of(cls, manifest: Manifest, out: Path) -> Carried:
        """What a shard's folder has, which has this `manifest`."""
        ledgers = manifest.shard.ledgers if manifest.shard is not None else ()
        return cls(out=out, before={ledger.sheet: ledger.before for ledger in ledgers})

    def with_ledger(self, output: Output, *, changed: bool) -> tuple[Output, LedgerEntry | None]:
        """`output` with its ledger beside it, if that was `changed` by this build or an earlier one."""
        sheet = output.source.sheet
        path = f"{sheet}/{carried_ledger(sheet)}"
        assert output.ledger_path is not None
        there = plain_ledger(output.ledger_path)
        held = plain_ledger(self.out / path) if sheet in self.before else None
        if not changed and output.ledger != held:
            return output, None
        before = self.before[sheet] if held is not None and held == there else hash_of_ledger(there)
        return output.with_files({path: output.ledger}), LedgerEntry(sheet=sheet, before=before)

    def kept(self, sheets: Collection[str]) -> tuple[LedgerEntry, ...]:
        """The entries of sheets that are not built again."""
        return tuple(LedgerEntry(sheet=sheet, before=self.before[sheet]) for sheet in sheets if sheet in self.before)


def plain_ledger(path: Path) -> bytes | None:
    """A ledger as git keeps it, with plain line ends; None where there is none."""
    try:
        return read_regular(path).replace(b"\r\n", b"\n")
    except OSError:
        return None


def hash_of_ledger(content: bytes | None) -> str:
    """The hash of a ledger; empty for none."""
    return "" if content is None else sha256(content)
