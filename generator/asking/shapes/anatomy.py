"""A table that takes samples of one pattern apart: `scheme | :// | host`, `minute | hour | day`."""

from __future__ import annotations

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.column_looks import has_ticks
from generator.asking.shapes.columns import Plan, Unasked, is_unique
from generator.asking.shapes.table_frame import Frame

# Of a sample or two nobody learns what belongs to what.
_FEW = 2


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Nothing is asked where a column only joins its neighbours, or where a few rows are code throughout."""
    if len(frame.live) < 3:
        return None
    joins = any(_joins(frame, index) for index in frame.live[1:-1])
    coded = all(view.code for index in frame.live for view in frame.column(index))
    alike = not is_unique(frame, frame.live[0])
    if joins or (coded and (alike or len(frame.facts) == 1) and len(frame.facts) <= _FEW):
        return Unasked(reason=reasons.ANATOMY)
    return None


def _joins(frame: Frame, index: int) -> bool:
    """Whether a column between others holds the same sign in every row, and no name."""
    texts = {line.cells[index].text for line in frame.facts}
    sign = next(iter(texts), "")
    alone = len(texts) == 1 and bool(sign) and not any(map(str.isalnum, sign))
    return alone and frame.name(index) in ("", sign) and not has_ticks(frame.column(index))
