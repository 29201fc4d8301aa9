"""Whether text and drawings stay within their place: nothing may run into the next cell or column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

DRAWING = "a formula or picture"
TOLERANCE = 0.05  # in em, for what rounding adds
SPACE = 0.65  # in em, how wide a space is at most: spaces at the end of a line of code hang over its edge


def spilt(page: Any) -> Iterator[str]:
    """The texts of `page` that run over a side of the block or cell that they are in, or over an edge of the paper.

    For what is drawn within a line, DRAWING is said.

    Markers of lists are beside their items on purpose; they must only be on the paper.
    """
    root = page._page_box
    paper = (0.0, root.margin_width())
    ahead: list[tuple[Any, tuple[float, float]]] = [(root, paper)]
    while ahead:
        box, bounds = ahead.pop()
        if isinstance(box, boxes.TextBox):
            if not box.text.strip():
                continue  # spaces that hang over the edge, as words from right to left leave them, draw nothing
            left, right = paper if _is_marker(box) else bounds
            em = box.style["font_size"]
            hanging = (len(box.text) - len(box.text.rstrip(" "))) * SPACE * em
            baseline = box.position_y + box.baseline
            if not (
                left - TOLERANCE * em <= box.position_x
                and box.position_x + box.width - hanging <= right + TOLERANCE * em
                and 0.0 <= baseline <= root.margin_height()
            ):
                yield box.text
            continue
        if isinstance(box, boxes.InlineReplacedBox):
            left, right = bounds
            slack = TOLERANCE * box.style["font_size"]
            if box.border_box_x() < left - slack or box.border_box_x() + box.border_width() > right + slack:
                yield DRAWING
            continue
        if isinstance(box, boxes.BlockContainerBox):
            start = box.border_box_x()
            bounds = paper if _is_marker(box) else (start, start + box.border_width())
        ahead += ((child, bounds) for child in getattr(box, "children", ()))


def _is_marker(box: Any) -> bool:
    return str(box.element_tag).endswith("::marker")
