"""Arguments, progress and exit codes: 0 success, 1 faults in the author's files, 2 wrong usage."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from generator import __version__
from generator.diagnostics import Diagnostic, Severity, has_errors, in_order, render

FAULTS = 1
USAGE = 2
SOURCE = Path("source")
OUT = Path("build")

app = typer.Typer(
    name="generator",
    help="One Markdown cheatsheet becomes an Anki deck, a one-page PDF and plain CSVs.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Artifact(StrEnum):
    """What a build can make."""

    ANKI = "anki"
    PDF = "pdf"
    CSV = "csv"
    BLANK = "blank"


class Paper(StrEnum):
    """What a page is printed on."""

    A4 = "a4"
    LETTER = "letter"


class Findings(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    SARIF = "sarif"


class Notes(StrEnum):
    """How release notes are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Markdown files, or folders of them; the folder source without any."),
]
Out = Annotated[Path, typer.Option("--out", "-o", help="The folder for what is built.")]


def main() -> None:
    """Run the command line."""
    app(prog_name="python -m generator")


@app.callback(invoke_without_command=True)
def options(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """One Markdown cheatsheet becomes an Anki deck, a one-page PDF and plain CSVs."""
    if version:
        typer.echo(f"cheatsheet-generator {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Paths = None,
    out: Out = OUT,
    only: Annotated[
        str, typer.Option(help=f"Make just these, joined by commas: {', '.join(Artifact)}.", metavar="KINDS")
    ] = "",
    paper: Annotated[
        str, typer.Option(help=f"Paper sizes, joined by commas: {', '.join(Paper)}.", metavar="SIZES")
    ] = "",
    locked: Annotated[
        bool | None,
        typer.Option(
            "--locked/--no-locked",
            help="Refuse to change a ledger: the default where CI=true.",
            show_default=False,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            help="A folder whose page templates and themes go before the tool's own.", file_okay=False, exists=True
        ),
    ] = None,
    theme: Annotated[str, typer.Option(help="The look of the pages.", metavar="NAME")] = "",
    pages: Annotated[str, typer.Option(help="More than one page: how many, or auto.", metavar="N")] = "",
    orientation: Annotated[str, typer.Option(help="portrait or landscape.", metavar="WORD")] = "",
    columns: Annotated[str, typer.Option(help="Columns of the page, 1 to 6.", metavar="N")] = "",
    font_size: Annotated[str, typer.Option(help="The text's size in points.", metavar="SIZE")] = "",
    jobs: Annotated[int, typer.Option(help="Sheets made side by side; 0 for one a core.", min=0)] = 0,
) -> None:
    """Make the deck, the pages and the CSVs of each sheet."""
    wishes = {"theme": theme, "pages": pages, "orientation": orientation, "columns": columns, "font-size": font_size}
    from generator import pipeline
    from generator.discovery import same_names
    from generator.loading import build_time
    from generator.templates import Templates

    started = time.perf_counter()
    artifacts = _choices("--only", only, Artifact) or frozenset(map(str, Artifact))
    sheets = _sheets(paths)
    alike = same_names(sheets)
    _print_diagnostics(alike)
    if alike:
        raise typer.Exit(FAULTS)
    try:
        now = build_time()
    except ValueError:
        _stop(USAGE, "SOURCE_DATE_EPOCH is not a number of seconds")
    request = pipeline.Request(
        out=out,
        artifacts=artifacts,
        papers=tuple(size for size in pipeline.PAPERS if size in _choices("--paper", paper, Paper)),
        locked=os.environ.get("CI", "").lower() == "true" if locked is None else locked,
        now=now,
        settings=_settings({name: value for name, value in wishes.items() if value}),
        templates=Templates(folders=(templates,) if templates else ()),
    )
    with _progress(len(sheets)) as advance:
        result = pipeline.build(sheets, request, jobs=jobs or os.cpu_count() or 1, progress=advance)
    _print_diagnostics(result.diagnostics)
    if has_errors(result.diagnostics):
        _stop(FAULTS, f"nothing was written to {out.as_posix()}: {_counts(result.diagnostics)}")
    for report in result.reports:
        pages = "".join(f", {page.file} at {page.font_size:.2f} pt" for page in report.pages)
        typer.echo(f"{report.name}: {report.facts} facts, {report.notes} notes, {report.cards} cards{pages}")
        if report.ledger:
            typer.echo(f"{report.name}: ledger updated, {report.ledger}")
    typer.echo(f"{result.files} files in {out.as_posix()}, {time.perf_counter() - started:.1f} s")


@app.command()
def verify(paths: Paths = None, out: Out = OUT) -> None:
    """Read the artifacts back, hold every fact against them and print the table of what was found."""
    from generator import proof

    result = proof.verify(out, tuple(paths or ()))
    _print_diagnostics(result.diagnostics)
    width = max((len(count.artifact) for count in result.counts), default=0)
    for count in result.counts:
        mark = "ok" if count.found == count.expected else "LOST"
        typer.echo(f"{count.artifact:<{width}}  {count.found:>6} of {count.expected:>6} {count.what:<16} {mark}")
    if has_errors(result.diagnostics):
        _stop(FAULTS, f"not proven: {_counts(result.diagnostics)}")


@app.command()
def facts(path: Annotated[Path, typer.Argument(metavar="PATH", help="A Markdown file.")]) -> None:
    """Print the facts of one sheet as JSON."""
    from generator.loading import load_sheet
    from generator.writing.facts_json import facts_json

    sheet, _, diagnostics = load_sheet(_one_sheet(path))
    _print_diagnostics(diagnostics)
    if sheet is None or has_errors(diagnostics):
        _stop(FAULTS, _counts(diagnostics))
    sys.stdout.write(facts_json(sheet))


@app.command()
def lint(
    paths: Paths = None,
    format: Annotated[
        Findings, typer.Option(help="For people, or as SARIF, which code hosts show in a pull request.")
    ] = Findings.TEXT,
) -> None:
    """Find cards that a good teacher would not ask."""
    from generator.asking import lint as findings
    from generator.loading import load_sheet
    from generator.writing.sarif import sarif

    found: list[Diagnostic] = []
    for path in _sheets(paths):
        sheet, _, diagnostics = load_sheet(path)
        found += in_order((*diagnostics, *(findings(sheet) if sheet is not None else ())))
    if format is Findings.SARIF:
        sys.stdout.write(sarif(found, __version__))
    else:
        _print_diagnostics(found, err=False)
        typer.echo(_counts(found) or "nothing to mend")
    if has_errors(found):
        raise typer.Exit(FAULTS)


@app.command()
def diff(
    paths: Paths = None,
    against: Annotated[
        str, typer.Option(help="A ledger, a package, or a git revision; the ledgers as they lie without any.")
    ] = "",
    format: Annotated[Notes, typer.Option(help="For people, for a release's page, or for programs.")] = Notes.TEXT,
) -> None:
    """Print what learners will see of the changes since an earlier state: added, reworded, moved, retired."""
    from generator.diffing import FORMATS
    from generator.releases import releases

    found, diagnostics = releases(_sheets(paths), against)
    _print_diagnostics(diagnostics)
    if has_errors(diagnostics):
        _stop(FAULTS, _counts(diagnostics))
    sys.stdout.write(FORMATS[format](found))


def _one_sheet(path: Path) -> Path:
    sheets = _sheets([path])
    if len(sheets) != 1:
        _stop(USAGE, f"{path.as_posix()} holds {len(sheets)} sheets: name one of them")
    return sheets[0]


def _sheets(paths: list[Path] | None) -> Sequence[Path]:
    from generator.discovery import find_sheets

    sheets, diagnostics = find_sheets(paths or [SOURCE])
    _print_diagnostics(diagnostics)
    if diagnostics:
        raise typer.Exit(USAGE)
    return sheets


def _choices(option: str, value: str, kinds: type[StrEnum]) -> frozenset[str]:
    """The comma-separated words in `value`, all of them among `kinds`."""
    words = {word.strip().lower() for word in value.split(",") if word.strip()}
    unknown = sorted(words - set(kinds))
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(kinds)}", param_hint=option)
    return frozenset(words)


def _settings(values: Mapping[str, str]) -> Mapping[str, Any]:
    """How the page is set, from options that are written as the front matter's keys."""
    from generator.reading import WrongValueError, read_settings

    try:
        return read_settings(values)
    except WrongValueError as fault:
        raise typer.BadParameter(f"--{fault}") from None


def _print_diagnostics(diagnostics: Sequence[Diagnostic], *, err: bool = True) -> None:
    colours = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
    for diagnostic in diagnostics:
        head, *rest = render(diagnostic).split("\n")
        typer.secho(head, err=err, fg=_colour(colours[diagnostic.severity]))
        for line in rest:
            typer.echo(line, err=err)


def _colour(name: str) -> str | None:
    return None if os.environ.get("NO_COLOR") else name


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    numbers = [(sum(one.severity is kind for one in diagnostics), kind) for kind in Severity]
    return ", ".join(f"{number} {kind}{'s' * (number != 1)}" for number, kind in numbers if number)


def _stop(code: int, message: str) -> NoReturn:
    typer.secho(message, err=True, fg=_colour("red"))
    raise typer.Exit(code)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence in a pipe; yields what to call with the name of a finished sheet."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}/{task.total}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=total)
        yield lambda name: bar.update(task, advance=1, description=f"built {name}")
