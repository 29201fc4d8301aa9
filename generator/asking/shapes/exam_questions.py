"""Questions set apart from their answers: options with the letter or tick that is right, a callout that answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.asking.shapes.answers import answer_entries, answer_of
from generator.asking.shapes.base import Draft, Place, Reading, join
from generator.asking.shapes.questions import LONGEST_SECTION, said
from generator.asking.shapes.vocabulary import FOLDS, QUESTION_LABELS, bare, is_one_of
from generator.asking.shapes.wording import cut, is_blank, joined, lines, masked, trim, visible, without_colon
from generator.blocks import Block, CodeBlock, Details, ItemList, Paragraph, Quote, Statement
from generator.facts import Pair, Question
from generator.inlines import Inlines, Text

_OPTION = re.compile(r"(?:(?<=\s)|^)\(?([A-Ha-h])[).]\s+(?=\S)")
_OPTION_ITEM = re.compile(r"\(?([A-Ha-h])[).:]\s+(?=\S)")
_ANSWER = re.compile(
    r"(?:correct\s+)?(?:answers?|ans|solution|richtige\s+antwort|antwort|lösung|réponse|respuesta(?:\s+correcta)?|resposta"
    r"|risposta|antwoord|odpowiedź|ответ|cevap|svar|đáp án|jawaban|答案|正确答案|正解|解答|答え|정답|답)(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:Q|question|frage|pregunta|вопрос|问题|問|第)\s?\.?\s?\d", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"(?:explanation|why|rationale|reason|erklärung|begründung|explication|explicación|explicação|spiegazione|uitleg|wyjaśnienie"
    r"|объяснение|пояснение|açıklama|förklaring|giải thích|penjelasan|解析|解释|解説|説明|해설)(?!\w)",
    re.IGNORECASE,
)
# Scenario, question, code and options: more blocks than that belong to something else.
MOST_BLOCKS = 10
_STEM = (Paragraph, Statement, CodeBlock)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Extent:
    """Where a question's parts start among its siblings: stem, options, answer; each ends where the next starts."""

    start: int
    options: int
    answer: int
    end: int


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """Stem and options ask; the answer is what the author gave as answer, explanation and all."""
    extent = _extent(blocks, at) if _may_start(blocks, at) else None
    if extent is None:
        return None
    choice = blocks[extent.options : extent.answer]
    words, options = _options(choice)
    stem = lines((answer_of(blocks[at : extent.options]), words))
    if is_blank(stem):
        stem = place.heading
    given = blocks[extent.answer : extent.end]
    ticked = _ticked(choice)
    if not is_blank(ticked) and not _asks(place, stem):
        return None
    if is_blank(stem) or (is_blank(ticked) and not given):
        return None
    if not choice and not _poses(blocks[at : extent.options], stem):
        return None
    return _reading(place, blocks, extent, _without_label(lines((stem, options))), ticked)


def _reading(place: Place, blocks: tuple[Block, ...], extent: _Extent, question: Inlines, ticked: Inlines) -> Reading:
    held, title = _inside(blocks[extent.answer : extent.end])
    answering, rest = ((), held) if ticked else _short_enough(held, choice=extent.answer > extent.options)
    answer = lines((ticked, answer_of(answering)))
    explained = extent.answer > extent.options and bool(rest)
    asked = Question(slot="answer", prompt=(), answer=answer)
    whole = (Pair(header=title, value=answer_of(rest)),) if explained else ()
    fact = place.row(
        "question",
        blocks[extent.start].span,
        question,
        (asked,),
        whole=whole,
        id=place.directives.id,
        at_heading=visible(question).startswith(visible(place.heading)) and extent.options == extent.start,
    )
    own = Reading(
        drafts=(Draft(fact=fact, spare=place.spare),),
        entries=answer_entries(
            blocks[extent.start : extent.end]
            if explained or not rest
            else (*blocks[extent.start : extent.answer], *answering),
            (0,),
        ),
    )
    readings = [own] if explained or not rest else [own, place.read(place.below(""), rest)]
    return join(readings, taken=extent.end - extent.start)


