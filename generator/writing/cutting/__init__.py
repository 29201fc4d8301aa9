"""Cards to cut out: fronts and backs of the deck's own notes, for paper that is printed on both sides.

This door is light: what each step needs is loaded when it is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.facts import Sheet
from generator.notes import Media, Note
from generator.writing.cutting.options import CutCards, CutOptions

if TYPE_CHECKING:
    from generator.writing.cutting.proof import CutProof

__all__ = ["CutCards", "CutOptions", "is_alone", "make_cards", "prove_cards"]


def is_alone(sheet: Sheet, options: CutOptions) -> bool:
    """Whether each card is a page of its own, whatever the paper."""
    from generator.writing.cutting.grid import FORMATS, USUAL

    return FORMATS[options.card_format or sheet.meta.card_format or USUAL].alone


def make_cards(
    sheet: Sheet, notes: Sequence[Note], *, paper: str, media: Mapping[str, Media], options: CutOptions
) -> tuple[CutCards | None, tuple[Diagnostic, ...]]:
    """The cards of `notes` as PDFs on `paper`; None where there is nothing to cut, or with errors."""
    from generator.writing.cutting import making

    return making.make_cards(sheet, notes, paper=paper, media=media, options=options)


def prove_cards(notes: Sequence[Note], pdfs: Sequence[bytes]) -> CutProof:
    """Look for both sides of each card of `notes` in their places in `pdfs`. ValueError where one cannot be read."""
    from generator.writing.cutting import proof

    return proof.prove_cards(notes, pdfs)
