"""`verify`: what was built is read back and held against the facts of its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.diagnostics import Diagnostic, error, has_errors, in_order
from generator.files import read_regular
from generator.loading import unusable
from generator.naming import artifact_of, cards_series, fold_of, sheet_of
from generator.preparing import Prepared, prepare
from generator.publishing import MANIFEST, load_manifest
from generator.request import ARTIFACTS, SITE, build_time
from generator.verifying import (
    Count,
    Verdict,
    listed,
    together,
    verify_coverage,
    verify_csvs,
    verify_package,
    verify_site,
)
from generator.writing.manifest import FileEntry, SourceEntry

_Value = TypeVar("_Value")

BUILD_AGAIN = "run `cheatsheet build`"
# What a plain build does not make.
AGAIN = {kind: f"run `cheatsheet build --only {kind}`" for kind in ("cards", SITE)}


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofResult:
    """What was proven: counts for each artifact, and every loss."""

    counts: tuple[Count, ...]
    diagnostics: tuple[Diagnostic, ...]


def verify(out: Path, paths: Sequence[Path]) -> ProofResult:
    """Hold all that the manifest in `out` names, or only the sheets at or below `paths`, against the sources.

    The sources and their ledgers are read again; the artifacts are read by code that had no part in writing them.
    """
    manifest = load_manifest(out)
    if manifest is None or not manifest.sources:
        fault = error(
            code="nothing-built",
            message="there is no manifest of a build here",
            help=BUILD_AGAIN,
            path=(out / MANIFEST).as_posix(),
        )
        return ProofResult(counts=(), diagnostics=(fault,))
    files: dict[str, list[FileEntry]] = defaultdict(list)
    for file in manifest.files:
        files[sheet_of(file.path)].append(file)
    wanted = {path.resolve() for path in paths}
    sources = [source for source in manifest.sources if not wanted or wanted & _places(source)]
    # A manifest may be a stranger's: of the files that it names, those elsewhere are read only if they are asked for.
    elsewhere = [source for source in sources if not wanted and not _is_near(Path(source.path))]
    sources = [source for source in sources if source not in elsewhere]
    published = frozenset(file.path.partition("/")[2] for file in manifest.files if artifact_of(file.path) == SITE)
    verdicts = [_verify_sheet(out, source, files[source.sheet], published) for source in sources]
    # A shard has a part of a site; its index is made when it is merged.
    if published and not wanted and manifest.shard is None:
        verdicts.append(_verify_shared(out, files[""], published))
    verdict = together(verdicts)
    built = frozenset[Path]().union(*map(_places, sources))
    not_built = tuple(_not_built(path) for path in dict.fromkeys(paths) if path.resolve() not in built)
    far = tuple(map(_far, elsewhere))
    return ProofResult(counts=verdict.counts, diagnostics=(*not_built, *far, *in_order(verdict.diagnostics)))


def _places(source: SourceEntry) -> frozenset[Path]:
    """The paths that name this sheet: its own, and those of the folders that it is in."""
    path = Path(source.path).resolve()
    return frozenset((path, *path.parents))


def _not_built(path: Path) -> Diagnostic:
    message = "no sheet of this folder was built" if path.is_dir() else "this sheet was not built"
    return error(code="not-built", message=message, help=BUILD_AGAIN, path=path.as_posix())


def _is_near(path: Path) -> bool:
    """Whether `path` is below the current folder, links followed."""
    return path.resolve().is_relative_to(Path().resolve())


def _far(source: SourceEntry) -> Diagnostic:
    return error(
        code="source-outside",
        message="the manifest names this sheet, which is outside of the current folder: it was not read",
        help="name it on the command line if it is yours",
        path=source.path,
    )


def _verify_sheet(out: Path, source: SourceEntry, files: Sequence[FileEntry], published: frozenset[str]) -> Verdict:
    if not Path(source.path).is_file():
        return Verdict(counts=(), diagnostics=(_stale(source, f"{source.path} is not there any more"),))
    prepared, diagnostics = prepare(Path(source.path), build_time(), name=source.sheet)
    if prepared is None or has_errors(diagnostics):
        return Verdict(counts=(), diagnostics=diagnostics)
    if prepared.source.sha256 != source.sha256 or prepared.changes:
        message = f"{source.path} or its ledger has changed since {out.as_posix()} was built"
        return Verdict(counts=(), diagnostics=(_stale(source, message),))
    contents, intact = _read_back(out, files, source)
    beside, on_site = (_below(f"{place}/", contents) for place in (source.sheet, f"{SITE}/{source.sheet}"))
    pages = _below(f"{source.sheet}/", {file.path: file.pages for file in files})
    counts = _below(f"{SITE}/{source.sheet}/", {file.path: file.pages for file in files})
    folder, guids = f"{out.as_posix()}/{source.sheet}", {note.fact: note.guid for note in prepared.notes}
    entries = beside.get("coverage.json")
    verdicts = [intact, _verify_reading(prepared)]
    verdicts.append(verify_coverage(prepared.sheet, guids, prepared.told, entries, f"{folder}/coverage.json"))
    verdicts += _verdicts(prepared, beside, pages, folder)
    if on_site:
        folder = f"{out.as_posix()}/{SITE}/{source.sheet}"
        offered = {name: one for name, one in on_site.items() if artifact_of(f"{source.sheet}/{name}")}
        # What a site offers is mostly what is beside it, which has been read.
        if not offered.items() <= beside.items():
            verdicts += _verdicts(prepared, offered, counts, folder)
        verdicts.append(verify_site(prepared.sheet, prepared.notes, on_site, folder, published))
    return together(verdicts)


def _below(folder: str, by_path: Mapping[str, _Value]) -> dict[str, _Value]:
    """What is below `folder`, by path from there."""
    return {path.removeprefix(folder): value for path, value in by_path.items() if path.startswith(folder)}


def _verify_shared(out: Path, files: Sequence[FileEntry], published: frozenset[str]) -> Verdict:
    """The index names every sheet of the site, and nothing is published that no build made."""
    contents, intact = _read_back(out, files)
    index = f"{SITE}/index.html"
    linked = listed(contents.get(index, b""))
    wanted = sorted(path for path in published if path.endswith("/index.html"))
    place = (out / index).as_posix()
    faults = [
        error(code="lost-on-site", message=f"{place}: there is no link to {path}", help=AGAIN[SITE], path=place)
        for path in wanted
        if path not in linked
    ]
    count = Count(artifact=place, what="sheets", expected=len(wanted), found=len(wanted) - len(faults))
    faults += [
        error(
            code="foreign-on-site",
            message="this file is in the folder that is published, and no build made it",
            help="move it elsewhere, or delete it",
            path=path.as_posix(),
        )
        for path in sorted((out / SITE).rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and path.relative_to(out / SITE).as_posix() not in published
    ]
    return together((intact, Verdict(counts=(count,), diagnostics=tuple(faults))))


def _stale(source: SourceEntry, message: str) -> Diagnostic:
    return error(code="stale-build", message=message, help=BUILD_AGAIN, path=source.path)


def _read_back(
    out: Path, files: Sequence[FileEntry], source: SourceEntry | None = None
) -> tuple[dict[str, bytes], Verdict]:
    """What `out` holds of `files`, by path, and whether it is what was built of `source`, to the byte.

    What was made of an earlier version is left out: that is one fault, and says all that a look into the files would.
    """
    contents: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    stale: dict[str, list[str]] = defaultdict(list)
    made_of = source.sha256 if source else ""
    for file in files:
        path = out / file.path
        again = AGAIN.get(artifact_of(file.path), BUILD_AGAIN)
        try:
            content = read_regular(path)
        except OSError as fault:
            diagnostics.append(unusable("missing-artifact", fault, path))
            continue
        if file.source != made_of:
            stale[again].append(path.as_posix())
            continue
        contents[file.path] = content
        if FileEntry.of(file.path, content, file.source, file.pages) != file:
            diagnostics.append(
                error(
                    code="changed-artifact",
                    message="this is not the file that was built: its hash is not the manifest's",
                    help=again,
                    path=path.as_posix(),
                )
            )
    intact = len(contents) - sum(fault.code == "changed-artifact" for fault in diagnostics)
    diagnostics += (_stale_files(paths, again, source) for again, paths in stale.items() if source)
    count = Count(artifact=MANIFEST, what="files", expected=len(files), found=intact)
    return contents, Verdict(counts=(count,), diagnostics=tuple(diagnostics))


def _stale_files(paths: Sequence[str], again: str, source: SourceEntry) -> Diagnostic:
    """One fault for all files of a sheet that one command makes anew."""
    shown = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    made = "was" if len(paths) == 1 else "were"
    message = f"{shown} {made} made of an earlier version of this sheet"
    return error(code="stale-artifact", message=message, help=again, path=source.path)


def _verdicts(prepared: Prepared, contents: dict[str, bytes], pages: Mapping[str, int], folder: str) -> list[Verdict]:
    """Decks, tables and pages in a `folder`, each by its own reader; `pages` is how many pages each was built with."""
    sheet, deck, notes = prepared.sheet, prepared.deck, prepared.notes
    of_kind: dict[str, dict[str, bytes]] = {kind: {} for kind in ("", *ARTIFACTS)}
    for name, content in contents.items():
        of_kind[artifact_of(f"{sheet.name}/{name}")][name] = content
    verdicts: list[Verdict] = []
    for name, content in of_kind["anki"].items():
        verdicts.append(verify_package(sheet, deck, notes, content, f"{folder}/{name}"))
    if of_kind["csv"]:
        tables = {name.removeprefix("csv/"): content for name, content in of_kind["csv"].items()}
        verdicts.append(verify_csvs(sheet, deck, notes, tables, f"{folder}/csv"))
    for series in cards_series(of_kind["cards"]):
        pdfs = [of_kind["cards"][name] for name in series]
        expected = sum(pages[name] for name in series)
        verdicts.append(_verify_cards(prepared, pdfs, f"{folder}/{series[0]}", expected=expected))
    for kind in ("pdf", "blank"):
        for name, content in of_kind[kind].items():
            path = f"{folder}/{name}"
            verdicts.append(_verify_page(prepared, content, path, blank=kind == "blank", expected=pages[name]))
    return verdicts


def _verify_reading(prepared: Prepared) -> Verdict:
    """What readers of the author's file see of it is in the sheet, which all artifacts are held against."""
    found = prepared.lines - len(prepared.lost)
    count = Count(artifact=prepared.source.path, what="lines", expected=prepared.lines, found=found)
    return Verdict(counts=(count,), diagnostics=prepared.lost)


