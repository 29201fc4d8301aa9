"""`build` and `lint`: every sheet made, side by side, and what could be made put into place."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.files import read_regular
from generator.freshness import (
    SITE_RECORD,
    Record,
    fresh_records,
    hash_of,
    is_site_fresh,
    options_of,
    save_records,
)
from generator.indexing import SHARED_FILES, Indexing
from generator.loading import unusable
from generator.locks import locked
from generator.making import SILENCE, Hands, Progress, make_all
from generator.pipeline import Made, deck_of
from generator.publishing import EMPTY, load_manifest, publish
from generator.recalling import Recalled, recall
from generator.reports import BuildResult, told
from generator.request import SITE, Request
from generator.sharding import Carried, Shard, moving, refusal, shard_entry, share_of
from generator.storage import replace, sweep
from generator.writing.coverage import guids_in
from generator.writing.manifest import Manifest, ShardEntry, sha256

# Seconds; a ledger that is further ahead comes from a clock that is wrong, and the author was told.
LONGEST_WAIT = 2.0


NOT_MADE = Made(diagnostics=())  # whose ledger is missing, which is told elsewhere
NOTHING_KNOWN: Mapping[str, Record] = {}


def build(
    paths: Sequence[Path],
    request: Request,
    *,
    hands: Hands,
    progress: Progress,
    waiting: Callable[[Path], None] = lambda _folder: None,
    dry_run: bool = False,
    records: Mapping[str, Record] = NOTHING_KNOWN,
    shard: Shard | None = None,
) -> BuildResult:
    """Make every sheet of `paths` and put what could be made into place; with `dry_run` only say what that would be.

    With a `shard`, only its share of them is made. Sheets with a fresh one among the `records` of earlier builds are
    not made again. `progress` is called with a sheet's name when it is made, `waiting` with a folder that another build
    is using.
    """
    run = _Run(paths=paths, mine=_mine(paths, request, shard), request=request, hands=hands, progress=progress)
    if dry_run:
        return _rehearse(run)
    sources = {path.parent for path in paths}
    try:
        with locked((request.out, *sources), waiting):
            for folder in sources:
                sweep(folder)
            return _build(run, records, shard)
    except OSError as fault:
        return BuildResult(diagnostics=(unusable("unwritable", fault, request.out),))


def look(paths: Sequence[Path], request: Request, *, jobs: int) -> tuple[Diagnostic, ...]:
    """All that a build would say of `paths`, and what makes bad cards in them; nothing is written."""
    recalled = _recall(paths, request)
    run = _Run(paths=paths, mine=paths, request=request, hands=Hands(jobs=jobs), progress=SILENCE)
    made = run.make(paths, recalled)
    return _told(recalled, made, run.decks(made, recalled))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """The sheets of one run at `paths`, those that are `mine` to make, and how."""

    paths: Sequence[Path]
    mine: Sequence[Path]
    request: Request
    hands: Hands
    progress: Progress

    def make(self, paths: Sequence[Path], recalled: Recalled) -> dict[Path, Made]:
        """What becomes of `paths`, which are among those that are mine."""
        whole = [path for path in paths if path not in recalled.stopped]
        stopped = dict.fromkeys(recalled.stopped.intersection(paths), NOT_MADE)
        return make_all(whole, self.request, recalled.starts, self.hands, self.progress) | stopped

    def decks(self, made: Mapping[Path, Made], recalled: Recalled) -> dict[Path, str]:
        """The deck of every sheet that has one, in order, also of those that others make."""
        decks = {}
        for path in self.paths:
            if path in made:
                report = made[path].report
                decks[path] = report.deck if report is not None else ""
            else:
                decks[path] = deck_of(path, self.request, recalled.starts.get(path))
        return {path: deck for path, deck in decks.items() if deck}


def _mine(paths: Sequence[Path], request: Request, shard: Shard | None) -> Sequence[Path]:
    return paths if shard is None else share_of(shard, paths, request)


def _rehearse(run: _Run) -> BuildResult:
    """What a build would make and say; nothing is written and nothing waits."""
    recalled = _recall(run.paths, run.request)
    made = run.make(run.mine, recalled)
    good = _writable(made, recalled)
    files = sum(len(one.output.files) for one in good.values() if one.output is not None)
    files += SHARED_FILES if SITE in run.request.artifacts else 0
    return BuildResult(
        diagnostics=_told(recalled, made, run.decks(made, recalled)),
        reports=tuple(one.report for one in good.values() if one.report is not None),
        files=files + 1 if good else 0,
    )


def _build(run: _Run, records: Mapping[str, Record], shard: Shard | None) -> BuildResult:
    request = run.request
    options = options_of(request)
    manifest = load_manifest(request.out) or EMPTY
    if shard is not None and (fault := refusal(manifest, request.out)) is not None:
        return BuildResult(diagnostics=(fault,))
    fresh = fresh_records(run.mine, request, options, records)
    stale = [path for path in run.mine if path not in fresh]
    # Which facts go from sheet to sheet is seen by all of a run alone.
    recalled = _recall(stale if shard is None else run.paths, request)
    if shard is not None and not request.locked and (exchanged := {*recalled.starts, *recalled.rewritten}):
        return BuildResult(diagnostics=moving(exchanged))
    made = run.make(stale, recalled)
    made |= {path: Made(diagnostics=record.diagnostics, report=record.report) for path, record in fresh.items()}
    decks = run.decks(made, recalled)
    made |= _described_once(decks, made, run, recalled)
    made = {path: made[path] for path in run.mine}
    diagnostics = _told(recalled, made, decks)
    good = _writable({path: made[path] for path in stale}, recalled)
    faults: list[Diagnostic] = []
    written: dict[Path, Made] = {}
    files = 0
    # The index is of all sheets: what a shard is part of gets one when it is merged.
    index = Indexing(request=request) if SITE in request.artifacts and shard is None else None
    if good or shard is not None or not is_site_fresh(request, options, records):
        _let_pass(max((one.latest for one in good.values()), default=0))
        entry = None
        if shard is not None:
            good, entry = _as_shard(run, good, shard_entry(shard, run.paths, run.mine, request), manifest)
        outputs = [one.output for one in good.values() if one.output is not None]
        published = publish(request.out, outputs, entry, index)
        written = {path: one for path, one in good.items() if one.report and one.report.name in published.sheets}
        faults += published.diagnostics
        files = published.files if written else 0
        if all(path in written for path in recalled.starts):
            _let_go(recalled, faults)
        now_known = {
            (name := path.as_posix()): record_of(path, one, options, request.offers).joined(records.get(name))
            for path, one in written.items()
        }
        if index is not None:
            faults += index.faults
            if (record := index.record(options)) is not None:
                now_known[SITE_RECORD] = record
        save_records(request.out, {**records, **now_known})
    return BuildResult(
        diagnostics=tuple(dict.fromkeys((*diagnostics, *faults))),
        reports=tuple(
            report for path in run.mine if (path in written or path in fresh) and (report := made[path].report)
        ),
        files=files,
        unchanged=len(fresh),
    )


def _as_shard(
    run: _Run, good: Mapping[Path, Made], entry: ShardEntry, manifest: Manifest
) -> tuple[dict[Path, Made], ShardEntry]:
    """What was made, with the ledgers that have changed beside it, and the shard's entry that names these."""
    carried = Carried.of(manifest, run.request.out)
    together = {}
    ledgers = [*carried.kept({*entry.sheets} - {one.report.name for one in good.values() if one.report})]
    for path, one in good.items():
        assert one.output is not None
        assert one.report is not None
        output, ledger = carried.with_ledger(one.output, changed=bool(one.report.ledger))
        together[path] = dataclasses.replace(one, output=output)
        ledgers += [ledger] if ledger is not None else []
    return together, dataclasses.replace(entry, ledgers=tuple(sorted(ledgers, key=lambda ledger: ledger.sheet)))


