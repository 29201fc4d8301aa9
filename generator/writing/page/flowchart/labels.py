"""Labels of a flowchart: their words in lines, and the room that they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.blocks import Edge
from generator.writing.typography.breaking import break_points
from generator.writing.typography.ruler import Ruler, Setting

LINE = 1.2
SIDES = {"diamond": 0.9, "circle": 0.7, "cylinder": 0.55, "hexagon": 0.95, "stadium": 0.75, "subroutine": 0.75}
ENDS = {"diamond": 0.55, "circle": 0.5, "cylinder": 0.55}
SIDE, END = 0.5, 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Lines of text, how wide they are, and the extent of the shape around them, in em."""

    lines: tuple[str, ...]
    text_width: float
    width: float
    height: float
    shape: str = ""


def set_label(text: str, widest: float, ruler: Ruler, setting: Setting, shape: str = "") -> Label:
    """`text` in lines of at most `widest` em where its words allow, as even as the number of lines permits."""
    lines = _wrapped(text, widest, ruler, setting)
    if len(lines) > 1:
        low, high = 0.0, widest
        while high - low > 0.2:
            middle = (low + high) / 2
            tried = _wrapped(text, middle, ruler, setting)
            if len(tried) <= len(lines):
                lines, high = tried, middle
            else:
                low = middle
    wide = max((ruler.width(line, setting) for line in lines), default=0.0)
    high_text = len(lines) * LINE * setting.size
    if not shape:
        return Label(lines=tuple(lines), text_width=wide, width=wide + 0.3, height=high_text)
    width, height = wide + 2 * SIDES.get(shape, SIDE), high_text + 2 * ENDS.get(shape, END)
    if shape == "diamond":
        # The text must clear the slanted sides: they take half of the height from both ends of the width.
        width += height * 0.7
    elif shape == "circle":
        width = height = max(width, height)
    elif shape == "hexagon":
        width += height * 0.2
    return Label(lines=tuple(lines), text_width=wide, width=width, height=height, shape=shape)


def label_of(labels: Mapping[str, Label], edge: Edge) -> Label | None:
    """The label of `edge`, if it has one."""
    return labels.get(edge.label) if edge.label else None


def _wrapped(text: str, widest: float, ruler: Ruler, setting: Setting) -> Sequence[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            joined = f"{line} {word}" if line else word
            if ruler.width(joined, setting) <= widest:
                line = joined
                continue
            if line:
                lines.append(line)
            line = word
            if ruler.width(word, setting) > widest:
                *full, line = _divided(word, widest, ruler, setting)
                lines += full
        lines.append(line)
    return lines


def _divided(word: str, widest: float, ruler: Ruler, setting: Setting) -> Sequence[str]:
    """A word that is too wide, in pieces at its own break points."""
    pieces = [""]
    edges = [0, *break_points(word), len(word)]
    for start, end in pairwise(edges):
        part = word[start:end]
        if pieces[-1] and ruler.width(pieces[-1] + part, setting) > widest:
            pieces.append(part)
        else:
            pieces[-1] += part
    return pieces
