"""Forms of a word, row by row: a form is asked by the word that it is of, which the first row shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane
from generator.asking.shapes.table_frame import Frame, Line
from generator.asking.shapes.table_words import is_form, is_person
from generator.asking.shapes.views import View
from generator.asking.shapes.wording import common_start, is_ideographic
from generator.expressions import expression
from generator.inlines import Inlines

# A stem of fewer letters is chance, or all of a pronoun or an article; verbs and longer words have shorter ones.
_SHORTEST_STEM = 4
_SHORTEST_OF_LONG = 3
_LONG = 5  # “rosae, rosarum, rosis”, but not “the, them”
_SHORTEST_IN_PHRASE = 3
_SHORTEST_OF_VERB = 2
# Signs of vowels are no letters to `\w`.
_WORD = expression(r"[\w\u0300-\u036f\u064b-\u065f\u0900-\u0dff]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paradigm:
    """The row whose forms the others are asked by, and the columns in which they are needed.

    Where each row has a word of its own, the form in its column `given` is the one by which the row's others are asked.
    """

    first: Line
    columns: tuple[int, ...]
    given: int | None = None

    def shown(self, line: Line, index: int) -> Inlines:
        """The form that is on the front of what a column asks; empty where its word is known without it."""
        if index not in self.columns:
            return ()
        return self.first.cells[index].content if self.given is None else line.cells[self.given].content

    def gives(self, line: Line, index: int) -> bool:
        """Whether a cell is the form by which others are asked."""
        if index not in self.columns:
            return False
        return line is self.first if self.given is None else index == self.given


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
    if not verb and len(pane.asked) > 1 and _has_own_words(lines, pane.asked):
        return Paradigm(first=first, columns=pane.asked, given=pane.asked[0])
    columns = tuple(
        index
        for index in pane.asked
        if (stem := _stem(frame.column(index), verb=verb)) and stem not in f"{known} {frame.name(index).casefold()}"
    )
    return Paradigm(first=first, columns=columns) if columns else None


def _has_own_words(lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Whether each row holds forms of a word of its own: `der Mann, dem Mann` above `die Frau, der Frau`."""
    ends = [[(_WORD.findall(line.cells[index].text.casefold()) or [""])[-1] for index in columns] for line in lines]
    within = all(len(common_start(one, other)) * 2 >= len(one) for one, *others in ends for other in others)
    across = any(len(common_start(ends[0][0], other[0])) >= _SHORTEST_OF_VERB for other in ends[1:])
    phrases = all(len(_WORD.findall(line.cells[index].text)) > 1 for line in lines for index in columns)
    return phrases and within and not across and all(end for row in ends for end in row)


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
