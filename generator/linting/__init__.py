"""What a teacher would mend in a sheet before anybody learns from it."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, in_order
from generator.facts import Sheet
from generator.linting.checks import CHECKS
from generator.linting.sarif import sarif

__all__ = ["CHECKS", "lint", "sarif"]


def lint(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """What every check of CHECKS finds in `sheet`, in source order."""
    return in_order(diagnostic for check in CHECKS for diagnostic in check(sheet))