def _verify_cards(prepared: Prepared, pdfs: Sequence[bytes], path: str, *, expected: int) -> Verdict:
    """Both sides of each card to cut out are in their places."""
    from generator.writing.cutting import prove_cards

    sheet = prepared.sheet
    try:
        proven = prove_cards(prepared.notes, pdfs)
    except ValueError as fault:
        unreadable = error(code="unreadable-page", message=str(fault), help=AGAIN["cards"], path=path)
        return Verdict(counts=(), diagnostics=(unreadable,))
    losses = [
        error(
            code="lost-on-card",
            message=f"{path}: {loss.what} does not say: {loss.text[:60]}",
            help=AGAIN["cards"],
            source=sheet.source,
            span=sheet.facts[loss.fact].span,
        )
        if loss.fact is not None
        else error(code="lost-on-card", message=f"{loss.what}: {loss.text[:60]}", help=AGAIN["cards"], path=path)
        for loss in proven.losses
    ]
    if proven.pages != expected:
        message = f"{proven.pages} pages where {expected} were built"
        losses.insert(0, error(code="page-count", message=message, help=AGAIN["cards"], path=path))
    pages = Count(artifact=path, what="pages", expected=expected, found=proven.pages)
    lost = min(proven.looked_for, len(proven.losses))
    sides = Count(artifact=path, what="sides", expected=proven.looked_for, found=proven.looked_for - lost)
    return Verdict(counts=(pages, sides), diagnostics=tuple(losses))


