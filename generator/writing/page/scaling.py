"""Tables that are set a little smaller where a column is narrower than their words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from generator.writing.page.boxes import Parts, Space, height
from generator.writing.page.grid import Grid

SMALLEST_TABLE = 0.8
STRAIN = 2.0  # how much more than its share of the height small type strains


@dataclass(frozen=True, eq=False, kw_only=True)
class Scaled:
    """A table whose type is as small as its column makes it, down to SMALLEST_TABLE of the page's."""

    box: Grid

    @cached_property
    def narrowest(self) -> float:
        return SMALLEST_TABLE * self.box.narrowest

    def scale(self, width: float) -> float:
        """How small its type is at `width`; 1.0 where its words have room."""
        if self.box.narrowest <= width:
            return 1.0
        return max(SMALLEST_TABLE, math.floor(width / self.box.narrowest * 1000) / 1000)

    def _inner(self, space: Space) -> Space:
        return space._replace(width=space.width / self.scale(space.width))

    def parts(self, space: Space) -> Parts:
        scale, parts = self.scale(space.width), self.box.parts(self._inner(space))
        if scale == 1.0:
            return parts
        return parts._replace(
            heights=tuple(one * scale for one in parts.heights),
            leads=tuple(lead * scale for lead in parts.leads),
            feet=tuple(foot * scale for foot in parts.feet),
        )

    def strain(self, space: Space) -> float:
        scale = self.scale(space.width)
        strain = self.box.strain(self._inner(space)) * scale
        return strain + STRAIN * (1.0 - scale) * height(self, space) if scale < 1.0 else strain

    def html(self, space: Space, start: int = 0, stop: int | None = None, /) -> str:
        scale, inner = self.scale(space.width), self.box.html(self._inner(space), start, stop)
        return inner if scale == 1.0 else f'<div style="font-size:{scale:.3f}em">{inner}</div>'
