"""Where two readings of one file differ: what is on one side only, or in another order, between what both have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import ne
from typing import NamedTuple

MOST_COMPARED = 400_000_000  # of one side times those of the other: about fifty megabytes


class Apart(NamedTuple):
    """What differs between two things that are equal on both sides of it."""

    theirs: slice
    ours: slice


class Run(NamedTuple):
    """So many in a row that are equal, from these places on."""

    theirs: int
    ours: int
    length: int


def differing(
    theirs: Sequence[Hashable], ours: Sequence[Hashable], besides: Hashable = None
) -> tuple[list[Apart], int]:
    """The stretches of `theirs` that `ours` does not have in this order, and what `ours` has in their place.

    Of `besides`, which `ours` has everywhere and `theirs` mostly nowhere, it is only counted how often it is
    between what is equal.
    """
    if besides is None or besides in theirs:
        kept: Sequence[int] = range(len(ours))
        runs = _runs(theirs, ours)
    else:
        kept = [place for place, one in enumerate(ours) if one != besides]
        runs = _runs(theirs, [ours[place] for place in kept])
    parts: list[Apart] = []
    spare = before = other_before = after = 0
    for one, other, length in (*runs, Run(len(theirs), len(kept), 0)):
        start = kept[other] if other < len(kept) else len(ours)
        if one > before or other > other_before:
            parts.append(Apart(slice(before, one), slice(after, start)))
        else:
            spare += start - after
        if length:
            last = kept[other + length - 1]
            spare += last - start - (length - 1)
            before, other_before, after = one + length, other + length, last + 1
    return parts, spare


def _runs(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Iterator[Run]:
    """What is on both sides in the same order, as much as can be."""
    shorter = min(len(theirs), len(ours))
    start = _equal(theirs, ours, shorter)
    end = _equal(reversed(theirs), reversed(ours), shorter - start)
    if start:
        yield Run(0, 0, start)
    some, others = theirs[start : len(theirs) - end], ours[start : len(ours) - end]
    if some and others:
        runs = _longest(some, others) if len(some) * len(others) <= MOST_COMPARED else _in_parts(some, others)
        yield from (Run(one + start, other + start, length) for one, other, length in runs)
    if end:
        yield Run(len(theirs) - end, len(ours) - end, end)


def _equal(some: Iterable[Hashable], others: Iterable[Hashable], most: int) -> int:
    """How many of both are equal before the first that is not, `most` at most."""
    return next(compress(range(most), map(ne, some, others)), most)


def _longest(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Iterator[Run]:
    """A longest common part."""
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(theirs, ours):
        if step.tag == "equal":
            yield Run(step.src_start, step.dest_start, step.src_end - step.src_start)


def _in_parts(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> Iterator[Run]:
    """The same of long ones, a part after another: between what each side has once, else in halves."""
    ends = _anchors(theirs, ours) or [(len(theirs) // 2, len(ours) // 2)]
    for (first, start), (last, end) in pairwise(((0, 0), *ends, (len(theirs), len(ours)))):
        for one, other, length in _runs(theirs[first:last], ours[start:end]):
            yield Run(one + first, other + start, length)


def _anchors(theirs: Sequence[Hashable], ours: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of what each side has once, as many as are in the same order."""
    places = {one: place for place, one in enumerate(ours)}
    counts, others = Counter(theirs), Counter(ours)
    ends: list[int] = []  # the least place of ours at which so many can end, and with what of theirs
    last: list[int] = []
    before: dict[int, int | None] = {}
    for place, one in enumerate(theirs):
        if counts[one] == 1 == others.get(one):
            length = bisect_left(ends, places[one])
            before[place] = last[length - 1] if length else None
            ends[length : length + 1], last[length : length + 1] = [places[one]], [place]
    found = []
    at = last[-1] if last else None
    while at is not None:
        found.append((at, places[theirs[at]]))
        at = before[at]
    return found[::-1]
