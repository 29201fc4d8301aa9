"""Between two ranks: lines that bend there, each bend on a track of its own, so that none runs upon another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.flowchart.ranking import Ranking, Return
from generator.flowchart.separating import ascending

TRACK = 0.55  # between two bends side by side
NEAR = 0.3  # lines that are nearer than this look like one
PORT = 0.6  # between two lines that meet the same side of a box
LEAST_PORT = 0.3


_Kind = tuple[str, str, str]  # the name that a line meets, its stroke, what is at its end there


@dataclass(frozen=True, kw_only=True, slots=True)
class Net:
    """Lines through one channel that share a bend: they come from the names `lefts` and go to the names `rights`.

    One with the number of an edge that runs back goes on from its bend to that edge's lane, or comes from there.
    """

    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    back: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A channel with its nets: the place where each meets each of its names, and on which track it bends, if at all."""

    nets: tuple[Net, ...]
    starts: Mapping[tuple[int, str], float]
    ends: Mapping[tuple[int, str], float]
    tracks: Mapping[int, int]

    @property
    def count(self) -> int:
        """How many tracks there are."""
        return max(self.tracks.values(), default=-1) + 1

    def net_of(self, left: str, right: str) -> int:
        """The number of the net with the line from `left` to `right`."""
        return next(number for number, net in enumerate(self.nets) if left in net.lefts and right in net.rights)

    def back_net(self, back: int, name: str) -> int:
        """The number of the net by which edge `back` meets `name`."""
        return next(
            number for number, net in enumerate(self.nets) if net.back == back and name in (*net.lefts, *net.rights)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """How far from its centre a line may meet each name, before and behind it along the flow."""

    before: Mapping[str, float]
    after: Mapping[str, float]


def nets_of(ranking: Ranking, leaving: Iterable[Return], entering: Iterable[Return]) -> list[list[Net]]:
    """The nets of every channel: before the first rank, between ranks, behind the last.

    `leaving` are edges against the flow that begin on their source's front side, `entering` those that end behind
    their target.
    """
    rank_of = ranking.rank_of
    lines: list[dict[_Kind, list[tuple[str, _Kind]]]] = [defaultdict(list) for _ in range(len(ranking.ranks) + 1)]
    for route in ranking.routes:
        stroke = route.edge.stroke
        for place, (left, right) in enumerate(pairwise(route.stops), start=2):
            begin = (left, stroke, route.edge.tail if place == 2 else "")
            end = (right, stroke, route.edge.head if place == len(route.stops) else "")
            lines[rank_of[right]][begin].append((left, end))
    nets: list[list[Net]] = []
    for channel in lines:
        found: list[Net] = []
        single: dict[_Kind, list[str]] = defaultdict(list)
        for (left, stroke, _), targets in channel.items():
            if len(targets) > 1:
                found.append(Net(lefts=(left,), rights=tuple(dict.fromkeys(end[0] for _, end in targets))))
            elif stroke == "dotted":
                # The dashes of two lines that come together would fill each other's gaps.
                found.append(Net(lefts=(left,), rights=(targets[0][1][0],)))
            else:
                single[targets[0][1]].append(left)
        found += (Net(lefts=tuple(lefts), rights=(right,)) for (right, _, _), lefts in single.items())
        nets.append(found)
    for back in leaving:
        nets[rank_of[back.source] + 1].append(Net(lefts=(back.source,), rights=(), back=back.number))
    for back in entering:
        nets[rank_of[back.target]].append(Net(lefts=(), rights=(back.target,), back=back.number))
    return nets


def channel_of(nets: Sequence[Net], centres: Mapping[str, float], sides: Sides, floor: float) -> Channel:
    """Where the nets meet their names, and which bends on which track; open nets go down to `floor`."""
    starts = _ports(nets, centres, sides.after, floor, left=True)
    ends = _ports(nets, centres, sides.before, floor, left=False)
    _slide(nets, starts, ends, sides)
    spans: dict[int, tuple[float, float]] = {}
    for number, net in enumerate(nets):
        places = [starts[number, name] for name in net.lefts] + [ends[number, name] for name in net.rights]
        places += [floor] * (net.back is not None)
        if max(places) - min(places) > 1e-6:
            spans[number] = (min(places), max(places))
    lefts = {number: [starts[number, name] for name in nets[number].lefts] for number in spans}
    rights = {number: [ends[number, name] for name in nets[number].rights] for number in spans}

    def cost(first: int, second: int) -> float:
        """What it costs to bend `first` before `second`: lines that cross, and lines that run upon each other."""
        (low, high), (bottom, top) = spans[first], spans[second]
        total = sum(bottom < place < top for place in rights[first]) + sum(
            low < place < high for place in lefts[second]
        )
        total += 20 * sum(abs(one - other) < NEAR for one in rights[first] for other in lefts[second])
        return total

    order = sorted(spans, key=lambda number: (sum(spans[number]), number))
    for _ in order:
        swapped = False
        for place, (first, second) in enumerate(pairwise(tuple(order))):
            if order[place] == first and cost(second, first) < cost(first, second):
                order[place], order[place + 1] = second, first
                swapped = True
        if not swapped:
            break
    tracks: dict[int, int] = {}
    for number in order:
        low, high = spans[number]
        beside = [tracks[other] for other in tracks if spans[other][0] < high + NEAR and low < spans[other][1] + NEAR]
        tracks[number] = max(beside, default=-1) + 1
    return Channel(nets=tuple(nets), starts=starts, ends=ends, tracks=tracks)


def _ports(
    nets: Sequence[Net], centres: Mapping[str, float], flats: Mapping[str, float], floor: float, *, left: bool
) -> dict[tuple[int, str], float]:
    """Where each net meets the names on one side: those that meet the same box are apart, in order."""
    meeting: dict[str, list[int]] = defaultdict(list)
    for number, net in enumerate(nets):
        for name in net.lefts if left else net.rights:
            meeting[name].append(number)
    ports: dict[tuple[int, str], float] = {}
    for name, numbers in meeting.items():
        wishes = {}
        for number in numbers:
            others = nets[number].rights if left else nets[number].lefts
            wishes[number] = sum(map(centres.__getitem__, others)) / len(others) if others else floor
        numbers.sort(key=lambda number: (wishes[number], number))
        room = flats[name]
        apart = min(PORT, 2 * room / (len(numbers) - 1)) if len(numbers) > 1 else 0.0
        apart = apart if apart >= LEAST_PORT else 0.0
        spread = apart * (len(numbers) - 1)
        shifted = [
            min(max(wishes[number] - centres[name], -room + apart * place), room - spread + apart * place)
            - apart * place
            for place, number in enumerate(numbers)
        ]
        if len(numbers) == 1 or not apart:
            shifted = [0.0] * len(numbers)
        for place, (number, shift) in enumerate(zip(numbers, ascending(shifted, [1.0] * len(numbers)), strict=True)):
            ports[number, name] = centres[name] + shift + apart * place
    return ports


def _slide(
    nets: Sequence[Net], starts: dict[tuple[int, str], float], ends: dict[tuple[int, str], float], sides: Sides
) -> None:
    """Make lines straight that are nearly so: they need not meet their boxes right in the middle."""
    for number, net in enumerate(nets):
        if net.back is not None or len(net.lefts) != 1 or len(net.rights) != 1:
            continue
        (left,), (right,) = net.lefts, net.rights
        alone_left = sum(left in other.lefts for other in nets) == 1
        alone_right = sum(right in other.rights for other in nets) == 1
        one, other = starts[number, left], ends[number, right]
        low, high = (one - sides.after[left], one + sides.after[left]) if alone_left else (one, one)
        bottom, top = (other - sides.before[right], other + sides.before[right]) if alone_right else (other, other)
        low, high = max(low, bottom), min(high, top)
        if low <= high:
            place = min(max((one + other) / 2, low), high)
            if not alone_left or left.startswith("\0"):
                place = one
            elif not alone_right or right.startswith("\0"):
                place = other
            starts[number, left] = ends[number, right] = place
