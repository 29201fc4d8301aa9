"""Questions that the author wrote with their answers: `Q:`/`A:`, `::`, `?`, folds, headings and bullets that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import answer_entries, answer_of, entries_of
from generator.asking.shapes.base import Draft, Entry, Place, Reading
from generator.asking.shapes.vocabulary import FOLDS, UNANSWERED, is_one_of
from generator.asking.shapes.wording import cut, is_blank, lines, masked, meaningful, trim, visible, without_style
from generator.blocks import Block, Details, Flowchart, Item, ItemList, Paragraph, Quote, Statement, Subheading, Table
from generator.facts import Question, Status
from generator.inlines import Inlines, Styled, Text, plain
from generator.source import Span

_NUMBERED = r"[ .]?\s?\d{0,3}\s?[:：]\s*"
_ASKS = re.compile(
    r"\s*(?:Q|Question|Frage|F|Pregunta|P|Pergunta|Domanda|D|Vraag|V|Pytanie|Вопрос|В|Soru|S|Fråga|Câu hỏi|Pertanyaan"
    rf"|سؤال|س|שאלה|ש|问题|问|問題|問|질문|문){_NUMBERED}"
)
_ANSWERS = re.compile(
    r"\s*(?:A|Answer|Ans|Antwort|Réponse|R|Respuesta|Resposta|Risposta|Antwoord|Odpowiedź|O|Ответ|О|Cevap|C|Svar"
    rf"|Trả lời|Đáp|Jawaban|J|إجابة|جواب|ج|תשובה|ת|答案|答|回答|대답|답){_NUMBERED}"
)
_MARKS = ("?", "？", "؟")
# Longer answers are chapters: their own rows and items ask better than the heading does.
LONGEST_SECTION = 1500


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A question with its answer, kept as the author wrote them."""
    block = blocks[at]
    for reader in (_fold, _labelled, _one_line, _heading, _bold):
        reading = reader(place, block, blocks, at)
        if reading is not None:
            return reading
    return None


def question_in(place: Place, item: Item) -> Reading | None:
    """A list item that asks: with its answer nested below, after `A:`, or after a bold question."""
    content = item.content
    label = _asked(content)
    if label:
        inner = next((match for match in _answer_starts(masked(content)) if match.start() > label), None)
        if inner is not None:
            _, question, _, answer = cut(content, label, inner.start(), inner.end())
            return _of_item(place, item, question, lines((trim(answer), answer_of(item.blocks))))
        content = cut(content, label)[1]
    else:
        bold = _bold_question(content)
        if bold and not is_blank(cut(content, bold)[1]):
            question, answer = cut(content, bold)
            return _of_item(place, item, question, lines((_unlabelled(answer), answer_of(item.blocks))))
    if not item.blocks or not (label or visible(content).endswith(_MARKS)):
        return None
    if any(
        isinstance(block, Table | Flowchart) or (isinstance(block, ItemList) and _all_ask(block))
        for block in item.blocks
    ):
        return None
    return _of_item(place, item, content, _unlabelled(answer_of(item.blocks)))


def _asked(content: Inlines) -> int:
    """How long the label of a question is that `content` starts with; 0 where there is none.

    A single letter is one only before words that ask, but for the plain Q.
    """
    match = _ASKS.match(masked(content))
    if match is None:
        return 0
    plainly = match[0].strip()[:1] == "Q" or len(match[0].strip(" \t:：.0123456789")) > 1
    return match.end() if plainly or any(mark in masked(content) for mark in _MARKS) else 0


def _bold_question(content: Inlines) -> int:
    """How long the bold question is that `content` starts with; 0 where there is none."""
    nodes = meaningful(content)
    if not nodes or not isinstance(nodes[0], Styled) or not visible((nodes[0],)).endswith(_MARKS):
        return 0
    return len(plain(content[: content.index(nodes[0]) + 1]))


def _all_ask(block: ItemList) -> bool:
    return all(visible(item.content).endswith(_MARKS) for item in block.items)


def _fold(place: Place, block: Block, _blocks: tuple[Block, ...], _at: int) -> Reading | None:
    """A fold whose summary asks and whose inside answers."""
    if not isinstance(block, Details):
        return None
    summary = visible(block.summary)
    if not summary or is_one_of(summary, FOLDS) or not block.blocks:
        return None
    asks = "?" in summary or "？" in summary or "؟" in summary
    if not asks and (_holds_tables(block.blocks) or len(visible(answer_of(block.blocks))) > LONGEST_SECTION):
        return None
    return _of_blocks(place, block.span, block.summary, answer_of(block.blocks), (block,))


def _holds_tables(blocks: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, Table | Flowchart | Subheading)
        or (isinstance(block, Details | Quote) and _holds_tables(block.blocks))
        for block in blocks
    )


