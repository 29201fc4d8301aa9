"""Where on a published sheet something is: one name for cards, for the site and for whatever else leads there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts import Sheet, walk_sections
from generator.inlines import plain
from generator.slugs import anchor

# With a letter that no fragment of a section has, as those are in lower case.
FACT = "Fact-"


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionPlace:
    """A section that begins at `start` in the source; `fragment` is its name in an address, empty where it has none."""

    start: int
    title: str
    fragment: str


def section_places(sheet: Sheet) -> tuple[SectionPlace, ...]:
    """Every section of `sheet` in document order, each with a fragment of its own: as code hosts name headings."""
    taken: set[str] = set()
    found = []
    for _, section in walk_sections(sheet.sections):
        title = plain(section.title)
        name = fragment = anchor(" ".join(filter(None, (section.number, title, plain(section.note)))))
        count = 0
        while fragment and fragment in taken:
            count += 1
            fragment = f"{name}-{count}"
        taken.add(fragment)
        found.append(SectionPlace(start=section.span.start, title=title, fragment=fragment))
    return tuple(found)


def place_of(places: Sequence[SectionPlace], start: int) -> SectionPlace | None:
    """The section that what begins at `start` is in; None before the first."""
    index = bisect_right([place.start for place in places], start) - 1
    return places[index] if index >= 0 else None


def fact_fragment(guid: str) -> str:
    """The fragment of the fact that goes by `guid`."""
    return f"{FACT}{guid}"
