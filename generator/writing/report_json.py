"""What a command found and did, as one JSON document for programs; docs/schemas/report.schema.json describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, has_errors


def report_json(command: str, version: str, found: Iterable[Diagnostic], results: Mapping[str, Any]) -> str:
    """The document: who made it, whether all went well, every diagnostic with its place, and the command's results.

    Lines and columns count from 1, columns in code points; a diagnostic about a whole file has neither.
    """
    found = tuple(found)
    document = {
        "tool": "cheatsheet-generator",
        "version": version,
        "command": command,
        "ok": not has_errors(found),
        "diagnostics": [_diagnostic(one) for one in found],
        **results,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    path, line, column = found.place
    place: dict[str, Any] = {"path": path} if path else {}
    if line:
        place |= {"line": line, "column": column}
    return {"severity": found.severity.value, "code": found.code, "message": found.message, "help": found.help, **place}
