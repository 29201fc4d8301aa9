"""Tables: from the plan of a table's shape to the facts of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes import (
    alternatives,
    anatomy,
    chosen_columns,
    compared_sides,
    counted_rows,
    grouped_rows,
    keyed_rows,
    nameless_columns,
    parallel_columns,
    sample_data,
    schedules,
    side_by_side,
    truth_tables,
    value_first,
)
from generator.asking.shapes.base import Draft, Place, Reading, carded, join, shown, skipped
from generator.asking.shapes.columns import (
    Pane,
    Planner,
    Sides,
    Unasked,
    answers,
    is_placeholder,
    symbol_columns,
    why_unasked,
)
from generator.asking.shapes.paradigms import Paradigm, paradigm_of
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.row_keys import Keys
from generator.asking.shapes.table_frame import Frame, Kind, Line, frame_of
from generator.asking.shapes.ticked_rows import question_of_marks
from generator.asking.shapes.wording import joined, visible
from generator.blocks import Block, ItemList, Paragraph, Statement, Table
from generator.expressions import expression
from generator.facts import MAX_QUESTIONS, Pair, Question
from generator.inlines import Inlines, Text
from generator.values import changed

MOST_COLUMNS = 100  # of a table that is asked: nobody reads more, and every column is held against the others


def too_wide(frame: Frame, place: Place) -> Unasked | None:
    """A table of more columns than anybody reads."""
    del place
    return Unasked(reason=reasons.TOO_WIDE) if len(frame.names) > MOST_COLUMNS else None


PLANNERS: tuple[Planner, ...] = (
    too_wide,
    chosen_columns.plan,
    side_by_side.plan,
    sample_data.plan,
    schedules.plan,
    anatomy.plan,
    truth_tables.plan,
    parallel_columns.plan,
    nameless_columns.plan,
    counted_rows.plan,
    value_first.plan,
    alternatives.plan,
    grouped_rows.plan,
    keyed_rows.plan,
)

_FEWEST_CELLS = 2  # one to ask by, where the key is missing, and one to answer
_BETWEEN: Inlines = (Text(text=" · "),)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for each row of a table, and the facts of those rows that say something."""
    table = blocks[at]
    if not isinstance(table, Table):
        return None
    frame = frame_of(table)
    plan = next(plan for planner in PLANNERS if (plan := planner(frame, place)) is not None)
    if isinstance(plan, Sides):
        sides = compared_sides.read(place, frame, plan, table.span)
        if sides is not None:
            return sides
        plan = Unasked(reason=reasons.PARALLEL)
    if not isinstance(plan, Unasked) and not any(pane.asks for pane in plan):
        plan = Unasked(reason=why_unasked(frame, plan[0]))
    if isinstance(plan, Unasked):
        return join(_unasked(line, plan.reason) for line in frame.lines)
    signs = frozenset(frame.live) if any(map(_tells_of_dashes, blocks)) else symbol_columns(frame)
    keys = [Keys(table.span, frame, pane, signs) for pane in plan]
    paradigms = [paradigm_of(place, frame, pane) for pane in plan]
    first = frame.facts[0].cells[plan[0].key[0]].text
    where = replace(place, spare=(*place.spare, first) if first else place.spare)
    return join(_line(where, frame, plan, keys, paradigms, line) for line in frame.lines)


# “- means no tide gauge”: where a legend says so, a dash is an answer like others.
_DASH_MEANS = expression(
    r"(?:^|[\s(,;])[\"'“„«`]?[-–—][\"'”“»`]?\s*(?:=|:(?=\s)|means|stands for|denotes|indicates|bedeutet|steht für|heißt"
    r"|signifie|désigne|significa|indica|betekent|oznacza|означает|означає|anlamına gelir|betyder|nghĩa là|berarti|تعني"
    r"|表示|代表|は)\s*\w"
)


def _tells_of_dashes(block: Block) -> bool:
    """Whether a paragraph or a list is the legend of the dashes in the tables around it."""
    match block:
        case Paragraph(content=content) | Statement(content=content):
            return _DASH_MEANS.search(visible(content)) is not None
        case ItemList(items=items):
            return any(_DASH_MEANS.search(f" {visible(item.content)}") is not None for item in items)
    return False


def _unasked(line: Line, reason: str) -> Reading:
    """A row of a table that asks nothing; where the author left it open, its reason is that."""
    if line.kind is not Kind.FACT:
        return no_fact(line)
    kind = "header" if line.header else "row"
    return (skipped if reason == reasons.NO_ANSWER else shown)(kind, line.span, reason)


def no_fact(line: Line) -> Reading:
    """A row that says nothing by itself."""
    if line.kind is Kind.SECTION:
        return shown("row", line.span, Kind.SECTION.value)
    return skipped("row", line.span, line.kind.value)


