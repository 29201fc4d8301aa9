"""Tables: from the plan of a table's shape to the facts of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes import (
    alternatives,
    chosen_columns,
    counted_rows,
    grouped_rows,
    keyed_rows,
    nameless_columns,
    side_by_side,
)
from generator.asking.shapes.base import Draft, Place, Reading, carded, join, shown, skipped
from generator.asking.shapes.columns import Pane, Planner, Unasked, answers, symbol_columns
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.table_frame import Frame, Kind, Line, frame_of
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, is_one_of
from generator.asking.shapes.wording import is_blank, joined, visible
from generator.blocks import Block, Table
from generator.facts import MAX_QUESTIONS, Pair, Question, RowFact
from generator.inlines import Inlines, Text
from generator.source import Span

PLANNERS: tuple[Planner, ...] = (
    chosen_columns.plan,
    side_by_side.plan,
    nameless_columns.plan,
    counted_rows.plan,
    alternatives.plan,
    grouped_rows.plan,
    keyed_rows.plan,
)

# A longer heading is a sentence, and no name for a column.
LONGEST_NAME = 40
_BETWEEN: Inlines = (Text(text=" · "),)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for each row of a table, and the facts of those rows that say something."""
    table = blocks[at]
    if not isinstance(table, Table):
        return None
    frame = frame_of(table)
    plan = next(plan for planner in PLANNERS if (plan := planner(frame, place.directives)) is not None)
    if not isinstance(plan, Unasked) and not any(pane.asked for pane in plan):
        plan = Unasked(reason=reasons.LINKS)
    if isinstance(plan, Unasked):
        return join(
            shown("header" if line.header else "row", line.span, plan.reason)
            if line.kind is Kind.FACT
            else _no_fact(line)
            for line in frame.lines
        )
    signs = symbol_columns(frame)
    keys = [_Keys(table.span, frame, pane, signs) for pane in plan]
    first = frame.facts[0].cells[plan[0].key[0]].text
    where = replace(place, spare=(*place.spare, first) if first else place.spare)
    return join(_line(where, frame, plan, keys, line) for line in frame.lines)


def _no_fact(line: Line) -> Reading:
    if line.kind is Kind.SECTION:
        return shown("row", line.span, Kind.SECTION.value)
    return skipped("row", line.span, line.kind.value)


def _line(place: Place, frame: Frame, plan: tuple[Pane, ...], keys: Sequence[_Keys], line: Line) -> Reading:
    if line.kind is not Kind.FACT:
        return _no_fact(line)
    where = replace(place, context=(*place.context, *line.context)) if line.context else place
    drafts = [
        draft for pane, widened in zip(plan, keys, strict=True) for draft in _drafts(where, frame, pane, widened, line)
    ]
    kind = "header" if line.header else "row"
    if drafts:
        return carded(kind, line.span, *drafts)
    return skipped(kind, line.span, Kind.UNFINISHED.value)


class _Keys:
    """Which columns make the key of each row, so that no two rows of the table ask the same."""

    def __init__(self, block: Span, frame: Frame, pane: Pane, signs: frozenset[int]) -> None:
        self.block = block
        self.signs = signs
        self._pane = pane
        self._added: dict[tuple[object, ...], tuple[int, ...]] = {}
        alike: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for line in frame.facts:
            alike[self._name(line)].append(line)
        for name, lines in alike.items():
            if len(lines) > 1 and pane.widen:
                self._added[name] = _telling_apart(lines, pane.widen)

    def _name(self, line: Line) -> tuple[object, ...]:
        return (line.context, *(line.cells[index].text for index in self._pane.key))

    def of(self, line: Line) -> tuple[int, ...]:
        """The key columns of `line` that are filled."""
        columns = (*self._pane.key, *self._added.get(self._name(line), ()))
        return tuple(index for index in columns if not line.cells[index].blank)


# A longer cell is an answer to give, not a word to ask by.
_LONGEST_KEY = 60


