"""coverage.json: what became of each row and item of the source."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.facts import Sheet


def coverage_json(sheet: Sheet, guids: Mapping[int, str]) -> str:
    """One JSON object a line in a list, in source order; `guids` names the note of each fact by the fact's index."""
    entries = [
        {
            "line": sheet.source.line_number(account.span),
            "kind": account.kind,
            "status": account.status.value,
            "reason": account.reason,
            "unasked": account.unasked,
            "guids": [guids[index] for index in account.facts],
        }
        for account in sorted(sheet.accounts, key=lambda account: (account.span.start, account.span.end))
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n" if lines else "[]\n"
