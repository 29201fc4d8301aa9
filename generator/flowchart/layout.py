"""A planned flowchart with everything at its place along the flow and across it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.blocks import Edge
from generator.flowchart.channels import PORT, TRACK
from generator.flowchart.folding import Strip
from generator.flowchart.geometry import Box, Frame, Point, Rect, Way, Words
from generator.flowchart.labels import Label
from generator.flowchart.lanes import LOOP, LOOP_LABEL
from generator.flowchart.planning import Plan
from generator.flowchart.ranking import Return

BEHIND_BENDS = 0.2  # where a chart may be folded in a channel


def strip(plan: Plan, more: float = 0.0, folded: Sequence[int] = ()) -> Strip:
    """The chart in one strip, each gap before boxes `more` wider than it must be, to be folded in those channels."""
    gaps = list(plan.gaps)
    for channel in range(1, len(plan.depths)):
        gaps[channel] += more if channel not in plan.ranking.labelled else 0.0
    while True:
        placing = _Placing(plan=plan, slabs=_slabs(plan, gaps))
        folds = tuple(placing.fold(channel) for channel in folded)
        stubs = placing.stubs()
        words, wanting = plan.lanes.words(stubs, placing.slabs, folds)
        if wanting is None:
            return placing.strip(stubs, words, folds)
        gaps[wanting[0]] += wanting[1]


def _slabs(plan: Plan, gaps: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Where each rank begins and ends."""
    slabs: list[tuple[float, float]] = []
    here = 0.0
    for gap, depth in zip(gaps, plan.depths, strict=False):
        slabs.append((here + gap, here + gap + depth))
        here = slabs[-1][1]
    return tuple(slabs)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Placing:
    plan: Plan
    slabs: tuple[tuple[float, float], ...]

    def track(self, channel: int, number: int) -> float:
        """Where the lines on a track of a channel bend."""
        begin = self.slabs[channel - 1][1] if channel else self.slabs[0][0] - self.plan.gaps[0]
        return begin + self.plan.margins[channel][0] + self.plan.lead(channel) + TRACK * number

    def fold(self, channel: int) -> float:
        """Where the chart is cut if it is folded in `channel`."""
        return self.track(channel, max(0, self.plan.channels[channel].count - 1)) + BEHIND_BENDS

    def spot(self, name: str) -> Rect:
        """The rectangle of a node."""
        begin, end = self.slabs[self.plan.ranking.rank_of[name]]
        centre = Point((begin + end) / 2, self.plan.alignment.centres[name])
        return Rect.around(centre, *self.plan.sizes[name])

    def stubs(self) -> Mapping[tuple[int, str], float]:
        """Where each edge that runs back leaves for its lane, and where it comes from there."""
        plan, rank_of = self.plan, self.plan.ranking.rank_of
        found: dict[tuple[int, str], float] = {}
        direct: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for back in plan.ranking.returns:
            for end, name in (("source", back.source), ("target", back.target)):
                if (back.number, end) in plan.sideways:
                    number = rank_of[name] + (end == "source")
                    channel = plan.channels[number]
                    found[back.number, end] = self.track(number, channel.tracks[channel.back_net(back.number, name)])
                else:
                    direct[name].append((back.number, end))
        for name, ends in direct.items():
            # What leaves is before what arrives, for the lanes run back.
            ends.sort(key=lambda entry: (entry[1] == "target", entry[0] if entry[1] == "target" else -entry[0]))
            room = 2 * plan.flat(name, ahead=False)
            apart = min(1.2 * PORT, room / (len(ends) - 1)) if len(ends) > 1 else 0.0
            for place, entry in enumerate(ends):
                found[entry] = self.spot(name).middle.x + apart * (place - (len(ends) - 1) / 2)
        return found

    def strip(
        self, stubs: Mapping[tuple[int, str], float], words: Mapping[int, Rect], folds: tuple[float, ...]
    ) -> Strip:
        """Everything at its place."""
        plan = self.plan
        frames = {plan.chart.groups[group].name: self._frame(group) for group in plan.ranking.spans}
        ways: dict[int, Way] = {}
        for route in plan.ranking.routes:
            points = _clipped(self._line(route.stops), route.edge, frames)
            ways[route.number] = Way(edge=route.edge, points=points, words=self._label_of(route.number, route.label))
        for back in plan.ranking.returns:
            points = _clipped(self._way_back(back, stubs), back.edge, frames)
            label = plan.labels.edges.get(back.number)
            place = Words(label=label, rect=words[back.number]) if label else None
            ways[back.number] = Way(edge=back.edge, points=points, words=place)
        ways.update(self._loops())
        return Strip(
            boxes=tuple(
                Box(node=node, label=plan.labels.nodes[node.name], rect=self.spot(node.name))
                for node in plan.chart.nodes
            ),
            ways=tuple(ways[number] for number in sorted(ways)),
            frames=tuple(
                Frame(group=group, parts=(frames[group.name],), title=self._title(number, frames[group.name]))
                for number, group in enumerate(plan.chart.groups)
                if group.name in frames
            ),
            folds=folds,
        )

    # ---- lines ------------------------------------------------------------------------------------------------------

    def _line(self, stops: Sequence[str]) -> tuple[Point, ...]:
        points: list[Point] = []
        plan = self.plan
        for left, right in pairwise(stops):
            number = plan.ranking.rank_of[right]
            channel = plan.channels[number]
            net = channel.net_of(left, right)
            start, end = channel.starts[net, left], channel.ends[net, right]
            if left in plan.sizes:
                points.append(self._front(left, start))
            if abs(start - end) > 1e-6:
                track = self.track(number, channel.tracks[net])
                points += [Point(track, start), Point(track, end)]
            if right in plan.sizes:
                points.append(self._back(right, end))
        return joined(points)

    def _front(self, name: str, across: float) -> Point:
        spot = self.spot(name)
        return Point(spot.right - self.plan.inset(name, front=True, offset=across - spot.middle.y), across)

    def _back(self, name: str, across: float) -> Point:
        spot = self.spot(name)
        return Point(spot.left + self.plan.inset(name, front=False, offset=across - spot.middle.y), across)

    def _beside(self, name: str, along: float) -> Point:
        spot = self.spot(name)
        return Point(along, spot.bottom - self.plan.inset(name, front=None, offset=along - spot.middle.x))

    def _label_of(self, number: int, stop: str) -> Words | None:
        if not stop:
            return None
        label = self.plan.labels.edges[number]
        along, across = self.plan.extent(label)
        begin, _ = self.slabs[self.plan.ranking.rank_of[stop]]
        centre = Point(begin + along / 2, self.plan.alignment.centres[stop])
        return Words(label=label, rect=Rect.around(centre, along, across))

    def _way_back(self, back: Return, stubs: Mapping[tuple[int, str], float]) -> tuple[Point, ...]:
        plan = self.plan
        lane = plan.lanes.places[back.number]
        out, into = stubs[back.number, "source"], stubs[back.number, "target"]
        points = [Point(out, lane), Point(into, lane)]
        if (back.number, "source") in plan.sideways:
            channel = plan.channels[plan.ranking.rank_of[back.source] + 1]
            port = channel.starts[channel.back_net(back.number, back.source), back.source]
            points = [self._front(back.source, port), Point(out, port), *points]
        else:
            points = [self._beside(back.source, out), *points]
        if (back.number, "target") in plan.sideways:
            channel = plan.channels[plan.ranking.rank_of[back.target]]
            port = channel.ends[channel.back_net(back.number, back.target), back.target]
            points += [Point(into, port), self._back(back.target, port)]
        else:
            points.append(self._beside(back.target, into))
        return joined(points)

    def _loops(self) -> Iterator[tuple[int, Way]]:
        """Edges from a node to itself: one loop, with the labels below each other."""
        labels: dict[str, float] = defaultdict(float)
        for loop in self.plan.ranking.loops:
            spot = self.spot(loop.source)
            half, low = min(spot.width / 2 - 0.2, 0.6), spot.bottom + LOOP
            begin, end = spot.middle.x - half, spot.middle.x + half
            start, finish = self._beside(loop.source, begin), self._beside(loop.source, end)
            label = self.plan.labels.edges.get(loop.number)
            place = None
            if label:
                along, across = self.plan.extent(label)
                top = low + labels[loop.source] + LOOP_LABEL
                place = Words(label=label, rect=Rect.around(Point(spot.middle.x, top + across / 2), along, across))
                labels[loop.source] += LOOP_LABEL + across
            yield (
                loop.number,
                Way(edge=loop.edge, points=joined((start, Point(begin, low), Point(end, low), finish)), words=place),
            )

    # ---- frames -----------------------------------------------------------------------------------------------------

    def _frame(self, group: int) -> Rect:
        first, last = self.plan.ranking.spans[group]
        low, high = self.plan.alignment.frames[group]
        before, after = self.plan.frame_depths(group)
        return Rect(self.slabs[first][0] - before, low, self.slabs[last][1] + after, high)

    def _title(self, group: int, frame: Rect) -> Words | None:
        label: Label | None = self.plan.labels.groups.get(group)
        if label is None:
            return None
        along, across = self.plan.extent(label)
        left, top = (frame.left + 0.2, frame.top + 0.4) if self.plan.upright else (frame.left + 0.4, frame.top + 0.2)
        return Words(label=label, rect=Rect(left, top, left + along, top + across))


