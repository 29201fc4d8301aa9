"""What earlier builds made and of what: a sheet of which nothing has changed is not built again.

Everything is compared by content: the sheet, its ledger, its pictures, the author's templates, the options, the tool
itself and what it wrote. The records are kept in the user's own cache folder, not in the output folder: there they
might be a stranger's. Without them, or with damaged ones, everything is built.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from generator import __version__
from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.files import read_regular
from generator.reports import BuildResult, PageReport, SheetReport, Uncarded, told
from generator.request import SITE, Request
from generator.source import SourceFile, Span
from generator.templates import own_folder

FORMAT = 2
PACKAGE = Path(__file__).parent
# Under this name, which no sheet has, is what the site has in common.
SITE_RECORD = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What one sheet was made of, and what was made: hashes by path, empty for a file that was not there.

    `offers` are the kinds that its folder on the site has; `options` stands for everything else that decides what it
    becomes.
    """

    options: str
    artifacts: frozenset[str]
    offers: tuple[str, ...]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    report: SheetReport
    diagnostics: tuple[Diagnostic, ...]

    def is_fresh(self, request: Request, options: str) -> bool:
        """Whether building the sheet again would give what is there."""
        return (
            options == self.options
            and request.artifacts <= self.artifacts
            and (SITE not in request.artifacts or request.offers == self.offers)
            and all(hash_of(Path(path)) == digest for path, digest in self.inputs.items())
            and all(digest and hash_of(request.out / path) == digest for path, digest in self.outputs.items())
        )

    def joined(self, earlier: Record | None) -> Record:
        """This record with what an `earlier` build made of the very same, of other kinds."""
        if (
            earlier is None
            or (self.options, self.inputs) != (earlier.options, earlier.inputs)
            or self.artifacts & earlier.artifacts
            or has_errors((*self.diagnostics, *earlier.diagnostics))
        ):
            return self
        pages = sorted((*earlier.report.pages, *self.report.pages), key=lambda page: page.file)
        return replace(
            self,
            artifacts=self.artifacts | earlier.artifacts,
            offers=self.offers or earlier.offers,
            outputs={**earlier.outputs, **self.outputs},
            report=replace(self.report, pages=tuple(pages), package=self.report.package or earlier.report.package),
            diagnostics=tuple(dict.fromkeys((*earlier.diagnostics, *self.diagnostics))),
        )


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none that can be read."""
    try:
        return hashlib.sha256(read_regular(path)).hexdigest()
    except OSError:
        return ""


def options_of(request: Request) -> str:
    """A hash of what decides the outputs beside the sheets: options, templates, the tool and its libraries."""
    options = {
        field.name: getattr(request, field.name)
        for field in fields(request)
        if field.name not in ("artifacts", "now", "offers", "out", "processes", "templates")
    }
    folders = request.templates.folders
    templates = [(path.as_posix(), hash_of(path)) for folder in folders for path in files_below(folder)]
    told = json.dumps([options, templates, _tool()], sort_keys=True, default=plain)
    return hashlib.sha256(told.encode()).hexdigest()


def plain(value: object) -> object:
    """What JSON has no word for: the values among a request's options that are dataclasses."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"an option of a type that has no hash: {value!r}")


def _tool() -> list[object]:
    """This version of the tool, the libraries beside it, and Python's.

    With os and not pathlib: this is most of what a build with nothing to do costs.
    """
    own = [(str(path), (found := path.stat()).st_size, found.st_mtime_ns) for path in files_of_tool().values()]
    beside = sorted(
        name for place in sys.path if place.endswith("site-packages") and os.path.isdir(place)  # noqa: PTH112
        for name in os.listdir(place) if name.endswith(".dist-info")  # noqa: PTH208
    )  # fmt: skip
    return [__version__, sys.version, own, beside]


