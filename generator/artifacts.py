"""Everything that is made of a prepared sheet, still in memory; each writer is loaded where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from importlib import import_module
from itertools import product
from typing import Any

from generator.blocks import Meta
from generator.copies import FEWEST_SHARED, begin
from generator.diagnostics import Diagnostic
from generator.facts import Sheet
from generator.naming import cards_file
from generator.papers import USUAL
from generator.preparing import Prepared
from generator.reports import PageReport, broken_template
from generator.request import FOLDS, PRINTED, SITE, Request
from generator.templates import BrokenTemplateError
from generator.writing.coverage import coverage_json


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
class Written:
    """The asked artifacts of one sheet, by path below its folder, and the kinds of those that could not be made.

    `site` are the files of its folder on the site.
    """

    files: dict[str, bytes]
    site: dict[str, bytes] = field(default_factory=dict)
    pages: list[PageReport] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)


def write(prepared: Prepared, request: Request) -> Written:
    """Make what was asked for; each writer is imported where it is."""
    sheet = prepared.sheet
    guids = {note.fact: note.guid for note in prepared.notes}
    packed: Callable[[], bytes] = partial(_pack, prepared)
    if "anki" in request.makes and len(prepared.notes) >= FEWEST_SHARED:
        packed = begin(packed)
    written = Written(files={"coverage.json": coverage_json(sheet, guids, prepared.told).encode()})
    made: dict[str, dict[str, bytes]] = {}
    if "csv" in request.makes:
        from generator.writing.tables import csv_files

        tables = csv_files(sheet, prepared.deck, prepared.notes)
        made["csv"] = {f"csv/{name}": content for name, content in tables.items()}
    if "anki" in request.makes:
        made["anki"] = {f"{sheet.name}.apkg": packed()}
    made |= _make_pages(prepared, request, written)
    if "cards" in request.makes:
        made["cards"] = _make_cards(prepared, request, written)
    for kind, files in made.items():
        if kind in request.artifacts:
            written.files |= files
    if SITE in request.artifacts:
        _write_site(prepared, request, made, written)
    return written


def _pack(prepared: Prepared) -> bytes:
    """The deck as a package."""
    from generator.writing.anki import anki_package

    return anki_package(prepared.deck, prepared.notes, prepared.carried)


def _make_pages(prepared: Prepared, request: Request, written: Written) -> dict[str, dict[str, bytes]]:
    """The pages of each kind, for each paper and each way to fold it; what is to be told of them is `written`."""
    if not request.makes & {"pdf", "blank"}:
        return {}
    from generator.writing.pdf import PageOptions, make_pages

    sheet = _with_usual(prepared.sheet, request.usual)
    usual = PageOptions(**_settings_of(PageOptions, request), templates=request.templates)
    papers = request.papers or sheet.meta.paper or USUAL
    folds = [fold for fold in FOLDS if request.folds.get(fold, getattr(sheet.meta, fold))]
    asked: dict[tuple[str, str, str], PageOptions] = {}
    for kind in ("pdf", "blank"):
        # Answers are written by hand on whole pages.
        for paper, fold in product(papers, ("", *(folds if kind == "pdf" else ()))) if kind in request.makes else ():
            # Which way round it is makes no difference to paper that is folded.
            size = paper.partition("-")[0] if fold else paper
            asked[kind, size, fold] = replace(usual, blank=kind == "blank", fold=fold)
    made: dict[str, dict[str, bytes]] = {kind: {} for kind, _, _ in asked}
    wanted = [(paper, options) for (_, paper, _), options in asked.items()]
    pages = make_pages(sheet, wanted, media=prepared.media, broken=broken_template, processes=request.processes)
    for (kind, paper, fold), (page, faults) in zip(asked, pages, strict=True):
        written.diagnostics += faults
        if page is None:
            written.failed.add(kind)
            continue
        name = "-".join(filter(None, (sheet.name, "blank" if kind == "blank" else fold, f"{paper}.pdf")))
        made[kind][name] = page.pdf
        written.pages.append(PageReport(file=name, pages=page.pages, font_size=page.smallest))
    return made


def _write_site(
    prepared: Prepared, request: Request, made: Mapping[str, Mapping[str, bytes]], written: Written
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


def _make_cards(prepared: Prepared, request: Request, written: Written) -> dict[str, bytes]:
    """The cards to cut out, for each paper, once where each card is a page; what is to be told of them is `written`."""
    from generator.writing.cutting import CutOptions, is_alone, make_cards

    sheet = _with_usual(prepared.sheet, request.usual)
    options = CutOptions(**_settings_of(CutOptions, request), templates=request.templates)
    # The layout of the cards says which way round the paper is.
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