def record_of(path: Path, made: Made, options: str, offers: tuple[str, ...]) -> Record:
    """What is to be known of the sheet at `path`, of which something was just written."""
    assert made.output is not None
    assert made.output.ledger_path is not None
    assert made.report is not None
    ledger = made.output.ledger_path
    hashes = {one.as_posix(): hash_of(one) for one in made.pictures}
    hashes |= {path.as_posix(): made.output.source.sha256, ledger.as_posix(): sha256(made.output.ledger)}
    return Record(
        options=options,
        artifacts=made.output.artifacts - made.output.unfinished,
        offers=offers if SITE in made.output.artifacts else (),
        inputs=hashes,
        outputs={entry.path: entry.sha256 for entry in made.output.entries()},
        report=dataclasses.replace(made.report, ledger=""),
        diagnostics=made.diagnostics,
    )


def _recall(paths: Sequence[Path], request: Request) -> Recalled:
    """What the sheets begin with, held against how they were built last."""
    sources = (load_manifest(request.out) or EMPTY).sources
    names = {source.path: source.sheet for source in sources}
    return recall(
        paths,
        {source.path: source.sha256 for source in sources},
        lambda path: _given(request.out / names[path] / "coverage.json"),
        forget=request.wishes.forget,
        locked=request.locked,
    )


