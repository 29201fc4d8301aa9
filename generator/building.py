"""`build` and `lint`: every sheet made, side by side, and what could be made put into place."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace as replace_report
from functools import partial
from pathlib import Path

from generator.diagnostics import Diagnostic, error, has_errors
from generator.freshness import Record, fresh_records, hash_of, options_of, save_records
from generator.loading import unusable
from generator.locks import locked
from generator.pipeline import Made, make
from generator.publishing import load_manifest, publish
from generator.recalling import Recalled, Start, recall
from generator.reports import BuildResult, told
from generator.request import Request
from generator.storage import replace, sweep
from generator.workers import WorkerDiedError, side_by_side
from generator.writing.manifest import sha256

# Seconds; a ledger that is further ahead comes from a clock that is wrong, and the author was told.
LONGEST_WAIT = 2.0


NOTHING_KNOWN: Mapping[str, Record] = {}


def build(
    paths: Sequence[Path],
    request: Request,
    *,
    jobs: int,
    progress: Callable[[str], None],
    waiting: Callable[[Path], None] = lambda _folder: None,
    dry_run: bool = False,
    records: Mapping[str, Record] = NOTHING_KNOWN,
) -> BuildResult:
    """Make every sheet of `paths` and put what could be made into place; with `dry_run` only say what that would be.

    Sheets with a fresh one among the `records` of earlier builds are not made again. `progress` is called with a
    sheet's name when it is made, `waiting` with a folder that another build is using.
    """
    if dry_run:
        return _rehearse(paths, request, jobs, progress)
    sources = {path.parent for path in paths}
    try:
        with locked((request.out, *sources), waiting):
            for folder in sources:
                sweep(folder)
            return _build(paths, request, jobs, progress, records)
    except OSError as fault:
        return BuildResult(diagnostics=(unusable("unwritable", fault, request.out),))


def look(paths: Sequence[Path], request: Request, *, jobs: int) -> tuple[Diagnostic, ...]:
    """All that a build would say of `paths`, and what makes bad cards in them; nothing is written."""
    recalled = _recall(paths, request)
    made = _make_all(paths, request, recalled.starts, jobs, lambda _name: None)
    return _told(recalled, paths, made)


def _rehearse(paths: Sequence[Path], request: Request, jobs: int, progress: Callable[[str], None]) -> BuildResult:
    """What a build would make and say; nothing is written and nothing waits."""
    recalled = _recall(paths, request)
    if has_errors(recalled.diagnostics):
        return BuildResult(diagnostics=recalled.diagnostics)
    made = _make_all(paths, request, recalled.starts, jobs, progress)
    good = _writable(dict(zip(paths, made, strict=True)), recalled)
    files = sum(len(one.output.files) for one in good.values() if one.output is not None)
    return BuildResult(
        diagnostics=_told(recalled, paths, made),
        reports=tuple(one.report for one in good.values() if one.report is not None),
        files=files + 1 if good else 0,
    )


def _build(
    paths: Sequence[Path],
    request: Request,
    jobs: int,
    progress: Callable[[str], None],
    records: Mapping[str, Record],
) -> BuildResult:
    options = options_of(request)
    fresh = fresh_records(paths, request, options, records)
    stale = [path for path in paths if path not in fresh]
    recalled = _recall(stale, request)
    if has_errors(recalled.diagnostics):
        return BuildResult(diagnostics=recalled.diagnostics)
    made = dict(zip(stale, _make_all(stale, request, recalled.starts, jobs, progress), strict=True))
    made |= {path: Made(diagnostics=record.diagnostics, report=record.report) for path, record in fresh.items()}
    made |= _described_once({path: made[path] for path in paths}, stale, request, recalled)
    in_their_order = [made[path] for path in paths]
    diagnostics = _told(recalled, paths, in_their_order)
    good = _writable({path: made[path] for path in stale}, recalled)
    faults: list[Diagnostic] = []
    written: dict[Path, Made] = {}
    files = 0
    if good:
        _let_pass(max(one.latest for one in good.values()))
        published = publish(request.out, [one.output for one in good.values() if one.output is not None])
        written = {path: one for path, one in good.items() if one.report and one.report.name in published.sheets}
        faults += published.diagnostics
        files = published.files if written else 0
        if all(path in written for path in recalled.starts):
            _let_go(recalled, faults)
        now_known = {
            (name := path.as_posix()): record_of(path, one, options).joined(records.get(name))
            for path, one in written.items()
        }
        save_records(request.out, {**records, **now_known})
    return BuildResult(
        diagnostics=(*diagnostics, *faults),
        reports=tuple(report for path in paths if (path in written or path in fresh) and (report := made[path].report)),
        files=files,
        unchanged=len(fresh),
    )


def record_of(path: Path, made: Made, options: str) -> Record:
    """What is to be known of the sheet at `path`, of which something was just written."""
    assert made.output is not None
    assert made.report is not None
    ledger = made.output.ledger_path
    hashes = {one.as_posix(): hash_of(one) for one in made.pictures}
    hashes |= {path.as_posix(): made.output.source.sha256, ledger.as_posix(): sha256(made.output.ledger)}
    return Record(
        options=options,
        artifacts=made.output.artifacts,
        inputs=hashes,
        outputs={entry.path: entry.sha256 for entry in made.output.entries()},
        report=replace_report(made.report, ledger=""),
        diagnostics=made.diagnostics,
    )


def _recall(paths: Sequence[Path], request: Request) -> Recalled:
    """What the sheets begin with, held against how they were built last."""
    manifest = load_manifest(request.out)
    built = {source.path: source.sha256 for source in manifest.sources} if manifest is not None else {}
    return recall(paths, built, forget=request.wishes.forget, locked=request.locked)


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


def _told(recalled: Recalled, paths: Sequence[Path], made: Sequence[Made]) -> tuple[Diagnostic, ...]:
    """What was found, in order."""
    found = (*recalled.diagnostics, *(diagnostic for one in made for diagnostic in one.diagnostics))
    return told(found, {path: one.report for path, one in zip(paths, made, strict=True) if one.report is not None})


def _described_once(
    made: Mapping[Path, Made], stale: Collection[Path], request: Request, recalled: Recalled
) -> dict[Path, Made]:
    """Those of `stale` whose deck a sheet before has, too, made again: a deck has one description, the first one's."""
    decks: set[str] = set()
    again = {}
    for path, one in made.items():
        if one.report is None:
            continue
        if one.report.deck in decks and path in stale:
            again[path] = _make_one((path, recalled.starts.get(path)), dataclasses.replace(request, described=False))
        decks.add(one.report.deck)
    return again


