"""When a note changes for Anki, and when it does not."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from deck_samples import row, sheet
from identity_samples import DAY, NOW, Release, elsewhere, release, roast, roasting

from generator.diagnostics import render
from generator.identity import Identified, Ledger, identify, stamp
from generator.identity.guids import SPACING
from generator.inlines import Link, Text
from generator.notetypes import field_of


def edited(index: int, what: str) -> list:
    facts = roasting()
    key = facts[index].key[0]
    assert isinstance(key, Text)
    facts[index] = roast(key.text, what, "any time")
    return facts


def test_only_the_edited_note_changes() -> None:
    first = release(*roasting())
    after = release(*edited(2, "browning"), after=first, now=NOW + DAY)
    assert after.modified == {**first.modified, "Maillard reaction": NOW + DAY}
    assert [note for index, note in enumerate(after.notes) if index != 2] == [
        note for index, note in enumerate(first.notes) if index != 2
    ]


def test_moving_a_row_changes_no_time() -> None:
    first = release(*roasting())
    assert release(*reversed(roasting()), after=first, now=NOW + DAY).modified == first.modified


def waiting(version: Release) -> list[str]:
    return [entry.key for entry in version.ledger.live if entry.waits]


def test_another_section_waits_for_the_next_change_of_the_fact() -> None:
    first = release(*roasting())
    moved = [elsewhere(roasting()[0], "Cleaning"), *roasting()[1:]]
    second = release(*moved, after=first, now=NOW + DAY)
    assert (second.modified, waiting(second)) == (first.modified, ["First crack"])
    assert "Cleaning" in field_of(second.notes[0], "Context")
    third = release(elsewhere(edited(0, "a pop")[0], "Cleaning"), *moved[1:], after=second, now=NOW + 2 * DAY)
    assert (third.modified, waiting(third)) == ({**first.modified, "First crack": NOW + 2 * DAY}, [])


def test_what_goes_back_to_what_learners_have_waits_no_more() -> None:
    first = release(*roasting())
    moved = release(elsewhere(roasting()[0], "Cleaning"), *roasting()[1:], after=first, now=NOW + DAY)
    again = release(*roasting(), after=moved, now=NOW + 2 * DAY)
    assert (again.notes, waiting(again)) == (first.notes, [])


def test_a_refresh_sends_what_waits_and_nothing_else() -> None:
    first = release(*roasting())
    moved = release(elsewhere(roasting()[0], "Cleaning"), *roasting()[1:], after=first, now=NOW + DAY)
    sent = release(*moved.sheet.facts, after=moved, now=NOW + 2 * DAY, refresh=True)
    assert (sent.modified, waiting(sent)) == ({**first.modified, "First crack": NOW + 2 * DAY}, [])
    assert release(*moved.sheet.facts, after=sent, now=NOW + 3 * DAY, refresh=True).text == sent.text


def test_a_ledger_that_does_not_know_what_was_said_touches_nothing() -> None:
    first = release(*roasting())
    older = re.sub(r'"says":"[0-9a-f]*",', "", first.text)
    assert release(*roasting(), after=older, now=NOW + DAY).text == first.text


def test_a_link_waits_where_the_words_stay() -> None:
    def linked(url: str) -> object:
        return row("Crema", ("See", (Link(url=url, children=(Text(text="there"),)),)))

    first = release(linked("https://example.org/a"))
    after = release(linked("https://example.org/b"), after=first, now=NOW + DAY)
    assert (after.modified, waiting(after)) == (first.modified, ["Crema"])


def test_a_change_of_mind_within_a_second_still_reaches_learners() -> None:
    first = release(*roasting())
    second = release(*edited(0, "a pop"), after=first)
    third = release(*edited(0, "a crack"), after=second)
    times = [version.modified["First crack"] for version in (first, second, third)]
    assert times == [first.modified["First crack"], NOW, NOW + 1]
    assert times[0] < NOW


def test_a_clock_that_is_behind_is_told_and_never_turns_time_back() -> None:
    first = release(*edited(0, "a pop"), after=release(*roasting()), now=NOW + DAY)
    later = release(*edited(0, "a crack"), after=first, now=NOW)
    assert later.modified["First crack"] == NOW + DAY + 1
    assert [render(diagnostic) for diagnostic in later.diagnostics] == [
        "warning[clock-behind]: the ledger knows of changes at 2027-01-16 08:00:00 UTC, which is yet to come\n"
        "  help: set the clock (or SOURCE_DATE_EPOCH) right; until then changed notes get times just after that one, "
        "or learners would not receive them"
    ]


def test_a_clock_that_is_behind_does_not_matter_where_nothing_changed() -> None:
    first = release(*roasting(), now=NOW + DAY)
    again = release(*roasting(), after=first, now=NOW)
    assert (again.text, again.diagnostics) == (first.text, ())


def test_note_ids_are_past_rising_and_apart() -> None:
    ids = [note.note_id for note in release(*roasting()).notes]
    assert max(ids) < NOW * 1000
    assert all(later - earlier >= SPACING for earlier, later in pairwise(ids))


def test_facts_that_come_later_get_note_ids_of_their_own() -> None:
    first = release(*roasting()[:4])
    later = release(*roasting(), after=first)
    assert [note.note_id for note in later.notes[:4]] == [note.note_id for note in first.notes]
    assert len({note.note_id // SPACING for note in later.notes}) == 6


def test_sheets_that_are_built_together_share_no_note_ids() -> None:
    ids = set()
    for name in ("coffee", "tea", "cocoa", "water"):
        made = replace(sheet(*roasting()), name=name)
        ids |= {note.note_id for note in release(made).notes}
    assert len(ids) == 24


def test_note_ids_that_two_branches_gave_twice_are_told_apart() -> None:
    first = release(*roasting())
    clash = tuple(replace(entry, note_id=first.ledger.entries[0].note_id) for entry in first.ledger.entries)
    again = release_of(Ledger(entries=clash), identify(first.sheet, Ledger(entries=clash)), first)
    assert again[0].note_id == first.notes[0].note_id
    assert len({note.note_id // SPACING for note in again}) == 6


def release_of(ledger: Ledger, identified: Identified, like: object) -> tuple:
    notes, _, _ = stamp(like.notes, identified, ledger, NOW)  # type: ignore[attr-defined]
    return notes


def test_a_time_of_zero_still_gives_ids_that_anki_takes() -> None:
    assert all(note.note_id > 0 for note in release(*roasting(), now=0).notes)


def test_a_fact_that_comes_back_unchanged_is_not_touched() -> None:
    first = release(*roasting())
    without = release(*roasting()[:5], after=first, now=NOW + DAY)
    assert without.ledger.retired[0].retired == NOW + DAY
    back = release(*roasting(), after=without, now=NOW + 2 * DAY)
    assert back.notes == first.notes


def test_what_is_retired_stays_beside_its_neighbours() -> None:
    def keys(version: object) -> list[str]:
        return [entry.key for entry in version.ledger.entries]  # type: ignore[attr-defined]

    first = release(*roasting())
    facts = roasting()
    without = release(facts[0], *facts[3:], after=first)
    assert keys(without) == keys(first)
    more = release(facts[0], roast("Drum", "turns", "always"), *facts[3:], after=without)
    assert keys(more) == ["First crack", "Second crack", "Maillard reaction", "Drum", *keys(first)[3:]]


def test_what_is_retired_follows_its_section_to_another_title() -> None:
    first = release(*roasting())
    without = release(*roasting()[:4], after=first)
    renamed = release(*roasting(("By ear",))[:4], after=without)
    assert {entry.section for entry in renamed.ledger.entries} == {("By ear",)}


def test_a_section_that_is_gone_keeps_its_lines_where_they_were() -> None:
    parts = [elsewhere(fact, title) for fact, title in zip(roasting(), "AABBCC", strict=True)]
    first = release(*parts)
    without = release(*parts[:2], *parts[4:], after=first)
    assert [entry.guid for entry in without.ledger.entries] == [entry.guid for entry in first.ledger.entries]
    assert release(*parts[:2], *parts[4:], after=without).text == without.text


def test_a_sheet_whose_sections_are_all_rewritten_comes_to_rest_at_once() -> None:
    first = release(*(elsewhere(fact, "Early" if number < 3 else "Late") for number, fact in enumerate(roasting())))
    teas = (("Sencha", "steamed"), ("Oolong", "half oxidised"), ("Pu-erh", "aged in cakes"), ("Matcha", "ground"))
    facts = [
        elsewhere(row(key, ("Made", how), key_header="Tea"), "Early" if number < 2 else "Late")
        for number, (key, how) in enumerate(teas)
    ]
    second = release(*facts, after=first, now=NOW + DAY)
    assert release(*facts, after=second, now=NOW + 2 * DAY).text == second.text
