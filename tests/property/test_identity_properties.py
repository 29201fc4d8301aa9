"""What holds of identities whatever the facts and the edits are."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from deck_samples import row
from hypothesis import given, settings
from hypothesis import strategies as st
from identity_samples import DAY, NOW, PATH, Release, release

from generator.brief import bare, brief, inlines_of
from generator.facts import RowFact
from generator.identity import read_ledger
from generator.identity.assignment import assign
from generator.identity.guids import SPACING
from generator.inlines import Code, Math, Text, plain

words = st.text(alphabet="abc XY'\\`$·日本", min_size=1, max_size=12).filter(str.strip)
rows = st.builds(
    lambda key, one, two, section: row(key, ("One", one), ("Two", two), section=(section,)),
    words,
    words,
    words,
    st.sampled_from("AB"),
)
sheets = st.lists(rows, min_size=1, max_size=8)


@given(sheets)
def test_building_the_same_again_changes_nothing(facts: list[RowFact]) -> None:
    first = release(*facts)
    again = release(*facts, after=first, now=NOW + DAY)
    assert (again.notes, again.text) == (first.notes, first.text)


@settings(max_examples=60)
@given(st.lists(sheets, min_size=2, max_size=4))
def test_guids_are_one_facts_for_good(states: list[list[RowFact]]) -> None:
    """Over any edits: no guid twice, none lost, note ids apart, times never back, the ledger reads back and rests."""
    made: Release | str = ""
    times = Counter[str]()
    for day, facts in enumerate(states):
        version = release(*facts, after=made, now=NOW + day * DAY)
        guids = [entry.guid for entry in version.ledger.entries]
        assert len(set(guids)) == len(guids)
        assert set(times) <= set(guids)
        assert len({entry.note_id // SPACING for entry in version.ledger.entries}) == len(guids)
        assert all(times[entry.guid] <= entry.modified <= NOW + day * DAY for entry in version.ledger.entries)
        assert read_ledger(version.text, PATH) == (version.ledger, ())
        times = Counter({entry.guid: entry.modified for entry in version.ledger.entries})
        made = version
    again = release(*states[-1], after=made, now=NOW + len(states) * DAY)
    assert isinstance(made, Release)
    assert (again.text, again.notes) == (made.text, made.notes)


@given(sheets, st.randoms(use_true_random=False))
def test_any_order_of_different_facts_keeps_every_guid(facts: list[RowFact], random: object) -> None:
    facts = list({(plain(fact.key), fact.questions): fact for fact in facts}.values())
    first = release(*facts)
    shuffled = random.sample(list(enumerate(facts)), len(facts))  # type: ignore[attr-defined]
    after = release(*(fact for _, fact in shuffled), after=first)
    assert [note.guid for note in after.notes] == [first.notes[index].guid for index, _ in shuffled]


weights = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(-1, 3, allow_nan=False), max_size=14
)


@given(weights)
def test_no_assignment_is_better_than_the_one_that_is_found(pairs: dict[tuple[int, int], float]) -> None:
    found = assign(pairs)
    assert len(set(found.values())) == len(found)
    best = max(
        sum(max(0.0, pairs.get((left, right), 0.0)) for left, right in enumerate(order))
        for order in permutations(range(5))
    )
    assert abs(sum(pairs[pair] for pair in found.items()) - best) < 1e-9


@given(weights)
def test_an_assignment_does_not_depend_on_the_order_of_its_weights(pairs: dict[tuple[int, int], float]) -> None:
    assert assign(dict(reversed(pairs.items()))) == assign(pairs)


nodes = st.one_of(
    words.map(lambda text: Text(text=text)),
    words.map(lambda text: Code(text=text)),
    words.map(lambda tex: Math(tex=tex)),
)


@given(st.lists(nodes, max_size=5).map(tuple))
def test_brief_text_says_what_the_inlines_say(inlines: tuple[Text | Code | Math, ...]) -> None:
    def letters(text: str) -> str:
        return "".join(text.split())

    assert letters(plain(inlines_of(brief(inlines)))) == letters(plain(inlines))
    assert letters(bare(brief(inlines))) == letters(plain(inlines))
    assert "\n" not in brief(inlines)
