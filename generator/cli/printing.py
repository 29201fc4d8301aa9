"""What a person reads on the terminal: diagnostics, counts, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.diagnostics import Diagnostic, Severity, render

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from generator.making import Progress

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_diagnostics(diagnostics: Sequence[Diagnostic], *, err: bool = True) -> None:
    """Each diagnostic with its excerpt and help, its first line in the colour of its severity."""
    for diagnostic in diagnostics:
        head, *rest = render(diagnostic).split("\n")
        click.secho(head, err=err, fg=colour(COLOURS[diagnostic.severity]))
        for line in rest:
            click.echo(line, err=err)


def colour(name: str) -> str | None:
    """`name`, or None where the environment asks for no colours."""
    return None if os.environ.get("NO_COLOR") else name


def counts(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    numbers = [(sum(one.severity is kind for one in diagnostics), kind) for kind in Severity]
    return ", ".join(numbered(number, kind) for number, kind in numbers if number)


def numbered(number: int, word: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number} {word}{'s' * (number != 1)}"


def stop(code: int, message: str) -> NoReturn:
    """Print `message` and end with `code`."""
    click.secho(message, err=True, fg=colour("red"))
    raise click.exceptions.Exit(code)


class Bar:
    """How far a build is, and how much longer it takes, by what the sheets that were made have cost."""

    def __init__(self, bar: RichProgress) -> None:
        self._bar = bar
        self._costs: Mapping[Path, int] = {}
        self._task: TaskID | None = None
        self._done = 0

    def begin(self, costs: Mapping[Path, int]) -> None:
        """See Progress."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._costs, self._done = costs, 0
        self._task = self._bar.add_task(f"building {len(costs)}", total=sum(costs.values()))
        self._bar.refresh()

    def done(self, path: Path) -> None:
        """See Progress."""
        self._done += 1
        if self._task is not None:
            told = f"built {path.stem} {self._done}/{len(self._costs)}"
            self._bar.update(self._task, advance=self._costs[path], description=told)


@contextmanager
def progress(*, quiet: bool = False, alone: bool = False) -> Iterator[Progress]:
    """What to tell of each sheet: a bar on a terminal, silence in a pipe.

    For a sheet that is built `alone` nothing moves: no thread may be at work where a process is copied.
    """
    from generator.making import SILENCE

    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield SILENCE
        return
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
    )
    # Sheets take seconds, not moments: the rate is that of the last ten minutes.
    with RichProgress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=600,
        auto_refresh=not alone,
    ) as bar:
        yield Bar(bar)


def say_waiting(folder: Path) -> None:
    """Say that another build holds `folder`."""
    click.echo(f"waiting for another build that uses {folder.as_posix()}; it may have been stopped", err=True)
