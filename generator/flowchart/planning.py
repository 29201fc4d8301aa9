"""A flowchart before its gaps are stretched: how deep its ranks and channels are, what is where across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from generator.blocks import Flowchart, Node
from generator.flowchart import shapes
from generator.flowchart.aligning import FRAME, Alignment, Extents, align
from generator.flowchart.channels import PORT, TRACK, Channel, Sides, channel_of, nets_of
from generator.flowchart.geometry import Rect
from generator.flowchart.labels import Label
from generator.flowchart.lanes import Lanes, lanes_of, loop_room
from generator.flowchart.ranking import Ranking, Return, rank

GAP, UPRIGHT_GAP = 1.7, 1.35  # between two boxes: room for an arrow
LEAD = 0.4  # so far a line runs straight before it bends, and behind its bend
HEAD = 0.62  # an arrow's head
TITLE_ROOM = 0.25  # what a frame's title keeps from what is below it
EQUAL = 1.7  # boxes side by side are made as wide as the widest, if that is not more than so many times their width
BACKWARDS = ("RL", "BT")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lettered:
    """The labels that a chart is laid out with: of nodes by name, of edges and groups by number."""

    nodes: Mapping[str, Label]
    edges: Mapping[int, Label]
    groups: Mapping[int, Label]


@dataclass(frozen=True, eq=False, kw_only=True)
class Plan:
    """A chart planned with `labels`, to flow across the page or, `upright`, down it.

    All measures are along the flow (x) and across it (y), whatever direction the flow has on the page.
    """

    chart: Flowchart
    labels: Lettered
    upright: bool

    @cached_property
    def ranking(self) -> Ranking:
        return rank(self.chart)

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        return {node.name: node for node in self.chart.nodes}

    def extent(self, label: Label) -> tuple[float, float]:
        """The extents of a label along the flow and across it."""
        return (label.height, label.width) if self.upright else (label.width, label.height)

    # ---- boxes ------------------------------------------------------------------------------------------------------

    @cached_property
    def sizes(self) -> Mapping[str, tuple[float, float]]:
        """The extents of every box."""
        sizes = {name: self.extent(label) for name, label in self.labels.nodes.items()}
        for names in self.ranking.ranks:
            plain = [name for name in names if name in sizes and self.nodes[name].shape in shapes.PLAIN]
            widest = max((sizes[name][0] for name in plain), default=0.0)
            for name in plain:
                along, across = sizes[name]
                if widest <= EQUAL * along:
                    sizes[name] = (widest, across)
        return sizes

    def flat(self, name: str, *, ahead: bool) -> float:
        """How far from the middle of a box's side a line may meet it: in the direction of the flow, or beside it."""
        side: shapes.Side = "right" if ahead != self.upright else "bottom"
        return shapes.flat(self.nodes[name].shape, self._drawn(name), side)

    def inset(self, name: str, *, front: bool | None, offset: float = 0.0) -> float:
        """How far within a box's extents its shape is: at its front, at its back, or (None) beside the flow."""
        side: shapes.Side
        if front is None:
            side = "right" if self.upright else "bottom"
        elif front != (self.chart.direction in BACKWARDS):
            side = "bottom" if self.upright else "right"
        else:
            side = "top" if self.upright else "left"
        return shapes.inset(self.nodes[name].shape, self._drawn(name), side, offset)

    def _drawn(self, name: str) -> Rect:
        along, across = self.sizes[name]
        return Rect(0.0, 0.0, across, along) if self.upright else Rect(0.0, 0.0, along, across)

    # ---- along the flow ---------------------------------------------------------------------------------------------

    @cached_property
    def depths(self) -> tuple[float, ...]:
        """How deep each rank is."""
        depths = [
            max((self.sizes[name][0] for name in names if name in self.sizes), default=0.0)
            for names in self.ranking.ranks
        ]
        for route in self.ranking.routes:
            if route.label:
                place = self.ranking.rank_of[route.label]
                depths[place] = max(depths[place], self.extent(self.labels.edges[route.number])[0])
        for loop in self.ranking.loops:
            if label := self.labels.edges.get(loop.number):
                place = self.ranking.rank_of[loop.source]
                depths[place] = max(depths[place], self.extent(label)[0])
        for group, label in self.labels.groups.items():
            if not self.upright and group in self.ranking.spans:
                # No line bends beside a rank, so a title that is no wider is crossed by none.
                place = self.ranking.spans[group][0]
                depths[place] = max(depths[place], label.width - self.frame_depths(group)[0] + 0.5)
        return tuple(depths)

    def frame_depths(self, group: int) -> tuple[float, float]:
        """What a frame takes before its first rank and behind its last one, with the frames in it."""
        first, last = self.ranking.spans[group]
        name = self.chart.groups[group].name
        inner = [
            number for number, other in enumerate(self.chart.groups)
            if other.parent == name and number in self.ranking.spans
        ]  # fmt: skip
        befores = [self.frame_depths(number)[0] for number in inner if self.ranking.spans[number][0] == first]
        afters = [self.frame_depths(number)[1] for number in inner if self.ranking.spans[number][1] == last]
        title = self.labels.groups.get(group)
        before = FRAME + max(befores, default=0.0) + (title.height + TITLE_ROOM if self.upright and title else 0.0)
        return before, FRAME + max(afters, default=0.0)

    @cached_property
    def margins(self) -> tuple[tuple[float, float], ...]:
        """What frames take of each channel, at its begin and at its end."""
        margins = [[0.0, 0.0] for _ in range(len(self.depths) + 1)]
        for group, (first, last) in self.ranking.spans.items():
            before, after = self.frame_depths(group)
            margins[last + 1][0] = max(margins[last + 1][0], after)
            margins[first][1] = max(margins[first][1], before)
        return tuple((begin, end) for begin, end in margins)

    def lead(self, channel: int) -> float:
        """How far lines run straight at the begin of a channel."""
        rank_of = self.ranking.rank_of
        tailed = any(route.edge.tail and rank_of[route.stops[0]] == channel - 1 for route in self.ranking.routes)
        return LEAD + (HEAD if tailed else 0.0)

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """How wide each channel is at least: before the first rank, between ranks, behind the last."""
        found = []
        for number, channel in enumerate(self.channels):
            begin, end = self.margins[number]
            tail = LEAD + HEAD
            if number == len(self.depths) or number in self.ranking.labelled:
                tail = LEAD
            bends = TRACK * max(0, channel.count - 1)
            inner = self.lead(number) + bends + tail
            if number in (0, len(self.depths)):
                inner = inner if channel.count else 0.0
                found.append(begin + inner + end)
                continue
            if not channel.count:
                inner = self.lead(number) + tail
            if number not in self.ranking.labelled and number - 1 not in self.ranking.labelled:
                inner = max(inner, UPRIGHT_GAP if self.upright else GAP)
            elif not channel.count:
                inner -= 0.15
            found.append(begin + inner + end)
        return tuple(found)

    @cached_property
    def length(self) -> float:
        """The extent along the flow with every channel as wide as it must be."""
        return fsum(self.depths) + fsum(self.gaps)

    # ---- across it --------------------------------------------------------------------------------------------------

    @cached_property
    def alignment(self) -> Alignment:
        """Where everything is across the flow."""
        before = {name: 0.0 for names in self.ranking.ranks for name in names}
        before |= {name: across / 2 for name, (_, across) in self.sizes.items()}
        for route in self.ranking.routes:
            if route.label:
                before[route.label] = self.extent(self.labels.edges[route.number])[1] / 2
        after = dict(before)
        for loop in self.ranking.loops:
            after[loop.source] = before[loop.source] + self.loop_depth(loop.source)
        heads, least = {}, {}
        for group in self.ranking.spans:
            title = self.labels.groups.get(group)
            heads[group] = title.height + TITLE_ROOM - 0.2 if title and not self.upright else 0.0
            least[group] = title.width + 0.8 if title and self.upright else 0.0
        extents = Extents(before=before, after=after, heads=heads, least=least, clear=dict(self._clear()))
        return align(self.ranking, extents)

    def _clear(self) -> Mapping[tuple[int, str], float]:
        """What titles of upright frames keep from the lines that come in from above."""
        found: dict[tuple[int, str], float] = {}
        for group, label in self.labels.groups.items():
            if not self.upright or group not in self.ranking.spans:
                continue
            for name in self.entered:
                if self.ranking.rank_of[name] == self.ranking.spans[group][0] and group in self.ranking.paths[name]:
                    found[group, name] = label.width + 0.8
        return found

    @cached_property
    def entered(self) -> frozenset[str]:
        """The nodes in the first rank of a frame that a line comes to: in upright charts, right in their middle."""
        firsts = {(group, first) for group, (first, _) in self.ranking.spans.items()}
        reached = {route.stops[-1] for route in self.ranking.routes}
        reached |= {back.target for back in self.ranking.returns}
        rank_of = self.ranking.rank_of
        return frozenset(
            name for name in reached if any((group, rank_of[name]) in firsts for group in self.ranking.paths[name])
        )

    def loop_depth(self, name: str) -> float:
        """What the loops of a node take beside it."""
        loops = [loop for loop in self.ranking.loops if loop.source == name]
        labels = [self.labels.edges[loop.number] for loop in loops if loop.number in self.labels.edges]
        return loop_room([self.extent(label)[1] for label in labels]) if loops else 0.0

    @cached_property
    def floor(self) -> float:
        """Where the lanes begin: behind everything else."""
        places = [
            self.alignment.centres[name] + across / 2 + self.loop_depth(name)
            for name, (_, across) in self.sizes.items()
        ]
        for route in self.ranking.routes:
            places += [self.alignment.centres[name] for name in route.stops]
            if route.label:
                half = self.extent(self.labels.edges[route.number])[1] / 2
                places.append(self.alignment.centres[route.label] + half)
        places += (end for _, end in self.alignment.frames.values())
        return max(places)

    @cached_property
    def lanes(self) -> Lanes:
        labels = {
            back.number: self.extent(self.labels.edges[back.number])
            for back in self.ranking.returns
            if back.number in self.labels.edges
        }
        return lanes_of(self.ranking, labels, self.floor)

    @cached_property
    def breadth(self) -> float:
        """The extent across the flow."""
        places = [
            place + self.extent(self.labels.edges[number])[1] / 2 if number in self.labels.edges else place
            for number, place in self.lanes.places.items()
        ]
        return max([self.floor, *places])

    # ---- what runs back ---------------------------------------------------------------------------------------------

    @cached_property
    def sideways(self) -> frozenset[tuple[int, str]]:
        """The ends (`source`, `target`) of returning edges that cannot leave straight for their lane."""
        found: set[tuple[int, str]] = set()
        taken: Counter[str] = Counter()
        looping = {loop.source for loop in self.ranking.loops}
        for back in self.ranking.returns:
            for end, name in (("source", back.source), ("target", back.target)):
                rank = self.ranking.ranks[self.ranking.rank_of[name]]
                places = 1 + int(2 * self.flat(name, ahead=False) / PORT)
                if rank[-1] != name or name in looping or taken[name] >= places:
                    found.add((back.number, end))
                else:
                    taken[name] += 1
        return frozenset(found)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The lines between the ranks."""
        leaving = self._ends("source")
        entering = self._ends("target")
        flats = {name: 0.0 for names in self.ranking.ranks for name in names}
        flats |= {name: min(self.flat(name, ahead=True), 0.36 * self.sizes[name][1]) for name in self.sizes}
        before = {name: 0.0 if self.upright and name in self.entered else room for name, room in flats.items()}
        sides = Sides(before=before, after=flats)
        centres = self.alignment.centres
        return tuple(
            channel_of(nets, centres, sides, self.floor + 1.0) for nets in nets_of(self.ranking, leaving, entering)
        )

    def _ends(self, end: str) -> list[Return]:
        return [back for back in self.ranking.returns if (back.number, end) in self.sideways]
