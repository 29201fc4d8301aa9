"""The command line: one file for each command, loaded when it is called."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.cli.streams import prepare_streams, writable_output
from generator.configuration import FILE, PROJECT

# In the order in which a newcomer needs them. The name is the module's, in this package.
COMMANDS = (
    "init", "build", "watch", "serve", "verify", "lint", "mark", "pictures", "diff", "push", "facts", "ledger", "merge",
)  # fmt: skip

EXAMPLES = """\b
Examples:
  cheatsheet init                  a first sheet to edit, in this folder
  cheatsheet build                 every sheet in the folder source, into build
  cheatsheet build git.md          one sheet
  cheatsheet lint git.md           cards that a good teacher would not ask
"""


class Commands(click.Group):
    """The commands of COMMANDS, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of COMMANDS."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"generator.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; a usage error says which one was meant, as far as that can be told."""
        name = args[0]
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        import difflib

        if Path(name).exists():
            advice = f"To build it: {ctx.command_path} build {name}"
        elif near := difflib.get_close_matches(name, COMMANDS, n=1):
            advice = f"Did you mean '{near[0]}'?"
        else:
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"No such command '{name}'. {advice}", ctx)


@click.group(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="cheatsheet-generator %(version)s", help="Print the version and stop.")
@click.pass_context
def app(ctx: click.Context) -> None:
    """Make an Anki deck, a page to print and CSV tables from one Markdown cheatsheet."""
    if FILE.exists() or PROJECT.exists():
        from generator.cli.configuring import configure

        configure(ctx)


@app.result_callback()
@click.pass_context
def finish(ctx: click.Context, /, *_results: object, **_options: object) -> None:
    """Where something could not even be read, the exit code says so."""
    from generator.cli.parameters import FAULTS, INCOMPLETE

    if ctx.meta.get(INCOMPLETE):
        ctx.exit(FAULTS)


def main(name: str = "cheatsheet") -> None:
    """Run the command line; `name` is how it was called."""
    # For the processes that we start: none of them imports from the current folder.
    os.environ["PYTHONSAFEPATH"] = "1"
    prepare_streams()
    # Whoever ends a build asks it to clean up behind itself.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with writable_output():
        app(prog_name=name)
