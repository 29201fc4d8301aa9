"""A table of three and more columns without names: nobody could tell its questions apart by their column."""

from __future__ import annotations

from itertools import pairwise

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.columns import Pane, Plan, Unasked, is_unique
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.views import View
from generator.asking.shapes.wording import visible
from generator.inlines import Code, Image, walk

# More to read than that is no key: the columns are sentences side by side.
LONGEST_INPUTS = 100


def plan(frame: Frame, _place: Place) -> Plan | None:
    """The first column asks the second, or, where it repeats, all columns but the last ask the last."""
    if any(frame.names[index] for index in frame.live):
        return None
    cells = [view for index in frame.live for view in frame.column(index)]
    if (
        _is_gallery(cells)
        or _are_pictures(cells)
        or _shows_twice(frame)
        or (len(frame.live) > 2 and all(view.code for view in cells))
    ):
        return Unasked(reason=reasons.GALLERY)
    if len(frame.live) < 3:
        return None
    *inputs, answer = frame.live
    if is_unique(frame, inputs[0]) and inputs[0] not in frame.inherited:
        return (Pane(key=(inputs[0],), asked=(inputs[1],), extra=(*inputs[2:], answer)),)
    told = sum(len(line.cells[index].text) for line in frame.facts for index in inputs)
    if told > LONGEST_INPUTS * len(frame.facts):
        return Unasked(reason=reasons.PARALLEL)
    return (Pane(key=tuple(inputs), asked=(answer,)),)


def _shows_twice(frame: Frame) -> bool:
    """Whether most rows have a cell that says again what code in it, or in the cell before it, says."""
    rows = [[line.cells[index] for index in frame.live] for line in frame.facts]
    twice = sum(
        any(map(_says_again, row)) or any(_ends_with(left, right) for left, right in pairwise(row)) for row in rows
    )
    return bool(rows) and twice * 2 > len(rows)


def _says_again(view: View) -> bool:
    codes = [visible((node,)) for node in walk(view.content) if isinstance(node, Code)]
    rest = view.text.removeprefix(codes[0]).strip() if codes else ""
    return len(codes) == 1 and len(rest) > 1 and _bare(codes[0]).endswith(_bare(rest))


def _ends_with(left: View, right: View) -> bool:
    said = _bare(right.text.split(" ", 1)[0])
    return left.code and len(said) > 1 and _bare(left.text) != said and _bare(left.text).endswith(said)


def _bare(words: str) -> str:
    """Without the strokes that an editor takes for escapes."""
    return words.replace("\\", "").replace(" ", "")


def _are_pictures(cells: list[View]) -> bool:
    """Whether most cells hold a picture with its caption: none of them asks for its neighbour."""
    return 2 * sum(any(isinstance(node, Image) for node in walk(view.content)) for view in cells) > len(cells)


def _is_gallery(cells: list[View]) -> bool:
    """Whether the cells show the same thing twice each, as rendered and as written."""
    doubled = 0
    for view in cells:
        codes = [visible((node,)) for node in walk(view.content) if isinstance(node, Code)]
        doubled += len(codes) == 2 and (codes[0].endswith(codes[1]) or codes[1].endswith(codes[0]))
    return len(cells) > 1 and doubled * 2 > len(cells)
