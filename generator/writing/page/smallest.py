"""How small the smallest text on a page is, of the size that the page is set in."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from generator.writing.page.arrangement import Arrangement, Manuscript
from generator.writing.page.boxes import Box, Leaf, Space, Spaced, Stack, height
from generator.writing.page.codebox import Listing
from generator.writing.page.command_rows import CommandRows
from generator.writing.page.design import DESIGN
from generator.writing.page.grid import Grid
from generator.writing.page.lettering import CODE_SIZE, SMALL_SIZE
from generator.writing.page.scaling import Scaled

# What makes text within a line smaller; indices and the numbers of footnotes are read with what they belong to.
SMALLER = (("<small", SMALL_SIZE), ("<code", CODE_SIZE), ("<kbd", CODE_SIZE))


def smallest_text(manuscript: Manuscript, arrangement: Arrangement) -> float:
    """The size in points of the smallest text on the page that is read: headers of tables and drawings aside."""
    spaces = arrangement.spaces().items()
    return arrangement.font_size * min(
        (_scale(manuscript.sections[part], space) for part, space in spaces), default=1.0
    )


def _scale(box: Box, space: Space) -> float:
    match box:
        case Stack():
            return min((_scale(child, box.inner(space)) for child in box.children), default=1.0)
        case Spaced():
            return _scale(box.box, space)
        case CommandRows():
            return _scale(box.chosen(space), space)
        case Scaled():
            return box.scale(space.width) * _scale(box.box, space)
        case Listing():
            return box.scale(space.width) * DESIGN.code_size
        case Grid():
            cells = "".join(entry.markup for row in box.rows for entry in row)
            return _within(cells)
        case Leaf():
            return _within(box.markup)
        case _:
            return 1.0


def _within(markup: str) -> float:
    return min((size for sign, size in SMALLER if sign in markup), default=1.0)


def tiny_code(manuscript: Manuscript, arrangement: Arrangement, least: float) -> tuple[float, float]:
    """The share of the text that is code in type below `least` points, and the size of the largest such type."""
    found = [
        (size, height(listing, within))
        for part, space in arrangement.spaces().items()
        for listing, within in _listings(manuscript.sections[part], space)
        if (size := listing.scale(within.width) * DESIGN.code_size) * arrangement.font_size < least
    ]
    share = fsum(height for _, height in found) / max(arrangement.used, 1.0)
    return share, arrangement.font_size * max((size for size, _ in found), default=0.0)


def broken_code(manuscript: Manuscript, arrangement: Arrangement) -> float:
    """The share of the text that is the further lines of broken lines of code."""
    further = fsum(
        listing.height_of_breaks(within)
        for part, space in arrangement.spaces().items()
        for listing, within in _listings(manuscript.sections[part], space)
    )
    return further / max(arrangement.used, 1.0)


def _listings(box: Box, space: Space) -> Iterator[tuple[Listing, Space]]:
    """Each listing in `box`, and the room that it has."""
    match box:
        case Stack():
            for child in box.children:
                yield from _listings(child, box.inner(space))
        case Spaced():
            yield from _listings(box.box, space)
        case CommandRows():
            yield from _listings(box.chosen(space), space)
        case Listing():
            yield box, space
