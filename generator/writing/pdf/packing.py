"""Whole sections in columns, in whatever order fills them best."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from generator.writing.page.arrangement import Slice
from generator.writing.page.boxes import Parts
from generator.writing.pdf.filling import TOLERANCE


def pack(
    sections: Sequence[tuple[int, Parts]], columns: int, gap: float, room: float
) -> tuple[tuple[Slice, ...], ...] | None:
    """Put each section into the emptiest column, highest first, then even them out; None where one overflows.

    Within a column sections keep the author's order, and columns are sorted by their first section.
    """
    heights = {section: fsum(parts.heights) for section, parts in sections}
    extents = {section: (parts.first, parts.first + len(parts.heights)) for section, parts in sections}
    bins: list[list[int]] = [[] for _ in range(columns)]

    def filled(members: Sequence[int]) -> float:
        return fsum(heights[section] for section in members) + gap * max(0, len(members) - 1)

    for section in sorted(heights, key=lambda section: (-heights[section], section)):
        min(bins, key=filled).append(section)
    _even_out(bins, heights)
    if max(map(filled, bins)) > room + TOLERANCE:
        return None
    ordered = sorted((sorted(members) for members in bins), key=lambda members: members[:1] or [len(heights)])
    return tuple(
        tuple(
            Slice(
                section=section,
                start=extents[section][0],
                stop=extents[section][1],
                above=gap if place else 0.0,
                height=heights[section],
            )
            for place, section in enumerate(members)
        )
        for members in ordered
    )  # fmt: skip


def _even_out(bins: list[list[int]], heights: dict[int, float]) -> None:
    """Swap or move sections between the highest column and others while that lowers the highest."""

    def load(members: list[int]) -> float:
        return fsum(heights[section] for section in members)

    def first_of_each_height(members: list[int]) -> list[int]:
        # Those of the same height do the same, and hundreds of short sections have but a few heights.
        found: dict[float, int] = {}
        for section in members:
            found.setdefault(heights[section], section)
        return list(found.values())

    for _ in range(4 * len(heights)):
        loads = list(map(load, bins))
        most = max(loads)
        highest = bins[loads.index(most)]
        best: tuple[float, list[int], int, int | None] | None = None
        mines = first_of_each_height(highest)
        for other, least in zip(bins, loads, strict=True):
            if other is highest:
                continue
            spare = most - least
            theirses = (None, *first_of_each_height(other))
            for mine in mines:
                for theirs in theirses:
                    shift = heights[mine] - (heights[theirs] if theirs is not None else 0.0)
                    if 0 < shift < spare:
                        after = max(most - shift, least + shift)
                        if best is None or after < best[0] - 1e-9:
                            best = (after, other, mine, theirs)
        if best is None:
            return
        _, other, mine, theirs = best
        highest.remove(mine)
        other.append(mine)
        if theirs is not None:
            other.remove(theirs)
            highest.append(theirs)
