"""Where facts are in two states of a sheet, and what that says for a pair of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from generator.identity import scales
from generator.identity.likeness import similarity
from generator.identity.profiles import Profile

# Rows, and shares of their characters: what makes a run of rows one that was edited alike.
LEAST_IN_STEP = 3
ALIKE = 0.5
AHEAD = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """What is between two facts that were matched: as indices, in order.

    `in_step` are the ranks at which an entry and a fact go together because the whole gap was edited alike.
    """

    olds: list[int]
    news: list[int]
    in_step: frozenset[int]


class Places:
    """The places of two states of a sheet, seen from the `pairs` (fact to entry) that are already known."""

    def __init__(self, olds: Sequence[Profile], news: Sequence[Profile], pairs: Mapping[int, int]) -> None:
        self._renamed = _renamed_sections(olds, news, pairs)
        self.gaps = _gaps(olds, news, pairs)
        self._gap_of_old = {old: (gap, rank) for gap in self.gaps for rank, old in enumerate(gap.olds)}
        self._gap_of_new = {new: (gap, rank) for gap in self.gaps for rank, new in enumerate(gap.news)}

    def same_section(self, old: Profile, new: Profile) -> bool:
        """Whether both are in one section, also where it was given another title."""
        return old.section == new.section or self._renamed.get(old.section) == new.section

    def evidence(self, old: int, new: int, same_section: bool) -> float:
        """How much their places say that the two are one fact: 0 to 1."""
        doubt = 1.0 - scales.SAME_SECTION if same_section else 1.0
        gap, rank = self._gap_of_old.get(old, (None, 0))
        other_gap, other_rank = self._gap_of_new.get(new, (None, 0))
        if gap is None or gap is not other_gap:
            return 1.0 - doubt
        if len(gap.olds) == len(gap.news):
            if len(gap.olds) == 1:
                return 1.0 - doubt * (1.0 - scales.ONLY_ONE)
            if rank == other_rank:
                return 1.0 - doubt * (1.0 - (scales.IN_STEP if rank in gap.in_step else scales.SAME_RANK))
        return 1.0 - doubt * (1.0 - scales.SAME_GAP)


def _renamed_sections(
    olds: Sequence[Profile], news: Sequence[Profile], pairs: Mapping[int, int]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What most facts of each section that is gone say about where it went."""
    present = {new.section for new in news}
    votes: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for new, old in pairs.items():
        votes[olds[old].section][news[new].section] += 1
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(news):
        if index not in pairs:
            by_key[profile.folded_key].append(index)
    taken = set(pairs.values())
    for old, profile in enumerate(olds):
        if old not in taken and not profile.retired and len(by_key[profile.folded_key]) == 1:
            votes[profile.section][news[by_key[profile.folded_key][0]].section] += 1
    return {
        section: max(found, key=lambda other: (found[other], other))
        for section, found in votes.items()
        if section not in present
    }


def _gaps(olds: Sequence[Profile], news: Sequence[Profile], pairs: Mapping[int, int]) -> list[Gap]:
    """The gaps that hold both entries and facts; retired entries are nowhere."""
    fact_of = {old: new for new, old in pairs.items()}
    live = [old for old in range(len(olds)) if not olds[old].retired]
    before: int | None = None
    open_olds: dict[tuple[int | None, int | None], list[int]] = {}
    waiting: list[int] = []
    for old in live:
        if old not in fact_of:
            waiting.append(old)
            continue
        if waiting:
            open_olds[before, old] = waiting
            waiting = []
        before = old
    if waiting:
        open_olds[before, None] = waiting
    open_news: dict[tuple[int | None, int | None], list[int]] = {}
    before, waiting = None, []
    for new in range(len(news)):
        if new not in pairs:
            waiting.append(new)
            continue
        if waiting:
            open_news[before, pairs[new]] = waiting
            waiting = []
        before = pairs[new]
    if waiting:
        open_news[before, None] = waiting
    return [
        Gap(olds=held, news=open_news[ends], in_step=_in_step(olds, news, held, open_news[ends]))
        for ends, held in open_olds.items()
        if ends in open_news
    ]


def _in_step(
    olds: Sequence[Profile], news: Sequence[Profile], held: Sequence[int], open_news: Sequence[int]
) -> frozenset[int]:
    """The ranks at which two texts are alike, where most are and are less so one rank further.

    So it is when an author replaces a word in every row: each row is then as far from its old self as from others.
    """
    if len(held) != len(open_news) or len(held) < LEAST_IN_STEP:
        return frozenset()
    before = [" ".join((olds[old].key, *olds[old].cells)) for old in held]
    after = [" ".join((news[new].key, *news[new].cells)) for new in open_news]
    aligned = list(map(similarity, before, after))
    shifted = list(map(similarity, before, after[1:]))
    if median(aligned) < max(ALIKE, median(shifted) + AHEAD):
        return frozenset()
    return frozenset(rank for rank, alike in enumerate(aligned) if alike >= ALIKE)
