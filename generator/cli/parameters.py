"""What several commands take: sheets, the output folder, lists of words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.printing import print_diagnostics, stop
from generator.diagnostics import Severity, has_errors

USAGE = 2
INCOMPLETE = "generator.incomplete"  # whether something could not even be read, in the context's meta
FAULTS = 1
SOURCE = Path("source")
# As the pipeline names them; it is loaded when a build begins.
ARTIFACTS = ("anki", "pdf", "csv", "blank", "cards", "site")
# What is made without a word: few who study a deck cut cards out of paper, too, or publish a site.
USUAL = frozenset(ARTIFACTS) - {"cards", "site"}
# Options that are also keys of the front matter: they are read in the same way.
SETTINGS = ("theme", "pages", "orientation", "columns", "font-size", "card-format", "flip")

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

templates = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="A folder with templates and themes that override the tool's own.",
)
strict = click.option("--strict", is_flag=True, help="Treat every warning as an error.")


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


class Whole(click.IntRange):
    """A whole number between bounds, called so where a value is none."""

    name = "whole number"


only = click.option(
    "--only",
    type=Words(*ARTIFACTS),
    default="",
    metavar="KINDS",
    help=f"Make only these, separated by commas: {', '.join(ARTIFACTS)}. Without it, all but cards and site.",
)


def in_ci() -> bool:
    """Whether this runs in a code host's workflow, which says so in the environment."""
    return os.environ.get("CI", "").lower() in ("true", "1", "yes")


def now() -> int:
    """When the build is, in seconds since 1970: from the environment or the clock."""
    from generator.request import build_time

    try:
        return build_time()
    except ValueError:
        stop(USAGE, "SOURCE_DATE_EPOCH is not a number of seconds")


def sheets(named: Sequence[Path]) -> Sequence[Path]:
    """The sheets that a command line names; without any, those of the configuration, else of the folder SOURCE.

    Stops where there are none.
    """
    from generator.cli.configuring import configuration_of
    from generator.discovery import find_sheets

    configuration = configuration_of(click.get_current_context())
    found, diagnostics = find_sheets(named or configuration.sources or [SOURCE], configuration.exclude)
    print_diagnostics(diagnostics)
    # What cannot be read costs what is in it: all else is done, and the exit code tells.
    if any(fault.severity is Severity.ERROR and fault.code != "unreadable" for fault in diagnostics):
        raise click.exceptions.Exit(USAGE)
    if has_errors(diagnostics):
        click.get_current_context().find_root().meta[INCOMPLETE] = True
    return found


def one_sheet(path: Path) -> Path:
    """The one sheet that `path` names."""
    found = sheets([path])
    if len(found) != 1:
        raise click.UsageError(f"{path.as_posix()} holds {len(found)} sheets: name one of them")
    return found[0]
