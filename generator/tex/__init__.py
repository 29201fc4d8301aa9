"""TeX: what a formula is made of, whether it can be read everywhere, and how it is drawn."""

from __future__ import annotations

from generator.expressions import expression
from generator.tex.checking import Fault, fault_in, is_allowed
from generator.tex.drawing import outline
from generator.tex.words import with_places

__all__ = ["Fault", "is_allowed", "unreadable"]

_COLUMN = expression(r"column \d+: ")


def unreadable(tex: str, *, display: bool) -> Fault | None:
    """Why `tex` cannot be shown as a formula, on cards or on the page; None where it can be on both."""
    if fault := fault_in(tex):
        return fault
    drawn = outline(tex, "en", display=display)
    if drawn is None:
        return Fault("there is nothing in it to draw", 0, len(tex))
    if drawn.faults:
        return Fault(_COLUMN.sub("", drawn.faults[0]).partition(";")[0], 0, len(tex))
    if drawn.boxes:
        placed = outline(with_places(tex, drawn.boxes, len).tex, "en", display=display)
        if placed is None or placed.faults or placed.boxes:
            place = tex.find(drawn.boxes[0])
            return Fault(f"`{drawn.boxes[0]}` needs braces around it, as in `\\text{{…}}`", place, place + 1)
    return None
