"""What the sheets of a site share, made from all of them that are there: those of this build and of earlier ones.

So a build of one sheet keeps the index whole, whichever sheets were built in which order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.freshness import Record, hash_of
from generator.naming import sheet_of
from generator.publishing import Output, Present
from generator.reports import SheetReport, broken_template
from generator.request import SITE, Request
from generator.templates import BrokenTemplateError
from generator.writing.manifest import SourceEntry
from generator.writing.site.entries import ENTRY, Entry, read_entry

SHARED_FILES = 3  # the index, its style sheet and script
SHARED = SourceEntry(sheet="", path="", sha256="")


@dataclass(kw_only=True, slots=True)
class Indexing:
    """Makes what all sheets share for one `request`, and keeps of what.

    Where the sources are `elsewhere`, no sheet leaves the site.
    """

    request: Request
    elsewhere: bool = False
    faults: list[Diagnostic] = field(default_factory=list)
    made: Output | None = None
    entries: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def __call__(self, present: Present) -> Output | None:
        """The index of the sheets that are `present`, with what their pages share.

        A sheet whose source is gone leaves the site with its pages.
        """
        entries: list[Entry] = []
        gone: set[str] = set()
        for path in sorted(present.files):
            name = sheet_of(path)
            if not path.startswith(f"{SITE}/") or not name or path != f"{SITE}/{name}/{ENTRY}":
                continue
            source = present.sources.get(name)
            if source is None or not (self.elsewhere or Path(source.path).is_file()):
                gone.add(name)
                continue
            entry = read_entry(name, present.read(path) or b"")
            entries.append(entry if f"{SITE}/{name}/{entry.picture}" in present.files else entry.unpictured())
            self.entries.append(path)
            self.sources.append(source.path)
        from generator.writing.site.pages import common_files

        try:
            files = common_files(entries, self.request.templates)
        except BrokenTemplateError as fault:
            self.faults.append(broken_template(fault))
            return None
        self.made = Output(
            source=SHARED,
            artifacts=frozenset({SITE}),
            files={f"{SITE}/{path}": content for path, content in files.items()},
            leaving=frozenset(gone),
            ledger_path=None,
            ledger=b"",
        )
        return self.made

    def record(self, options: str) -> Record | None:
        """What is to be known of it, so that it is not made again."""
        if self.made is None:
            return None
        inputs = [*self.sources, *((self.request.out / path).as_posix() for path in self.entries)]
        return Record(
            options=options,
            artifacts=frozenset({SITE}),
            offers=(),
            inputs={path: hash_of(Path(path)) for path in inputs},
            outputs={entry.path: entry.sha256 for entry in self.made.entries()},
            report=NO_REPORT,
            diagnostics=(),
        )


NO_REPORT = SheetReport(name="", facts=0, notes=0, cards=0, pages=(), ledger="", deck="")
