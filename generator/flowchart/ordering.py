"""In which order names are across each rank: few crossings, and the members of a group together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum

SWEEPS = 6


def ordered(
    ranks: Sequence[Sequence[str]], routes: Sequence[tuple[str, ...]], paths: Mapping[str, tuple[int, ...]]
) -> tuple[tuple[str, ...], ...]:
    """`ranks` in the order with the fewest crossings that was found; groups are in the same order in every rank."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for stops in routes:
        for first, second in pairwise(stops):
            after[first].append(second)
            before[second].append(first)
    current = [list(names) for names in ranks]
    best = current = _sorted(current, _places(current), paths)
    fewest = _crossings(best, after)
    for sweep in range(SWEEPS if max(map(len, ranks), default=0) > 1 else 0):
        if not fewest and sweep > 1:
            break
        current = list(current)  # the best so far stays as it is
        down = sweep % 2 == 0
        wishes = _places(current)
        for place in range(1, len(current)) if down else range(len(current) - 2, -1, -1):
            beside = current[place - 1 if down else place + 1]
            fixed = {name: number - (len(beside) - 1) / 2 for number, name in enumerate(beside)}
            neighbours = before if down else after
            for name in current[place]:
                near = [fixed[other] for other in neighbours[name] if other in fixed]
                if near:
                    wishes[name] = fsum(near) / len(near)
            current[place] = _sorted([current[place]], wishes, paths)[0]
        current = _sorted(current, _places(current), paths)
        count = _crossings(current, after)
        if count < fewest:
            best, fewest = current, count
    return tuple(map(tuple, best))


def _places(ranks: Sequence[Sequence[str]]) -> dict[str, float]:
    """Where each name is, counted from the middle of its rank."""
    return {name: place - (len(names) - 1) / 2 for names in ranks for place, name in enumerate(names)}


def _sorted(
    ranks: Sequence[Sequence[str]], wishes: Mapping[str, float], paths: Mapping[str, tuple[int, ...]]
) -> list[list[str]]:
    """Each rank by its members' wishes; a group's is the mean of its members', in all ranks."""
    inside: dict[int, list[float]] = defaultdict(list)
    for name, path in paths.items():
        for group in path:
            if name in wishes:
                inside[group].append(wishes[name])
    centres = {group: fsum(values) / len(values) for group, values in inside.items()}

    def key(name: str) -> tuple[float, ...]:
        around = [value for group in paths[name] for value in (centres[group], float(group))]
        return (*around, wishes[name], -1.0)

    return [sorted(names, key=key) for names in ranks]


def _crossings(ranks: Sequence[Sequence[str]], after: Mapping[str, Sequence[str]]) -> int:
    count = 0
    for names, nexts in pairwise(ranks):
        places = {name: place for place, name in enumerate(nexts)}
        ends = [(number, places[other]) for number, name in enumerate(names) for other in after[name]]
        count += sum(
            (first[0] - second[0]) * (first[1] - second[1]) < 0 for n, first in enumerate(ends) for second in ends[:n]
        )
    return count
