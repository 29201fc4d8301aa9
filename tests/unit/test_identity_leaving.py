"""The searches by which learners find what has left a sheet."""

from __future__ import annotations

from dataclasses import replace

from deck_samples import row, sheet
from identity_samples import DAY, NOW, Release, release, roasting

from generator.identity import farewell


def without(first: Release, count: int) -> Release:
    return release(*first.sheet.facts[count:], after=first, now=NOW + DAY)


def test_nothing_left_needs_no_search() -> None:
    assert farewell(release(*roasting()).ledger).find_notes == ""


def test_the_search_names_every_name_that_the_file_had() -> None:
    first = release(*roasting())
    renamed = replace(sheet(*roasting()[1:]), name="Beans and roasts")
    second = release(renamed, after=first, now=NOW + DAY)
    gone = first.notes[0].note_id
    assert second.ledger.names == ("coffee", "Beans and roasts")
    assert farewell(second.ledger).find_notes == f"(tag:coffee or tag:beans-and-roasts) nid:{gone}"
    back = release(sheet(*roasting()[1:]), after=second, now=NOW + 2 * DAY)
    assert back.ledger.names == ("Beans and roasts", "coffee")


def test_many_ids_are_told_in_parts_between_which_a_line_can_break() -> None:
    facts = [row(f"Bean {number}", ("Grows", f"on hill {number}")) for number in range(9)]
    left = farewell(without(release(*facts), 8).ledger)
    assert left.notes == 8
    first, second = left.find_notes.removeprefix("tag:coffee (").removesuffix(")").split(" or ")
    assert (first.count(","), second.count(",")) == (5, 1)
    assert max(map(len, left.find_notes.split())) < 100


def test_cards_that_are_asked_no_more_are_searched_by_place() -> None:
    first = release(*(row(f"Bean {n}", ("Grows", f"on hill {n}"), ("Taste", f"taste {n}")) for n in range(2)))
    facts = [row(f"Bean {n}", ("Grows", f"on hill {n}")) for n in range(2)]
    left = farewell(release(*facts, after=first, now=NOW + DAY).ledger)
    assert left.find_cards == f"tag:coffee nid:{first.notes[0].note_id},{first.notes[1].note_id} card:2"
