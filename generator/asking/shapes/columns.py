"""Which columns of a table ask, which answer, and which only go along on the back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from generator.asking.shapes.looks import is_picture
from generator.asking.shapes.table_frame import Frame, View
from generator.asking.shapes.vocabulary import COUNT_COLUMNS, EXAMPLE_COLUMNS, LINK_COLUMNS, NOTE_COLUMNS, is_one_of
from generator.asking.shapes.wording import gives_away, has_letters
from generator.blocks import Directives


@dataclass(frozen=True, kw_only=True, slots=True)
class Pane:
    """One set of questions to each row: the columns that make the key, those that are asked, those for the back.

    Rows whose key is not unique get columns of `widen` added to it, as far as others are left to ask.
    """

    key: tuple[int, ...]
    asked: tuple[int, ...]
    extra: tuple[int, ...] = ()
    widen: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Unasked:
    """Why a table asks nothing."""

    reason: str


Plan: TypeAlias = tuple[Pane, ...] | Unasked
Planner: TypeAlias = Callable[[Frame, Directives], Plan | None]

_PLACEHOLDER = re.compile(r"[-–—−_/.…\s?\"'“”]*|n\s?/\s?a\.?|none yet|tbd|tba|todo", re.IGNORECASE)
# A link whose words are longer on average is the title of a page.
_LONGEST_NAME = 24
_MARK = re.compile(r"\[[ xX]?\]|[^\w\s]{1,3}\ufe0f?")


def pane(frame: Frame, key: tuple[int, ...], others: Iterable[int]) -> Pane:
    """Ask the columns of `others` by `key`: all but those of examples, notes and links, if anything else is left."""
    rest = tuple(index for index in others if index not in key)
    asked = tuple(index for index in rest if not _goes_along(frame, index) and not _echoes(frame, key, index))
    if not asked:
        asked = tuple(index for index in rest if not _is_link_column(frame, index) and not _echoes(frame, key, index))
    if not asked:
        asked = tuple(
            index for index in rest if not _echoes(frame, key, index) and not _is_address_column(frame, index)
        )
    # Two columns without a name could not be told apart by what they ask.
    nameless = [index for index in asked if not frame.names[index]]
    asked = tuple(index for index in asked if index not in nameless[1:])
    return Pane(key=key, asked=asked, extra=tuple(index for index in rest if index not in asked), widen=asked)


def _goes_along(frame: Frame, index: int) -> bool:
    name = frame.name(index)
    if any(is_one_of(name, words) for words in (EXAMPLE_COLUMNS, NOTE_COLUMNS, LINK_COLUMNS)):
        return True
    return _is_link_column(frame, index)


def _is_link_column(frame: Frame, index: int) -> bool:
    cells = frame.column(index)
    return bool(cells) and all(view.link or is_picture(view.content) for view in cells)


def _is_address_column(frame: Frame, index: int) -> bool:
    """Whether the links of a column say nothing but where they lead: addresses, titles of pages, pictures."""
    texts = [view.text for view in frame.column(index) if view.link]
    addresses = sum(re.search(r"\w\.[a-z]{2,}", text) is not None for text in texts)
    return not texts or addresses * 2 > len(texts) or sum(map(len, texts)) > _LONGEST_NAME * len(texts)


def _echoes(frame: Frame, key: tuple[int, ...], index: int) -> bool:
    """Whether a column only repeats what the key says."""
    rows = [line for line in frame.facts if not line.cells[index].blank]
    if not rows:
        return True
    repeated = sum(gives_away(line.cells[index].text, line.cells[column].text) for line in rows for column in key)
    return repeated * 5 >= len(rows) * 4


def is_counter(frame: Frame, index: int) -> bool:
    """Whether a first column only numbers or marks the rows."""
    cells = frame.column(index)
    if not cells:
        return False
    if all(_MARK.fullmatch(view.text) and not view.code and not has_letters(view.text) for view in cells):
        return True
    numbers = [re.fullmatch(r"(\d+)[.)]?", view.text) for view in cells]
    if not all(numbers):
        return False
    counted = [int(match[1]) for match in numbers if match is not None]
    steady = counted == list(range(counted[0], counted[0] + len(counted)))
    return steady and (not frame.name(index) or is_one_of(frame.name(index), COUNT_COLUMNS))


def is_unique(frame: Frame, index: int) -> bool:
    """Whether a column is filled in every row and never says the same twice."""
    texts = [line.cells[index].text for line in frame.facts]
    return all(texts) and len(set(texts)) == len(texts)


def symbol_columns(frame: Frame) -> frozenset[int]:
    """The columns of signs, in which a dash is a sign like any other and not a mark for nothing."""
    found: list[int] = []
    for index in frame.live:
        signs = [view.text for view in frame.column(index) if not _PLACEHOLDER.fullmatch(view.text)]
        if sum(len(sign) <= 2 and not sign.isalnum() for sign in signs) * 2 > len(signs):
            found.append(index)
    return frozenset(found)


def answers(view: View, *, sign: bool) -> bool:
    """Whether a cell answers a question: not blank, and no mark for nothing unless its column is one of signs."""
    return not view.blank and (sign or view.code or not _PLACEHOLDER.fullmatch(view.text))
