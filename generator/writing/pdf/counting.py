"""How many pages a sheet needs: asked where its author leaves that open, and where those that it has do not do."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from generator.papers import SIZES, size_of
from generator.writing.pdf.fitting import Fitter, Wishes, overflow

LEGIBLE = 6.5  # points; below that most readers hold the page closer
MOST_PAGES = 99
DOUBT = 0.12  # how much less room than estimated a sheet may take after all
MOST_LETTERS = 60_000
"""Letters on a page of SMALLEST text at the very most: A4 has 14,600 square em there, and the narrowest letters take a
quarter each. Real text stops at a third of that; what is far beyond it need not be set to know that it does not fit.
"""
TRIES = 6  # numbers of pages; what still fits none of them holds something that fits no page at all


def fewest_pages(fitter: Fitter, smallest: float) -> int:
    """How few pages hold everything at font size `smallest` or at that which is wished for; 0 where none do."""
    size = fitter.wishes.font_size or smallest
    over, _ = overflow(fitter, size)
    first = max(1, int((1.0 + over) * (1.0 - DOUBT)))
    likely = range(first, min(first + max(TRIES, first // 2), MOST_PAGES + 1))
    found = next((pages for pages in likely if _holds(fitter, pages, size)), 0)
    if found or likely.stop > MOST_PAGES or not _holds(fitter, MOST_PAGES, size):
        return found
    # Sections that are not divided, such as those of a blank page, may take far more pages than their area says.
    more = range(likely.stop, MOST_PAGES)
    return more.start + bisect_left(more, True, key=lambda pages: _holds(fitter, pages, size))


def _holds(fitter: Fitter, pages: int, size: float) -> bool:
    """Whether so many pages hold everything in text of that size."""
    several = replace(fitter, wishes=replace(fitter.wishes, pages=pages))
    return any(several.largest(setting, size, size) for setting in several.settings())


def most_letters(paper: str, wishes: Wishes) -> int:
    """How many letters the pages that are wished for can hold at the very most, in the smallest text there is."""
    (width, height), (short, long) = size_of(paper), SIZES["a4"]
    # A little paper has as much margin as a large one, so that this is still more than it holds.
    area = max(1.0, width * height / (short * long))
    return round(MOST_LETTERS * area) * (wishes.pages or MOST_PAGES)
