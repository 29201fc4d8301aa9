"""`cheatsheet build`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from generator.cli import parameters
from generator.cli.configuring import configuration_of, is_inside
from generator.cli.parameters import USAGE, Words, in_ci
from generator.cli.printing import counts, progress, stop
from generator.cli.reporting import Telling, reporting

if TYPE_CHECKING:
    from generator.reports import SheetReport

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
@click.option("--force", is_flag=True, help="Build also what has not changed since the last build.")
@click.option("--dry-run", is_flag=True, help="Make everything and say what would be written, but write nothing.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many sheets to build at the same time; 0 means one for each core.",
)
@reporting("text", "github")
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
    force: bool,
    dry_run: bool,
    jobs: int,
    telling: Telling,
    **settings: str,
) -> None:
    """Make the deck, the pages and the CSV tables of each sheet."""
    from generator.discovery import same_names
    from generator.freshness import fresh_records, load_records, options_of, unchanged
    from generator.request import PAPERS, Request, Wishes
    from generator.templates import Templates

    started = time.perf_counter()
    context = click.get_current_context()
    sheets = parameters.sheets(paths)
    alike = same_names(sheets)
    same = {fault.path for fault in alike}
    sheets = [sheet for sheet in sheets if sheet.as_posix() not in same]
    if context.get_parameter_source("out") is ParameterSource.DEFAULT and not is_inside(out):
        stop(USAGE, f"{out.as_posix()} is a link that leads out of this folder: say with --out where to build")
    chosen, usual = _page_settings(context, settings)
    configured = context.get_parameter_source("paper") is ParameterSource.DEFAULT_MAP
    papers = tuple(size for size in PAPERS if size in paper)
    request = Request(
        out=out,
        artifacts=only or frozenset(parameters.ARTIFACTS),
        papers=() if configured else papers,
        locked=in_ci() if locked is None else locked,
        strict=strict,
        accepted=configuration_of(context).accept,
        now=parameters.now(),
        wishes=Wishes(refresh=refresh, move_deck=move_deck, forget=forget),
        settings=chosen,
        usual={**usual, "paper": papers} if configured else usual,
        templates=Templates(folders=(templates,) if templates else ()),
    )
    records = {} if force or dry_run else load_records(out)
    fresh = fresh_records(sheets, request, options_of(request), records) if records else {}
    if sheets and len(fresh) == len(sheets) and not alike:
        result = unchanged(fresh)
    else:
        from generator import building

        with progress(0 if telling.quiet else len(sheets)) as advance:
            result = building.build(
                sheets,
                request,
                jobs=jobs or os.cpu_count() or 1,
                progress=advance,
                waiting=_say_waiting,
                dry_run=dry_run,
                records=records,
            )
    found = (*alike, *result.diagnostics)
    telling.found(found)
    for report in result.reports:
        _tell(report, out, telling)
    if result.unchanged:
        number = f"{result.unchanged} sheet{'s' * (result.unchanged != 1)}"
        telling.say(f"{number} unchanged since the last build; --force builds everything again")
    if result.files:
        verb = "files would be written to" if dry_run else "files in"
        telling.say(f"{result.files} {verb} {out.as_posix()}, {time.perf_counter() - started:.1f} s")
        if any(report.ledger for report in result.reports) and not dry_run:
            telling.say("next: commit each ledger with its sheet; `cheatsheet verify` checks what was built")
    kept = (
        "not everything could be made"
        if result.files or result.unchanged
        else f"nothing was written to {out.as_posix()}"
    )
    results = {"out": out.as_posix(), "files": result.files, "sheets": [asdict(one) for one in result.reports]}
    telling.end("build", found, results, f"{kept}: {counts(found)}")


def _tell(report: SheetReport, out: Path, telling: Telling) -> None:
    """What was made of one sheet, where it is, and what its author may want to do about it."""
    pages = "".join(f", {page.file} at {page.font_size:.2f} pt" for page in report.pages)
    made = ", ".join(
        f"{number} {word}{'s' * (number != 1)}"
        for number, word in ((report.facts, "fact"), (report.notes, "note"), (report.cards, "card"))
    )
    telling.say(f"{report.name}: {made}{pages}")
    if report.package:
        telling.say(f"{report.name}: the deck is {(out / report.package).as_posix()}")
    if report.uncarded:
        more = "" if telling.verbose else "; --verbose lists them"
        lines = "line makes" if len(report.uncarded) == 1 else "lines make"
        telling.say(f"{report.name}: {len(report.uncarded)} {lines} no card{more}")
    for line in report.uncarded:
        telling.detail(f"  {line.path}:{line.line}: {line.reason}")
    if report.waiting:
        telling.say(
            f"{report.name}: {report.waiting} {'change' if report.waiting == 1 else 'changes'} of place, tags or look "
            "wait for the next change of their notes; --refresh sends them now"
        )
    if report.ledger:
        telling.say(f"{report.name}: ledger updated, {report.ledger}")


def _say_waiting(folder: Path) -> None:
    click.echo(f"waiting for another build that uses {folder.as_posix()}; it may have been stopped", err=True)


def _page_settings(context: click.Context, settings: Mapping[str, str]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """How the pages are set: what was chosen for this build, and what the configuration says for sheets in general."""
    given = {name: value for name in SETTINGS if (value := settings[name.replace("-", "_")])}
    if not given:
        return {}, {}
    from generator.reading import WrongValueError, read_settings

    configured = {
        name for name in given if context.get_parameter_source(name.replace("-", "_")) is ParameterSource.DEFAULT_MAP
    }
    try:
        chosen = read_settings({name: value for name, value in given.items() if name not in configured})
        return chosen, read_settings({name: value for name, value in given.items() if name in configured})
    except WrongValueError as fault:
        raise click.UsageError(f"--{fault}") from None
