"""Reads what was written back and holds it against the sheet: nothing may be lost on the way."""

from generator.verifying.coverage import verify_coverage
from generator.verifying.csvs import verify_csvs
from generator.verifying.decks import verify_package
from generator.verifying.packages import UnreadablePackageError, read_package
from generator.verifying.site import listed, verify_site
from generator.verifying.verdict import Count, Verdict, together

__all__ = (
    "Count",
    "UnreadablePackageError",
    "Verdict",
    "listed",
    "read_package",
    "together",
    "verify_coverage",
    "verify_csvs",
    "verify_package",
    "verify_site",
)
