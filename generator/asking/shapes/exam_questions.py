"""Questions set apart from their answers: options with the right letter or tick, a callout or fold that answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.asking.shapes.answer_labels import ANSWER, EXPLAINS, is_hint, unlabelled
from generator.asking.shapes.answers import answer_entries, answer_of, kind_of, said
from generator.asking.shapes.authored import LONGEST_SECTION, MARKS
from generator.asking.shapes.base import Draft, Entry, Place, Reading, join
from generator.asking.shapes.folds import is_answer_fold, is_fold
from generator.asking.shapes.options import Choice, choice_of, continues, is_choice, resolved
from generator.asking.shapes.question_words import QUESTION_LABELS
from generator.asking.shapes.questions import is_labelled
from generator.asking.shapes.true_false import true_or_false
from generator.asking.shapes.vocabulary import is_one_of
from generator.asking.shapes.wording import cut, is_blank, lines, masked, trim, visible, without_colon
from generator.blocks import Block, CodeBlock, Details, Formula, Item, ItemList, Paragraph, Quote, Statement
from generator.expressions import expression
from generator.facts import Pair, Question, Status
from generator.inlines import Inlines

_NUMBERED = expression(r"(?:Q|question|frage|pregunta|вопрос|问题|問|第)\s?\.?\s?\d", re.IGNORECASE)
# Scenario, question, code and options: more blocks than that belong to something else.
MOST_BLOCKS = 10
_STEM = (Paragraph, Statement, CodeBlock, Formula)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Extent:
    """Where a question's parts start among its siblings: stem, options, answer; each ends where the next starts."""

    start: int
    options: int
    answer: int
    end: int


def in_item(place: Place, item: Item) -> Reading | None:
    """The question that an item asks, with its options and its answer below it."""
    own = Paragraph(content=item.content, span=item.span)
    blocks = (own, *_with_answer_apart(item.blocks)) if item.blocks else _parts_of_line(own)
    # Options on the lines right below a question belong to its paragraph.
    if not any(map(is_choice, blocks if len(blocks) > 1 else ())):
        return None
    reading = read(replace(place, lead=()), blocks, 0)
    if reading is None or reading.taken < len(blocks):
        return None
    entries = (Entry(kind="item", span=item.span, facts=(0,), status=Status.CARDED), *reading.entries[1:])
    return replace(reading, taken=1, entries=entries)


