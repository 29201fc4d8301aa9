"""A sub-deck for each top section, which keeps its name as the deck does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deck_samples import identities, row, sheet

from generator.cards import in_subdecks, make_notes, with_subdecks
from generator.facts import Sheet
from generator.identity import identify, read_ledger, stamp, write_ledger
from generator.ledger import Home, Ledger

HOME = Home(name="Coffee", deck_id=1)


def words(first: str = "Brewing", second: str = "Beans", **meta: Any) -> Sheet:
    facts = (
        row("Bloom", ("Lasts", "30 s"), section=(first, "Pour over")),
        row("Crema", ("Is", "foam"), section=(first,)),
        row("Robusta", ("Tastes", "bitter"), section=(second,)),
        row("Scale", ("Shows", "grams"), section=()),
    )
    return sheet(*facts, **{"subdecks": True, **meta})


def built(made: Sheet, ledger: Ledger = Ledger(), *, move: bool = False) -> Ledger:  # noqa: B008 - it is frozen
    """The ledger after a build."""
    identified = identify(made, ledger)
    _, after, _ = stamp(make_notes(made, identified.identities, {}), identified, ledger, 1_700_000_000)
    home = with_subdecks(made, ledger.home or HOME, identified.identities, ledger, move=move)
    return replace(after, home=home)


def subdecks(made: Sheet, home: Home) -> list[str]:
    return [note.subdeck for note in in_subdecks(made, home, make_notes(made, identities(*made.facts), {}))]


def test_each_top_section_has_a_sub_deck_where_the_author_wants_it() -> None:
    home = built(words()).home
    assert home is not None
    assert subdecks(words(), home) == ["Brewing", "Brewing", "Beans", ""]
    assert subdecks(words(subdecks=False), home) == [""] * 4
    assert built(words(subdecks=False)).home == HOME


def test_a_renamed_section_keeps_its_sub_deck_unless_it_is_moved() -> None:
    ledger = built(words())
    renamed = words(first="How to brew")
    kept = built(renamed, ledger).home
    assert kept is not None
    assert subdecks(renamed, kept) == ["Brewing", "Brewing", "Beans", ""]
    moved = built(renamed, ledger, move=True).home
    assert moved is not None
    assert subdecks(renamed, moved)[0] == "How to brew"


def test_a_section_split_in_two_gets_a_sub_deck_of_its_own() -> None:
    ledger = built(words(second="Brewing"))
    home = built(words(second="Beans"), ledger).home
    assert home is not None
    assert subdecks(words(second="Beans"), home) == ["Brewing", "Brewing", "Beans", ""]


def test_no_level_of_a_title_makes_more_decks() -> None:
    home = built(words(first="A::B")).home
    assert home is not None
    assert dict(home.subdecks)["A::B"] == "A B"


def test_the_ledger_keeps_the_sub_decks() -> None:
    ledger = built(words())
    again, faults = read_ledger(write_ledger(ledger), "coffee.ledger.jsonl")
    assert faults == ()
    assert again.home == ledger.home
    broken = write_ledger(ledger).replace('"Beans":"Beans"', '"Beans":7')
    assert [fault.code for fault in read_ledger(broken, "x")[1]] == ["ledger-damaged"]
