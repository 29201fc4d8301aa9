"""The stages in order: from a sheet on disk to everything that is made of it."""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

from generator.accepting import without_accepted
from generator.asking import lint, without_pictures
from generator.blocks import Meta
from generator.cards import describe_deck, find_home, in_subdecks, make_notes, with_subdecks
from generator.diagnostics import Diagnostic, error, has_errors, note, strictly, warning
from generator.facts import ChartFact, Sheet
from generator.files import DISK, Files, read_regular
from generator.identity import Ledger, change_summary, farewell, identify, stamp, write_ledger
from generator.loading import ledger_path, load_ledger, load_sheet, target_of
from generator.media import load_media, picture_files
from generator.notes import Deck, Drawing, Media, Note
from generator.papers import USUAL
from generator.publishing import Output, cards_file
from generator.reading import decode, parse
from generator.recalling import Start
from generator.recordings import load_recordings, recording_files
from generator.reports import PageReport, SheetReport, broken_template, uncarded
from generator.request import FOLDS, NO_WISHES, SITE, Request, Wishes
from generator.templates import BrokenTemplateError
from generator.verifying.source import Told, hold_source, render, tell
from generator.writing.coverage import coverage_json
from generator.writing.manifest import SourceEntry

DEBUG = "CHEATSHEET_DEBUG"
PRINTED = frozenset({"pdf", "blank", "cards"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A sheet after every stage but writing.

    `ledger` is the text of the ledger to be, `known` what it says; `changes` tells in one line how it differs from that
    on disk, or nothing. `charts` are the drawn ones.
    `told` is what each account says, and where that went. `lost` is what the sheet lacks of the author's file as GitHub
    shows it, which has words in so many `lines`.
    """

    sheet: Sheet
    source: SourceEntry
    media: Mapping[str, Media]
    charts: tuple[Media, ...]
    pictures: tuple[Path, ...]
    deck: Deck
    notes: tuple[Note, ...]
    ledger: str
    known: Ledger
    changes: str
    waiting: int
    told: tuple[Told, ...]
    lines: int
    lost: tuple[Diagnostic, ...]

    @property
    def carried(self) -> tuple[Media, ...]:
        """All that notes may show or play."""
        return (*self.media.values(), *self.charts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """All that one sheet becomes, still in memory; nothing but `diagnostics` where the sheet has an error.

    An artifact that has one is not among the files of `output`, which has the others. `pictures` are the files that the
    sheet names, also those that are not there. `latest` is when the last of the sheet's notes changed, in seconds since
    1970.
    """

    diagnostics: tuple[Diagnostic, ...]
    output: Output | None = None
    report: SheetReport | None = None
    pictures: tuple[Path, ...] = ()
    latest: int = 0


def prepare(
    path: Path,
    now: int,
    wishes: Wishes = NO_WISHES,
    start: Start | None = None,
    name: str = "",
    files: Files = DISK,
) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """One sheet through every stage before writing; None with errors.

    It begins with `start` instead of its ledger, and is called `name` instead of by its file's stem.
    """
    sheet, source_hash, diagnostics = load_sheet(path, name, files)
    if sheet is None or has_errors(diagnostics):
        return None, diagnostics
    old_text, ledger, faults = load_ledger(ledger_path(path), files)
    diagnostics += faults
    if has_errors(diagnostics):
        return None, diagnostics
    if start is not None:
        ledger = start.ledger
    rendered = render(sheet.source.text)
    lost = hold_source(sheet, rendered)
    media, faults = load_media(sheet, path.parent, files)
    diagnostics += faults
    sheet = without_pictures(sheet, media.keys())
    recordings, faults = load_recordings(sheet, path.parent, files)
    diagnostics += faults
    media = {**media, **recordings}
    identified = identify(sheet, ledger)
    diagnostics += identified.diagnostics
    drawings = _drawings(sheet)
    made = make_notes(sheet, identified.identities, media, drawings)
    notes, new_ledger, faults = stamp(made, identified, ledger, now, refresh=wishes.refresh)
    diagnostics += faults
    home, faults = find_home(sheet, ledger.home, move=wishes.move_deck)
    diagnostics += faults
    home = with_subdecks(sheet, home, identified.identities, ledger, move=wishes.move_deck)
    new_ledger = replace(new_ledger, home=home)
    notes = in_subdecks(sheet, home, notes)
    text = write_ledger(new_ledger)
    prepared = Prepared(
        sheet=sheet,
        source=SourceEntry(sheet=sheet.name, path=path.as_posix(), sha256=source_hash),
        media=media,
        charts=tuple(drawing.picture for drawing in drawings.values()),
        pictures=picture_files(sheet, path.parent, files) + recording_files(sheet, path.parent, files),
        deck=describe_deck(sheet, farewell(new_ledger), home),
        notes=notes,
        ledger=text,
        known=new_ledger,
        changes=_changes(start, change_summary(ledger, new_ledger)) if text != old_text else "",
        waiting=sum(bool(entry.waits) for entry in new_ledger.live),
        told=tell(sheet, rendered),
        lines=len(rendered.lines),
        lost=lost,
    )
    return None if has_errors(diagnostics) else prepared, diagnostics


def _drawings(sheet: Sheet) -> Mapping[int, Drawing]:
    """The charts that the sheet asks, drawn; faces are loaded only where there are some."""
    if not any(isinstance(fact, ChartFact) for fact in sheet.facts):
        return {}
    from generator.occluding import draw_charts

    return draw_charts(sheet)


def _changes(start: Start | None, summary: str) -> str:
    """What a build did to a ledger, in one line."""
    return summary if start is None else f"{start.told}; {summary}"


def make(path: Path, request: Request, start: Start | None = None, files: Files = DISK) -> Made:
    """One sheet through all stages; everything of its author's is read from `files`."""
    try:
        with _few_collections():
            made = _make(path, request, start, files)
    except Exception as fault:
        if os.environ.get(DEBUG):
            raise
        made = Made(diagnostics=(_crashed(path, fault),))
    diagnostics = without_accepted(dict.fromkeys(made.diagnostics), request.accepted)
    if request.strict and has_errors(strict := strictly(diagnostics)):
        return Made(diagnostics=strict)
    return replace(made, diagnostics=diagnostics)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Facts and notes live until they are written, in no cycles: to look for such is a fifteenth of a build's time."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _crashed(path: Path, fault: Exception) -> Diagnostic:
    """A fault of ours: it costs this sheet, and no other."""
    return error(
        code="internal-error",
        message=f"the tool failed on this sheet: {type(fault).__name__}: {fault}",
        help=f"this is a fault of the tool, and worth a report; with {DEBUG}=1 in the environment it says where",
        path=path.as_posix(),
    )


def _make(path: Path, request: Request, start: Start | None, files: Files) -> Made:
    if request.makes & PRINTED:
        from generator.writing.pdf import warm_up

        warm_up()
    name = request.names.get(path.as_posix(), "")
    prepared, diagnostics = prepare(path, request.now, request.wishes, start, name, files)
    if prepared is not None and prepared.sheet.meta.draft:
        diagnostics += (_draft(path, skipped=request.without_drafts),)
        if request.without_drafts:
            return Made(diagnostics=diagnostics)
    if prepared is not None and request.locked and prepared.changes:
        diagnostics += (not_up_to_date(path, prepared.changes),)
    if prepared is None or has_errors(diagnostics):
        return Made(diagnostics=diagnostics)
    if not request.described:
        prepared = replace(prepared, deck=replace(prepared.deck, description=""))
    written = _write(prepared, request)
    name = prepared.sheet.name
    output = Output(
        source=prepared.source,
        artifacts=request.artifacts - written.failed,
        unfinished=frozenset({SITE}) if written.failed.intersection(request.offers) else frozenset(),
        files={f"{name}/{file}": content for file, content in written.files.items()}
        | {f"{SITE}/{name}/{file}": content for file, content in written.site.items()},
        pages={f"{folder}/{page.file}": page.pages for page in written.pages for folder in (name, f"{SITE}/{name}")},
        ledger_path=target_of(ledger_path(path)),
        ledger=prepared.ledger.encode(),
    )
    report = SheetReport(
        name=name,
        facts=len(prepared.sheet.facts),
        notes=len(prepared.notes),
        cards=sum(len(note.ordinals) for note in prepared.notes),
        pages=tuple(written.pages),
        ledger=prepared.changes,
        deck=prepared.deck.name,
        package=next((f"{name}/{file}" for file in written.files if file.endswith(".apkg")), ""),
        uncarded=uncarded(prepared.sheet),
        waiting=prepared.waiting,
    )
    findings = lint(prepared.sheet) if request.linting else ()
    return Made(
        diagnostics=(*diagnostics, *prepared.lost, *written.diagnostics, *findings),
        output=output,
        report=report,
        pictures=prepared.pictures,
        latest=max((note.modified for note in prepared.notes), default=0),
    )


def deck_of(path: Path, request: Request, start: Start | None = None) -> str:
    """The deck that the sheet at `path` goes into, from a look at it; empty where it goes into none."""
    try:
        source, _ = decode(path.as_posix(), read_regular(path))
    except (OSError, ValueError):
        return ""
    if source is None:
        return ""
    sheet, faults = parse(source, request.names.get(path.as_posix(), path.stem))
    if sheet is None or has_errors(faults) or (sheet.meta.draft and request.without_drafts):
        return ""
    ledger = start.ledger if start is not None else load_ledger(ledger_path(path))[1]
    return find_home(sheet, ledger.home, move=request.wishes.move_deck)[0].name


def warm_up(artifacts: Collection[str]) -> None:
    """Load what makes `artifacts`, so that the next build need not; pages get a press that runs."""
    if "csv" in artifacts:
        import_module("generator.writing.tables")
    if "anki" in artifacts:
        import_module("generator.writing.anki")
    if "site" in artifacts:
        import_module("generator.writing.site.pages")
    if PRINTED & {*artifacts}:
        import_module("generator.writing.pdf").warm_up()
        import_module("generator.writing.pdf.making")
    if "cards" in artifacts:
        import_module("generator.writing.cutting.making")


@dataclass(kw_only=True, slots=True)
class _Written:
    """The asked artifacts of one sheet, by path below its folder, and the kinds of those that could not be made.

    `site` are the files of its folder on the site.
    """

    files: dict[str, bytes]
    site: dict[str, bytes] = field(default_factory=dict)
    pages: list[PageReport] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)


def _write(prepared: Prepared, request: Request) -> _Written:
    """Make what was asked for; each writer is imported where it is."""
    sheet = prepared.sheet
    guids = {note.fact: note.guid for note in prepared.notes}
    written = _Written(files={"coverage.json": coverage_json(sheet, guids, prepared.told).encode()})
    made: dict[str, dict[str, bytes]] = {}
    if "csv" in request.makes:
        from generator.writing.tables import csv_files

        tables = csv_files(sheet, prepared.deck, prepared.notes)
        made["csv"] = {f"csv/{name}": content for name, content in tables.items()}
    if "anki" in request.makes:
        from generator.writing.anki import anki_package

        package = anki_package(prepared.deck, prepared.notes, prepared.carried)
        made["anki"] = {f"{sheet.name}.apkg": package}
    for kind in ("pdf", "blank"):
        if kind in request.makes:
            made[kind] = _make_pages(prepared, request, kind, written)
    if "cards" in request.makes:
        made["cards"] = _make_cards(prepared, request, written)
    for kind, files in made.items():
        if kind in request.artifacts:
            written.files |= files
    if SITE in request.artifacts:
        _write_site(prepared, request, made, written)
    return written


def _make_pages(prepared: Prepared, request: Request, kind: str, written: _Written) -> dict[str, bytes]:
    """The pages of one kind, for each paper and each way to fold it; what is to be told of them is `written`."""
    from generator.writing.pdf import PageOptions, make_page

    sheet = _with_usual(prepared.sheet, request.usual)
    usual = PageOptions(**_settings_of(PageOptions, request), blank=kind == "blank", templates=request.templates)
    papers = request.papers or sheet.meta.paper or USUAL
    # Answers are written by hand on whole pages.
    asked = [fold for fold in FOLDS if kind == "pdf" and request.folds.get(fold, getattr(sheet.meta, fold))]
    # Which way round it is makes no difference to paper that is folded.
    wanted = ((paper.partition("-")[0] if fold else paper, fold) for paper, fold in product(papers, ("", *asked)))
    files: dict[str, bytes] = {}
    for paper, fold in dict.fromkeys(wanted):
        options = replace(usual, fold=fold)
        try:
            page, faults = make_page(sheet, paper=paper, media=prepared.media, options=options)
        except BrokenTemplateError as fault:
            page, faults = None, (broken_template(fault),)
        written.diagnostics += faults
        if page is None:
            written.failed.add(kind)
            continue
        name = "-".join(filter(None, (sheet.name, "blank" if kind == "blank" else fold, f"{paper}.pdf")))
        files[name] = page.pdf
        written.pages.append(PageReport(file=name, pages=page.pages, font_size=page.smallest))
    return files


def _write_site(
    prepared: Prepared, request: Request, made: Mapping[str, Mapping[str, bytes]], written: _Written
) -> None:
    """Add the sheet's folder on the site to what was `written`, with what it offers of what was `made`."""
    from generator.writing.site.pages import Subject, sheet_files

    offered = [made[kind] for kind in made if kind in request.offers]
    pages = made.get("pdf", {}) if "pdf" in request.offers else {}
    picture = b""
    if pages:
        from generator.writing.pdf.placing import small_picture

        picture = small_picture(next(iter(pages.values())))
    subject = Subject(
        sheet=prepared.sheet,
        notes=prepared.notes,
        ledger=prepared.known,
        media=prepared.media,
        downloads={name: content for files in offered for name, content in files.items()},
        picture=picture,
    )
    try:
        written.site |= sheet_files(subject, request.templates)
    except BrokenTemplateError as fault:
        written.diagnostics.append(broken_template(fault))
        written.failed.add(SITE)


def _make_cards(prepared: Prepared, request: Request, written: _Written) -> dict[str, bytes]:
    """The cards to cut out, for each paper, once where each card is a page; what is to be told of them is `written`."""
    from generator.writing.cutting import CutOptions, is_alone, make_cards

    sheet = _with_usual(prepared.sheet, request.usual)
    options = CutOptions(**_settings_of(CutOptions, request), templates=request.templates)
    # How the cards lie says which way round the paper is.
    papers = tuple(dict.fromkeys(one.partition("-")[0] for one in request.papers or sheet.meta.paper or USUAL))
    alone = is_alone(sheet, options)
    made: dict[str, bytes] = {}
    for paper in papers[:1] if alone else papers:
        try:
            cards, faults = make_cards(sheet, prepared.notes, paper=paper, media=prepared.media, options=options)
        except BrokenTemplateError as fault:
            cards, faults = None, (broken_template(fault),)
        written.diagnostics += faults
        if cards is None:
            written.failed.add("cards")
            continue
        for number, file in enumerate(cards.files, 1):
            name = cards_file(sheet.name, "index" if alone else paper, number if len(cards.files) > 1 else 0)
            made[name] = file.pdf
            written.pages.append(PageReport(file=name, pages=file.pages, font_size=cards.smallest))
    return made


def _settings_of(options: type, request: Request) -> dict[str, Any]:
    """Those of the settings that `options`, a dataclass, has a field for."""
    return {one.name: request.settings[one.name] for one in fields(options) if one.name in request.settings}


def _with_usual(sheet: Sheet, usual: Mapping[str, Any]) -> Sheet:
    """`sheet` with the values of `usual` for what its front matter leaves open."""
    silent = Meta()
    open_ones = {name: value for name, value in usual.items() if getattr(sheet.meta, name) == getattr(silent, name)}
    return replace(sheet, meta=replace(sheet.meta, **open_ones)) if open_ones else sheet


def _draft(path: Path, *, skipped: bool) -> Diagnostic:
    """Drafts are for their authors: no workflow publishes one."""
    if skipped:
        return note(
            code="draft-skipped",
            message="this sheet is a draft, and is not built where CI=true",
            help="take `draft: true` out of its front matter when it is done",
            path=path.as_posix(),
        )
    return warning(
        code="draft",
        message="this sheet is a draft: it is built here, but not where CI=true",
        help="take `draft: true` out of its front matter when it is done",
        path=path.as_posix(),
    )


def not_up_to_date(path: Path, changes: str) -> Diagnostic:
    """A ledger that is behind its sheet, where nothing may be written."""
    where = ledger_path(path)
    return error(
        code="ledger-not-up-to-date",
        message=f"the ledger is behind the sheet: {changes}",
        help=f"run `cheatsheet build --no-locked {path.as_posix()}` and commit {where.name} with the sheet",
        path=where.as_posix(),
    )
