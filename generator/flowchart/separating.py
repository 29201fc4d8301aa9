"""Places near those wished for: in order, and so far apart as they must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Token = TypeVar("Token", bound=Hashable)


def ascending(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The ascending values nearest to `wishes`: neighbours that are out of order share their weighted mean."""
    pools: list[tuple[float, float, int]] = []
    for wish, weight in zip(wishes, weights, strict=True):
        total, weighed, count = wish * weight, weight, 1
        while pools and pools[-1][0] / pools[-1][1] > total / weighed:
            earlier = pools.pop()
            total, weighed, count = total + earlier[0], weighed + earlier[1], count + earlier[2]
        pools.append((total, weighed, count))
    return [total / weighed for total, weighed, count in pools for _ in range(count)]


def separated(
    wishes: Mapping[Token, float], weights: Mapping[Token, float], needs: Sequence[tuple[Token, Token, float]]
) -> Mapping[Token, float]:
    """Places near `wishes` with every need met: the second at least so far behind the first.

    After Dwyer, Marriott and Stuckey, Fast node overlap removal (2005): what is too near becomes one block that moves
    to the mean of its members' wishes.
    """
    into: dict[Token, list[tuple[Token, float]]] = defaultdict(list)
    out: dict[Token, list[Token]] = defaultdict(list)
    waiting = dict.fromkeys(wishes, 0)
    for first, second, gap in needs:
        into[second].append((first, gap))
        out[first].append(second)
        waiting[second] += 1
    block = {token: token for token in wishes}
    offset = dict.fromkeys(wishes, 0.0)
    members = {token: [token] for token in wishes}
    weight = dict(weights)
    pull = {token: wishes[token] * weights[token] for token in wishes}
    ready = [token for token, count in waiting.items() if not count]
    while ready:
        token = ready.pop()
        while True:
            here = block[token]
            place = pull[here] / weight[here]
            worst, worst_need = 1e-9, None
            for member in members[here]:
                for first, gap in into[member]:
                    if block[first] != here:
                        before = pull[block[first]] / weight[block[first]] + offset[first]
                        over = before + gap - place - offset[member]
                        if over > worst:
                            worst, worst_need = over, (first, member, gap)
            if worst_need is None:
                break
            first, member, gap = worst_need
            there, shift = block[first], offset[first] + gap - offset[member]
            for moved in members[here]:
                offset[moved] += shift
                block[moved] = there
            pull[there] += pull[here] - shift * weight[here]
            weight[there] += weight[here]
            members[there] += members[here]
        for following in out[token]:
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    return {token: pull[block[token]] / weight[block[token]] + offset[token] for token in wishes}
