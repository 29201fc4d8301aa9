"""What a PDF says in certain places of its pages, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.writing.pdf.reading_back import Bounds, drawn_pieces, lines_of, tags_of


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedTexts:
    """One page: the squeezed text in each of its places, and what is in none or over the edge of one."""

    inside: tuple[str, ...]
    outside: str


def placed_texts(
    pdf: bytes, places: Callable[[str, int, tuple[float, float]], Sequence[Bounds]]
) -> tuple[PlacedTexts, ...]:
    """What is where in `pdf`. Raises ValueError where it cannot be read.

    `places` is called with the keywords of the document, the number of a page from 0, and its width and height; it
    says where to look: left, top, right and bottom in points from the upper left corner.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        words = document.get_metadata_value("Keywords")
        return tuple(_placed(page, places(words, number, page.get_size())) for number, page in enumerate(document))
    finally:
        document.close()


def _placed(page: object, places: Sequence[Bounds]) -> PlacedTexts:
    height = page.get_size()[1]  # type: ignore[attr-defined]  # pypdfium2 has no types
    inside: list[list[tuple[int, str]]] = [[] for _ in places]
    outside: list[tuple[int, str]] = []
    target = outside
    for mark, text, bounds in drawn_pieces(page):
        if not text.strip():
            continue
        if bounds is not None:
            left, bottom, right, top = bounds
            around = (left, height - top, right, height - bottom)
            found = next((place for place, slot in enumerate(places) if _holds(slot, around)), None)
            target = outside if found is None else inside[found]
        # What is within a drawing goes with what is before it.
        target.append((mark, text))
    tags = tags_of(page)
    return PlacedTexts(
        inside=tuple("".join(lines_of(pieces, tags)) for pieces in inside), outside="".join(lines_of(outside, tags))
    )


def _holds(slot: Bounds, ink: Bounds) -> bool:
    return slot[0] <= ink[0] and slot[1] <= ink[1] and ink[2] <= slot[2] and ink[3] <= slot[3]
