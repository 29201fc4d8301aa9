"""Who goes with whom: the best assignment of many to many where few pairs are possible at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush
from math import inf


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Pair left with right, each at most once, so that the sum of `weights` is as great as can be.

    Only pairs in `weights` are possible, and only those above 0 are worth having. Equal sums are decided by the
    numbers alone, so that the answer never depends on the order of `weights`.

    Left by left, the shortest augmenting path is searched (Dijkstra over reduced costs), as in the sparse algorithm
    of Jonker and Volgenant; a left one may also end on a place of its own that costs nothing and means "alone".
    """
    edges: dict[int, list[tuple[int, float]]] = {}
    for (left, right), weight in sorted(weights.items()):
        if weight > 0:
            edges.setdefault(left, []).append((right, -weight))
    solver = _Solver(edges)
    for left in sorted(edges):
        solver.place(left)
    return dict(sorted(solver.held.items()))


class _Solver:
    """The assignment so far: `owner` of each right one, `held` by each left one; `price` and `cost` are the duals."""

    def __init__(self, edges: Mapping[int, list[tuple[int, float]]]) -> None:
        self.edges = edges
        self.owner: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.price: defaultdict[int, float] = defaultdict(float)
        self.cost: defaultdict[int, float] = defaultdict(float)

    def place(self, start: int) -> None:
        """Find a place for `start`, moving others along where that is better for all together."""
        distance: dict[int, float] = {}
        came_from: dict[int, int] = {}
        settled: dict[int, float] = {}
        # Among equally near ones those that are free come first: the path ends there.
        queue: list[tuple[float, bool, int]] = []
        alone, alone_at = 0.0, start
        left, travelled = start, 0.0
        while True:
            for right, cost in self.edges[left]:
                reach = travelled + cost - self.price[right] - self.cost[left]
                if right not in settled and reach < distance.get(right, inf):
                    distance[right] = reach
                    came_from[right] = left
                    heappush(queue, (reach, right in self.owner, right))
            ending = travelled - self.cost[left]
            if ending < alone:
                alone, alone_at = ending, left
            while queue and (queue[0][2] in settled or queue[0][0] > distance[queue[0][2]]):
                heappop(queue)
            if not queue or queue[0][0] >= alone:
                self._settle(start, settled, alone)
                self._shift(start, came_from, alone_at, None)
                return
            travelled, owned, right = heappop(queue)
            if not owned:
                self._settle(start, settled, travelled)
                self._shift(start, came_from, came_from[right], right)
                return
            settled[right] = travelled
            left = self.owner[right]

    def _settle(self, start: int, settled: Mapping[int, float], length: float) -> None:
        """Change the duals so that the path costs nothing and no pair ever costs less than nothing."""
        self.cost[start] += length
        for right, reach in settled.items():
            self.price[right] -= length - reach
            self.cost[self.owner[right]] += length - reach

    def _shift(self, start: int, came_from: Mapping[int, int], left: int, right: int | None) -> None:
        """Move everybody on the path along: `left` takes `right` (or stays alone) and leaves what it held."""
        while True:
            leaves = self.held.pop(left, None)
            if right is not None:
                self.owner[right] = left
                self.held[left] = right
            if left == start or leaves is None:
                return
            right, left = leaves, came_from[leaves]
