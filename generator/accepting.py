"""Findings that the author accepts, in the sheet (`<!-- lint: accept CODE -->`) or in the configuration."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.diagnostics import Diagnostic, Severity
from generator.source import SourceFile

_COMMENT = re.compile(r"<!--\s*lint\s*:\s*accept\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*-->")
_HEADING = re.compile(r"(#{1,6})\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """Findings of `code` in the files that the glob `path` matches; `why` is for people."""

    code: str
    path: str
    why: str = ""


def without_accepted(found: Iterable[Diagnostic], accepted: Sequence[Accepted] = ()) -> tuple[Diagnostic, ...]:
    """`found` without what the author accepts. Errors are never accepted: something could not be made."""
    return tuple(one for one in found if one.severity is Severity.ERROR or not _is_accepted(one, accepted))


def _is_accepted(found: Diagnostic, accepted: Sequence[Accepted]) -> bool:
    path, line, _ = found.place
    if any(one.code == found.code and fnmatch.fnmatchcase(path, one.path) for one in accepted):
        return True
    return found.source is not None and any(
        found.code in codes and line in lines for codes, lines in _accepted_in(found.source)
    )


@lru_cache(maxsize=8)
def _accepted_in(source: SourceFile) -> tuple[tuple[frozenset[str], range], ...]:
    """The codes that each comment of the sheet accepts, and on which lines.

    A comment beside other words is about its line. One on a line of its own is about the block below it, or about the
    whole section where that block is a heading.
    """
    found = []
    for match in _COMMENT.finditer(source.text):
        codes = frozenset(re.split(r"\s*,\s*", match[1]))
        number = source.position(match.start())[0]
        alone = source.line(number).strip() == match[0]
        found.append((codes, _below(source, number) if alone else range(number, number + 1)))
    return tuple(found)


def _below(source: SourceFile, number: int) -> range:
    """The lines of the block, or of the section, that begins after line `number`."""
    last = len(source.starts)
    first = next((line for line in range(number + 1, last + 1) if source.line(line).strip()), last)
    if heading := _HEADING.match(source.line(first)):
        level = len(heading[1])
        ends = (
            line
            for line in range(first + 1, last + 1)
            if (other := _HEADING.match(source.line(line))) and len(other[1]) <= level
        )
    else:
        ends = (line for line in range(first + 1, last + 1) if not source.line(line).strip())
    return range(number, next(ends, last + 1))
