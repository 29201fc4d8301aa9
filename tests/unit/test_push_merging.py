"""The three-way merge as a pure function: each case of author, learner and what was sent last."""

from dataclasses import replace

import pytest
from deck_samples import coffee, identities, mark, row, sheet, statement

from generator.cards import make_notes
from generator.notes import Note
from generator.notetypes import NEWER, NOTETYPES, SENT
from generator.pushing import HeldNote, Merge, plan
from generator.pushing.merging import TAG_BACK, TAG_NEWER, merge_note
from generator.sent import read_sent, write_sent


def note_of(taste: str = "floral", grows: str = "hills", prompt: str = "Taste") -> Note:
    fact = row("Arabica", (prompt, taste), ("Grows", grows))
    return make_notes(sheet(fact), identities(fact), {})[0]


def held(note: Note, **edits: str) -> HeldNote:
    """`note` as Anki has it after a learner's edits; names without their spaces."""
    names = [field.name for field in NOTETYPES[note.notetype].fields]
    fields = dict(zip(names, note.fields, strict=True))
    for name, value in edits.items():
        fields[next(known for known in names if known.replace(" ", "") == name)] = value
    return HeldNote(note_id=note.note_id, fields=fields, tags=note.tags)


def after(mine: HeldNote, merge: Merge | None) -> HeldNote:
    """What Anki has when all of the merge is done."""
    if merge is None:
        return mine
    fields = {**mine.fields, **merge.fields, **({SENT: merge.seal} if merge.seal else {})}
    return replace(mine, fields=fields, tags=(*mine.tags, *merge.tags))


@pytest.mark.parametrize(
    ("mine", "ours", "expected", "kept"),
    [
        ("floral", "floral", "floral", False),  # nobody changed it
        ("floral", "fruity", "fruity", False),  # the author did
        ("my own", "floral", "my own", False),  # the learner did
        ("my own", "fruity", "my own", True),  # both did
        ("fruity", "fruity", "fruity", False),  # both did, to the same
        ("", "fruity", "", True),  # the learner emptied it
    ],
)
def test_each_side_may_have_changed_a_field(mine: str, ours: str, expected: str, *, kept: bool) -> None:
    note = note_of(taste=ours)
    learner = held(note_of(), Answer1=mine)
    merge = merge_note(note, learner)
    result = after(learner, merge)
    assert result.fields["Answer 1"] == expected
    assert (TAG_NEWER in result.tags, bool(merge and merge.kept)) == (kept, kept)
    assert (ours in result.fields[NEWER]) is kept
    assert merge_note(note, result) is None


def test_other_fields_of_a_note_with_two_versions_are_replaced() -> None:
    learner = held(note_of(), Answer1="my own", Mynotes="like tea")
    merge = merge_note(note_of(taste="fruity", grows="in Ethiopia"), learner)
    result = after(learner, merge)
    assert (result.fields["Answer 1"], result.fields["Answer 2"]) == ("my own", "in Ethiopia")
    assert result.fields["My notes"] == "like tea"


def test_a_question_stays_with_the_learners_answer() -> None:
    learner = held(note_of(), Answer1="my own")
    note = note_of(prompt="Price", taste="dear")
    result = after(learner, merge_note(note, learner))
    assert (result.fields["Ask 1"], result.fields["Answer 1"]) == (note_of().fields[2], "my own")
    assert "Price" in result.fields[NEWER]
    assert "dear" in result.fields[NEWER]
    assert merge_note(note, result) is None


def test_whoever_takes_the_authors_words_is_shown_no_second_version_any_more() -> None:
    note = note_of(taste="fruity")
    learner = held(note_of(), Answer1="my own")
    both = after(learner, merge_note(note, learner))
    solved = replace(both, fields={**both.fields, "Answer 1": "fruity"})
    result = after(solved, merge_note(note, solved))
    assert result.fields[NEWER] == ""
    assert merge_note(note, result) is None


def test_whoever_deletes_the_second_version_does_not_see_it_again() -> None:
    note = note_of(taste="fruity")
    learner = held(note_of(), Answer1="my own")
    both = after(learner, merge_note(note, learner))
    assert merge_note(note, replace(both, fields={**both.fields, NEWER: ""})) is None


def test_where_it_is_not_known_what_was_sent_the_learners_words_stay() -> None:
    learner = held(note_of(), Answer1="unknown", Sent="")
    result = after(learner, merge_note(note_of(), learner))
    assert result.fields["Answer 1"] == "unknown"
    assert "floral" in result.fields[NEWER]


def test_tags_are_added_once_and_never_taken() -> None:
    old = note_of()
    new = replace(old, tags=("coffee", "coffee::beans"))
    sent = read_sent(old.fields[NOTETYPES["row"].position(SENT)], NOTETYPES["row"])
    fields = list(new.fields)
    fields[NOTETYPES["row"].position(SENT)] = write_sent(replace(sent, tags="0123456789"))
    new = replace(new, fields=tuple(fields))
    learner = replace(held(old), tags=("marked", "Coffee"))
    merge = merge_note(new, learner)
    assert merge is not None
    assert merge.tags == ("coffee::beans",)
    # A learner who removes one of ours keeps it so.
    result = replace(after(learner, merge), tags=("marked",))
    assert merge_note(new, result) is None


def test_cards_that_are_asked_no_more_are_suspended_once() -> None:
    learner = held(note_of())
    merge = merge_note(note_of(), learner, {1})
    assert merge is not None
    assert merge.suspend == f"nid:{learner.note_id} (card:2)"
    # Broken off before the end it is not yet sent.
    half = replace(learner, fields={**learner.fields, **merge.fields})
    again = merge_note(note_of(), half, {1})
    assert again is not None
    assert again.suspend == merge.suspend
    result = after(learner, merge)
    assert merge_note(note_of(), result, {1}) is None
    back = merge_note(note_of(), result)
    assert back is not None
    assert (back.tags, back.suspend) == ((TAG_BACK,), "")


def test_a_cloze_beside_the_learners_words_is_open() -> None:
    def of(words: str) -> Note:
        fact = statement("Rule", words, mark("fine"))
        return make_notes(sheet(fact), identities(fact), {})[0]

    learner = held(of("Grind it "), Text="Grind {{c1::as sand}}")
    result = after(learner, merge_note(of("Mill it "), learner))
    assert "Mill it fine" in result.fields[NEWER]
    assert "{{" not in result.fields[NEWER]


def test_a_note_of_another_type_is_left_alone() -> None:
    note = note_of()
    strange = HeldNote(note_id=note.note_id, fields={"Front": "a", "Back": "b"}, tags=())
    found = plan([note], [], {note.guid: strange})
    assert (found.strange, bool(found)) == ((note.guid,), False)


def test_a_collection_that_is_up_to_date_needs_nothing() -> None:
    samples = coffee()
    notes = make_notes(samples, identities(*samples.facts), {})
    assert not plan(notes, [], {note.guid: held(note) for note in notes})
