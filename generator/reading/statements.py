"""Paragraphs: running text, and rules with a label in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.blocks import NO_DIRECTIVES, Block, CodeBlock, Paragraph, Statement
from generator.expressions import expression
from generator.inlines import Break, Inlines, Link, Styled, Text, plain, text
from generator.reading.bullets import read_bullets
from generator.reading.reader import Reader
from generator.reading.rules.properties import REASON, property_at
from generator.reading.tokens import Node

MAX_LABEL_WORDS = 4
MAX_LABEL_LENGTH = 40
MIN_STATEMENT_WORDS = 3

_ASKED = (
    "Q|A|Question|Answer|Frage|Antwort|Réponse|Pregunta|Respuesta|P|R|Pergunta|Resposta|Domanda|Risposta|Vraag|Antwoord"
    "|Pytanie|Odpowiedź|Вопрос|Ответ|Питання|Запитання|Відповідь|Soru|Cevap|Fråga|Svar|Câu hỏi|Trả lời"
    "|Pertanyaan|Jawaban|Otázka|Odpověď|Odpoveď|Kérdés|Válasz|Întrebare|Răspuns|Kysymys|Vastaus|Spørgsmål|Spørsmål"
    "|Въпрос|Отговор|Pitanje|Odgovor|Ερώτηση|Απάντηση|प्रश्न|प्र|उत्तर|उ|सवाल|जवाब|প্রশ্ন|উত্তর|คำถาม|คำตอบ|ถาม|ตอบ"
    "|سوال|پرسش|پاسخ|سؤال|جواب|שאלה|תשובה|问|答|問|質問|回答|질문|답변?"
)

# Lines that an author means to be alone though Markdown joins them: what begins such a line, and whether the next
# line goes on with it. A question and its answer may take several lines.
_OWN_LINES = (
    (expression(r"\*\*[^*\n]{1,60}(?::\*\*|\*\*(?:\s*[:：]|[ \t]+(?:[-–—―=→⇒]|->|=>)[ \t]))"), True),
    (expression(r"`[^`\n]{1,60}`(?:[ \t]*[:：](?!:)|[ \t]+(?:[-–—―=→⇒]|->|=>))[ \t]+\S"), True),
    (expression(rf"(?:\*\*|__)?(?:{_ASKED})\s?\d{{0,3}}\s?[:：]"), True),
    (expression(r"\?\??[ \t]*$", re.MULTILINE), False),
    (expression(r"[^\n]*\S[ \t]*:{2,3}[ \t]+\S"), False),
)
_FLASHCARD = expression(r"^[^\n]*\S[ \t]+:{2,3}[ \t]+\S", re.MULTILINE)
# A line this long may have been wrapped; one that ends so was not.
_WRAPPED = 60
_SENTENCE_ENDS = (".", ":", "!", "?", ";", "。", "：", "！", "？")
# The line between the front and the back of a flashcard.
DIVIDER = expression(r"^[ \t]*\?\??[ \t]*(?=\n)", re.MULTILINE)
# A line that says one thing of its subject, as in a profile: a short name, a mark, a value; or a word, two colons and
# what it means. Lines that wrapped do not all look so: it takes a paragraph of them, but for a first that leads in.
_KEY_LINE = expression(
    r"(?:[*_]{1,2})?(?P<key>[^\W_][^.,;:!?=：。，\n|]{0,40}?)(?:[*_]{1,2})?[ \t\u00a0]?"
    r"(?:[:：](?![/:])|[ \t]=[ \t]|＝|::)(?:[*_]{1,2})?[ \t\u3000\u00a0]*\S"
)
_MOST_KEY_WORDS = 5
# Two lines of wrapped text may both have a dash near their start.
_DASH_LINE = expression(r"(?:[^\W_][^\s.,;:!?]*[ \t]){1,3}[-–—―][ \t]+[^\s-]")
_FEWEST_DASHED = 3
# The answers to choose from, where a first and a second one are there.
_OPTION = expression(r"\(?[A-H][).][ \t]+\S")
_OPTIONS = expression(r"^\(?A[).][ \t]+\S[^\n]*\n(?:[^\n]+\n){0,5}?\(?B[).][ \t]+\S", re.MULTILINE)
_LABEL = expression(r"([^\W\d_][^.,;:!?：\n\"“”<>|]*)[:：]\s+(?=\S)")
_WIDE_LABEL = expression(r"([^\W\d_a-zA-Z][^.,;:!?：。，\n]{0,15})：\s*(?=\S)")
_COLON = expression(r"\s*[:：]\s*")
_QUESTION = expression(
    r"(?:Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta|P|R|问|答|問)\s?\d{0,3}", re.IGNORECASE
)
_WIDE = expression(r"[\u3040-\u30ff\u3400-\u9fff]")


# Each line of a box, or of a table in one, begins so.
_DRAWN = expression("[┌├└│┃┏┣┗║╔╠╚╭╰╒╞╘╓╟╙]")
_LEAST_DRAWN = 3


def read_paragraph(reader: Reader, node: Node) -> Iterable[Block]:
    """Running text; a labelled rule is a statement, and lines that are alone are paragraphs of their own.

    What is drawn with the signs for boxes keeps its lines, as if it was in a fence.
    """
    rows = [row.strip() for row in node.content.split("\n")]
    if len(rows) >= _LEAST_DRAWN and all(_DRAWN.match(row) for row in rows):
        span = reader.block_span(node)
        yield CodeBlock(language="text", text="\n".join(rows), span=span, body=span)
        return
    yield from read_parts(reader, node, 0)


def read_parts(reader: Reader, node: Node, begin: int) -> Iterable[Block]:
    """The blocks that the node's text makes from offset `begin` on."""
    raw = node.content
    if listed := list(read_bullets(reader, node, begin)):
        yield from listed
        return
    keys = are_keys(raw[begin:].strip().split("\n"))
    starts = _parts(raw, begin, each_line=keys)
    for start, end in zip(starts, (*starts[1:], len(raw)), strict=True):
        part = raw[start:end].strip()
        if not part:
            continue
        place = start + raw[start:end].index(part[0])
        if all(property_at(line.strip(), 0, reader.environment) for line in part.split("\n")):
            reader.skip("markup", reader.part_span(reader.locator(node, place), part), REASON)
        else:
            yield from read_text(reader, node, place, part, labels=not keys or part[0] in "*_")


