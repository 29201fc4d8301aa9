"""Bare phrases under a heading: one card that asks for all of them, or none with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes.base import Place
from generator.asking.shapes.looks import is_link
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, all_of, is_one_of
from generator.asking.shapes.wording import count_words, lines, visible, without_colon
from generator.blocks import Item
from generator.facts import Question, RowFact
from generator.inlines import Inlines, Text, text
from generator.source import Span

# As many as one keeps in mind, and as much as one reads at a glance.
MOST_NAMES = 7
LONGEST_NAME = 110
LONGEST_LIST = 360
_LONGEST_SUBJECT = 120


def name_all(place: Place, items: Sequence[Item], span: Span, *, ordered: bool) -> RowFact | str:
    """The fact that asks for all `items`, or why there is none."""
    subject = _subject(place)
    if subject is None:
        return reasons.NO_SUBJECT
    key, where, at_heading = subject
    names = [visible(item.content) for item in items]
    if len(names) < 2:
        return reasons.PHRASE
    if len(names) > MOST_NAMES:
        return reasons.LONG_LIST
    if max(map(len, names)) > LONGEST_NAME or sum(map(len, names)) > LONGEST_LIST:
        return reasons.LONG_PHRASES
    if all(name.endswith(("?", "？", "؟")) for name in names):
        return reasons.QUESTIONS_ONLY
    if any(is_link(item.content) for item in items) and sum(map(count_words, names)) < 2 * len(names):
        return reasons.LINKS
    answer = lines(
        (Text(text=f"{number}. " if ordered else "• "), *item.content) for number, item in enumerate(items, 1)
    )
    question = Question(slot="all", prompt=text(all_of(len(names), place.language)), answer=answer)
    return where.row("list", span, key, (question,), at_heading=at_heading)


def _subject(place: Place) -> tuple[Inlines, Place, bool] | None:
    """What the phrases are: the sentence or item that leads in, else the heading; and the place without it."""
    if place.context:
        words = place.lead or text(place.context[-1])
        if len(visible(words)) > _LONGEST_SUBJECT:
            return None
        return without_colon(words), replace(place, context=place.context[:-1]), False
    title = visible(place.heading)
    if place.crowded:
        return None
    if not title or is_one_of(title, FRAME_HEADINGS):
        return None
    return place.heading, place, True
