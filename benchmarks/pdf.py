"""How long a page takes: ours, from sheet to proven PDF, beside the floor and beside md2pdf, all in one run.

The floor is the same HTML through bare WeasyPrint: one layout, one write, the same faces, the same tags. Cold is a new
process each time, warm a process that has made a page before.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pdf_sheets

from generator.facts import Sheet
from generator.templates import Templates
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.document import write_document
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf import PageOptions, make_page
from generator.writing.pdf.fitting import Fitter, Wishes
from generator.writing.pdf.geometry import Paper
from generator.writing.typography.faces import face_file

ROUNDS = 7

FLOOR = """
import sys, time
begun = time.perf_counter()
def once(path):
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    HTML(filename=path).render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1").write_pdf(
        path + ".pdf", pdf_variant="pdf/ua-1")
for _ in range(int(sys.argv[2])):
    once(sys.argv[1])
    print(time.perf_counter() - begun)
    begun = time.perf_counter()
"""
OURS = """
import sys, time
sys.path.insert(0, sys.argv[3])
from generator.loading import read
from generator.source import SourceFile
sheet, _ = read(SourceFile.of("sheet.md", open(sys.argv[1], encoding="utf-8").read()), "sheet")
begun = time.perf_counter()
from generator.writing.pdf import PageOptions, make_page
for _ in range(int(sys.argv[2])):
    page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
    assert page is not None, found
    print(time.perf_counter() - begun)
    begun = time.perf_counter()
"""
MD2PDF = """
import sys
from pathlib import Path
from md2pdf.core import md2pdf
md2pdf(pdf=Path(sys.argv[1] + ".pdf"), raw=Path(sys.argv[1]).read_text("utf-8"))
"""


def html_of(sheet: Sheet) -> str:
    """The HTML that `make_page` lays out, with its faces named by file."""
    templates = Templates()
    theme = load_theme("default", templates)
    typed = typeset(sheet, theme, {}, {}, NO_BLANKS)
    wishes = Wishes(largest=theme.largest, air=theme.air)
    arrangement = Fitter(manuscript=typed.manuscript, paper="a4", wishes=wishes, spare=0.12).solve()
    assert arrangement is not None
    size = Paper.of("a4", arrangement.orientation)  # type: ignore[arg-type]
    document = write_document(
        sheet,
        typed.manuscript,
        arrangement,
        page_size=(size.width, size.height),
        margins=(size.margin, size.footer),
        footer=("benchmark",),
        ruler=typed.ruler,
        tongue=typed.tongue,
        theme=theme,
        templates=templates,
    )
    html = document.html
    for face in document.faces:
        html = html.replace(face.url, face_file(face.family, face.cut).as_uri())
    return html


def seconds(program: str, *arguments: str) -> list[float]:
    """What `program` prints, and for one that prints nothing how long it ran."""
    begun = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return [float(line) for line in run.stdout.split()] or [time.perf_counter() - begun]


def main() -> None:
    root = str(Path(__file__).parents[1])
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for sheet in (pdf_sheets.small(), pdf_sheets.dense()):
            page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
            assert page is not None, found
            markdown, html = Path(folder, f"{sheet.name}.md"), Path(folder, f"{sheet.name}.html")
            markdown.write_text(sheet.source.text, "utf-8")
            html.write_text(html_of(sheet), "utf-8")

            def floor(rounds: int, html: Path = html) -> list[float]:
                return seconds(FLOOR, str(html), str(rounds))

            def ours(rounds: int, markdown: Path = markdown) -> list[float]:
                return seconds(OURS, str(markdown), str(rounds), root)

            # Turn and turn about, so that what else the machine does falls on both.
            pairs = [(floor(1)[0], ours(1)[0]) for _ in range(ROUNDS)]
            colds = [statistics.median(times) for times in zip(*pairs, strict=True)]
            warms = [statistics.median(run(ROUNDS + 2)[2:]) for run in (floor, ours)]
            other = ""
            if find_spec("md2pdf"):
                other = f"{statistics.median(seconds(MD2PDF, str(markdown))[0] for _ in range(3)):.2f}"
            rows.append({
                "sheet": sheet.name, "words": len(sheet.source.text.split()), "pt": page.font_size,
                "layouts": page.layouts, "fill": round(page.fill, 3),
                "cold floor": round(colds[0], 2), "cold ours": round(colds[1], 2),
                "cold ratio": round(colds[1] / colds[0], 2),
                "warm floor": round(warms[0], 3), "warm ours": round(warms[1], 3),
                "warm ratio": round(warms[1] / warms[0], 2),
                "md2pdf cold": other,
            })  # fmt: skip
    for row in rows:
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
