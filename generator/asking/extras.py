"""What an author adds to the backs of cards goes to the facts that it was written for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blocks import Subheading
from generator.diagnostics import Diagnostic, warning
from generator.facts import Sheet, blocks_in, blocks_of, walk_sections
from generator.source import Span


def with_extras(sheet: Sheet) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """`sheet` with what its `extra` directives say in the facts they are about; a warning for each about none.

    A comment before a block or a heading is about every fact of it, one within a row or an item about its facts alone.
    """
    added: dict[int, list[str]] = {}
    found: list[Diagnostic] = []
    within = [(index, fact.span) for index, fact in enumerate(sheet.facts)]

    def give(words: str, span: Span, facts: list[int]) -> None:
        for index in facts:
            added.setdefault(index, []).append(words)
        if not facts:
            found.append(_about_nothing(sheet, span))

    for words, span in _wide(sheet):
        give(words, span, [index for index, inner in within if _holds(span, inner)])
    for extra in sheet.extras:
        around = [(fact.end - fact.start, index) for index, fact in within if _holds(fact, extra.span)]
        give(extra.words, extra.span, [index for size, index in around if size == min(around)[0]])
    facts = tuple(
        replace(fact, extra=(*fact.extra, *added[index])) if index in added else fact
        for index, fact in enumerate(sheet.facts)
    )
    return replace(sheet, facts=facts) if added else sheet, tuple(found)


def _wide(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    """What is said of whole sections and blocks, with all that they cover."""
    for _, section in walk_sections(sheet.sections):
        if section.directives.extra is not None:
            last = max((block.span.end for block in blocks_of(section)), default=section.span.end)
            yield section.directives.extra, Span(start=section.span.start, end=last)
    for block in blocks_in(sheet):
        if not isinstance(block, Subheading) and block.directives.extra is not None:
            yield block.directives.extra, block.span


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _about_nothing(sheet: Sheet, span: Span) -> Diagnostic:
    return warning(
        code="extra-of-nothing",
        message="no card is made here whose back could show this",
        help="put the comment into the row or item that is asked, or before the block with its cards",
        source=sheet.source,
        span=span,
    )
