"""What changed in a sheet, day by day: all that its ledger knows, which is the last change of each fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.brief import bare
from generator.ledger import Entry, Ledger

MOST_NAMED = 25  # facts of a kind and day


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """Facts that came, were reworded or left on one day: `named` pairs words with the guid, empty where it is gone."""

    kind: str
    count: int
    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What was released on `date` (ISO); of the first day only how many facts there were."""

    date: str
    changed: tuple[Changed, ...]
    first: bool = False


def days(ledger: Ledger) -> tuple[Day, ...]:
    """The days on which facts changed, the latest first."""
    found: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in ledger.entries:
        came = _date(entry.note_id // 1000)
        found[came]["new"].append(entry)
        if entry.retired is not None:
            found[_date(entry.retired)]["left"].append(entry)
        elif (changed := _date(entry.modified)) != came:
            found[changed]["reworded"].append(entry)
    first = min(found, default="")
    return tuple(_day(date, found[date], first=date == first) for date in sorted(found, reverse=True))


def _day(date: str, kinds: dict[str, list[Entry]], *, first: bool) -> Day:
    order = ("new", "reworded", "left")
    changed = tuple(_changed(kind, kinds[kind], named=not (first and kind == "new")) for kind in order if kind in kinds)
    return Day(date=date, changed=changed, first=first)


def _changed(kind: str, entries: Sequence[Entry], *, named: bool) -> Changed:
    told = tuple(
        (_name(entry), entry.guid if entry.retired is None else "") for entry in entries[: MOST_NAMED if named else 0]
    )
    return Changed(kind=kind, count=len(entries), named=told)


def _name(entry: Entry) -> str:
    words = bare(entry.key) or (entry.section[-1] if entry.section else "…")
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"


def _date(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