def _with_answer_apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The options below a question, without the answer that its author wrote as the last item of their list."""
    last = blocks[-1]
    if not isinstance(last, ItemList) or len(last.items) < _FEWEST_OPTIONS + 1 or is_choice(last):
        return blocks
    item = last.items[-1]
    answer = Paragraph(content=item.content, span=item.span)
    options = replace(last, items=last.items[:-1])
    return (*blocks[:-1], options, answer, *item.blocks) if _is_answer(answer) and is_choice(options) else blocks


_FEWEST_OPTIONS = 2
_ANSWER_AFTER = expression(rf"\s(?={ANSWER.pattern}\s*[:：])", re.IGNORECASE)


def _parts_of_line(block: Paragraph) -> tuple[Block, ...]:
    """A question with its options, and its answer, where both are written in one paragraph."""
    after = _ANSWER_AFTER.search(masked(block.content))
    if after is None:
        return (block,)
    asked, answer = cut(block.content, after.start())
    return (replace(block, content=trim(asked)), replace(block, content=trim(answer)))


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """Stem and options ask; the answer is what the author gave as answer, explanation and all."""
    if isinstance(blocks[at], Quote):
        return _in_callout(place, blocks[at])
    extent = _extent(blocks, at) if _may_start(blocks, at) else None
    if extent is None:
        return None
    choice = choice_of(blocks[extent.options : extent.answer])
    stem = lines((*map(_stem_of, _without_hints(blocks[at : extent.options])), choice.before))
    if is_blank(stem):
        stem = place.heading
    given = blocks[extent.answer : extent.end]
    if not is_blank(choice.ticked) and not _asks(place, stem):
        return None
    if is_blank(stem) or (is_blank(choice.ticked) and not given):
        return None
    if not choice.options and not _poses(blocks[at : extent.options], stem, given):
        return None
    return _reading(place, blocks, extent, _without_label(lines((stem, choice.listed))), choice)


def _in_callout(place: Place, block: Block) -> Reading | None:
    """The question that the title of a callout asks, with its options and, in a callout or fold inside, its answer."""
    if not isinstance(block, Quote) or is_blank(block.title):
        return None
    if not any(isinstance(inner, Quote | Details) and _is_answer(inner) for inner in block.blocks):
        return None
    parts = (Paragraph(content=block.title, span=block.span), *block.blocks)
    reading = read(replace(place, lead=()), parts, 0)
    if reading is None or reading.taken < len(parts):
        return None
    entry = Entry(kind=kind_of(block), span=block.span, facts=(0,), status=Status.CARDED)
    return replace(reading, taken=1, entries=(entry, *reading.entries[1:]))


def _reading(place: Place, blocks: tuple[Block, ...], extent: _Extent, question: Inlines, choice: Choice) -> Reading:
    held = _inside(blocks[extent.answer : extent.end])
    chosen = bool(choice.options)
    answering, rest = ((), held) if choice.ticked else _short_enough(held, choice=chosen)
    answer, besides = resolved(unlabelled(answer_of(answering)), choice)
    if is_blank(answer) and not choice.ticked:
        answer, besides = besides, ()
    if is_blank(answer) and not choice.ticked:
        answer, rest = answer_of(rest), ()
    explained = chosen and (bool(rest) or not is_blank(besides))
    fact = place.row(
        "question",
        blocks[extent.start].span,
        question,
        (Question(slot="answer", prompt=true_or_false(question, answer), answer=lines((choice.ticked, answer))),),
        whole=(Pair(header=(), value=lines((besides, answer_of(rest)))),) if explained else (),
        id=place.directives.id,
        at_heading=visible(question).startswith(visible(place.heading)) and extent.options == extent.start,
    )
    shown = blocks[extent.start : extent.end]
    own = Reading(
        drafts=(Draft(fact=fact, spare=place.spare),),
        entries=answer_entries(
            shown if explained or not rest else (*blocks[extent.start : extent.answer], *answering), (0,)
        ),
    )
    readings = [own] if explained or not rest else [own, place.read(place.below(""), rest)]
    return join(readings, taken=extent.end - extent.start)


def _without_hints(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not is_hint(block))


def _may_start(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block may open a question: it asks, says that it does, or is right above options or an answer."""
    if not isinstance(blocks[at], (*_STEM, ItemList)) or is_labelled(blocks, at):
        return False
    words = visible(said(blocks[at]))
    if isinstance(blocks[at], ItemList) and _is_stem(blocks[at]):
        return True
    if any(mark in words for mark in (*MARKS, "___")) or _label(blocks[at]) or is_choice(blocks[at]):
        return True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is not None and (is_choice(following) or isinstance(following, Quote | Details | CodeBlock))


def _extent(blocks: tuple[Block, ...], at: int) -> _Extent | None:
    """The question that starts at `at`: blocks of text, then options or an answer."""
    here = at
    while here < len(blocks) and here - at < MOST_BLOCKS and _is_stem(blocks[here]) and not is_choice(blocks[here]):
        if here > at and (_is_answer(blocks[here]) or isinstance(blocks[here], ItemList) or is_labelled(blocks, here)):
            break
        here += 1
    options = here
    if here < len(blocks) and is_choice(blocks[here], counted=_is_answered(blocks, at, here)):
        here += 1
        while here < len(blocks) and continues(blocks[options:here], blocks[here]):
            here += 1
    answer = here
    if (
        here < len(blocks)
        and _is_answer(blocks[here])
        and (answer > options or not isinstance(blocks[here], Paragraph | Statement))
    ):
        here += 1
    while options < answer and here < len(blocks) and EXPLAINS.match(_opening(blocks[here])):
        here += 1
    if here == options or (here == answer and not choice_of(blocks[options:answer]).ticked):
        return None
    posed = [index for index in range(at, options) if _label(blocks[index])]
    if posed and posed[0] != at:
        return None
    return _Extent(start=at, options=options, answer=answer, end=here)


