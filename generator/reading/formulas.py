"""Formulas that cannot be shown as such: what is said of them."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, note, warning
from generator.source import SourceFile, Span
from generator.tex import Fault


def unread_formula(fault: Fault, source: SourceFile, span: Span) -> Diagnostic:
    """A formula that cards, page and CSVs show as it is written, and why."""
    if fault.refused:
        return note(
            code="refused-formula",
            message=f"this formula is shown as it is written: {fault.reason}",
            help="write it with the commands of TeX and AMS that need none of that; docs/authoring.md says which",
            source=source,
            span=span,
        )
    return warning(
        code="unread-formula",
        message=f"this formula cannot be read, and is shown as it is written: {fault.reason}",
        help="look for a misspelt command or an unclosed brace; what is no formula is written `\\$`, or as code",
        source=source,
        span=span,
    )
