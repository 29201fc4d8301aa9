"""The largest text at which everything fits: searched in the model, over orientation, columns and division."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum

from generator.writing.page.arrangement import Arrangement, Band, Manuscript
from generator.writing.page.boxes import Space, height
from generator.writing.page.design import DESIGN
from generator.writing.pdf.composing import NARROWEST_COLUMN, Composer, Setting, column_height
from generator.writing.pdf.geometry import Orientation, Paper
from generator.writing.pdf.rating import rating

STEP = 0.05  # of the font size, in points
SMALLEST = 5.5
MOST_AIR = 2.0
MOST_GAP = 1.1  # em that justifying a column may add to each gap between sections
MOST_FALL = 2.0  # em by which that may bring the columns' foot further down
NEARLY = 0.87  # of the largest font size: within that what is easier to read counts, below it nothing does
REORDERED = 1.05  # how much larger the text must be in another order than the author's, which readers expect
HARDLY = 1.06  # how much further whole sections may reach than divided ones
MODES = ("divided", "whole", "packed")
"""Sections divided between columns, kept whole in the author's order, or kept whole in any order."""
COLUMNS = (3, 2, 4, 1, 5)
"""How many columns to try; the likely ones first, because the best so far sets the mark for the others."""
ORIENTATIONS: tuple[Orientation, ...] = ("portrait", "landscape")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What the author fixed (0 or empty for what is open), and the theme's measures.

    `pages` is None for one page, or where that does not hold everything as few as do.
    `order` of the sections is `free` or `kept`.
    """

    orientation: str = ""
    columns: int = 0
    font_size: float = 0.0
    pages: int | None = 1
    order: str = ""
    largest: float = 11.0
    air: float = 1.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Fitter:
    """Arranges one manuscript on one paper.

    `corrections` are measured heights over predicted ones, by section; `spare` is kept free at the foot, in em. Words
    are torn only where it `tears`.
    """

    manuscript: Manuscript
    paper: str
    wishes: Wishes
    spare: float
    tears: bool = False
    corrections: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def composer(self) -> Composer:
        """Composes pages for this fitter."""
        return Composer(
            manuscript=self.manuscript,
            paper=self.paper,
            pages=self.wishes.pages or 1,
            spare=self.spare,
            narrow=bool(self.wishes.columns),
            tears=self.tears,
            corrections=self.corrections,
        )

    # ---- the search ------------------------------------------------------------------------------------------------

    def settings(self) -> Iterator[Setting]:
        """Every way to set the page that the author left open; for each number of columns the divided ones first."""
        for columns in (self.wishes.columns,) if self.wishes.columns else COLUMNS:
            for orientation in ORIENTATIONS:
                if self.wishes.orientation not in ("", orientation):
                    continue
                spans = columns > 1 and (self._widest > NARROWEST_COLUMN or self.wishes.columns)
                for wide in (False, True) if spans else (False,):
                    yield Setting(orientation, columns, MODES[0], wide)

    @cached_property
    def _widest(self) -> float:
        """The width that the widest section takes in full."""
        return max(self.manuscript.full, default=0.0)

    def solve(self, smallest: float = SMALLEST) -> Arrangement | None:
        """The best arrangement; None where even `smallest` text does not fit."""
        if self.wishes.font_size:
            size = self.wishes.font_size
            modes = MODES if self.wishes.order == "free" else MODES[:2]
            kept = self._best([(size, one._replace(mode=mode)) for one in self.settings() for mode in modes])
            if kept is not None or not self._may_reorder:
                return kept
            return self._best([(size, one._replace(mode="packed")) for one in self.settings()])
        found: list[tuple[float, Setting]] = []
        mark = smallest
        for setting in self.settings():
            if setting.wide and self.composer.column_width(setting, mark) > self._widest:
                continue
            size = self.largest(setting, mark, self.wishes.largest)
            found.append((size, setting))
            mark = max(mark, size * NEARLY)
        # Kept whole, sections reach hardly further than divided ones, and mostly less far.
        divided = tuple((size, setting) for size, setting in found if setting.columns > 1 and size >= mark)
        for size, setting in divided:
            whole = setting._replace(mode="whole")
            reached = self.largest(whole, mark, min(size * HARDLY, self.wishes.largest))
            found.append((reached, whole))
            mark = max(mark, reached * NEARLY)
        if self._may_reorder:
            least = mark if self.wishes.order == "free" else max((size for size, _ in found), default=0.0) * REORDERED
            for size, setting in divided:
                packed = setting._replace(mode="packed")
                reached = self.largest(packed, max(mark, least), min(size * HARDLY, self.wishes.largest))
                found.append((reached, packed))
                mark = max(mark, reached * NEARLY)
        return self._best([(size, setting) for size, setting in found if size >= mark])

    @property
    def _may_reorder(self) -> bool:
        """Whether sections may be in another order than the author's."""
        if self.manuscript.joined:
            return False
        if self.wishes.order:
            return self.wishes.order == "free"
        return not self.manuscript.ordered

    def largest(self, setting: Setting, smallest: float, most: float) -> float:
        """The largest font size from `smallest` to `most` at which `setting` holds everything; 0.0 where none does."""
        low, high = round(smallest / STEP + 0.499), round(most / STEP)
        if low > high:
            return 0.0
        draft = self.composer.draft(setting, low * STEP, self.wishes.air)
        if not draft.fits:
            return 0.0
        while low < high:
            # Text takes room with the square of its size, which says where to look next.
            guess = round(low * max(draft.load, 0.01) ** -0.5)
            middle = min(max(guess, low + 1), high)
            tried = self.composer.draft(setting, middle * STEP, self.wishes.air)
            if tried.fits:
                low, draft = middle, tried
            else:
                high = middle - 1
                if high - low > 3:
                    draft = draft._replace(load=(low / (high - 1)) ** 2)
        return low * STEP

    def _best(self, candidates: list[tuple[float, Setting]]) -> Arrangement | None:
        rated = [
            (self.rating(arrangement, setting), -number, arrangement, setting)
            for number, (size, setting) in enumerate(candidates)
            if (arrangement := self.arrange(setting, size, self.wishes.air)) is not None
        ]
        if not rated:
            return None
        _, _, arrangement, setting = max(rated, key=lambda one: one[:2])
        return self._aired(arrangement, setting)

    def rating(self, arrangement: Arrangement, setting: Setting) -> float:
        """How good an arrangement is, beside others of nearly the same size."""
        return rating(self.manuscript, arrangement, setting, self.wishes.largest)

    # ---- the finished page -----------------------------------------------------------------------------------------

    def arrange(self, setting: Setting, size: float, air: float) -> Arrangement | None:
        """The page at font `size`, what is left over spread over the gaps between sections; None if it does not fit."""
        pages = self.composer.bands(setting, size, air)
        if not pages:
            return None
        bands = [band for page in pages for band in page]
        return Arrangement(
            orientation=setting.orientation,
            columns=setting.columns,
            font_size=round(size, 2),
            air=air,
            pages=tuple(tuple(map(justified, page)) for page in pages),
            used=fsum(column_height(column) for band in bands for column in band.columns),
            room=fsum(band.height * len(band.columns) for band in bands),
        )

    def _aired(self, arrangement: Arrangement, setting: Setting) -> Arrangement:
        """The same page with paddings as generous as there is room for, unless that cuts more sections in two."""
        size, air = arrangement.font_size, self.wishes.air

        def fits(more: float) -> bool:
            return self.composer.draft(setting, size, air * more).fits

        def looks_right(more: float) -> bool:
            aired = self.arrange(setting, size, air * more)
            return aired is not None and aired.cuts <= arrangement.cuts

        most = _bisected(fits, MOST_AIR)
        if most > 1.0 and not looks_right(most):
            most = _bisected(looks_right, most)
        return (self.arrange(setting, size, air * most) if most > 1.0 else None) or arrangement


