"""What a person reads on the terminal: diagnostics, counts, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from generator.diagnostics import Diagnostic, Severity, render

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
    return ", ".join(f"{number} {kind}{'s' * (number != 1)}" for number, kind in numbers if number)


def stop(code: int, message: str) -> NoReturn:
    """Print `message` and end with `code`."""
    click.secho(message, err=True, fg=colour("red"))
    raise click.exceptions.Exit(code)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence in a pipe; yields what to call with the name of a finished sheet."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}/{task.total}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=total)
        yield lambda name: bar.update(task, advance=1, description=f"built {name}")


def say_waiting(folder: Path) -> None:
    """Say that another build holds `folder`."""
    click.echo(f"waiting for another build that uses {folder.as_posix()}; it may have been stopped", err=True)
