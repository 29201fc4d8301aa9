"""A table that begins with a sample: `3.14159 | {:.2f} | 3.14 | two decimals`."""

from __future__ import annotations

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane, Plan, is_unique
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import OUTPUT_COLUMNS, names_examples
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, is_one_of
from generator.asking.shapes.wording import count_words, has_letters
from generator.expressions import expression

_VALUE = expression(r"[\"'“”‘’«»]?[-+]?[\d.,:/ -]+[%°]?[\"'“”‘’«»]?|[\"'“‘«].*[\"'”’»]")


def plan(frame: Frame, _place: Place) -> Plan | None:
    """What a row is for asks for the format; the sample and what comes of it are on the back."""
    live = frame.live
    if len(live) < 3 or len(frame.facts) < 2:
        return None
    first = live[0]
    outputs = tuple(index for index in live[1:] if is_one_of(frame.name(index), OUTPUT_COLUMNS))
    sampled = _is_sample_name(frame.name(first)) or all(_VALUE.fullmatch(view.text) for view in frame.column(first))
    if not sampled or not (outputs or (not is_unique(frame, first) and first not in frame.inherited)):
        return None
    said = [index for index in live[1:] if index not in outputs and _says(frame, index) and is_unique(frame, index)]
    coded = [index for index in live[1:] if index not in (*outputs, *said) and _is_coded(frame, index)]
    if not said or not coded:
        return None
    key = said[-1]
    extra = tuple(index for index in live if index not in (key, *coded))
    return (Pane(key=(key,), asked=tuple(coded), extra=extra),)


def _is_sample_name(name: str) -> bool:
    return names_examples(name) or is_one_of(name, EXAMPLE_COLUMNS)


def _is_coded(frame: Frame, index: int) -> bool:
    cells = frame.column(index)
    return bool(cells) and sum(view.code or not has_letters(view.text) for view in cells) * 5 >= len(cells) * 4


def _says(frame: Frame, index: int) -> bool:
    """Whether a column explains: words, and no code."""
    cells = frame.column(index)
    worded = sum(not view.code and has_letters(view.text) for view in cells)
    return bool(cells) and worded == len(cells) and sum(count_words(view.text) for view in cells) > len(cells)
