"""`cheatsheet lint`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import __version__
from generator.accepting import without_accepted
from generator.cli import parameters
from generator.cli.configuring import configuration_of
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics
from generator.diagnostics import Diagnostic, has_errors, in_order


@click.command("lint")
@parameters.paths
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "sarif"]),
    default="text",
    show_default=True,
    help="For people, or as SARIF, which code hosts show in a pull request.",
)
def command(paths: tuple[Path, ...], output: str) -> None:
    """Find cards that a good teacher would not ask."""
    from generator.asking import lint as findings
    from generator.loading import load_sheet
    from generator.writing.sarif import sarif

    accepted = configuration_of(click.get_current_context()).accept
    found: list[Diagnostic] = []
    for path in parameters.sheets(paths):
        sheet, _, diagnostics = load_sheet(path)
        together = in_order((*diagnostics, *(findings(sheet) if sheet is not None else ())))
        found += without_accepted(together, accepted)
    if output == "sarif":
        sys.stdout.write(sarif(found, __version__))
    else:
        print_diagnostics(found, err=False)
        click.echo(counts(found) or "no findings")
    if has_errors(found):
        raise click.exceptions.Exit(FAULTS)
