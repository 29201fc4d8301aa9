"""Paper, and how much of it there is for text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.papers import size_of

Orientation: TypeAlias = Literal["portrait", "landscape"]

POINTS_IN_MM = 72 / 25.4
FOOTER = 4.0  # mm
# Margins in mm by the shorter side up to which they are taken: printers leave out 4 to 5 mm at the edge, and large
# paper hangs on a wall, in a frame or between clips.
MARGINS = ((120.0, 5.0), (220.0, 7.0), (float("inf"), 10.0))
HELD = 216.0  # mm: what is wider is read from further away, and its text may be as much larger
MEASURE = 22.0  # em: in lines that are shorter text does not gain by being larger
LEAST_LARGEST = 7.0  # points: that is legible even where lines are as short


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One side of paper, lengths in points; `room` is what the text gets, footer and margins taken off."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: str, orientation: Orientation) -> Paper:
        """Paper by its name (see generator.papers), one way round. Raises KeyError for none."""
        short, long = sorted(size_of(paper))
        across, down = (short, long) if orientation == "portrait" else (long, short)
        return cls(width=across * POINTS_IN_MM, height=down * POINTS_IN_MM)

    @property
    def margin(self) -> float:
        """The width of the margins in points."""
        short = min(self.width, self.height) / POINTS_IN_MM
        return next(margin for most, margin in MARGINS if short <= most) * POINTS_IN_MM

    @property
    def footer(self) -> float:
        """The height of the footer in points."""
        return FOOTER * POINTS_IN_MM * self._distance

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the text area in points."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin - self.footer

    @property
    def _distance(self) -> float:
        """From how much further away it is read than paper that is held in a hand."""
        return max(1.0, min(self.width, self.height) / (HELD * POINTS_IN_MM))

    def largest(self, usual: float) -> float:
        """The size beyond which text gains nothing here, where it is `usual` on paper that is held in a hand."""
        return min(usual * self._distance, max(LEAST_LARGEST, round(self.room[0] / MEASURE, 1)))