def _verify_page(prepared: Prepared, pdf: bytes, path: str, *, blank: bool, expected: int) -> Verdict:
    """Everything that the sheet shows (on a self-test page: everything that it does not ask) is in the PDF's text."""
    from generator.writing.pdf import printable, prove, unfold_pages

    sheet = prepared.sheet
    fold, paper = fold_of(f"{sheet.name}/{path.rpartition('/')[2]}")
    sides: int | None = None
    wrong: tuple[str, ...] = ()
    try:
        if fold:
            pdf, sides, wrong = unfold_pages(sheet, pdf, fold, paper)
        proven = prove(sheet, pdf, pictures=printable(prepared.media).shown.keys(), blank=blank)
    except ValueError as fault:
        unreadable = error(code="unreadable-page", message=str(fault), help=BUILD_AGAIN, path=path)
        return Verdict(counts=(), diagnostics=(unreadable,))
    losses = tuple(
        error(
            code="lost-on-page",
            message=f"{path}: the {loss.what} is not on the page",
            help=BUILD_AGAIN,
            source=sheet.source,
            span=loss.span,
        )
        for loss in proven.losses
    )
    losses = (*(error(code="wrong-fold", message=reason, help=BUILD_AGAIN, path=path) for reason in wrong), *losses)
    found = proven.pages if sides is None else sides
    pages = Count(artifact=path, what="pages", expected=expected, found=found)
    if found != expected:
        message = f"{found} pages where {expected} were built"
        losses = (error(code="page-count", message=message, help=BUILD_AGAIN, path=path), *losses)
    counts = [pages]
    if fold:
        counts.append(Count(artifact=path, what="places", expected=proven.pages, found=proven.pages - len(wrong)))
    said = Count(artifact=path, what="blocks", expected=proven.looked_for, found=proven.looked_for - len(proven.losses))
    return Verdict(counts=(*counts, said), diagnostics=losses)
