"""Formulas as vector outlines, with the words in which they are read aloud."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

UNITS = 1000.0
"""Of a drawing, in an em."""

# What has no outline in the formula's face: it is there as an empty box.
MISSING = "E-REC-8"
# It takes the backslash after a line end's for one that was doubled by mistake.
_LINE_END = re.compile(r"(?<!\\)(?:\\\\)+(?=[A-Za-z])")
_POINT = re.compile(r"\(U\+([0-9A-F]{4,6})\)")
_VIEW = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
_DRAWING = re.compile(r"<defs>(.*?)</defs>(<g .*?</g>)(?=<text|</svg>)", re.DOTALL)


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
        result = mathra.render(_LINE_END.sub(r"\g<0> ", tex), locale, display=display)
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
        shapes=drawing[2],
        speech=result["speech"],
        boxes="".join(
            chr(int(found[1], 16)) for rule, said in rules if rule == MISSING for found in _POINT.finditer(said)
        ),
        # It repairs what it cannot read, and a repaired formula may say something else.
        faults=tuple(said for rule, said in rules if rule.startswith("E-") and rule != MISSING),
    )


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    import mathra

    return frozenset(locale["code"] for locale in mathra.locales())
