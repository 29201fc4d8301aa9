"""Cells as they are set: how many lines each takes at a width, and which widths tear or strain it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.writing.page.boxes import LONGEST_WORD, narrowest
from generator.writing.typography.prose import Prose

# In em, up to which width what has no spaces stays on one line: a header and a key are read as one sign.
UNBROKEN, UNBROKEN_NAME = 4.0, 6.0
MOST_STEPS, STRIDE = 24, 8
WIDE, HIGHER = 18.0, 9  # em, about 36 letters: a cell as wide as that is a paragraph, and reads well with more lines
HIGH = 5  # lines: a cell that takes more is hard to find one's way in
NARROW = 6.5  # in em: about two words, which is no line to read


@dataclass(frozen=True, eq=False, kw_only=True)
class Entry:
    """One cell as it is set: its measured text, its HTML and the element that holds it.

    `weight` says how much it hurts to break its lines: code and keys more than prose. With `drawn`, formulas or
    pictures make its lines uneven.
    """

    content: Prose
    markup: str
    tag: str = "td"
    attributes: str = ""
    weight: int = 1
    drawn: bool = False

    @cached_property
    def least(self) -> float:
        """The width below which it tears a word."""
        return self.content.unbroken(UNBROKEN if self.weight == 1 and self.tag == "td" else UNBROKEN_NAME)

    @cached_property
    def steps(self) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """Ascending widths, and how many lines the cell takes from each on."""
        return _steps(self.content, self.least)

    def lines(self, width: float) -> int:
        """How many lines the cell takes at `width`."""
        if width < self.content.solid:
            return self.content.at(width).lines(width)
        widths, lines = self.steps
        if lines[0] > MOST_STEPS:
            return self.content.lines(width)  # the steps are further than a line apart
        place = bisect_left(widths, width + 1e-9) - 1
        return lines[place] if place >= 0 else self.content.lines(width)


def needed(entry: Entry) -> float:
    """The width below which words of `entry` would have to be torn, very long ones aside."""
    return max(narrowest(entry.content), min(entry.least, LONGEST_WORD))


def row_strain(row: Sequence[Entry], widths: Sequence[float]) -> int:
    """How many of the lines of `row` are hard to read."""
    lines, width, entry = max(
        ((entry.lines(width), width, entry) for entry, width in zip(row, widths, strict=True)), key=lambda one: one[0]
    )
    if lines > 1 and (width < NARROW or entry.weight > 1):
        return lines - 1
    return max(0, lines - (HIGH if width < WIDE else HIGHER) + 1)


def _steps(content: Prose, low: float) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """The widths from `low` on at which `content` takes one line less, ascending, with the lines from each on.

    Of very many lines each step saves a few, so that the last is as wide as that of any cell.
    """
    most = content.lines(low)
    widths, lines = [low], [most]
    while lines[-1] > 1:
        narrow, wide = widths[-1], content.natural
        wanted = lines[-1] - max(1, lines[-1] // STRIDE if most > MOST_STEPS else 1)
        if content.lines(wide) > wanted:
            break
        while wide - narrow > 0.01:
            middle = (narrow + wide) / 2
            if content.lines(middle) <= wanted:
                wide = middle
            else:
                narrow = middle
        widths.append(wide)
        lines.append(content.lines(wide))
    return tuple(widths), tuple(lines)
