"""`cheatsheet diff`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.printing import counts
from generator.cli.reporting import Telling, reporting
from generator.cli.streams import write_data
from generator.diagnostics import has_errors


@click.command("diff", short_help="Show what learners will see of the changes.")
@parameters.paths
@click.option(
    "--against",
    default="",
    metavar="WHAT",
    help="A ledger, a package (.apkg) or a git revision. Without it: the ledgers as they are now.",
)
@reporting("text", "markdown", "json")
def command(paths: tuple[Path, ...], against: str, output: str, telling: Telling) -> None:
    """Show what learners will see of the changes: added, reworded, moved, retired."""
    import json

    from generator.diffing import FORMATS
    from generator.releases import releases

    found, diagnostics = releases(parameters.sheets(paths), against)
    telling.found(diagnostics)
    good = not has_errors(diagnostics)
    if good and not telling.json:
        write_data(FORMATS[output](found))
    results = json.loads(FORMATS["json"](found)) if good and telling.json else {}
    telling.end("diff", diagnostics, results, counts(diagnostics))
