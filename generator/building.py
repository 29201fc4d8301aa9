"""`build` and `lint`: every sheet made, side by side, and what could be made put into place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.diagnostics import Diagnostic, error, has_errors, in_order, warning
from generator.loading import unusable
from generator.locks import locked
from generator.pipeline import Made, Request, make
from generator.publishing import load_manifest, publish
from generator.recalling import Recalled, Start, recall
from generator.reports import SheetReport
from generator.storage import replace, sweep
from generator.workers import WorkerDiedError, side_by_side

# Seconds; a ledger that is further ahead comes from a clock that is wrong, and the author was told.
LONGEST_WAIT = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildResult:
    """What a build did: `reports` on the sheets of which something was written, `files` how many in all.

    A sheet with an error keeps what an earlier build made of it.
    """

    diagnostics: tuple[Diagnostic, ...]
    reports: tuple[SheetReport, ...] = ()
    files: int = 0


def build(
    paths: Sequence[Path],
    request: Request,
    *,
    jobs: int,
    progress: Callable[[str], None],
    waiting: Callable[[Path], None] = lambda _folder: None,
    dry_run: bool = False,
) -> BuildResult:
    """Make every sheet of `paths` and put what could be made into place; with `dry_run` only say what that would be.

    `progress` is called with a sheet's name when it is made, `waiting` with a folder that another build is using.
    """
    if dry_run:
        return _rehearse(paths, request, jobs, progress)
    sources = {path.parent for path in paths}
    try:
        with locked((request.out, *sources), waiting):
            for folder in sources:
                sweep(folder)
            return _build(paths, request, jobs, progress)
    except OSError as fault:
        return BuildResult(diagnostics=(unusable("unwritable", fault, request.out),))


def look(paths: Sequence[Path], request: Request, *, jobs: int) -> tuple[Diagnostic, ...]:
    """All that a build would say of `paths`, and what makes bad cards in them; nothing is written."""
    recalled = _recall(paths, request)
    made = _make_all(paths, request, recalled.starts, jobs, lambda _name: None)
    return _told(recalled, made)


def _rehearse(paths: Sequence[Path], request: Request, jobs: int, progress: Callable[[str], None]) -> BuildResult:
    """What a build would make and say; nothing is written and nothing waits."""
    recalled = _recall(paths, request)
    if has_errors(recalled.diagnostics):
        return BuildResult(diagnostics=recalled.diagnostics)
    made = _make_all(paths, request, recalled.starts, jobs, progress)
    good = _writable(dict(zip(paths, made, strict=True)), recalled)
    files = sum(len(one.output.files) for one in good.values() if one.output is not None)
    return BuildResult(
        diagnostics=_told(recalled, made),
        reports=tuple(one.report for one in good.values() if one.report is not None),
        files=files + 1 if good else 0,
    )


def _build(paths: Sequence[Path], request: Request, jobs: int, progress: Callable[[str], None]) -> BuildResult:
    recalled = _recall(paths, request)
    if has_errors(recalled.diagnostics):
        return BuildResult(diagnostics=recalled.diagnostics)
    made = _make_all(paths, request, recalled.starts, jobs, progress)
    diagnostics = _told(recalled, made)
    good = _writable(dict(zip(paths, made, strict=True)), recalled)
    if not good:
        return BuildResult(diagnostics=diagnostics)
    _let_pass(max(one.latest for one in good.values()))
    published = publish(request.out, [one.output for one in good.values() if one.output is not None])
    written = {path: one for path, one in good.items() if one.report and one.report.name in published.sheets}
    faults = list(published.diagnostics)
    if all(path in written for path in recalled.starts):
        _let_go(recalled, faults)
    return BuildResult(
        diagnostics=(*diagnostics, *faults),
        reports=tuple(one.report for one in written.values() if one.report is not None),
        files=published.files if written else 0,
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


def _told(recalled: Recalled, made: Sequence[Made]) -> tuple[Diagnostic, ...]:
    """What was found, in order; what is no sheet's own, such as a missing library, once."""
    found = (*recalled.diagnostics, *_same_decks(made), *(diagnostic for one in made for diagnostic in one.diagnostics))
    return tuple(dict.fromkeys(in_order(found)))


def _same_decks(made: Sequence[Made]) -> Iterator[Diagnostic]:
    """A warning for each sheet whose deck another one has, too: learners get the notes of both in one."""
    first: dict[str, str] = {}
    for one in made:
        if one.report is None or one.output is None:
            continue
        deck, path = one.report.deck, one.output.source.path
        other = first.setdefault(deck, path)
        if other != path:
            yield warning(
                code="same-deck",
                message=f"this sheet goes into the deck “{deck}”, as {other} does",
                help="give one of them another `deck:` in its front matter; an import replaces the deck's description",
                path=path,
            )


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
