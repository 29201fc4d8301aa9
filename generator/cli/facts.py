"""`cheatsheet facts`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics, stop
from generator.cli.streams import write_data
from generator.diagnostics import has_errors


@click.command("facts")
@click.argument("path", type=click.Path(path_type=Path))
def command(path: Path) -> None:
    """Print the facts of one sheet as JSON."""
    from generator.loading import load_sheet
    from generator.writing.facts_json import facts_json

    sheet, _, diagnostics = load_sheet(parameters.one_sheet(path))
    print_diagnostics(diagnostics)
    if sheet is None or has_errors(diagnostics):
        stop(FAULTS, counts(diagnostics))
    write_data(facts_json(sheet))
