"""What a build tells of each sheet that it made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts import Sheet, Status


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReport:
    """One PDF: `font_size` in points."""

    file: str
    pages: int
    font_size: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Uncarded:
    """A line of a sheet that makes no card, and why."""

    path: str
    line: int
    reason: str


# What frames a sheet, or is there for a tool: nobody expects a card of it.
FRAMES = frozenset({"heading", "title", "front-matter", "comment", "markup", "link"})


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetReport:
    """What was made of one sheet for `deck`.

    `package` is the deck's path below the output folder, empty where none was asked for; `uncarded` are the rows, items
    and blocks that make no card. So many notes have changes that are `waiting`. `ledger` says in one line what changed
    in it, or nothing.
    """

    name: str
    facts: int
    notes: int
    cards: int
    pages: tuple[PageReport, ...]
    ledger: str
    deck: str
    package: str = ""
    uncarded: tuple[Uncarded, ...] = ()
    waiting: int = 0


def uncarded(sheet: Sheet) -> tuple[Uncarded, ...]:
    """The rows, items and blocks that make no card, in source order."""
    return tuple(
        Uncarded(path=sheet.source.path, line=sheet.source.line_number(account.span), reason=account.reason)
        for account in sheet.accounts
        if account.status is not Status.CARDED and account.kind not in FRAMES
    )
