"""Formulas as vector, with their reading aloud for who cannot see them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from generator.markup import escape
from generator.writing.page.lettering import Drawn
from generator.writing.typography.prose import Figure

UNITS = 1000.0  # of the drawing, in an em
SIDE = 0.04  # in em, what a formula keeps from the words beside it
LOCALE = "en"

_VIEW = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
_DRAWING = re.compile(r"<defs>(.*?)</defs>(<g .*?</g>)(?=<text|</svg>)", re.DOTALL)
_GLYPH = re.compile(r'<path id="([^"]+)" d="([^"]*)"/>')
_USE = re.compile(r'<use href="#([^"]+)"(?: x="([^"]*)" y="([^"]*)")?([^>]*)/>')


@dataclass(frozen=True, eq=False, kw_only=True)
class Formulas:
    """Draws TeX in one colour and language; `unread` gathers what is no TeX that can be drawn."""

    ink: str
    language: str
    unread: list[str] = field(default_factory=list)
    _drawn: dict[tuple[str, bool], Drawn | None] = field(default_factory=dict)

    def draw(self, tex: str, display: bool) -> Drawn | None:
        """`tex` as SVG for a line or, with `display`, for a place of its own; None where it cannot be read."""
        key = (tex, display)
        if key not in self._drawn:
            drawn = self._drawn[key] = self._draw(tex, display)
            if drawn is None:
                self.unread.append(tex)
        return self._drawn[key]

    def _draw(self, tex: str, display: bool) -> Drawn | None:
        # Lazy: few sheets have formulas.
        import mathra

        spoken = {locale["code"] for locale in mathra.locales()}
        locale: Any = self.language if self.language in spoken else LOCALE
        result = mathra.render(tex, locale, display=display)
        # It repairs what it cannot read, and a repaired formula may say something else.
        if any(fault["rule"].startswith("E-") for fault in result["warnings"]):
            return None
        view, drawing = _VIEW.search(result["svg"]), _DRAWING.search(result["svg"])
        if view is None or drawing is None:
            return None
        left, top, across, down = map(float, view.groups())
        width, rise, fall = across / UNITS, -top / UNITS, (top + down) / UNITS
        shapes = _spelt_out(drawing[1], drawing[2]).replace("currentColor", self.ink)
        return Drawn(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tex" '
            f'style="width:{width:.3f}em;height:{rise + fall:.3f}em;vertical-align:{-fall:.3f}em" '
            f'viewBox="{left:g} {top:g} {across:g} {down:g}">'
            f"<title>{escape(result['speech'])}</title>{shapes}</svg>",
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
