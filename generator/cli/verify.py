"""`cheatsheet verify`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics, stop
from generator.diagnostics import has_errors


@click.command("verify")
@parameters.paths
@parameters.out
def command(paths: tuple[Path, ...], out: Path) -> None:
    """Read the built files back and check that nothing of the sheets was lost."""
    from generator import proof

    result = proof.verify(out, paths)
    print_diagnostics(result.diagnostics)
    width = max((len(count.artifact) for count in result.counts), default=0)
    for count in result.counts:
        mark = "ok" if count.found == count.expected else "LOST"
        click.echo(f"{count.artifact:<{width}}  {count.found:>6} of {count.expected:>6} {count.what:<16} {mark}")
    if has_errors(result.diagnostics):
        stop(FAULTS, f"not proven: {counts(result.diagnostics)}")
