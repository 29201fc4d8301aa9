"""A plan of what to do when: days or weeks, and a task for each."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Unasked
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import DAYTIMES, PERIOD_COLUMNS, TASK_COLUMNS, WEEKDAYS, plans
from generator.asking.shapes.vocabulary import is_one_of
from generator.expressions import expression

_NUMBER = re.compile(r"\d+")
_TIME = expression(
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?(?:\s?[-–—]\s?\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?)?", re.IGNORECASE
)
# A word list may have two of them.
_FEWEST_DAYS = 3


def plan(frame: Frame, place: Place) -> Plan | None:
    """Nothing is asked of rows that go by days or weeks under a title that says plan, or hold tasks."""
    if len(frame.live) < 2:
        return None
    first = frame.live[0]
    days = sum(is_one_of(frame.name(index), WEEKDAYS) for index in frame.live)
    timed = all(_TIME.fullmatch(view.text) for view in frame.column(first))
    if days >= _FEWEST_DAYS and (timed or is_one_of(frame.name(first), WEEKDAYS)):
        return Unasked(reason=reasons.PLAN)
    dayed = sum(is_one_of(view.text, WEEKDAYS) for view in frame.column(first))
    if dayed >= _FEWEST_DAYS and any(is_one_of(frame.name(index), DAYTIMES) for index in frame.live[1:]):
        return Unasked(reason=reasons.PLAN)
    counted = sum(_NUMBER.search(view.text) is not None for view in frame.column(first)) * 5 >= len(frame.facts) * 4
    words = frame.name(first).split()
    periods = is_one_of(frame.name(first), PERIOD_COLUMNS) or (
        bool(words) and any(is_one_of(word, PERIOD_COLUMNS) for word in words)
    )
    planned = any(map(plans, (place.sheet, *place.path, *place.context)))
    tasks = any(is_one_of(frame.name(index), TASK_COLUMNS) for index in frame.live[1:])
    if (periods and (planned or (tasks and counted))) or (planned and counted and tasks):
        return Unasked(reason=reasons.PLAN)
    return None
