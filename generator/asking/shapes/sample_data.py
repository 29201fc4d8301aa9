"""A table of sample data: what goes into an example, or comes out of it."""

from __future__ import annotations

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Plan, Unasked
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import DATA_TITLES
from generator.asking.shapes.vocabulary import is_one_of


def plan(_frame: Frame, place: Place) -> Plan | None:
    """Nothing is asked where the words right above say that data follow."""
    title = (*place.path, *place.context)[-1:]
    return Unasked(reason=reasons.EXAMPLES) if title and is_one_of(title[0], DATA_TITLES) else None
