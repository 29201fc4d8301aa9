"""A truth table: its inputs together ask for what comes of them."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.column_looks import are_truth_values
from generator.asking.shapes.columns import Pane, Plan
from generator.asking.shapes.table_frame import Frame


def plan(frame: Frame, _place: Place) -> Plan | None:
    """The first columns that tell all rows apart are the inputs; every other one is asked."""
    live, rows = frame.live, frame.facts
    if len(live) < 3 or len(rows) < 2 or not all(are_truth_values(frame.column(index)) for index in live):
        return None
    for count in range(1, len(live)):
        if len({tuple(line.cells[index].text for index in live[:count]) for line in rows}) == len(rows):
            return (Pane(key=live[:count], asked=live[count:]),)
    return None