def _make_all(
    paths: Sequence[Path],
    request: Request,
    starts: Mapping[Path, Start],
    jobs: int,
    progress: Callable[[str], None],
) -> list[Made]:
    """Every sheet of `paths` through all stages, `jobs` of them side by side; nothing is written."""
    tasks = [(path, starts.get(path)) for path in paths]
    if jobs > 1 and len(paths) > 1:
        together = side_by_side(partial(_make_one, request=request), tasks, jobs, lambda task: progress(task[0].stem))
        return [
            _died(path, one) if isinstance(one, WorkerDiedError) else one
            for path, one in zip(paths, together, strict=True)
        ]
    made: list[Made] = []
    for task in tasks:
        made.append(_make_one(task, request))
        progress(task[0].stem)
    return made


def _make_one(task: tuple[Path, Start | None], request: Request) -> Made:
    return make(task[0], request, task[1])


def _died(path: Path, how: WorkerDiedError) -> Made:
    """What becomes of a sheet whose process ended: most probably the system took it for its memory."""
    fault = error(
        code="process-ended",
        message=f"the process that made this sheet ended before it was done, twice ({how})",
        help="look at how much memory there is, and build it alone with --jobs 1",
        path=path.as_posix(),
    )
    return Made(diagnostics=(fault,))


def _let_pass(moment: int) -> None:
    """Wait until `moment`, if that is at once: a note that changed twice within a second is dated a second later, and
    nothing that is released may come from the future.
    """
    delay = moment - time.time()
    if 0 < delay < LONGEST_WAIT:
        time.sleep(delay)
