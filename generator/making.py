"""Every sheet of a run through all stages, side by side: in processes of ours, or by an engine."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.diagnostics import error
from generator.loading import ledger_path, target_of
from generator.pipeline import Made, make
from generator.recalling import Start
from generator.request import Request
from generator.sharding import costliest_first
from generator.temporary import Shelf
from generator.workers import Crew, WorkerDiedError, side_by_side

if TYPE_CHECKING:
    from generator.engines import Engine

# So many sheets wait for each process that makes them: none is idle, and no more is in memory.
AHEAD = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Hands:
    """Who makes the sheets: an `engine`, or so many `jobs` here."""

    jobs: int = 1
    engine: Engine | None = None

    def for_each(self, sheets: int) -> int:
        """How many processes may be at work on each of so many sheets."""
        return max(1, self.jobs // max(1, sheets)) if self.engine is None else 1


class Progress(Protocol):
    """Who wants to know how far it is."""

    def begin(self, costs: Mapping[Path, int]) -> None:
        """These sheets are to be made, and what each costs, about, in milliseconds."""
        ...

    def done(self, path: Path) -> None:
        """A sheet was made."""
        ...


class Silence:
    """Nobody wants to know."""

    def begin(self, costs: Mapping[Path, int]) -> None:
        """See Progress."""

    def done(self, path: Path) -> None:
        """See Progress."""


SILENCE = Silence()


def make_all(
    paths: Sequence[Path],
    request: Request,
    starts: Mapping[Path, Start],
    hands: Hands,
    progress: Progress = SILENCE,
) -> dict[Path, Made]:
    """Every sheet of `paths` through all stages; nothing is written.

    Raises EngineError where there is an engine that fails.
    """
    costs = costliest_first(paths, request)
    progress.begin(costs)
    request = replace(request, processes=hands.for_each(len(costs)))
    shelf = Shelf()
    made: dict[Path, Made] = {}
    with closing(_coming(list(costs), request, starts, hands)) as coming:
        for path, one in coming:
            made[path] = one
            # What one sheet becomes is in memory anyway.
            if one.output is not None and len(costs) > 1:
                made[path] = replace(one, output=replace(one.output, files=shelf.keep(one.output.files)))
            progress.done(path)
    return {path: made[path] for path in paths}


def _coming(
    order: Sequence[Path], request: Request, starts: Mapping[Path, Start], hands: Hands
) -> Generator[tuple[Path, Made], None, None]:
    """Each sheet as it comes."""
    if hands.engine is not None:
        yield from _by_engine(order, request, starts, hands.engine)
    elif hands.jobs > 1 and len(order) > 1:
        tasks = [(path, starts.get(path)) for path in order]
        function = partial(_make_one, request=request)
        with Crew(min(hands.jobs, len(order))) as crew:
            for number, one in side_by_side(crew, function, tasks, ahead=hands.jobs * AHEAD):
                path = order[number]
                yield path, _died(path, one) if isinstance(one, WorkerDiedError) else one
    else:
        for path in order:
            yield path, _make_one((path, starts.get(path)), request)


def _make_one(task: tuple[Path, Start | None], request: Request) -> Made:
    return make(task[0], request, task[1])


def _by_engine(
    order: Sequence[Path], request: Request, starts: Mapping[Path, Start], engine: Engine
) -> Iterator[tuple[Path, Made]]:
    """The same by an engine, whose workers see nothing of this machine."""
    from generator.engines import EngineError
    from generator.parcels import OtherToolError, identity, named, pack, unpack, work

    parcels = (pack(path, starts.get(path), request) for path in order)
    function = partial(work, identity())
    for number, answer in side_by_side(
        engine.executor, function, parcels, ahead=engine.slots * AHEAD, explained=engine.explained
    ):
        path = order[number]
        try:
            made = _died(path, answer) if isinstance(answer, WorkerDiedError) else unpack(answer)
        except WorkerDiedError as fault:
            made = _died(path, fault)
        except OtherToolError as fault:
            raise EngineError(
                f"a worker of {engine.name} has {fault}, and this is {named(identity())}: install the same on all"
            ) from None
        if made.output is not None:
            # Where the ledger is, links followed, only this machine knows.
            made = replace(made, output=replace(made.output, ledger_path=target_of(ledger_path(path))))
        yield path, made


def _died(path: Path, how: WorkerDiedError) -> Made:
    """What becomes of a sheet whose process ended: most probably the system took it for its memory."""
    fault = error(
        code="process-ended",
        message=f"the process that made this sheet ended before it was done, twice ({how})",
        help="look at how much memory there is, and build it alone with --jobs 1",
        path=path.as_posix(),
    )
    return Made(diagnostics=(fault,))
