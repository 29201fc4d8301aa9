"""A sheet as it was written → the same sheet with what can be asked of it, and an account of every row and item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.extras import with_extras
from generator.asking.one_answer import settle
from generator.asking.shapes import SHAPES
from generator.asking.shapes.answer_keys import keys_of
from generator.asking.shapes.base import AnswerKey, Entry, Place, Reading, join, over
from generator.asking.shapes.code_standing import with_signs_of_neighbours
from generator.asking.shapes.projects import signs_of, without_doings
from generator.asking.shapes.standing import signs_of_sheet
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, is_one_of
from generator.asking.shapes.walking import walk_blocks
from generator.asking.shapes.wording import visible
from generator.asking.wishes import unmet_wishes
from generator.blocks import Block, CodeBlock, Paragraph
from generator.diagnostics import Diagnostic
from generator.expressions import expression
from generator.facts import Account, Section, Sheet, Status
from generator.source import Span

# As many sections of one heading and one short paragraph each make a glossary.
FEWEST_TERMS = 3
LONGEST_ENTRY = 500


def ask(sheet: Sheet, *, proposing: bool = False) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """`sheet` with `facts`, and with `accounts` of its own: one for each row, item, block, and line left over.

    With `proposing` rules are asked, too, of which it is not sure what they should hide.
    """

    def read(place: Place, blocks: tuple[Block, ...]) -> Reading:
        return walk_blocks(SHAPES, place, blocks)

    top = Place(
        source=sheet.source,
        language=sheet.meta.language,
        sheet=sheet.title,
        read=read,
        opening=bool(sheet.sections),
        bare=not sheet.sections,
        proposing=proposing,
        sheet_signs=signs_of_sheet(sheet.source),
        directives=sheet.meta.directives,
    )
    keys = keys_of(sheet.preface, sheet.sections)
    preface = read(replace(top, key=keys.get(-1)), sheet.preface)
    together = join((preface, *_sections(top, sheet.sections, keys)))
    together = with_signs_of_neighbours(together)
    if signs_of(sheet):
        together = without_doings(together)
    facts, accounts = settle(sheet.title, sheet.source, together)
    rest = _left_over(sheet, (*sheet.accounts, *accounts))
    asked, found = with_extras(replace(sheet, facts=facts, accounts=(*accounts, *rest)))
    return asked, (*unmet_wishes(asked), *found)


def _sections(around: Place, sections: Sequence[Section], keys: Mapping[int, AnswerKey]) -> Iterator[Reading]:
    """Every section with those below it, in document order; `keys` by the start of a section."""
    glossary = sum(map(_is_entry, sections)) * 5 >= len(sections) * 3 and len(sections) >= FEWEST_TERMS
    for section in sections:
        entry = Entry(
            kind="heading",
            span=section.span,
            status=Status.SHOWN,
            reason=reasons.HEADING,
        )
        yield Reading(entries=(entry,))
        place = replace(
            around,
            section=around.path,
            # A sheet under one title only begins below it.
            opening=not around.path and len(sections) == 1 and bool(section.sections),
            heading=section.title,
            heading_span=section.span,
            alone=all(map(_is_example, section.sections)),
            glossary=glossary and _is_entry(section),
            number=section.number,
            key=keys.get(section.span.start),
            spare=tuple(filter(None, (visible(section.note), section.number))),
            directives=over(around.directives, section.directives),
        )
        blocks, inner = _with_description(section)
        yield place.read(place, blocks)
        yield from _sections(place, inner, keys)


def _is_example(section: Section) -> bool:
    """Whether a section only shows what the one around it says."""
    return not section.sections and is_one_of(visible(section.title), EXAMPLE_COLUMNS)


def _with_description(section: Section) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Blocks and sub-sections of `section`, where the text at the end of its only example speaks of the code above it.

    So reference pages are written: the syntax below the command's name, an example, and then what the command does.
    """
    blocks, inner = section.blocks, section.sections
    if len(blocks) != 1 or not isinstance(blocks[0], CodeBlock) or len(inner) != 1 or not _is_example(inner[0]):
        return blocks, inner
    shown = inner[0].blocks
    if len(shown) != 2 or not isinstance(shown[0], CodeBlock) or not isinstance(shown[1], Paragraph):
        return blocks, inner
    return (*blocks, shown[1]), (replace(inner[0], blocks=shown[:1]),)


def _is_entry(section: Section) -> bool:
    """Whether a section is a heading with nothing but one short paragraph."""
    if section.sections or len(section.blocks) != 1:
        return False
    block = section.blocks[0]
    return isinstance(block, Paragraph) and len(visible(block.content)) <= LONGEST_ENTRY


# ---- what no block holds ---------------------------------------------------------------------------------------------

_DELIMITER = expression(r"[\s|:\-+=>*_~`]*")
_LEFT_OVER = (
    (expression(r"\s*(?:>\s*)*\{:?[^{}]*\}\s*"), reasons.FOREIGN),
    (expression(r"\s*(?:>\s*)*(?:```|~~~).*"), reasons.FENCE),
    (expression(r"\s*(?:>\s*)*\[[^\]]+\]:\s.*"), reasons.ADDRESS),
    (expression(r"\s*(?:>\s*)*(?:<[^>]*>?|.*-->).*"), reasons.MARKUP),
    (expression(r"\s*(?:>\s*)*\[!\w+\].*"), reasons.CALLOUT),
    (expression(r"\s*(?:>\s*)*:{3,}.*"), reasons.FOREIGN),
    (expression(r".*\|.*"), reasons.COLUMN_NAMES),
)


def _left_over(sheet: Sheet, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """An account for each line with words that nothing else accounts for."""
    source = sheet.source
    covered = bytearray(len(source.starts) + 2)
    for account in accounts:
        first = source.line_number(account.span)
        last = source.position(max(account.span.start, account.span.end - 1))[0]
        covered[first : last + 1] = b"\1" * (last + 1 - first)
    found: list[Account] = []
    for number in range(1, len(source.starts) + 1):
        if covered[number]:
            continue
        line = source.line(number)
        if _DELIMITER.fullmatch(line) or not any(map(str.isalnum, line)):
            continue
        reason = next((reason for pattern, reason in _LEFT_OVER if pattern.fullmatch(line)), reasons.STRAY)
        span = source.line_span(number)
        start = span.start + len(line) - len(line.lstrip())
        found.append(Account(kind="line", span=Span(start=start, end=span.end), status=Status.SKIPPED, reason=reason))
    return tuple(found)
