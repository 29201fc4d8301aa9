"""`cheatsheet build`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import parameters
from generator.cli.printing import counts, numbered, progress, say_waiting, stop
from generator.cli.reporting import Telling, reporting
from generator.cli.requesting import requesting
from generator.diagnostics import has_errors

if TYPE_CHECKING:
    from generator.engines import Address
    from generator.making import Hands
    from generator.reports import SheetReport
    from generator.request import Request
    from generator.sharding import Shard


class Part(click.ParamType["Shard"]):
    """A part of a whole, written as `2/8`."""

    name = "part"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        """The shard in `value`, or a usage error."""
        from generator.sharding import Shard

        try:
            return value if isinstance(value, Shard) else Shard.parse(str(value))
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


class Engine(click.ParamType["Address"]):
    """Where an engine is, written as `dask://HOST:PORT`."""

    name = "engine"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        """The address in `value`, or a usage error."""
        from generator.engines import Address

        try:
            return value if isinstance(value, Address) else Address.parse(str(value))
        except ValueError as fault:
            self.fail(str(fault), param, ctx)


@click.command("build")
@requesting
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
    "--shard",
    type=Part(),
    metavar="N/OF",
    help="Build only this part of the sheets, such as 2/8; `merge` joins the parts.",
)
@click.option(
    "--executor",
    type=Engine(),
    metavar="ADDRESS",
    help="Let an engine that runs already make the sheets: dask://HOST:PORT.",
)
@click.option("--force", is_flag=True, help="Build also what has not changed since the last build.")
@click.option("--dry-run", is_flag=True, help="Make everything and say what would be written, but write nothing.")
@reporting("text", "github")
def command(
    paths: tuple[Path, ...],
    request: Request,
    refresh: bool,
    move_deck: bool,
    forget: bool,
    shard: Shard | None,
    executor: Address | None,
    force: bool,
    dry_run: bool,
    jobs: int,
    telling: Telling,
) -> None:
    """Make the deck, the pages and the CSV tables of each sheet."""
    from generator.discovery import same_names, sheet_names
    from generator.freshness import fresh_records, is_site_fresh, load_records, options_of, unchanged
    from generator.request import PRINTED, Wishes

    started = time.perf_counter()
    sheets = parameters.sheets(paths)
    names = sheet_names(sheets)
    alike = same_names(sheets, names)
    same = {fault.path for fault in alike}
    sheets = [sheet for sheet in sheets if sheet.as_posix() not in same]
    wishes = Wishes(refresh=refresh, move_deck=move_deck, forget=forget)
    request = replace(request, wishes=wishes, names=names)
    out = request.out
    records = {} if force or dry_run else load_records(out)
    options = options_of(request) if records else ""
    fresh = fresh_records(sheets, request, options, records) if records else {}
    whole = sheets and len(fresh) == len(sheets) and is_site_fresh(request, options, records)
    if whole and not alike and shard is None:
        result = unchanged(fresh)
    else:
        jobs = jobs or os.cpu_count() or 1
        alone = len(sheets) - len(fresh) == 1
        if (jobs == 1 or alone) and executor is None and PRINTED & {*request.makes}:
            from generator.writing.pdf import presses_for, warm_up

            # The press loads its libraries while this process loads its own; other processes have a press of their own.
            warm_up(presses_for(request.least_pages, jobs))
        from generator import building

        with _hands(jobs, executor) as hands, progress(quiet=telling.quiet, alone=alone) as bar:
            result = building.build(
                sheets,
                request,
                hands=hands,
                progress=bar,
                waiting=say_waiting,
                dry_run=dry_run,
                records=records,
                shard=shard,
            )
    found = (*alike, *result.diagnostics)
    telling.found(found)
    for report in result.reports:
        _tell(report, out, telling)
    if result.unchanged:
        number = numbered(result.unchanged, "sheet")
        telling.say(f"{number} unchanged since the last build; --force builds everything again")
    if shard is not None and not has_errors(result.diagnostics) and not dry_run:
        telling.say(f"shard {shard}: {len(result.reports)} of {len(sheets)} sheets in {out.as_posix()}")
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


@contextmanager
def _hands(jobs: int, executor: Address | None) -> Iterator[Hands]:
    """Who makes the sheets; an engine that cannot be used, or fails, ends the program before anything is written."""
    from generator.making import Hands

    if executor is None:
        yield Hands(jobs=jobs)
        return
    from generator.engines import EngineError, use

    try:
        with use(executor) as engine:
            yield Hands(jobs=jobs, engine=engine)
    except EngineError as fault:
        stop(parameters.USAGE, f"{fault}; nothing was written")


def _tell(report: SheetReport, out: Path, telling: Telling) -> None:
    """What was made of one sheet, where it is, and what its author may want to do about it."""
    pages = "".join(f", {page.file} at {page.font_size:.2f} pt" for page in report.pages)
    made = ", ".join(
        numbered(number, word)
        for number, word in ((report.facts, "fact"), (report.notes, "note"), (report.cards, "card"))
    )
    telling.say(f"{report.name}: {made}{pages}")
    if report.package:
        telling.say(f"{report.name}: the deck is {(out / report.package).as_posix()}")
    if report.uncarded:
        more = "" if telling.verbose else "; --verbose says which and why"
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
