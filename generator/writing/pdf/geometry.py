"""Paper, and how much of it there is for text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Orientation: TypeAlias = Literal["portrait", "landscape"]

POINTS_IN_MM = 72 / 25.4
MARGIN = 7.0
FOOTER = 4.0
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One side of paper, lengths in points; `room` is what the text gets, footer and margins taken off."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: str, orientation: Orientation) -> Paper:
        """Paper `a4` or `letter`, one way round. Raises KeyError for any other."""
        short, long = PAPERS[paper]
        across, down = (short, long) if orientation == "portrait" else (long, short)
        return cls(width=across * POINTS_IN_MM, height=down * POINTS_IN_MM)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the text area in points."""
        margin = 2 * MARGIN * POINTS_IN_MM
        return self.width - margin, self.height - margin - FOOTER * POINTS_IN_MM
