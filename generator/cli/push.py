"""`cheatsheet push`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import parameters
from generator.cli.parameters import FAULTS, USAGE
from generator.cli.printing import counts, print_diagnostics, stop
from generator.cli.streams import write_data
from generator.diagnostics import Diagnostic, has_errors

KEY = "CHEATSHEET_ANKI_KEY"


@click.command("push", short_help="Bring sheets that are built into a running Anki.")
@parameters.paths
@click.option("--apply", "doing", is_flag=True, help="Change Anki. Without it, only say what would change.")
@click.option("--url", default=None, metavar="URL", help="Where AnkiConnect listens. [default: http://127.0.0.1:8765]")
@click.option("--key", default="", metavar="KEY", envvar=KEY, help=f"The add-on's key, or in {KEY}.")
@click.option("--remote", is_flag=True, help="Let --url be another machine: notes and key go there unencrypted.")
def command(paths: tuple[Path, ...], *, doing: bool, url: str | None, key: str, remote: bool) -> None:
    """Bring sheets that are built into a running Anki, around all that is the learner's own."""
    from generator.pushes import carry_out, look, refused
    from generator.pushing import DEFAULT_URL, AnkiConnect, AnkiConnectError, is_local

    try:
        if not is_local(url or DEFAULT_URL) and not remote:
            stop(USAGE, f"{url} is not this machine: add --remote if that is meant")
    except ValueError:
        stop(USAGE, f"{url} is no address such as {DEFAULT_URL}")
    sheets = parameters.sheets(paths)
    anki = AnkiConnect(url or DEFAULT_URL, key)
    try:
        anki.check_version()
    except AnkiConnectError as fault:
        print_diagnostics([refused(anki.url, fault)])
        raise click.exceptions.Exit(FAULTS) from None
    found: list[Diagnostic] = []
    open_ends = False
    for path in sheets:
        push, diagnostics = look(path, anki)
        if push is not None:
            write_data(push.text or f"{push.prepared.sheet.name}: nothing to do\n")
            if doing:
                diagnostics += carry_out(push, anki)
            open_ends = open_ends or bool(push.plan)
        print_diagnostics(diagnostics)
        found += diagnostics
    if has_errors(found):
        stop(FAULTS, f"not pushed in full: {counts(found)}")
    if open_ends:
        click.echo("done" if doing else "nothing was changed: --apply does it", err=True)
