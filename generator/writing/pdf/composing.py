"""One way to set the page at one font size: sections into bands, bands into pages, or the word that they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from math import fsum
from typing import NamedTuple

from generator.writing.page.arrangement import Band, Manuscript, Slice
from generator.writing.page.boxes import NEVER, Leaf, Parts, Space, height
from generator.writing.page.design import DESIGN
from generator.writing.pdf.filling import TOLERANCE, Flow, divide, slices
from generator.writing.pdf.geometry import Orientation, Paper
from generator.writing.pdf.packing import pack
from generator.writing.pdf.paging import Run, fits, paged

NARROWEST_COLUMN = 16.0  # in em: narrower than that, too many lines hold two words


class Setting(NamedTuple):
    """One way to set the page, its font size aside.

    `mode` is one of fitting.MODES; with `wide` a section that is too wide for a column spans the page.
    """

    orientation: Orientation
    columns: int
    mode: str
    wide: bool = False


class Draft(NamedTuple):
    """Whether a setting holds everything; `load` is about how much of its columns it takes, over 1.0 where it fails."""

    fits: bool
    load: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Composer:
    """Composes the pages of one manuscript on one paper.

    `corrections` are measured heights over predicted ones, by section; `spare` is kept free at the foot, in em.
    With `narrow`, columns may be narrower than is good; where it `tears`, they may be narrower than a word.
    """

    manuscript: Manuscript
    paper: str
    pages: int
    spare: float
    narrow: bool = False
    tears: bool = False
    corrections: Mapping[int, float] = field(default_factory=dict)

    def draft(self, setting: Setting, size: float, air: float) -> Draft:
        """Whether everything fits at font `size`, found without choosing the divisions."""
        space, rooms = self._rooms(setting, size, air)
        runs = self._runs
        if self.pages == 1:
            return self._page_draft(runs, setting, space, rooms[0])
        groups = self._groups(runs, setting, space)
        if groups is None or rooms[0] <= 0:
            return Draft(False, 1.2)
        column = self._column(setting, space)
        used = fsum(
            self._flow(members, space if strip else column, whole=False).whole / (1 if strip else setting.columns)
            for strip, members in groups
        )
        load = used / fsum(rooms)
        # At the head of a column there is no gap: a little more than all may fit.
        holds = load <= 1.1 and fits(
            len(runs), rooms, self._holds(setting, space), self._cuts(setting, space), self._leading
        )
        return Draft(holds, load)

    def _page_draft(self, runs: Sequence[Run], setting: Setting, space: Space, room: float) -> Draft:
        """Whether one page holds `runs`."""
        groups = self._groups(runs, setting, space)
        if groups is None:
            return Draft(False, 1.2)
        flows = [(members, self._column(setting, space)) for strip, members in groups if not strip]
        room -= fsum(self._flow(members, space, whole=False).whole for strip, members in groups if strip)
        room -= self._gap(space) * max(0, len(groups) - 1)
        load = fsum(self._flow(members, column, whole=False).whole for members, column in flows) / setting.columns
        if room <= 0:
            return Draft(False, 2.0)
        for members, column in flows:
            least = self._least(members, setting, column, room)
            if least is None:
                return Draft(False, max(1.0, load / max(room, 1.0)))
            room -= least if len(flows) > 1 else 0.0
        return Draft(room > -1e-6, load / max(room, 1.0) if len(flows) == 1 else 1.0)

    def bands(self, setting: Setting, size: float, air: float) -> tuple[tuple[Band, ...], ...]:
        """The pages' bands at font `size`; none where it does not fit."""
        space, rooms = self._rooms(setting, size, air)
        runs = self._runs
        pages: tuple[tuple[Run, ...], ...] = (runs,)
        if self.pages > 1:
            pages = paged(len(runs), rooms, self._holds(setting, space), self._cuts(setting, space), self._leading)
        composed = [self._banded(page, setting, space, room) for page, room in zip(pages, rooms, strict=False)]
        return tuple(bands for bands in composed if bands is not None) if None not in composed else ()

    def column_width(self, setting: Setting, size: float) -> float:
        """How wide a column is at font `size`, in em."""
        return self._column(setting, self._rooms(setting, size, 1.0)[0]).width

    def _rooms(self, setting: Setting, size: float, air: float) -> tuple[Space, tuple[float, ...]]:
        """What each page has for its bands: the first one bears the head."""
        width, room = (points / size for points in Paper.of(self.paper, setting.orientation).room)
        space, room = Space(width, air), room - self.spare
        return space, (room - height(self.manuscript.head, space._replace(size=size)), *[room] * (self.pages - 1))

    def _column(self, setting: Setting, space: Space) -> Space:
        return space._replace(width=(space.width - (setting.columns - 1) * DESIGN.gutter) / setting.columns)

    def _gap(self, space: Space) -> float:
        return DESIGN.section_gap * space.air

    # ---- pages and bands -------------------------------------------------------------------------------------------

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(map(Run, range(len(self.manuscript.sections))))

    @cached_property
    def _leading(self) -> frozenset[int]:
        """The sections that are a heading alone, for what is below it."""
        first = [section.children[0] if len(section.children) == 1 else None for section in self.manuscript.sections]
        return frozenset(place for place, box in enumerate(first) if isinstance(box, Leaf) and box.name == "band")

    def _holds(self, setting: Setting, space: Space) -> Callable[[Sequence[Run], float], bool]:
        @cache
        def holds(runs: tuple[Run, ...], room: float) -> bool:
            return self._page_draft(runs, setting, space, room).fits

        return lambda runs, room: holds(tuple(runs), room)

    def _cuts(self, setting: Setting, space: Space) -> Callable[[int], Sequence[int]]:
        def cuts(section: int) -> Sequence[int]:
            run = Run(section)
            ((strip, _),) = self._groups((run,), setting, space) or ((False, ()),)
            leads = self._corrected(run, space if strip else self._column(setting, space)).leads
            return [place for place, lead in enumerate(leads) if place and lead < NEVER]

        return cuts

    def _groups(self, runs: Sequence[Run], setting: Setting, space: Space) -> list[tuple[bool, list[Run]]] | None:
        """Sections that share columns, and strips across the page (True); None where a section is too wide."""
        column = self._column(setting, space).width
        if setting.columns > 1 and column < NARROWEST_COLUMN and not self.narrow:
            return None
        groups: list[tuple[bool, list[Run]]] = []
        for run in runs:
            strip = setting.columns > 1 and self.manuscript.wants[run.section] > column
            strip = strip or (setting.wide and setting.columns > 1 and self.manuscript.full[run.section] > column)
            needed = self.manuscript.sections[run.section].narrowest
            if not self.tears and needed > (space.width if strip else column):
                return None
            if strip or not groups or groups[-1][0]:
                groups.append((strip, [run]))
            else:
                groups[-1][1].append(run)
        if len(groups) == 1:
            return groups
        return [(strip or self._is_lower_across(members, setting, space), members) for strip, members in groups]

    def _is_lower_across(self, members: Sequence[Run], setting: Setting, space: Space) -> bool:
        """Whether what is between strips is one section, and takes less height across the page than in columns."""
        if len(members) > 1:
            return False
        flow = self._flow(members, self._column(setting, space), whole=False)
        least = flow.lowest(setting.columns, flow.whole)
        return least is None or self._flow(members, space, whole=False).whole <= least + TOLERANCE

    def _banded(self, runs: Sequence[Run], setting: Setting, space: Space, room: float) -> tuple[Band, ...] | None:
        groups = self._groups(runs, setting, space)
        if groups is None:
            return None
        column, gap = self._column(setting, space), self._gap(space)
        room -= gap * max(0, len(groups) - 1)
        room -= fsum(self._flow(members, space, whole=False).whole for strip, members in groups if strip)
        single = sum(not strip for strip, _ in groups) == 1
        bands: list[Band] = []
        for strip, members in groups:
            joined = members[0].section in self.manuscript.joined
            above = (DESIGN.frame_gap * space.air if joined else gap) if bands else 0.0
            if strip:
                flow = self._flow(members, space, whole=False)
                columns: tuple[tuple[Slice, ...], ...] = (slices(flow, 0, len(flow.heights)),)
                bands.append(Band(columns=columns, width=space.width, height=flow.whole, above=above))
                continue
            least = self._least(members, setting, column, room) if room > 0 else None
            if least is None:
                return None
            # A band of its own ends at the foot of the page, one of several where its columns are even.
            limit = room if single else least
            columns = self._columns(members, setting, column, limit)
            tall = room if single else max(map(column_height, columns))
            room -= 0.0 if single else tall
            bands.append(Band(columns=columns, width=column.width, height=tall, above=above))
        return tuple(bands) if room > -1e-6 else None

    # ---- columns ---------------------------------------------------------------------------------------------------

    def _least(self, members: Sequence[Run], setting: Setting, column: Space, room: float) -> float | None:
        """The least height at which the columns hold `members`, roughly; None where `room` is not enough."""
        if setting.mode == "packed":
            packed = pack(self._parts(members, column), setting.columns, self._gap(column), room)
            return max(map(column_height, packed)) if packed else None
        return self._flow(members, column, whole=setting.mode == "whole").lowest(setting.columns, room)

    def _columns(
        self, members: Sequence[Run], setting: Setting, column: Space, limit: float
    ) -> tuple[tuple[Slice, ...], ...]:
        if setting.mode == "packed":
            return pack(self._parts(members, column), setting.columns, self._gap(column), limit) or ()
        flow = self._flow(members, column, whole=setting.mode == "whole")
        return tuple(slices(flow, start, end) for start, end in divide(flow, setting.columns, limit))

    def _parts(self, members: Sequence[Run], space: Space) -> list[tuple[int, Parts]]:
        return [(run.section, self._corrected(run, space)) for run in members]

    def _corrected(self, run: Run, space: Space) -> Parts:
        parts = self.manuscript.sections[run.section].parts(space)
        factor = self.corrections.get(run.section)
        if factor is not None:
            parts = parts._replace(heights=tuple(part * factor for part in parts.heights))
        return parts.between(run.start, run.stop)

    def _flow(self, members: Sequence[Run], space: Space, *, whole: bool) -> Flow:
        return Flow.of(self._parts(members, space), self._gap(space), whole=whole, joined=self.manuscript.joined)


def column_height(column: tuple[Slice, ...]) -> float:
    """The height of a column with the gaps in it."""
    return fsum(part.height + part.above for part in column)
