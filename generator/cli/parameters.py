"""What several commands take: sheets, the output folder, lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.printing import print_diagnostics

USAGE = 2
FAULTS = 1
SOURCE = Path("source")

paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
out = click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="FOLDER",
    help="The folder for what is built.",
)


class Words(click.ParamType[frozenset[str]]):
    """Words joined by commas, all of them among `known`."""

    name = "words"

    def __init__(self, *known: str) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The words in `value`; a usage error names the first that is unknown."""
        if not isinstance(value, str):
            return frozenset(value)
        words = {word.strip().lower() for word in value.split(",") if word.strip()}
        if unknown := sorted(words - set(self.known)):
            self.fail(f"{unknown[0]!r} is none of {', '.join(self.known)}", param, ctx)
        return frozenset(words)


def sheets(named: Sequence[Path]) -> Sequence[Path]:
    """The sheets that a command line names; without any, those of the configuration, else of the folder SOURCE.

    Stops where there are none.
    """
    from generator.cli.configuring import configuration_of
    from generator.discovery import find_sheets

    configuration = configuration_of(click.get_current_context())
    found, diagnostics = find_sheets(named or configuration.sources or [SOURCE], configuration.exclude)
    print_diagnostics(diagnostics)
    if diagnostics:
        raise click.exceptions.Exit(USAGE)
    return found


def one_sheet(path: Path) -> Path:
    """The one sheet that `path` names."""
    found = sheets([path])
    if len(found) != 1:
        raise click.UsageError(f"{path.as_posix()} holds {len(found)} sheets: name one of them")
    return found[0]