def _given(coverage: Path) -> frozenset[bytes]:
    """The guids of the notes of a build; none where nobody can tell."""
    try:
        return guids_in(read_regular(coverage))
    except OSError:
        return frozenset()


def _writable(made: Mapping[Path, Made], recalled: Recalled) -> dict[Path, Made]:
    """What can be written; of sheets that exchange facts all or none."""
    good = {path: one for path, one in made.items() if one.output is not None}
    whole = all(path in good for path in recalled.starts)
    return {path: one for path, one in good.items() if whole or path not in recalled.starts}


def _let_go(recalled: Recalled, faults: list[Diagnostic]) -> None:
    """Take facts out of the ledgers of sheets that are not built, and ledgers away of which nothing is left.

    Last, so that a fact is rather in two ledgers than in none.
    """
    for where, content in recalled.rewritten.items():
        try:
            replace(where, content)
        except OSError as fault:
            faults.append(unusable("unwritable", fault, where))
    for where in recalled.used_up:
        with suppress(OSError):
            where.unlink()


def _told(recalled: Recalled, made: Mapping[Path, Made], decks: Mapping[Path, str]) -> tuple[Diagnostic, ...]:
    """What was found, in order."""
    found = (*recalled.diagnostics, *(diagnostic for one in made.values() for diagnostic in one.diagnostics))
    return told(found, decks, made.keys())


def _described_once(
    decks: Mapping[Path, str], made: Mapping[Path, Made], run: _Run, recalled: Recalled
) -> dict[Path, Made]:
    """Those that were `made` whose deck a sheet before has, too, with another package: a deck has one description, the
    first one's.
    """
    seen: set[str] = set()
    again = []
    for path, deck in decks.items():
        again += [path] if deck in seen and path in made and made[path].output is not None else []
        seen.add(deck)
    if not again or "anki" not in run.request.artifacts:
        return {}
    request = dataclasses.replace(run.request, described=False, artifacts=frozenset({"anki"}))
    packages = make_all(again, request, recalled.starts, run.hands)
    return {path: _with_package(made[path], packages[path]) for path in again}


def _with_package(made: Made, package: Made) -> Made:
    """What was `made`, with the files of the `package`."""
    if made.output is None or package.output is None:
        return package
    return dataclasses.replace(made, output=made.output.with_files(package.output.files))


def _let_pass(moment: int) -> None:
    """Wait until `moment`, if that is at once: a note that changed twice within a second is dated a second later, and
    nothing that is released may come from the future.
    """
    delay = moment - time.time()
    if 0 < delay < LONGEST_WAIT:
        time.sleep(delay)
