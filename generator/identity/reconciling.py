"""Two states of one ledger, as two branches left them, become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.expressions import expression
from generator.ledger import Entry, Ledger, Place

_OURS, _BASE, _SPLIT, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_LINE = expression(r"[^\n]*\n|[^\n]+\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """The texts of a file with conflicts, as each side has it; `base` is None where the markers do not show it."""

    ours: str
    base: str | None
    theirs: str


def sides(text: str) -> Sides | None:
    """The sides of a file in which git has marked conflicts; None where there are none, or broken ones."""
    kept: dict[str, list[str]] = {_OURS: [], _BASE: [], _THEIRS: []}
    state, shown, based, conflicts = "", True, False, 0
    for line in _LINE.findall(text):
        marker = line[:7]
        if marker == _OURS and not state:
            state, conflicts, based = _OURS, conflicts + 1, False
        elif marker == _BASE and state == _OURS:
            state, based = _BASE, True
        elif marker == _SPLIT and state in (_OURS, _BASE):
            state, shown = _THEIRS, shown and based
        elif marker == _THEIRS and state == _THEIRS:
            state = ""
        elif marker in (_OURS, _BASE, _SPLIT, _THEIRS):
            return None
        else:
            for side in [state] if state else kept:
                kept[side].append(line)
    if state or not conflicts:
        return None
    ours, base, theirs = ("".join(kept[side]) for side in (_OURS, _BASE, _THEIRS))
    return Sides(ours=ours, base=base if shown else None, theirs=theirs)


def reconcile(ours: Ledger, theirs: Ledger, base: Ledger | None) -> Ledger:
    """Every fact of both ledgers once, each as the side has it that changed it; where both did, the later one's.

    What one side took out since `base` (it went to another ledger) stays out. The next build settles the words by the
    sheet. The order is ours, with what only they have after what it follows there.
    """
    before = _by_guid(base) if base is not None else {}
    left, right = _by_guid(ours), _by_guid(theirs)
    chosen = {guid: _chosen(left.get(guid), right.get(guid), before.get(guid)) for guid in {**left, **right}}
    order = [guid for guid in left if chosen[guid] is not None]
    previous = ""
    for guid in right:
        if guid not in left and chosen[guid] is not None:
            order.insert(order.index(previous) + 1 if previous else 0, guid)
        if chosen[guid] is not None:
            previous = guid
    entries = tuple(entry for guid in order if (entry := chosen[guid]) is not None)
    names = tuple(dict.fromkeys((*(name for name in theirs.names if name not in ours.names), *ours.names)))
    moved = base is not None and ours.home == base.home
    return Ledger(entries=entries, names=names, home=(theirs.home if moved else ours.home) or theirs.home)


def _by_guid(ledger: Ledger) -> Mapping[str, Entry]:
    return {entry.guid: entry for entry in ledger.entries}


def _chosen(ours: Entry | None, theirs: Entry | None, before: Entry | None) -> Entry | None:
    if ours is None or theirs is None:
        return None if before is not None else ours or theirs
    if ours == theirs or theirs == before:
        return ours
    if ours == before:
        return theirs
    later, other = (theirs, ours) if theirs.modified > ours.modified else (ours, theirs)
    # A fact that one side still has is not gone, and a place that was used stays used.
    alive = None if ours.retired is None or theirs.retired is None else later.retired
    places = (
        later.places if len(later.places) >= len(other.places) else (*later.places, *_gone(other, len(later.places)))
    )
    return replace(later, retired=alive, places=places)


def _gone(entry: Entry, start: int) -> tuple[Place, ...]:
    return tuple(replace(place, gone=True) for place in entry.places[start:])
