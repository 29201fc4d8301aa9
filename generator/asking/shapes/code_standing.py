"""How code is in its sheet, and a list under its title: what `checks.weighing` tells their cards by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.asking.shapes.base import Draft, Reading
from generator.asking.shapes.results import defined, needed
from generator.asking.shapes.standing import BELOW
from generator.blocks import CodeBlock
from generator.facts import RowFact
from generator.inlines import plain

# What asks for the code.
HEADED = "headed"
NAMED = "named"
INTRODUCED = "introduced"
NESTED = "nested"
ABOVE = "above"
BEHIND = "behind"
# Of a line in a fence: it reads a name that another line there gives, or gives one that another line reads.
READS = "reads"
READ = "read"
# Of a fence whose lines are asked one by one: mostly one line each, or mostly several.
REFERENCE = "reference"
BLOCKS = "blocks"
FEW = "few"
DEEP = "deep"
# Among several commands of one section; alone there; in a sheet of commands of one line each.
BESIDE_OTHERS = "beside others"
ALONE = "alone"
OF_LINES = "of lines"
# Below a comment that heads several lines.
BELOW_COMMENT = "below a comment"

_FEWEST_OF_REFERENCE = 3
_SHARE_OF_REFERENCE = 0.8
_SHARE_OF_BLOCKS = 0.5
_SHARE_OF_DEEP = 0.34


def signs_of_piece(code: str, block: str, language: str) -> tuple[str, ...]:
    """What tells of a piece of a fence whether it stands for itself."""
    rest = block.replace(code.strip("\n"), "", 1).split("\n")
    own = code.split("\n")
    found = [READS] if needed(own, language) & defined(rest) else []
    given = defined(own)
    if given and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", row) for name in given for row in rest):
        found.append(READ)
    return tuple(found)


def with_signs_of_fence(drafts: Sequence[Draft], block: CodeBlock, *, below: bool) -> list[Draft]:
    """The drafts of one fence with what tells whether it is a list of commands or a program.

    Where the fence is not `below` words of its own, a comment in it heads what is below it.
    """
    short = [_lines(draft) < 2 for draft in drafts]
    found = []
    if len(drafts) < _FEWEST_OF_REFERENCE:
        found.append(FEW)
    elif sum(short) >= _SHARE_OF_REFERENCE * len(short):
        found.append(REFERENCE)
    elif sum(short) < _SHARE_OF_BLOCKS * len(short):
        found.append(BLOCKS)
    rows = [row for row in block.text.split("\n") if row.strip()]
    if sum(row[:1].isspace() for row in rows) >= _SHARE_OF_DEEP * len(rows):
        found.append(DEEP)
    return [
        replace(draft, fact=replace(draft.fact, signs=(*_signs(draft.fact.signs, below=below), *found)))
        for draft in drafts
    ]


def _signs(signs: Sequence[str], *, below: bool) -> tuple[str, ...]:
    return tuple(BELOW_COMMENT if sign == BELOW and not below else sign for sign in signs)


_FEWEST_BESIDE = 4
_FEWEST_OF_LINES = 8


def with_signs_of_neighbours(reading: Reading) -> Reading:
    """`reading` of a whole sheet, its commands with what the others tell of each."""
    commands = [draft for draft in reading.drafts if draft.fact.kind == "command"]
    if not commands:
        return reading
    beside = Counter(draft.fact.section for draft in commands)
    short = sum(_lines(draft) < 2 for draft in commands)
    of_lines = len(commands) >= _FEWEST_OF_LINES and short >= _SHARE_OF_REFERENCE * len(commands)

    def told(draft: Draft) -> Draft:
        if draft.fact.kind != "command":
            return draft
        count = beside[draft.fact.section]
        found = [OF_LINES] if of_lines else []
        if count >= _FEWEST_BESIDE or count < 2:
            found.append(ALONE if count < 2 else BESIDE_OTHERS)
        return replace(draft, fact=replace(draft.fact, signs=(*draft.fact.signs, *found)))

    return replace(reading, drafts=tuple(map(told, reading.drafts)))


def _lines(draft: Draft) -> int:
    """How many lines of code a draft answers with."""
    if not isinstance(draft.fact, RowFact):
        return 0
    return sum(bool(row.strip()) for row in plain(draft.fact.questions[0].answer).split("\n"))
