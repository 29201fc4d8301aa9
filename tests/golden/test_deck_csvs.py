"""The CSVs of one small sheet, byte for byte; guids are committed with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from deck_samples import coffee, identities, stamped

from generator.cards import describe_deck, make_notes
from generator.writing.tables import csv_files

GOLDEN = Path(__file__).parent / "deck"


@pytest.mark.parametrize("name", ["facts.csv", "brewing.csv", "anki-row.csv", "anki-cloze.csv"])
def test_the_csvs_are_the_ones_committed(name: str) -> None:
    sheet = coffee()
    notes = stamped(make_notes(sheet, identities(*sheet.facts), {}))
    assert csv_files(sheet, describe_deck(sheet), notes)[name] == (GOLDEN / name).read_bytes()
