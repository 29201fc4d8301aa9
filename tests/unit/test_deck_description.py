"""The deck of a sheet: its name, its id, what a learner reads first."""

from __future__ import annotations

import pytest
from deck_samples import sheet

from generator.cards import describe_deck, find_home
from generator.diagnostics import render
from generator.ledger import Home
from generator.notes import Farewell


def test_the_deck_is_called_as_the_author_says() -> None:
    assert describe_deck(sheet(deck="Bar::Coffee")).name == "Bar::Coffee"


def test_without_a_name_it_is_called_by_the_title() -> None:
    assert describe_deck(sheet()).name == "Coffee"


@pytest.mark.parametrize(
    ("given", "name"),
    [("a::::b", "a::b"), (" a :: b ", "a::b"), ("a\tb\x1fc", "a b c"), ("::", "Coffee"), ("e\u0301", "\u00e9")],
)
def test_the_name_is_the_one_that_anki_would_make_of_it(given: str, name: str) -> None:
    assert describe_deck(sheet(deck=given)).name == name


def test_two_decks_never_share_an_id_and_none_is_the_default_deck() -> None:
    ids = {describe_deck(sheet(deck=name)).deck_id for name in ("a", "b", "a::b")}
    assert len(ids) == 3
    assert min(ids) > 1


def test_the_description_says_what_and_from_whom() -> None:
    told = sheet(description="All <b>about</b> it.", version="2", author="Ada", url="https://example.org/?a&b")
    assert describe_deck(told).description == (
        "<p><b>Coffee</b></p><p>All &lt;b&gt;about&lt;/b&gt; it.</p>"
        '<p>Version 2 · Ada · <a href="https://example.org/?a&amp;b">https://example.org/?a&amp;b</a></p>'
    )


def test_an_address_that_is_none_is_no_link() -> None:
    assert "<a" not in describe_deck(sheet(url="javascript:alert(1)")).description


OLD = Home(name="Old coffee", deck_id=7)


def test_a_deck_that_a_ledger_knows_stays_where_it_is() -> None:
    home, found = find_home(sheet(), OLD, move=False)
    assert home == OLD
    assert [render(one) for one in found] == [
        "coffee.md: warning[deck-kept]: the deck stays “Old coffee”, though title and front matter make it “Coffee”\n"
        "  help: write `deck: Old coffee` into the front matter to keep it; `build --move-deck` takes the new name, "
        "but learners then have two decks: their cards stay in the old one"
    ]


def test_a_deck_moves_where_the_author_says_so_and_the_warning_says_what_it_costs() -> None:
    home, found = find_home(sheet(), OLD, move=True)
    assert home == find_home(sheet(), None, move=False)[0] != OLD
    assert [render(one) for one in found] == [
        "coffee.md: warning[deck-moved]: new cards go to the deck “Coffee”; those that learners have stay in "
        "“Old coffee”\n  help: tell learners to move the old cards (Browse, select all, Change Deck)"
    ]


def test_a_deck_of_the_same_name_is_not_worth_a_word() -> None:
    assert find_home(sheet(deck="Old coffee"), OLD, move=False) == (OLD, ())


def test_a_long_search_can_break_between_ids() -> None:
    leaving = Farewell(notes=2, find_notes="tag:coffee nid:1,2")
    assert "<code>tag:coffee nid:1,<wbr>2</code>" in describe_deck(sheet(), leaving).description
