"""The checks, in one list: each looks at a sheet with its facts and names what makes a bad card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.asking.checks.backs import long_answers, many_answers, no_answers
from generator.asking.checks.clozes import hidden_filler, hidden_too_much
from generator.asking.checks.gated import doubtful_cards, stopped_cards
from generator.asking.checks.questions import ambiguous_questions, blank_questions, long_questions
from generator.asking.checks.rows import (
    ambiguous_rows,
    lists_as_text,
    long_lists,
    long_sequences,
    repeated_rows,
    subjectless_lists,
    uncounted_lists,
    unmarked_rules,
)
from generator.asking.checks.sheets import projects
from generator.diagnostics import Diagnostic, in_order
from generator.facts import Sheet

Check: TypeAlias = Callable[[Sheet], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    blank_questions,
    ambiguous_questions,
    doubtful_cards,
    stopped_cards,
    long_questions,
    long_answers,
    many_answers,
    no_answers,
    projects,
    hidden_filler,
    hidden_too_much,
    repeated_rows,
    ambiguous_rows,
    unmarked_rules,
    lists_as_text,
    long_lists,
    subjectless_lists,
    uncounted_lists,
    long_sequences,
)


def lint(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """What every check of CHECKS finds in `sheet`, in source order."""
    return in_order(diagnostic for check in CHECKS for diagnostic in check(sheet))
