"""Columns that are compared: each one asks for all that is in it."""

from __future__ import annotations

from generator.asking.shapes.base import Draft, Entry, Place, Reading
from generator.asking.shapes.columns import Sides
from generator.asking.shapes.counting import all_of
from generator.asking.shapes.enumerations import LONGEST_LIST, LONGEST_NAME, MOST_NAMES
from generator.asking.shapes.table_frame import Frame, Kind
from generator.asking.shapes.table_words import CONTRASTS
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import count_words, lines
from generator.facts import Question, RowFact, Status
from generator.inlines import Text, text
from generator.source import Span

# With more words to a cell, a column says things of its side instead of naming what it has.
MOST_WORDS = 3
MOST_SAID = 6  # of what speaks for something, or against it


def read(place: Place, frame: Frame, plan: Sides, span: Span) -> Reading | None:
    """One fact for each column that is short enough to name from memory; the rows share them. None where none is."""
    facts = [fact for index in plan.columns if (fact := _side(place, frame, index, span)) is not None]
    if not facts:
        return None
    everything = tuple(range(len(facts)))
    entries = tuple(
        Entry(kind="row", span=line.span, facts=everything, status=Status.CARDED)
        if line.kind is Kind.FACT
        else Entry(
            kind="row",
            span=line.span,
            status=Status.SHOWN if line.kind is Kind.SECTION else Status.SKIPPED,
            reason=line.kind.value,
        )
        for line in frame.lines
    )
    drafts = tuple(Draft(fact=fact, spare=place.spare, block=span) for fact in facts)
    return Reading(drafts=drafts, entries=entries)


def _side(place: Place, frame: Frame, index: int, span: Span) -> RowFact | None:
    cells = frame.column(index)
    lengths = [len(view.text) for view in cells]
    contrast = any(is_one_of(frame.name(index), words) for words in CONTRASTS)
    most = MOST_SAID if contrast else MOST_WORDS
    if sum(count_words(view.text) for view in cells) > most * len(cells):
        return None
    if not 2 <= len(cells) <= MOST_NAMES or max(lengths) > LONGEST_NAME or sum(lengths) > LONGEST_LIST:
        return None
    answer = lines((Text(text="• "), *view.content) for view in cells)
    question = Question(slot="all", prompt=text(all_of(len(cells), place.language)), answer=answer)
    return place.row("list", span, frame.names[index], (question,))
