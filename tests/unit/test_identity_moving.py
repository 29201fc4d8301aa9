"""Which entries of which ledger belong to which sheet after files were renamed, split, merged or copied."""

from __future__ import annotations

from dataclasses import replace

from deck_samples import sheet
from identity_samples import DAY, NOW, Release, release, roast, roasting

from generator.facts import AnyFact, Sheet
from generator.identity import NO_MOVES, Ledger, copies, find_moves, without_shared
from generator.ledger import Home

ALL = roasting()
FIRST = release(*ALL)
EDITED = roast("Chaff", "the silver skin of the bean that flies off", "swept from the tray")


def called(name: str, *facts: AnyFact) -> Sheet:
    return replace(sheet(*facts), name=name)


def guids(ledger: Ledger) -> list[str]:
    return [entry.guid for entry in ledger.entries]


def after(made: Sheet, ledger: Ledger) -> Release:
    return release(made, after=replace(FIRST, ledger=ledger, text=text_of(ledger)), now=NOW + DAY)


def text_of(ledger: Ledger) -> str:
    from generator.identity import write_ledger

    return write_ledger(ledger)


def test_a_renamed_sheet_takes_over_the_whole_ledger_with_its_deck() -> None:
    old = replace(FIRST.ledger, home=Home(name="Coffee", deck_id=7))
    made = called("beans", *ALL[:5], EDITED)
    moves = find_moves({"beans.md": (made, Ledger())}, {"coffee.ledger.jsonl": old})
    start = moves.ledgers["beans.md"]
    assert (guids(start), start.names, start.home) == (guids(old), ("coffee",), old.home)
    assert moves.used_up == ("coffee.ledger.jsonl",)
    assert moves.told == {"beans.md": "6 facts came from coffee.ledger.jsonl"}
    assert after(made, start).guids == FIRST.guids


def test_what_a_renamed_sheet_left_out_goes_along_as_retired() -> None:
    moves = find_moves({"beans.md": (called("beans", *ALL[:4]), Ledger())}, {"coffee.ledger.jsonl": FIRST.ledger})
    made = after(called("beans", *ALL[:4]), moves.ledgers["beans.md"])
    assert [entry.key for entry in made.ledger.retired] == ["Quakers", "Chaff"]


def test_a_sheet_that_was_split_gives_its_facts_away() -> None:
    kept, gone = called("coffee", *ALL[:3]), called("faults", *ALL[3:5], EDITED)
    moves = find_moves({"coffee.md": (kept, FIRST.ledger), "faults.md": (gone, Ledger())}, {})
    assert after(kept, moves.ledgers["coffee.md"]).guids | after(gone, moves.ledgers["faults.md"]).guids == FIRST.guids
    assert not after(kept, moves.ledgers["coffee.md"]).ledger.retired
    assert moves.told == {"coffee.md": "3 facts went to faults.md", "faults.md": "3 facts came from coffee.md"}
    assert moves.partners == {"coffee.md": frozenset({"faults.md"}), "faults.md": frozenset({"coffee.md"})}
    assert moves.ledgers["faults.md"].home is None


def test_merged_sheets_keep_all_their_facts_and_the_names_of_both() -> None:
    one, other = release(called("coffee", *ALL[:3])), release(called("faults", *ALL[3:]))
    made = called("coffee", *ALL)
    moves = find_moves({"coffee.md": (made, one.ledger)}, {"faults.ledger.jsonl": other.ledger})
    merged = after(made, moves.ledgers["coffee.md"])
    assert merged.guids == one.guids | other.guids
    assert set(merged.ledger.names) == {"coffee", "faults"}
    assert merged.ledger.names[-1] == "coffee"


def test_facts_that_went_between_sheets_with_ledgers_are_found() -> None:
    one, other = release(called("coffee", *ALL[:4])), release(called("faults", *ALL[4:]))
    sheets = {
        "coffee.md": (called("coffee", *ALL[:3]), one.ledger),
        "faults.md": (called("faults", *ALL[3:]), other.ledger),
    }
    moves = find_moves(sheets, {})
    assert (
        after(sheets["faults.md"][0], moves.ledgers["faults.md"]).guids["Development time"]
        == one.guids["Development time"]
    )


def test_where_nothing_moved_nothing_is_said() -> None:
    other = called("tea", roast("Sencha", "steamed leaves", "in May"))
    assert find_moves({"coffee.md": (sheet(*ALL), FIRST.ledger), "tea.md": (other, Ledger())}, {}) == NO_MOVES


def test_a_ledger_of_something_else_is_left_alone() -> None:
    other = called("tea", roast("Sencha", "steamed leaves", "in May"), roast("Gyokuro", "grown in shade", "in June"))
    assert find_moves({"tea.md": (other, Ledger())}, {"coffee.ledger.jsonl": FIRST.ledger}) == NO_MOVES


def test_a_row_that_is_only_alike_is_not_taken_from_a_sheet_that_is_still_there() -> None:
    other = called("tea", EDITED)
    assert find_moves({"coffee.md": (sheet(*ALL[:5]), FIRST.ledger), "tea.md": (other, Ledger())}, {}) == NO_MOVES


def test_of_two_ledgers_that_share_guids_the_copy_is_known_and_begins_anew() -> None:
    ledgers = {"a/copy.ledger.jsonl": FIRST.ledger, "b/coffee.ledger.jsonl": FIRST.ledger}
    names = {"a/copy.ledger.jsonl": "copy", "b/coffee.ledger.jsonl": "coffee"}
    assert copies(ledgers, names) == {"a/copy.ledger.jsonl": "b/coffee.ledger.jsonl"}
    start = without_shared(FIRST.ledger, FIRST.ledger)
    made = after(called("copy", *ALL), start)
    assert not set(made.guids.values()) & set(FIRST.guids.values())


def test_ledgers_that_share_nothing_are_no_copies() -> None:
    other = release(called("tea", roast("Sencha", "steamed leaves", "in May")))
    assert copies({"a": FIRST.ledger, "b": other.ledger}, {"a": "coffee", "b": "tea"}) == {}
