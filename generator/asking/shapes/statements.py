"""Labelled rules, tips and marked sentences as clozes; any other label asks for what is said after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.checks.remarks import is_remark, says_nothing
from generator.asking.checks.words import EXPLANATION_LABELS
from generator.asking.shapes.answers import answer_of, kind_of, said
from generator.asking.shapes.base import Draft, Entry, Place, Reading, carded, shown, skipped
from generator.asking.shapes.captions import is_caption
from generator.asking.shapes.cloze_choice import why_unmarked, with_marks
from generator.asking.shapes.looks import is_link, is_strong, links
from generator.asking.shapes.question_words import KEY_HEADINGS
from generator.asking.shapes.several_terms import apart
from generator.asking.shapes.sheet_words import is_page_key, tells_of_the_sheet
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
from generator.asking.shapes.walking import lead_of
from generator.asking.shapes.wording import (
    count_words,
    cut,
    is_blank,
    lines,
    masked,
    trim,
    visible,
    without_colon,
    without_lead,
    without_style,
)
from generator.blocks import Block, CodeBlock, Formula, ItemList, Paragraph, Statement
from generator.expressions import expression
from generator.facts import Question, Status
from generator.inlines import Break, Inline, Inlines, Styled, marks

LONGEST_ANSWER = 400
# More lines than that are a program to read, not an answer to give.
_MOST_CODE_LINES = 12
# What people set before a tip or a warning.
_SIGN = expression(r"\s*(?:[💡⚠❗❕‼📌🔑☝🚨⚡🧠❌✋👀🔔⭐🎯]\ufe0f?\s*)+")


_COMPOUND = expression(
    r"\w(?:regeln?|tipps?|tips|hinweise?|warnung|merksatz|regels|wichtig|belangrijk)\W*$", re.IGNORECASE
)
# Of fewer words, what is after a label such as “Result” may be the meaning of that word.
_FEWEST_SAID = 6
# A bold line with one of these at its end is a rule and no title.
_SENTENCE = expression(r"\w\W+\w.*[.!。！]$")


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A statement by its label; a paragraph where it is marked, is in a callout, or starts with a term."""
    block = blocks[at]
    if isinstance(block, Statement | Paragraph) and is_caption(said(block)):
        return shown(_kind(block), block.span, reasons.CAPTION)
    match block:
        case Statement(label=label, content=content):
            return _statement(place, block, label, content)
        case Paragraph(content=content) if any(marks(content)):
            return _signed(place, block) or _rule(place, block, (), content)
        case Paragraph() if _is_title(blocks, at):
            return None
        case Paragraph(content=content):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            terms = _terms(place, block, following) or _key_lines(place, blocks, at)
            return terms or _signed(place, block) or _bold(place, block) or _tip(place, block, content)
    return None


