"""Formulas as vector outlines, with the words in which they are read aloud."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from generator.expressions import expression

UNITS = 1000.0
"""Of a drawing, in an em."""

# What has no outline in the formula's face: it is there as an empty box.
MISSING = "E-REC-8"
# It takes the backslash after a line end's for one that was doubled by mistake.
_LINE_END = expression(r"(?<!\\)(?:\\\\)+(?=[A-Za-z])")
# It takes the end of a line before a letter for a command that lost its backslash: `\ne`, `\tau`.
_CONTROL = expression(r"[\n\t\r\f\v\b](?=[A-Za-z])")
# Spaces that it does not know, and those that stand for them.
_SPACES = expression(r"\\(?:space|nobreakspace)(?![A-Za-z])")
_POINT = expression(r"\(U\+([0-9A-F]{4,6})\)")
# A rule between two columns of an array: one piece a row, all at one place across, each 0.04 em wide.
_COLUMN_RULE = expression(
    r'<rect x="([-\d.]+)" y="[-\d.]+" width="(40|28|20)" height="[-\d.]+"/>'
    r'(?:<rect x="\1" y="[-\d.]+" width="\2" [^>]*/>)*'
)
_PIECE = expression(r'y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"')
THICKNESS, AXIS = 40.0, 258.0
_VIEW = expression(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
_DRAWING = expression(r"<defs>(.*?)</defs>(<g .*?</g>)(?=<text|</svg>)", re.DOTALL)


class Outline(NamedTuple):
    """A drawn formula: its `view` (left, top, width, height), its glyphs and their places as SVG, its words.

    The characters in `boxes` are drawn as empty boxes; `faults` say what could not be read.
    """

    view: tuple[float, float, float, float]
    glyphs: str
    shapes: str
    speech: str
    boxes: str
    faults: tuple[str, ...]


@lru_cache(maxsize=4096)
def outline(tex: str, language: str, *, display: bool) -> Outline | None:
    """`tex` as it is drawn in a line or, with `display`, in a place of its own; None where it cannot be."""
    # Lazy: few sheets have formulas.
    import mathra

    locale: Any = language if language in _languages() else "en"
    try:
        result = mathra.render(_readable(tex), locale, display=display)
    except ValueError:
        return None
    view, drawing = _VIEW.search(result["svg"]), _DRAWING.search(result["svg"])
    if view is None or drawing is None:
        return None
    left, top, width, height = map(float, view.groups())
    rules = [(warning["rule"], warning["description"]) for warning in result["warnings"]]
    return Outline(
        view=(left, top, width, height),
        glyphs=drawing[1],
        shapes=_COLUMN_RULE.sub(_in_its_rows, drawing[2]),
        speech=result["speech"],
        boxes="".join(
            chr(int(found[1], 16)) for rule, said in rules if rule == MISSING for found in _POINT.finditer(said)
        ),
        # It repairs what it cannot read, and a repaired formula may say something else.
        faults=tuple(said for rule, said in rules if rule.startswith("E-") and rule != MISSING),
    )


def _readable(tex: str) -> str:
    """`tex` as mathra reads what TeX does."""
    return _SPACES.sub(r"\\ ", _CONTROL.sub("\n ", _LINE_END.sub(r"\g<0> ", tex)))


def _in_its_rows(rule: re.Match[str]) -> str:
    """The rule between two columns in the rows that it is for: mathra 1.5 counts the rows above each of them twice."""
    written = rule[0]
    if written == 2 * (half := written[: len(written) // 2]):
        # Of a double rule both are in one place.
        written = half
    pieces = [(float(y), float(width), float(height)) for y, width, height in _PIECE.findall(written)]
    first, width, height = pieces[0]
    base, above, tops = first + height, 0.0, []
    for y, _, height in pieces:
        if abs(y - (base - 2 * above - height)) > 1.0:
            return rule[0]
        above += height
        tops.append(above)
    if len(pieces) == 1 and base:
        return rule[0]
    top = base + AXIS * width / THICKNESS + above / 2
    feet = (f'y="{top - foot:g}"' for foot in tops)
    return re.sub(r'y="[^"]*"', lambda _: next(feet), written)


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    import mathra

    return frozenset(locale["code"] for locale in mathra.locales())
