"""On how many pages a sheet can be read: one, or as few as hold it in text that nobody holds closer."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from generator.writing.page.arrangement import Arrangement, Manuscript
from generator.writing.page.smallest import broken_code, tiny_code
from generator.writing.pdf.counting import LEGIBLE, fewest_pages
from generator.writing.pdf.fitting import SMALLEST, Fitter
from generator.writing.pdf.folding import Fold

# The same where signs have more strokes than letters: Chinese in four columns of 6.8 and 7.65 points rated 3.4 and 3.7
# of 5, Japanese in two of 7.8 points 4.
LEGIBLE_IN = {"zh": 7.5, "ja": 7.5, "ko": 7.0}
LEAST_CODE = 6.0  # points
MOST_TINY = 0.3  # of a page may be code in type below LEAST_CODE: pages of more rated 2.8 of 5, the same on two 3.9
CODE_LEGIBLE = 7.0  # points: the size of text beside which code has LEAST_CODE
LARGER = 1.05  # how much larger it must be on more pages, or one does as well

# The least size of text in points, by how many pages hold the sheet at LEGIBLE. Who turns pages anyway loses nothing by
# one more: sheets of three to nine pages in four columns of 6.5 to 7 points rated 3.2 to 3.8 of 5, in three columns or
# two of 7.5 and more 3.9 to 4.2.
FLOORS = ((3, 7.5),)
MOST_MORE = 1 / 3  # of the pages that a floor may add, and one in any case; a wide table may take far more

# What is taken up by further lines of broken code, of a page with text below SPARING: a sheet of 7.4 points in four
# columns with 0.32 of them rated 3.2, one of 7.15 in five with 0.15 the same, on two pages of 9.9 both 4. Sheets with
# 0.09 rated 4 on one page.
MOST_BROKEN = 0.14
SPARING = 7.5


class Small(NamedTuple):
    """What is too small to read on one page, `text` or `code`, or `broken` code, and its size in points."""

    what: str
    size: float


class Several(NamedTuple):
    """A sheet on several pages; `least` is how few do, where a fold has more."""

    arrangement: Arrangement | None
    least: int


def too_small(manuscript: Manuscript, arrangement: Arrangement) -> Small | None:
    """What most of a page is that is hard to read, if it is."""
    share, size = tiny_code(manuscript, arrangement, LEAST_CODE)
    if share > MOST_TINY:
        return Small("code", size)
    if LEGIBLE <= arrangement.font_size < SPARING and broken_code(manuscript, arrangement) > MOST_BROKEN:
        return Small("broken", arrangement.font_size)
    return Small("text", arrangement.font_size) if arrangement.font_size < legible(manuscript) else None


def legible(manuscript: Manuscript) -> float:
    """The size in points below which readers of this language hold a page closer."""
    return LEGIBLE_IN.get(manuscript.language.partition("-")[0], LEGIBLE)


def several(fitter: Fitter, small: Small | None, fold: Fold | None) -> Several | None:
    """The sheet on as few pages as are legible; None where what is `small` on one is no larger on more."""
    least, tears, smallest = _fewest(fitter)
    if small:
        if smallest < LEGIBLE:
            return None
        least = max(least, 2)  # one might do, in columns that break most of the code
    if not fold and not fitter.wishes.font_size and smallest >= LEGIBLE:
        least, smallest = _comfortable(replace(fitter, tears=tears), least, smallest)
    # What is left of a folded sheet is used for larger text.
    pages = fold.filled(least) if fold else least
    found = _solved(fitter, pages, smallest, tears=tears)
    if found is None and not small:
        found = _solved(fitter, pages, SMALLEST, tears=True)
    if found is not None and not fold and not fitter.wishes.font_size and _is_tiny(fitter, found):
        more = fewest_pages(replace(fitter, tears=tears), CODE_LEGIBLE)
        larger = _solved(fitter, more, CODE_LEGIBLE, tears=tears) if more >= pages else None
        if larger is not None and not _is_tiny(fitter, larger):
            least, found = more, larger
    if small and (found is None or _size(fitter, small, found) < small.size * LARGER):
        return None
    return Several(found, least)


def _comfortable(fitter: Fitter, least: int, smallest: float) -> tuple[int, float]:
    """The same with the floor that a sheet of at least so many pages has, where that is met."""
    for pages, latin in FLOORS:
        floor = round(latin * legible(fitter.manuscript) / LEGIBLE, 1)
        more = fewest_pages(fitter, floor) if least >= pages else 0
        if 0 < more <= least + max(1, int(least * MOST_MORE)):
            return max(least, more), floor
    return least, smallest


def _solved(fitter: Fitter, pages: int, smallest: float, *, tears: bool) -> Arrangement | None:
    return replace(fitter, wishes=replace(fitter.wishes, pages=pages), tears=tears).solve(smallest)


def _is_tiny(fitter: Fitter, arrangement: Arrangement) -> bool:
    return tiny_code(fitter.manuscript, arrangement, LEAST_CODE)[0] > MOST_TINY


def _size(fitter: Fitter, small: Small, arrangement: Arrangement) -> float:
    """The size of what was `small`, where the sheet is set as in `arrangement`."""
    if small.what != "code":
        return arrangement.font_size
    share, size = tiny_code(fitter.manuscript, arrangement, LEAST_CODE)
    return size if share > MOST_TINY else LEAST_CODE * LARGER


def _fewest(fitter: Fitter) -> tuple[int, bool, float]:
    """How few pages hold everything, whether words are torn on them, and the least size of their text."""
    for smallest in (legible(fitter.manuscript), SMALLEST):
        for tears in (False, True):
            if pages := fewest_pages(replace(fitter, tears=tears), smallest):
                return pages, tears, smallest
    return 1, True, SMALLEST
