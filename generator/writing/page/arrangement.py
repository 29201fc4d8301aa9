"""Where everything goes: slices of boxes in columns, columns and strips in bands, bands on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.writing.page.boxes import Box, Space, Stack


@dataclass(frozen=True, kw_only=True, slots=True)
class Slice:
    """The parts of a section from `start` to before `stop`, below a gap of `above` em; `height` as predicted."""

    section: int
    start: int
    stop: int
    above: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Columns side by side across the page; a strip is a band of one column. Widths and heights in em."""

    columns: tuple[tuple[Slice, ...], ...]
    width: float
    height: float
    above: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrangement:
    """A sheet laid out: pages of bands, `font_size` in points; `used` and `room` are column heights in em."""

    orientation: str
    columns: int
    font_size: float
    air: float
    pages: tuple[tuple[Band, ...], ...]
    used: float
    room: float

    @property
    def fill(self) -> float:
        """How much of the columns' height holds text, 0.0 to 1.0."""
        return min(1.0, self.used / self.room) if self.room else 0.0

    @property
    def cuts(self) -> int:
        """How many sections go on in another column."""
        return sum(part.start > 0 for page in self.pages for band in page for column in band.columns for part in column)

    def torn(self, manuscript: Manuscript) -> tuple[int, ...]:
        """The sections that are set narrower than their words."""
        return tuple(
            sorted(
                section
                for section, space in self.spaces().items()
                if manuscript.sections[section].narrowest > space.width
            )
        )

    def spaces(self) -> Mapping[int, Space]:
        """The room that each section is set in."""
        return {
            part.section: self.space(band)
            for page in self.pages
            for band in page
            for column in band.columns
            for part in column
        }

    def space(self, band: Band) -> Space:
        """The room that the sections of `band` are set in."""
        return Space(band.width, self.air)


@dataclass(frozen=True, eq=False, kw_only=True)
class Manuscript:
    """What is to be arranged: the head across the page, the sections, and for each the width it wants at least.

    A section that wants more than a column gets a strip across the page; below its `full` width something in it is set
    smaller. Those that are `joined` go on with the one before them. Where the sections are `ordered`, their order says
    something and is kept. `language` is what most of it is written in.
    """

    head: Box
    sections: tuple[Stack, ...]
    wants: tuple[float, ...]
    titles: tuple[str, ...]
    full: tuple[float, ...]
    joined: frozenset[int] = frozenset()
    ordered: bool = False
    language: str = ""
