"""`cheatsheet diff`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics, stop
from generator.cli.streams import write_data
from generator.diagnostics import has_errors


@click.command("diff")
@parameters.paths
@click.option(
    "--against",
    default="",
    metavar="WHAT",
    help="A ledger, a package (.apkg) or a git revision. Without it: the ledgers as they are now.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For people, for the page of a release, or for programs.",
)
def command(paths: tuple[Path, ...], against: str, output: str) -> None:
    """Show what learners will see of the changes: added, reworded, moved, retired."""
    from generator.diffing import FORMATS
    from generator.releases import releases

    found, diagnostics = releases(parameters.sheets(paths), against)
    print_diagnostics(diagnostics)
    if has_errors(diagnostics):
        stop(FAULTS, counts(diagnostics))
    write_data(FORMATS[output](found))
