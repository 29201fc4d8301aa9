"""Sheets built again at each save: when to look, and one round of building."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, in_order
from generator.discovery import FOREIGN, find_sheets, same_names, sheet_names
from generator.freshness import load_records
from generator.reports import SheetReport
from generator.request import Request

if TYPE_CHECKING:
    from watchfiles import Change

# In this order: what is ready at once is not kept waiting by what takes a second.
STEPS = (frozenset({"anki", "csv"}), frozenset({"pdf", "blank", "cards", "site"}))
# Milliseconds: a save is over when so long nothing more has come; how often it is looked whether to stop.
QUIET = 50
LOOKING = 500
# Seconds that an editor may take from removing or emptying a file to writing it again.
SETTLING = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """What is watched: files and folders as they were `named`, without what the globs of `exclude` match."""

    named: tuple[Path, ...]
    exclude: tuple[str, ...]
    request: Request
    jobs: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What one step of a round did for `artifacts`: the `built` sheets, and all that is known by now.

    `diagnostics` are of all sheets, also of those that did not change, and of the steps before.
    """

    artifacts: frozenset[str]
    built: tuple[str, ...]
    reports: tuple[SheetReport, ...]
    files: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    last: bool


def build_round(project: Project, now: int, waiting: Callable[[Path], None]) -> Iterator[Step]:
    """Build what has changed since it was built last, at `now` in seconds since 1970, a step at a time."""
    from generator import building
    from generator.making import Hands

    sheets, found = find_sheets(project.named, project.exclude)
    names = sheet_names(sheets)
    alike = same_names(sheets, names)
    same = {fault.path for fault in alike}
    found += alike
    sheets = tuple(sheet for sheet in sheets if sheet.as_posix() not in same)
    steps = _steps(project.request)
    for artifacts in steps:
        started = time.perf_counter()
        request = replace(project.request, artifacts=artifacts, now=now, names=names)
        built = _Built(names)
        result = building.build(
            sheets,
            request,
            hands=Hands(jobs=project.jobs),
            progress=built,
            waiting=waiting,
            records=load_records(request.out),
        )
        found += result.diagnostics
        yield Step(
            artifacts=artifacts,
            built=tuple(built.sheets),
            reports=result.reports,
            files=result.files,
            diagnostics=tuple(dict.fromkeys(in_order(found))),
            seconds=time.perf_counter() - started,
            last=artifacts is steps[-1],
        )


class _Built:
    """What a build has made, by the names of the sheets."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.sheets: list[str] = []

    def begin(self, costs: Mapping[Path, int]) -> None:
        """See Progress."""

    def done(self, path: Path) -> None:
        """See Progress."""
        self.sheets.append(self._names.get(path.as_posix(), path.stem))


def _steps(request: Request) -> tuple[frozenset[str], ...]:
    """What is made one after the other; where one fault costs the whole sheet, all at once."""
    steps = tuple(step for one in STEPS if (step := one & request.artifacts))
    return (request.artifacts,) if request.strict else steps


def moments(project: Project, stop: threading.Event) -> Iterator[None]:
    """When something may have changed: now, and after each save until `stop` is set. Raises KeyboardInterrupt."""
    from generator.artifacts import warm_up

    yield
    warm_up(project.request.artifacts)
    polling = False
    while not stop.is_set():
        try:
            yield from _until_folders_change(project, stop, polling=polling)
        except FileNotFoundError:
            # A folder that went while it was about to be watched.
            stop.wait(SETTLING)
        except OSError:
            # The system watches no more files for this user.
            if polling:
                raise
            polling = True


def _until_folders_change(project: Project, stop: threading.Event, *, polling: bool) -> Iterator[None]:
    from watchfiles import watch

    folders = watched_folders(project)
    out = project.request.out.resolve()

    def concerns(_change: Change, path: str) -> bool:
        return not (_is_scratch(Path(path).name) or Path(path).is_relative_to(out))

    looked = False
    for changes in watch(
        *folders,
        watch_filter=concerns,
        step=QUIET,
        rust_timeout=LOOKING,
        yield_on_timeout=True,
        recursive=False,
        stop_event=stop,
        force_polling=polling,
        ignore_permission_denied=True,
    ):
        # What was saved before the folders were watched is seen at the first look.
        if changes or not looked:
            _settle(project)
            yield
            looked = True
            if watched_folders(project) != folders:
                return


def watched_folders(project: Project) -> tuple[Path, ...]:
    """The folders that hold something to build from: sheets, their pictures, templates."""
    out = project.request.out.resolve()
    found: set[Path] = set()
    for place in (*project.named, *project.request.templates.folders):
        if place.is_dir():
            found |= {folder for folder in _below(place.resolve()) if not folder.is_relative_to(out)}
        else:
            found |= {_nearest(place.parent), _nearest(place.resolve().parent)}
    sheets, _ = find_sheets(project.named, project.exclude)
    records = load_records(project.request.out)
    for sheet in sheets:
        known = records.get(sheet.as_posix())
        inputs = known.inputs if known is not None else ()
        found |= {_nearest(Path(path).resolve().parent) for path in (sheet, *inputs)}
    return tuple(sorted(found))


def _below(folder: Path) -> Iterator[Path]:
    """`folder` and those in it where an author's files may be."""
    for place, names, _ in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".") and name not in FOREIGN]
        yield Path(place)


def _nearest(folder: Path) -> Path:
    """`folder`, or the first one above it that is there."""
    folder = folder.resolve()
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _is_scratch(name: str) -> bool:
    """Whether this is a file that an editor or a build keeps for itself."""
    return name.startswith((".", "#")) or name.endswith("~")


def _settle(project: Project) -> None:
    """Wait until no sheet that was built is gone or empty: so it is for a moment when some editors save."""
    built = map(Path, load_records(project.request.out))
    known = [path for path in built if any(path.is_relative_to(one) for one in project.named)]
    end = time.monotonic() + SETTLING
    while time.monotonic() < end and not all(map(_has_content, known)):
        time.sleep(QUIET / 1000)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