def _line(
    place: Place,
    frame: Frame,
    plan: tuple[Pane, ...],
    keys: Sequence[Keys],
    paradigms: Sequence[Paradigm | None],
    line: Line,
) -> Reading:
    if line.kind is not Kind.FACT:
        return no_fact(line)
    where = replace(place, context=(*place.context, *line.context)) if line.context else place
    drafts = [
        draft
        for pane, widened, paradigm in zip(plan, keys, paradigms, strict=True)
        for draft in _drafts(where, frame, pane, widened, paradigm, line)
    ]
    kind = "header" if line.header else "row"
    if drafts:
        return carded(kind, line.span, *drafts)
    if any(paradigm is not None and line is paradigm.first for paradigm in paradigms):
        return shown(kind, line.span, reasons.GIVEN_FORM)
    return skipped(kind, line.span, Kind.UNFINISHED.value)


def _drafts(
    place: Place, frame: Frame, pane: Pane, keys: Keys, paradigm: Paradigm | None, line: Line
) -> Iterable[Draft]:
    """What one row asks in one pane: nothing where key or answers are missing."""
    key = keys.of(line)
    if not key:
        filled = (
            index for index in pane.asked if not line.cells[index].blank and not is_placeholder(line.cells[index])
        )
        key = next(((index,) for index in filled), ())
        if sum(answers(line.cells[index], sign=False) for index in pane.asked) < _FEWEST_CELLS:
            return
    if not key:
        return
    asked = [index for index in pane.asked if index not in key and answers(line.cells[index], sign=index in keys.signs)]
    questions = [
        question for index in asked if (question := _question(frame, pane, keys, index, line, paradigm)) is not None
    ]
    questions += question_of_marks(frame, pane, line)
    parts = list(_parts(key, questions))
    parts += [
        (shared, [_question_of(frame, pane, keys, index, line)])
        for shared, index in keys.shared(line)
        if index not in asked
    ]
    whole = tuple(
        Pair(header=frame.names[index], value=line.cells[index].content)
        for index in sorted((*pane.key, *pane.asked, *pane.marked, *pane.extra))
        if not line.cells[index].blank
    )
    for part, (columns, asking) in enumerate(parts):
        header = joined((frame.names[index] for index in columns if frame.names[index]), _BETWEEN)
        fact = place.row(
            "row",
            line.span,
            joined((line.cells[index].content for index in columns), _BETWEEN),
            tuple(asking),
            key_header=header,
            whole=whole,
            part=part,
            id=f"{line.id}/{part + 1}" if line.id and part else line.id,
        )
        turns = not pane.marked and paradigm is None and not any(line.cells[index].link for index in asked)
        if not part and len(questions) <= MAX_QUESTIONS and len(columns) == 1 and turns:
            turned = reverse_of(fact, place.directives.reverse)
            fact = fact if turned is None else changed(fact, reverse=turned)
        yield Draft(fact=fact, spare=place.spare, block=keys.block)


def _parts(key: tuple[int, ...], questions: list[Question]) -> Iterator[tuple[tuple[int, ...], list[Question]]]:
    """The questions of a row in lots as large as a note holds."""
    for start in range(0, len(questions), MAX_QUESTIONS):
        yield key, questions[start : start + MAX_QUESTIONS]


def _question(
    frame: Frame, pane: Pane, keys: Keys, index: int, line: Line, paradigm: Paradigm | None
) -> Question | None:
    """What a cell is asked by; None where it is the form that the others of its column are asked by."""
    question = _question_of(frame, pane, keys, index, line)
    shown_form = paradigm.shown(line, index) if paradigm is not None else ()
    if paradigm is None or not shown_form:
        return question
    if paradigm.gives(line, index):
        return None
    return replace(question, prompt=joined(filter(None, (question.prompt, shown_form)), _BETWEEN))


def _question_of(frame: Frame, pane: Pane, keys: Keys, index: int, line: Line) -> Question:
    if index not in keys.asks:
        keys.asks[index] = _asked_by(frame, pane, index)
    slot, prompt = keys.asks[index]
    return Question(slot=slot, prompt=prompt, answer=line.cells[index].content)


def _asked_by(frame: Frame, pane: Pane, index: int) -> tuple[str, Inlines]:
    """The slot and the prompt by which the cells of a column are asked."""
    prompt = frame.names[index]
    name = frame.name(index)
    same = [other for other in pane.asked if frame.name(other) == name]
    slot = visible(prompt) if prompt else f"column {index + 1}" if len(pane.asked) > 1 else "answer"
    count = same.index(index) if prompt and index in same and len(same) > 1 else 0
    if count:
        slot = f"{slot} ({count + 1})"
        prompt = (*prompt, Text(text=f" ({count + 1})"))
    return slot, prompt
