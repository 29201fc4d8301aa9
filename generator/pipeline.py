"""The stages in order: from a sheet on disk to everything that is made of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import storage
from generator.cards import describe_deck, find_home, make_notes
from generator.diagnostics import Diagnostic, error, has_errors, in_order
from generator.facts import Sheet
from generator.identity import change_summary, farewell, identify, stamp, write_ledger
from generator.ledger import NO_WISHES, Wishes
from generator.loading import ledger_path, load_ledger, load_sheet, unusable
from generator.media import load_media
from generator.notes import Deck, Media, Note
from generator.publishing import load_manifest, publish
from generator.recalling import Start, recall
from generator.templates import BrokenTemplateError, Templates
from generator.verifying.source import Told, hold_source, render, tell
from generator.writing.coverage import coverage_json
from generator.writing.manifest import SourceEntry

ARTIFACTS = ("anki", "pdf", "csv", "blank")
PAPERS = ("a4", "letter")

# Seconds; a ledger that is further ahead comes from a clock that is wrong, and the author was told.
LONGEST_WAIT = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What one build is asked for.

    `artifacts` are among ARTIFACTS; `papers`, empty for the sheet's own choice, among PAPERS. With `locked` a ledger
    that is not up to date is an error. `now` is in seconds since 1970. Page templates and themes in `templates` go
    before the tool's own, and `settings` of the page (by the fields of PageOptions) before the sheet's. `wishes` are
    about the ledgers.
    """

    out: Path
    artifacts: frozenset[str]
    papers: tuple[str, ...]
    locked: bool
    now: int
    templates: Templates = field(default_factory=Templates)
    settings: Mapping[str, Any] = field(default_factory=dict)
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A sheet after every stage but writing.

    `ledger` is the text of the ledger to be; `changes` says in one line how it differs from that on disk, or nothing.
    `told` is what each account says, and where that went. `lost` is what the sheet lacks of the author's file as GitHub
    shows it, which has words in so many `lines`.
    """

    sheet: Sheet
    source: SourceEntry
    media: Mapping[str, Media]
    deck: Deck
    notes: tuple[Note, ...]
    ledger: str
    changes: str
    told: tuple[Told, ...]
    lines: int
    lost: tuple[Diagnostic, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReport:
    """One PDF: `font_size` in points."""

    file: str
    pages: int
    font_size: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetReport:
    """What was made of one sheet; `ledger` says in one line what changed in it, or nothing."""

    name: str
    facts: int
    notes: int
    cards: int
    pages: tuple[PageReport, ...]
    ledger: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """All that one sheet becomes, still in memory; `files` are by path below the output folder, none with an error.

    `latest` is when the last of its notes changed, in seconds since 1970.
    """

    diagnostics: tuple[Diagnostic, ...]
    report: SheetReport | None = None
    source: SourceEntry | None = None
    ledger: str = ""
    latest: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildResult:
    """What a build did; with an error among `diagnostics` nothing was written."""

    diagnostics: tuple[Diagnostic, ...]
    reports: tuple[SheetReport, ...] = ()
    files: int = 0


def prepare(
    path: Path, artifacts: frozenset[str], now: int, wishes: Wishes = NO_WISHES, start: Start | None = None
) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """One sheet through every stage before writing; None with errors. It begins with `start` instead of its ledger."""
    sheet, source_hash, diagnostics = load_sheet(path)
    if sheet is None or has_errors(diagnostics):
        return None, diagnostics
    old_text, ledger, faults = load_ledger(ledger_path(path))
    diagnostics += faults
    if has_errors(diagnostics):
        return None, diagnostics
    if start is not None:
        ledger = start.ledger
    rendered = render(sheet.source.text)
    lost = hold_source(sheet, rendered)
    media, faults = load_media(sheet, path.parent, for_deck="anki" in artifacts)
    diagnostics += faults
    identified = identify(sheet, ledger)
    diagnostics += identified.diagnostics
    made = make_notes(sheet, identified.identities, media)
    notes, new_ledger, faults = stamp(made, identified, ledger, now, refresh=wishes.refresh)
    diagnostics += faults
    home, faults = find_home(sheet, ledger.home, move=wishes.move_deck)
    diagnostics += faults
    new_ledger = replace(new_ledger, home=home)
    text = write_ledger(new_ledger)
    prepared = Prepared(
        sheet=sheet,
        source=SourceEntry(sheet=sheet.name, path=path.as_posix(), sha256=source_hash),
        media=media,
        deck=describe_deck(sheet, farewell(new_ledger), home),
        notes=notes,
        ledger=text,
        changes=_changes(start, change_summary(ledger, new_ledger)) if text != old_text else "",
        told=tell(sheet, rendered),
        lines=len(rendered.lines),
        lost=lost,
    )
    return None if has_errors(diagnostics) else prepared, diagnostics


def _changes(start: Start | None, summary: str) -> str:
    """What a build did to a ledger, in one line."""
    return summary if start is None else f"{start.told}; {summary}"


def make(path: Path, request: Request, start: Start | None = None) -> Made:
    """One sheet through all stages."""
    if request.artifacts & {"pdf", "blank"}:
        from generator.writing.pdf import warm_up

        warm_up()
    prepared, diagnostics = prepare(path, request.artifacts, request.now, request.wishes, start)
    if prepared is not None and request.locked and prepared.changes:
        diagnostics += (_not_up_to_date(path, prepared.changes),)
    if prepared is None or has_errors(diagnostics):
        return Made(diagnostics=diagnostics)
    files, pages, faults = _write(prepared, request)
    diagnostics += faults
    if has_errors(diagnostics):
        return Made(diagnostics=diagnostics)
    report = SheetReport(
        name=prepared.sheet.name,
        facts=len(prepared.sheet.facts),
        notes=len(prepared.notes),
        cards=sum(len(note.ordinals) for note in prepared.notes),
        pages=pages,
        ledger=prepared.changes,
    )
    return Made(
        diagnostics=(*diagnostics, *prepared.lost),
        report=report,
        source=prepared.source,
        ledger=prepared.ledger,
        latest=max((note.modified for note in prepared.notes), default=0),
        files={f"{prepared.sheet.name}/{name}": content for name, content in files.items()},
    )


def _write(
    prepared: Prepared, request: Request
) -> tuple[dict[str, bytes], tuple[PageReport, ...], tuple[Diagnostic, ...]]:
    """The asked artifacts of one sheet, by path below its folder. Each writer is imported where it is asked for."""
    sheet = prepared.sheet
    guids = {note.fact: note.guid for note in prepared.notes}
    files = {"coverage.json": coverage_json(sheet, guids, prepared.told).encode()}
    pages: list[PageReport] = []
    diagnostics: list[Diagnostic] = []
    if "csv" in request.artifacts:
        from generator.writing.tables import csv_files

        tables = csv_files(sheet, prepared.deck, prepared.notes)
        files |= {f"csv/{name}": content for name, content in tables.items()}
    if "anki" in request.artifacts:
        from generator.writing.anki import anki_package

        files[f"{sheet.name}.apkg"] = anki_package(prepared.deck, prepared.notes, prepared.media.values())
    for kind, suffix in (("pdf", ""), ("blank", "-blank")):
        if kind not in request.artifacts:
            continue
        from generator.writing.pdf import PageOptions, make_page

        for paper in request.papers or sheet.meta.paper or PAPERS:
            options = PageOptions(**request.settings, blank=kind == "blank", templates=request.templates)
            try:
                page, faults = make_page(sheet, paper=paper, media=prepared.media, options=options)
            except BrokenTemplateError as fault:
                return files, (), (_broken(fault),)
            diagnostics += faults
            if page is not None:
                name = f"{sheet.name}{suffix}-{paper}.pdf"
                files[name] = page.pdf
                pages.append(PageReport(file=name, pages=page.pages, font_size=page.font_size))
    return files, tuple(pages), tuple(diagnostics)


def build(paths: Sequence[Path], request: Request, *, jobs: int, progress: Callable[[str], None]) -> BuildResult:
    """Make every sheet of `paths` and put all of it into place, or nothing where any of them has an error.

    `progress` is called with a sheet's name when it is made.
    """
    ledgers = [ledger_path(path) for path in paths]
    with storage.locked([request.out, *ledgers]):
        built = {source.path: source.sha256 for source in load_manifest(request.out).sources}
        recalled = recall(paths, built, forget=request.wishes.forget, locked=request.locked)
        if has_errors(recalled.diagnostics):
            return BuildResult(diagnostics=recalled.diagnostics)
        made = _make_all(paths, request, recalled.starts, jobs, progress)
        diagnostics = in_order((*recalled.diagnostics, *(diagnostic for one in made for diagnostic in one.diagnostics)))
        if has_errors(diagnostics):
            return BuildResult(diagnostics=diagnostics)
        _let_pass(max((one.latest for one in made), default=0))
        try:
            count = publish(
                request.out,
                {path: content for one in made for path, content in one.files.items()},
                {
                    f"{one.report.name}/{page.file}": page.pages
                    for one in made
                    if one.report is not None
                    for page in one.report.pages
                },
                [one.source for one in made if one.source is not None],
                request.artifacts,
                {
                    **{where: one.ledger.encode() for where, one in zip(ledgers, made, strict=True)},
                    **recalled.rewritten,
                },
            )
            for where in recalled.used_up:
                where.unlink(missing_ok=True)
        except OSError as fault:
            return BuildResult(diagnostics=(*diagnostics, unusable("unwritable", fault, request.out)))
    return BuildResult(
        diagnostics=diagnostics,
        reports=tuple(one.report for one in made if one.report is not None),
        files=count,
    )


def _make_all(
    paths: Sequence[Path],
    request: Request,
    starts: Mapping[Path, Start],
    jobs: int,
    progress: Callable[[str], None],
) -> list[Made]:
    made: list[Made] = []
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            made.append(make(path, request, starts.get(path)))
            progress(path.stem)
        return made
    with ProcessPoolExecutor(min(jobs, len(paths))) as pool:
        for path, one in zip(paths, pool.map(make, paths, [request] * len(paths), map(starts.get, paths)), strict=True):
            made.append(one)
            progress(path.stem)
    return made


def _broken(fault: BrokenTemplateError) -> Diagnostic:
    return error(
        code="broken-template",
        message=f"line {fault.line}: {fault.reason}" if fault.line else fault.reason,
        help="mend the template, or build without --templates",
        path=Path(fault.path).as_posix(),
    )


def _let_pass(moment: int) -> None:
    """Wait until `moment`, if that is at once: a note that changed twice within a second is dated a second later, and
    nothing that is released may come from the future.
    """
    delay = moment - time.time()
    if 0 < delay < LONGEST_WAIT:
        time.sleep(delay)


def _not_up_to_date(path: Path, changes: str) -> Diagnostic:
    where = ledger_path(path)
    return error(
        code="ledger-not-up-to-date",
        message=f"the ledger is behind the sheet: {changes}",
        help=f"run `python -m generator build --no-locked {path.as_posix()}` and commit {where.name} with the sheet",
        path=where.as_posix(),
    )