def _parts(raw: str, begin: int, *, each_line: bool) -> list[int]:
    """The offsets at which what is alone begins, the first of them `begin`."""
    if "\n" not in raw:
        return [begin]
    starts = [begin]
    choice = _OPTIONS.search(raw) is not None
    lone = len(_FLASHCARD.findall(raw)) == 1
    position = raw.find("\n", begin)
    while position >= 0:
        line = position + 1
        alone = _own_line(raw, line)
        goes_on = _own_line(raw, starts[-1])
        if lone and _wraps(raw, line):
            position = raw.find("\n", line)
            continue
        if alone is not None or goes_on is False or each_line or (choice and _OPTION.match(raw, line)):
            starts.append(line)
        position = raw.find("\n", line)
    return starts


def _own_line(raw: str, start: int) -> bool | None:
    """Whether the line at `start` goes on in the next; None where it is not alone at all."""
    return next((goes_on for pattern, goes_on in _OWN_LINES if pattern.match(raw, start)), None)


def _wraps(raw: str, line: int) -> bool:
    """Whether the one flashcard of a paragraph goes on at `line`: that line, or the one above it, holds its colons."""
    above = raw[raw.rfind("\n", 0, line - 1) + 1 : line - 1].rstrip()
    end = raw.find("\n", line)
    here = raw[line : end if end >= 0 else len(raw)].strip()
    if not any(_FLASHCARD.match(part) for part in (above, here)) or above.endswith(_SENTENCE_ENDS):
        return False
    return here[:1].islower() or (len(above) >= _WRAPPED and here[:1].isalpha())


