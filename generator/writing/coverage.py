"""coverage.json: what became of each row and item of the source."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from generator.facts import Sheet

_GUIDS = re.compile(rb'"guids": \[([^\]]*)\]')
_GUID = re.compile(rb'"([^"]+)"')


def coverage_json(sheet: Sheet, guids: Mapping[int, str], told: Sequence[tuple[str, Sequence[str]]]) -> str:
    """One JSON object a line in a list, in source order; `guids` names the note of each fact by the fact's index.

    `told` is for each of the sheet's accounts, in their order, what it says and where that went.
    """
    entries = [
        {
            "line": sheet.source.line_number(account.span),
            "kind": account.kind,
            "status": account.status.value,
            "reason": account.reason,
            "unasked": account.unasked,
            "guids": [guids[index] for index in account.facts],
            "says": says,
            "where": list(where),
        }
        for account, (says, where) in sorted(
            zip(sheet.accounts, told, strict=True), key=lambda entry: (entry[0].span.start, entry[0].span.end)
        )
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def guids_in(content: bytes) -> frozenset[bytes]:
    """The guids of all notes that a coverage.json names; none where it is something else."""
    return frozenset(guid for guids in _GUIDS.findall(content) for guid in _GUID.findall(guids))
