"""Labelled rules, tips and marked sentences as clozes; any other label asks for what is said after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import reasons
from generator.asking.shapes.base import Draft, Place, Reading, carded, shown, skipped
from generator.asking.shapes.cloze_choice import with_marks
from generator.asking.shapes.looks import is_link
from generator.asking.shapes.term_split import Split, split_term
from generator.asking.shapes.vocabulary import (
    EXAMPLE_COLUMNS,
    LINK_COLUMNS,
    SEE,
    SOURCE_HEADINGS,
    TIP_LABELS,
    holds_one_of,
    is_one_of,
)
from generator.asking.shapes.wording import count_words, cut, is_blank, masked, trim, visible, without_colon
from generator.blocks import Block, Paragraph, Statement
from generator.facts import Question
from generator.inlines import Break, Inline, Inlines, Styled, marks

LONGEST_ANSWER = 400
# What people set before a tip or a warning.
_SIGN = re.compile(r"\s*(?:[💡⚠❗❕‼📌🔑☝🚨⚡🧠❌✋👀🔔⭐🎯]\ufe0f?\s*)+")


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A statement by its label; a paragraph where it is marked, stands in a callout, or starts with a term."""
    block = blocks[at]
    match block:
        case Statement(label=label, content=content):
            return _statement(place, block, label, content)
        case Paragraph(content=content) if any(marks(content)):
            return _rule(place, block, (), content)
        case Paragraph(content=content):
            return _signed(place, block) or _terms(place, block) or _tip(place, block, content)
    return None


def _statement(place: Place, block: Statement | Paragraph, label: Inlines, content: Inlines) -> Reading:
    words = visible(label)
    kind = _kind(block)
    if is_link(content) or SEE.match(f"{words} ") or is_one_of(words, SOURCE_HEADINGS):
        return skipped(kind, block.span, reasons.LINKS)
    if any(marks(content)):
        return _rule(place, block, label, content)
    if holds_one_of(words, TIP_LABELS):
        marked = with_marks(content)
        return shown(kind, block.span, reasons.NO_MARK) if marked is None else _rule(place, block, label, marked)
    if is_one_of(words, EXAMPLE_COLUMNS | LINK_COLUMNS) or count_words(words) > 8:
        return shown(kind, block.span, reasons.BELONGS_ABOVE)
    return carded(kind, block.span, _term(place, block, Split(term=label, explanation=content)))


def _tip(
    place: Place, block: Paragraph, content: Inlines, label: Inlines = (), *, sure: bool = False
) -> Reading | None:
    """A rule in a callout, or where something else makes it `sure`."""
    if not (place.tip or sure) or is_link(content):
        return None
    marked = with_marks(content)
    return shown("paragraph", block.span, reasons.NO_MARK) if marked is None else _rule(place, block, label, marked)


def _signed(place: Place, block: Paragraph) -> Reading | None:
    """A paragraph that starts with the sign or the bold word of a tip."""
    sign = _SIGN.match(masked(block.content))
    content = cut(block.content, sign.end())[1] if sign is not None else trim(block.content)
    first = content[0] if content else None
    label: Inlines = ()
    if isinstance(first, Styled) and first.style == "strong" and is_one_of(visible((first,)), TIP_LABELS):
        label, content = (first,), trim(cut(content[1:], _marks_after(content[1:]))[1])
    if not label and sign is None:
        return None
    return _tip(place, block, content, without_colon(label), sure=True) if not is_blank(content) else None


def _marks_after(content: Inlines) -> int:
    """How long the colon or dash is that parts a label from its rule."""
    match = re.match(r"\s*[:：–—-]*\s*", masked(content))
    return match.end() if match else 0


def _terms(place: Place, block: Paragraph) -> Reading | None:
    """A paragraph that starts with a term set apart, or several such lines."""
    rows = _rows(block.content)
    splits = [split_term(row, styled_only=True) for row in rows]
    found = [split for split in splits if split is not None and len(visible(split.explanation)) <= LONGEST_ANSWER]
    if not found or len(found) * 5 < len(rows) * 3:
        return None
    if len(found) == 1:
        return _statement(place, block, found[0].term, found[0].explanation)
    return carded("paragraph", block.span, *(_term(place, block, split) for split in found))


def _rows(content: Inlines) -> Sequence[Inlines]:
    """The lines of a paragraph, where the author broke them."""
    rows: list[list[Inline]] = [[]]
    for node in content:
        if isinstance(node, Break):
            rows.append([])
        else:
            rows[-1].append(node)
    return [trim(tuple(row)) for row in rows if not is_blank(tuple(row))]


def _term(place: Place, block: Statement | Paragraph, split: Split) -> Draft:
    question = Question(slot="answer", prompt=(), answer=split.explanation)
    return Draft(fact=place.row("term", block.span, split.term, (question,), id=place.directives.id), spare=place.spare)


def _rule(place: Place, block: Statement | Paragraph, label: Inlines, content: Inlines) -> Reading:
    fact = place.cloze("rule", block.span, label, content, place.directives.id)
    return carded(_kind(block), block.span, Draft(fact=fact, spare=place.spare))


def _kind(block: Statement | Paragraph) -> str:
    return "statement" if isinstance(block, Statement) else "paragraph"
