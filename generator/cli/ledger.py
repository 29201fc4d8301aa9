"""`cheatsheet ledger`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, print_diagnostics, stop

file = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group("ledger")
def command() -> None:
    """Put ledgers together that two branches have changed."""


@command.command("merge")
@click.argument("ledgers", nargs=-1, required=True, metavar="LEDGER...", type=file)
def merge(ledgers: tuple[Path, ...]) -> None:
    """Settle the conflicts that a git merge has left in each LEDGER."""
    from generator.settling import settle_conflicts

    for ledger in ledgers:
        faults = settle_conflicts(ledger)
        print_diagnostics(faults)
        if faults:
            stop(FAULTS, f"{ledger.as_posix()} is as it was: {counts(faults)}")
        click.echo(f"{ledger.as_posix()}: settled; build the sheet, then commit both")


@command.command("driver")
@click.argument("base", type=file)
@click.argument("ours", type=file)
@click.argument("theirs", type=file)
def driver(base: Path, ours: Path, theirs: Path) -> None:
    """Merge as git asks a merge driver to: the result goes to OURS."""
    from generator.settling import settle_files

    faults = settle_files(base, ours, theirs)
    print_diagnostics(faults)
    if faults:
        raise click.exceptions.Exit(FAULTS)
