"""Findings that the author accepts, in the sheet (`<!-- lint: accept CODE -->`) or in the configuration."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.diagnostics import Diagnostic, Severity, note
from generator.expressions import expression
from generator.source import SourceFile, Span

_COMMENT = expression(r"<!--\s*lint\s*:\s*accept\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*-->")
_HEADING = expression(r"(#{1,6})\s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """Findings of `code` in the files that the glob `path` matches; `why` is for people."""

    code: str
    path: str
    why: str = ""


def without_accepted(found: Iterable[Diagnostic], accepted: Sequence[Accepted] = ()) -> tuple[Diagnostic, ...]:
    """`found` without what the author accepts. Errors are never accepted: something could not be made."""
    return tuple(one for one in found if one.severity is Severity.ERROR or not _is_accepted(one, accepted))


def unused(source: SourceFile, found: Iterable[Diagnostic], code: Iterable[Span] = ()) -> Iterator[Diagnostic]:
    """A note for each comment of `source` that accepts nothing of all that was `found`; in `code` they are text."""
    places = [(one.code, one.place[1], one.severity) for one in found if one.source == source]
    listings = [range(span.start, span.end) for span in code]
    for span, codes, lines in _accepted_in(source):
        if any(span.start in listing for listing in listings):
            continue
        for name in sorted(codes):
            severities = {severity for other, line, severity in places if other == name and line in lines}
            if not severities:
                message = f"nothing here has the finding `{name}`, which this comment accepts"
                advice = "take the code out of the comment, or write it as the message of the finding does"
            elif severities == {Severity.ERROR}:
                message = f"`{name}` is an error here, and errors are not accepted"
                advice = "do what the message of the error says"
            else:
                continue
            yield note(code="accepts-nothing", message=message, help=advice, source=source, span=span)


def _is_accepted(found: Diagnostic, accepted: Sequence[Accepted]) -> bool:
    path, line, _ = found.place
    if any(one.code == found.code and fnmatch.fnmatchcase(path, one.path) for one in accepted):
        return True
    return found.source is not None and any(
        found.code in codes and line in lines for _, codes, lines in _accepted_in(found.source)
    )


@lru_cache(maxsize=8)
def _accepted_in(source: SourceFile) -> tuple[tuple[Span, frozenset[str], range], ...]:
    """Where each comment of the sheet is, the codes that it accepts, and on which lines.

    A comment beside other words is about its line. One on a line of its own is about the block below it, or about the
    whole section where that block is a heading.
    """
    found = []
    for match in _COMMENT.finditer(source.text):
        codes = frozenset(re.split(r"\s*,\s*", match[1]))
        number = source.position(match.start())[0]
        alone = source.line(number).strip() == match[0]
        lines = _below(source, number) if alone else range(number, number + 1)
        found.append((Span(start=match.start(), end=match.end()), codes, lines))
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
