"""A row as a note: one card asks one cell, and where the row allows it one card asks the key."""

from __future__ import annotations

import unicodedata

from generator.cards.farewells import GONE
from generator.cards.fields import FieldWriter
from generator.cards.places import places
from generator.facts import MAX_QUESTIONS, Pair, Question, RowFact
from generator.inlines import Inlines, plain
from generator.notes import REVERSE_PLACE, Identity
from generator.notetypes import REVERSE_ORDINAL, answer_field, ask_field

# A prompt that ends so is left as the author wrote it.
_FINAL = frozenset("?？؟;!！.。…:：")
# A key that is itself the question needs no second one, but a card exists only where its field is not empty.
_NO_MORE = '<span class="asked"></span>'


def row_text(fact: RowFact) -> str:
    """All that the cards ask and answer, to tell their direction by."""
    asked = (fact.key, *(part for question in fact.questions for part in (question.prompt, question.answer)))
    return " ".join(map(plain, asked))


def row_fields(fact: RowFact, identity: Identity, writer: FieldWriter) -> tuple[dict[str, str], tuple[int, ...]]:
    """The fields by name, and which cards exist (0-based). ValueError where a question has no place in `identity`."""
    asked = dict(zip(places(fact, identity).values(), fact.questions, strict=True))
    if any(place > MAX_QUESTIONS for place in asked):
        raise ValueError(f"the note {identity.guid} has more places than there are cards: {identity.slots}")
    fields = {
        "Key": writer.field(fact.key),
        "Key header": writer.field(fact.key_header),
        "Row": _whole_row(fact, asked, writer),
    }
    for place, question in asked.items():
        fields[ask_field(place)] = _prompt(question.prompt, fact.key, writer)
        fields[answer_field(place)] = writer.field(question.answer)
    ordinals = [place - 1 for place in asked]
    if fact.reverse is not None:
        fields["Reverse"] = writer.field(fact.reverse.prompt)
        fields["Reverse ask"] = _prompt(fact.key_header, fact.reverse.prompt, writer)
        fields["Reverse answer"] = writer.field(fact.reverse.answer)
        ordinals.append(REVERSE_ORDINAL)
    fields |= _gone_fields(fact, identity, writer)
    return fields, tuple(sorted(ordinals))


def _gone_fields(fact: RowFact, identity: Identity, writer: FieldWriter) -> dict[str, str]:
    """The fields that keep the cards of gone questions filled: a card whose field is empty would be blank."""
    fields = {}
    for gone in identity.gone:
        question = gone.question
        if gone.place == REVERSE_PLACE:
            fields["Reverse"] = writer.field(question.prompt)
            fields["Reverse ask"] = _prompt(fact.key_header, question.prompt, writer) + GONE
            fields["Reverse answer"] = writer.field(question.answer)
        else:
            fields[ask_field(gone.place + 1)] = _prompt(question.prompt, fact.key, writer) + GONE
            fields[answer_field(gone.place + 1)] = writer.field(question.answer)
    return fields


def _prompt(prompt: Inlines, shown: Inlines, writer: FieldWriter) -> str:
    """`prompt` as a question about what is `shown` above it."""
    words = plain(prompt).strip()
    if not words and not writer.markup.html(prompt).strip():
        return _NO_MORE if plain(shown).rstrip()[-1:] in _FINAL else "?"
    return writer.field(prompt) + question_mark(words)


def question_mark(words: str) -> str:
    """What makes a header a question, in the writing of its last letter; nothing where it has an end already."""
    last = words[-1:]
    if last in _FINAL:
        return ""
    if unicodedata.bidirectional(last or " ") == "AL":
        return "؟"
    return "？" if unicodedata.east_asian_width(last or " ") in "WF" else "?"


def _whole_row(fact: RowFact, asked: dict[int, Question], writer: FieldWriter) -> str:
    """The row as a table of headers and cells, each asked cell marked with its place so that the back can point at it.

    Empty where key and answer are all of it, because every back shows these two anyway.
    """
    marks = _marks(fact, asked)
    if len(asked) == 1 and not any(mark == "" for mark in marks):
        return ""
    lines = []
    for pair, mark in zip(fact.whole, marks, strict=True):
        named = f' class="{mark}"' if mark else ""
        header, value = plain(pair.header), plain(pair.value)
        lines.append(
            f'<tr{named}><th scope="row"{writer.attributes(header)}>{writer.markup.html(pair.header)}</th>'
            f"<td{writer.attributes(value)}>{writer.markup.html(pair.value)}</td></tr>"
        )
    return f'<table class="row"><tbody>{"".join(lines)}</tbody></table>' if lines else ""


def _marks(fact: RowFact, asked: dict[int, Question]) -> list[str]:
    """For each pair of the whole row `key`, `a` with the place that asks it, or nothing."""
    marks = [""] * len(fact.whole)

    def claim(mark: str, value: Inlines, headers: tuple[str, ...]) -> None:
        free = [index for index, pair in enumerate(fact.whole) if not marks[index] and pair.value == value]
        named = [index for index in free if _named(fact.whole[index], headers)]
        if free:
            marks[(named or free)[0]] = mark

    claim("key", fact.key, (plain(fact.key_header),))
    for place, question in asked.items():
        claim(f"a{place}", question.answer, (question.slot, plain(question.prompt)))
    return marks


def _named(pair: Pair, headers: tuple[str, ...]) -> bool:
    return plain(pair.header).strip() in headers
