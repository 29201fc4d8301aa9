"""What a build tells of each sheet that it made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, error, in_order, warning

if TYPE_CHECKING:
    from generator.facts import Sheet
    from generator.templates import BrokenTemplateError


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
    from generator.facts import Status  # whoever has a sheet has it; whoever only reads reports does without

    return tuple(
        Uncarded(path=sheet.source.path, line=sheet.source.line_number(account.span), reason=account.reason)
        for account in sheet.accounts
        if account.status is not Status.CARDED and account.kind not in FRAMES
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildResult:
    """What a build did: `reports` on the sheets of which something was written, `files` how many in all.

    A sheet with an error keeps what an earlier build made of it. So many sheets were `unchanged`, and not made again.
    """

    diagnostics: tuple[Diagnostic, ...]
    reports: tuple[SheetReport, ...] = ()
    files: int = 0
    unchanged: int = 0


def told(
    found: Iterable[Diagnostic], decks: Mapping[Path, str], about: Collection[Path] | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is said of a build, in order; what is no sheet's own, such as a missing library, once.

    `decks` are those of all sheets, also of others than the build is `about`.
    """
    shared = (one for path, one in _same_decks(decks) if about is None or path in about)
    return tuple(dict.fromkeys(in_order((*found, *shared))))


def _same_decks(decks: Mapping[Path, str]) -> Iterator[tuple[Path, Diagnostic]]:
    """A warning for each sheet whose deck another one has, too: learners get the notes of both in one."""
    first: dict[str, str] = {}
    for where, deck in decks.items():
        path = where.as_posix()
        other = first.setdefault(deck, path)
        if other != path:
            yield (
                where,
                warning(
                    code="same-deck",
                    message=f"this sheet goes into the deck “{deck}”, as {other} does",
                    help="give one of them another `deck:` in its front matter; an import replaces the deck's "
                    "description",
                    path=path,
                ),
            )


def broken_template(fault: BrokenTemplateError) -> Diagnostic:
    """A template, mostly an author's, that cannot be used."""
    return error(
        code="broken-template",
        message=f"line {fault.line}: {fault.reason}" if fault.line else fault.reason,
        help="correct the template, or build without --templates",
        path=Path(fault.path).as_posix(),
    )
