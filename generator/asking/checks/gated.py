"""What the gate says of a sheet: the cards that it stopped, and those that it let through with a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from generator.asking.checks.card import Verdict, cards_of
from generator.asking.checks.gate import GATE, doubts_about
from generator.diagnostics import Diagnostic, note, warning
from generator.facts import Sheet


def stopped_cards(sheet: Sheet) -> Iterator[Diagnostic]:
    """A line of which a question makes no card because a check of GATE stopped it."""
    checks = {check.reason: check for check in GATE if check.verdict is Verdict.STOP}
    for account in sheet.accounts:
        for reason in dict.fromkeys((account.reason, *account.unasked)):
            if reason in checks:
                yield warning(
                    code=checks[reason].code,
                    message=f"{reason}: no card is made of {'one question here' if account.facts else 'it'}",
                    help=checks[reason].help,
                    source=sheet.source,
                    span=account.span,
                )


def doubtful_cards(sheet: Sheet) -> Iterator[Diagnostic]:
    """A card that a check of GATE doubts; said once for each fact."""
    for fact in sheet.facts:
        doubts = {
            check.code: (check, card.front)
            for card in reversed(list(cards_of(fact, sheet.title)))
            for check in doubts_about(card)
        }
        for check, front in doubts.values():
            yield note(
                code=check.code,
                message=f"“{_short(front.question)}”: {check.reason}",
                help=check.help,
                source=sheet.source,
                span=fact.span,
            )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
