"""Forms of a word, row by row: a form is asked by the word that it is of, which the first row shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane
from generator.asking.shapes.table_frame import Frame, Line
from generator.asking.shapes.table_words import is_form, is_person
from generator.asking.shapes.views import View
from generator.asking.shapes.wording import common_start, is_ideographic
from generator.inlines import Inlines

# A stem of fewer letters is chance, or all of a pronoun or an article; verbs and longer words have shorter ones.
_SHORTEST_STEM = 4
_SHORTEST_OF_LONG = 3
_LONG = 5  # “rosae, rosarum, rosis”, but not “the, them”
_SHORTEST_IN_PHRASE = 3
_SHORTEST_OF_VERB = 2
# Signs of vowels are no letters to `\w`.
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0dff]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paradigm:
    """The row whose forms the others are asked by, and the columns in which they are needed."""

    first: Line
    columns: tuple[int, ...]

    def shown(self, index: int) -> Inlines:
        """The form that stands on the front of what a column asks; empty where its word is known without it."""
        return self.first.cells[index].content if index in self.columns else ()


def paradigm_of(place: Place, frame: Frame, pane: Pane) -> Paradigm | None:
    """The paradigm that a pane is: its key names forms, and its columns hold forms of words that no title names."""
    lines = frame.facts
    keys = [line.cells[pane.key[0]].text for line in lines]
    if len(lines) < 2 or sum(is_form(key) or is_person(key) for key in keys) * 5 < len(keys) * 3:
        return None
    known = " ".join((place.sheet, *place.path, *place.context)).casefold()
    first = next((line for line in lines if all(not line.cells[index].blank for index in pane.asked)), None)
    if first is None or first is not lines[0]:
        return None
    verb = sum(map(is_person, keys)) * 5 >= len(keys) * 3
    columns = tuple(
        index
        for index in pane.asked
        if (stem := _stem(frame.column(index), verb=verb)) and stem not in f"{known} {frame.name(index).casefold()}"
    )
    return Paradigm(first=first, columns=columns) if columns else None


def _stem(cells: Sequence[View], *, verb: bool) -> str:
    """The letters that a word of each cell begins with; empty where the cells share no word."""
    if len(cells) < 2 or any(is_ideographic(character) for view in cells for character in view.text[:1]):
        return ""
    words = [_WORD.findall(view.text.casefold()) for view in cells]
    phrases = sum(len(found) > 1 for found in words) * 2 > len(words)
    long = all(found and len(found[0]) >= _LONG for found in words)
    shortest = (
        _SHORTEST_OF_VERB if verb else _SHORTEST_IN_PHRASE if phrases else _SHORTEST_OF_LONG if long else _SHORTEST_STEM
    )
    longest = ""
    for start in words[0]:
        stem = start
        for others in words[1:]:
            stem = max((common_start(stem, other) for other in others), key=len, default="")
        if len(stem) >= max(shortest, len(longest) + 1) and len(stem) * 2 >= len(start):
            longest = stem
    return longest
