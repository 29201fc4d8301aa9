"""Folded sheets read back: whether each page is at its place, the right way up, and draws what it draws by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.writing.pdf.folding import Fold
from generator.writing.pdf.reading_back import drawn_text, says_in_any_order, squeeze

NEAR = 0.05  # points by which what is drawn may be elsewhere: numbers are rounded on the way

_Drawn: TypeAlias = tuple[int, str, tuple[float, ...]]  # kind, text and bounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Unfolded:
    """The pages in order as one PDF; on how many `sides` they are, and what is wrong."""

    pages: bytes
    sides: int
    wrong: tuple[str, ...]


def unfold(pdf: bytes, fold: Fold, paper: str, *, leftward: bool) -> Unfolded:
    """Read `pdf`, which is to be folded, back. Raises ValueError where it cannot be."""
    import pypdfium2

    try:
        sheets = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        inner = bytes(sheets.get_attachment(0).get_data()) if sheets.count_attachments() else b""
        if not inner:
            raise ValueError("the pages are not attached to the sheets that are to be folded")
        try:
            pages = pypdfium2.PdfDocument(inner)
        except pypdfium2.PdfiumError as fault:
            raise ValueError(str(fault)) from fault
        try:
            wrong = tuple(_differences(sheets, pages, fold, paper, leftward=leftward))
            return Unfolded(pages=inner, sides=len(sheets), wrong=wrong)
        finally:
            pages.close()
    finally:
        sheets.close()


def _differences(sheets: Any, pages: Any, fold: Fold, paper: str, *, leftward: bool) -> Iterator[str]:
    from pypdfium2 import raw

    plan = fold.plan(len(pages), leftward=leftward)
    if len(plan) != len(sheets):
        yield f"{len(sheets)} sides where {len(pages)} pages take {len(plan)}"
    for number, (side, sheet) in enumerate(zip(plan, sheets, strict=False), start=1):
        if not _alike(sheet.get_size(), fold.size(paper)):
            yield f"side {number} has another size than the paper"
        # Forms come in the order in which they are drawn: that of the places, blank pages aside.
        found = [piece for piece in sheet.get_objects(max_depth=1) if piece.type == raw.FPDF_PAGEOBJ_FORM]
        places = [place for place in side if place.page < len(pages)]
        if len(found) != len(places):
            yield f"side {number} shows {len(found)} pages instead of {len(places)}"
            continue
        for place, form in zip(places, found, strict=True):
            if not _alike(form.get_matrix().get(), fold.placed(place, paper)):
                yield f"page {place.page + 1} is not where it comes in order when side {number} is folded"
            page = pages[place.page]
            if not _same(_drawn(page, page), _drawn(sheet, form)):
                yield f"page {place.page + 1} does not show on side {number} what it shows by itself"


def _alike(found: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(found, wanted, strict=True))


def _same(own: list[_Drawn], shown: list[_Drawn]) -> bool:
    return len(own) == len(shown) and all(
        kind == other_kind and _alike(bounds, other_bounds) and _says(text, other_text)
        for (kind, text, bounds), (other_kind, other_text, other_bounds) in zip(own, shown, strict=True)
    )


def _says(text: str, other: str) -> bool:
    """Whether two pieces of text at the same place say the same; one upside down may come back in another order."""
    return text == other or (says_in_any_order(text, other) and says_in_any_order(other, text))


def _drawn(page: Any, within: Any) -> list[_Drawn]:
    """Everything that is drawn `within` a page, or a form on it: its kind, its text, and its bounds in there."""
    from pypdfium2 import raw

    texts = page.get_textpage()
    drawn: list[_Drawn] = []
    for piece in page.get_objects(form=None if within is page else within):
        text = squeeze(drawn_text(piece, texts)) if piece.type == raw.FPDF_PAGEOBJ_TEXT else ""
        drawn.append((piece.type, text, piece.get_bounds()))
    return drawn
