"""Questions that the author wrote with their answers: `Q:`/`A:`, headings, bold words and bullets that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.asking.shapes.answer_labels import EXPLAINS
from generator.asking.shapes.answers import answer_of, said
from generator.asking.shapes.authored import LONGEST_HEADED, MARKS, goes_on, holds_tables, of_blocks, of_item, posed
from generator.asking.shapes.base import Place, Reading
from generator.asking.shapes.flashcards import divider_in
from generator.asking.shapes.options import are_options, is_choice
from generator.asking.shapes.term_split import split_term
from generator.asking.shapes.wording import cut, is_blank, is_ideographic, lines, masked, meaningful, trim, visible
from generator.blocks import Block, Details, Flowchart, Item, ItemList, Paragraph, Statement, Subheading, Table
from generator.expressions import expression
from generator.inlines import Inlines, Styled, plain

_SENTENCE_ENDS = (".", "!", "。", "！", "।", "۔")
_NUMBERED = r"[ .]?\s?\d{0,3}\s?[:：]\s*"
_ASKS = expression(
    r"\s*(?:Q|Question|Frage|F|Otázka|Kérdés|Întrebare|Kysymys|Spørgsmål|Spørsmål|Въпрос|Pitanje|Ερώτηση|Ε|प्रश्न|प्र|सवाल"
    r"|প্রশ্ন|คำถาม|ถาม|سوال|پرسش|Pregunta|P|Pergunta|Domanda|D|Vraag|V|Pytanie|Вопрос|В|Питання"
    r"|Запитання|Soru|S|Fråga|Câu hỏi|Pertanyaan"
    r"|سؤال|س|שאלה|ש|问题|问|問題|問|질문|문|Problem|Issue|Problème|Problema|Probleem|Проблема|Sorun|Vấn đề|Masalah"
    rf"|مشكلة|故障|문제|Exercise|Task|Aufgabe|Übung|Exercice|Énoncé|Ejercicio|Exercício|Esercizio|Opgave|Zadanie|Задача"
    rf"|Задание"
    rf"|Завдання|Övning|Bài tập|Soal|練習|演習|题目|題目|例题|例題){_NUMBERED}"
)
_ANSWERS = expression(
    r"\s*(?:A|Answer|Ans|Antwort|Odpověď|Odpoveď|Válasz|Răspuns|Vastaus|Отговор|Odgovor|Απάντηση|Α|उत्तर|उ|जवाब|উত্তর|คำตอบ"
    r"|ตอบ|پاسخ|جواب|Réponse|R|Respuesta|Resposta|Risposta|Antwoord|Odpowiedź|O|Ответ|О|Відповідь|Cevap|C"
    r"|Svar"
    r"|Trả lời|Đáp|Jawaban|J|إجابة|جواب|ج|תשובה|ת|答案|答|回答|대답|답|Solution|Fix|Workaround|Lösung|Abhilfe|Solución"
    r"|Solução|Soluzione|Rimedio|Oplossing|Rozwiązanie|Решение|Рішення|Çözüm|Lösning|Åtgärd|Giải pháp|Solusi|الحل|פתרון"
    rf"|解决|解决方案|解決策|解決|対処|해결){_NUMBERED}"
)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A question with its answer, kept as the author wrote them."""
    block = blocks[at]
    for reader in (_labelled, _heading, _bold):
        reading = reader(place, block, blocks, at)
        if reading is not None:
            return reading
    return None


