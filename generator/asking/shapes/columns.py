"""Which columns of a table ask, which answer, and which only go along on the back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.column_looks import (
    are_questions,
    are_truth_values,
    has_ticks,
    is_address_column,
    is_link_column,
    is_marked,
    says_links,
)
from generator.asking.shapes.looks import is_picture
from generator.asking.shapes.table_frame import Frame
from generator.asking.shapes.table_words import names_examples
from generator.asking.shapes.views import View
from generator.asking.shapes.vocabulary import (
    COUNT_COLUMNS,
    EXAMPLE_COLUMNS,
    LINK_COLUMNS,
    MNEMONIC_COLUMNS,
    NOTE_COLUMNS,
    is_one_of,
)
from generator.asking.shapes.wording import gives_away, has_letters
from generator.expressions import expression


@dataclass(frozen=True, kw_only=True, slots=True)
class Pane:
    """One set of questions to each row: the columns that make the key, those that are asked, those for the back.

    Rows whose key is not unique get columns of `widen` added to it, as far as others are left to ask. `group` is a
    column of the key that a row without others of its `key[0]` is asked for too. `marked` are the columns of ticks and
    signs: a row is asked once which of them it has.
    """

    key: tuple[int, ...]
    asked: tuple[int, ...]
    extra: tuple[int, ...] = ()
    widen: tuple[int, ...] = ()
    group: int | None = None
    marked: tuple[int, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.asked or self.marked or self.group is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unasked:
    """Why a table asks nothing."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """Columns that are compared: each is asked for all that is in it."""

    columns: tuple[int, ...]


Plan: TypeAlias = tuple[Pane, ...] | Sides | Unasked
Planner: TypeAlias = Callable[[Frame, Place], Plan | None]

_PLACEHOLDER = re.compile(r"[-–—−_/.…\s?\"'“”]*|n\s?/\s?a\.?|none yet|tbd|tba|todo", re.IGNORECASE)
_MARK = expression(r"\[[ xX]?\]|[^\w\s]{1,3}\ufe0f?")


def pane(frame: Frame, key: tuple[int, ...], others: Iterable[int]) -> Pane:
    """Ask the columns of `others` by `key`: all but those of examples, notes and links, if anything else is left.

    Questions in the cells of a column belong to the key.
    """
    rest = tuple(index for index in others if index not in key)
    posing = tuple(index for index in rest if are_questions(frame.column(index)))
    if posing and len(posing) < len(rest) and not any(are_questions(frame.column(index)) for index in key):
        inner = pane(frame, (*key, *posing), tuple(index for index in rest if index not in posing))
        if inner.widen or inner.marked:
            return inner
    return pane_of(frame, key, rest)


def pane_of(frame: Frame, key: tuple[int, ...], rest: tuple[int, ...]) -> Pane:
    """`pane` with the key as it is."""
    marked = _marked(frame, rest)
    telling = tuple(index for index in rest if not _is_constant(frame, index))
    said = tuple(index for index in telling if index not in marked and not _echoes(frame, key, index))
    asked = tuple(index for index in said if not _goes_along(frame, index))
    widen = asked
    # One column of ticks has nothing that could be told from it.
    marked = marked if len(marked) > 1 else ()
    if not asked and not marked:
        asked = tuple(index for index in said if not is_link_column(frame.column(index)))
    if not asked and not marked:
        asked = tuple(
            index
            for index in said
            if not is_address_column(frame.column(index)) and not says_links(frame.column(index))
        )
    asked = _told_by_name(frame, asked)
    extra = tuple(index for index in rest if index not in (*asked, *marked))
    return Pane(
        key=key,
        asked=asked,
        extra=extra,
        widen=tuple(index for index in widen if index in asked),
        marked=marked,
    )


def _marked(frame: Frame, columns: tuple[int, ...]) -> tuple[int, ...]:
    """The columns of signs, and those with single ticks beside them or beside one another."""
    ticked = tuple(index for index in columns if has_ticks(frame.column(index)))
    together = tuple(view for index in ticked for view in frame.column(index))
    return ticked if is_marked(together) else tuple(index for index in columns if is_marked(frame.column(index)))


def _told_by_name(frame: Frame, asked: tuple[int, ...]) -> tuple[int, ...]:
    """Without columns that have no name to ask by, unless it is the only one."""
    named = tuple(index for index in asked if frame.names[index])
    return named or asked[:1]


def why_unasked(frame: Frame, planned: Pane) -> str:
    """Why nothing is left to ask of any row."""
    others = [frame.column(index) for index in planned.extra if frame.column(index)]
    if not others:
        return reasons.ONE_COLUMN
    if all(is_picture(view.content) for column in others for view in column):
        return reasons.PICTURE
    if all(map(is_link_column, others)):
        return reasons.LINKS
    if all(map(is_marked, others)):
        return reasons.SIGNS
    if all(_is_constant(frame, index) for index in planned.extra if frame.column(index)):
        return reasons.ONE_ANSWER
    return reasons.GIVES_AWAY


# In so many rows, and with so few others, one answer to all of them is learnt once and not row by row.
FEWEST_ALIKE = 6
MOST_OTHERS = 10


def _is_constant(frame: Frame, index: int) -> bool:
    """Whether all rows but one in ten have the same in a column."""
    texts = [line.cells[index].text.casefold() for line in frame.facts if not line.cells[index].blank]
    most = max(map(texts.count, set(texts)), default=0)
    return len(texts) >= FEWEST_ALIKE and (len(texts) - most) * MOST_OTHERS <= len(texts)


def _goes_along(frame: Frame, index: int) -> bool:
    name = frame.name(index)
    if names_examples(name) or any(
        is_one_of(name, words) for words in (EXAMPLE_COLUMNS, NOTE_COLUMNS, LINK_COLUMNS, MNEMONIC_COLUMNS)
    ):
        return True
    return is_link_column(frame.column(index))


def _echoes(frame: Frame, key: tuple[int, ...], index: int) -> bool:
    """Whether a column only repeats what the key says."""
    rows = [line for line in frame.facts if not line.cells[index].blank]
    if not rows:
        return True
    if are_truth_values(frame.column(index)):
        return False
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
    """The columns of signs, such as operators, in which a dash is a sign like any other and not a mark for nothing."""
    found: list[int] = []
    for index in frame.live:
        cells = frame.column(index)
        signs = [view.text for view in cells if not _PLACEHOLDER.fullmatch(view.text)]
        if not is_marked(cells) and sum(len(sign) <= 2 and not sign.isalnum() for sign in signs) * 2 > len(signs):
            found.append(index)
    return frozenset(found)


_NOTHING = re.compile(r"[-–—−]+")


def is_placeholder(view: View) -> bool:
    """Whether a cell holds only the dash for nothing."""
    return not view.code and _NOTHING.fullmatch(view.text) is not None


def answers(view: View, *, sign: bool) -> bool:
    """Whether a cell answers a question: not blank, and no mark for nothing unless its column is one of signs."""
    return not view.blank and (sign or view.code or not _PLACEHOLDER.fullmatch(view.text))


def with_group(planned: Pane, group: int) -> Pane:
    """`planned` with a column of its key that rows on their own are asked for as well."""
    return replace(planned, group=group)
