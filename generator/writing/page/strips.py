"""Sections divided at what is wide, so that only that goes across the page and not all that is around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from math import fsum

from generator.writing.page.boxes import Box, Drawing, Space, Spaced, Stack, height
from generator.writing.page.codebox import Listing
from generator.writing.page.scaling import Scaled

WIDE = 24.0  # in em: what three columns of legible text have less of
FEW = 6.0  # in em: what is lower goes across with what it is beside
ACROSS = Space(48.0)


def full_width(box: Box) -> float:
    """The width below which something in `box` is set smaller than it should be, torn, or in cells of many lines."""
    match box:
        case Stack():
            return max(map(full_width, box.children), default=0.0) + box.sides
        case Spaced():
            return full_width(box.box)
        case Scaled():
            return box.box.comfortable
        case Listing() if box.drawn:
            return box.natural + box.sides
        case _:
            return box.narrowest


def chart_width(box: Box) -> float:
    """The width of the widest drawing in `box` that runs across."""
    match box:
        case Stack():
            return max(map(chart_width, box.children), default=0.0)
        case Spaced():
            return chart_width(box.box)
        case Drawing():
            return box.wants
        case _:
            return 0.0


def pieces(section: Stack) -> Iterator[Stack]:
    """`section` as stacks one below the other, those with what is wide apart from the others."""
    children = (part for child in section.children for part in _opened(child))
    groups = _merged((wide, tuple(boxes)) for wide, boxes in groupby(children, key=_is_wide))
    if len(groups) == 1:
        yield section
        return
    for place, group in enumerate(groups):
        if place:
            yield replace(section, children=group, glued=0, attributes="", name=section.continued)
        else:
            yield replace(section, children=group)


def _opened(box: Box) -> Iterator[Box]:
    """`box`; a section within a section in pieces, so that not all of it goes across with what is wide in it."""
    if isinstance(box, Stack) and box.tag == "section" and _is_wide(box):
        yield from pieces(box)
    else:
        yield box


def _is_wide(box: Box) -> bool:
    return max(full_width(box), chart_width(box)) > WIDE


def _merged(groups: Iterable[tuple[bool, tuple[Box, ...]]]) -> list[tuple[Box, ...]]:
    """The groups' boxes; a heading and a few lines go with what is wide before or after them."""
    merged: list[tuple[Box, ...]] = []
    ahead: tuple[Box, ...] = ()
    for wide, group in groups:
        boxes, ahead = (*ahead, *group), ()
        if wide or fsum(height(box, ACROSS) for box in boxes) > FEW:
            merged.append(boxes)
        elif merged:
            merged[-1] = (*merged[-1], *boxes)
        else:
            ahead = boxes
    return [*merged, ahead] if ahead else merged
