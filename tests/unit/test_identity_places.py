"""A card hangs on its place in the note: which place each question keeps over edits."""

from __future__ import annotations

from deck_samples import mark, row, sequence, statement
from identity_samples import ROAST, Release, release

from generator.inlines import plain
from generator.notes import REVERSE_PLACE

CELLS = ("steel drum", "seven minutes", "blue flame", "two fans", "paper bag", "glass jar", "tin box", "oak shelf")


def table(*columns: str) -> list:
    """Three rows with these columns; each column has the answers of its first letter."""
    return [
        row(key, *((column, f"{CELLS[ord(column[0]) % 8]} {index}") for column in columns), key_header="Term")
        for index, (key, _, _) in enumerate(ROAST[:3])
    ]


def slots(made: Release) -> tuple[str, ...]:
    (found,) = {identity.slots for identity in made.identities}
    return found


def test_a_new_column_takes_the_next_free_place() -> None:
    first = release(*table("Heat", "Time"))
    assert slots(release(*table("Fan", "Heat", "Time"), after=first)) == ("Heat", "Time", "Fan")


def test_columns_in_another_order_keep_their_places() -> None:
    first = release(*table("Heat", "Time", "Fan"))
    assert slots(release(*table("Fan", "Time", "Heat"), after=first)) == ("Heat", "Time", "Fan")


def test_a_column_that_is_gone_leaves_its_place_and_its_last_words() -> None:
    after = release(*table("Heat", "Fan"), after=release(*table("Heat", "Time", "Fan")))
    assert slots(after) == ("Heat", "", "Fan")
    (gone,) = after.identities[1].gone
    assert (gone.place, gone.question.slot, plain(gone.question.answer)) == (1, "Time", "paper bag 1")


def test_a_column_that_comes_back_returns_to_its_place() -> None:
    without = release(*table("Heat", "Fan"), after=release(*table("Heat", "Time", "Fan")))
    more = release(*table("Heat", "Fan", "Kind"), after=without)
    assert slots(more) == ("Heat", "", "Fan", "Kind")
    assert slots(release(*table("Kind", "Time", "Heat", "Fan"), after=more)) == ("Heat", "Time", "Fan", "Kind")


def test_a_column_with_another_name_keeps_its_place() -> None:
    first = release(*table("Heat", "Time"))
    renamed = [
        row(key, ("How hot", f"{CELLS[0]} {index}"), ("Time", f"{CELLS[4]} {index}"), key_header="Term")
        for index, (key, _, _) in enumerate(ROAST[:3])
    ]
    assert slots(release(*renamed, after=first)) == ("How hot", "Time")


def test_a_renamed_column_keeps_its_place_on_the_row_that_was_edited_too() -> None:
    first = release(*table("Heat", "Time"))
    renamed = [
        row(
            key,
            ("How hot", "quite other words" if not index else f"{CELLS[0]} {index}"),
            ("Time", f"{CELLS[4]} {index}"),
        )
        for index, (key, _, _) in enumerate(ROAST[:3])
    ]
    assert slots(release(*renamed, after=first)) == ("How hot", "Time")


def test_a_column_of_ticks_is_not_taken_for_another_one() -> None:
    def ticked(column: str, *ticks: str) -> list:
        return [row(key, (column, tick), ("What", what)) for (key, what, _), tick in zip(ROAST, ticks, strict=True)]

    first = release(*ticked("Loud", *"yynnnn"))
    after = release(*ticked("Cheap", *"ynynyn"), after=first)
    assert slots(after) == ("", "What", "Cheap")


def test_when_all_places_are_taken_one_that_is_gone_is_used_again() -> None:
    first = release(*table("A", "B", "C", "D", "E", "F"))
    after = release(*table("A", "B", "D", "E", "F", "G"), after=first)
    assert slots(after) == ("A", "B", "G", "D", "E", "F")


def test_a_term_whose_only_question_has_another_name_keeps_its_card() -> None:
    first = release(row("Crema", ("Espresso", "the foam on top")))
    after = release(row("Crema", ("Coffee", "foam that rises on top")), after=first)
    assert slots(after) == ("Coffee",)


def test_a_reverse_that_is_gone_stays_filled_and_marked() -> None:
    first = release(row("Crema", ("What", "the foam"), clue="the foam"))
    after = release(row("Crema", ("What", "the foam")), after=first)
    (gone,) = after.identities[0].gone
    assert gone.place == REVERSE_PLACE
    assert (plain(gone.question.prompt), plain(gone.question.answer)) == ("the foam", "Crema")
    assert release(row("Crema", ("What", "the foam"), clue="the foam"), after=after).identities[0].gone == ()


def rule(*marks: str) -> object:
    parts = [part for word in marks for part in (" then ", mark(word))]
    return statement("Rule", "Grind", *parts, " for every single cup that you pour")


def test_clozes_never_renumber() -> None:
    first = release(rule("fresh", "evenly", "slowly"))
    assert slots(release(rule("slowly", "fresh", "evenly"), after=first)) == ("fresh", "evenly", "slowly")


def test_a_mark_with_other_words_between_the_same_ones_keeps_its_number() -> None:
    first = release(rule("fresh", "evenly", "slowly"))
    assert slots(release(rule("fresh", "twice over", "slowly"), after=first)) == ("fresh", "twice over", "slowly")


def test_an_edited_mark_keeps_its_number() -> None:
    first = release(rule("fresh beans", "96 °C", "slowly"))
    assert slots(release(rule("fresh beans", "95 °C", "slowly"), after=first)) == ("fresh beans", "95 °C", "slowly")


def test_a_new_mark_gets_the_next_number_wherever_it_stands() -> None:
    first = release(rule("fresh", "slowly"))
    assert slots(release(rule("warm", "fresh", "slowly"), after=first)) == ("fresh", "slowly", "warm")


def test_a_mark_that_is_gone_leaves_its_number_free_and_comes_back_to_it() -> None:
    without = release(rule("fresh", "slowly"), after=release(rule("fresh", "evenly", "slowly")))
    assert slots(without) == ("fresh", "", "slowly")
    assert plain(without.identities[0].gone[0].question.answer) == "evenly"
    assert slots(release(rule("evenly", "fresh", "slowly"), after=without)) == ("fresh", "evenly", "slowly")


def test_a_step_that_comes_between_shifts_no_number() -> None:
    first = release(sequence("Pour over", "Rinse", "Bloom", "Taste"))
    after = release(sequence("Pour over", "Rinse", "Weigh the beans", "Bloom", "Taste"), after=first)
    assert slots(after) == ("Rinse", "Bloom", "Taste", "Weigh the beans")
