"""`cheatsheet watch`."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import parameters
from generator.cli.configuring import configuration_of
from generator.cli.printing import colour, counts, numbered, print_diagnostics, say_waiting
from generator.cli.requesting import requesting
from generator.diagnostics import has_errors

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.reports import SheetReport
    from generator.request import Request
    from generator.watching import Step


@click.command("watch")
@requesting
def command(paths: tuple[Path, ...], request: Request, jobs: int) -> None:
    """Build at every save: the decks and tables first, then the pages."""
    from generator.watching import Project, build_round, moments

    configuration = configuration_of(click.get_current_context())
    named = paths or configuration.sources or (parameters.SOURCE,)
    project = Project(named=named, exclude=configuration.exclude, request=request, jobs=jobs or os.cpu_count() or 1)
    screen = Screen(", ".join(path.as_posix() for path in named))
    try:
        for _ in moments(project, threading.Event()):
            for step in build_round(project, parameters.now(), say_waiting):
                screen.show(step)
    except KeyboardInterrupt:
        click.echo("stopped")


class Screen:
    """What is on the terminal: the faults that there are now, and what the last round made."""

    def __init__(self, watched: str) -> None:
        self._watched = watched
        self._faults: tuple[Diagnostic, ...] | None = None
        self._lines: list[str] = []
        self._fresh = True

    def show(self, step: Step) -> None:
        """Show what is new since the last step; nothing where nothing is."""
        if self._fresh:
            self._lines = []
        self._fresh = step.last
        news = [_line(step)] if step.files else []
        # A fault of the pages is not gone while only the deck was made.
        known = step.last and step.diagnostics != self._faults
        if not news and not known:
            return
        self._lines += news
        if step.last:
            self._faults = step.diagnostics
        # A terminal shows how it is now; a file keeps what came.
        if sys.stdout is not None and sys.stdout.isatty():
            click.clear()
            print_diagnostics(step.diagnostics)
            news = self._lines
        elif known:
            print_diagnostics(step.diagnostics)
        for line in news:
            click.echo(line)
        if step.last:
            if has_errors(step.diagnostics):
                click.secho(f"not everything could be made: {counts(step.diagnostics)}", fg=colour("red"))
            elif known and not step.diagnostics:
                click.echo("no faults")
            click.echo(f"watching {self._watched}; Ctrl-C stops")


def _line(step: Step) -> str:
    """What a step made, in one line."""
    made = [_made(report) for report in step.reports if report.name in step.built]
    return f"{'; '.join(made)}: {step.seconds:.2f} s"


def _made(report: SheetReport) -> str:
    pages = ", ".join(f"{page.file} at {page.font_size:.2f} pt" for page in report.pages)
    decks = f"{numbered(report.notes, 'note')}, {numbered(report.cards, 'card')}"
    return f"{report.name}: {pages or decks}"
