"""A finished page as a picture, and where on it texts are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.expressions import expression
from generator.writing.pdf.reading_back import squeeze

# Pixels for each point: sharp on a screen of twice the usual density, at the width that a preview gives a page.
SCALE = 2.0
# Of the picture of a page in an index: pixels, and colours, which keep it small.
SMALL_WIDTH, SMALL_COLOURS = 480, 48
# Markup of a source line, of which a page shows nothing.
_MARKUP = expression(r"[=*_`|#\\]")
_FORMULA = expression(r"\$+[^$]+\$+")
# Fewer letters than this are found anywhere.
_LEAST = 3
# A text with formulas is in pieces, this near to each other, in letters.
_NEAR = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a text is: on which page, counted from 0, and in which box, as shares of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Each page of `pdf` as a PNG."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = []
        for page in document:
            file = io.BytesIO()
            page.render(scale=SCALE).to_pil().save(file, "PNG")
            pictures.append(file.getvalue())
        return tuple(pictures)
    finally:
        document.close()


def small_picture(pdf: bytes) -> bytes:
    """The first page of `pdf` as a small PNG."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        file = io.BytesIO()
        picture = page.render(scale=SMALL_WIDTH / page.get_width()).to_pil()
        picture.convert("RGB").quantize(SMALL_COLOURS).save(file, "PNG", optimize=True)
        return file.getvalue()
    finally:
        document.close()


def find_places(pdf: bytes, texts: Sequence[str]) -> tuple[Place | None, ...]:
    """Where each of `texts`, given in source order, is in `pdf`; None where it is not found as one.

    Of texts that are the same, each gets a place of its own, in order.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_Letters(page) for page in document]
        taken: set[tuple[int, int]] = set()
        return tuple(_find(pages, text, taken) for text in texts)
    finally:
        document.close()


class _Letters:
    """The letters of a page as they are compared, and which of its characters each comes from."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self.width, self.height = page.get_size()
        self.characters = page.get_textpage()
        letters: list[str] = []
        self.origins: list[int] = []
        for number in range(self.characters.count_chars()):
            code = raw.FPDFText_GetUnicode(self.characters, number)
            for letter in _plain(chr(code)) if code else "":
                letters.append(letter)
                self.origins.append(number)
        self.text = "".join(letters)

    def box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """The box around letters, in points from the lower left corner."""
        boxes = [self.characters.get_charbox(number) for number in dict.fromkeys(self.origins[start:end])]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


def _plain(text: str) -> str:
    return _MARKUP.sub("", squeeze(text))


def _find(pages: Sequence[_Letters], text: str, taken: set[tuple[int, int]]) -> Place | None:
    pieces = [piece for part in _FORMULA.split(text) if len(piece := _plain(part)) >= _LEAST]
    if not pieces:
        return None
    for number, page in enumerate(pages):
        start = page.text.find(pieces[0])
        while start >= 0:
            end: int | None = start + len(pieces[0])
            for piece in pieces[1:]:
                assert end is not None
                found = page.text.find(piece, end, end + len(piece) + _NEAR)
                end = found + len(piece) if found >= 0 else None
                if end is None:
                    break
            if end is not None and (number, start) not in taken:
                taken.add((number, start))
                left, bottom, right, top = page.box(start, end)
                return Place(
                    page=number,
                    left=left / page.width,
                    top=1 - top / page.height,
                    right=right / page.width,
                    bottom=1 - bottom / page.height,
                )
            start = page.text.find(pieces[0], start + 1)
    return None
