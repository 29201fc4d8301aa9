"""Two and more facts in one row, set side by side to save space: `es | en | es | en`."""

from __future__ import annotations

from collections.abc import Sequence

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, pane
from generator.asking.shapes.looks import is_picture
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.views import View
from generator.expressions import expression

_NUMBER = expression(r"[\d.,+%-]+")


def plan(frame: Frame, _place: Place) -> Plan | None:
    """One pane for each repetition of the header, or of code beside words where no column has a name."""
    live = frame.live
    width = _period(frame) or _alternation(frame)
    if not width:
        return None
    starts = range(0, len(live), width)
    panes = [live[start : start + width] for start in starts]
    return tuple(pane(frame, columns[:1], columns[1:]) for columns in panes)


def _period(frame: Frame) -> int:
    """After how many columns the names come again; 0 where they do not."""
    names = [frame.name(index).casefold() for index in frame.live]
    if len(names) < 4 or not any(names):
        return 0
    for width in range(2, len(names) // 2 + 1):
        if len(names) % width == 0 and names == names[:width] * (len(names) // width) and all(names[:width]):
            return width
    return 0


def _alternation(frame: Frame) -> int:
    """2 where unnamed columns are of two kinds by turns, such as code and words."""
    live = frame.live
    if len(live) < 4 or len(live) % 2 or any(frame.names[index] for index in live):
        return 0
    kinds = [_kind(frame.column(index)) for index in live]
    return 2 if all(kinds) and kinds[0] != kinds[1] and kinds == kinds[:2] * (len(kinds) // 2) else 0


def _kind(cells: Sequence[View]) -> str:
    """Of what kind four in five of a column's cells are; empty where there is no such kind."""
    kinds = [
        "code"
        if view.code
        else "number"
        if _NUMBER.fullmatch(view.text)
        else "picture"
        if is_picture(view.content)
        else "words"
        for view in cells
    ]
    return next(
        (kind for kind in ("code", "number", "picture", "words") if kinds.count(kind) * 5 >= len(kinds) * 4), ""
    )
