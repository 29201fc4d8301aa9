"""A table whose first column repeats: a group, a category, an offset shared by many rows."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, is_unique, pane, with_group
from generator.asking.shapes.table_frame import Frame

# With as many rows to a group, nobody can name them all.
CROWD = 8
_SHORT = 60


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Ask by the next column where that one names each row; the group is then a question like any other.

    Blank cells under a group only make sense together with it, so such a group stays part of the key; a group of one
    row is asked for it as well.
    """
    if len(frame.live) < 2 or len(frame.facts) < 4:
        return None
    first, second, *others = frame.live
    groups = {line.cells[first].text for line in frame.facts}
    if len(groups) * 5 > len(frame.facts) * 3:
        return None
    if first in frame.inherited:
        together = pane(frame, (first, second), others)
        if together.widen or together.marked:
            return (with_group(together, second),)
    named = is_unique(frame, second) and max(len(view.text) for view in frame.column(second)) <= _SHORT
    if not named or (not others and len(frame.facts) < CROWD * len(groups)):
        return None
    return (pane(frame, (second,), (first, *others)),)
