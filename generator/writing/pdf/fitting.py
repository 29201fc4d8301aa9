"""The largest text at which everything fits: searched in the model, over orientation, columns and division."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.writing.page.arrangement import Arrangement, Band, Manuscript, Slice
from generator.writing.page.boxes import Parts, Space, height
from generator.writing.page.design import DESIGN
from generator.writing.pdf.filling import Flow, divide, slices
from generator.writing.pdf.geometry import Orientation, Paper
from generator.writing.pdf.packing import pack

STEP = 0.05  # of the font size, in points
SMALLEST = 5.5
NARROWEST_COLUMN = 16.0  # in em: narrower than that, too many lines hold two words
MOST_AIR = 1.9
MOST_GAP = 1.1  # em that justifying a column may add to each gap between sections
NEARLY = 0.988  # of the largest font size: below that no beauty counts
MODES = ("whole", "packed", "divided")
"""Sections kept whole in the author's order, kept whole in any order, or divided between columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What the author fixed (0 or empty for what is open), and the theme's measures."""

    orientation: str = ""
    columns: int = 0
    font_size: float = 0.0
    pages: int = 1
    largest: float = 12.0
    air: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One way to set the page, its font size aside; with `wide` a section too wide for a column spans the page."""

    orientation: Orientation
    columns: int
    mode: str
    wide: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Fitter:
    """Arranges one manuscript on one paper.

    `corrections` are measured heights over predicted ones, by section; `spare` is kept free at the foot, in em.
    """

    manuscript: Manuscript
    paper: str
    wishes: Wishes
    spare: float
    corrections: Mapping[int, float] = field(default_factory=dict)

    # ---- the search ------------------------------------------------------------------------------------------------

    def settings(self) -> Iterator[Setting]:
        """Every way to set the page that the author left open."""
        orientations: tuple[Orientation, ...] = ("portrait", "landscape")
        for orientation in orientations:
            if self.wishes.orientation not in ("", orientation):
                continue
            for columns in range(1, 6) if not self.wishes.columns else (self.wishes.columns,):
                if columns == 1:
                    yield Setting(orientation=orientation, columns=columns, mode=MODES[0])
                    continue
                for mode in MODES:
                    yield Setting(orientation=orientation, columns=columns, mode=mode)
                    if self._widest > NARROWEST_COLUMN:
                        yield Setting(orientation=orientation, columns=columns, mode=mode, wide=True)

    @cached_property
    def _widest(self) -> float:
        """The narrowest that the widest section can be."""
        return max((section.narrowest for section in self.manuscript.sections), default=0.0)

    def solve(self, smallest: float = SMALLEST) -> Arrangement | None:
        """The best arrangement; None where even `smallest` text does not fit."""
        if self.wishes.font_size:
            return self._best([(self.wishes.font_size, setting) for setting in self.settings()])
        found: list[tuple[float, Setting]] = []
        most = 0.0
        # Divided columns reach furthest, so they set the mark that the others must nearly reach.
        for setting in sorted(self.settings(), key=lambda setting: -MODES.index(setting.mode)):
            size = self.largest(setting, max(smallest, most * NEARLY))
            if size is not None:
                found.append((size, setting))
                most = max(most, size)
        return self._best([(size, setting) for size, setting in found if size >= most * NEARLY])

    def largest(self, setting: Setting, smallest: float) -> float | None:
        """The largest font size from `smallest` up at which `setting` holds everything; None where none does."""
        low, high = round(smallest / STEP + 0.499), round(self.wishes.largest / STEP)
        if low > high or not self.bands(setting, low * STEP):
            return None
        if self.bands(setting, high * STEP):
            return high * STEP
        while high - low > 1:
            middle = (low + high) // 2
            if self.bands(setting, middle * STEP):
                low = middle
            else:
                high = middle
        return low * STEP

    def _best(self, candidates: list[tuple[float, Setting]]) -> Arrangement | None:
        arrangements = [
            (self.rating(arrangement, setting), -number, arrangement)
            for number, (size, setting) in enumerate(candidates)
            if (arrangement := self.arrange(setting, size)) is not None
        ]
        return max(arrangements, key=lambda rated: rated[:2])[2] if arrangements else None

    def rating(self, arrangement: Arrangement, setting: Setting) -> float:
        """How good an arrangement is; font size counts most, and all that are compared have nearly the same."""
        width = arrangement.pages[0][-1].width if arrangement.pages[0] else 0.0
        score = arrangement.font_size / self.wishes.largest
        score += 0.4 * arrangement.fill
        score -= 0.004 * max(0.0, 22.0 - width) + 0.004 * max(0.0, width - 44.0)
        score -= {"whole": 0.0, "packed": 0.02, "divided": 0.0}[setting.mode]
        score -= 0.03 * sum(part.start > 0 for page in arrangement.pages for band in page for column in band.columns
                             for part in column)  # fmt: skip
        # A sheet of a few lines looks lost in many columns.
        score -= 0.05 * (setting.columns - 1) * (1.0 - arrangement.fill)
        return score - (0.02 if setting.orientation == "landscape" else 0.0)

    # ---- one setting -----------------------------------------------------------------------------------------------

    def bands(self, setting: Setting, size: float, air: float | None = None) -> tuple[tuple[Band, ...], ...]:
        """The pages' bands at font `size`; none where it does not fit."""
        width, room = (points / size for points in Paper.of(self.paper, setting.orientation).room)
        air = self.wishes.air if air is None else air
        pages: list[tuple[Band, ...]] = []
        left = list(range(len(self.manuscript.sections)))
        for number in range(self.wishes.pages):
            head = height(self.manuscript.head, Space(width, air)) if number == 0 else 0.0
            taken, bands = self._page(left, setting, Space(width, air), room - head - self.spare, number)
            if bands is None:
                return ()
            pages.append(bands)
            left = left[taken:]
        return tuple(pages) if not left else ()

    def _page(
        self, left: list[int], setting: Setting, space: Space, room: float, number: int
    ) -> tuple[int, tuple[Band, ...] | None]:
        """How many of the sections `left` this page takes, and its bands."""
        pages_after = self.wishes.pages - 1 - number
        if not pages_after:
            return len(left), self._banded(left, setting, space, room)
        low, high = 0, len(left)
        while low < high:
            middle = (low + high + 1) // 2
            if self._banded(left[:middle], setting, space, room) is not None:
                low = middle
            else:
                high = middle - 1
        return low, self._banded(left[:low], setting, space, room) if low else None

    def _banded(self, sections: list[int], setting: Setting, space: Space, room: float) -> tuple[Band, ...] | None:
        column = (space.width - (setting.columns - 1) * DESIGN.gutter) / setting.columns
        if setting.columns > 1 and column < NARROWEST_COLUMN and not self.wishes.columns:
            return None
        groups: list[tuple[bool, list[int]]] = []
        for section in sections:
            strip = setting.columns > 1 and self.manuscript.wants[section] > column
            if setting.columns > 1 and self.manuscript.sections[section].narrowest > column:
                if not setting.wide and not self.wishes.columns:
                    return None
                strip = strip or setting.wide
            if strip or not groups or groups[-1][0]:
                groups.append((strip, [section]))
            else:
                groups[-1][1].append(section)
        gap = DESIGN.section_gap * space.air
        room -= gap * max(0, len(groups) - 1)
        for strip, members in groups:
            if strip:
                room -= self._flow(members, space, gap, whole=False).whole
        flows = [members for strip, members in groups if not strip]
        bands: list[Band] = []
        for strip, members in groups:
            above = gap if bands else 0.0
            if strip:
                flow = self._flow(members, space, gap, whole=False)
                strip_slices = slices(flow, 0, len(flow.heights))
                bands.append(Band(columns=(strip_slices,), width=space.width, height=flow.whole, above=above))
                continue
            limit = room if len(flows) == 1 else None
            columns = self._columns(members, setting, Space(column, space.air), gap, room, limit)
            if columns is None:
                return None
            tall = max(_height(column_slices) for column_slices in columns)
            room -= tall if limit is None else 0.0
            bands.append(Band(columns=columns, width=column, height=limit if limit is not None else tall, above=above))
        return tuple(bands) if room > -1e-6 else None

    def _columns(
        self, members: list[int], setting: Setting, space: Space, gap: float, room: float, limit: float | None
    ) -> tuple[tuple[Slice, ...], ...] | None:
        if room <= 0:
            return None
        if setting.mode == "packed":
            return pack(self._parts(members, space), setting.columns, gap, room)
        flow = self._flow(members, space, gap, whole=setting.mode == "whole")
        if not flow.fits(setting.columns, room):
            return None
        if limit is None:
            limit = flow.lowest(setting.columns, room) or room
        cuts = divide(flow, setting.columns, limit)
        return tuple(slices(flow, start, end) for start, end in cuts)

    def _parts(self, members: list[int], space: Space) -> list[tuple[int, Parts]]:
        return [(section, self._corrected(section, space)) for section in members]

    def _corrected(self, section: int, space: Space) -> Parts:
        parts = self.manuscript.sections[section].parts(space)
        factor = self.corrections.get(section)
        if factor is None:
            return parts
        return parts._replace(heights=tuple(part * factor for part in parts.heights))

    def _flow(self, members: list[int], space: Space, gap: float, *, whole: bool) -> Flow:
        return Flow.of(self._parts(members, space), gap, whole=whole)

    # ---- the finished page -----------------------------------------------------------------------------------------

    def arrange(self, setting: Setting, size: float) -> Arrangement | None:
        """The page at font `size`: what is left over becomes air, then gaps between sections."""
        low, high = 1.0, MOST_AIR
        pages = self.bands(setting, size)
        air = self.wishes.air
        if not pages:
            return None
        if self.bands(setting, size, air * 1.04):
            while high - low > 0.02:
                middle = (low + high) / 2
                tried = self.bands(setting, size, self.wishes.air * middle)
                if tried:
                    low, pages, air = middle, tried, self.wishes.air * middle
                else:
                    high = middle
        used = room = 0.0
        justified: list[tuple[Band, ...]] = []
        for page in pages:
            for band in page:
                room += band.height * len(band.columns)
                used += sum(_height(column) for column in band.columns)
            justified.append(tuple(_justified(band) for band in page))
        return Arrangement(
            orientation=setting.orientation,
            columns=setting.columns,
            font_size=round(size, 2),
            air=air,
            pages=tuple(justified),
            used=used,
            room=room,
        )


