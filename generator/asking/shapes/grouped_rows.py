"""A table whose first column repeats: a group, a category, an offset shared by many rows."""

from __future__ import annotations

from generator.asking.shapes.columns import Plan, is_unique, pane
from generator.asking.shapes.table_frame import Frame
from generator.blocks import Directives

# With as many rows to a group, nobody can name them all.
CROWD = 8
_SHORT = 60


def plan(frame: Frame, _directives: Directives) -> Plan | None:
    """Ask by the next column where that one names each row; the group is then a question like any other.

    Blank cells under a group only make sense together with it, so such a group stays part of the key.
    """
    if len(frame.live) < 2 or len(frame.facts) < 4:
        return None
    first, second, *others = frame.live
    groups = {line.cells[first].text for line in frame.facts}
    if len(groups) * 5 > len(frame.facts) * 3:
        return None
    if first in frame.inherited:
        return (pane(frame, (first, second), others),) if others else None
    named = is_unique(frame, second) and max(len(view.text) for view in frame.column(second)) <= _SHORT
    if not named or (not others and len(frame.facts) < CROWD * len(groups)):
        return None
    return (pane(frame, (second,), (first, *others)),)
