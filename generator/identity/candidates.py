"""Which pairs of facts are worth comparing: few of each fact's, however large the sheet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from generator.identity.places import Gap
from generator.identity.profiles import Profile

# How many of each kind a fact is compared with.
SAME_KEY = 12
SAME_GAP = 7
SHARED_WORDS = 8
# Of a fact's words the rarest are looked up, until they have led to so many entries.
LOOKED_UP = 80

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
# Scripts without spaces between words: there, two characters make a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


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
    """The words of a fact, each once and in order."""
    found: dict[str, None] = {}
    for text in (profile.key, *profile.cells):
        for word in _WORD.findall(text):
            if _UNSPACED.search(word):
                found.update((word[at : at + 2], None) for at in range(max(1, len(word) - 1)))
            else:
                found[word] = None
    return list(found)
