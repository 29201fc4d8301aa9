"""A sheet on disk → everything that is known of it before it is written: its facts, its notes, its ledger to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.asking import without_pictures
from generator.cards import describe_deck, find_home, in_subdecks, make_notes, with_subdecks
from generator.copies import begin
from generator.diagnostics import Diagnostic, has_errors
from generator.facts import ChartFact, Sheet
from generator.files import DISK, Files
from generator.identity import Ledger, change_summary, farewell, identify, stamp, write_ledger
from generator.loading import ledger_path, load_ledger, load_sheet
from generator.media import load_media, picture_files
from generator.notes import Deck, Drawing, Media, Note
from generator.recalling import Start
from generator.recordings import load_recordings, recording_files
from generator.request import NO_WISHES, Wishes
from generator.verifying.source import Told, hold_source, render, tell
from generator.writing.manifest import SourceEntry

LARGE = 100_000
"""Characters of a sheet whose proof is worth a process of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A sheet after every stage but writing.

    `ledger` is the text of the ledger to be, `known` what it says; `changes` tells in one line how it differs from that
    on disk, or nothing. `charts` are the drawn ones.
    `told` is what each account says, and where that went. `lost` is what the sheet lacks of the author's file as GitHub
    shows it, which has words in so many `lines`.
    """

    sheet: Sheet
    source: SourceEntry
    media: Mapping[str, Media]
    charts: tuple[Media, ...]
    pictures: tuple[Path, ...]
    deck: Deck
    notes: tuple[Note, ...]
    ledger: str
    known: Ledger
    changes: str
    waiting: int
    told: tuple[Told, ...]
    lines: int
    lost: tuple[Diagnostic, ...]

    @property
    def carried(self) -> tuple[Media, ...]:
        """All that notes may show or play."""
        return (*self.media.values(), *self.charts)


def prepare(
    path: Path,
    now: int,
    wishes: Wishes = NO_WISHES,
    start: Start | None = None,
    name: str = "",
    files: Files = DISK,
) -> tuple[Prepared | None, tuple[Diagnostic, ...]]:
    """One sheet through every stage before writing; None with errors.

    It begins with `start` instead of its ledger, and is called `name` instead of by its file's stem.
    """
    sheet, source_hash, diagnostics = load_sheet(path, name, files)
    if sheet is None or has_errors(diagnostics):
        return None, diagnostics
    old_text, ledger, faults = load_ledger(ledger_path(path), files)
    diagnostics += faults
    if has_errors(diagnostics):
        return None, diagnostics
    if start is not None:
        ledger = start.ledger
    media, faults = load_media(sheet, path.parent, files)
    diagnostics += faults
    asked = without_pictures(sheet, media.keys())
    proving = partial(_prove, sheet, asked)
    # A small sheet is proven sooner than a process is copied.
    proof = begin(proving) if len(sheet.source.text) >= LARGE else proving
    sheet = asked
    recordings, faults = load_recordings(sheet, path.parent, files)
    diagnostics += faults
    media = {**media, **recordings}
    identified = identify(sheet, ledger)
    diagnostics += identified.diagnostics
    drawings = _drawings(sheet)
    notes, new_ledger, faults = stamp(
        make_notes(sheet, identified.identities, media, drawings), identified, ledger, now, refresh=wishes.refresh
    )
    diagnostics += faults
    home, faults = find_home(sheet, ledger.home, move=wishes.move_deck)
    diagnostics += faults
    home = with_subdecks(sheet, home, identified.identities, ledger, move=wishes.move_deck)
    new_ledger = replace(new_ledger, home=home)
    notes = in_subdecks(sheet, home, notes)
    text = write_ledger(new_ledger)
    proven = proof()
    prepared = Prepared(
        sheet=sheet,
        source=SourceEntry(sheet=sheet.name, path=path.as_posix(), sha256=source_hash),
        media=media,
        charts=tuple(drawing.picture for drawing in drawings.values()),
        pictures=picture_files(sheet, path.parent, files) + recording_files(sheet, path.parent, files),
        deck=describe_deck(sheet, farewell(new_ledger), home),
        notes=notes,
        ledger=text,
        known=new_ledger,
        changes=_changes(start, change_summary(ledger, new_ledger)) if text != old_text else "",
        waiting=sum(bool(entry.waits) for entry in new_ledger.live),
        told=proven.told,
        lines=proven.lines,
        lost=proven.lost,
    )
    return None if has_errors(diagnostics) else prepared, diagnostics


class _Proof(NamedTuple):
    """What became of the author's file as GitHub shows it, as Prepared holds it."""

    told: tuple[Told, ...]
    lines: int
    lost: tuple[Diagnostic, ...]


def _prove(read: Sheet, asked: Sheet) -> _Proof:
    """The author's file held against the sheet that was `read` of it, and told by what is `asked`."""
    rendered = render(read.source.text)
    return _Proof(told=tell(asked, rendered), lines=len(rendered.lines), lost=hold_source(read, rendered))


def _drawings(sheet: Sheet) -> Mapping[int, Drawing]:
    """The charts that the sheet asks, drawn; faces are loaded only where there are some."""
    if not any(isinstance(fact, ChartFact) for fact in sheet.facts):
        return {}
    from generator.occluding import draw_charts

    return draw_charts(sheet)


def _changes(start: Start | None, summary: str) -> str:
    """What a build did to a ledger, in one line."""
    return summary if start is None else f"{start.told}; {summary}"
