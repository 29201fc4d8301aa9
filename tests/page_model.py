"""Tables, sections and pages of the model, for tests of it."""

from __future__ import annotations

from page_samples import sheet_of

from generator.templates import Templates
from generator.writing.page.arrangement import Manuscript
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.boxes import Parts
from generator.writing.page.entries import Entry
from generator.writing.page.grid import Grid
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf.fitting import Fitter, Wishes
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting

RULER = Ruler()
LAST = "\n## Z\n\ntext\n"  # the only section of a sheet would be taken apart


def entry(text: str) -> Entry:
    return Entry(content=prose([Stretch(text, Setting())], RULER), markup=text)


def grid(*rows: tuple[str, ...], header: tuple[str, ...] = ()) -> Grid:
    return Grid(
        header=tuple(map(entry, header)),
        rows=tuple(tuple(map(entry, row)) for row in rows),
        padding=(0.2, 0.3),
        rule=0.05,
        header_rule=0.08,
    )


def parts(*heights: float) -> Parts:
    return Parts(heights, (0.0,) * len(heights), (0.0,) * len(heights))


def manuscript(markdown: str) -> Manuscript:
    return typeset(sheet_of(markdown), load_theme("default", Templates()), {}, {}, NO_BLANKS).manuscript


def fitter(sections: Manuscript, **wishes: object) -> Fitter:
    return Fitter(manuscript=sections, paper="a4", wishes=Wishes(largest=11.0, **wishes), spare=0.12)  # type: ignore[arg-type]  # as the test names them


def sections(count: int, rows: int = 6) -> str:
    table = "".join(f"| tool {row} | what it is for, in a few words |\n" for row in range(rows))
    return "# Shed\n" + "".join(
        f"\n## Shelf {number}\n\n| Tool | Use |\n| --- | --- |\n{table}" for number in range(count)
    )
