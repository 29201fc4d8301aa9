"""Where a line of code may be broken, and which places are best: at blanks and operators, never inside one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from generator.expressions import expression

# What no line end may divide: options, arrows, signs of several characters, words.
SOLID = expression(r"--?[A-Za-z][\w-]*|[-=~|]+>|<[-=~|]+|[:.|&+*/<>=!?%^~-]{2,}|\$?\w+|\\(?:\w+|.)|[^\w\s]")
SEPARATORS = ",;"
OPERATORS = frozenset(
    "&& || | + - * / = == != <= >= => -> :: . ? : & @ % ^ << >> += -= <- |> //".split()  # noqa: SIM905  read as code
)
JOINTS = frozenset("&& || | -> => where and or from".split())  # noqa: SIM905
# A comment behind code. One blank is enough where no language has the sign for anything else between two blanks.
COMMENT = expression(r"(?<=\S)(?: +(?:#|/\*|<!--|←|<-) | {2,}(?:--|;+|%|//|\() ?|(?<=[;{}),\]]) //) ?")
OPENING, CLOSING = "([{<", ")]}>,;"
# How much a line end hurts, where an empty line would hurt RAGGED.
AFTER_SEPARATOR, AT_BLANK, AT_OPTION, AT_OPERATOR, AFTER_OPERATOR, INSIDE = 0.0, 0.12, 0.3, 0.35, 0.45, 0.9
IN_QUOTES, AT_BRACKET = 0.25, 2.0
RAGGED = 1.4


def break_costs(line: str) -> dict[int, float]:
    """The places of `line` at which its next line may begin, with what that costs in looks."""
    quoted = _quoted(line)
    signs = [(sign[0], sign.start(), sign.end()) for sign in SOLID.finditer(line)]
    return {
        start: _cost(before, after, blank=start > end) + (IN_QUOTES if quoted[start] else 0.0)
        for (before, _, end), (after, start, _) in pairwise(signs)
    }


def _cost(before: str, after: str, *, blank: bool) -> float:
    """What a line end between two neighbouring signs costs."""
    bracket = AT_BRACKET if (before in OPENING or after[0] in CLOSING) and not (blank and before == "<") else 0.0
    if before in SEPARATORS or (blank and after in JOINTS):
        return bracket + AFTER_SEPARATOR
    if blank:
        # An option stays with its value, a brace with what it begins, and an operator leads a line.
        tied = (before[0] == "-" != after[0]) or after in OPENING or before in OPERATORS
        return bracket + (AT_OPTION if tied else AT_BLANK)
    if after in OPERATORS:
        return bracket + AT_OPERATOR
    return bracket + (AFTER_OPERATOR if before in OPERATORS else INSIDE)


def comment_start(line: str) -> int:
    """Where the comment behind the code of `line` begins; 0 where there is none."""
    quoted = None
    for sign in COMMENT.finditer(line):
        quoted = quoted or _quoted(line)
        start = sign.end() - len(sign[0].lstrip(" "))
        if not quoted[start]:
            return start
    return 0


def _quoted(line: str) -> list[bool]:
    """For each place whether it is within quotation marks; a mark that nothing closes opens nothing."""
    inside: list[bool] = []
    quote = ""
    for place, character in enumerate(line):
        inside.append(bool(quote))
        if character in "\"'`" and quote in ("", character) and line[place - 1 : place] != "\\":
            quote = "" if quote else character if character in line[place + 1 :] else ""
    return inside


def broken(line: str, first: float, following: float, width: Callable[[int, int], float]) -> tuple[int, ...]:
    """Where the lines of `line` begin so that the first is no wider than `first`, the others than `following`.

    `width` gives the width of what is between two places, blanks at its end aside.
    """
    costs = break_costs(line)
    starts, room = [0], first
    least = len(line) - len(line.lstrip(" ")) + 1
    while width(starts[-1], len(line)) > room:
        here = starts[-1]
        end = _reach(len(line), here, room, width)
        choices = [
            (costs[place] + RAGGED * (1.0 - width(here, place) / room), -place)
            for place in range(max(least, here + 1), end + 1)
            if place in costs
        ]
        # What has no place to break in all its width is broken anywhere.
        starts.append(-min(choices)[1] if choices else max(end, here + 1))
        room = following
    return tuple(starts)


def _reach(length: int, start: int, room: float, width: Callable[[int, int], float]) -> int:
    """How far a line of `room` from `start` on reaches."""
    low, high = start + 1, length
    while low < high:
        middle = (low + high + 1) // 2
        if width(start, middle) <= room:
            low = middle
        else:
            high = middle - 1
    return low
