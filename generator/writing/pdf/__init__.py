"""The page as PDF: fitted in a model, laid out once, proven.

This door is light: what each step needs is loaded when it is taken, while the press, a process of its own, loads its
libraries side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.facts import Sheet
from generator.notes import Media
from generator.writing.pdf.page import Page, PageOptions
from generator.writing.press.process import PRESSES

if TYPE_CHECKING:
    from generator.templates import BrokenTemplateError
    from generator.writing.pdf.pictures import Pictures
    from generator.writing.pdf.proof import Proof

__all__ = [
    "Page",
    "PageOptions",
    "make_page",
    "make_pages",
    "presses_for",
    "printable",
    "prove",
    "unfold_pages",
    "warm_up",
]


FEWEST_FOR_TWO = 3
"""So many pages are laid out sooner by two presses: the second one loads for as long as two pages take."""


def presses_for(pages: int, processes: int) -> int:
    """How many presses lay out so many `pages` of a sheet that may have so many `processes`."""
    return min(processes, len(PRESSES)) if pages >= FEWEST_FOR_TWO else 1


def warm_up(presses: int = 1) -> None:
    """Start what lays pages out, so that it is ready when the first page is."""
    # What keeps it from starting is told with the page that needs it.
    with suppress(OSError):
        for press in PRESSES[:presses]:
            press.start()


def make_page(
    sheet: Sheet, *, paper: str, media: Mapping[str, Media], options: PageOptions
) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    """`sheet` as one PDF on `paper`; None with errors. A page that cannot be proven is not made."""
    warm_up()
    from generator.writing.pdf import making

    return making.make_page(sheet, paper=paper, media=media, options=options)


def make_pages(
    sheet: Sheet,
    asked: Sequence[tuple[str, PageOptions]],
    *,
    media: Mapping[str, Media],
    broken: Callable[[BrokenTemplateError], Diagnostic],
    processes: int = 1,
) -> tuple[tuple[Page | None, tuple[Diagnostic, ...]], ...]:
    """The same for each paper with its options that is `asked`: the sheet is set once, and the press never waits.

    A template that is `broken` costs its page alone. So many `processes` may be at work.
    """
    presses = presses_for(len(asked), processes)
    warm_up(presses)
    from generator.writing.pdf import making

    return making.make_pages(sheet, asked, media=media, broken=broken, presses=presses)


def prove(sheet: Sheet, pdf: bytes, *, pictures: Collection[str] = (), blank: bool = False) -> Proof:
    """Look for everything that `sheet` shows in the text of `pdf`. Raises ValueError where `pdf` cannot be read."""
    from generator.writing.pdf import proof

    return proof.prove(sheet, pdf, pictures=pictures, blank=blank)


def unfold_pages(sheet: Sheet, pdf: bytes, fold: str, paper: str) -> tuple[bytes, int, tuple[str, ...]]:
    """The pages of `sheet` that are folded in `pdf`, in order, the sides that these are on, and what is wrong.

    Raises ValueError where `pdf` cannot be read, or no pages come with it.
    """
    from generator.writing.page.tongue import Tongue
    from generator.writing.pdf.folding import FOLDS
    from generator.writing.pdf.unfolding import unfold

    unfolded = unfold(pdf, FOLDS[fold], paper, leftward=Tongue.of(sheet).direction == "rtl")
    return unfolded.pages, unfolded.sides, unfolded.wrong


def printable(media: Mapping[str, Media]) -> Pictures:
    """The pictures of `media` as a page shows them."""
    from generator.writing.pdf import pictures

    return pictures.printable(media)
