"""What an author asks for and the sheet does not have: columns that are not there, ids that name nothing, cards."""

from __future__ import annotations

from collections.abc import Iterator

from generator import reasons
from generator.blocks import Directives, Subheading, Table
from generator.diagnostics import Diagnostic, warning
from generator.facts import Sheet, blocks_in
from generator.source import SourceFile, Span

# What could be asked, were it written otherwise.
_ASKED_OF = frozenset({"row", "header", "item", "statement", "definition", "code"})


def unmet_wishes(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """A warning for each directive of `sheet` (with its facts) that could not be followed, and for an empty deck."""
    named = {fact.id for fact in sheet.facts}
    found: list[Diagnostic] = [] if sheet.facts or _is_quiet(sheet) else [_cardless(sheet)]
    for block in blocks_in(sheet):
        if isinstance(block, Subheading):
            continue
        wish = block.directives
        if isinstance(block, Table):
            found += _missing_columns(sheet.source, wish, block.span, len(block.header))
        if wish.id is not None and wish.id not in named:
            found.append(_nameless(sheet.source, wish.id, block.span))
    return tuple(found)


def _missing_columns(source: SourceFile, wish: Directives, span: Span, width: int) -> Iterator[Diagnostic]:
    wanted = (*((wish.key,) if wish.key is not None else ()), *(wish.ask or ()))
    for column in dict.fromkeys(wanted):
        if not 1 <= column <= width:
            yield warning(
                code="no-such-column",
                message=f"column {column} is asked for, but the table has {width}",
                help="count the columns from 1, from the left",
                source=source,
                span=span,
            )


def _nameless(source: SourceFile, name: str, span: Span) -> Diagnostic:
    return warning(
        code="id-of-nothing",
        message=f"the id “{name}” names no fact: what follows makes none, or more than one",
        help="put the id into a cell of the row or into the item that it names",
        source=source,
        span=span,
    )


def _is_quiet(sheet: Sheet) -> bool:
    """Whether the author wants no cards, or wrote nothing that could make one."""
    return sheet.meta.directives.cards is False or not any(
        account.kind in _ASKED_OF and account.reason != reasons.SWITCHED_OFF for account in sheet.accounts
    )


def _cardless(sheet: Sheet) -> Diagnostic:
    return warning(
        code="no-cards",
        message="nothing in this sheet makes a card: its deck is empty",
        help="see the reasons with lint, or write `cards: none` in the front matter where only the page is wanted",
        source=sheet.source,
    )
