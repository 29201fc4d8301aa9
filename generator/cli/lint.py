"""`cheatsheet lint`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator import __version__
from generator.cli import parameters
from generator.cli.configuring import configuration_of
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics
from generator.cli.streams import write_data
from generator.diagnostics import has_errors


@click.command("lint")
@parameters.paths
@parameters.only
@parameters.strict
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "sarif"]),
    default="text",
    show_default=True,
    help="For people, or as SARIF, which code hosts show in a pull request.",
)
def command(paths: tuple[Path, ...], only: frozenset[str], output: str, strict: bool) -> None:
    """Say all that a build would say, and find cards that a good teacher would not ask."""
    from generator import building, pipeline
    from generator.discovery import same_names
    from generator.writing.sarif import sarif

    sheets = parameters.sheets(paths)
    request = pipeline.Request(
        artifacts=only or frozenset(parameters.ARTIFACTS),
        strict=strict,
        linting=True,
        accepted=configuration_of(click.get_current_context()).accept,
        now=parameters.now(),
    )
    found = (*same_names(sheets), *building.look(sheets, request, jobs=os.cpu_count() or 1))
    if output == "sarif":
        write_data(sarif(found, __version__))
    else:
        print_diagnostics(found, err=False)
        click.echo(counts(found) or "no findings")
    if has_errors(found):
        raise click.exceptions.Exit(FAULTS)
