"""Which pairs of facts are worth comparing: few of each fact's, however large the sheet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, pairwise

from generator.identity.places import Gap
from generator.identity.profiles import Profile
from generator.identity.wording import words_of

# How many of each kind a fact is compared with.
SAME_KEY = 12
SAME_GAP = 5
SHARED_WORDS = 5
# Of a fact's words the rarest are looked up, until they have led to so many entries.
LOOKED_UP = 80


def candidates(
    olds: Mapping[int, Profile], news: Mapping[int, Profile], gaps: Sequence[Gap]
) -> Iterator[tuple[int, int]]:
    """Pairs of an entry and a fact by their indices, each pair once: of one key, of one gap, or sharing rare words."""
    pairs = chain(_same_key(olds, news), _same_gap(gaps), _shared_words(olds, news))
    yield from dict.fromkeys(pairs)


def _same_key(olds: Mapping[int, Profile], news: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for old, profile in olds.items():
        by_key[profile.folded_key].append(old)
    rank: Counter[str] = Counter()
    for new, profile in news.items():
        equal = by_key.get(profile.folded_key, [])
        yield from ((old, new) for old in _around(equal, rank[profile.folded_key], SAME_KEY))
        rank[profile.folded_key] += 1


def _same_gap(gaps: Sequence[Gap]) -> Iterator[tuple[int, int]]:
    for gap in gaps:
        share = len(gap.olds) / len(gap.news)
        for rank, new in enumerate(gap.news):
            yield from ((old, new) for old in _around(gap.olds, int(rank * share), SAME_GAP))


def _around(members: Sequence[int], rank: int, count: int) -> Sequence[int]:
    """At most `count` of `members`: those around the one of `rank`."""
    start = max(0, min(rank - count // 2, len(members) - count))
    return members[start : start + count]


def _shared_words(olds: Mapping[int, Profile], news: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for old, profile in olds.items():
        for word in _words(profile):
            holders[word].append(old)
    for new, profile in news.items():
        found = sorted((len(holders[word]), word) for word in _words(profile) if word in holders)
        shared: dict[int, float] = defaultdict(float)
        looked_up = 0
        for count, word in found:
            looked_up += count
            if looked_up > LOOKED_UP and shared:
                break
            for old in holders[word][:LOOKED_UP]:
                shared[old] += 1.0 / count
        nearest = nsmallest(SHARED_WORDS, ((-weight, old) for old, weight in shared.items()))
        yield from ((old, new) for _, old in nearest)


def _words(profile: Profile) -> list[str]:
    """What a fact is looked up by, each once and in order: its words, and pairs of words for scripts without spaces."""
    found: dict[str, None] = {}
    for text in (profile.key, *profile.cells):
        words = words_of(text)
        found.update(dict.fromkeys(words))
        found.update((one + other, None) for one, other in pairwise(words) if len(one) == len(other) == 1)
    return list(found)
