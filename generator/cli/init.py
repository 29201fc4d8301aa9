"""`cheatsheet init`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.parameters import FAULTS
from generator.cli.printing import stop


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--ci", type=click.Choice(["github"]), help="Also write a workflow for this code host.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def command(folder: Path, ci: str | None, dry_run: bool) -> None:
    """Write a first sheet, a configuration and a .gitignore. No file is overwritten."""
    from generator.starting import start

    try:
        done = start(folder, ci or "", dry_run=dry_run)
    except OSError as fault:
        stop(FAULTS, f"{fault.filename}: {fault.strerror}")
    for path in done.written:
        click.echo(f"{'would write' if dry_run else 'wrote'} {path.as_posix()}")
    for path in done.kept:
        click.echo(f"kept {path.as_posix()}, which was there before")
    if not dry_run:
        there = f"cd {folder.as_posix()} && " if folder != Path() else ""
        click.echo(f"next: edit source/tea.md, or put your own sheet beside it, then run `{there}cheatsheet build`")
    if ci and not dry_run:
        click.echo("next: in .github/workflows/cheatsheets.yml, replace OWNER/REPOSITORY by the generator's address")
