"""Rows, rules and lists that became no card, or too big a one, and what would correct them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator import reasons
from generator.diagnostics import Diagnostic, note, warning
from generator.expressions import expression
from generator.facts import Account, SequenceFact, Sheet
from generator.source import Span

LONGEST_SEQUENCE = 9

# How lines begin that were meant as items: without a space, or counted in a way that Markdown does not know.
_MEANT_AS_ITEMS = (
    (expression(r"-(?=[^\W\d_])"), ("-", "-")),
    (expression(r"\*(?=[^\W\d_])"), ("*", "*")),
    (expression(r"\(?a[.)][ \t]|\(?b[.)][ \t]", re.IGNORECASE), ("a", "b")),
    (expression(r"\([12]\)[ \t]*"), ("1", "2")),
    (expression(r"\(?i{1,2}[.)][ \t]", re.IGNORECASE), ("i", "ii")),
)
_SIGNS = expression(r"[\s().]+")


def repeated_rows(sheet: Sheet) -> Iterator[Diagnostic]:
    """A row that says what another one has said."""
    for account in sheet.accounts:
        if reasons.is_repeated(account.reason):
            yield warning(
                code="repeated-row",
                message=f"{account.reason}: no second card is made of it",
                help="delete one of the two",
                source=sheet.source,
                span=account.span,
            )


def ambiguous_rows(sheet: Sheet) -> Iterator[Diagnostic]:
    """A row that was not asked because another one asks the same."""
    for account in sheet.accounts:
        if reasons.is_ambiguous(account.reason):
            yield warning(
                code="ambiguous-row",
                message=f"{account.reason}: no card is made of it",
                help="add a word that tells the two apart, or a heading above each of them",
                source=sheet.source,
                span=account.span,
            )


def unmarked_rules(sheet: Sheet) -> Iterator[Diagnostic]:
    """A rule of which nobody knows what a cloze should hide."""
    for account in sheet.accounts:
        if account.reason in (reasons.NO_MARK, reasons.COULD_BE_MARKED):
            proposed = account.reason == reasons.COULD_BE_MARKED
            yield note(
                code="unmarked-rule",
                message="nothing in this rule is marked: no card is made of it",
                help=f"put ==…== around the words that decide{', as `cheatsheet mark` proposes' if proposed else ''}",
                source=sheet.source,
                span=account.span,
            )


def lists_as_text(sheet: Sheet) -> Iterator[Diagnostic]:
    """Lines of one text that begin as items do; said once for each text, at the first of them."""
    for account in sheet.accounts:
        if account.kind == "paragraph" and account.reason == reasons.TEXT:
            start = account.span.start
            lines = sheet.source.slice(account.span).split("\n")
            for line, below in pairwise(lines):
                if _are_items(line.lstrip(" \t>"), below.lstrip(" \t>")):
                    yield note(
                        code="list-as-text",
                        message="these lines begin like items, but are one text to Markdown",
                        help="begin each line with `- ` or `1. `",
                        source=sheet.source,
                        span=Span(start=start, end=start + len(line)),
                    )
                    break
                start += len(line) + 1


def _are_items(line: str, below: str) -> bool:
    """Whether a line and the next begin as the first two items of a list do."""
    for pattern, signs in _MEANT_AS_ITEMS:
        first, second = pattern.match(line), pattern.match(below)
        if first and second:
            return (_SIGNS.sub("", first[0]).lower(), _SIGNS.sub("", second[0]).lower()) == signs
    return False


def long_lists(sheet: Sheet) -> Iterator[Diagnostic]:
    """A list that nobody can name from memory; said once, at its first item."""
    for account in _firsts(sheet, (reasons.LONG_LIST, reasons.LONG_PHRASES)):
        yield note(
            code="long-list",
            message=f"{account.reason}: no card is made of it",
            help="group the items under headings of their own, or give each an explanation after a colon",
            source=sheet.source,
            span=account.span,
        )


def subjectless_lists(sheet: Sheet) -> Iterator[Diagnostic]:
    """A list of phrases of which nothing says what they are; said once, at its first item."""
    for account in _firsts(sheet, (reasons.NO_SUBJECT,)):
        yield note(
            code="list-without-subject",
            message=f"{account.reason}: no card is made of it",
            help="put a sentence that ends with a colon above the list",
            source=sheet.source,
            span=account.span,
        )


def uncounted_lists(sheet: Sheet) -> Iterator[Diagnostic]:
    """A list that is no set of names; said once, at its first item."""
    for account in _firsts(sheet, (reasons.SENTENCES, reasons.UNLIKE, reasons.OPEN_LIST)):
        yield note(
            code="uncounted-list",
            message=f"{account.reason}: no card is made of it",
            help="name what the list holds in short words of one kind, or put what decides in ==…==",
            source=sheet.source,
            span=account.span,
        )


def long_sequences(sheet: Sheet) -> Iterator[Diagnostic]:
    """A procedure with more steps than one keeps in order."""
    for fact in sheet.facts:
        if isinstance(fact, SequenceFact) and len(fact.steps) > LONGEST_SEQUENCE:
            yield note(
                code="long-sequence",
                message=f"a sequence has {len(fact.steps)} steps",
                help="split it into phases of a few steps each",
                source=sheet.source,
                span=fact.span,
            )


def _firsts(sheet: Sheet, wanted: tuple[str, ...]) -> Iterator[Account]:
    """The first of each run of accounts with one of these reasons."""
    before = ""
    for account in sorted(sheet.accounts, key=lambda account: account.span):
        if account.reason in wanted and account.reason != before:
            yield account
        before = account.reason
