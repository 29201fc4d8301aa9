"""Diagnostics as SARIF 2.1.0, which code hosts show beside the lines of a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Diagnostic

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(diagnostics: Iterable[Diagnostic], tool_version: str) -> str:
    """One run with a result for each diagnostic, as JSON; columns count code points, lines and columns from 1."""
    found = tuple(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {
        "name": "cheatsheet-generator",
        "semanticVersion": tool_version,
        "rules": [{"id": code, "shortDescription": {"text": code.replace("-", " ")}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    words = f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message
    path, line, _ = diagnostic.place
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    if line and diagnostic.span is not None:
        location["region"] = _region(diagnostic)
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": words},
        **({"locations": [{"physicalLocation": location}]} if path else {}),
    }


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    assert diagnostic.source is not None
    assert diagnostic.span is not None
    line, column = diagnostic.source.position(diagnostic.span.start)
    last_line, last_column = diagnostic.source.position(max(diagnostic.span.start, diagnostic.span.end))
    return {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}