def _telling_apart(lines: Sequence[Line], columns: Sequence[int]) -> tuple[int, ...]:
    """The fewest columns from the left that tell `lines` apart, with one left to ask; none if there are none."""
    usable = [
        index
        for index in columns[:-1]
        if all(not line.cells[index].blank and len(line.cells[index].text) <= _LONGEST_KEY for line in lines)
    ]
    for count in range(1, len(usable) + 1):
        for chosen in [(index,) for index in usable] if count == 1 else [tuple(usable[:count])]:
            if len({tuple(line.cells[index].text for index in chosen) for line in lines}) == len(lines):
                return chosen
    return ()


def _drafts(place: Place, frame: Frame, pane: Pane, keys: _Keys, line: Line) -> Iterable[Draft]:
    """What one row asks in one pane: nothing where key or answers are missing."""
    columns = (*pane.key, *pane.asked, *pane.extra)
    key = keys.of(line)
    if not key:
        key = next(((index,) for index in pane.asked if not line.cells[index].blank), ())
    asked = [index for index in pane.asked if index not in key and answers(line.cells[index], sign=index in keys.signs)]
    if not key or not asked:
        return
    questions = [_question(place, frame, pane, index, line) for index in asked]
    whole = tuple(
        Pair(header=_shown_name(place, frame, pane, index), value=line.cells[index].content)
        for index in sorted(columns)
        if not line.cells[index].blank
    )
    header = joined((name for index in key if (name := _key_name(place, frame, pane, index))), _BETWEEN)
    for part, start in enumerate(range(0, len(questions), MAX_QUESTIONS)):
        fact = place.row(
            "row",
            line.span,
            joined((line.cells[index].content for index in key), _BETWEEN),
            tuple(questions[start : start + MAX_QUESTIONS]),
            key_header=header,
            whole=whole,
            part=part,
            id=_id(line.id, part),
        )
        links = any(line.cells[index].link for index in asked)
        if not part and len(questions) <= MAX_QUESTIONS and len(key) == 1 and not links:
            fact = replace(fact, reverse=_reverse(place, fact))
        yield Draft(fact=fact, spare=place.spare, block=keys.block)


def _id(name: str | None, part: int) -> str | None:
    return f"{name}/{part + 1}" if name and part else name


def _reverse(place: Place, fact: RowFact) -> Question | None:
    return reverse_of(fact, place.directives.reverse)


def _question(place: Place, frame: Frame, pane: Pane, index: int, line: Line) -> Question:
    prompt = _prompt(place, frame, pane, index)
    same = [other for other in pane.asked if frame.name(other) == frame.name(index)]
    slot = visible(prompt) if frame.names[index] else f"column {index + 1}" if len(pane.asked) > 1 else "answer"
    count = same.index(index) if frame.names[index] and len(same) > 1 else 0
    if count:
        slot = f"{slot} ({count + 1})"
        prompt = (*prompt, Text(text=f" ({count + 1})"))
    return Question(slot=slot, prompt=prompt, answer=line.cells[index].content)


def _prompt(place: Place, frame: Frame, pane: Pane, index: int) -> Inlines:
    """What a column is asked by: its own name; the heading's where others have names and it has none."""
    if not is_blank(frame.names[index]) or len(pane.asked) < 2:
        return frame.names[index]
    return place.heading


def _key_name(place: Place, frame: Frame, pane: Pane, index: int) -> Inlines:
    """What the key column is called: without a name of its own, what the section is about."""
    if not is_blank(frame.names[index]) or index != pane.key[0]:
        return frame.names[index]
    title = visible(place.heading)
    names = len(title) <= LONGEST_NAME and not title.endswith(("?", "？")) and not is_one_of(title, FRAME_HEADINGS)
    return place.heading if names else ()


def _shown_name(place: Place, frame: Frame, pane: Pane, index: int) -> Inlines:
    if index in pane.key:
        return _key_name(place, frame, pane, index)
    return _prompt(place, frame, pane, index) if index in pane.asked else frame.names[index]