def files_of_tool() -> dict[str, Path]:
    """The tool's own files by their names in a wheel, where its templates are inside the package."""
    templates = own_folder()
    return {
        **{path.relative_to(PACKAGE).as_posix(): path for path in files_below(PACKAGE)},
        **{f"templates/{path.relative_to(templates).as_posix()}": path for path in files_below(templates)},
    }


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, sorted, but what Python has compiled."""
    return [
        Path(name)
        for name in sorted(
            f"{place}{os.sep}{name}"
            for place, _, names in os.walk(folder)
            if not place.endswith("__pycache__")
            for name in names
        )
    ]


def fresh_records(
    paths: Iterable[Path], request: Request, options: str, records: Mapping[str, Record]
) -> dict[Path, Record]:
    """The records of those sheets that need not be built again."""
    # Who asks for these wants a build, or another ledger.
    if request.linting or any(asdict(request.wishes).values()):
        return {}
    known = ((path, records.get(path.as_posix())) for path in paths)
    return {path: record for path, record in known if record is not None and record.is_fresh(request, options)}


def is_site_fresh(request: Request, options: str, records: Mapping[str, Record]) -> bool:
    """Whether what the sheets of a site share is as it should be, or no site is asked for."""
    record = records.get(SITE_RECORD)
    if SITE not in request.artifacts:
        return True
    return record is not None and record.is_fresh(replace(request, artifacts=frozenset({SITE}), offers=()), options)


def unchanged(records: Mapping[Path, Record]) -> BuildResult:
    """The result of a build for which there was nothing to do."""
    reports = {path: record.report for path, record in records.items()}
    found = (diagnostic for record in records.values() for diagnostic in record.diagnostics)
    decks = {path: report.deck for path, report in reports.items()}
    return BuildResult(diagnostics=told(found, decks), reports=tuple(reports.values()), unchanged=len(reports))


# ---- the records of one output folder ------------------------------------------------------------------------------


def load_records(out: Path) -> dict[str, Record]:
    """What is known of the sheets that were built into `out`, by their paths as they were given."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        content = json.loads(read_regular(_place(out)))
        if content["format"] == FORMAT:
            return {path: _record(entry) for path, entry in content["sheets"].items()}
    return {}


def save_records(out: Path, records: Mapping[str, Record]) -> None:
    """Keep `records`; where that cannot be, the next build makes everything."""
    place = _place(out)
    content = {"format": FORMAT, "sheets": {path: _entry(record) for path, record in sorted(records.items())}}
    aside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside.write_text(json.dumps(content, ensure_ascii=True), "utf-8")
        aside.replace(place)
    except OSError:
        with suppress(OSError):
            aside.unlink()


def _place(out: Path) -> Path:
    """The file with the records of builds from this folder into `out`."""
    home = os.environ.get("XDG_CACHE_HOME") or (
        "~/Library/Caches" if sys.platform == "darwin" else os.environ.get("LOCALAPPDATA") or "~/.cache"
    )
    name = hashlib.sha256(f"{Path.cwd()}\0{out.resolve()}".encode(errors="surrogatepass")).hexdigest()
    return Path(os.path.expanduser(home)) / "cheatsheet-generator" / f"{name}.json"  # noqa: PTH111 - no HOME, no error


def _entry(record: Record) -> dict[str, Any]:
    sources = {found.source.path: found.source.text for found in record.diagnostics if found.source is not None}
    return {
        "options": record.options,
        "artifacts": sorted(record.artifacts),
        "offers": record.offers,
        "inputs": dict(record.inputs),
        "outputs": dict(record.outputs),
        "report": asdict(record.report),
        "sources": sources,
        "diagnostics": [_told(found) for found in record.diagnostics],
    }


def _told(found: Diagnostic) -> dict[str, Any]:
    return {
        "severity": found.severity.value,
        "code": found.code,
        "message": found.message,
        "help": found.help,
        "source": found.source.path if found.source is not None else None,
        "span": [found.span.start, found.span.end] if found.span is not None else None,
        "path": found.path,
    }


def _record(entry: Mapping[str, Any]) -> Record:
    report = dict(entry["report"])
    report["pages"] = tuple(PageReport(**page) for page in report["pages"])
    report["uncarded"] = tuple(Uncarded(**line) for line in report["uncarded"])
    sources = {path: SourceFile.of(path, text) for path, text in entry["sources"].items()}
    return Record(
        options=entry["options"],
        artifacts=frozenset(entry["artifacts"]),
        offers=tuple(entry["offers"]),
        inputs=entry["inputs"],
        outputs=entry["outputs"],
        report=SheetReport(**report),
        diagnostics=tuple(_diagnostics(entry["diagnostics"], sources)),
    )


def _diagnostics(told: Iterable[Mapping[str, Any]], sources: Mapping[str, SourceFile]) -> Iterator[Diagnostic]:
    for one in told:
        span = one["span"]
        yield Diagnostic(
            severity=Severity(one["severity"]),
            code=one["code"],
            message=one["message"],
            help=one["help"],
            source=sources[one["source"]] if one["source"] is not None else None,
            span=Span(start=span[0], end=span[1]) if span is not None else None,
            path=one["path"],
        )
