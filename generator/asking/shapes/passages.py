"""What is left: shown on the page, with the reason why nothing asks for it."""

from __future__ import annotations

import re

from generator import reasons
from generator.asking.shapes.answers import entries_of
from generator.asking.shapes.base import Place, Reading, shown
from generator.asking.shapes.headed_code import is_example, is_short
from generator.asking.shapes.looks import is_link, is_picture
from generator.asking.shapes.transcripts import shows
from generator.asking.shapes.vocabulary import SEE
from generator.asking.shapes.walking import lead_of
from generator.asking.shapes.wording import has_letters, is_blank, visible
from generator.blocks import Block, CodeBlock, Formula, Paragraph, Subheading
from generator.expressions import expression
from generator.facts import Status

_FOREIGN = expression(
    r"\{:?[^{}]*\}|(?:\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|\s)+|:{3,}.*|\[\[?_?TOC_?\]?\]|\$\{toc\}", re.IGNORECASE
)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry a block."""
    block = blocks[at]
    if isinstance(block, CodeBlock):
        return shown("code", block.span, _why_not_code(place, blocks, at, block))
    status, reason = _fate(block, at + 1 < len(blocks))
    return Reading(entries=entries_of((block,), status, reason))


def _why_not_code(place: Place, blocks: tuple[Block, ...], at: int, block: CodeBlock) -> str:
    """Why code answers nothing, the nearest reason first."""
    if not block.text.strip():
        return reasons.NO_WORDS
    if why := shows(block):
        return why
    if not is_short(block):
        return reasons.LONG_CODE
    return reasons.DEMO if is_example(place, blocks, at) else reasons.CODE


def _fate(block: Block, followed: bool) -> tuple[Status, str]:
    if isinstance(block, Formula):
        return Status.SHOWN, reasons.FORMULA
    if isinstance(block, Subheading):
        return Status.SHOWN, reasons.HEADING
    if not isinstance(block, Paragraph):
        return Status.SHOWN, reasons.NOTHING_ASKS
    words = visible(block.content)
    if _FOREIGN.fullmatch(words):
        return Status.SKIPPED, reasons.FOREIGN
    if is_link(block.content) or (SEE.match(words) and len(words) < 160):
        return Status.SKIPPED, reasons.LINKS
    if is_picture(block.content):
        return Status.SHOWN, reasons.PICTURE
    if is_blank(block.content) or not has_letters(words):
        return Status.SHOWN, reasons.NO_WORDS
    if followed and (words.endswith((":", "：")) or lead_of(block.content)):
        return Status.SHOWN, reasons.LEADS_IN
    return Status.SHOWN, reasons.TEXT
