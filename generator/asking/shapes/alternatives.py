"""A table in which every row fills one of its first two columns: `ser | estar | meaning`."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane, Plan
from generator.asking.shapes.table_frame import Frame


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Whichever of the two is filled asks the rest."""
    if len(frame.live) < 3:
        return None
    first, second, *others = frame.live
    sides = [(line.cells[first].blank, line.cells[second].blank) for line in frame.facts]
    if len(sides) < 2 or any(left == right for left, right in sides) or len(set(sides)) < 2:
        return None
    return (Pane(key=(first, second), asked=tuple(others)),)
