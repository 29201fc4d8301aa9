"""What a rule of the grammar can find: one row a code, with how much it matters and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity
from generator.source import SourceFile, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One kind of finding; `message` and `help` are filled in from its words. Those said `once` name a whole sheet."""

    severity: Severity
    message: str
    help: str
    once: bool = False


FINDINGS: Mapping[str, Finding] = {
    "foreign-cloze": Finding(
        severity=Severity.NOTE,
        message="a cloze of another tool: it is read as ==words==, here and wherever this sheet has one",
        help="nothing needs to be done; `==words==` is how a sheet marks what a card hides",
        once=True,
    ),
    "embedded-page": Finding(
        severity=Severity.WARNING,
        message="this frame shows a page of the web, and is left out: neither paper nor cards can show it",
        help="link to the page, or write what it says",
    ),
    "no-space-heading": Finding(
        severity=Severity.WARNING,
        message="a heading needs a space after its `#`; it is read as one",
        help="write `{written}`",
    ),
    "odd-bullets": Finding(
        severity=Severity.NOTE,
        message="these lines are read as a list, here and wherever this sheet writes one so; other tools join them",
        help="begin each line with `- ` or `1. `",
        once=True,
    ),
    "odd-space": Finding(
        severity=Severity.WARNING,
        message="the space after this mark is not a plain one; it is read as one, here and wherever this sheet has it",
        help="type the space anew: other tools show the mark as text",
        once=True,
    ),
    "spaces-in-path": Finding(
        severity=Severity.WARNING,
        message="this path has blanks in it, so other tools show it as text",
        help="write `{written}`",
    ),
    "nested-too-deep": Finding(
        severity=Severity.WARNING,
        message="lists and quotes are nested so deep here that the rest is read as plain text",
        help="move the inner ones to a section of their own",
    ),
    "unindented-code": Finding(
        severity=Severity.WARNING,
        message="this code is indented less than the item that it is in; it is read as the item's",
        help="indent its lines like its fences: other tools end the item here",
    ),
    "missing-note": Finding(
        severity=Severity.WARNING,
        message="there is no footnote {label} in this sheet, so its mark is text",
        help="write `[^{label}]: …` on a line of its own, or `\\[` before text that is no mark",
    ),
    "unclosed-mark": Finding(
        severity=Severity.WARNING,
        message="this mark is never closed, so its signs are text and nothing is hidden",
        help="write `==` after the last word to hide, or `\\==` for signs that are text",
    ),
}


def finding(code: str, source: SourceFile, span: Span, words: Mapping[str, str]) -> Diagnostic:
    """The finding `code` about the text at `span`."""
    kind = FINDINGS[code]
    return Diagnostic(
        severity=kind.severity,
        code=code,
        message=kind.message.format_map(words),
        help=kind.help.format_map(words),
        source=source,
        span=span,
    )