def _may_start(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block may open a question: it asks, says that it does, or stands right above options or an answer."""
    if not isinstance(blocks[at], (*_STEM, ItemList)):
        return False
    words = visible(said(blocks[at]))
    if any(mark in words for mark in ("?", "？", "؟", "___")) or _label(blocks[at]) or _is_choice(blocks[at]):
        return True
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is not None and (_is_choice(following) or isinstance(following, Quote | Details | CodeBlock))


def _extent(blocks: tuple[Block, ...], at: int) -> _Extent | None:
    """The question that starts at `at`: blocks of text, then options or an answer."""
    here = at
    while (
        here < len(blocks)
        and here - at < MOST_BLOCKS
        and isinstance(blocks[here], _STEM)
        and not _is_choice(blocks[here])
    ):
        if here > at and _is_answer(blocks[here]):
            break
        here += 1
    options = here
    if here < len(blocks) and _is_choice(blocks[here]):
        here += 1
        while here < len(blocks) and _continues(blocks[options:here], blocks[here]):
            here += 1
    answer = here
    if (
        here < len(blocks)
        and _is_answer(blocks[here])
        and (answer > options or not isinstance(blocks[here], Paragraph | Statement))
    ):
        here += 1
    while options < answer and here < len(blocks) and _EXPLAINS.match(_opening(blocks[here])):
        here += 1
    if here == options or (here == answer and not _ticked(blocks[options:answer])):
        return None
    posed = [index for index in range(at, options) if _label(blocks[index])]
    if posed and posed[0] != at:
        return None
    return _Extent(start=at, options=options, answer=answer, end=here)


def _label(block: Block) -> bool:
    """Whether a block says that it is the question, or the story before it."""
    words = visible(said(block))
    label = re.split(r"[:：]", words, maxsplit=1)[0]
    return label != words and is_one_of(label, QUESTION_LABELS)


def _poses(stem: Sequence[Block], words: Inlines) -> bool:
    """Whether a stem without options is a question at all."""
    return any(map(_label, stem)) or "?" in visible(words) or "？" in visible(words)


def _asks(place: Place, stem: Inlines) -> bool:
    """Whether ticks below `stem` mark answers rather than things done."""
    words = visible(stem)
    if any(mark in words for mark in ("?", "？", "؟", "___")):
        return True
    return any(_NUMBERED.match(title) for title in (words, visible(place.heading)))


def _without_label(question: Inlines) -> Inlines:
    """A question without the word for it in front."""
    words = masked(question)
    match = re.match(r"[^:：?？]{1,40}[:：]\s+", words)
    if match and is_one_of(match[0], QUESTION_LABELS):
        return trim(cut(question, match.end())[1])
    return trim(question)


def _is_choice(block: Block) -> bool:
    """Whether a block holds options: lettered in a paragraph or as items, or a list with some ticks."""
    if isinstance(block, Paragraph):
        found = _letters(masked(block.content), 0)
        return bool(found) and (len(found) > 1 or found[0].start() == 0)
    if not isinstance(block, ItemList) or len(block.items) < 2:
        return False
    ticks = [item.checked for item in block.items]
    if None not in ticks:
        return any(ticks) and not all(ticks)
    letters = [match[1].upper() if (match := _OPTION_ITEM.match(masked(item.content))) else "" for item in block.items]
    return "".join(letters) == "ABCDEFGH"[: len(letters)]


def _continues(options: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph goes on with the letters of the options before it."""
    if not isinstance(block, Paragraph):
        return False
    done = sum(len(_letters(masked(said(option)), 0)) for option in options[:1])
    for option in options[1:]:
        done += len(_letters(masked(said(option)), done))
    found = _letters(masked(block.content), done)
    return bool(found) and found[0].start() == 0


def _letters(hidden: str, done: int) -> list[re.Match[str]]:
    """The options in a text, in order from the letter after the `done` first ones."""
    found: list[re.Match[str]] = []
    for match in _OPTION.finditer(hidden):
        if match[1].upper() == "ABCDEFGH"[done + len(found) : done + len(found) + 1]:
            found.append(match)
    return found


def _options(choice: Sequence[Block]) -> tuple[Inlines, Inlines]:
    """The words before the first option, and the options on a line each."""
    before: Inlines = ()
    found: list[Inlines] = []
    for block in choice:
        if isinstance(block, ItemList):
            found += (
                item.content if item.checked is None else (Text(text="☐ "), *item.content) for item in block.items
            )
            continue
        content = said(block)
        first, *options = cut(content, *(match.start() for match in _letters(masked(content), len(found))))
        before = lines((before, trim(first)))
        found += map(trim, options)
    return before, lines(found)


def _ticked(choice: Sequence[Block]) -> Inlines:
    ticked = [item.content for block in choice if isinstance(block, ItemList) for item in block.items if item.checked]
    return joined(ticked, (Text(text="; "),))


def _inside(given: Sequence[Block]) -> tuple[tuple[Block, ...], Inlines]:
    """What stands in the answer's container, with what explains it, and the container's title."""
    if not given:
        return (), ()
    match given[0]:
        case Quote(title=title, blocks=blocks) | Details(summary=title, blocks=blocks):
            return (*blocks, *given[1:]), title
        case _:
            return tuple(given), ()


def _short_enough(held: tuple[Block, ...], *, choice: bool) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that answer, and the rest: an explanation, or more than anyone recalls."""
    if choice and len(held) > 1 and _ANSWER.match(visible(answer_of(held[:1])).lstrip("*_→✅✔ ")):
        return held[:1], held[1:]
    if len(visible(answer_of(held))) <= LONGEST_SECTION or len(held) < 2:
        return held, ()
    return held[:1], held[1:]


def _is_answer(block: Block) -> bool:
    if isinstance(block, Quote) and block.blocks and not _ANSWER.match(visible(block.title)):
        return _is_answer(block.blocks[0])
    opening = _opening(block)
    return _ANSWER.match(opening) is not None or (isinstance(block, Details) and bare(opening) in FOLDS)


def _opening(block: Block) -> str:
    """The first words of a block, or the title of a callout or fold."""
    match block:
        case Quote(title=words) | Details(summary=words):
            pass
        case _:
            words = without_colon(said(block))
    return visible(words).lstrip("*_→✅✔ ")
