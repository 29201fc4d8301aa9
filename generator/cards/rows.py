"""A row as a note: one card asks one cell, and where the row allows it one card asks the key."""

from __future__ import annotations

import unicodedata

from generator.cards.farewells import GONE
from generator.cards.fields import FieldWriter
from generator.cards.places import places
from generator.facts import MAX_QUESTIONS, Pair, RowFact
from generator.inlines import Code, Inlines, plain
from generator.notes import REVERSE_PLACE, Identity
from generator.notetypes import REVERSE_ORDINAL, TYPED_KEY, answer_field, ask_field

LONGEST_TYPED = 80  # characters: more is not typed on a phone

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
    fields = {"Key": writer.field(fact.key), "Key header": writer.field(fact.key_header)}
    for place, question in asked.items():
        fields[ask_field(place)] = _prompt(question.prompt, fact.key, writer)
        fields[answer_field(place)] = writer.field(question.answer)
    ordinals = [place - 1 for place in asked]
    if fact.reverse is not None:
        fields["Clue"] = _filled(fact.reverse.prompt, writer)
        ordinals.append(REVERSE_ORDINAL)
    fields |= _gone_fields(fact, identity, writer)
    if "Clue" in fields:
        fields["Key header"] += _mark(plain(fact.key_header).strip())
    return fields, tuple(sorted(ordinals))


def _gone_fields(fact: RowFact, identity: Identity, writer: FieldWriter) -> dict[str, str]:
    """The fields that keep the cards of gone questions filled: a card whose field is empty would be blank."""
    fields = {}
    for gone in identity.gone:
        question = gone.question
        if gone.place == REVERSE_PLACE:
            fields["Clue"] = _filled(question.prompt, writer) + GONE
        else:
            fields[ask_field(gone.place + 1)] = _prompt(question.prompt, fact.key, writer) + GONE
            fields[answer_field(gone.place + 1)] = writer.field(question.answer)
    return fields


def _filled(clue: Inlines, writer: FieldWriter) -> str:
    """`clue` as a field that is never empty, since its card would not exist then."""
    shown = plain(clue).strip() or writer.markup.html(clue).strip()
    return writer.field(clue) if shown else _NO_MORE


def _prompt(prompt: Inlines, shown: Inlines, writer: FieldWriter) -> str:
    """`prompt` as a question about what is `shown` above it."""
    words = plain(prompt).strip()
    if not words and not writer.markup.html(prompt).strip():
        return _NO_MORE if plain(shown).rstrip()[-1:] in _FINAL else "?"
    return writer.field(prompt) + _mark(words)


def _mark(words: str) -> str:
    """What makes a question of a header, in an element of its own: where the header is only a header it is hidden."""
    mark = question_mark(words) if words else ""
    return f'<span class="mark">{mark}</span>' if mark else ""


def question_mark(words: str) -> str:
    """What makes a header a question, in the writing of its last letter; nothing where it has an end already."""
    last = words[-1:]
    if last in _FINAL:
        return ""
    if unicodedata.bidirectional(last or " ") == "AL":
        return "؟"
    return "？" if unicodedata.east_asian_width(last or " ") in "WF" else "?"


def typed_fields(fact: RowFact) -> dict[str, str]:
    """The fields by which answers are typed: those that are one piece of code, as words can be put in many ways."""
    answers = all(_is_command(question.answer) for question in fact.questions)
    key = fact.reverse is not None and _is_command(fact.key)
    return {"Typed": "yes" if fact.questions and answers else "", TYPED_KEY: "yes" if key else ""}


def _is_command(inlines: Inlines) -> bool:
    match [node for node in inlines if plain((node,)).strip()]:
        case [Code(text=code)]:
            return "\n" not in code.strip() and len(code) <= LONGEST_TYPED
    return False


def only_shown(fact: RowFact) -> tuple[Pair, ...]:
    """The cells of the whole row that are neither its key nor an answer: they are below the answer."""
    left = [pair for pair in fact.whole if pair.value]

    def claim(value: Inlines, headers: tuple[str, ...]) -> None:
        equal = [pair for pair in left if pair.value == value]
        named = [pair for pair in equal if plain(pair.header).strip() in headers]
        for pair in (named or equal)[:1]:
            left.remove(pair)

    claim(fact.key, (plain(fact.key_header),))
    for question in fact.questions:
        claim(question.answer, (question.slot, plain(question.prompt)))
    return tuple(left)
