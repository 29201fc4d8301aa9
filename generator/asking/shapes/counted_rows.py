"""A table whose first column numbers or marks its rows: the key is the next column."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, is_counter, pane
from generator.asking.shapes.table_frame import Frame


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Ask by the second column; the number or mark stands on the back."""
    if len(frame.live) < 3 or not is_counter(frame, frame.live[0]):
        return None
    _, key, *others = frame.live
    return (pane(frame, (key,), others),)
