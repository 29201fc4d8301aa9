"""A sheet's blocks and facts as JSON, for other programs and for curious authors."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from generator.blocks import Directives
from generator.facts import Fact, Sheet
from generator.inlines import plain
from generator.source import SourceFile, Span

# Where text is in our types; everything else that is a tuple is a list of values.
INLINES = "Inlines"


def facts_json(sheet: Sheet) -> str:
    """The sheet as indented JSON: text without markup, spans as 1-based `line` and `column`."""
    content = {
        "name": sheet.name,
        "title": sheet.title,
        "meta": _value(sheet.meta, sheet.source),
        "preface": _value(sheet.preface, sheet.source),
        "sections": _value(sheet.sections, sheet.source),
        "facts": _value(sheet.facts, sheet.source),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _value(value: Any, source: SourceFile) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value, source)
    if isinstance(value, tuple):
        return [_value(part, source) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value


def _object(value: Any, source: SourceFile) -> dict[str, Any]:
    """A dataclass as a JSON object: its type, its place, then its fields; what nobody said is left out."""
    result: dict[str, Any] = {}
    if not isinstance(value, Fact):
        result["type"] = type(value).__name__
    for field in fields(value):
        content = getattr(value, field.name)
        if isinstance(content, Span):
            line, column = source.position(content.start)
            result |= {"line": line, "column": column} if field.name == "span" else {f"{field.name}_line": line}
        elif isinstance(content, Directives):
            result |= {
                name: _value(said, source)
                for name in (f.name for f in fields(Directives))
                if (said := getattr(content, name)) is not None
            }
        elif field.type == INLINES:
            result[field.name] = plain(content)
        else:
            result[field.name] = _value(content, source)
    return result
