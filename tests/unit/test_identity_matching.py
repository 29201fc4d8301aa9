"""Which fact stays which over an edit: what an author does, and what becomes of the learners' history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deck_samples import mark, row, sequence, statement
from identity_samples import DAY, NOW, ROAST, Release, elsewhere, release, roast, roasting

from generator.diagnostics import Severity, render


@pytest.fixture
def first() -> Release:
    return release(*roasting())


def changed(index: int, **cells: str) -> list:
    """The rows with one of them reworded: `key`, `what` or `when`."""
    facts = roasting()
    key, what, when = ROAST[index]
    facts[index] = roast(**{"key": key, "what": what, "when": when, **cells})
    return facts


def kept(before: Release, after: Release) -> list[bool]:
    """For each fact of `after`, whether its guid was there before."""
    known = {note.guid for note in before.notes}
    return [note.guid in known for note in after.notes]


def test_what_did_not_change_keeps_everything(first: Release) -> None:
    again = release(*roasting(), after=first, now=NOW + DAY)
    assert (again.notes, again.text, again.diagnostics) == (first.notes, first.text, ())


def test_an_explicit_id_outlives_any_edit() -> None:
    before = release(roast("Chaff", "silver skin", "in the tray", id="skin"), *roasting()[:3])
    after = release(*roasting()[:3], roast("Spelze", "Häutchen der Bohne", "beim Rösten", id="skin"), after=before)
    assert after.guids["Spelze"] == before.guids["Chaff"]


def test_an_explicit_id_wins_over_the_same_content() -> None:
    before = release(roast("Chaff", "silver skin", "in the tray", id="one"), *roasting()[:2])
    facts = (roast("Chaff", "silver skin", "in the tray"), roast("Husk", "what is left", "at the end", id="one"))
    after = release(*facts, *roasting()[:2], after=before)
    assert after.guids["Husk"] == before.guids["Chaff"]
    assert after.guids["Chaff"] not in before.guids.values()


def test_a_new_explicit_id_makes_a_new_fact() -> None:
    before = release(roast("Chaff", "silver skin", "in the tray", id="one"))
    after = release(roast("Chaff", "silver skin", "in the tray", id="two"), after=before)
    assert kept(before, after) == [False]


def test_an_id_that_is_given_later_changes_nothing(first: Release) -> None:
    facts = roasting()
    facts[2] = replace(facts[2], id="maillard")
    after = release(*facts, after=first)
    assert after.guids == first.guids
    assert '"id":"maillard"' in after.text


def test_a_guid_from_the_ledger_serves_as_an_id(first: Release) -> None:
    facts = [*roasting()[:5], roast("Spelze", "ein Häutchen", "beim Rösten", id=first.guids["Chaff"])]
    assert release(*facts, after=first).guids["Spelze"] == first.guids["Chaff"]


def test_a_section_with_another_title_keeps_its_facts(first: Release) -> None:
    assert release(*roasting(("Roasting by ear",)), after=first).guids == first.guids


def test_a_table_that_moved_keeps_its_facts() -> None:
    tail = [elsewhere(roast("Bloom", "the first water", "30 seconds"), "Pouring")]
    before = release(*roasting(), *tail)
    after = release(*tail, *[elsewhere(fact, "Pouring") for fact in roasting()], after=before)
    assert after.guids == before.guids


def test_another_order_changes_no_fact(first: Release) -> None:
    assert release(*reversed(roasting()), after=first).guids == first.guids


def test_a_reworded_key_keeps_its_fact(first: Release) -> None:
    after = release(*changed(3, key="Development time ratio"), after=first)
    assert after.guids["Development time ratio"] == first.guids["Development time"]


def test_another_key_for_the_same_cells_keeps_its_fact(first: Release) -> None:
    after = release(*changed(4, key="Pale ones"), after=first)
    assert after.guids["Pale ones"] == first.guids["Quakers"]


def test_an_edited_cell_keeps_its_fact(first: Release) -> None:
    after = release(*changed(1, what="oils reach the surface with quieter snaps"), after=first)
    assert after.guids == first.guids


def test_a_row_that_was_translated_under_its_key_keeps_its_fact(first: Release) -> None:
    facts = changed(0, what="die Bohne öffnet sich hörbar", when="bei etwa 196 Grad")
    assert release(*facts, after=first).guids == first.guids


@pytest.mark.parametrize(
    "typed",
    ["“first crack”", "First  crack", "FIRST CRACK", "First crack"],
    ids=["quotes", "spaces", "case", "width of a space"],
)
def test_typography_is_no_edit(typed: str, first: Release) -> None:
    facts = changed(0, key=typed, what="the bean opens – with a loud “pop”")
    assert release(*facts, after=first).notes[0].guid == first.guids["First crack"]


def test_case_tells_short_keys_apart() -> None:
    flags = (("-a", "show all of them"), ("-l", "one to a line"), ("-r", "backwards"))
    before = release(*(row(flag, ("Effect", effect)) for flag, effect in flags))
    swapped = (("-A", "name the author"), *flags[1:])
    after = release(*(row(flag, ("Effect", effect)) for flag, effect in swapped), after=before)
    assert kept(before, after) == [False, True, True]


def test_a_new_column_keeps_the_rows(first: Release) -> None:
    facts = [
        row(key, ("What it is", what), ("When", when), ("Heard", f"{len(key)} times"), key_header="Term")
        for key, what, when in ROAST
    ]
    assert release(*facts, after=first).guids == first.guids


def test_columns_in_another_order_keep_the_rows(first: Release) -> None:
    facts = [row(key, ("When", when), ("What it is", what), key_header="Term") for key, what, when in ROAST]
    assert release(*facts, after=first).guids == first.guids


def test_columns_with_other_names_keep_the_rows(first: Release) -> None:
    facts = [row(key, ("Meaning", what), ("Time", when), key_header="Word") for key, what, when in ROAST]
    assert release(*facts, after=first).guids == first.guids


def test_of_a_row_that_was_split_the_likelier_half_keeps_the_fact() -> None:
    whole = roast("Cracks", "a loud pop, then quieter snaps with oil", "196 °C and 224 °C")
    before = release(*roasting()[2:], whole)
    halves = (roast("First crack", "a loud pop", "196 °C"), roast("Second crack", "quieter snaps with oil", "224 °C"))
    after = release(*roasting()[2:], *halves, after=before)
    assert sum(kept(before, after)[-2:]) <= 1
    assert len({note.guid for note in after.notes}) == len(after.notes)


def test_of_rows_that_were_merged_one_lives_on() -> None:
    halves = (roast("First crack", "a loud pop", "196 °C"), roast("Second crack", "quieter snaps with oil", "224 °C"))
    before = release(*roasting()[2:], *halves)
    whole = roast("Second crack", "quieter snaps with oil, after a loud pop", "224 °C")
    after = release(*roasting()[2:], whole, after=before)
    assert after.guids["Second crack"] == before.guids["Second crack"]
    assert [entry.key for entry in after.ledger.retired] == ["First crack"]


def test_equal_rows_are_two_facts_and_stay_two() -> None:
    twins = [roast("Chaff", "silver skin", "in the tray")] * 2
    before = release(*twins, *roasting()[:2])
    assert len({note.guid for note in before.notes}) == 4
    after = release(*roasting()[:2], *twins, after=before)
    assert {note.guid for note in after.notes} == {note.guid for note in before.notes}


def test_of_equal_rows_each_stays_in_its_section() -> None:
    twin = roast("Chaff", "silver skin", "in the tray")
    before = release(elsewhere(twin, "Roasting"), elsewhere(twin, "Cleaning"))
    after = release(elsewhere(twin, "Cleaning"), elsewhere(twin, "Roasting"), after=before)
    assert [note.guid for note in after.notes] == [note.guid for note in reversed(before.notes)]


def test_another_row_at_the_same_place_is_another_fact(first: Release) -> None:
    facts = changed(4, key="Espresso machine", what="pushes water through a puck", when="at nine bar")
    after = release(*facts, after=first)
    assert after.guids["Espresso machine"] not in first.guids.values()


def test_rows_that_only_share_their_tables_phrases_are_not_confused() -> None:
    def flags(*names: str) -> list:
        return [row(f"--{name}", ("Effect", f"Sets the {name} of the grinder to the given value.")) for name in names]

    before = release(*flags("speed", "width", "height", "weight"))
    after = release(*flags("speed", "colour", "height", "volume"), after=before)
    assert kept(before, after) == [True, False, True, False]


def test_the_best_pairs_win_over_the_first_ones() -> None:
    before = release(
        roast("Grinder", "breaks the beans between two steel discs", "before every brew"),
        roast("Mill", "breaks the beans between two cones of steel", "once a day"),
    )
    after = release(
        roast("Burr mill", "breaks the beans between two cones of steel", "once every day"),
        roast("Burr grinder", "breaks the beans between two steel discs", "just before every brew"),
        after=before,
    )
    assert after.guids["Burr grinder"] == before.guids["Grinder"]
    assert after.guids["Burr mill"] == before.guids["Mill"]


def test_a_word_replaced_in_every_row_keeps_all_rows() -> None:
    def rows(word: str, end: str) -> list:
        return [row(f"{word} {n}", ("Value", f"the value that {word} number {n} holds {end}")) for n in range(10, 40)]

    before = release(*rows("item", "here"))
    after = release(*rows("thing", "now"), after=before)
    assert [note.guid for note in after.notes] == [note.guid for note in before.notes]


def test_a_new_row_on_top_of_counted_rows_shifts_no_history() -> None:
    steps = ("Open the lid", "Read the scale", "Check the water", "Pour in circles", "Close it again")

    def counted(*names: str) -> list:
        return [row(str(number), ("Step", name), key_header="No.") for number, name in enumerate(names, 1)]

    before = release(*counted(*steps))
    after = release(*counted("Start the kettle", *steps), after=before)
    assert [note.guid for note in after.notes[1:]] == [note.guid for note in before.notes]


def test_a_row_that_comes_back_gets_its_guid_back(first: Release) -> None:
    without = release(*roasting()[:4], after=first, now=NOW + DAY)
    back = release(*roasting(), after=without, now=NOW + 2 * DAY)
    assert back.guids == first.guids
    assert not back.ledger.retired


def test_a_guid_of_a_retired_fact_is_given_to_no_other(first: Release) -> None:
    without = release(*roasting()[:5], after=first)
    other = release(*roasting()[:5], roast("Scale", "weighs the dose", "all the time"), after=without)
    assert other.guids["Scale"] not in first.guids.values()
    assert [entry.key for entry in other.ledger.retired] == ["Chaff"]


def test_a_statement_is_known_by_its_words_wherever_its_marks_are() -> None:
    before = release(statement("Rule", "grind ", mark("fresh"), " for every cup"), *roasting()[:2])
    after = release(*roasting()[:2], statement("Rule", "grind fresh for ", mark("every"), " single cup"), after=before)
    assert after.guids["Rule"] == before.guids["Rule"]


def test_a_sequence_is_known_by_its_steps() -> None:
    before = release(sequence("Pour over", "Rinse the filter", "Bloom", "Pour", "Taste"))
    after = release(sequence("Filter coffee", "Rinse the filter", "Let it bloom", "Pour", "Taste"), after=before)
    assert after.notes[0].guid == before.notes[0].guid


def test_a_row_never_becomes_a_statement() -> None:
    before = release(row("Rule", ("Says", "grind fresh for every cup")))
    after = release(statement("Rule", "grind ", mark("fresh"), " for every cup"), after=before)
    assert kept(before, after) == [False]


def test_a_doubtful_match_is_refused_and_told(first: Release) -> None:
    facts = changed(4, key="Underdeveloped ones", what="pale seeds, not ripe", when="sorted out")
    after = release(*facts, after=first)
    assert kept(first, after)[4] is False
    (doubt,) = after.diagnostics
    assert doubt.severity is Severity.NOTE
    assert render(replace(doubt, source=None)) == (
        "note[doubtful-match]: taken for a new fact, though it might be the one that read “Quakers”\n"
        f"  help: if it is the same, write <!-- id: {first.guids['Quakers']} --> there, and learners keep its history"
    )


def test_many_doubts_are_told_as_a_number() -> None:
    def tables(*middle: str) -> list:
        rows = (roasting()[0], roast(*middle), roasting()[5])
        return [elsewhere(fact, f"Table {number}") for number in range(12) for fact in rows]

    before = release(*tables("Quakers", "unripe beans that stay pale", "picked out by hand"))
    after = release(*tables("Underdeveloped ones", "pale seeds, not ripe", "sorted out"), after=before)
    told = [diagnostic.message for diagnostic in after.diagnostics]
    assert len(told) == 11
    assert told[-1] == "2 more facts are taken for new ones, though each might be an old one"
