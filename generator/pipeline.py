"""The stages in order: from a sheet on disk to everything that is made of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator import __version__, storage
from generator.cards import describe_deck, make_notes
from generator.diagnostics import Diagnostic, Severity, error, has_errors, in_order
from generator.facts import Sheet
from generator.identity import (
    Ledger,
    change_summary,
    identify,
    read_ledger,
    retired_notes,
    stamp,
    write_ledger,
)
from generator.media import load_media
from generator.notes import Media, Note
from generator.reading import decode, read
from generator.writing.coverage import coverage_json
from generator.writing.manifest import FileEntry, Manifest, SourceEntry, read_manifest, sha256, write_manifest

ARTIFACTS = ("anki", "pdf", "csv", "blank")
PAPERS = ("a4", "letter")
MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What one build is asked for.

    `artifacts` are among ARTIFACTS; `papers`, empty for the sheet's own choice, among PAPERS. With `locked` a ledger
    that is not up to date is an error. `now` is in seconds since 1970.
    """

    out: Path
    artifacts: frozenset[str]
    papers: tuple[str, ...]
    locked: bool
    now: int


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
    files: int
    ledger: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """All that one sheet becomes, still in memory; `files` are by path below the output folder."""

    report: SheetReport | None
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes]
    ledger_path: Path
    ledger: str = ""
    source: SourceEntry | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildResult:
    """What a build did; with an error among `diagnostics` nothing was written."""

    reports: tuple[SheetReport, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: int


Progress = Callable[[str], None]


def ledger_path(path: Path) -> Path:
    """Where the ledger of the sheet at `path` lies."""
    return path.with_name(f"{path.stem}.ledger.jsonl")


def load_sheet(path: Path) -> tuple[Sheet | None, str, tuple[Diagnostic, ...]]:
    """Read the sheet at `path` from disk; with it the hash of its bytes."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        return None, "", (_os_error("unreadable", fault, path),)
    source, faults = decode(path.as_posix(), content)
    if source is None:
        return None, "", faults
    sheet, more = read(source, path.stem)
    return sheet, sha256(content), (*faults, *more)


def load_ledger(path: Path) -> tuple[str, Ledger, tuple[Diagnostic, ...]]:
    """The ledger at `path` as text and value; an empty one where there is none yet."""
    try:
        text = path.read_text("utf-8") if path.exists() else ""
    except OSError as fault:
        return "", Ledger(), (_os_error("unreadable", fault, path),)
    except UnicodeDecodeError as fault:
        return "", Ledger(), (error(
            code="ledger-damaged",
            message=f"the ledger is not UTF-8 (byte {fault.start})",
            help=f"restore it: git checkout -- {path.as_posix()}",
            path=path.as_posix(),
        ),)  # fmt: skip
    ledger, faults = read_ledger(text, path.as_posix())
    return text, ledger, faults


def make(path: Path, request: Request) -> Made:
    """One sheet through all stages; with an error among the diagnostics there are no files."""
    diagnostics: list[Diagnostic] = []
    where = ledger_path(path)

    def failed() -> Made:
        return Made(report=None, diagnostics=tuple(diagnostics), files={}, ledger_path=where)

    sheet, source_hash, faults = load_sheet(path)
    diagnostics += faults
    if sheet is None or has_errors(diagnostics):
        return failed()
    old_text, ledger, faults = load_ledger(where)
    diagnostics += faults
    if has_errors(diagnostics):
        return failed()
    media, faults = load_media(
        sheet,
        path.parent,
        for_page=not request.artifacts.isdisjoint({"pdf", "blank"}),
        for_deck="anki" in request.artifacts,
    )
    diagnostics += faults
    identified = identify(sheet, ledger)
    diagnostics += identified.diagnostics
    live = make_notes(sheet, identified.identities, media)
    stamped, new_ledger, faults = stamp(live, identified, ledger, request.now)
    diagnostics += faults
    new_text = write_ledger(new_ledger)
    if request.locked and new_text != old_text:
        diagnostics.append(_not_up_to_date(path, where, change_summary(ledger, new_ledger)))
    if has_errors(diagnostics):
        return failed()
    notes = (*stamped, *retired_notes(sheet, new_ledger))
    files, pages, faults = _write(sheet, notes, media, request)
    diagnostics += faults
    if has_errors(diagnostics):
        return failed()
    report = SheetReport(
        name=sheet.name,
        facts=len(sheet.facts),
        notes=len(stamped),
        cards=sum(len(note.ordinals) for note in stamped),
        pages=pages,
        files=len(files),
        ledger=change_summary(ledger, new_ledger) if new_text != old_text else "",
    )
    return Made(
        report=report,
        diagnostics=tuple(diagnostics),
        files={f"{sheet.name}/{name}": content for name, content in files.items()},
        ledger_path=where,
        ledger=new_text,
        source=SourceEntry(sheet=sheet.name, path=path.as_posix(), sha256=source_hash),
    )


def _write(
    sheet: Sheet, notes: tuple[Note, ...], media: Mapping[str, Media], request: Request
) -> tuple[dict[str, bytes], tuple[PageReport, ...], tuple[Diagnostic, ...]]:
    """The asked artifacts of one sheet, by path below its folder."""
    files: dict[str, bytes] = {}
    pages: list[PageReport] = []
    diagnostics: list[Diagnostic] = []
    guids = {note.fact: note.guid for note in notes if note.fact >= 0}
    files["coverage.json"] = coverage_json(sheet, guids).encode()
    if "csv" in request.artifacts:
        from generator.writing.tables import csv_files

        deck = describe_deck(sheet)
        files |= {f"csv/{name}": content for name, content in csv_files(sheet, deck, notes).items()}
    if "anki" in request.artifacts:
        from generator.writing.anki import anki_package

        files[f"{sheet.name}.apkg"] = anki_package(describe_deck(sheet), notes, tuple(media.values()))
    for kind, suffix in (("pdf", ""), ("blank", "-blank")):
        if kind not in request.artifacts:
            continue
        from generator.writing.pdf import PageOptions, make_page

        for paper in request.papers or sheet.meta.paper or PAPERS:
            page, faults = make_page(sheet, paper=paper, media=media, options=PageOptions(blank=kind == "blank"))
            diagnostics += faults
            if page is not None:
                name = f"{sheet.name}{suffix}-{paper}.pdf"
                files[name] = page.pdf
                pages.append(PageReport(file=name, pages=page.pages, font_size=page.font_size))
    return files, tuple(pages), tuple(diagnostics)


def build(paths: Sequence[Path], request: Request, *, jobs: int, progress: Progress) -> BuildResult:
    """Make every sheet of `paths` and put all of it into place, or nothing where any of them has an error.

    `progress` is called with a sheet's name when it is made.
    """
    ledgers = [ledger_path(path) for path in paths]
    with storage.locked([request.out, *ledgers]):
        made = _make_all(paths, request, jobs, progress)
        diagnostics = in_order(diagnostic for one in made for diagnostic in one.diagnostics)
        if has_errors(diagnostics):
            return BuildResult(reports=(), diagnostics=diagnostics, files=0)
        try:
            count = _publish(made, request)
        except OSError as fault:
            return BuildResult(
                reports=(), diagnostics=(*diagnostics, _os_error("unwritable", fault, request.out)), files=0
            )
    reports = tuple(one.report for one in made if one.report is not None)
    return BuildResult(reports=reports, diagnostics=diagnostics, files=count)


def _make_all(paths: Sequence[Path], request: Request, jobs: int, progress: Progress) -> list[Made]:
    made: list[Made] = []
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            made.append(make(path, request))
            progress(path.stem)
        return made
    with ProcessPoolExecutor(min(jobs, len(paths))) as pool:
        for path, one in zip(paths, pool.map(make, paths, [request] * len(paths)), strict=True):
            made.append(one)
            progress(path.stem)
    return made


def _publish(made: Iterable[Made], request: Request) -> int:
    """Move what was made into place, drop what an earlier build left of the same kinds, and count the files."""
    storage.recover(request.out)
    before = load_manifest(request.out)
    files = {path: content for one in made for path, content in one.files.items()}
    sources = {source.sheet: source for source in before.sources}
    sources |= {one.source.sheet: one.source for one in made if one.source is not None}
    rebuilt = {one.source.sheet for one in made if one.source is not None}
    old = {file.path: file for file in before.files if (request.out / file.path).is_file()}
    stale = [path for path in old if path not in files and _is_replaced(path, rebuilt, request.artifacts)]
    entries = {path: file for path, file in old.items() if path not in stale}
    entries |= {path: FileEntry.of(path, content) for path, content in files.items()}
    folders = {path.split("/")[0] for path in entries}
    manifest = Manifest(
        version=__version__,
        sources=tuple(source for sheet, source in sources.items() if sheet in folders),
        files=tuple(entries.values()),
    )
    contents = {**files, MANIFEST: write_manifest(manifest).encode()}
    ledgers = {one.ledger_path: one.ledger.encode() for one in made}
    storage.publish(request.out, contents, stale, ledgers)
    return len(contents)


def _is_replaced(path: str, rebuilt: set[str], artifacts: frozenset[str]) -> bool:
    """Whether a build of these sheets and artifacts answers for `path`."""
    sheet, _, name = path.partition("/")
    return sheet in rebuilt and artifact_of(sheet, name) in artifacts


def artifact_of(sheet: str, name: str) -> str:
    """Which of ARTIFACTS a file in a sheet's folder belongs to; empty for those of every build."""
    if name.startswith("csv/"):
        return "csv"
    if name.endswith(".apkg"):
        return "anki"
    if name.endswith(".pdf"):
        return "blank" if name.startswith(f"{sheet}-blank-") else "pdf"
    return ""


def load_manifest(out: Path) -> Manifest:
    """The manifest in `out`; an empty one where there is none, or none that can be read."""
    try:
        return read_manifest((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return Manifest(version="", sources=(), files=())


def build_time() -> int:
    """Now in seconds since 1970: SOURCE_DATE_EPOCH where it is set. ValueError where that is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return int(epoch) if epoch else int(time.time())


def _not_up_to_date(path: Path, where: Path, changes: str) -> Diagnostic:
    return error(
        code="ledger-not-up-to-date",
        message=f"the ledger is behind the sheet: {changes}",
        help=f"run `python -m generator build --no-locked {path.as_posix()}` and commit {where.name} with the sheet",
        path=where.as_posix(),
    )


def _os_error(code: str, fault: OSError, path: Path) -> Diagnostic:
    where = Path(fault.filename).as_posix() if isinstance(fault.filename, str) else path.as_posix()
    return Diagnostic(
        severity=Severity.ERROR,
        code=code,
        message=fault.strerror or str(fault),
        help="look at the path, its permissions and the free space",
        path=where,
    )
