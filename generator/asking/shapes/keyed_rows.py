"""The usual table, and the grid: the first column is the key, each other column a question."""

from __future__ import annotations

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Unasked, pane
from generator.asking.shapes.table_frame import Frame


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Ask every column but the first by the first."""
    if len(frame.live) < 2:
        return Unasked(reason=_why_alone(frame))
    return (pane(frame, frame.live[:1], frame.live[1:]),)


def _why_alone(frame: Frame) -> str:
    """Why a table has but one column to ask by: its others are empty, or hold the same link in every row."""
    others = [index for index in range(len(frame.names)) if index not in frame.live]
    if any(frame.column(index) for index in others):
        return reasons.LINKS
    return reasons.NO_ANSWER if frame.live and any(frame.names[index] for index in others) else reasons.ONE_COLUMN
