"""Numbered questions whose answers are in a key further down."""

from __future__ import annotations

from collections.abc import Sequence

from generator.asking.shapes.answer_labels import unlabelled
from generator.asking.shapes.answers import answer_of, entries_of, said
from generator.asking.shapes.authored import holds_mark
from generator.asking.shapes.base import Draft, Place, Reading, join
from generator.asking.shapes.options import Choice, choice_of, continues, is_choice, resolved
from generator.asking.shapes.question_words import QUESTION_HEADINGS
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import cut, is_blank, lines, masked, trim, visible
from generator.blocks import Block, CodeBlock, Item, ItemList, Paragraph, Statement
from generator.expressions import expression
from generator.facts import Pair, Question, Status
from generator.inlines import Inlines
from generator.source import Span

_NUMBER = expression(r"[\s*_]*(?:[^\W\d]{1,12}\.?\s*)?(\d{1,3})(?:\s*[.):：]\s*|\s*$)")


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A list of numbered questions, or one under a heading or behind a word that numbers it."""
    if place.key is None:
        return None
    block = blocks[at]
    if isinstance(block, ItemList) and block.ordered:
        return _listed(place, block)
    number, start = _number(place, block, at)
    if number not in place.key.answers or not isinstance(block, Paragraph | Statement | CodeBlock):
        return None
    here = at
    while here < len(blocks) and isinstance(blocks[here], Paragraph | Statement | CodeBlock):
        if is_choice(blocks[here]) or (here > at and _number(place, blocks[here], here)[0] >= 0):
            break
        here += 1
    stem_end = here
    if here < len(blocks) and is_choice(blocks[here]):
        here += 1
        while here < len(blocks) and continues(blocks[stem_end:here], blocks[here]):
            here += 1
    choice = choice_of(blocks[stem_end:here])
    first = trim(cut(said(block), start)[1]) if stem_end > at else ()
    stem = lines((first, answer_of(blocks[at + 1 : stem_end]), choice.before))
    if is_blank(stem) and choice.options:
        stem = place.heading
    if not choice.options and not holds_mark(visible(stem)):
        return None
    return _asked(place, block.span, stem, choice, number, blocks[at:here])


def _listed(place: Place, block: ItemList) -> Reading | None:
    """Each item asks, where all have their number in the key and look like questions."""
    assert place.key is not None
    numbers = range(block.start, block.start + len(block.items))
    if not all(number in place.key.answers for number in numbers):
        return None
    posed = is_one_of(visible(place.heading), QUESTION_HEADINGS) and len(block.items) == len(place.key.answers)
    if not posed and not all(map(_looks_asked, block.items)):
        return None
    readings = []
    for number, item in zip(numbers, block.items, strict=True):
        parts = (Paragraph(content=item.content, span=item.span), *item.blocks)
        chosen = [part for part in parts if is_choice(part)]
        choice = choice_of(chosen)
        stem = lines((answer_of(part for part in parts if part not in chosen), choice.before))
        alone = ItemList(ordered=True, start=number, items=(item,), span=item.span)
        readings.append(_asked(place, item.span, stem, choice, number, (alone,), id=item.id))
    return join(readings)


def _looks_asked(item: Item) -> bool:
    words = visible(item.content)
    parts = (Paragraph(content=item.content, span=item.span), *item.blocks)
    return holds_mark(words) or "__" in words or any(map(is_choice, parts))


def _number(place: Place, block: Block, at: int) -> tuple[int, int]:
    """The number of the question that starts at `block` and how long it is in its words; -1 where there is none."""
    match = _NUMBER.match(masked(said(block)))
    if match is not None and match.end() < len(masked(said(block))):
        return int(match[1]), match.end()
    if at:
        return -1, 0
    match = _NUMBER.match(f"{place.number} " if place.number else visible(place.heading))
    return (int(match[1]), 0) if match is not None else (-1, 0)


def _only_counts(heading: str) -> bool:
    """Whether a heading is the number of the question and nothing else."""
    return not any(map(str.isalpha, heading))


def _asked(
    place: Place,
    span: Span,
    stem: Inlines,
    choice: Choice,
    number: int,
    blocks: Sequence[Block],
    id: str | None = None,
) -> Reading:
    """One question with the answer of its number, its option in full."""
    assert place.key is not None
    given = unlabelled(place.key.answers[number])
    answer, besides = resolved(given, choice) if choice.options else ((), given)
    if is_blank(answer):
        answer, besides = given, ()
    fact = place.row(
        "question",
        span,
        lines((stem, choice.listed)),
        (Question(slot="answer", prompt=(), answer=answer),),
        whole=() if is_blank(besides) else (Pair(header=(), value=besides),),
        id=id or place.directives.id,
        at_heading=_only_counts(visible(place.heading)) or visible(stem) == visible(place.heading),
    )
    return Reading(
        taken=len(blocks),
        drafts=(Draft(fact=fact, spare=place.spare),),
        entries=entries_of(blocks, Status.CARDED, facts=(0,)),
    )