def _clipped(points: tuple[Point, ...], edge: Edge, frames: Mapping[str, Rect]) -> tuple[Point, ...]:
    """A line from or to a group ends at its frame."""
    if edge.target in frames:
        points = _outside(points, frames[edge.target])
    if edge.source in frames:
        points = _outside(points[::-1], frames[edge.source])[::-1]
    return points


def _outside(points: tuple[Point, ...], rect: Rect) -> tuple[Point, ...]:
    """A line that ends in `rect` up to where it enters it for good."""
    for place in range(len(points) - 2, -1, -1):
        start, end = points[place], points[place + 1]
        if rect.left < start.x < rect.right and rect.top < start.y < rect.bottom:
            continue
        if start.y == end.y:
            edge = Point(rect.left if start.x < end.x else rect.right, end.y)
        else:
            edge = Point(end.x, rect.top if start.y < end.y else rect.bottom)
        return (*points[: place + 1], edge)
    return points


def joined(points: Sequence[Point]) -> tuple[Point, ...]:
    """A line without the points that it passes straight."""
    found: list[Point] = []
    for exact in points:
        # What was computed in two ways must come out as one.
        point = Point(round(exact.x, 4), round(exact.y, 4))
        if found and found[-1] == point:
            continue
        while len(found) > 1 and (found[-2].x == found[-1].x == point.x or found[-2].y == found[-1].y == point.y):
            found.pop()
        found.append(point)
    return tuple(found)