def are_keys(lines: list[str]) -> bool:
    """Whether each line says one thing of its own."""
    if len(lines) > 1 and lines[0].rstrip().endswith((":", "：")):
        lines = lines[1:]
    if len(lines) < 2:
        return False
    if len(lines) >= _FEWEST_DASHED and all(_DASH_LINE.match(line.strip()) for line in lines):
        return True
    for line in lines:
        match = _KEY_LINE.match(line.strip())
        if match is None or len(match["key"].split()) > _MOST_KEY_WORDS:
            return False
    return True


def read_text(reader: Reader, node: Node, start: int, part: str, *, labels: bool = True) -> Iterable[Block]:
    """The block that `part` of the node's text makes, from offset `start` in it; a rule only with `labels`."""
    locate = reader.locator(node, start)
    content = reader.inlines(part, locate)
    span = reader.part_span(locate, part)
    if not content:
        reader.skip("markup", span, "markup without words")
        return
    directives = replace(NO_DIRECTIVES, id=reader.take_id())
    labelled = split_label(content) if labels else None
    if labelled is None:
        yield Paragraph(content=content, span=span, directives=directives)
    else:
        label, statement = labelled
        yield Statement(label=label, content=statement, span=span, directives=directives)


def split_label(content: Inlines) -> tuple[Inlines, Inlines] | None:
    """Label and statement of a labelled rule; None for other text."""
    label, statement = _bold_label(content) or _plain_label(content) or ((), ())
    words = plain(label).split()
    if not words or len(words) > MAX_LABEL_WORDS or len(" ".join(words)) > MAX_LABEL_LENGTH:
        return None
    said = plain(statement).strip()
    long_enough = len(said.split()) >= MIN_STATEMENT_WORDS or len(_WIDE.findall(said)) > 2 * MIN_STATEMENT_WORDS
    if not long_enough or said.endswith((":", "：")) or _QUESTION.fullmatch(" ".join(words)):
        return None
    if any(isinstance(node, Break) for node in statement) or isinstance(statement[0], Link):
        return None
    return label, statement


def _bold_label(content: Inlines) -> tuple[Inlines, Inlines] | None:
    """`**Label:** …` and `**Label**: …`, also in italics."""
    first, *rest = content
    if not isinstance(first, Styled) or first.style not in ("strong", "emphasis") or not rest:
        return None
    last = first.children[-1]
    if isinstance(last, Text) and last.text.rstrip()[-1:] in (":", "："):
        label = (*first.children[:-1], *text(last.text.rstrip()[:-1].rstrip()))
        return label, _without_lead(tuple(rest), 0)
    after = rest[0]
    colon = _COLON.match(after.text) if isinstance(after, Text) else None
    return (first.children, _without_lead(tuple(rest), colon.end())) if colon else None


def _plain_label(content: Inlines) -> tuple[Inlines, Inlines] | None:
    """`Label: …`."""
    first = content[0]
    match = (_LABEL.match(first.text) or _WIDE_LABEL.match(first.text)) if isinstance(first, Text) else None
    if match is None and len(content) > 1 and isinstance(first, Text) and first.text.rstrip().endswith(":"):
        match = _LABEL.match(first.text.rstrip() + " .")
    if match is None:
        return None
    label = match[1].strip()
    # “The frame (such as: oak) bears it” has its colon in an aside.
    if any(label.count(left) > label.count(right) for left, right in ("()", "（）", "[]", "「」")):
        return None
    return text(label), _without_lead(content, match.end())


def _without_lead(content: Inlines, length: int) -> Inlines:
    """`content` without the first `length` characters of its first node and the white space after them."""
    first = content[0] if content else None
    if not isinstance(first, Text):
        return content
    return (*text(first.text[length:].lstrip()), *content[1:])
