"""Proven pages put on the sheets that are printed and folded: the very content of each, moved and turned as a whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from generator.writing.pdf.folding import Fold

PAGES = "pages.pdf"
"""The name of the attachment: the pages one by one, with their tags, for screens and those who hear them."""
PRODUCER = "cheatsheet-generator"
TICK = 20.0  # points: how long a mark is where paper is folded; the first 12 to 14 are where few printers print
FINE, GREY = 0.4, 0.55  # of a mark's line: points, and from black to white
DASH = 3.0  # points: of the line to cut along


def impose(
    pdf: bytes, fold: Fold, paper: str, *, leftward: bool, language: str, title: str, attached: bytes = b""
) -> tuple[bytes, int]:
    """The pages of `pdf` on sides of `paper`, and how many sides that are.

    The pages by themselves, or what else is to be `attached`, come with them.
    """
    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter()
    forms = [_form(page, writer) for page in reader.pages]
    width, height = fold.size(paper)
    plan = fold.plan(len(forms), leftward=leftward)
    for side in plan:
        page = writer.add_blank_page(width, height)
        drawn = {f"/P{place.page}": (place, forms[place.page]) for place in side if place.page < len(forms)}
        page[NameObject("/Resources")] = DictionaryObject(
            {
                NameObject("/XObject"): DictionaryObject(
                    {NameObject(name): form.indirect_reference for name, (_, form) in drawn.items()}
                )
            }
        )
        lines = [f"q {_numbers(*fold.placed(place, paper))} cm {name} Do Q" for name, (place, _) in drawn.items()]
        content = StreamObject()
        content.set_data("\n".join([*lines, *_marks(fold, width, height)]).encode())
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {
            NameObject("/DisplayDocTitle"): BooleanObject(True),
            NameObject("/PrintScaling"): NameObject("/None"),
            NameObject("/Duplex"): NameObject("/DuplexFlipShortEdge" if fold.rows == 1 else "/Simplex"),
        }
    )
    writer.metadata = {"/Title": title, "/Producer": PRODUCER}
    writer.add_attachment(PAGES, attached or pdf)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue(), len(plan)


def _form(page: Any, writer: PdfWriter) -> Any:
    """A page as something that can be drawn: its own content and resources, its size as its bounds."""
    form = StreamObject()
    form.set_data(page.get_contents().get_data())
    form = form.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in page.mediabox)
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    writer._add_object(form)
    return form


def _numbers(*numbers: float) -> str:
    return " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)


def _marks(fold: Fold, width: float, height: float) -> Iterator[str]:
    """Marks where the paper is folded, at its edges and where folds meet, and the line to cut along."""
    yield f"q {GREY} G {FINE} w"
    across, down = width / fold.columns, height / fold.rows
    for column in range(1, fold.columns):
        x = column * across
        yield _line(x, 0, x, TICK)
        yield _line(x, height - TICK, x, height)
        if fold.rows > 1:
            yield _line(x, down - TICK / 4, x, down + TICK / 4)
    if fold.rows > 1:
        for left, right in ((0, TICK), (width - TICK, width)):
            yield _line(left, down, right, down)
        yield f"0 G [{DASH} {DASH}] 0 d"
        yield _line(across, down, width - across, down)
        yield from _scissors(across, down)
    yield "Q"


def _line(left: float, bottom: float, right: float, top: float) -> str:
    return f"{_numbers(left, bottom)} m {_numbers(right, top)} l S"


def _scissors(x: float, y: float) -> Iterator[str]:
    """A pair of scissors that opens to the right at (x, y), where the cut begins."""
    yield f"q [] 0 d 0.6 w 1 0 0 1 {_numbers(x, y)} cm"
    for side in (1, -1):
        yield f"-4 {-1.6 * side} m 5 {1.6 * side} l S"
        # A ring of radius 1.6, in four curves.
        yield (
            f"-4 {-2.2 * side} m "
            + " ".join(
                f"{_numbers(*(part for a, b in points for part in (-5.6 + 1.6 * a, side * (-2.2 + 1.6 * b))))} c"
                for points in RING
            )
            + " S"
        )
    yield "Q"


_K = 0.5523  # how far the handles of a curve are from its ends, for a quarter of a circle
RING = (
    ((1, _K), (_K, 1), (0, 1)),
    ((-_K, 1), (-1, _K), (-1, 0)),
    ((-1, -_K), (-_K, -1), (0, -1)),
    ((_K, -1), (1, -_K), (1, 0)),
)
