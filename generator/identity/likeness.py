"""How much two facts look like one fact: a number from 0 to 1, from words and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from math import fsum
from operator import mul

from generator.expressions import expression
from generator.identity import scales
from generator.identity.profiles import Profile
from generator.identity.wording import words_of

# How many neighbours of a fact tell how much facts of its table look alike anyway.
NEIGHBOURS = 6

# A doubt so small needs no look at the cells.
PROVEN = 0.1

# Keys of so few characters are told apart by their case (`-a`, `-A`).
SHORT = 3

# Words: from here on a text is compared by its words too; the share by which containment counts in that.
SENTENCE = 5
CONTAINED = 0.6
# Texts that share less of their characters share too few words to look for them.
CLOSE = 0.5

# Bytes: beyond, a cell tells no more for being longer.
LONG = 40

_NUMBER = expression(r"[0-9]{1,6}[.):]?")


def similarity(one: str, other: str) -> float:
    """How much of two texts is the same, in order: 0 to 1.

    Characters tell of typing errors and endings. Of longer texts words tell more: sentences about other things share
    a third of their characters, but few words. A text that is contained in the other counts more than one of which
    as much is missing, because authors add and cut.
    """
    if one == other:
        return 1.0
    indel, in_order = _scorers()
    alike = indel(one, other)
    if alike < CLOSE:
        return alike
    words, other_words = words_of(one), words_of(other)
    fewer = min(len(words), len(other_words))
    if fewer < SENTENCE:
        return alike
    shared = in_order(words, other_words)
    whole = 2 * shared / (len(words) + len(other_words))
    return max(alike, (1.0 - CONTAINED) * whole + CONTAINED * shared / fewer)


@cache
def _scorers() -> tuple[Callable[[str, str], float], Callable[[Sequence[str], Sequence[str]], int]]:
    from rapidfuzz.distance import Indel, LCSseq  # most builds find every fact as it was, and need no likeness

    return Indel.normalized_similarity, LCSseq.similarity


class Likeness:
    """Compares the facts of two states of one sheet, each a sequence in the sheet's order.

    That two rows share words says little where all rows of their table share them. So what counts is how much closer
    two facts are to each other than each is to its own neighbours.
    """

    def __init__(self, olds: Sequence[Profile], news: Sequence[Profile]) -> None:
        self.sides = (olds, news)
        self.cell_counts = _most(Counter(cell for one in side for cell in set(one.folded_cells)) for side in self.sides)
        self.key_counts = _most(Counter((one.section, one.folded_key) for one in side) for side in self.sides)
        self.sheet_key_counts = _most(Counter(one.folded_key for one in side) for side in self.sides)
        self._counted = {id(one) for side in self.sides for one in _counted(side)}
        self._weights: dict[int, tuple[tuple[float, ...], float]] = {}
        self._usual: dict[int, tuple[float, float]] = {}

    def of(self, old: int, new: int, *, same_section: bool, place: float) -> float:
        """The likeness of `olds[old]` and `news[new]`; `place` is what their places say for them, 0 to 1."""
        one, other = self.sides[0][old], self.sides[1][new]
        doubt = (1.0 - place) * (1.0 - self._same_key(one, other, same_section))
        if doubt > PROVEN:
            old_key, old_cells = self._usual_of(0, old)
            new_key, new_cells = self._usual_of(1, new)
            doubt *= 1.0 - self._like_key(one, other, max(old_key, new_key))
            doubt *= 1.0 - self._cells(one, other, max(old_cells, new_cells))
        return 1.0 - doubt

    def _same_key(self, one: Profile, other: Profile, same_section: bool) -> float:
        if not one.folded_key or one.folded_key != other.folded_key:
            return 0.0
        if one.cased_key != other.cased_key:
            return scales.SAME_BUT_CASE if len(one.folded_key) > SHORT else 0.0
        if same_section:
            counts = self.key_counts
            count = max(counts[one.section, one.folded_key], counts[other.section, other.folded_key])
        else:
            count = self.sheet_key_counts[one.folded_key]
        strength = scales.SAME_KEY if same_section else scales.SAME_KEY_ELSEWHERE
        if id(one) in self._counted or id(other) in self._counted:
            strength = scales.SAME_NUMBER
        return strength / count

    def _like_key(self, one: Profile, other: Profile, usual: float) -> float:
        if not one.folded_key or one.folded_key == other.folded_key:
            return 0.0
        alike = _beyond(similarity(one.key, other.key), usual)
        if not one.cells and not other.cells:
            return scales.LIKE_STATEMENT * alike
        return float(scales.LIKE_KEY * alike**scales.KEY_POWER)

    def _cells(self, one: Profile, other: Profile, usual: float) -> float:
        found, weight = self._compare(one, other)
        like = scales.LIKE_CELLS * _beyond(found, usual) ** scales.CELLS_POWER * weight / (weight + scales.HALF_WEIGHT)
        weights = zip(one.folded_cells, self._weights_of(one)[0], strict=True)
        same = max((weight for cell, weight in weights if cell in other.folded_cells), default=0.0)
        return float(1.0 - (1.0 - like) * (1.0 - scales.SAME_CELL * same / (same + scales.HALF_WEIGHT)))

    def _compare(self, one: Profile, other: Profile) -> tuple[float, float]:
        """How much of the cells of one is in the other (the better way round), and how much that tells."""
        if not one.cells or not other.cells:
            return 0.0, 0.0
        alike = [[similarity(cell, candidate) for candidate in other.cells] for cell in one.cells]
        weights, total = self._weights_of(one)
        forth = fsum(map(mul, weights, map(max, alike))) / total
        other_weights, other_total = self._weights_of(other)
        back = fsum(map(mul, other_weights, map(max, zip(*alike, strict=True)))) / other_total
        return (forth, total) if forth >= back else (back, other_total)

    def _weights_of(self, one: Profile) -> tuple[tuple[float, ...], float]:
        """How much it tells to share each cell, and all: little where it is short or is in many rows."""
        known = self._weights.get(id(one))
        if known is None:
            lengths = (min(max(len(cell.encode("utf-8", "surrogatepass")), 1), LONG) for cell in one.folded_cells)
            weights = tuple(
                length**0.5 / self.cell_counts[cell] for length, cell in zip(lengths, one.folded_cells, strict=True)
            )
            known = self._weights[id(one)] = weights, fsum(weights)
        return known

    def _usual_of(self, side: int, index: int) -> tuple[float, float]:
        """How much the key and the cells of one fact look like those of its neighbours."""
        facts = self.sides[side]
        one = facts[index]
        known = self._usual.get(id(one))
        if known is None:
            around = [facts[near] for near in _around(index, len(facts)) if facts[near].section == one.section]
            keys = max((similarity(one.key, near.key) for near in around), default=0.0)
            cells = max((self._compare(one, near)[0] for near in around), default=0.0)
            known = self._usual[id(one)] = keys, cells
        return known


def _counted(side: Sequence[Profile]) -> Iterator[Profile]:
    """The facts whose key is one more or less than a neighbour's: a new row above them changes the key of all."""
    numbers = [int(one.folded_key.rstrip(".):")) if _NUMBER.fullmatch(one.folded_key) else None for one in side]
    for index, number in enumerate(numbers):
        if number is not None and any(
            0 <= near < len(side) and numbers[near] == number + near - index for near in (index - 1, index + 1)
        ):
            yield side[index]


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