def _bisected(holds: Callable[[float], bool], most: float) -> float:
    """The largest factor from 1.0 to `most` for which it `holds`, nearly; 1.0 where hardly more does."""
    low, high = 1.0, most
    if not holds(1.02):
        return low
    while high - low > 0.02:
        middle = (low + high) / 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return low


def justified(band: Band) -> Band:
    """The columns of `band` with their gaps widened, so that they end together where that takes little.

    Where it takes more, they stay as they are: gaps of several sizes beside each other are worse than several ends.
    """
    heights = [column_height(column) for column in band.columns]
    gaps = [sum(part.above > 0 for part in column) for column in band.columns]
    tallest = max(heights, default=0.0)
    foot = max(tallest, min(band.height, tallest + MOST_FALL))
    if any(foot - height > MOST_GAP * count for height, count in zip(heights, gaps, strict=True)):
        foot = tallest
    columns = []
    for column, high, count in zip(band.columns, heights, gaps, strict=True):
        more = (foot - high) / count if 0 < foot - high <= MOST_GAP * count else 0.0
        columns.append(tuple(replace(part, above=part.above + more) if part.above > 0 else part for part in column))
    return replace(band, columns=tuple(columns))


def overflow(fitter: Fitter, size: float = SMALLEST) -> tuple[float, tuple[tuple[str, float], ...]]:
    """How much too much there is at font `size` (1.0 is a page more), and each section's share of it all."""
    best = 0.0
    weights: tuple[float, ...] = ()
    for orientation in ORIENTATIONS:
        if fitter.wishes.orientation not in ("", orientation):
            continue
        width, room = (points / size for points in Paper.of(fitter.paper, orientation).room)
        narrow = width < 2 * NARROWEST_COLUMN + DESIGN.gutter
        for columns in (1,) if narrow else range(2, 6):
            column = (width - (columns - 1) * DESIGN.gutter) / columns
            heights = tuple(height(section, Space(column)) for section in fitter.manuscript.sections)
            head = height(fitter.manuscript.head, Space(width, size=size))
            share = (fsum(heights) + DESIGN.section_gap * len(heights)) / (columns * max(room - head, 1.0))
            if not best or share < best:
                best, weights = share, heights
    total = fsum(weights) or 1.0
    shares = tuple(zip(fitter.manuscript.titles, (weight / total for weight in weights), strict=True))
    return best - 1.0, shares
