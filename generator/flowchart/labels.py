"""Labels of a flowchart: their words in lines that end at good places, and the room that they take."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.expressions import expression
from generator.writing.typography.breaking import break_points
from generator.writing.typography.ruler import Ruler, Setting

LINE = 1.2
EDGE_SIZE = 0.88
NODE_TEXT, EDGE_TEXT = Setting(bold=True), Setting(size=EDGE_SIZE)
TITLE_TEXT = Setting(bold=True, size=EDGE_SIZE)
MOST_LINES = 7
MOST_PIECES = 40  # a label of more is set in three lines at most: it would take too long to weigh more
LONGEST_WORD = 9.0  # in em: a word that is longer may be broken anywhere

SIDES = {"diamond": 0.7, "circle": 0.6, "double-circle": 0.85, "cylinder": 0.55, "hexagon": 0.6, "stadium": 0.75,
         "subroutine": 0.75, "flag": 0.75}  # fmt: skip
ENDS = {"diamond": 0.45, "circle": 0.4, "double-circle": 0.6}
SIDE, END = 0.5, 0.3
SLANT = 0.55  # how far slanted sides lean, for each em of height
LID = 0.25  # half the height of a cylinder's lid

# In em, how much longer a line counts that ends there: before a bracket is best, within a word is worst.
BEFORE_BRACKET, AFTER_WORD, SHORT_WORD, AFTER_SIGN, WITHIN_NAME, ANYWHERE = -0.8, 0.0, 0.5, 0.3, 1.2, 4.0
WITHIN_BRACKET = 2.5  # where the line began before the bracket
_NAME_BREAK = expression(r"(?<=[._:=&,;)\]])(?=\w)|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Lines of text, how wide they are, and the extent of the shape around them, in em."""

    lines: tuple[str, ...]
    text_width: float
    width: float
    height: float
    setting: Setting


class _Piece(NamedTuple):
    """Text that is not broken; `cost` is that of ending a line after it, `space` whether one follows."""

    text: str
    cost: float
    space: bool


def settings_of(text: str, ruler: Ruler, setting: Setting, shape: str = "") -> tuple[Label, ...]:
    """`text` in one line, two lines and so on, each as narrow as so many lines can be with good ends."""
    pieces = _pieces(text, ruler, setting)
    labels: list[Label] = []
    careful, narrow = (_broken(pieces, ruler, setting, within) for within in (WITHIN_BRACKET, 0.0))
    for pair in zip(careful, narrow, strict=True):
        for lines in dict.fromkeys(pair):
            label = _set(lines, ruler, setting, shape)
            if not labels or label.text_width < labels[-1].text_width - 0.15:
                labels.append(label)
    return tuple(labels)


def set_label(labels: Sequence[Label], widest: float) -> Label:
    """The one of `labels` with the fewest lines whose text is no wider than `widest`, else the narrowest."""
    return next((label for label in labels if label.text_width <= widest), labels[-1])


def _set(lines: tuple[str, ...], ruler: Ruler, setting: Setting, shape: str) -> Label:
    wide = max((ruler.width(line, setting) for line in lines), default=0.0)
    high = len(lines) * LINE * setting.size
    if not shape:
        return Label(lines=lines, text_width=wide, width=wide + 0.1, height=high, setting=setting)
    width, height = wide + 2 * SIDES.get(shape, SIDE), high + 2 * ENDS.get(shape, END)
    match shape:
        case "diamond":
            # The text must clear the slanted sides: a rectangle fits where its shares of both extents add up to one.
            height = max(height, high * 1.75)
            width = wide / (1 - high * 0.92 / height) + 0.7
        case "circle" | "double-circle":
            width = height = max(width, height, (wide**2 + high**2) ** 0.5 + SIDES[shape] - 0.1)
        case "hexagon":
            width += height * SLANT
        case "leaning" | "leaning-back" | "trapezoid" | "funnel":
            width += height * SLANT
        case "flag":
            width += height * SLANT / 2
        case "cylinder":
            height += 2.6 * LID
    return Label(lines=lines, text_width=wide, width=width, height=height, setting=setting)


def _pieces(text: str, ruler: Ruler, setting: Setting) -> list[_Piece]:
    """What `text` may be divided into, each with what ending a line after it costs."""
    words = text.split()
    pieces: list[_Piece] = []
    for word, following in pairwise((*words, "")):
        cost = BEFORE_BRACKET if following[:1] in ("(", "[", "{") and following else AFTER_WORD
        if word in ("(", "–", "-", "—") or len(word) == 1:
            cost = SHORT_WORD
        inner = dict.fromkeys((match.start() for match in _NAME_BREAK.finditer(word)), WITHIN_NAME)
        inner |= dict.fromkeys(break_points(word), AFTER_SIGN)
        if ruler.width(word, setting) > LONGEST_WORD:
            inner = {place: ANYWHERE for place in range(2, len(word) - 1) if _is_apart(word, place)} | inner
        edges = [0, *sorted(place for place in inner if 0 < place < len(word)), len(word)]
        pieces += (
            _Piece(word[start:end], cost if end == len(word) else inner[end], end == len(word))
            for start, end in pairwise(edges)
        )
    return pieces or [_Piece("", 0.0, False)]


def _is_apart(word: str, place: int) -> bool:
    """Whether the characters on both sides of `place` are letters of their own."""
    return not unicodedata.combining(word[place]) and not {word[place - 1], word[place]} & {"\u200d", "\ufe0f"}


def _broken(pieces: Sequence[_Piece], ruler: Ruler, setting: Setting, bracket: float) -> Sequence[tuple[str, ...]]:
    """The best way to set `pieces` in one line, in two, and so on."""
    count = len(pieces)
    texts: dict[tuple[int, int], str] = {}
    widths: dict[tuple[int, int], float] = {}
    counted: dict[tuple[int, int], float] = {}
    for start in range(count):
        line = ""
        for end in range(start + 1, count + 1):
            space = " " if end > start + 1 and pieces[end - 2].space else ""
            texts[start, end] = line = f"{line}{space}{pieces[end - 1].text}"
            widths[start, end] = ruler.width(line, setting)
            within = line.rfind("(") > max(0, line.rfind(")"))
            cost = (pieces[end - 1].cost + bracket * within) if end < count else 0.0
            counted[start, end] = widths[start, end] + cost
    # For so many lines up to a piece: the longest line as it counts, how uneven the lines are, where they begin.
    best: dict[int, tuple[float, float, tuple[int, ...]]] = {
        end: (counted[0, end], widths[0, end] ** 2, (0,)) for end in range(1, count + 1)
    }
    found: list[tuple[str, ...]] = [(texts[0, count],)]
    for lines in range(2, min(MOST_LINES if count <= MOST_PIECES else 3, count) + 1):
        best = {
            end: min(
                (
                    max(best[start][0], counted[start, end]),
                    best[start][1] + widths[start, end] ** 2,
                    (*best[start][2], start),
                )
                for start in range(lines - 1, end)
            )
            for end in range(lines, count + 1)
        }
        found.append(tuple(texts[start, end] for start, end in pairwise((*best[count][2], count))))
    return found
