"""Paragraphs: running text, and rules with a label in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.blocks import NO_DIRECTIVES, Block, Paragraph, Statement
from generator.inlines import Break, Inlines, Link, Styled, Text, plain, text
from generator.reading.reader import Reader
from generator.reading.tokens import Node

MAX_LABEL_WORDS = 4
MAX_LABEL_LENGTH = 40
MIN_STATEMENT_WORDS = 3

_ASKED = "Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta|P|R|问|答|問"

# Lines that an author means to stand alone though Markdown joins them: a bold label, a question and its answer, a term
# and its definition, the mark between front and back.
_OWN_LINE = re.compile(
    r"\*\*[^*\n]{1,60}(?::\*\*|\*\*\s*[:：])"
    rf"|(?:\*\*|__)?(?:{_ASKED})\s?\d{{0,3}}\s?[:：]"
    r"|\?\??[ \t]*$"
    r"|[^\n]*\S[ \t]*::[ \t]+\S",
    re.MULTILINE,
)
# The answers to choose from, where a first and a second one are there.
_OPTION = re.compile(r"\(?[A-H][).][ \t]+\S")
_OPTIONS = re.compile(r"^\(?A[).][ \t]+\S[^\n]*\n(?:[^\n]+\n){0,5}?\(?B[).][ \t]+\S", re.MULTILINE)
_LABEL = re.compile(r"([^\W\d_][^.,;:!?：\n\"“”<>|]*)[:：]\s+(?=\S)")
_WIDE_LABEL = re.compile(r"([^\W\d_a-zA-Z][^.,;:!?：。，\n]{0,15})：\s*(?=\S)")
_COLON = re.compile(r"\s*[:：]\s*")
_QUESTION = re.compile(
    r"(?:Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta|P|R|问|答|問)\s?\d{0,3}", re.IGNORECASE
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def read_paragraph(reader: Reader, node: Node) -> Iterable[Block]:
    """Running text; a labelled rule is a statement, and lines that stand alone are paragraphs of their own."""
    raw = node.content
    starts = [0]
    choice = _OPTIONS.search(raw) is not None
    position = raw.find("\n")
    while position >= 0:
        line = position + 1
        if _OWN_LINE.match(raw, line) or _OWN_LINE.match(raw, starts[-1]) or (choice and _OPTION.match(raw, line)):
            starts.append(line)
        position = raw.find("\n", line)
    for start, end in zip(starts, (*starts[1:], len(raw)), strict=True):
        part = raw[start:end].strip()
        if part:
            yield from read_text(reader, node, start + raw[start:end].index(part[0]), part)


def read_text(reader: Reader, node: Node, start: int, part: str) -> Iterable[Block]:
    """The block that `part` of the node's text makes, from offset `start` in it."""
    locate = reader.locator(node, start)
    content = reader.inlines(part, locate)
    span = reader.part_span(locate, part)
    if not content:
        reader.skip("markup", span, "markup without words")
        return
    directives = replace(NO_DIRECTIVES, id=reader.take_id())
    labelled = split_label(content)
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
    return text(match[1].strip()), _without_lead(content, match.end())


def _without_lead(content: Inlines, length: int) -> Inlines:
    """`content` without the first `length` characters of its first node and the white space after them."""
    first = content[0] if content else None
    if not isinstance(first, Text):
        return content
    return (*text(first.text[length:].lstrip()), *content[1:])
