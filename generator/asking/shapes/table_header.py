"""What a header row is: the names of columns, a caption, a fact like the rows below, or empty above a bold row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.asking.shapes.looks import is_strong
from generator.asking.shapes.views import View
from generator.asking.shapes.wording import visible
from generator.expressions import expression
from generator.inlines import Inlines

_LISTED = expression(r"[,;/、،，；]")


def is_nameless(view: View) -> bool:
    """Whether a header cell says nothing: blank, or punctuation alone (pictograms and currencies do say something)."""
    return view.blank or (not view.code and all(map(_is_punctuation, view.text)))


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PZ" or character in "=+~|<>^"


def is_corner(header: Sequence[View]) -> bool:
    """Whether the first cell is the sign of what is done with the numbers of its row and column (`+ | 1 | 2`)."""
    first, *others = header
    return bool(first.text) and len(others) > 1 and all(view.text.isdecimal() for view in others)


def header_is_below(names: Sequence[Inlines], rows: Sequence[Sequence[View]]) -> bool:
    """Whether the header is empty and a first row names the columns in its place.

    Such a row is all in bold, or is the only one without a first cell.
    """
    if any(names) or len(rows) < 2:
        return False
    first, *others = rows
    corner = len(first) > 2 and first[0].blank and not any(view.blank for view in first[1:])
    if corner and not any(row[0].blank for row in others) and len({view.text for view in first}) == len(first):
        return True
    filled = [view for view in first if not view.blank]
    bold = len(filled) > 1 and all(is_strong(view.content) for view in filled)
    return bold and not any(all(is_strong(view.content) for view in row if not view.blank) for row in others)


def is_caption(names: Sequence[Inlines], rows: Sequence[Sequence[View]]) -> bool:
    """Whether the header says what the table is of, and not what its columns hold.

    So it is where every header cell says the same, and where one lists (`who, what`) what a single row has in it: a
    column of choices has them in most of its rows.
    """
    titles = enumerate(map(visible, names))
    return bool(title_over_all(names)) or any(
        _lists_a_cell(title, [row[index] for row in rows]) for index, title in titles
    )


def title_over_all(names: Sequence[Inlines]) -> str:
    """What every header cell says alike."""
    titles = {visible(name) for name in names}
    return titles.pop() if len(names) > 1 and len(titles) == 1 else ""


def _lists_a_cell(title: str, cells: Sequence[View]) -> bool:
    parts = {part.strip().casefold() for part in _LISTED.split(title)}
    if len(parts) < 2:
        return False
    texts = [view.text.casefold() for view in cells if not view.blank]
    held = sum(text in parts for text in texts)
    return held > 0 and held * 2 <= len(texts) and len(set(texts)) == len(texts)


def header_is_fact(header: Sequence[View], rows: Sequence[Sequence[View]]) -> bool:
    """Whether the header says something of its first cell, as the rows do: code over code, a number over numbers."""
    keys = [row[0] for row in rows if row and not row[0].blank]
    if len(header) < 2 or any(view.blank for view in header[:2]) or not keys:
        return False
    first, second = header[0], header[1]
    if first.code and not second.code:
        return sum(key.code for key in keys) * 5 >= len(keys) * 4
    if re.fullmatch(r"[\d.,]+", first.text) and not re.fullmatch(r"[\d.,]+", second.text):
        return all(re.fullmatch(r"[\d.,]+", key.text) for key in keys)
    return False
