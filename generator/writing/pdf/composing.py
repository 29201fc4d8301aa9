"""One way to set the page at one font size: sections into bands, bands into pages, or the word that they do not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.writing.page.arrangement import Band, Manuscript, Slice
from generator.writing.page.boxes import Parts, Space, height
from generator.writing.page.design import DESIGN
from generator.writing.pdf.filling import Flow, divide, slices
from generator.writing.pdf.geometry import Orientation, Paper
from generator.writing.pdf.packing import pack

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
    Without `strict`, columns may be narrower than is good.
    """

    manuscript: Manuscript
    paper: str
    pages: int
    spare: float
    strict: bool
    corrections: Mapping[int, float] = field(default_factory=dict)

    def draft(self, setting: Setting, size: float, air: float) -> Draft:
        """Whether everything fits at font `size`, found without choosing the divisions."""
        space, room = self._sheet(setting, size, air)
        if self.pages > 1:
            return Draft(bool(self.bands(setting, size, air)), 1.0)
        room -= height(self.manuscript.head, space) + self.spare
        sections = tuple(range(len(self.manuscript.sections)))
        groups = self._groups(sections, setting, space)
        if groups is None:
            return Draft(False, 1.2)
        flows = [(members, self._column(setting, space)) for strip, members in groups if not strip]
        room -= sum(self._flow(members, space, whole=False).whole for strip, members in groups if strip)
        room -= self._gap(space) * max(0, len(groups) - 1)
        load = sum(self._flow(members, column, whole=False).whole for members, column in flows) / setting.columns
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
        space, room = self._sheet(setting, size, air)
        pages: list[tuple[Band, ...]] = []
        left = tuple(range(len(self.manuscript.sections)))
        for number in range(self.pages):
            head = height(self.manuscript.head, space) if number == 0 else 0.0
            taken, bands = self._page(left, setting, space, room - head - self.spare, last=number == self.pages - 1)
            if bands is None:
                return ()
            pages.append(bands)
            left = left[taken:]
        return tuple(pages) if not left else ()

    def column_width(self, setting: Setting, size: float) -> float:
        """How wide a column is at font `size`, in em."""
        return self._column(setting, self._sheet(setting, size, 1.0)[0]).width

    def _sheet(self, setting: Setting, size: float, air: float) -> tuple[Space, float]:
        width, room = (points / size for points in Paper.of(self.paper, setting.orientation).room)
        return Space(width, air), room

    def _column(self, setting: Setting, space: Space) -> Space:
        return space._replace(width=(space.width - (setting.columns - 1) * DESIGN.gutter) / setting.columns)

    def _gap(self, space: Space) -> float:
        return DESIGN.section_gap * space.air

    # ---- pages and bands -------------------------------------------------------------------------------------------

    def _page(
        self, left: Sequence[int], setting: Setting, space: Space, room: float, *, last: bool
    ) -> tuple[int, tuple[Band, ...] | None]:
        """How many of the sections `left` this page takes, and its bands."""
        if last:
            return len(left), self._banded(left, setting, space, room)
        low, high = 0, len(left)
        while low < high:
            middle = (low + high + 1) // 2
            if self._banded(left[:middle], setting, space, room) is not None:
                low = middle
            else:
                high = middle - 1
        return low, self._banded(left[:low], setting, space, room) if low else None

    def _groups(self, sections: Sequence[int], setting: Setting, space: Space) -> list[tuple[bool, list[int]]] | None:
        """Sections that share columns, and strips across the page (True); None where a section is too wide."""
        column = self._column(setting, space).width
        if setting.columns > 1 and column < NARROWEST_COLUMN and self.strict:
            return None
        groups: list[tuple[bool, list[int]]] = []
        for section in sections:
            strip = setting.columns > 1 and self.manuscript.wants[section] > column
            if setting.columns > 1 and self.manuscript.sections[section].narrowest > column:
                if not setting.wide and self.strict:
                    return None
                strip = strip or setting.wide
            if strip or not groups or groups[-1][0]:
                groups.append((strip, [section]))
            else:
                groups[-1][1].append(section)
        return groups

    def _banded(self, sections: Sequence[int], setting: Setting, space: Space, room: float) -> tuple[Band, ...] | None:
        groups = self._groups(sections, setting, space)
        if groups is None:
            return None
        column, gap = self._column(setting, space), self._gap(space)
        room -= gap * max(0, len(groups) - 1)
        room -= sum(self._flow(members, space, whole=False).whole for strip, members in groups if strip)
        single = sum(not strip for strip, _ in groups) == 1
        bands: list[Band] = []
        for strip, members in groups:
            above = gap if bands else 0.0
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

    def _least(self, members: Sequence[int], setting: Setting, column: Space, room: float) -> float | None:
        """The least height at which the columns hold `members`, roughly; None where `room` is not enough."""
        if setting.mode == "packed":
            packed = pack(self._parts(members, column), setting.columns, self._gap(column), room)
            return max(map(column_height, packed)) if packed else None
        return self._flow(members, column, whole=setting.mode == "whole").lowest(setting.columns, room)

    def _columns(
        self, members: Sequence[int], setting: Setting, column: Space, limit: float
    ) -> tuple[tuple[Slice, ...], ...]:
        if setting.mode == "packed":
            return pack(self._parts(members, column), setting.columns, self._gap(column), limit) or ()
        flow = self._flow(members, column, whole=setting.mode == "whole")
        return tuple(slices(flow, start, end) for start, end in divide(flow, setting.columns, limit))

    def _parts(self, members: Sequence[int], space: Space) -> list[tuple[int, Parts]]:
        return [(section, self._corrected(section, space)) for section in members]

    def _corrected(self, section: int, space: Space) -> Parts:
        parts = self.manuscript.sections[section].parts(space)
        factor = self.corrections.get(section)
        if factor is None:
            return parts
        return parts._replace(heights=tuple(part * factor for part in parts.heights))

    def _flow(self, members: Sequence[int], space: Space, *, whole: bool) -> Flow:
        return Flow.of(self._parts(members, space), self._gap(space), whole=whole)


def column_height(column: tuple[Slice, ...]) -> float:
    """The height of a column with the gaps in it."""
    return sum(part.height + part.above for part in column)
