"""Headings: the band over a section with its number badge, and the lesser ones within."""

from __future__ import annotations

import re

from generator.expressions import expression
from generator.facts import Section
from generator.inlines import Inlines, Text, plain
from generator.markup import escape
from generator.writing.page.boxes import Leaf
from generator.writing.page.design import DESIGN
from generator.writing.page.lettering import Lettering
from generator.writing.page.theme import Theme
from generator.writing.typography.prose import Figure, Stretch, prose
from generator.writing.typography.ruler import Setting
from generator.writing.typography.substitutes import DROPPED

BADGE_SIZE = 0.92
_FORMULA = expression(r'<svg [^>]*class="tex".*?</svg>', re.DOTALL)
BOLD = Setting(bold=True)


def anchor(section: Section) -> str:
    """The name of a section's place in the PDF."""
    return f"s{section.span.start}"


def band(section: Section, lettering: Lettering, theme: Theme, depth: int = 2) -> Leaf:
    """The heading of a section that is in a frame of its own; `depth` is its place in the outline."""
    d = DESIGN
    setting, small = BOLD._replace(size=d.band_size), Setting(size=d.note_size)
    pieces = [*lettering.pieces(section.title, setting)]
    markup = f'<span class="title"{lettering.direction(section.title)}>{lettering.html(section.title)}</span>'
    badge, hangs = 0.0, lettering.tongue.direction == "ltr"  # WeasyPrint indents no line from the right
    if section.number:
        number = lettering.show(section.number.rstrip("."))
        badge = lettering.ruler.width(number, setting) * BADGE_SIZE + 2 * d.badge_pad + d.badge_gap
        markup = f'<span class="badge">{escape(number)}</span>{markup}'
    if section.note:
        pieces += [Stretch(" ", small), Figure(d.note_gap, 0.0, 0.0), *lettering.pieces(section.note, small)]
        markup += f'<span> </span><span class="note">{lettering.html(section.note)}</span>'
    return Leaf(
        content=prose(pieces, lettering.ruler, d.band_size),
        markup=_inked(markup, theme),
        tag=f"h{depth}",
        name="band",
        above=d.band_pad,
        below=d.band_pad,
        fixed=d.rule,
        most_air=d.band_air,
        sides=d.band_side * 2 + d.band_bar + badge,
        attributes=_bookmark(section)
        + (_hanging(badge / d.band_size, d.band_side / d.band_size) if badge and hangs else ""),
    )


def _inked(markup: str, theme: Theme) -> str:
    """`markup` with its formulas in the ink of the band; they are drawn in that of the page."""
    ink, band_ink = (f'"{escape(colour)}"' for colour in (theme.ink, theme.band_ink))
    return _FORMULA.sub(lambda formula: formula[0].replace(ink, band_ink), markup)


def _bookmark(section: Section) -> str:
    """What a reader's outline calls the section: number and title with a space between."""
    return f' data-bookmark="{escape(f"{section.number} {plain(section.title)}".strip().translate(DROPPED))}"'


def subheading(section: Section, depth: int, lettering: Lettering) -> Leaf:
    """The heading of a section within a section; `depth` is its place in the outline, which skips no level."""
    d = DESIGN
    number: Inlines = (Text(text=f"{section.number} "),) if section.number else ()
    note: Inlines = (Text(text=f" ({plain(section.note)})"),) if section.note else ()
    content = (*number, *section.title, *note)
    size = d.sub_size if depth == 3 else 1.0
    return Leaf(
        content=lettering.prose(content, BOLD._replace(size=size, italic=depth > 4)),
        markup=lettering.html(content),
        tag=f"h{min(depth, 6)}",
        above=d.sub_above if depth == 3 else d.minor_above,
        below=d.sub_below,
        sides=2 * d.cell_side,
        fixed=d.rule if depth == 3 else 0.0,
        attributes=lettering.direction(content),
    )


def _hanging(indent: float, side: float) -> str:
    """The style of a heading whose further lines are below its title, not below its badge."""
    return f' style="padding-inline-start:{indent + side:.3f}em;text-indent:-{indent:.3f}em"'
