"""What is on both sides of a card on paper: the fields of the note that Anki would show there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.clozes import gapped
from generator.expressions import expression
from generator.facts import MAX_QUESTIONS
from generator.notes import Note
from generator.notetypes import EXTRA, NOTETYPES, REVERSE_ORDINAL, answer_field, ask_field

ON_PAPER = ("row", "cloze")
"""The note types whose cards can be asked on paper."""

_GONE = 'class="gone"'
_FORMER = '<div class="former">'
# What makes a header a question, and the question that a key is by itself.
_MARK = expression(r'<span class="(?:mark|asked)">[^<]*</span>')
_LINE = expression(r"<div[^>]*>(.*?)</div>", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One side of a card, each part as the HTML of a field; empty where there is none."""

    context: tuple[str, ...] = ()
    label: str = ""
    key: str = ""
    ask: str = ""
    answer: str = ""
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    extra: str = ""

    def parts(self) -> Iterator[str]:
        """All that is on it."""
        cells = (cell for row in self.rows for cell in row)
        parts = (*self.context, self.label, self.key, self.ask, self.answer, self.text, *cells, self.extra)
        return filter(None, parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One card of a note: its `number` in the deck, and `foot`, where it is on the sheet.

    `kind` is row, key or cloze; `fact` the index of the note's fact.
    """

    number: int
    kind: str
    fact: int
    direction: str
    language: str
    foot: str
    front: Side
    back: Side


def cards_of(notes: Iterable[Note]) -> tuple[Card, ...]:
    """The cards of `notes` that can be asked on paper, in the sheet's order, without what is asked no more."""
    cards: list[Card] = []
    for note in notes:
        if note.notetype not in ON_PAPER:
            continue
        spec = NOTETYPES[note.notetype]
        values = dict(zip((field.name for field in spec.fields), note.fields, strict=True))
        foot, *context = _LINE.findall(values["Context"]) or [""]
        for ordinal in note.ordinals:
            kind, front, back = _sides(note, ordinal, values, tuple(context))
            cards.append(
                Card(
                    number=len(cards) + 1,
                    kind=kind,
                    fact=note.fact,
                    direction=values["Direction"] or "ltr",
                    language=values["Language"],
                    foot=foot,
                    front=front,
                    back=back,
                )
            )
    return tuple(cards)


def _sides(note: Note, ordinal: int, values: Mapping[str, str], context: tuple[str, ...]) -> tuple[str, Side, Side]:
    extra = values[EXTRA]
    if note.notetype == "cloze":
        text, label = values["Text"].partition(_FORMER)[0], values["Label"]
        front = Side(context=context, label=label, text=gapped(text, ordinal + 1, back=False))
        return "cloze", front, Side(label=label, text=gapped(text, ordinal + 1, back=True), extra=extra)
    header, key = values["Key header"], values["Key"]
    if ordinal == REVERSE_ORDINAL:
        front = Side(context=context, text=values["Clue"], ask=header or "?")
        return "key", front, Side(answer=key, rows=_rows(values, 0), extra=extra)
    place = ordinal + 1
    ask = values[ask_field(place)]
    front = Side(context=context, label=_named(header), key=key, ask=_asked(ask))
    back = Side(label=key, ask=_named(ask), answer=values[answer_field(place)], rows=_rows(values, place), extra=extra)
    return "row", front, back


def _rows(values: Mapping[str, str], asked: int) -> tuple[tuple[str, str], ...]:
    """The other cells of the row with their headers, as below the answer in Anki: where it has more than one."""
    places = [place for place in range(1, MAX_QUESTIONS + 1) if values[ask_field(place)]]
    left = [place for place in places if place != asked and _GONE not in values[ask_field(place)]]
    if len(places) < 2:
        return ()
    return tuple((_named(values[ask_field(place)]), values[answer_field(place)]) for place in left)


def _named(ask: str) -> str:
    """A question as the header that it is made of."""
    name = _MARK.sub("", ask)
    return "" if name == "?" else name


def _asked(ask: str) -> str:
    """A question; nothing where the key asks by itself."""
    return ask.replace('<span class="asked"></span>', "")
