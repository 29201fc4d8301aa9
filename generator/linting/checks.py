"""The checks, in one list: each looks at a sheet with its facts and names what makes a bad card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.diagnostics import Diagnostic
from generator.facts import Sheet
from generator.linting.backs import long_answers, many_answers, no_answers
from generator.linting.clozes import hidden_filler, hidden_too_much
from generator.linting.questions import ambiguous_questions, blank_questions, given_away, long_questions
from generator.linting.rows import (
    ambiguous_rows,
    long_lists,
    long_sequences,
    repeated_rows,
    revealing_rows,
    subjectless_lists,
    unmarked_rules,
    wordless_rows,
)

Check: TypeAlias = Callable[[Sheet], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    blank_questions,
    ambiguous_questions,
    given_away,
    long_questions,
    long_answers,
    many_answers,
    no_answers,
    hidden_filler,
    hidden_too_much,
    repeated_rows,
    ambiguous_rows,
    revealing_rows,
    wordless_rows,
    unmarked_rules,
    long_lists,
    subjectless_lists,
    long_sequences,
)
