"""`cheatsheet mark`."""

from __future__ import annotations

import codecs
import difflib
from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, numbered, print_diagnostics, stop
from generator.diagnostics import has_errors


@click.command("mark", short_help="Show what the cards of rules hide, as ==marks== to accept.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Change the file instead of printing the difference.")
def command(path: Path, write: bool) -> None:
    """Show what the cards of a sheet's rules hide or could hide, as ==marks== to accept."""
    from generator import storage
    from generator.loading import load_sheet
    from generator.marking import mark_rules

    path = parameters.one_sheet(path)
    sheet, _, diagnostics = load_sheet(path)
    print_diagnostics(diagnostics)
    if sheet is None or has_errors(diagnostics):
        stop(FAULTS, counts(diagnostics))
    source = sheet.source
    marking = mark_rules(source, sheet, path.stem)
    print_diagnostics(marking.unmarked)
    if not marking.marked and not marking.unmarked:
        click.echo(
            f"{path.as_posix()} has nothing to mark: no rule is without marks, or none has words to hide", err=True
        )
    if write:
        mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        storage.replace(path, mark + marking.text.encode())
        click.echo(f"{numbered(marking.marked, 'rule')} marked in {path.as_posix()}")
    else:
        before = source.text.splitlines(keepends=True)
        after = marking.text.splitlines(keepends=True)
        name = path.as_posix().lstrip("/")
        for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1):
            click.echo(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n", nl=False)
