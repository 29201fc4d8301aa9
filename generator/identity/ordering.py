"""The order of a ledger: that of the sheet, with what is retired beside the neighbours it had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.ledger import Entry


@dataclass(kw_only=True, slots=True)
class _Anchors:
    """What is retired, by the guid that it follows, precedes, or stands after the section of; `first` by none."""

    after: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    before: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    beyond: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    first: list[Entry] = field(default_factory=list)


def in_order(live: Sequence[Entry], retired: Mapping[str, Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """`live` as it stands with `retired` (by guid) put in, which stood among `before`, the entries so far.

    Retired lines follow whatever stood before them in their section, so that a git merge sees them stay. Ordering
    what was ordered so changes nothing.
    """
    anchors = _anchors({entry.guid: entry for entry in live}, retired, before)
    ordered = list(anchors.first)
    for _, run in groupby(live, key=lambda entry: entry.section):
        beyond: list[Entry] = []
        for entry in run:
            ordered += (*anchors.before[entry.guid], entry, *anchors.after[entry.guid])
            beyond += anchors.beyond[entry.guid]
        ordered += beyond
    return tuple(ordered)


def _anchors(live: Mapping[str, Entry], retired: Mapping[str, Entry], before: Sequence[Entry]) -> _Anchors:
    anchors = _Anchors()
    last_in: dict[tuple[str, ...], str] = {}
    waiting: defaultdict[tuple[str, ...], list[tuple[Entry, str]]] = defaultdict(list)
    last_live = ""
    for old in before:
        entry = live.get(old.guid)
        if entry is not None:
            last_live = last_in[entry.section] = entry.guid
            anchors.before[entry.guid] += (earlier for earlier, _ in waiting.pop(entry.section, ()))
            continue
        entry = retired[old.guid]
        if entry.section in last_in:
            anchors.after[last_in[entry.section]].append(entry)
        else:
            waiting[entry.section].append((entry, last_live))
    for orphans in waiting.values():
        for orphan, home in orphans:
            (anchors.beyond[home] if home else anchors.first).append(orphan)
    return anchors
