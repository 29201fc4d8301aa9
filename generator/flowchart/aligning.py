"""Where everything is across the flow: near what it is joined to, in the order of its rank, frames apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import fsum

from generator.flowchart.ranking import Ranking
from generator.flowchart.separating import ascending, separated

APART = 0.75  # between neighbours of a rank
WAY_APART = 0.5  # between a line and its neighbour
FRAME = 0.5  # what a group's frame keeps from what is in it
FRAMES_APART = 0.5
STRAIGHT = 6.0  # how much more a line through way-points wants to be straight than one between boxes
SETTLING = 5
NEARLY = 0.8  # boxes that are no more out of line than that are put in line


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """The centres of all names across the flow, and the outer bounds of the frames, by group number."""

    centres: Mapping[str, float]
    frames: Mapping[int, tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extents:
    """What each name takes before and behind its centre; `heads` is what a frame's title takes before its members.

    A frame is as wide as `least` says, and keeps the room `clear` between its begin and the centre of a name.
    """

    before: Mapping[str, float]
    after: Mapping[str, float]
    heads: Mapping[int, float]
    least: Mapping[int, float]
    clear: Mapping[tuple[int, str], float]


def align(ranking: Ranking, extents: Extents) -> Alignment:
    """Centre everything on its neighbours as far as what is beside it allows."""
    return _Aligner(ranking=ranking, extents=extents).run()


_Token = tuple[str, int, str]  # what it is, the group's number, the name


@dataclass(frozen=True, eq=False, kw_only=True)
class _Aligner:
    ranking: Ranking
    extents: Extents
    centres: dict[str, float] = field(default_factory=dict)
    near: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))

    def run(self) -> Alignment:
        nodes = {stop for route in self.ranking.routes for stop in (route.stops[0], route.stops[-1])}
        for route in self.ranking.routes:
            for first, second in pairwise(route.stops):
                weight = STRAIGHT if first not in nodes and second not in nodes else 1.0
                self.near[first].append((second, weight))
                self.near[second].append((first, weight))
        self._begin()
        self._sweep()
        if not self.ranking.spans:
            self._straighten({})
            return self._finished({})
        bounds: Mapping[int, tuple[float, float]] = {}
        for _ in range(SETTLING):
            bounds = self._settle()
        self._straighten(bounds)
        return self._finished(bounds)

    def _finished(self, bounds: Mapping[int, tuple[float, float]]) -> Alignment:
        low = min((self.centres[name] - self.extents.before[name] for name in self.centres), default=0.0)
        low = min(low, *(first for first, _ in bounds.values())) if bounds else low
        return Alignment(
            centres={name: centre - low for name, centre in self.centres.items()},
            frames={group: (first - low, last - low) for group, (first, last) in bounds.items()},
        )

    # ---- rank by rank ----------------------------------------------------------------------------------------------

    def _distance(self, first: str, second: str) -> float:
        """How far the centres of two neighbours must be apart."""
        tokens = [*self._between(first, second)]
        return fsum(self._gap(one, other) for one, other in pairwise(tokens))

    def _between(self, first: str, second: str) -> Iterator[_Token]:
        """The frames that end and begin from one neighbour to the next."""
        left, right = self.ranking.paths[first], self.ranking.paths[second]
        shared = 0
        while shared < min(len(left), len(right)) and left[shared] == right[shared]:
            shared += 1
        yield ("name", -1, first)
        yield from (("end", group, "") for group in reversed(left[shared:]))
        yield from (("begin", group, "") for group in right[shared:])
        yield ("name", -1, second)

    def _gap(self, one: _Token, other: _Token) -> float:
        ways = [name for _, _, name in (one, other) if name.startswith("\0")]
        before = self.extents.after[one[2]] if one[0] == "name" else 0.0
        after = self.extents.before[other[2]] if other[0] == "name" else 0.0
        if one[0] == "name" and other[0] == "name":
            return before + after + (WAY_APART if ways else APART)
        if one[0] == "begin":
            return self.extents.heads[one[1]] + FRAME + after
        if other[0] == "end":
            return before + FRAME
        return before + after + FRAMES_APART

    def _begin(self) -> None:
        for names in self.ranking.ranks:
            here = 0.0
            for place, name in enumerate(names):
                here += self._distance(names[place - 1], name) if place else 0.0
                self.centres[name] = here
            for name in names:
                self.centres[name] -= here / 2

    def _sweep(self) -> None:
        ranks, rank_of = self.ranking.ranks, self.ranking.rank_of
        offsets: list[list[float]] = []
        for names in ranks:
            row = [0.0]
            for first, second in pairwise(names):
                row.append(row[-1] + self._distance(first, second))
            offsets.append(row)
        last = len(ranks)
        for order in (range(last), range(last - 1, -1, -1)) * 3:
            for level in order:
                names = ranks[level]
                wishes, weights = [], []
                for name in names:
                    beside = [
                        (self.centres[other], weight)
                        for other, weight in self.near[name]
                        if (rank_of[other] < level) == (order.step > 0)
                    ] or [(self.centres[other], weight) for other, weight in self.near[name]]
                    total = fsum(weight for _, weight in beside)
                    wishes.append(fsum(at * weight for at, weight in beside) / total if beside else self.centres[name])
                    weights.append(max(total, 0.2))
                shifted = [wish - offset for wish, offset in zip(wishes, offsets[level], strict=True)]
                fitted = ascending(shifted, weights)
                for name, place, offset in zip(names, fitted, offsets[level], strict=True):
                    self.centres[name] = place + offset

    # ---- with frames -----------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[list[_Token]]:
        """Each rank's names with the frames that begin and end around them."""
        for names in self.ranking.ranks:
            if not names:
                continue
            row: list[_Token] = [("begin", group, "") for group in self.ranking.paths[names[0]]]
            row.append(("name", -1, names[0]))
            for first, second in pairwise(names):
                row += [*self._between(first, second)][1:]
            row += [("end", group, "") for group in reversed(self.ranking.paths[names[-1]])]
            yield row

    def _settle(self) -> Mapping[int, tuple[float, float]]:
        """Move everything towards its neighbours as far as the frames allow, all ranks at once."""
        wishes: dict[_Token, float] = {}
        weights: dict[_Token, float] = {}
        for name, centre in self.centres.items():
            near = self.near[name]
            total = fsum(weight for _, weight in near)
            mean = fsum(self.centres[other] * weight for other, weight in near) / total if near else centre
            wishes["name", -1, name] = (mean + centre) / 2
            weights["name", -1, name] = max(total, 0.2)
        needs: list[tuple[_Token, _Token, float]] = []
        for row in self._rows():
            needs += ((one, other, self._gap(one, other)) for one, other in pairwise(row))
        inside: dict[int, list[float]] = defaultdict(list)
        for name, path in self.ranking.paths.items():
            for group in path:
                inside[group].append(self.centres[name])
        for group in self.ranking.spans:
            begin, end = ("begin", group, ""), ("end", group, "")
            needs.append((begin, end, self.extents.least[group]))
            # Frames follow what is in them: they have hardly a wish of their own.
            middle = fsum(inside[group]) / len(inside[group])
            wishes[begin], wishes[end] = middle, middle
            weights[begin] = weights[end] = 0.01
        for (group, name), room in self.extents.clear.items():
            needs.append((("begin", group, ""), ("name", -1, name), room))
        places = separated(wishes, weights, needs)
        for (kind, _, name), place in places.items():
            if kind == "name":
                self.centres[name] = place
        return self._bounds({group: places["end", group, ""] for group in self.ranking.spans})

    def _bounds(self, ends: Mapping[int, float]) -> Mapping[int, tuple[float, float]]:
        """The frames as tight as what is in them allows, inner ones first."""
        found: dict[int, tuple[float, float]] = {}
        for group in sorted(self.ranking.spans, key=lambda group: -self._depth(group)):
            lows: list[float] = []
            highs: list[float] = []
            for name, path in self.ranking.paths.items():
                if group not in path or (name.startswith("\0") and "/" in name):
                    continue
                inner = path[path.index(group) + 1 : path.index(group) + 2]
                low, high = found[inner[0]] if inner else (
                    self.centres[name] - self.extents.before[name], self.centres[name] + self.extents.after[name]
                )  # fmt: skip
                lows.append(low - FRAME - self.extents.heads[group])
                lows.append(self.centres[name] - self.extents.clear.get((group, name), 0.0))
                highs.append(high + FRAME)
            low = min(*lows, max(*highs, ends[group]) - self.extents.least[group])
            found[group] = (low, max(*highs, low + self.extents.least[group]))
        return found

    def _depth(self, group: int) -> int:
        return next(path.index(group) for path in self.ranking.paths.values() if group in path)

    # ---- straight lines --------------------------------------------------------------------------------------------

    def _straighten(self, bounds: Mapping[int, tuple[float, float]]) -> None:
        """Make lines straight where there is room: those that are nearly so, and way-points in line with an end."""
        for stops in sorted((route.stops for route in self.ranking.routes), key=self._first_rank):
            first, last = stops[0], stops[-1]
            if len(stops) == 2 and 1e-9 < abs(self.centres[first] - self.centres[last]) < NEARLY:
                low, high = self._room(last, bounds)
                if low <= self.centres[first] <= high:
                    self.centres[last] = self.centres[first]
        for route in self.ranking.routes:
            inner = route.stops[1:-1]
            ranges = [self._room(name, bounds) for name in inner]
            low, high = max((r[0] for r in ranges), default=0.0), min((r[1] for r in ranges), default=0.0)
            if not inner or low > high:
                continue
            ends = [self.centres[route.stops[-1]], self.centres[route.stops[0]]]
            middle = fsum(self.centres[name] for name in inner) / len(inner)
            place = next((end for end in ends if low <= end <= high), min(max(middle, low), high))
            for name in inner:
                self.centres[name] = place

    def _first_rank(self, stops: Sequence[str]) -> int:
        return self.ranking.rank_of[stops[0]]

    def _room(self, name: str, bounds: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
        """From where to where `name` may move without touching anything."""
        rank = next(names for names in self.ranking.ranks if name in names)
        at, path = rank.index(name), self.ranking.paths[name]
        low, high = float("-inf"), float("inf")
        for group in path:
            first, last = bounds[group]
            low = max(low, first + self.extents.heads[group] + FRAME + self.extents.before[name])
            high = min(high, last - FRAME - self.extents.after[name])
        if at:
            other = rank[at - 1]
            low = max(low, self.centres[other] + self._distance(other, name))
            ends = [bounds[group][1] for group in self.ranking.paths[other] if group not in path]
            low = max([low, *(end + FRAMES_APART + self.extents.before[name] for end in ends)])
        if at + 1 < len(rank):
            other = rank[at + 1]
            high = min(high, self.centres[other] - self._distance(name, other))
            begins = [bounds[group][0] for group in self.ranking.paths[other] if group not in path]
            high = min([high, *(begin - FRAMES_APART - self.extents.after[name] for begin in begins)])
        return low, high
