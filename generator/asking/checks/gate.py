"""The gate: does this front ask? One ordered list of small checks, the same for the builder and for lint.

A new check is one function of a `Card` in a module beside this one, a row in GATE, and its cases in
tests/unit/test_asking_gate.py. What it stops over a folder of sheets is printed by tools/card_quality.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import reasons
from generator.asking.checks import clozes, labels, secrets
from generator.asking.checks.card import Card, Check, Verdict
from generator.facts import ClozeFact, RowFact

STOP, DOUBT = Verdict.STOP, Verdict.DOUBT

# The first check that stops a card gives the reason.
GATE: tuple[Check, ...] = (
    Check(
        code="bare-sign",
        verdict=STOP,
        reason=reasons.BARE_SIGN,
        help="name the column in the header row, or put a heading above the table",
        finds=labels.is_bare_sign,
    ),
    Check(
        code="generic-label",
        verdict=STOP,
        reason=reasons.SAYS_NOTHING,
        help="write what it is about in place of the label, or mark what decides with ==…==",
        finds=labels.asks_by_nothing,
    ),
    Check(
        code="ordinal-subject",
        verdict=STOP,
        reason=reasons.ORDINAL,
        help="say of what: “First step of painting: …”, or put a heading for the steps above",
        finds=labels.only_counts,
    ),
    Check(
        code="answer-in-question",
        verdict=STOP,
        reason=reasons.GIVES_AWAY,
        help="choose the key with <!-- key: … -->, or the columns to ask with <!-- ask: … -->",
        finds=secrets.holds_its_answer,
    ),
    Check(
        code="all-hidden",
        verdict=STOP,
        reason=reasons.ALL_HIDDEN,
        help="put ==…== around the words that decide only",
        finds=clozes.is_all_hidden,
        about=(ClozeFact,),
    ),
    Check(
        code="answer-offered",
        verdict=DOUBT,
        reason=reasons.OFFERS_ANSWER,
        help="ask without the words of the answer",
        finds=secrets.offers_its_answer,
        about=(RowFact, ClozeFact),
    ),
)


def stopped_by(card: Card) -> Check | None:
    """The first check that stops `card`; None where it can be asked."""
    return next((check for check in GATE if check.verdict is STOP and check.holds(card)), None)


def doubts_about(card: Card) -> Iterator[Check]:
    """The checks that let `card` through with a doubt."""
    return (check for check in GATE if check.verdict is DOUBT and check.holds(card))
