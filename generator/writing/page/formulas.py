"""Formulas as vector, with their reading aloud for who cannot see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.markup import escape
from generator.tex.drawing import UNITS, outline
from generator.writing.page.lettering import Drawn
from generator.writing.typography.prose import Figure

SIDE = 0.04  # in em, what a formula keeps from the words beside it

_GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"/>')
_USE = re.compile(r'<use href="#([^"]+)"(?: x="([^"]*)" y="([^"]*)")?([^>]*)/>')


@dataclass(frozen=True, eq=False, kw_only=True)
class Formulas:
    """Draws TeX in one colour and language."""

    ink: str
    language: str

    def draw(self, tex: str, display: bool) -> Drawn | None:
        """`tex` as SVG for a line or, with `display`, for a place of its own; None where it cannot be read."""
        drawn = outline(tex, self.language, display=display)
        if drawn is None or drawn.faults:
            return None
        left, top, across, down = drawn.view
        width, rise, fall = across / UNITS, -top / UNITS, (top + down) / UNITS
        shapes = _spelt_out(drawn.glyphs, drawn.shapes).replace("currentColor", self.ink)
        return Drawn(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tex" '
            f'style="width:{width:.3f}em;height:{rise + fall:.3f}em;vertical-align:{-fall:.3f}em" '
            f'viewBox="{left:g} {top:g} {across:g} {down:g}">'
            f"<title>{escape(drawn.speech)}</title>{shapes}</svg>",
            Figure(width + 2 * SIDE, rise, fall),
        )


def _spelt_out(glyphs: str, drawing: str) -> str:
    """`drawing` with each glyph in its place: names of glyphs would be given twice where a formula stands twice."""
    outlines = dict(_GLYPH.findall(glyphs))

    def path(use: re.Match[str]) -> str:
        name, x, y, rest = use.groups()
        moved = f' transform="translate({x} {y})"' if x else ""
        return f'<path d="{outlines[name]}"{moved}{rest}/>'

    return _USE.sub(path, drawing)
