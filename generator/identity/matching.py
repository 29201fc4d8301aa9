"""Which fact of the sheet is which entry of the ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.identity.assignment import assign
from generator.identity.candidates import candidates
from generator.identity.likeness import Likeness
from generator.identity.places import Places
from generator.identity.profiles import Profile

# Below, two facts are taken for two; the odds that they are one speak against it.
THRESHOLD = 0.5
# From here on a match is kept, however close a rival comes.
SURE = 0.8
# A rival this close makes a match that is not sure a doubtful one.
MARGIN = 0.1
# From here on a pair that was refused is worth telling the author.
WORTH_TELLING = 0.35

# How often the rest is looked at anew.
ROUNDS = 3

# What a retired fact needs more than a live one to come back.
RETIRED_SHARE = 0.8
RETIRED_SAME = 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class Matching:
    """By index: `pairs` from fact to entry, `doubts` of facts and entries that might be one and were not matched."""

    pairs: Mapping[int, int]
    doubts: tuple[tuple[int, int], ...]


Rule = Callable[[Sequence[Profile], int], Hashable]


def _at_its_place(side: Sequence[Profile], index: int) -> Hashable:
    return side[index].content, side[index].section, side[index].context, side[index].slots


def _in_its_section(side: Sequence[Profile], index: int) -> Hashable:
    return side[index].content, side[index].section


def _between_its_neighbours(side: Sequence[Profile], index: int) -> Hashable:
    before = side[index - 1].content if index else None
    after = side[index + 1].content if index + 1 < len(side) else None
    return side[index].content, before, after


def _between_its_neighbours_in_its_section(side: Sequence[Profile], index: int) -> Hashable:
    return _between_its_neighbours(side, index), side[index].section


def _anywhere(side: Sequence[Profile], index: int) -> Hashable:
    return side[index].content


def _typography_in_its_section(side: Sequence[Profile], index: int) -> Hashable:
    return side[index].folded_content, side[index].section


def _typography_anywhere(side: Sequence[Profile], index: int) -> Hashable:
    return side[index].folded_content


# Facts that are equal by a rule are one fact; among equal ones the rules above have said who stays where.
SAME_CONTENT: tuple[Rule, ...] = (
    _between_its_neighbours_in_its_section,
    _at_its_place,
    _in_its_section,
    _between_its_neighbours,
    _anywhere,
    _typography_in_its_section,
    _typography_anywhere,
)


def match(olds: Sequence[Profile], news: Sequence[Profile]) -> Matching:
    """Pair `news`, the facts of a sheet, with `olds`, the entries of its ledger: both in order, each at most once.

    First what an explicit id pairs, then what says the same wherever it moved, then all the rest as one assignment
    by likeness. Two explicit ids that differ, or two note types, are never one fact.
    """
    pairs = dict(_same_id(olds, news))
    live = [old for old in range(len(olds)) if not olds[old].retired]
    for rule in SAME_CONTENT:
        if len(pairs) == len(news):
            break
        taken = set(pairs.values())
        free_olds = [old for old in live if old not in taken]
        free_news = [new for new in range(len(news)) if new not in pairs]
        pairs.update(_equal(olds, news, free_olds, free_news, rule))
    if len(pairs) in (len(olds), len(news)):
        return Matching(pairs=pairs, doubts=())
    return _by_likeness(olds, news, pairs)


def compatible(old: Profile, new: Profile) -> bool:
    """Whether two facts may be one at all."""
    same_id = old.id is None or new.id is None or new.id in (old.id, old.guid)
    return old.notetype == new.notetype and same_id


def _same_id(olds: Sequence[Profile], news: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs that the author has named: an id is the author's own, or the guid that the ledger gave."""
    asked = Counter((profile.notetype, profile.id, profile.part) for profile in news)
    known = Counter((profile.notetype, profile.id, profile.part) for profile in olds)
    by_id: dict[Hashable, int] = {}
    for old, profile in enumerate(olds):
        identity = profile.notetype, profile.id, profile.part
        if known[identity] == 1:
            by_id[identity] = old
        by_id.setdefault((profile.notetype, profile.guid, profile.part), old)
    taken = set()
    for new, profile in enumerate(news):
        identity = profile.notetype, profile.id, profile.part
        if profile.id is not None and asked[identity] == 1 and identity in by_id and by_id[identity] not in taken:
            taken.add(by_id[identity])
            yield new, by_id[identity]