def _is_title(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a bold paragraph right above a list names it, and says nothing else."""
    block = blocks[at]
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or not isinstance(below, ItemList):
        return False
    return is_strong(block.content) and lead_of(block.content) == block.content


def _statement(place: Place, block: Statement | Paragraph, label: Inlines, content: Inlines) -> Reading:
    words = visible(label)
    kind = _kind(block)
    if is_link(content) or SEE.match(f"{words} "):
        return skipped(kind, block.span, reasons.LINKS if links(content) else reasons.CROSS_REFERENCE)
    if is_page_key(words, visible(content), place.path):
        return shown(kind, block.span, reasons.OPENING)
    if is_one_of(words, SOURCE_HEADINGS) and not is_one_of(words, TIP_LABELS):
        return skipped(kind, block.span, reasons.LINKS if links(content) else reasons.CROSS_REFERENCE)
    if any(marks(content)):
        return _rule(place, block, label, content)
    if _names_a_rule(words):
        if place.opening:
            return shown(kind, block.span, reasons.OPENING)
        marked = with_marks(content, proposing=place.proposing)
        return shown(kind, block.span, why_unmarked(content)) if marked is None else _rule(place, block, label, marked)
    if tells_of_the_sheet(place, words, visible(content)):
        return shown(kind, block.span, reasons.OPENING)
    if (
        says_nothing(words)
        and not is_one_of(words, EXPLANATION_LABELS)
        and count_words(visible(content)) >= _FEWEST_SAID
    ):
        return shown(kind, block.span, reasons.SAYS_NOTHING)
    if is_one_of(words, EXAMPLE_COLUMNS | LINK_COLUMNS | KEY_HEADINGS) or count_words(words) > 8:
        return shown(kind, block.span, reasons.BELONGS_ABOVE)
    parts = apart(Split(term=label, explanation=content))
    return carded(kind, block.span, *(_term(place, block, part) for part in parts))


def _names_a_rule(label: str) -> bool:
    """Whether a label is that of a rule, a tip or a warning, also as the end of a compound (“Prüfungsregel”)."""
    return holds_one_of(label, TIP_LABELS) or is_remark(label) or _COMPOUND.search(label) is not None


def _tip(
    place: Place, block: Paragraph, content: Inlines, label: Inlines = (), *, sure: bool = False
) -> Reading | None:
    """A rule in a callout, or where something else makes it `sure`."""
    if not (place.tip or sure) or is_link(content):
        return None
    if place.opening and not any(marks(content)):
        return shown("paragraph", block.span, reasons.OPENING)
    marked = with_marks(content, proposing=place.proposing)
    if marked is None:
        return shown("paragraph", block.span, why_unmarked(content))
    return _rule(place, block, label, marked)


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


def _bold(place: Place, block: Paragraph) -> Reading | None:
    """A rule that is bold as a whole; a bold title is no sentence."""
    if not is_strong(block.content) or not _SENTENCE.search(visible(block.content)):
        return None
    content = without_style(block.content)
    return _tip(place, block, content, sure=True) if with_marks(content, proposing=True) is not None else None


def _marks_after(content: Inlines) -> int:
    """How long the colon or dash is that parts a label from its rule."""
    match = re.match(r"\s*[:：–—-]*\s*", masked(content))
    return match.end() if match else 0


def _terms(place: Place, block: Paragraph, following: Block | None) -> Reading | None:
    """A paragraph that starts with a term set apart, or several such lines."""
    rows = _rows(block.content)
    splits = [_split_signed(row) for row in rows]
    if len(rows) > 1 and not any(splits):
        splits = [_key_row(row) for row in rows]
        if not all(splits):
            return None
    found = [split for split in splits if split is not None and len(visible(split.explanation)) <= LONGEST_ANSWER]
    if not found or len(found) * 5 < len(rows) * 3:
        return None
    found = [split for split in found if not _tells_of_the_sheet(place, split)]
    if not found:
        return shown("paragraph", block.span, reasons.OPENING)
    if len(found) > 1:
        return carded("paragraph", block.span, *(_term(place, block, split) for split in found))
    split = found[0]
    if not visible(split.explanation).endswith((":", "：")):
        return _statement(place, block, split.term, split.explanation)
    if isinstance(following, Formula) or (
        isinstance(following, CodeBlock) and following.text.count("\n") < _MOST_CODE_LINES
    ):
        answer = lines((split.explanation, answer_of((following,))))
        own = carded("paragraph", block.span, _term(place, block, replace(split, explanation=answer)))
        below = Entry(kind=kind_of(following), span=following.span, facts=(0,), status=Status.CARDED)
        return replace(own, taken=2, entries=(*own.entries, below))
    rest = without_lead(split.explanation)
    return None if is_blank(rest) else _statement(place, block, split.term, rest)


def _tells_of_the_sheet(place: Place, split: Split) -> bool:
    return tells_of_the_sheet(place, visible(split.term), visible(split.explanation))


def _split_signed(row: Inlines) -> Split | None:
    """A term set apart and what is said of it; a sign in front stays with the term."""
    sign = _SIGN.match(masked(row))
    if sign is None:
        return split_term(row, styled_only=True)
    before, after = cut(row, sign.end())
    split = split_term(after, styled_only=True)
    return None if split is None else replace(split, term=(*before, *split.term))


# A line such as "Capital: Paris" among others like it.
_MOST_KEY_WORDS = 5
_MOST_VALUE_WORDS = 12


def _key_lines(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A short line with a key and a value, right beside another one."""
    if (key := _key_line(blocks[at])) is not None and _tells_of_the_sheet(place, key):
        return shown("paragraph", blocks[at].span, reasons.OPENING)
    if key is not None and is_page_key(visible(key.term), visible(key.explanation), place.path):
        return shown("paragraph", blocks[at].span, reasons.OPENING)
    around = (blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None)
    block = blocks[at]
    split = _key_line(block)
    if split is None or not isinstance(block, Paragraph):
        return None
    if not any(_key_line(other) for other in around) and "―" not in masked(block.content):
        return None
    return carded("paragraph", block.span, _term(place, block, split))


def _key_line(block: Block | None) -> Split | None:
    """The key and value of a line; None where it is a sentence, or no line of its own."""
    if not isinstance(block, Paragraph) or any(isinstance(node, Break) for node in block.content):
        return None
    return _key_row(block.content)


def _key_row(content: Inlines) -> Split | None:
    """The key and value of a short row."""
    split = split_term(content)
    if split is None or count_words(visible(split.term)) > _MOST_KEY_WORDS:
        return None
    value = visible(split.explanation)
    short = count_words(value) <= _MOST_VALUE_WORDS and not value.endswith((":", "："))
    return split if short and not is_link(split.explanation) else None


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