def _is_stem(block: Block) -> bool:
    """Whether a block may belong to what is asked; a list of one item is a question that its author numbered."""
    if isinstance(block, ItemList):
        alone = block.ordered and len(block.items) == 1 and not block.items[0].blocks
        return alone and visible(block.items[0].content).endswith(MARKS)
    return isinstance(block, _STEM)


def _stem_of(block: Block) -> Inlines:
    return block.items[0].content if isinstance(block, ItemList) else answer_of((block,))


def _is_answered(blocks: tuple[Block, ...], at: int, here: int) -> bool:
    """Whether the counted list at `here` is between a question and the number of what is right."""
    asks = here > at and any(mark in visible(said(blocks[here - 1])) for mark in MARKS)
    return asks and here + 1 < len(blocks) and _is_answer(blocks[here + 1])


def _label(block: Block) -> bool:
    """Whether a block says that it is the question, or the story before it."""
    words = visible(said(block))
    label = re.split(r"[:：]", words, maxsplit=1)[0]
    return label != words and is_one_of(label, QUESTION_LABELS)


def _poses(stem: Sequence[Block], words: Inlines, given: Sequence[Block]) -> bool:
    """Whether a stem without options is a question at all: it asks, says so, or is above a fold with its answer."""
    if any(map(_label, stem)) or any(mark in visible(words) for mark in MARKS):
        return True
    match given:
        case [Details(summary=title), *_] | [Quote(title=title), *_]:
            return is_answer_fold(visible(title))
    return False


def _asks(place: Place, stem: Inlines) -> bool:
    """Whether ticks below `stem` mark answers rather than things done."""
    words = visible(stem)
    if any(mark in words for mark in (*MARKS, "___")):
        return True
    return any(_NUMBERED.match(title) for title in (words, visible(place.heading)))


def _without_label(question: Inlines) -> Inlines:
    """A question without the word for it in front."""
    words = masked(question)
    match = re.match(r"[^:：?？]{1,40}[:：]\s+", words)
    if match and is_one_of(match[0], QUESTION_LABELS):
        return trim(cut(question, match.end())[1])
    return trim(question)


def _inside(given: Sequence[Block]) -> tuple[Block, ...]:
    """What is in the answer's container, with what explains it; hints left out."""
    if not given:
        return ()
    match given[0]:
        case Quote(blocks=blocks) | Details(blocks=blocks):
            return _without_hints((*blocks, *given[1:]))
        case _:
            return tuple(given)


def _short_enough(held: tuple[Block, ...], *, choice: bool) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that answer, and the rest: an explanation, or more than anyone recalls."""
    if choice and len(held) > 1:
        return held[:1], held[1:]
    if len(visible(answer_of(held))) <= LONGEST_SECTION or len(held) < 2:
        return held, ()
    return held[:1], held[1:]


def _is_answer(block: Block) -> bool:
    if isinstance(block, Quote) and block.blocks and not ANSWER.match(visible(block.title)):
        return _is_answer(block.blocks[0])
    opening = _opening(block)
    if isinstance(block, Details):
        return ANSWER.match(opening) is not None or is_fold(opening)
    return ANSWER.match(opening) is not None


def _opening(block: Block) -> str:
    """The first words of a block, or the title of a callout or fold."""
    match block:
        case Quote(title=words) | Details(summary=words):
            pass
        case _:
            words = without_colon(said(block))
    return visible(words).lstrip("*_→✅✔ ")
