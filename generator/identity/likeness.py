"""How much two facts look like one fact: a number from 0 to 1, from words and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from generator.identity.profiles import Profile


@dataclass(frozen=True, kw_only=True, slots=True)
class Scales:
    """How strongly each kind of evidence speaks; calibrated, see docs."""

    same_key: float = 0.93
    same_key_elsewhere: float = 0.65
    same_but_case: float = 0.35
    same_cell: float = 0.6
    like_key: float = 0.75
    key_power: float = 2.0
    like_cells: float = 0.9
    cells_power: float = 2.0
    enough: float = 2.0
    section: float = 0.2
    gap: float = 0.2
    alone: float = 0.3


SCALES = Scales()

# How many neighbours of a fact tell how much facts of its table look alike anyway.
NEIGHBOURS = 10

# Bytes: beyond, a cell tells no more for being longer.
LONG = 40


def similarity(one: str, other: str) -> float:
    """The share of characters that two texts have in common, in order: 0 to 1."""
    return 1.0 if one == other else _scorer()(one, other)


@cache
def _scorer() -> Callable[[str, str], float]:
    from rapidfuzz.distance import Indel  # most builds find every fact as it was, and need no likeness

    return Indel.normalized_similarity


class Likeness:
    """Compares the facts of two states of one sheet, each a sequence in the sheet's order.

    That two rows share words says little where all rows of their table share them. So what counts is how much closer
    two facts are to each other than each is to its own neighbours.
    """

    def __init__(self, olds: Sequence[Profile], news: Sequence[Profile], scales: Scales = SCALES) -> None:
        self.scales = scales
        self.sides = (olds, news)
        self.cell_counts = _most(Counter(cell for one in side for cell in set(one.folded_cells)) for side in self.sides)
        self.key_counts = _most(Counter((one.section, one.folded_key) for one in side) for side in self.sides)
        self.sheet_key_counts = _most(Counter(one.folded_key for one in side) for side in self.sides)
        self._weights: dict[str, float] = {}
        self._usual: dict[tuple[int, int], tuple[float, float]] = {}

    def of(self, old: int, new: int, *, same_section: bool, place: float) -> float:
        """The likeness of `olds[old]` and `news[new]`; `place` is what their places say for them, 0 to 1."""
        one, other = self.sides[0][old], self.sides[1][new]
        usual_key, usual_cells = map(max, zip(self.usual(0, old), self.usual(1, new), strict=True))
        doubt = 1.0 - self._key(one, other, usual_key, same_section)
        doubt *= 1.0 - self._cells(one, other, usual_cells)
        doubt *= 1.0 - place
        return 1.0 - doubt

    def _key(self, one: Profile, other: Profile, usual: float, same_section: bool) -> float:
        scales = self.scales
        if not one.folded_key or one.folded_key != other.folded_key:
            return float(scales.like_key * _beyond(similarity(one.key, other.key), usual) ** scales.key_power)
        if same_section:
            counts = self.key_counts
            count = max(counts[one.section, one.folded_key], counts[other.section, other.folded_key])
        else:
            count = self.sheet_key_counts[one.folded_key]
        strength = scales.same_key if same_section else scales.same_key_elsewhere
        if one.cased_key != other.cased_key:
            strength = scales.same_but_case
        return strength / max(1, count)

    def _cells(self, one: Profile, other: Profile, usual: float) -> float:
        scales = self.scales
        found, weight = self._compare(one, other)
        like = scales.like_cells * _beyond(found, usual) ** scales.cells_power * weight / (weight + scales.enough)
        same = max((self._weight(cell) for cell in one.folded_cells if cell in other.folded_cells), default=0.0)
        return float(1.0 - (1.0 - like) * (1.0 - scales.same_cell * same / (same + scales.enough)))

    def _compare(self, one: Profile, other: Profile) -> tuple[float, float]:
        """How much of the cells of one is in the other (the better way round), and how much that tells."""
        return max(self._found(one, other), self._found(other, one))

    def _found(self, one: Profile, other: Profile) -> tuple[float, float]:
        total = found = 0.0
        for cell, folded_cell in zip(one.cells, one.folded_cells, strict=True):
            weight = self._weight(folded_cell)
            total += weight
            found += weight * max((similarity(cell, candidate) for candidate in other.cells), default=0.0)
        return (found / total if total else 0.0), total

    def _weight(self, folded_cell: str) -> float:
        """How much it tells that two facts share this cell: little where it is short or stands in many rows."""
        known = self._weights.get(folded_cell)
        if known is None:
            length = min(len(folded_cell.encode("utf-8", "surrogatepass")), LONG)
            known = self._weights[folded_cell] = length**0.5 / self.cell_counts[folded_cell]
        return known

    def usual(self, side: int, index: int) -> tuple[float, float]:
        """How much the key and the cells of one fact look like those of its neighbours."""
        known = self._usual.get((side, index))
        if known is None:
            facts = self.sides[side]
            around = [facts[near] for near in _around(index, len(facts)) if facts[near].section == facts[index].section]
            keys = max((similarity(facts[index].key, near.key) for near in around), default=0.0)
            cells = max((self._compare(facts[index], near)[0] for near in around), default=0.0)
            known = self._usual[side, index] = keys, cells
        return known


def _beyond(found: float, usual: float) -> float:
    """`found` as a share of the way from what is usual to certainty."""
    return max(0.0, (found - usual) / (1.0 - usual)) if usual < 1.0 else 0.0


def _around(index: int, count: int) -> Iterable[int]:
    for distance in range(1, NEIGHBOURS // 2 + 1):
        if index - distance >= 0:
            yield index - distance
        if index + distance < count:
            yield index + distance


def _most(counts: Iterable[Counter[object]]) -> Counter[object]:
    most: Counter[object] = Counter()
    for count in counts:
        most |= count
    return most
