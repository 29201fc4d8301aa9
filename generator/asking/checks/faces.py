"""What a face may not hold: markup of other tools, HTML, more lines than one reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.asking.checks.card import Card
from generator.expressions import expression
from generator.facts import ClozeFact, RowFact
from generator.inlines import Break, Code, Inlines, Link, Styled, Text

MOST_LINES = 5
_MARKUP = expression(
    r"</?(?:div|span|br|hr|b|i|u|p|a|em|strong|img|font|center|sub|sup|small|details|summary|table|tr|td|th|ul|ol|li|kbd"
    r"|h[1-6])(?:\s[^<>]*)?/?>"
    r"|\{\{c\d+::|!?\[\[[^\]]+\]\]|<!--|\{:\s?[.#][^}]*\}|^\s*[a-z][\w-]*::\s\S|:::\s?\w+|#flashcards\b|\^[a-z0-9]{6}$",
    re.MULTILINE,
)


def shows_markup(card: Card) -> bool:
    """Tags or tool syntax between the words of a face, outside of code."""
    return any(_MARKUP.search(text) for part in _parts(card) for text in _texts(part))


def is_long(card: Card) -> bool:
    """More lines than a front can have and still ask one thing; an author's own question may list its options."""
    return not card.authored and _lines(card) > MOST_LINES


def _lines(card: Card) -> int:
    """The lines of what is asked."""
    fact = card.fact
    if not isinstance(fact, RowFact):
        return 1
    key = fact.reverse.prompt if card.reversed and fact.reverse is not None else fact.key
    if all(isinstance(node, Text) for node in key):
        return 1
    return 1 + sum(
        node.text.strip("\n").count("\n") if isinstance(node, Code) else isinstance(node, Break) for node in _walk(key)
    )


def _parts(card: Card) -> Iterator[Inlines]:
    match card.fact:
        case RowFact(key=key, questions=questions):
            yield key
            for question in questions:
                if question.slot == card.front.slot:
                    yield question.prompt
                    yield question.answer
        case ClozeFact(label=label, content=content):
            yield label
            yield content


def _texts(inlines: Inlines) -> Iterator[str]:
    yield from (node.text for node in _walk(inlines) if isinstance(node, Text))


def _walk(inlines: Inlines) -> Iterator[object]:
    for node in inlines:
        if isinstance(node, Styled | Link):
            yield from _walk(node.children)
        else:
            yield node
