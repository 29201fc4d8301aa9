"""The usual table, and the grid: the first column is the key, each other column a question."""

from __future__ import annotations

from generator import reasons
from generator.asking.shapes.columns import Plan, Unasked, pane
from generator.asking.shapes.table_frame import Frame
from generator.blocks import Directives


def plan(frame: Frame, _directives: Directives) -> Plan | None:
    """Ask every column but the first by the first."""
    if len(frame.live) < 2:
        return Unasked(reason=reasons.ONE_COLUMN)
    return (pane(frame, frame.live[:1], frame.live[1:]),)
