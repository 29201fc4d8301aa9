"""`<!-- name: value -->`: what the author decides about a block, a section, a row or an item."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.blocks import NO_DIRECTIVES, Directives
from generator.expressions import expression

_DIRECTIVE = expression(r"\s*([A-Za-z][\w-]*)\s*:\s*(\S(?:[^\n]*\S)?)?\s*")
_ID = expression(r"\w[\w.-]*")
_NUMBERS = expression(r"[1-9]\d{0,2}(?:\s*,\s*[1-9]\d{0,2})*")
# Read by others: `<!-- lint: accept CODE -->` is about findings (generator/accepting.py).
_NOT_OURS = ("lint",)
# One small word for another is how a directive looks; these are the remarks of people and tools that look so too.
_SETTING = expression(r"[a-z]+(?:-[a-z]+)?")
_VALUE = expression(r"[\w.-]{1,20}(?:,\s*[\w.-]{1,20})*")
_REMARKS = frozenset(
    """
    anchor author bug build class comment copyright created credit date draft editor email end eslint file fixme fold
    height hint image include keywords lang language last-modified layout license licence link markdownlint mdx more
    name note parent prettier ref region review revised screenshot section see slide snippet source spell-checker start
    status tag tags template title toc todo translator updated url version vim warning width xxx
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)
_YES = ("yes", "on", "true", "all")
_NO = ("no", "off", "false", "none")


class MistakeError(Exception):
    """A comment that means to be a directive and is none; says why, and what to write.

    Of one that may as well be a mere comment, `sure` is False.
    """

    def __init__(self, message: str, advice: str, *, sure: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.sure = sure


def yes_or_no(value: str) -> bool | None:
    """True or False for the words that mean it; None for others."""
    word = value.lower()
    return True if word in _YES else False if word in _NO else None


def cards_wanted(value: str) -> bool | Literal["clozes"] | None:
    """Whether cards are made: True, False, or with flowcharts asked as text; None for other words."""
    return "clozes" if value.lower() == "clozes" else yes_or_no(value)


def _column(value: str) -> int | None:
    return int(value) if _NUMBERS.fullmatch(value) and "," not in value else None


def _columns(value: str) -> tuple[int, ...] | None:
    return tuple(map(int, value.split(","))) if _NUMBERS.fullmatch(value) else None


def _id(value: str) -> str | None:
    return value if _ID.fullmatch(value) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One directive: how its value is read (None for a wrong one), and what a right one looks like."""

    name: str
    read: Callable[[str], Any]
    expected: str


KINDS = (
    Kind(name="cards", read=cards_wanted, expected="`none`, `all` or `clozes`"),
    Kind(name="key", read=_column, expected="the number of a column, such as `2`"),
    Kind(name="ask", read=_columns, expected="numbers of columns, such as `2, 4`"),
    Kind(name="reverse", read=yes_or_no, expected="`yes` or `no`"),
    Kind(name="extra", read=str, expected="what the back of the card says below the answer"),
    Kind(name="id", read=_id, expected="a word of letters, digits, `-`, `_` and `.`, such as `skew`"),
)


def read_directive(comment: str) -> Directives | None:
    """What the words of a comment decide; None for a comment that is only one. Raises MistakeError."""
    match = _DIRECTIVE.fullmatch(comment)
    if match is None:
        return None
    name, value = match[1].lower(), match[2] or ""
    if name in _NOT_OURS:
        return None
    for kind in KINDS:
        if kind.name == name:
            decided = kind.read(value) if value else None
            if decided is None:
                raise MistakeError(f"`{name}` cannot be `{value}`", f"write {kind.expected}")
            return replace(NO_DIRECTIVES, **{name: decided})
    for near in difflib.get_close_matches(name, [kind.name for kind in KINDS], n=1, cutoff=0.75):
        kind = next(kind for kind in KINDS if kind.name == near)
        # Any words would do for an `extra`: a mere comment that begins with such a word is no slip.
        if kind.read is not str and kind.read(value) is not None:
            raise MistakeError(f"there is no directive `{match[1]}`", f"did you mean `<!-- {near}: {value} -->`?")
    if _SETTING.fullmatch(match[1]) and _VALUE.fullmatch(value) and name not in _REMARKS:
        names = ", ".join(kind.name for kind in KINDS)
        raise MistakeError(
            f"there is no directive `{match[1]}`, so this comment decides nothing", f"they are {names}", sure=False
        )
    return None


def merged(first: Directives, second: Directives) -> Directives:
    """Both together; `second` wins where both say something."""
    return Directives(
        cards=second.cards if second.cards is not None else first.cards,
        key=second.key if second.key is not None else first.key,
        ask=second.ask if second.ask is not None else first.ask,
        reverse=second.reverse if second.reverse is not None else first.reverse,
        id=second.id if second.id is not None else first.id,
        extra=second.extra if second.extra is not None else first.extra,
    )
