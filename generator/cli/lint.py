"""`cheatsheet lint`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator import __version__
from generator.cli import parameters
from generator.cli.configuring import configuration_of
from generator.cli.parameters import FAULTS
from generator.cli.printing import counts, stop
from generator.cli.reporting import Telling, reporting
from generator.cli.streams import write_data


@click.command("lint", short_help="Say all that a build would say, and which cards are poor.")
@parameters.paths
@parameters.only
@parameters.strict
@click.option(
    "--sarif",
    "sarif_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the findings as SARIF, which code hosts show in a pull request.",
)
@reporting("text", "github", "sarif")
def command(
    paths: tuple[Path, ...],
    only: frozenset[str],
    strict: bool,
    sarif_file: Path | None,
    output: str,
    telling: Telling,
) -> None:
    """Say all that a build would say, and find cards that a good teacher would not ask."""
    from generator import building
    from generator.discovery import same_names, sheet_names
    from generator.request import Request
    from generator.writing.sarif import sarif

    sheets = parameters.sheets(paths)
    names = sheet_names(sheets)
    request = Request(
        artifacts=only or parameters.USUAL,
        strict=strict,
        linting=True,
        accepted=configuration_of(click.get_current_context()).accept,
        now=parameters.now(),
        names=names,
    )
    found = (*same_names(sheets, names), *building.look(sheets, request, jobs=os.cpu_count() or 1))
    if sarif_file is not None:
        try:
            sarif_file.write_text(sarif(found, __version__), "utf-8")
        except OSError as fault:
            stop(FAULTS, f"{sarif_file.as_posix()}: {fault.strerror}")
    if output == "sarif":
        write_data(sarif(found, __version__))
    else:
        telling.found(found, err=False)
        telling.say(counts(found) or "no findings")
    telling.end("lint", found, {})
