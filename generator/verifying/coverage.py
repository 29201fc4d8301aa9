"""Reads coverage.json back: every row and item of the source has its entry, and every entry its reason or its note."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.facts import Account, Sheet, Status
from generator.verifying.source import Told
from generator.verifying.verdict import Tally, Verdict


def verify_coverage(
    sheet: Sheet, guids: Mapping[int, str], told: Sequence[Told], content: bytes | None, path: str
) -> Verdict:
    """Hold coverage.json's `content` (None where it is missing) against the sheet.

    `guids` are by index of the fact, `told` is what each account says and where that went.
    """
    tally = Tally(sheet=sheet, path=path)
    entries = _entries(content)
    if entries is None:
        tally.report("unreadable-coverage", "there is no list of entries here")
        return tally.verdict()
    left = Counter(map(_told, entries))
    for account, (says, where) in zip(sheet.accounts, told, strict=True):
        expected = (
            sheet.source.line_number(account.span),
            account.kind,
            account.status.value,
            account.reason,
            account.unasked,
            tuple(guids.get(index, "") for index in account.facts),
            says,
            tuple(where),
        )
        found = left[expected] > 0
        left[expected] -= int(found)
        tally.count("entries", 1, int(found))
        if not found:
            tally.report("lost-entry", f"line {expected[0]} ({account.kind}) has no such entry")
        if not _is_sound(account):
            tally.report("no-reason", f"line {expected[0]} ({account.kind}) has neither a note nor a reason")
    for line, kind, *_ in (+left).elements():
        tally.report("foreign-entry", f"the entry for line {line} ({kind}) is not of this sheet")
    return tally.verdict()


def _entries(content: bytes | None) -> list[dict[str, Any]] | None:
    try:
        entries = json.loads(content or b"")
    except ValueError:
        return None
    return entries if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries) else None


def _told(entry: dict[str, Any]) -> tuple[Any, ...]:
    return (
        entry.get("line"),
        *(str(entry.get(name)) for name in ("kind", "status", "reason")),
        *(_texts(entry.get(name)) for name in ("unasked", "guids")),
        str(entry.get("says")),
        _texts(entry.get("where")),
    )


def _texts(found: object) -> tuple[str, ...]:
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _is_sound(account: Account) -> bool:
    return bool(account.facts) if account.status is Status.CARDED else bool(account.reason)
