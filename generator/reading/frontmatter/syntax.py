"""Front matter as YAML between `---`, or as TOML between `+++`: text → entries with their places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.expressions import expression
from generator.source import Span

Value = str | list[str]

# Deeper nesting is no front matter, and costs the YAML reader stack and time.
_NESTING = expression(r"(?:[\[{]\s*){30}|(?:-\s+){30}")


# One key with its value on one line. What begins a list, a mapping or a block may go on below it.
_PLAIN = expression(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]+(?![\[{|>&])(\S.*?)[ \t]*(?=\r?$)", re.MULTILINE)

_QUOTED = expression(r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*'(?!') """, re.VERBOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One key with its value: None for a value that is no word and no list of words, empty for one that says nothing.

    Only a `nested` value is a mapping or a list. A `loose` one is no YAML and taken as it is written.
    """

    name: str
    value: Value | None
    nested: bool
    name_span: Span
    value_span: Span
    loose: bool = False


class BrokenError(Exception):
    """The front matter is not what it is marked as; says why, and at which offset of the file."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def yaml_entries(text: str, start: int) -> list[Entry] | None:
    """The entries of the YAML in `text`, which starts at `start` of the file; None for other text.

    A line such as `title: Tea: a sheet` is no YAML, but leaves no doubt: its value is what is written there. Raises
    BrokenError.
    """
    try:
        return _entries(text, start)
    except BrokenError:
        loose = [line for line in _PLAIN.finditer(text) if not _is_yaml(line[0])]
        if not loose:
            raise
        rest = list(text)
        for line in loose:
            rest[line.start() : line.end()] = " " * (line.end() - line.start())
        others = _entries("".join(rest), start)
        if others is None and "".join(rest).strip():
            raise
        entries = [*(others or []), *(_loose(line, start) for line in loose)]
        return sorted(entries, key=lambda entry: entry.name_span.start)


def _is_yaml(line: str) -> bool:
    try:
        return _entries(line, 0) is not None
    except BrokenError:
        # What is quoted may end on a later line.
        value = line.partition(":")[2].strip()
        return value[0] in "\"'" and not _QUOTED.match(value)


def _loose(line: re.Match[str], start: int) -> Entry:
    name, value = (Span(start=start + line.start(group), end=start + line.end(group)) for group in (1, 2))
    return Entry(name=line[1][:40], value=line[2], nested=False, name_span=name, value_span=value, loose=True)


def _entries(text: str, start: int) -> list[Entry] | None:
    if _NESTING.search(text):
        raise BrokenError("it is nested too deeply", start)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError:
        raise BrokenError("it is nested too deeply", start) from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or str(fault)
        raise BrokenError(problem, start + (mark.index if mark else getattr(fault, "position", 0))) from None
    if root is None:
        return None if text.strip() else []
    if not isinstance(root, yaml.MappingNode):
        return None
    return [
        Entry(
            name=_name(name),
            value=_picture(value, text) or _value(value),
            nested=not isinstance(value, yaml.ScalarNode),
            name_span=_span(start, name),
            value_span=_span(start, value),
        )
        for name, value in root.value
    ]


def _name(node: yaml.Node) -> str:
    return " ".join(str(node.value).split())[:40] if isinstance(node, yaml.ScalarNode) else "a list or mapping"


def _picture(value: yaml.Node, text: str) -> str:
    """A picture in Markdown without quotation marks, whose beginning YAML takes for a tag; empty for anything else."""
    written = text[value.start_mark.index : value.end_mark.index].strip()
    return written if written.startswith("![") and isinstance(value, yaml.ScalarNode) else ""


def _value(value: yaml.Node) -> Value | None:
    """A scalar as written, a list of scalars, the name in a mapping that has one; None for anything else."""
    if isinstance(value, yaml.ScalarNode):
        written = str(value.value)
        return "" if value.style is None and written.lower() in ("null", "~") else written
    if isinstance(value, yaml.SequenceNode):
        words = [_value(word) for word in value.value if not isinstance(word, yaml.SequenceNode)]
        return [word for word in words if isinstance(word, str)] if None not in words else None
    if isinstance(value, yaml.MappingNode):
        for name, inner in value.value:
            if name.value == "name" and isinstance(inner, yaml.ScalarNode):
                return str(inner.value)
    return None


def _span(start: int, node: yaml.Node) -> Span:
    return Span(start=start + node.start_mark.index, end=start + node.end_mark.index)


def toml_entries(text: str, start: int) -> list[Entry]:
    """The top-level entries of the TOML in `text`, which starts at `start` of the file. Raises BrokenError."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fault:
        raise BrokenError(str(fault).split(" (at")[0].lower(), start) from None
    return list(_toml_entries(table, text, start))


def _toml_entries(table: dict[str, Any], text: str, start: int) -> Iterator[Entry]:
    for name, value in table.items():
        place = re.search(rf"^[\[ \t]*[\"']?{re.escape(name)}\b", text, re.MULTILINE)
        begin, end = (place.start(), place.end()) if place else (0, 0)
        span = Span(start=start + begin, end=start + end)
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            words: Value | None = list(value)
        else:
            words = None if isinstance(value, list | dict) else str(value)
        yield Entry(name=name, value=words, nested=isinstance(value, list | dict), name_span=span, value_span=span)
