"""What a proof found: how much was looked for and found, and each loss by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, error
from generator.facts import AnyFact, Sheet

HELP = "build the sheet again; a loss that stays is a fault of the tool, and worth a report"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many of `what` (cards, cells …) an artifact should hold, and how many were found whole."""

    artifact: str
    what: str
    expected: int
    found: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The outcome for one artifact or several; nothing is lost where there are no diagnostics."""

    counts: tuple[Count, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(kw_only=True, slots=True)
class Tally:
    """Collects one artifact's verdict while it is read; `path` is how messages name it."""

    sheet: Sheet
    path: str
    counts: dict[str, list[int]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def count(self, what: str, expected: int, found: int) -> None:
        """Add to the counts of `what`."""
        entry = self.counts.setdefault(what, [0, 0])
        entry[0] += expected
        entry[1] += found

    def hold(self, what: str, found: bool, code: str, loss: str, fact: AnyFact | None = None) -> bool:
        """Count one of `what`; where it was not `found`, report the `loss` at the fact's place in the source."""
        self.count(what, 1, int(found))
        if not found:
            self.report(code, loss, fact)
        return found

    def report(self, code: str, loss: str, fact: AnyFact | None = None) -> None:
        """A loss, or something that should not be there."""
        message = f"{self.path}: {loss}"
        if fact is None:
            self.diagnostics.append(error(code=code, message=message, help=HELP, path=self.path))
        else:
            self.diagnostics.append(
                error(code=code, message=message, help=HELP, source=self.sheet.source, span=fact.span)
            )

    def verdict(self) -> Verdict:
        """What was collected."""
        counts = tuple(
            Count(artifact=self.path, what=what, expected=expected, found=found)
            for what, (expected, found) in self.counts.items()
        )
        return Verdict(counts=counts, diagnostics=tuple(self.diagnostics))


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Several verdicts as one."""
    several = tuple(verdicts)
    return Verdict(
        counts=tuple(count for verdict in several for count in verdict.counts),
        diagnostics=tuple(diagnostic for verdict in several for diagnostic in verdict.diagnostics),
    )
