"""What each entry of the account says in the author's file, and where its words went."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.diagnostics import Diagnostic, error
from generator.expressions import expression
from generator.facts import Account, Sheet, Status, walk_sections
from generator.inlines import plain
from generator.verifying.source.leaving_out import SKIPPED
from generator.verifying.source.rendered import Rendered

_EMPTY_FENCE = expression(r"`{3,}[^`]*|~{3,}.*")  # of code without a line, which GitHub shows where it is far in


class Told(NamedTuple):
    """`says` is what readers of the rendered Markdown see in the lines of an entry, `where` the places that it went to.

    Places are `page: ` with the path of section titles, `deck` and `csv`; there is none for what is left out.
    """

    says: str
    where: tuple[str, ...]


def tell(sheet: Sheet, rendered: Rendered) -> tuple[Told, ...]:
    """For each of the sheet's accounts, in their order, what it says and where that went."""
    sections = [
        (section.span.start, " › ".join(plain(one.title) for one in (*path, section)))
        for path, section in walk_sections(sheet.sections)
    ]
    told: list[Told] = []
    same: dict[tuple[str, ...], tuple[str, ...]] = {}  # a section is named once, however many rows it has
    for account in sheet.accounts:
        says = rendered.says(*_lines(sheet, account))
        left_out = not says or (account.status is Status.SKIPPED and account.reason in SKIPPED)
        where = () if left_out else tuple(_places(sheet, account, sections))
        told.append(Told(says=says, where=same.setdefault(where, where)))
    return tuple(told)


def _lines(sheet: Sheet, account: Account) -> tuple[int, int]:
    first, last = account.span.start, max(account.span.start, account.span.end - 1)
    return sheet.source.position(first)[0], sheet.source.position(last)[0]


def _places(sheet: Sheet, account: Account, sections: list[tuple[int, str]]) -> Iterator[str]:
    place = bisect_right(sections, account.span.start, key=lambda section: section[0])
    yield f"page: {sections[place - 1][1] if place else sheet.title}"
    if account.facts:
        yield from ("deck", "csv")


def lines_without_account(sheet: Sheet, rendered: Rendered) -> set[int]:
    """The lines whose readers see a word or number, and of which the account says nothing."""
    spans = [_lines(sheet, account) for account in sheet.accounts]
    known = {line for first, last in spans for line in range(first, last + 1)}
    return {
        line
        for line, said in rendered.lines.items()
        if line not in known and any(map(str.isalnum, said)) and not _EMPTY_FENCE.fullmatch(said)
    }


def without_account(sheet: Sheet, rendered: Rendered, lines: Iterable[int]) -> tuple[Diagnostic, ...]:
    """An error at each of those lines."""
    return tuple(
        error(
            code="no-account",
            message=f"the account has no entry for this line, which says “{rendered.lines[line][:60]}”",
            help="this is a fault of the tool, and worth a report",
            source=sheet.source,
            span=sheet.source.line_span(line),
        )
        for line in sorted(lines)
    )
