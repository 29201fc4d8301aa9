"""How a command tells what it found: to a person, to a code host's log, or to a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from generator import __version__
from generator.cli.parameters import FAULTS
from generator.cli.printing import print_diagnostics, stop
from generator.cli.streams import write_data
from generator.diagnostics import Diagnostic, Severity, has_errors


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What a person or a program wants to be told: `quiet` errors only, `verbose` more than usual.

    With `json`, everything is told at the end, in one document; with `github`, diagnostics are annotations.
    """

    json: bool = False
    github: bool = False
    quiet: bool = False
    verbose: bool = False

    def found(self, diagnostics: Sequence[Diagnostic], *, err: bool = True) -> None:
        """Tell each of `diagnostics`, on standard error where `err` is set."""
        if self.json:
            return
        if self.github:
            from generator.writing.annotations import workflow_commands

            click.echo(workflow_commands(diagnostics), nl=False)
            return
        print_diagnostics([one for one in diagnostics if not self.quiet or one.severity is Severity.ERROR], err=err)

    def say(self, line: str) -> None:
        """Tell a result."""
        if not self.json and not self.quiet:
            click.echo(line)

    def detail(self, line: str) -> None:
        """Tell what only somebody who looks for it wants to know."""
        if self.verbose:
            self.say(line)

    def end(
        self, command: str, diagnostics: Sequence[Diagnostic], results: Mapping[str, Any], failure: str = ""
    ) -> None:
        """The document, where one is wanted; with an error among `diagnostics`, exit 1 after the words of `failure`."""
        if self.json:
            from generator.writing.report_json import report_json

            write_data(report_json(command, __version__, diagnostics, results))
        if has_errors(diagnostics):
            if failure and not self.json:
                stop(FAULTS, failure)
            raise click.exceptions.Exit(FAULTS)


def reporting(*formats: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a command that has a `telling`; `formats` are those of --format, the first by default.

    A format that Telling does not know stays the command's own: it is given as `output`.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead, for programs.")
        @click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
        @click.option("--verbose", "-v", is_flag=True, help="Print more, such as the lines that make no card.")
        @click.option(
            "--format",
            "output",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help=f"How to print: {', '.join(formats)}.",
        )
        @wraps(command)
        def told(*arguments: Any, as_json: bool, quiet: bool, verbose: bool, output: str, **options: Any) -> None:
            telling = Telling(json=as_json, github=output == "github", quiet=quiet, verbose=verbose)
            if set(formats) - {"text", "github"}:
                options["output"] = output
            command(*arguments, telling=telling, **options)

        return told

    return decorate
