"""How good an arrangement looks and reads: what is taken off for each thing that a reader stumbles over."""

from __future__ import annotations

from math import fsum

from generator.writing.page.arrangement import Arrangement, Manuscript
from generator.writing.page.smallest import smallest_text
from generator.writing.pdf.composing import Setting, column_height

FILL = 0.4  # what a full page is worth, where the largest text is worth 1.0
SPREAD = 1.35  # what air can fill is as good as full
SHORT_LINE, LONG_LINE = 22.0, 40.0  # in em: typographers' 45 to 80 letters, and a little air at the end of each
STRAIN = 0.9  # of the rating is lost where all lines are hard to read
TINY = 7.5  # points: below that each further tenth of a point is missed
ILLEGIBLE = 6.5  # points: the same for the smallest listing or table, which is read more rarely
STUNTED = 0.4  # of the highest column beside it: a lower one leaves a hole in the page

COSTS = {
    "short line": 0.004,  # each em of SHORT_LINE
    # Short items and headings in lines across the page look like a letter, not like a sheet: 10 of 30 pages that were
    # looked at. In two columns across, or beside each other, they rated half a point of 5 more.
    "long line": 0.018,  # each em beyond LONG_LINE
    "reordered": 0.02,
    "cut": 0.03,  # each section that goes on in another column
    "tiny": 0.12,  # each point below TINY
    "illegible": 0.08,  # each point of the smallest text below ILLEGIBLE
    "stunted": 0.05,  # each column below STUNTED
    # All of the room below columns that end before the highest beside them: no air fills it. Whole sections on two
    # pages in 8.4 points with a fourth of it looked worse than divided ones in 9.5 without. Text that is as large as
    # it may be does not need the room.
    "ragged": 0.25,
    "scattered": 0.05,  # each further column, where nothing is on the page: a sheet of a few lines looks lost there
    "landscape": 0.035,
}


def rating(manuscript: Manuscript, arrangement: Arrangement, setting: Setting, largest: float) -> float:
    """How good an arrangement is; font size counts most, and all that are compared have nearly the same."""
    # What goes across the page between columns is a table or a drawing, which has no lines of that length.
    width = min((band.width for page in arrangement.pages for band in page), default=0.0)
    fill = min(1.0, arrangement.fill * SPREAD)
    score = arrangement.font_size / largest + FILL * fill
    score -= COSTS["short line"] * max(0.0, SHORT_LINE - width) + COSTS["long line"] * max(0.0, width - LONG_LINE)
    score -= COSTS["reordered"] * (setting.mode == "packed")
    score -= COSTS["cut"] * arrangement.cuts
    score -= STRAIN * _strain(manuscript, arrangement)
    score -= COSTS["tiny"] * max(0.0, TINY - arrangement.font_size)
    score -= COSTS["illegible"] * max(0.0, ILLEGIBLE - smallest_text(manuscript, arrangement))
    score -= COSTS["stunted"] * _stunted(arrangement)
    score -= COSTS["ragged"] * _ragged(arrangement) * min(1.0, largest - arrangement.font_size)
    score -= COSTS["scattered"] * (setting.columns - 1) * (1.0 - fill)
    return score - COSTS["landscape"] * (setting.orientation == "landscape")


def _strain(manuscript: Manuscript, arrangement: Arrangement) -> float:
    """The share of the text that is hard to read, from 0.0 to 1.0."""
    spaces = arrangement.spaces().items()
    hard = fsum(manuscript.sections[section].strain(space) for section, space in spaces)
    return min(1.0, hard / max(arrangement.used, 1.0))


def _ragged(arrangement: Arrangement) -> float:
    """The share of the columns' room that is below those that end first, from 0.0 to 1.0."""
    left = room = 0.0
    for band in (band for page in arrangement.pages for band in page):
        heights = [column_height(column) for column in band.columns]
        left += max(heights) * len(heights) - fsum(heights)
        room += max(heights) * len(heights)
    return left / max(room, 1.0)


def _stunted(arrangement: Arrangement) -> int:
    """How many columns are much lower than the highest beside them."""
    stunted = 0
    for band in (band for page in arrangement.pages for band in page):
        heights = [column_height(column) for column in band.columns]
        stunted += sum(height < STUNTED * max(heights) for height in heights)
    return stunted
