"""The stages in order: from a sheet on disk to everything that is made of it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.accepting import unused, without_accepted
from generator.artifacts import write
from generator.asking import lint
from generator.blocks import CodeBlock
from generator.cards import find_home
from generator.copies import sharing
from generator.diagnostics import Diagnostic, error, has_errors, note, strictly, warning
from generator.facts import blocks_in
from generator.files import DISK, Files, read_regular
from generator.loading import ledger_path, load_ledger, target_of
from generator.preparing import prepare
from generator.publishing import Output
from generator.reading import decode, parse
from generator.recalling import Start
from generator.reports import SheetReport, uncarded
from generator.request import OF_A_PLAIN_BUILD, PRINTED, SITE, Request

DEBUG = "CHEATSHEET_DEBUG"


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


def make(path: Path, request: Request, start: Start | None = None, files: Files = DISK) -> Made:
    """One sheet through all stages; everything of its author's is read from `files`."""
    try:
        with _few_collections(), sharing(request.processes):
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
    """Facts and notes live until they are written, in no cycles: to look for such is a tenth of a long sheet's time."""
    usual = gc.get_threshold()
    gc.set_threshold(2_000_000, *usual[1:])
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
        from generator.writing.pdf import presses_for, warm_up

        warm_up(presses_for(request.least_pages, request.processes))
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
    written = write(prepared, request)
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
    findings = (*diagnostics, *prepared.lost, *written.diagnostics)
    if request.linting:
        findings += lint(prepared.sheet)
        # Only who looks for everything knows what a comment accepts in vain.
        if request.artifacts >= OF_A_PLAIN_BUILD:
            listings = (block.span for block in blocks_in(prepared.sheet) if isinstance(block, CodeBlock))
            findings += (*unused(prepared.sheet.source, findings, listings),)
    return Made(
        diagnostics=findings,
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
