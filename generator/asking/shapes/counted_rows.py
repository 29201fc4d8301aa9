"""A table whose first column numbers or marks its rows, or helps to keep them in mind: the key is the next column."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, is_counter, pane
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.vocabulary import MNEMONIC_COLUMNS, is_one_of


def plan(frame: Frame, _place: Place) -> Plan | None:
    """Ask by the second column; the number or mark is on the back."""
    if len(frame.live) < 3:
        return None
    first, key, *others = frame.live
    if is_one_of(frame.name(first), MNEMONIC_COLUMNS):
        return (pane(frame, (key,), (*others, first)),)
    if not is_counter(frame, first) or _is_matrix(frame):
        return None
    return (pane(frame, (key,), others),)


def _is_matrix(frame: Frame) -> bool:
    """Whether the columns are numbered too: the cells are of both numbers (`+ | 1 | 2`)."""
    return all(frame.name(index).isdecimal() for index in frame.live[1:])