def is_labelled(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block is a question with a label, and its answer has one too, in the block or in the next."""
    content = said(blocks[at])
    label = _asked(content)
    if not label:
        return False
    following = said(blocks[at + 1]) if at + 1 < len(blocks) else ()
    inside = any(match.start() > label for match in _answer_starts(masked(content)))
    return inside or _ANSWERS.match(masked(following)) is not None


def question_in(place: Place, item: Item) -> Reading | None:
    """A list item that asks: with its answer nested below, after `A:`, or after a bold question."""
    content = item.content
    label = _asked(content)
    if label:
        inner = next((match for match in _answer_starts(masked(content)) if match.start() > label), None)
        if inner is not None:
            _, question, _, answer = cut(content, label, inner.start(), inner.end())
            return of_item(place, item, question, lines((trim(answer), answer_of(item.blocks))))
        content = cut(content, label)[1]
    else:
        bold = _bold_question(content)
        if bold and not is_blank(cut(content, bold)[1]):
            question, answer = cut(content, bold)
            return of_item(place, item, question, lines((_unlabelled(answer), answer_of(item.blocks))))
    if item.blocks and (divider := divider_in(item.blocks[0])):
        return of_item(place, item, content, answer_of(item.blocks[1:]), both=divider == "??")
    if not item.blocks or not (label or visible(content).endswith(MARKS)):
        return None
    if any(
        isinstance(block, Table | Flowchart) or (isinstance(block, ItemList) and _all_ask(block))
        for block in item.blocks
    ):
        return None
    if any(map(is_choice, item.blocks)):
        return of_item(place, item, content, ())
    question, answer = posed(content, item.blocks)
    return of_item(place, item, question, _unlabelled(answer))


def _asked(content: Inlines) -> int:
    """How long the label of a question is that `content` starts with; 0 where there is none.

    A single letter is one only before words that ask, but for the plain Q.
    """
    match = _ASKS.match(masked(content))
    if match is None:
        return 0
    letter = match[0].strip(" \t:：.0123456789")
    plainly = letter[:1] == "Q" or len(letter) > 1 or is_ideographic(letter)
    return match.end() if plainly or any(mark in masked(content) for mark in MARKS) else 0


def _asked_as_others(blocks: tuple[Block, ...], at: int) -> int:
    """How long the letter of a question is that asks without a mark, where one with the same letter asks with it."""
    match = _ASKS.match(masked(said(blocks[at])))
    if match is None:
        return 0
    letter = match[0].strip(" \t:：.0123456789")
    others = (said(other) for other in blocks if other is not blocks[at])
    alike = any(_asked(other) and masked(other).lstrip().startswith(letter) for other in others)
    return match.end() if alike else 0


def _bold_question(content: Inlines) -> int:
    """How long the bold question is that `content` starts with; 0 where there is none."""
    nodes = meaningful(content)
    if not nodes or not isinstance(nodes[0], Styled) or not visible((nodes[0],)).endswith(MARKS):
        return 0
    return len(plain(content[: content.index(nodes[0]) + 1]))


def _all_ask(block: ItemList) -> bool:
    return all(visible(item.content).endswith(MARKS) for item in block.items)


def _labelled(place: Place, block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """`Q: …` and then `A: …`, in one paragraph or in the next, with what follows up to the next question."""
    content = said(block)
    label = _asked(content) or _asked_as_others(blocks, at)
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
    if is_blank(answer) and at + taken < len(blocks) and isinstance(blocks[at + taken], Paragraph | Statement):
        taken += 1
    while at + taken < len(blocks) and (goes_on(blocks[at + taken]) or _says_why(blocks, at + taken)):
        taken += 1
    if at + taken > rest and visible(answer).endswith(_SENTENCE_ENDS) and _defines(blocks[rest]):
        taken = rest - at
    whole = lines((trim(answer), answer_of(blocks[rest : at + taken])))
    return of_blocks(place, block.span, question, whole, blocks[at : at + taken])


def _defines(block: Block) -> bool:
    """Whether a list says what its own terms are: after a whole sentence it is a part of its own."""
    return isinstance(block, ItemList) and all(split_term(item.content) is not None for item in block.items)


def _says_why(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block explains the answer before it, by its own label or by the one right above it."""
    words = visible(said(blocks[at]))
    if EXPLAINS.match(words):
        return True
    above = visible(said(blocks[at - 1])).rstrip(" :：")
    return isinstance(blocks[at], Paragraph) and EXPLAINS.fullmatch(above) is not None


def _answer_starts(hidden: str) -> Iterator[re.Match[str]]:
    for place in re.finditer(r"\s(?=\S)", hidden):
        match = _ANSWERS.match(hidden, place.start())
        if match is not None and match[0].strip()[:1] == hidden[place.end() : place.end() + 1]:
            yield match


def _heading(place: Place, _block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A heading that asks, and all that is under it."""
    if at or not place.alone or not visible(place.heading).endswith(MARKS):
        return None
    if holds_tables(blocks) or any(isinstance(block, Details) for block in blocks):
        return None
    question, answer = posed(cut(place.heading, _asked(place.heading))[1], blocks)
    if are_options(blocks):
        question, answer = lines((question, answer)), ()
        return of_blocks(place, place.heading_span or blocks[0].span, question, answer, blocks, at_heading=True)
    if is_blank(answer) or len(visible(answer)) > LONGEST_HEADED:
        return None
    return of_blocks(place, place.heading_span or blocks[0].span, question, answer, blocks, at_heading=True)


def _bold(place: Place, block: Block, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A bold paragraph that asks, and what is below it up to the next one."""
    bold = _bold_question(block.content) if isinstance(block, Paragraph) else 0
    if not bold:
        return None
    question, rest = cut(said(block), bold)
    rest = _unlabelled(rest)
    taken = 1
    if is_blank(rest):
        while at + taken < len(blocks) and not _asks_itself(blocks[at + taken]):
            taken += 1
        if taken == 1 or holds_tables(blocks[at + 1 : at + taken]):
            return None
        question, rest = posed(question, blocks[at + 1 : at + taken])
        rest = () if are_options(blocks[at + 1 : at + taken]) else _unlabelled(rest)
    if len(visible(rest)) > LONGEST_HEADED:
        return None
    return of_blocks(place, block.span, question, rest, blocks[at : at + taken])


def _asks_itself(block: Block) -> bool:
    if isinstance(block, Details | Subheading | Table | Flowchart):
        return True
    if isinstance(block, ItemList):
        return any(item.blocks and visible(item.content).endswith(MARKS) for item in block.items)
    if not isinstance(block, Paragraph):
        return False
    nodes = meaningful(block.content)
    return bool(nodes) and isinstance(nodes[0], Styled) and nodes[0].style == "strong" and len(visible((nodes[0],))) > 1


def _unlabelled(answer: Inlines) -> Inlines:
    """An answer without the `A:` or the dash before it."""
    answer = trim(answer)
    match = _ANSWERS.match(masked(answer)) or re.match(r"\s*(?:[-–—:：→]\s+|:::?\s*)", masked(answer))
    return trim(cut(answer, match.end())[1]) if match else answer
