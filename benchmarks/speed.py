"""How fast the tool is, beside what its work takes with nothing but its libraries: python benchmarks/speed.py [ROW …]

Prints one table and adds its ratios to history.json. docs/benchmarks.md says what each row means; without names all
rows are measured but those of LONG.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pdf_sheets
from harness import ROUNDS, Command, Measured, in_turns, keep, table
from sheets import parts

from generator.loading import load_sheet
from generator.media import load_media
from generator.writing.pdf import PageOptions, make_page
from generator.writing.press.process import PRESS, Impression

HERE = Path(__file__).parent
ROOT = HERE.parent
CHEATSHEET = (sys.executable, "-m", "generator")
EMPTY = (sys.executable, "-c", "import json, pathlib")
MANY = 200
PAPERS = ("a4", "letter")


def command(folder: Path, *arguments: str, before: Callable[[], None] = lambda: None) -> Command:
    """A program in `folder`, whose builds know nothing of those elsewhere."""
    return Command(
        arguments=arguments,
        folder=folder,
        before=before,
        environment={"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)},
    )


def forget(folder: Path) -> None:
    """Take away what a build made, ledgers too."""
    for name in ("build", "cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for ledger in folder.rglob("*.ledger.jsonl"):
        ledger.unlink()


def gardens(folder: Path, sheets: int, sections: int) -> None:
    """So many sheets, each for a deck of its own."""
    for number in range(sheets):
        markdown = pdf_sheets.Gardener(number).sheet(sections)
        (folder / f"garden-{number:03}.md").write_text(f"---\ndeck: Garden {number}\n---\n\n{markdown}", "utf-8")


def start(folder: Path) -> Measured:
    """The help: how long the program itself takes to start."""
    return in_turns("help", "empty Python", command(folder, *CHEATSHEET, "--help"), command(folder, *EMPTY), most=3)


def unchanged(folder: Path) -> Measured:
    """A build of one sheet with nothing to do."""
    shutil.copy(ROOT / "source/ml-pro.md", folder / "sheet.md")
    ours = command(folder, *CHEATSHEET, "build", "sheet.md", "--only", "anki,csv")
    return in_turns("unchanged", "empty Python", ours, command(folder, *EMPTY), most=4)


def unchanged_many(folder: Path) -> Measured:
    """A build of 200 sheets with nothing to do; what may take a second."""
    gardens(folder, MANY, sections=3)
    ours = command(folder, *CHEATSHEET, "build", ".", "--only", "anki,csv")
    return in_turns(f"unchanged {MANY}", "empty Python", ours, command(folder, *EMPTY), most=40)


def deck(folder: Path, rows: int = 10_000, rounds: int = ROUNDS) -> Measured:
    """The first build of a deck and tables, its ledger too."""
    (folder / "parts.md").write_text(parts(rows), "utf-8")
    ours = command(
        folder, *CHEATSHEET, "build", "parts.md", "--only", "anki,csv", before=partial(forget, folder)
    )  # fmt: skip
    floor = command(folder, sys.executable, str(HERE / "bare_genanki.py"), str(rows), "bare.apkg")
    return in_turns(f"deck {rows}", "genanki", ours, floor, most=4, rounds=rounds)


def reading(folder: Path, rows: int = 10_000) -> Measured:
    """The reading of a sheet, with what is asked of it."""
    (folder / "parts.md").write_text(parts(rows), "utf-8")
    ours = command(folder, sys.executable, str(HERE / "our_reading.py"), "parts.md")
    floor = command(folder, sys.executable, str(HERE / "bare_markdown_it.py"), "parts.md")
    return in_turns(f"reading {rows}", "markdown-it", ours, floor, most=4)


def pages(folder: Path) -> Measured:
    """A first build of the largest sheet with everything: deck, tables, and a page and its blanks on both papers."""
    sheet = folder / "ml-pro.md"
    shutil.copy(ROOT / "source/ml-pro.md", sheet)
    papers = ("--paper", ",".join(PAPERS), "--only", "anki,csv,pdf,blank")
    ours = command(folder, *CHEATSHEET, "build", sheet.name, *papers, before=partial(forget, folder))
    html = laid_out(sheet)
    floor = command(folder, sys.executable, str(HERE / "bare_weasyprint.py"), *html)
    return in_turns("pages", "WeasyPrint", ours, floor, most=1.2)


def laid_out(path: Path) -> list[str]:
    """The HTML of each page as the press gets it last, in files beside the sheet at `path`, with all that it shows."""
    sheet, _, found = load_sheet(path)
    assert sheet is not None, found
    media, _ = load_media(sheet, path.parent)
    written: list[str] = []
    lay_out = PRESS.lay_out

    def kept(
        html: str, faces: Mapping[str, Path], pictures: Mapping[str, tuple[str, bytes]], expected: int
    ) -> Impression:
        impression = lay_out(html, faces, pictures, expected)
        for url, file in faces.items():
            html = html.replace(url, file.as_uri())
        for number, (url, (_, content)) in enumerate(pictures.items()):
            picture = path.with_name(f"picture-{number}")
            picture.write_bytes(content)
            html = html.replace(url, picture.as_uri())
        if impression.pdf:
            file = path.with_name(f"page-{len(written)}.html")
            file.write_text(html, "utf-8")
            written.append(str(file))
        return impression

    press: Any = PRESS
    press.lay_out = kept
    try:
        for blank in (False, True):
            for paper in PAPERS:
                page, faults = make_page(sheet, paper=paper, media=media, options=PageOptions(blank=blank))
                assert page is not None, faults
    finally:
        press.lay_out = lay_out
    return written


def page(folder: Path) -> Measured:
    """One page of a dense sheet, as large as it fits and proven, beside another tool's of the same Markdown."""
    (folder / "dense.md").write_text(pdf_sheets.dense().source.text, "utf-8")
    ours = command(
        folder, *CHEATSHEET, "build", "dense.md", "--only", "pdf", "--paper", "a4", before=partial(forget, folder)
    )
    floor = command(folder, sys.executable, str(HERE / "bare_md2pdf.py"), "dense.md", "dense.pdf")
    return in_turns("page", "md2pdf", ours, floor, most=2)


def jobs(folder: Path, sheets: int = 12) -> Measured:
    """Sheets with pages from nothing by two processes, beside one; where two processors are free."""
    gardens(folder, sheets, sections=6)
    build = (*CHEATSHEET, "build", ".", "--force", "--paper", "a4", "--jobs")
    ours = command(folder, *build, "2", before=partial(forget, folder))
    floor = command(folder, *build, "1", before=partial(forget, folder))
    return in_turns(f"jobs {sheets}", "one job", ours, floor, most=0.56)


ROWS: Mapping[str, Callable[[Path], Measured]] = {
    "help": start,
    "unchanged": unchanged,
    "unchanged-many": unchanged_many,
    "deck": deck,
    "reading": reading,
    "pages": pages,
    "page": page,
    "jobs": jobs,
    "deck-100000": partial(deck, rows=100_000, rounds=1),
    "jobs-200": partial(jobs, sheets=200),
}
# These take many minutes, and are measured only by name.
LONG = ("deck-100000", "jobs-200")


def main() -> None:
    measured = []
    for name in sys.argv[1:] or [name for name in ROWS if name not in LONG]:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(ROWS[name](Path(folder)))
    print(table(measured), end="")
    keep(measured)


if __name__ == "__main__":
    main()
