"""Faults as located values, and how they are printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from generator.source import SourceFile, Span


class Severity(StrEnum):
    """How much a diagnostic matters: what has an error is not made; a warning says what is shown or asked otherwise."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One fault: where it is, what it is, and how to correct it.

    `code` is a stable kebab-case name. Without `source` the fault concerns `path` as a whole, without `span` all of
    `source`.
    """

    severity: Severity
    code: str
    message: str
    help: str = ""
    source: SourceFile | None = None
    span: Span | None = None
    path: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, line and column (1-based; 0 where there is none)."""
        if self.source is None:
            return self.path, 0, 0
        if self.span is None:
            return self.source.path, 0, 0
        return self.source.path, *self.source.position(self.span.start)


error = partial(Diagnostic, severity=Severity.ERROR)
warning = partial(Diagnostic, severity=Severity.WARNING)
note = partial(Diagnostic, severity=Severity.NOTE)


def strictly(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """`diagnostics` with every warning as an error."""
    return tuple(
        replace(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one for one in diagnostics
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of `diagnostics` is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then by position; equal places keep their order."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.place))


def render(diagnostic: Diagnostic) -> str:
    """The diagnostic as a person reads it: place, message, the source line with carets, help."""
    path, line, column = diagnostic.place
    path = visible(path)
    # A code host takes a line that begins with two colons for a command.
    path = f"./{path}" if path.startswith("::") else path
    where = f"{path}:{line}:{column}" if line else path
    head = f"{diagnostic.severity}[{diagnostic.code}]: {_cut(visible(diagnostic.message))}"
    lines = [f"{where}: {head}" if where else head]
    if diagnostic.source is not None and diagnostic.span is not None:
        lines += _excerpt(diagnostic.source, diagnostic.span)
    if diagnostic.help:
        lines.append(f"  help: {_cut(visible(diagnostic.help))}")
    return "\n".join(lines)


EXCERPT_WIDTH = 100
MOST = 600  # characters of a message, and of a help

# What turns the direction of a whole line around, so that it reads as something else.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset(("Cc", "Cs", "Zl", "Zp"))


def is_hidden(character: str) -> bool:
    """Whether a terminal would do something else with `character` than show it."""
    return character in _TURNING or unicodedata.category(character) in _HIDDEN


def visible(text: str) -> str:
    """`text` on one line, with everything that a terminal would obey written out."""
    return "".join(
        character.encode("unicode_escape").decode() if is_hidden(character) else character for character in text
    )


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


def _excerpt(source: SourceFile, span: Span) -> list[str]:
    """The line on which `span` starts and carets under it; a long line is cut around the carets."""
    number, column = source.position(span.start)
    text = source.line(number)
    start = column - 1
    end = max(start + 1, min(len(text), start + span.end - span.start))
    left = max(0, min(start - 20, len(text) - EXCERPT_WIDTH))
    shown = text[left : left + EXCERPT_WIDTH]
    before, under = _printable(text[left:start]), _printable(text[start : min(end, left + EXCERPT_WIDTH)])
    mark_left, mark_right = "…" * (left > 0), "…" * (left + EXCERPT_WIDTH < len(text))
    gutter = f"{number:>5} | "
    pad = " " * (len(gutter) - 2) + "| " + " " * (len(mark_left) + _columns(before))
    return [
        gutter + mark_left + _printable(shown) + mark_right,
        pad + "^" * max(1, _columns(under)),
    ]


def _printable(text: str) -> str:
    """`text` with controls made visible and tabs as one space, so that the carets are where they should."""
    return "".join(" " if character == "\t" else "\ufffd" if is_hidden(character) else character for character in text)


def _columns(text: str) -> int:
    """How many terminal columns `text` takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
