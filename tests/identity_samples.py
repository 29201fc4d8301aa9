"""Releases of a sheet, one after the other, as a build makes them: for tests of who stays who."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deck_samples import SECTION, row, sheet

from generator.cards import make_notes
from generator.diagnostics import Diagnostic
from generator.facts import AnyFact, RowFact, Sheet
from generator.identity import Ledger, identify, read_ledger, stamp, write_ledger
from generator.inlines import plain
from generator.notes import Identity, Note

NOW = 1_800_000_000
DAY = 86_400
PATH = "source/coffee.ledger.jsonl"

# Rows that have little in common, so that each is known by its own words.
ROAST = (
    ("First crack", "the bean opens with a loud pop", "around 196 °C"),
    ("Second crack", "oil comes to the surface, quieter snaps", "around 224 °C"),
    ("Maillard reaction", "sugars and amino acids turn brown", "from 140 °C"),
    ("Development time", "how long it goes on after the pop", "a fifth of the whole"),
    ("Quakers", "unripe beans that stay pale", "picked out by hand"),
    ("Chaff", "the silver skin that flies off", "swept from the tray"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """What one build gives; `guids` by the key of each fact."""

    sheet: Sheet
    identities: tuple[Identity, ...]
    notes: tuple[Note, ...]
    ledger: Ledger
    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def guids(self) -> dict[str, str]:
        return {key_of(fact): note.guid for fact, note in zip(self.sheet.facts, self.notes, strict=True)}

    @property
    def modified(self) -> dict[str, int]:
        return {key_of(fact): note.modified for fact, note in zip(self.sheet.facts, self.notes, strict=True)}


def key_of(fact: AnyFact) -> str:
    if isinstance(fact, RowFact):
        return plain(fact.key)
    return plain(getattr(fact, "label", ()) or getattr(fact, "title", ()))


def release(*facts: AnyFact | Sheet, after: Release | str = "", now: int = NOW, refresh: bool = False) -> Release:
    """Build the facts (or one sheet) with the ledger that an earlier release left."""
    made = facts[0] if isinstance(facts[0], Sheet) else sheet(*facts)  # type: ignore[arg-type]
    text = after if isinstance(after, str) else after.text
    ledger, faults = read_ledger(text, PATH) if text else (Ledger(), ())
    assert not faults
    identified = identify(made, ledger)
    planned = make_notes(made, identified.identities, {})
    notes, new, more = stamp(planned, identified, ledger, now, refresh=refresh)
    return Release(
        sheet=made,
        identities=identified.identities,
        notes=notes,
        ledger=new,
        text=write_ledger(new),
        diagnostics=(*identified.diagnostics, *more),
    )


def roast(key: str, what: str, when: str, **more: object) -> RowFact:
    return row(key, ("What it is", what), ("When", when), key_header="Term", **more)


def roasting(section: tuple[str, ...] = SECTION) -> list[RowFact]:
    """The rows of ROAST as facts."""
    return [roast(*cells, section=section) for cells in ROAST]


def elsewhere(fact: RowFact, *section: str) -> RowFact:
    return replace(fact, section=section)
