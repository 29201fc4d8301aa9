"""How large the text of each side is, and which sides take more than one card."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.writing.cutting.trees import divided, written

SMALLEST = 8.0
"""In points: what is below an answer is smaller, 6.5; what does not fit even so goes on on another card."""
STEP = 0.5
ROUNDS = 4
"""How often sizes are tried before what is left is set in the smallest."""
TRIES = 6
LINE = 1.5
"""In em, how much lower each of the tries takes the room to be for a part of a text."""
MOST_PARTS = 12
"""How many cards one side may take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A side, or a part of one, to be measured at a `size` in points; with `marked` the units of its tree are, too."""

    html: str
    kind: str
    direction: str = ""
    language: str = ""
    size: float
    marked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """How high a text is, and where its units begin and end below its top, by their numbers; all in points.

    `html` is what was measured: with more places to break where words ran over the edge.
    """

    html: str
    height: float
    units: Mapping[int, tuple[float, float]]


class TooLargeError(Exception):
    """A side that no number of cards holds; `place` is its place among those that were to be fitted."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


Measuring = Callable[[Sequence[Text]], list[Measure]]
"""Lays texts out in the width of a card."""
UNIT = "-u"
"""What is in the id of a unit before its number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is on one card: a side or a part of it, at its size, `height` points high."""

    html: str
    size: float
    height: float


def fitted(texts: Sequence[Text], rooms: Sequence[float], measure: Measuring) -> list[tuple[Part, ...]]:
    """Each of `texts` as large as its room allows, or in parts where that would be too small.

    A text has the largest size that it may be set in. Raises TooLargeError.
    """
    parts: list[tuple[Part, ...]] = [()] * len(texts)
    ahead = {place: text for place, text in enumerate(texts) if text.html.strip()}
    over: dict[int, Text] = {}
    for turn in range(ROUNDS + 1):
        measures = measure(list(ahead.values()))
        smaller: dict[int, Text] = {}
        for (place, text), found in zip(ahead.items(), measures, strict=True):
            if found.height <= rooms[place]:
                parts[place] = (Part(html=found.html, size=text.size, height=found.height),)
            else:
                size = _smaller(text.size, found.height, rooms[place]) if turn < ROUNDS - 1 else SMALLEST
                smaller[place] = replace(text, html=found.html, size=size)
        over |= {place: text for place, text in smaller.items() if ahead[place].size <= SMALLEST}
        ahead = {place: text for place, text in smaller.items() if place not in over}
        if not ahead:
            break
    for place, some in _in_parts(over, rooms, measure).items() if over else ():
        parts[place] = some
    return parts


def _smaller(size: float, height: float, room: float) -> float:
    """The size at which a text may fit: its height goes with the square of it."""
    wanted = math.floor(size * math.sqrt(room / height) / STEP) * STEP
    return max(SMALLEST, min(size - STEP, wanted))


def _in_parts(texts: Mapping[int, Text], rooms: Sequence[float], measure: Measuring) -> Mapping[int, tuple[Part, ...]]:
    """Each of `texts` on as many cards as it takes, divided between words, lines of code and pictures."""
    trees = {place: divided(text.html) for place, text in texts.items()}
    marked = [
        replace(text, html=written(tree, 0, count, UNIT), marked=True)
        for text, (tree, count) in zip(texts.values(), trees.values(), strict=True)
    ]
    wholes = dict(zip(texts, measure(marked), strict=True))
    done: dict[int, tuple[Part, ...]] = {}
    for turn in range(1, TRIES + 1):
        pieces: dict[int, list[Text]] = {}
        for place in texts.keys() - done.keys():
            text, (tree, count) = texts[place], trees[place]
            # What frames the text begins and ends on each card anew.
            ends = _ends(wholes[place], rooms[place] - turn * text.size * LINE)
            if ends is None or len(ends) >= MOST_PARTS:
                raise TooLargeError(place)
            bounds = zip((0, *ends), (*ends, count), strict=True)
            pieces[place] = [replace(text, html=written(tree, first, stop)) for first, stop in bounds]
        order = sorted(pieces)
        found = iter(measure([piece for place in order for piece in pieces[place]]))
        for place in order:
            heights = [next(found).height for _ in pieces[place]]
            if max(heights) <= rooms[place]:
                done[place] = tuple(
                    Part(html=piece.html, size=piece.size, height=height)
                    for piece, height in zip(pieces[place], heights, strict=True)
                )
        if done.keys() == texts.keys():
            return done
    raise TooLargeError(min(texts.keys() - done.keys()))


def _ends(whole: Measure, room: float) -> tuple[int, ...] | None:
    """Before which units a text that was measured as a `whole` is divided; None where one alone is too high."""
    ends: list[int] = []
    above = 0.0
    for number, (top, bottom) in sorted(whole.units.items()):
        if bottom - above <= room:
            continue
        if bottom - top > room:
            return None
        ends.append(number)
        above = top
    return tuple(ends)
