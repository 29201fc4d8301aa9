"""Columns of ticks and signs: a row is asked once which of them it has, and not once a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.asking.shapes.column_looks import TICKS
from generator.asking.shapes.columns import Pane
from generator.asking.shapes.table_frame import Frame, Line
from generator.expressions import expression
from generator.facts import Question
from generator.inlines import Break, Inlines, Text, text

SLOT = "which"
# Stands for the sign where a cell has words instead.
_WORDS = "…"
# Signs for no; they are told only of rows that have nothing else.
_NO = expression(r"[✗✘✖❌❎☒✕×☓🔴\-–—−]\ufe0f?|")
_TICK = expression(rf"[{TICKS}]\ufe0f?")


def question_of_marks(frame: Frame, pane: Pane, line: Line) -> Iterator[Question]:
    """One question for all signs of a row: which columns have which, and since when where a tick says so."""
    if any(not frame.name(index).strip() for index in pane.marked):
        return
    found: dict[str, list[str]] = defaultdict(list)
    for index in pane.marked:
        cell = line.cells[index].text
        tick = _TICK.search(cell)
        sign = tick[0] if tick else cell if not any(map(str.isalnum, cell)) or cell in "xX" else _WORDS
        remark = _TICK.sub("", cell).strip(" ()") if sign != cell else ""
        name = frame.name(index)
        found[sign].append(f"{name} ({remark})" if remark and remark != name else name)
    told = {sign: names for sign, names in found.items() if not _NO.fullmatch(sign)} or found
    told.pop("", None)
    if not told or (len(found) == 1 == len(told) and len(pane.marked) == 1):
        return
    yield Question(slot=SLOT, prompt=_prompt(frame, pane, tuple(told)), answer=_answer(told))


def _prompt(frame: Frame, pane: Pane, signs: tuple[str, ...]) -> Inlines:
    """All columns to choose from, after the signs that are asked for."""
    names = " / ".join(frame.name(index) for index in pane.marked)
    return text(f"{' '.join(sorted(signs))}: {names}")


def _answer(told: dict[str, list[str]]) -> Inlines:
    rows = [f"{sign} {', '.join(names)}" for sign, names in told.items()]
    nodes: list[Text | Break] = []
    for row in rows:
        nodes += [Break(), Text(text=row)] if nodes else [Text(text=row)]
    return tuple(nodes)
