"""How well pages are fitted: layouts, fill and font size over fifty sheets, and the size beside the largest possible.

The largest possible is found by brute force: for every way to set the page, sizes above ours are really laid out, with
the model's own word that they do not fit ignored.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

import pdf_sheets

from generator.facts import Sheet
from generator.loading import read
from generator.source import SourceFile
from generator.templates import Templates
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.document import write_document
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf import PageOptions, make_page
from generator.writing.pdf.fitting import MODES, STEP, Fitter, Wishes
from generator.writing.pdf.geometry import Paper
from generator.writing.press.process import PRESS
from generator.writing.typography.faces import face_file

BRUTE_SHEETS = 6
UPWARDS = 0.06  # how far above our size brute force looks
BELIEF = -3.0  # em of column height by which the model may be wrong


def brute_force(sheet: Sheet, ours: float) -> tuple[float, int]:
    """The largest size at which a real layout holds `sheet` on one page, and how many layouts it took to know."""
    templates = Templates()
    theme = load_theme("default", templates)
    typed = typeset(sheet, theme, {}, {}, NO_BLANKS)
    wishes = Wishes(largest=theme.largest, air=theme.air)
    hopeful = Fitter(manuscript=typed.manuscript, paper="a4", wishes=wishes, spare=BELIEF)
    layouts = 0
    size = min(theme.largest, round(ours * (1 + UPWARDS) / STEP) * STEP)
    while size > ours + STEP / 2:
        for setting in [one._replace(mode=mode) for one in hopeful.settings() for mode in MODES]:
            arrangement = hopeful.arrange(setting, size, theme.air)
            if arrangement is None:
                continue
            paper = Paper.of("a4", setting.orientation)
            document = write_document(
                sheet,
                typed.manuscript,
                arrangement,
                page_size=(paper.width, paper.height),
                margins=(paper.margin, paper.footer),
                footer=("benchmark",),
                ruler=typed.ruler,
                tongue=typed.tongue,
                theme=theme,
                templates=templates,
            )
            faces = {face.url: face_file(face.family, face.cut) for face in document.faces}
            impression = PRESS.lay_out(document.html, faces, {}, 1)
            layouts += 1
            foot = max(place[3] for name, place in impression.places.items() if name != "foot")
            if impression.pages == 1 and foot <= paper.height - paper.margin - paper.footer + 0.5:
                return round(size, 2), layouts
        size -= STEP
    return ours, layouts


def report(name: str, sheets: list[Sheet]) -> list[tuple[Sheet, float]]:
    """One line for each sheet and one for all; what fits, with its size."""
    fitted = []
    layouts, fills = [], []
    for sheet in sheets:
        page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
        if page is None:
            say(f"{sheet.name:<40.40} {found[-1].code}")
            continue
        say(
            f"{sheet.name:<40.40} {page.orientation:9} {page.columns} columns  {page.font_size:5.2f} pt  "
            f"fill {page.fill:.3f}  layouts {page.layouts}"
        )
        fitted.append((sheet, page.font_size))
        layouts.append(page.layouts)
        fills.append(page.fill)
    if layouts:
        say(
            f"== {name}: {len(layouts)} of {len(sheets)} fit; one layout for {layouts.count(1) / len(layouts):.0%}, "
            f"at most {max(layouts)}; fill {statistics.median(fills):.3f} in the median, {min(fills):.3f} at least"
        )
    return fitted


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Over the generated sheets, and over the Markdown files and folders named on the command line."""
    fitted = report("generated", pdf_sheets.fifty())
    paths = [path for name in sys.argv[1:] for path in sorted(Path(name).rglob("*.md")) or [Path(name)]]
    read_sheets = [
        read(SourceFile.of(path.name, path.read_text("utf-8-sig")), path.stem)[0] for path in paths if path.is_file()
    ]
    if read_sheets:
        fitted += report("read", [sheet for sheet in read_sheets if sheet is not None])
    # Where the theme's largest size is reached there is nothing left to gain.
    open_ended = [(sheet, size) for sheet, size in fitted if size < load_theme("default", Templates()).largest]
    for sheet, size in open_ended[:: max(1, len(open_ended) // BRUTE_SHEETS)][:BRUTE_SHEETS]:
        best, layouts = brute_force(sheet, size)
        say(
            f"{sheet.name:<40.40} ours {size:.2f} pt, brute force {best:.2f} pt: "
            f"{best / size - 1:.1%} ({layouts} layouts)"
        )


if __name__ == "__main__":
    main()
