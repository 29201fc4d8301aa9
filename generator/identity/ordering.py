"""The order of a ledger: that of the sheet, with what is retired beside the neighbours it had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.ledger import Entry


def in_order(live: Sequence[Entry], retired: Mapping[str, Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """`live` as it is with `retired` (by guid) put in, which was among `before`, the entries so far.

    Retired lines follow whatever was before them in their section, so that a git merge sees them stay. Ordering what
    was ordered so changes nothing: it is done until it does.
    """
    order = [entry.guid for entry in before]
    entries = {**retired, **{entry.guid: entry for entry in live}}
    # Each round can only put more lines beside one of their own section, never fewer.
    for _ in range(len(order) + 1):
        placed = _placed([entry.guid for entry in live], order, entries)
        if placed == order:
            break
        order = placed
    return tuple(entries[guid] for guid in placed)


def _placed(live: Sequence[str], order: Sequence[str], entries: Mapping[str, Entry]) -> list[str]:
    """The guids of `live` with each other one right after that which it follows in `order`."""
    alive = set(live)
    follows: dict[str, list[str]] = {}
    last_in: dict[tuple[str, ...], str] = {}
    previous = ""
    for guid in order:
        section = entries[guid].section
        if guid not in alive:
            follows.setdefault(last_in.get(section, previous), []).insert(0, guid)
        last_in[section] = previous = guid
    placed: list[str] = []
    waiting = ["", *live][::-1]
    while waiting:
        guid = waiting.pop()
        placed.append(guid)
        waiting += reversed(follows.get(guid, ()))
    return placed[1:]
