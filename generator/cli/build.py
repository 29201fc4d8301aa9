"""`cheatsheet build`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.cli import parameters
from generator.cli.configuring import configuration_of, is_inside
from generator.cli.parameters import FAULTS, USAGE, Words
from generator.cli.printing import counts, print_diagnostics, progress, stop
from generator.diagnostics import has_errors

# As the pipeline names them; it is loaded when a build begins.
PAPERS = ("a4", "letter")
# Options that are also keys of the front matter: they are read in the same way.
SETTINGS = ("theme", "pages", "orientation", "columns", "font-size")


@click.command("build")
@parameters.paths
@parameters.out
@parameters.only
@click.option(
    "--paper",
    type=Words(*PAPERS),
    default="",
    metavar="SIZES",
    help=f"Paper sizes, separated by commas: {', '.join(PAPERS)}.",
)
@click.option(
    "--locked/--no-locked",
    default=None,
    help="Refuse to change a ledger. This is the default where CI=true.",
)
@parameters.strict
@click.option(
    "--refresh",
    is_flag=True,
    help="Send learners also what changed in place, tags or look alone. This takes their own tags and words in it.",
)
@click.option(
    "--move-deck",
    is_flag=True,
    help="Give the deck of a renamed sheet the new name. Cards that learners have stay in the old deck.",
)
@click.option(
    "--forget",
    is_flag=True,
    help="Go on without a ledger, or lines of one, that are missing. Learners begin those facts anew.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="A folder with page templates and themes that override the tool's own.",
)
@click.option("--theme", default="", metavar="NAME", help="The theme of the pages.")
@click.option("--pages", default="", metavar="N", help="The number of pages, or auto.")
@click.option("--orientation", default="", metavar="WORD", help="portrait or landscape.")
@click.option("--columns", default="", metavar="N", help="Columns of the page, 1 to 6.")
@click.option("--font-size", default="", metavar="SIZE", help="The size of the text in points.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many sheets to build at the same time; 0 means one for each core.",
)
def command(
    paths: tuple[Path, ...],
    out: Path,
    only: frozenset[str],
    paper: frozenset[str],
    locked: bool | None,
    strict: bool,
    refresh: bool,
    move_deck: bool,
    forget: bool,
    templates: Path | None,
    jobs: int,
    **settings: str,
) -> None:
    """Make the deck, the pages and the CSV tables of each sheet."""
    from generator import building, pipeline
    from generator.discovery import same_names
    from generator.ledger import Wishes
    from generator.templates import Templates

    started = time.perf_counter()
    sheets = parameters.sheets(paths)
    alike = same_names(sheets)
    print_diagnostics(alike)
    same = {fault.path for fault in alike}
    sheets = [sheet for sheet in sheets if sheet.as_posix() not in same]
    chosen = click.get_current_context().get_parameter_source("out") is not ParameterSource.DEFAULT
    if not chosen and not is_inside(out):
        stop(USAGE, f"{out.as_posix()} is a link that leads out of this folder: say with --out where to build")
    request = pipeline.Request(
        out=out,
        artifacts=only or frozenset(parameters.ARTIFACTS),
        papers=tuple(size for size in pipeline.PAPERS if size in paper),
        locked=os.environ.get("CI", "").lower() == "true" if locked is None else locked,
        strict=strict,
        accepted=configuration_of(click.get_current_context()).accept,
        now=parameters.now(),
        wishes=Wishes(refresh=refresh, move_deck=move_deck, forget=forget),
        settings=_page_settings({name: settings[name.replace("-", "_")] for name in SETTINGS}),
        templates=Templates(folders=(templates,) if templates else ()),
    )
    with progress(len(sheets)) as advance:
        result = building.build(
            sheets, request, jobs=jobs or os.cpu_count() or 1, progress=advance, waiting=_say_waiting
        )
    print_diagnostics(result.diagnostics)
    for report in result.reports:
        pages = "".join(f", {page.file} at {page.font_size:.2f} pt" for page in report.pages)
        click.echo(f"{report.name}: {report.facts} facts, {report.notes} notes, {report.cards} cards{pages}")
        if report.ledger:
            click.echo(f"{report.name}: ledger updated, {report.ledger}")
    if result.files:
        click.echo(f"{result.files} files in {out.as_posix()}, {time.perf_counter() - started:.1f} s")
    found = (*alike, *result.diagnostics)
    if has_errors(found):
        kept = "not everything could be made" if result.files else f"nothing was written to {out.as_posix()}"
        stop(FAULTS, f"{kept}: {counts(found)}")


def _say_waiting(folder: Path) -> None:
    click.echo(f"waiting for another build that uses {folder.as_posix()}; it may have been stopped", err=True)


def _page_settings(values: Mapping[str, str]) -> Mapping[str, Any]:
    """How the page is set, from options that are written as the front matter's keys."""
    from generator.reading import WrongValueError, read_settings

    try:
        return read_settings({name: value for name, value in values.items() if value})
    except WrongValueError as fault:
        raise click.UsageError(f"--{fault}") from None
