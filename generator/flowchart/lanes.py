"""Edges against the flow: each in a lane beside the chart, with room for its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from generator.flowchart.geometry import Point, Rect
from generator.flowchart.ranking import Ranking, Return

LOOP = 0.7  # how far a loop goes from its node
LOOP_LABEL = 0.15  # what a loop's label keeps from it
LANE = 0.62  # between two lanes, and between the chart and the first
CORNER_ROOM = 0.6  # what a label keeps from the corner where its line turns
LINE_ROOM = 0.3  # what it keeps from other lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    """The edges against the flow, with the place of each one's lane across the flow; `labels` are their extents."""

    returns: tuple[Return, ...]
    places: Mapping[int, float]
    labels: Mapping[int, tuple[float, float]]

    def words(
        self,
        stubs: Mapping[tuple[int, str], float],
        slabs: Sequence[tuple[float, float]],
        folds: Sequence[float],
    ) -> tuple[Mapping[int, Rect], tuple[int, float] | None]:
        """Where each label is on its lane, clear of the lines that cross it there and of the folds.

        Where there is no room for one: which channel must be how much wider.
        """
        found: dict[int, Rect] = {}
        for back in self.returns:
            if back.number not in self.labels:
                continue
            width, height = self.labels[back.number]
            place = self.places[back.number]
            ends = sorted(stubs[back.number, end] for end in ("source", "target"))
            crossing = [
                stubs[other.number, end]
                for other in self.returns
                for end in ("source", "target")
                if self.places[other.number] > place - height / 2 and other is not back
            ]
            fences = [(ends[0], CORNER_ROOM), (ends[1], CORNER_ROOM)]
            fences += ((at, LINE_ROOM) for at in crossing if ends[0] < at < ends[1])
            fences += ((at, CORNER_ROOM) for at in folds if ends[0] < at < ends[1])
            fences.sort()
            rooms = [(low + before, high - behind) for (low, before), (high, behind) in pairwise(fences)]
            middle = fsum(ends) / 2
            fitting = [room for room in rooms if room[1] - room[0] >= width]
            if not fitting:
                # A channel that ends in such a room can make it wider.
                low, high, channel = max(
                    ((low, high, channel) for low, high in rooms for channel, (begin, _) in enumerate(slabs)
                     if channel and low - LINE_ROOM < begin < high + LINE_ROOM),
                    key=lambda room: room[1] - room[0],
                )  # fmt: skip
                return found, (channel, width - (high - low) + 0.01)
            low, high = min(
                fitting, key=lambda room: abs(min(max(middle, room[0] + width / 2), room[1] - width / 2) - middle)
            )
            centre = min(max(middle, low + width / 2), high - width / 2)
            found[back.number] = Rect.around(Point(centre, place), width, height)
        return found, None


def lanes_of(ranking: Ranking, labels: Mapping[int, tuple[float, float]], floor: float) -> Lanes:
    """A lane for each edge against the flow: short ones near the chart, several in one where they do not meet."""
    rank_of = ranking.rank_of
    spans = {back.number: sorted((rank_of[back.source], rank_of[back.target])) for back in ranking.returns}
    levels: list[list[int]] = []
    for back in sorted(ranking.returns, key=lambda back: (spans[back.number][1] - spans[back.number][0], back.number)):
        low, high = spans[back.number]
        for level in levels:
            if all(spans[other][1] < low or high < spans[other][0] for other in level):
                level.append(back.number)
                break
        else:
            levels.append([back.number])
    places: dict[int, float] = {}
    here = floor
    for level in levels:
        half = max((labels[number][1] / 2 for number in level if number in labels), default=0.0)
        here += LANE + half
        places |= dict.fromkeys(level, here)
        here += half
    return Lanes(returns=ranking.returns, places=places, labels=labels)


def loop_room(labels: Sequence[float]) -> float:
    """What the loops of a node take beside it, with their labels one below the other."""
    return LOOP + fsum(label + LOOP_LABEL for label in labels) + 0.15