def _equal(
    olds: Sequence[Profile], news: Sequence[Profile], free_olds: list[int], free_news: list[int], rule: Rule
) -> Iterator[tuple[int, int]]:
    """Pairs that are equal by `rule`, the first with the first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for old in reversed(free_olds):
        waiting[rule(olds, old), olds[old].part].append(old)
    for new in free_news:
        equal = waiting[rule(news, new), news[new].part]
        if equal and compatible(olds[equal[-1]], news[new]):
            yield new, equal.pop()


def _by_likeness(olds: Sequence[Profile], news: Sequence[Profile], pairs: Mapping[int, int]) -> Matching:
    """Pair the rest, then what is left once more: between facts that were just matched it may be alone now."""
    likeness = Likeness(olds, news)
    doubts: tuple[tuple[int, int], ...] = ()
    for _ in range(ROUNDS):
        taken = set(pairs.values())
        free_olds = {old: profile for old, profile in enumerate(olds) if old not in taken}
        free_news = {new: profile for new, profile in enumerate(news) if new not in pairs}
        places = Places(olds, news, pairs)
        likely = {
            (old, new): _likelihood(likeness, places, olds[old], news[new], old, new)
            for old, new in candidates(free_olds, free_news, places.gaps)
            if compatible(olds[old], news[new])
        }
        found = assign({pair: _odds(chance) - _odds(THRESHOLD) for pair, chance in likely.items()})
        doubtful = _doubtful(found, likely)
        kept = {new: old for old, new in found.items() if (old, new) not in doubtful}
        doubts = tuple(_worth_telling(likely, kept))
        pairs = {**pairs, **kept}
        if not kept:
            break
    return Matching(pairs=pairs, doubts=doubts)


def _likelihood(likeness: Likeness, places: Places, one: Profile, other: Profile, old: int, new: int) -> float:
    same_section = places.same_section(one, other)
    chance = likeness.of(old, new, same_section=same_section, place=places.evidence(old, new, same_section))
    if one.retired:
        return RETIRED_SAME if one.folded_content == other.folded_content else chance * RETIRED_SHARE
    return chance


def _odds(chance: float) -> float:
    """The logarithm of the odds: what independent pairs can be summed by."""
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return log(bounded / (1 - bounded))


def _doubtful(found: Mapping[int, int], likely: Mapping[tuple[int, int], float]) -> frozenset[tuple[int, int]]:
    """The matches that are neither sure nor clearly better than every rival that is still free."""
    matched_news = set(found.values())
    best_rival: dict[tuple[str, int], float] = defaultdict(float)
    for (old, new), chance in likely.items():
        if new not in matched_news:
            best_rival["old", old] = max(best_rival["old", old], chance)
        if old not in found:
            best_rival["new", new] = max(best_rival["new", new], chance)
    return frozenset(
        (old, new)
        for old, new in found.items()
        if likely[old, new] < SURE and max(best_rival["old", old], best_rival["new", new]) > likely[old, new] - MARGIN
    )


def _worth_telling(likely: Mapping[tuple[int, int], float], kept: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Of each fact that stays without an entry, the likeliest that stays without a fact."""
    held = set(kept.values())
    best: dict[int, tuple[float, int]] = {}
    for (old, new), chance in likely.items():
        if chance >= WORTH_TELLING and new not in kept and old not in held:
            best[new] = max(best.get(new, (0.0, -1)), (chance, -old))
    for new, (_, old) in sorted(best.items()):
        yield new, -old