def _labelled(place: Place, block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """`Q: …` and then `A: …`, in one paragraph or in the next, with what follows up to the next question."""
    content = said(block)
    label = _asked(content)
    if not label:
        return None
    taken = 1
    inner = next((match for match in _answer_starts(masked(content)) if match.start() > label), None)
    if inner is not None:
        _, question, _, answer = cut(content, label, inner.start(), inner.end())
    else:
        following = said(blocks[at + 1]) if at + 1 < len(blocks) else ()
        answered = _ANSWERS.match(masked(following))
        if answered is None:
            return None
        question, answer = cut(content, label)[1], cut(following, answered.end())[1]
        taken = 2
    rest = at + taken
    while at + taken < len(blocks) and _goes_on(blocks[at + taken]):
        taken += 1
    whole = lines((trim(answer), answer_of(blocks[rest : at + taken])))
    return _of_blocks(place, block.span, question, whole, blocks[at : at + taken])


def _answer_starts(hidden: str) -> Iterator[re.Match[str]]:
    for place in re.finditer(r"\s(?=\S)", hidden):
        match = _ANSWERS.match(hidden, place.start())
        if match is not None and match[0].strip()[:1] == hidden[place.end() : place.end() + 1]:
            yield match


def _goes_on(block: Block) -> bool:
    """Whether a block still belongs to the answer before it."""
    if isinstance(block, Paragraph | Statement):
        return False
    return not isinstance(block, Table | Flowchart | Details | Subheading)


def said(block: Block) -> Inlines:
    """The words of a paragraph or of a labelled statement, label and all."""
    if isinstance(block, Paragraph):
        return block.content
    if isinstance(block, Statement):
        return (*block.label, Text(text=": "), *block.content)
    return ()


def _one_line(place: Place, block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """`question :: answer`, or a question, a line with nothing but `?`, and the answer."""
    if not isinstance(block, Paragraph):
        return None
    following = tuple(visible(said(other)) for other in blocks[at + 1 : at + 3])
    if len(following) == 2 and following[0] in ("?", "??") and following[1]:
        return _of_blocks(place, block.span, block.content, said(blocks[at + 2]), blocks[at : at + 3])
    match = re.search(r"(?<=\S)\s*:::?\s(?=\S)", masked(block.content))
    if match is None:
        return None
    question, _, answer = cut(block.content, match.start(), match.end())
    return _of_blocks(place, block.span, question, answer, (block,))


def _heading(place: Place, _block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A heading that asks, and all that stands under it."""
    if at or not place.alone or not visible(place.heading).endswith(_MARKS):
        return None
    if _holds_tables(blocks) or any(isinstance(block, Details) for block in blocks):
        return None
    answer = answer_of(blocks)
    if is_blank(answer) or len(visible(answer)) > LONGEST_SECTION:
        return None
    return _of_blocks(place, place.heading_span or blocks[0].span, place.heading, answer, blocks, at_heading=True)


def _bold(place: Place, block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A bold paragraph that asks, and what stands below it up to the next one."""
    bold = _bold_question(block.content) if isinstance(block, Paragraph) else 0
    if not bold:
        return None
    question, rest = cut(said(block), bold)
    rest = _unlabelled(rest)
    taken = 1
    if is_blank(rest):
        while at + taken < len(blocks) and not _asks_itself(blocks[at + taken]):
            taken += 1
        if taken == 1 or _holds_tables(blocks[at + 1 : at + taken]):
            return None
        rest = _unlabelled(answer_of(blocks[at + 1 : at + taken]))
    if len(visible(rest)) > LONGEST_SECTION:
        return None
    return _of_blocks(place, block.span, question, rest, blocks[at : at + taken])


def _asks_itself(block: Block) -> bool:
    if isinstance(block, Details | Subheading | Table | Flowchart):
        return True
    if not isinstance(block, Paragraph):
        return False
    nodes = meaningful(block.content)
    return bool(nodes) and isinstance(nodes[0], Styled) and nodes[0].style == "strong" and len(visible((nodes[0],))) > 1


def _unlabelled(answer: Inlines) -> Inlines:
    """An answer without the `A:` or the dash before it."""
    answer = trim(answer)
    match = _ANSWERS.match(masked(answer)) or re.match(r"\s*[-–—:：→]\s+", masked(answer))
    return trim(cut(answer, match.end())[1]) if match else answer


def _of_item(place: Place, item: Item, question: Inlines, answer: Inlines) -> Reading:
    """The question of an item; what is nested in the item is part of the answer."""
    own = _of_blocks(place, item.span, question, answer, item.blocks, id=item.id)
    entry = Entry(
        kind="item",
        span=item.span,
        facts=(0,) if own.drafts else (),
        status=Status.CARDED if own.drafts else Status.SKIPPED,
        reason="" if own.drafts else reasons.NO_ANSWER_TO_QUESTION,
    )
    return replace(own, taken=1, entries=(entry, *own.entries))


def _of_blocks(
    place: Place,
    span: Span,
    question: Inlines,
    answer: Inlines,
    blocks: tuple[Block, ...],
    *,
    id: str | None = None,
    at_heading: bool = False,
) -> Reading:
    """The question that all of `blocks` are about; lists of sources among them are left out."""
    answer = trim(answer)
    if is_blank(answer) or is_one_of(visible(answer), UNANSWERED):
        return Reading(taken=len(blocks), entries=entries_of(blocks, Status.SKIPPED, reasons.NO_ANSWER_TO_QUESTION))
    fact = place.row(
        "question",
        span,
        without_style(trim(question)),
        (Question(slot="answer", prompt=(), answer=answer),),
        id=id or place.directives.id,
        at_heading=at_heading,
    )
    draft = Draft(fact=fact, spare=place.spare)
    return Reading(taken=len(blocks), drafts=(draft,), entries=answer_entries(blocks, (0,)))
