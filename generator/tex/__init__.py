"""TeX: what a formula is made of, whether it can be read everywhere, and how it is drawn."""

from __future__ import annotations

import re

from generator.tex.checking import Fault, fault_in, is_allowed
from generator.tex.drawing import outline

__all__ = ["Fault", "is_allowed", "unreadable"]

_COLUMN = re.compile(r"column \d+: ")


def unreadable(tex: str, *, display: bool) -> Fault | None:
    """Why `tex` cannot be shown as a formula, on cards or on the page; None where it can be on both."""
    if fault := fault_in(tex):
        return fault
    drawn = outline(tex, "en", display=display)
    if drawn is None:
        return Fault("there is nothing in it to draw", 0, len(tex))
    if drawn.faults:
        return Fault(_COLUMN.sub("", drawn.faults[0]).partition(";")[0], 0, len(tex))
    return None
