"""Columns filled with parts: how low they can be, and which divisions look best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum

from generator.writing.page.arrangement import Slice
from generator.writing.page.boxes import NEVER, Parts

TOLERANCE = 1e-6
SPLIT_COST = 6.0  # of cutting a section in two, where a column that ends 4 em early costs 1.0
LONELY_COST = 9.0  # more where one side of the cut is less than FEW em
FEW = 5.0
DEEP_COST = 1.5  # more for each box within the section that is cut: rather between lesser headings than in a list
ALONE_COST = 3.0  # more where that leaves less than LITTLE em of such a box alone
LITTLE = 2.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """The parts of several sections in a row, in em.

    `leads[i]` is what a column that begins at part i needs beside its parts' heights, `feet[i]` what one that ends
    before it needs; `gaps[i]` is above part i unless a column begins there. `owners[i]` names its section and its
    place in it, and `depths[i]` how many boxes are cut before it. Sections that are `joined` go on with the one before.
    """

    heights: tuple[float, ...]
    leads: tuple[float, ...]
    feet: tuple[float, ...]
    gaps: tuple[float, ...]
    owners: tuple[tuple[int, int], ...]
    joined: frozenset[int] = frozenset()
    depths: tuple[int, ...] = ()
    _costs: dict[int, float] = field(default_factory=dict, init=False)

    @classmethod
    def of(
        cls, sections: Sequence[tuple[int, Parts]], gap: float, *, whole: bool, joined: frozenset[int] = frozenset()
    ) -> Flow:
        """The flow of numbered sections; `whole` forbids to divide any."""
        heights: list[float] = []
        leads: list[float] = []
        feet: list[float] = [0.0]
        gaps: list[float] = []
        owners: list[tuple[int, int]] = []
        depths: list[int] = []
        for number, parts in sections:
            heights += parts.heights
            goes_on = bool(heights) and number in joined
            first = NEVER if whole and goes_on else 0.0
            leads += (first, *([NEVER] * (len(parts.leads) - 1) if whole else parts.leads[1:]))
            feet[-1:] = (*parts.feet, 0.0)
            gaps += (gap if gaps and not goes_on else 0.0, *[0.0] * (len(parts.heights) - 1))
            owners += ((number, parts.first + place) for place in range(len(parts.heights)))
            depths += parts.depths or (0,) * len(parts.heights)
        return cls(
            heights=tuple(heights),
            leads=tuple(leads),
            feet=tuple(feet),
            gaps=tuple(gaps),
            owners=tuple(owners),
            joined=joined,
            depths=tuple(depths),
        )

    def starts_section(self, place: int) -> bool:
        """Whether a section begins at part `place`."""
        return self.owners[place][1] == 0 and self.owners[place][0] not in self.joined

    def column_end(self, start: int, limit: float) -> int:
        """Where a column that begins at `start` ends at the latest; `start` itself where nothing fits."""
        height, end = self.leads[start], start
        total = len(self.heights)
        for place in range(start, total):
            height += self.heights[place] + (self.gaps[place] if place > start else 0.0)
            if height > limit + TOLERANCE:
                break
            allowed = place + 1 == total or self.leads[place + 1] < NEVER
            if allowed and height + self.feet[place + 1] <= limit + TOLERANCE:
                end = place + 1
        return end

    def fits(self, columns: int, limit: float) -> bool:
        """Whether `columns` of height `limit` hold everything."""
        start = 0
        for _ in range(columns):
            if start == len(self.heights):
                return True
            end = self.column_end(start, limit)
            if end == start:
                return False
            start = end
        return start == len(self.heights)

    def lowest(self, columns: int, limit: float) -> float | None:
        """The least height up to `limit` at which `columns` hold everything; None where `limit` does not do."""
        if not self.fits(columns, limit):
            return None
        low, high = fsum(self.heights) / columns - TOLERANCE, limit
        while high - low > 0.05:
            middle = (low + high) / 2
            if self.fits(columns, middle):
                high = middle
            else:
                low = middle
        return high

    def cut_cost(self, place: int) -> float:
        """What a column's end before part `place` costs in looks: nothing between sections, most near their ends."""
        if place not in self._costs:
            self._costs[place] = 0.0 if self.starts_section(place) else self._cut_cost(place)
        return self._costs[place]

    def _cut_cost(self, place: int) -> float:
        section = self.owners[place][0]
        before = after = 0.0
        for part in range(place - 1, -1, -1):
            if self.owners[part][0] != section or before > FEW:
                break
            before += self.heights[part]
        for part in range(place, len(self.heights)):
            if self.owners[part][0] != section or after > FEW:
                break
            after += self.heights[part]
        lonely = LONELY_COST if min(before, after) < FEW else ALONE_COST if self._leaves_little(place) else 0.0
        return SPLIT_COST + lonely + DEEP_COST * self.depths[place]

    def _leaves_little(self, place: int) -> bool:
        """Whether next to nothing of the innermost box that is cut before `place` is on one side."""
        depth, before, after = self.depths[place], 0.0, self.heights[place]
        if not depth:
            return False
        for part in range(place - 1, -1, -1):
            before += self.heights[part]
            if before >= LITTLE or self.depths[part] < depth:
                break
        for part in range(place + 1, len(self.heights)):
            if after >= LITTLE or self.depths[part] < depth:
                break
            after += self.heights[part]
        return min(before, after) < LITTLE

    def height(self, start: int, end: int) -> float:
        """The height of a column of the parts from `start` to before `end`."""
        if start == end:
            return 0.0
        parts = fsum(self.heights[start:end]) + fsum(self.gaps[start + 1 : end])
        return self.leads[start] + parts + self.feet[end]

    @property
    def whole(self) -> float:
        """The height of everything in one column."""
        return self.height(0, len(self.heights))


def divide(flow: Flow, columns: int, limit: float) -> list[tuple[int, int]]:
    """The columns as stretches of parts: none higher than `limit`, even at the foot, few sections cut in two."""
    total = len(flow.heights)
    even = flow.whole / columns
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for column in range(columns):
        last = column == columns - 1
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            if start == total:
                empty = cost + (even / 4) ** 2
                if total not in following or empty < following[total][0]:
                    following[total] = (empty, (*cuts, total))
                continue
            height = flow.leads[start]
            for place in range(start, total):
                height += flow.heights[place] + (flow.gaps[place] if place > start else 0.0)
                if height > limit + TOLERANCE:
                    break
                end = place + 1
                if end < total and (last or flow.leads[end] == NEVER):
                    continue
                if height + flow.feet[end] > limit + TOLERANCE:
                    continue
                ragged = (max(0.0, even - height) / 4) ** 2 if end < total or last else 0.0
                cut = flow.cut_cost(end) if end < total else 0.0
                price = cost + ragged + cut
                if end not in following or price < following[end][0]:
                    following[end] = (price, (*cuts, end))
        best = following
    cuts = best[total][1]
    return list(pairwise(cuts))


def slices(flow: Flow, start: int, end: int) -> tuple[Slice, ...]:
    """The parts from `start` to before `end`, a slice for each section."""
    found: list[Slice] = []
    place = start
    while place < end:
        section, first = flow.owners[place]
        stop = place
        while stop < end and flow.owners[stop][0] == section:
            stop += 1
        edges = (flow.leads[place] if place == start else 0.0) + (flow.feet[stop] if stop == end else 0.0)
        found.append(
            Slice(
                section=section,
                start=first,
                stop=first + stop - place,
                above=flow.gaps[place] if place > start else 0.0,
                height=fsum(flow.heights[place:stop]) + edges,
            )
        )
        place = stop
    return tuple(found)
