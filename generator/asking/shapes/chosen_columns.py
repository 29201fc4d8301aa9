"""A table whose author said which column is the key, or which columns ask."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane, Plan, pane
from generator.asking.shapes.table_frame import Frame


def plan(frame: Frame, place: Place) -> Plan | None:
    """Key and asked columns as the author chose them (1-based); a choice that the table does not have is no choice."""
    directives, width = place.directives, len(frame.names)
    key = directives.key - 1 if directives.key is not None and 1 <= directives.key <= width else None
    asked = tuple(column - 1 for column in directives.ask or () if 1 <= column <= width and column - 1 != key)
    if key is None and not asked:
        return None
    if key is None:
        key = next((index for index in frame.live if index not in asked), None)
        if key is None:
            return None
    others = tuple(index for index in frame.live if index != key)
    if not asked:
        return (pane(frame, (key,), others),)
    return (Pane(key=(key,), asked=asked, extra=tuple(i for i in others if i not in asked), widen=asked),)