def _height(column: tuple[Slice, ...]) -> float:
    return sum(part.height + part.above for part in column)


def _justified(band: Band) -> Band:
    """The columns of `band` with their gaps widened, so that they end together where that takes little."""
    tallest = max((_height(column) for column in band.columns), default=0.0)
    columns = []
    for column in band.columns:
        gaps = sum(part.above > 0 for part in column)
        more = min(MOST_GAP, (max(tallest, min(band.height, tallest + 2.0)) - _height(column)) / gaps) if gaps else 0.0
        columns.append(tuple(replace(part, above=part.above + more) if part.above > 0 else part for part in column))
    return replace(band, columns=tuple(columns))


def overflow(fitter: Fitter) -> tuple[float, tuple[tuple[str, float], ...]]:
    """How much too much there is at the smallest size (1.0 is a page more), and each section's share of it all."""
    best = 0.0
    weights: tuple[float, ...] = ()
    for orientation in ("portrait", "landscape"):
        width, room = (points / SMALLEST for points in Paper.of(fitter.paper, orientation).room)
        for columns in range(2, 6):
            column = (width - (columns - 1) * DESIGN.gutter) / columns
            heights = tuple(height(section, Space(column)) for section in fitter.manuscript.sections)
            head = height(fitter.manuscript.head, Space(width))
            share = (sum(heights) + DESIGN.section_gap * len(heights)) / (columns * max(room - head, 1.0))
            if not best or share < best:
                best, weights = share, heights
    total = sum(weights) or 1.0
    shares = tuple(zip(fitter.manuscript.titles, (weight / total for weight in weights), strict=True))
    return best - 1.0, shares
