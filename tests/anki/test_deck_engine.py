"""The deck in the real Anki: it imports whole, renders without a fault, and stays what it is on the next import."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from deck_engine import BROKEN, collection, faces, import_csv, import_package, notes_by_guid
from deck_samples import NOWHERE, coffee, identities, mark, row, sequence, sheet, stamped, statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cards import describe_deck, make_notes
from generator.facts import AnyFact, Question, RowFact, Sheet
from generator.inlines import Code, Image, Link, Math, Text, text
from generator.notes import Deck, Gone, Media, Note
from generator.notetypes import CLOZE, NOTETYPES, ROW, STYLE_SHEET, field_of
from generator.preparing import prepare
from generator.verifying.decks import verify_package
from generator.verifying.readings import read_html
from generator.writing import anki as anki_writing
from generator.writing.anki import anki_package
from generator.writing.tables import anki_csv

SHEET = coffee()
NOTES = stamped(make_notes(SHEET, identities(*SHEET.facts), {}))
DECK = describe_deck(SHEET)
PACKAGE = anki_package(DECK, NOTES, ())
PLANNED = {(note.guid, ordinal) for note in NOTES for ordinal in note.ordinals}


@pytest.fixture
def col(tmp_path: Path) -> Iterator[Collection]:
    with collection(tmp_path / "learner") as opened:
        yield opened


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A collection that has the deck; not to be changed."""
    with collection(tmp_path_factory.mktemp("studied")) as opened:
        import_package(opened, PACKAGE)
        yield opened


def packed(
    *facts: AnyFact, modified: int = 1_700_000_000, media: tuple[Media, ...] = ()
) -> tuple[tuple[Note, ...], bytes]:
    made = sheet(*facts)
    notes = stamped(make_notes(made, identities(*facts), {picture.url: picture for picture in media}), modified)
    return notes, anki_package(describe_deck(made), notes, media)


def shown(html: str) -> str:
    """What a learner reads of a rendered face."""
    return read_html(html.partition("</style>")[2]).words


# ---- import ----------------------------------------------------------------------------------------------------------


def test_all_notes_are_new_and_none_conflicts(col: Collection) -> None:
    log = import_package(col, PACKAGE)
    assert (log.found_notes, len(log.new), len(log.conflicting)) == (len(NOTES), len(NOTES), 0)


def test_the_engine_has_the_planned_cards_and_no_others(studied: Collection) -> None:
    assert set(faces(studied)) == PLANNED
    assert studied.card_count() == len(PLANNED)


def test_no_card_is_empty(studied: Collection) -> None:
    assert not studied.get_empty_cards().notes


def test_no_card_renders_a_fault(studied: Collection) -> None:
    for question, answer in faces(studied).values():
        for face in (question, answer):
            assert not [fault for fault in BROKEN if fault in face.partition("</style>")[2]]
            assert shown(face)


def test_the_second_import_changes_nothing(col: Collection) -> None:
    import_package(col, PACKAGE)
    before = {guid: (note.mod, note.fields, note.tags) for guid, note in notes_by_guid(col).items()}
    log = import_package(col, PACKAGE)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (0, 0, len(NOTES), 0)
    assert {guid: (note.mod, note.fields, note.tags) for guid, note in notes_by_guid(col).items()} == before


def test_fields_arrive_as_they_were_written(studied: Collection) -> None:
    assert {guid: tuple(note.fields) for guid, note in notes_by_guid(studied).items()} == {
        note.guid: note.fields for note in NOTES
    }


def test_new_cards_ask_each_fact_once_before_any_twice_in_the_order_of_the_sheet(studied: Collection) -> None:
    cards = [studied.get_card(card_id) for card_id in studied.find_cards("", order="c.due")]
    assert [(studied.get_note(card.nid).guid, card.ord) for card in cards] == [
        (note.guid, note.ordinals[turn]) for turn in range(7) for note in NOTES if turn < len(note.ordinals)
    ]


def test_the_deck_has_its_name_and_its_description(studied: Collection) -> None:
    deck = studied.decks.by_name("Coffee")
    assert deck is not None
    assert deck["desc"] == DECK.description


@pytest.mark.parametrize("name", ["a::b", "Kaffee & <Co>", 'the "best"', "コーヒー::豆", "a:b", "  a ::: b"])
def test_a_deck_is_called_in_anki_as_it_is_in_the_csv(col: Collection, name: str) -> None:
    made = replace(SHEET, meta=replace(SHEET.meta, deck=name))
    import_package(col, anki_package(describe_deck(made), NOTES, ()))
    names = {deck.name for deck in col.decks.all_names_and_ids()}
    assert describe_deck(made).name in names
    import_csvs(col, describe_deck(made), NOTES)
    assert {deck.name for deck in col.decks.all_names_and_ids()} == names


def test_the_note_types_are_ours_with_their_ids(studied: Collection) -> None:
    for spec in (ROW, CLOZE):
        model = studied.models.get(spec.id)  # type: ignore[arg-type]
        assert model is not None
        assert [field["name"] for field in model["flds"]] == [field.name for field in spec.fields]
        assert [field["id"] for field in model["flds"]] == [field.id for field in spec.fields]
        assert [template["id"] for template in model["tmpls"]] == [template.id for template in spec.templates]
        assert [(field["description"], field["collapsed"]) for field in model["flds"]] == [
            (field.about, field.folded) for field in spec.fields
        ]


def test_the_browser_shows_question_and_answer_in_its_columns(studied: Collection) -> None:
    notes = notes_by_guid(studied)

    def columns(guid: str, ordinal: int) -> tuple[str, str]:
        (card,) = [card for card in notes[guid].cards() if card.ord == ordinal]
        output = card.render_output(reload=True, browser=True)
        return output.question_text, output.answer_text

    assert columns("guid0001", 1) == ('Robusta — Grows<span class="mark">?</span>', "lowland")
    assert columns("guid0001", 6) == ("bitter, heavy", "Robusta")
    question, answer = columns("guid0005", 1)
    assert "[...]" in question
    assert answer == "every"


def test_what_a_learner_corrects_is_corrected_on_every_card_of_the_note(col: Collection) -> None:
    import_package(col, PACKAGE)
    note = notes_by_guid(col)["guid0001"]
    note["Answer 2"], note["My notes"] = "the plains", "seen in Java"
    col.update_note(note)
    for ordinal, (_, answer) in ((ordinal, both) for (guid, ordinal), both in faces(col).items() if guid == "guid0001"):
        assert "the plains" in answer, ordinal
        assert "lowland" not in answer
        assert "seen in Java" in answer


def test_pictures_arrive_and_are_shown(col: Collection) -> None:
    picture = Media(url="cup.png", name="aabbcc.png", mime="image/png", content=b"\x89PNG cup")
    _, package = packed(row("Cup", ("Looks", (Image(url="cup.png", alt="a cup", span=NOWHERE),))), media=(picture,))
    import_package(col, package)
    assert (Path(col.media.dir()) / "aabbcc.png").read_bytes() == picture.content
    assert '<img src="aabbcc.png" alt="a cup">' in faces(col)["guid0000", 0][1]


# ---- cards -----------------------------------------------------------------------------------------------------------


def test_a_front_says_where_it_is_and_asks_one_cell(studied: Collection) -> None:
    question, _ = faces(studied)["guid0001", 1]
    assert shown(question) == "Coffee › Brewing Bean? Robusta Grows?"


def test_a_back_answers_and_shows_the_whole_row_with_the_asked_cell(studied: Collection) -> None:
    _, answer = faces(studied)["guid0001", 1]
    assert shown(answer) == (
        "Coffee › Brewing Bean? Robusta Grows? lowland Bean? Robusta Taste? bitter, heavy Grows? lowland"
    )
    assert 'class="face back asks-a2"' in answer
    assert '<tr class="a2"><th scope="row">Grows<span class="mark">?</span></th><td>lowland</td></tr>' in answer


def test_a_reverse_asks_for_the_key(studied: Collection) -> None:
    question, answer = faces(studied)["guid0001", 6]
    assert shown(question) == "Coffee › Brewing bitter, heavy Bean?"
    assert "asks-key" in answer


def test_a_front_never_shows_its_answer(studied: Collection) -> None:
    for note in NOTES:
        fact = SHEET.facts[note.fact]
        if isinstance(fact, RowFact):
            for place, asked in enumerate(fact.questions):
                question = shown(faces(studied)[note.guid, place][0])
                assert read_html(field_of(note, f"Answer {place + 1}")).words not in question, asked


def test_a_statement_hides_one_mark_and_its_back_shows_all(studied: Collection) -> None:
    question, answer = faces(studied)["guid0005", 1]
    assert shown(question) == "Coffee › Brewing House rule grind fresh, weigh [...] dose"
    assert shown(answer) == "Coffee › Brewing House rule grind fresh, weigh every dose"


def test_a_step_is_hidden_wherever_it_is_named(studied: Collection) -> None:
    question, answer = faces(studied)["guid0006", 1]
    assert "Bloom" not in shown(question)
    assert shown(question).count("[...]") == 1
    assert shown(question).count("[=]") == 1
    assert shown(answer).count("Bloom") == 2


def test_the_way_back_is_asked_with_every_step_in_sight(studied: Collection) -> None:
    question, _ = faces(studied)["guid0006", 4]
    assert shown(question).endswith(
        "Pour over Rinse the filter → Bloom → Pour → Taste ↩ too weak → [...] ↩ again → Pour"
    )


def test_many_equal_steps_are_still_hidden_and_render(col: Collection) -> None:
    notes, package = packed(sequence("", *("stir", "wait") * 5))
    import_package(col, package)
    assert col.card_count() == 10 == len(notes[0].ordinals)
    for question, answer in faces(col).values():
        assert shown(question).count("[...]") == 1
        assert not [fault for fault in BROKEN if fault in shown(question) + shown(answer)]
        assert shown(answer).count("stir") == 5


# ---- hostile text ----------------------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><iframe src="file:///etc/passwd">',
    "</style></main></body><b>",
    "{{Front}} {{FrontSide}} {{#Key}} {{cloze:Text}} {{c3::x}} }}",
    "&lt;script&gt; &amp;amp;",
    "[sound:boom.mp3] [latex]\\input{x}[/latex] [$]x[/$] [anki:tts lang=en_US]x[/anki:tts]",
    "\\(x\\) \\[y\\]",
    "<a href=javascript:alert(1)>x</a>",
    "a::b::c {{c1::d}}",
    "<!-- --> ]]> <![CDATA[ x",
)
ALLOWED = {
    "wbr",
    "main",
    "header",
    "section",
    "aside",
    "footer",
    "div",
    "span",
    "hr",
    "table",
    "tbody",
    "tr",
    "th",
    "td",
    "ol",
}
ALLOWED |= {"li", "code", "pre", "b", "a", "strong"}


class Inspector(HTMLParser):
    """Lists all that could run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("href", "src", "style", "srcdoc"):
                self.found.append(f"{tag} {name}={value}")


def hostile_sheet() -> Sheet:
    facts: list[AnyFact] = []
    for words in HOSTILE:
        bad = (Text(text=words), Code(text=words), Link(url="javascript:alert(1)", children=text(words)))
        facts += [
            row(
                bad,
                (words, bad),
                ("plain", (Math(tex=words),)),
                key_header=words,
                clue=bad,
                section=(words,),
                context=(words,),
            ),
            statement(words, words, mark(bad), words),
            sequence(words, words, "b", back=((words, words),)),
        ]
    return sheet(*facts)


def test_hostile_text_is_only_text_on_every_card(col: Collection) -> None:
    made = hostile_sheet()
    notes = stamped(make_notes(made, identities(*made.facts), {}))
    log = import_package(col, anki_package(describe_deck(made), notes, ()))
    assert len(log.new) == len(notes)
    assert set(faces(col)) == {(note.guid, ordinal) for note in notes for ordinal in note.ordinals}
    for note in notes_by_guid(col).values():
        for card in note.cards():
            for face in (card.question(), card.answer()):
                inspector = Inspector()
                inspector.feed(face.partition("</style>")[2])
                assert not inspector.found
                assert not [fault for fault in BROKEN if fault in face.partition("</style>")[2]]
            assert not card.question_av_tags()
            assert not card.answer_av_tags()


def test_hostile_text_reads_as_it_was_written(col: Collection) -> None:
    made = hostile_sheet()
    notes = stamped(make_notes(made, identities(*made.facts), {}))
    import_package(col, anki_package(describe_deck(made), notes, ()))
    rendered = faces(col)
    for number, words in enumerate(HOSTILE):
        _, answer = rendered[f"guid{number * 3:04}", 0]
        assert " ".join(words.split()) in shown(answer)


# ---- the same cards as the engine would make ------------------------------------------------------------------------

CELLS = st.one_of(st.just(""), st.text(max_size=8), st.sampled_from(["<br>", "&nbsp;", " ", "{{c1::x}}", "0", "\n"]))


@st.composite
def facts(draw: st.DrawFn) -> AnyFact:
    if draw(st.booleans()):
        headers = draw(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=6, unique=True))
        fact = row(draw(CELLS), *((header, draw(CELLS)) for header in headers), key_header=draw(CELLS))
        empty = draw(st.sets(st.sampled_from(headers)))
        questions = tuple(
            Question(slot=q.slot, prompt=() if q.slot in empty else q.prompt, answer=q.answer) for q in fact.questions
        )
        return replace(fact, questions=questions, reverse=draw(st.none() | st.just(questions[0])))
    if draw(st.booleans()):
        return statement(draw(CELLS), draw(CELLS), *(mark(draw(CELLS)) for _ in range(draw(st.integers(1, 4)))))
    steps = draw(st.lists(CELLS, min_size=1, max_size=5))
    return sequence(draw(CELLS), *steps, back=tuple(("", step) for step in draw(st.sets(st.sampled_from(steps)))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(fact=facts(), gaps=st.lists(st.booleans(), min_size=6, max_size=6))
def test_the_planned_cards_are_those_that_the_engine_makes(
    studied: Collection, fact: AnyFact, gaps: list[bool]
) -> None:
    identity = identities(fact)[0]
    slots: list[str] = []
    for slot, gap in zip(identity.slots, [*gaps, *[False] * len(identity.slots)], strict=False):
        slots += ["", slot] if gap and len(identity.slots) + len(slots) < 6 else [slot]
    (planned,) = make_notes(sheet(fact), (replace(identity, slots=tuple(slots)),), {})
    model = studied.models.get((CLOZE if planned.notetype == "cloze" else ROW).id)  # type: ignore[arg-type]
    assert model is not None
    note = studied.new_note(model)
    note.fields = list(planned.fields)
    studied.add_note(note, studied.decks.id("scratch"))  # type: ignore[arg-type]
    made = sorted(card.ord for card in note.cards())
    studied.remove_notes([note.id])
    assert made == list(planned.ordinals)


# ---- updates ---------------------------------------------------------------------------------------------------------


def test_an_update_keeps_what_was_learned(col: Collection) -> None:
    import_package(col, PACKAGE)
    before = notes_by_guid(col)["guid0000"].cards()[0]
    before.type, before.queue, before.ivl, before.reps, before.factor, before.due = 2, 2, 30, 7, 2300, 99  # type: ignore[assignment]
    col.update_card(before)
    changed = replace(
        SHEET, facts=(row("Arabica", ("Taste", "bright"), ("Grows", "steep hills"), clue="bright"), *SHEET.facts[1:])
    )
    notes = make_notes(changed, identities(*changed.facts), {})
    notes = (replace(notes[0], modified=1_700_000_500), *stamped(notes[1:]))
    log = import_package(col, anki_package(DECK, notes, ()))
    assert (len(log.updated), len(log.duplicate), len(log.conflicting)) == (1, len(NOTES) - 1, 0)
    after = notes_by_guid(col)["guid0000"].cards()[0]
    assert (after.ivl, after.reps, after.factor, after.due) == (30, 7, 2300, 99)
    assert shown(after.answer()).count("bright") == 2


def test_new_faces_reach_the_learner_without_touching_a_note(col: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    import_package(col, PACKAGE)
    before = {guid: note.mod for guid, note in notes_by_guid(col).items()}
    read = anki_writing.templates.read
    monkeypatch.setattr(anki_writing, "MODIFIED", anki_writing.MODIFIED + 1)
    monkeypatch.setattr(
        anki_writing.templates, "read", lambda name: read(name) + ("/* new */" if name == STYLE_SHEET else "")
    )
    log = import_package(col, anki_package(DECK, NOTES, ()))
    assert (len(log.updated), len(log.conflicting)) == (0, 0)
    assert all("/* new */" in question for question, _ in faces(col).values())
    assert {guid: note.mod for guid, note in notes_by_guid(col).items()} == before


def test_a_new_question_becomes_a_card_beside_the_old_ones(col: Collection) -> None:
    fact = row("Arabica", ("Taste", "floral"))
    import_package(col, packed(fact)[1])
    more = row("Arabica", ("Grows", "on hills"), ("Taste", "floral"))
    made = sheet(more)
    identity = replace(identities(more)[0], slots=("Taste", "Grows"))
    notes = stamped(make_notes(made, (identity,), {}), 1_700_000_500)
    log = import_package(col, anki_package(describe_deck(made), notes, ()))
    assert (len(log.updated), len(log.conflicting)) == (1, 0)
    assert sorted(card.ord for card in notes_by_guid(col)["guid0000"].cards()) == [0, 1]
    assert not col.get_empty_cards().notes


def test_the_card_of_a_gone_mark_says_so_and_the_others_do_not(col: Collection) -> None:
    first = statement("", "grind ", mark("fresh"), ", weigh ", mark("twice"))
    import_package(col, packed(first)[1])
    second = statement("", "grind ", mark("fresh"))
    gone = Gone(place=1, question=Question(slot="twice", prompt=(), answer=text("twice")))
    identity = replace(identities(first)[0], slots=("fresh", ""), gone=(gone,))
    made = sheet(second)
    notes = stamped(make_notes(made, (identity,), {}), 1_700_000_500)
    import_package(col, anki_package(describe_deck(made), notes, ()))
    assert not col.get_empty_cards().notes
    rendered = faces(col)
    inactive = '<span class="cloze-inactive" data-ordinal="2">twice</span><div class="gone">'
    assert inactive in rendered["guid0000", 0][0]  # which the style sheet hides
    assert inactive not in rendered["guid0000", 1][0]
    assert "asked no more" in shown(rendered["guid0000", 1][0])


# ---- the CSVs --------------------------------------------------------------------------------------------------------


def import_csvs(col: Collection, deck: Deck, notes: tuple[Note, ...]) -> tuple[int, int, int]:
    """Import the text files of all note types: how many notes were new, updated, and there already."""
    of_type = {kind: [note for note in notes if note.notetype == kind] for kind in NOTETYPES}
    logs = [import_csv(col, anki_csv(deck, kind, several)) for kind, several in of_type.items() if several]
    new, updated, same = (sum(len(getattr(log, kind)) for log in logs) for kind in ("new", "updated", "duplicate"))
    return new, updated, same


def all_notes(col: Collection) -> dict[str, tuple[int, list[str], list[str]]]:
    return {guid: (note.mod, list(note.fields), list(note.tags)) for guid, note in notes_by_guid(col).items()}


def test_the_csvs_find_the_notes_of_the_package(col: Collection) -> None:
    import_package(col, PACKAGE)
    before = all_notes(col)
    assert import_csvs(col, DECK, NOTES) == (0, 0, len(NOTES))
    assert all_notes(col) == before


def test_the_csvs_alone_make_the_same_notes_and_cards(col: Collection) -> None:
    import_package(col, PACKAGE)
    col.remove_notes(list(col.find_notes("")))
    assert import_csvs(col, DECK, NOTES)[0] == len(NOTES)
    assert set(faces(col)) == PLANNED
    log = import_package(col, PACKAGE)
    assert (len(log.new), len(log.duplicate)) == (0, len(NOTES))


def test_the_csvs_update_what_changed_and_keep_tags_own_words_and_decks(col: Collection) -> None:
    import_package(col, PACKAGE)
    note = notes_by_guid(col)["guid0003"]
    note.tags, note["My notes"] = [*note.tags, "marked"], "like a hat"
    col.update_note(note)
    col.set_deck([card.id for card in note.cards()], col.decks.id("Mine"))  # type: ignore[arg-type]
    changed = (replace(NOTES[3], fields=(*NOTES[3].fields[:3], "golden foam", *NOTES[3].fields[4:])), *NOTES[4:])
    assert import_csvs(col, DECK, changed)[:2] == (0, 1)
    after = notes_by_guid(col)["guid0003"]
    assert (after["Answer 1"], after["My notes"]) == ("golden foam", "like a hat")
    assert {"marked", "barista"} <= set(after.tags)
    assert {col.decks.name(card.did) for card in after.cards()} == {"Mine"}


def test_hostile_text_survives_the_csvs(col: Collection) -> None:
    made = hostile_sheet()
    notes = stamped(make_notes(made, identities(*made.facts), {}))
    import_package(col, anki_package(describe_deck(made), notes, ()))
    assert import_csvs(col, describe_deck(made), notes) == (0, 0, len(notes))


# ---- Anki of two years ago ------------------------------------------------------------------------------------------

ELDER = Path(sys.prefix) / "anki-24.11"
IN_ELDER = """
import json, sys
from pathlib import Path
from deck_engine import collection, faces, import_package
with collection(Path(sys.argv[1])) as col:
    log = import_package(col, Path(sys.argv[2]).read_bytes())
    again = import_package(col, Path(sys.argv[2]).read_bytes())
    rendered = [[guid, ordinal, *both] for (guid, ordinal), both in faces(col).items()]
    empty = len(col.get_empty_cards().notes)
print(json.dumps([len(log.new), len(log.conflicting), len(again.duplicate), empty, rendered]))
"""


@pytest.mark.skipif(not ELDER.is_dir(), reason="the older engine is installed by `make test`")
def test_an_older_anki_reads_the_same_cards(tmp_path: Path, studied: Collection) -> None:
    package = tmp_path / "coffee.apkg"
    package.write_bytes(PACKAGE)
    run = subprocess.run(
        [sys.executable, "-c", IN_ELDER, str(tmp_path / "elder"), str(package)],
        env={"PYTHONPATH": f"{ELDER}:{Path(__file__).parents[1]}"},
        capture_output=True,
        text=True,
        check=True,
    )
    # Anki itself prints where a machine is slow.
    new, conflicting, duplicate, empty, rendered = json.loads(run.stdout.splitlines()[-1])
    assert (new, conflicting, duplicate, empty) == (len(NOTES), 0, len(NOTES), 0)
    expected: dict[Any, Any] = {key: tuple(map(shown, both)) for key, both in faces(studied).items()}
    assert {
        (guid, ordinal): (shown(question), shown(answer)) for guid, ordinal, question, answer in rendered
    } == expected


# ---- sub-decks, sounds, typed answers --------------------------------------------------------------------------------


LANGUAGE = """\
---
title: Mots
language: en
speak: Français = fr
subdecks: yes
typed: yes
---

## Animals

| English | Français |
| --- | --- |
| cat | le chat [hear](chat.mp3) |
| dog | le chien [sound:evil.mp3] |

## Commands

| Task | Command |
| --- | --- |
| list files | `ls -la --color` |
| show a file | `cat x` |
"""


def test_anki_speaks_plays_types_and_sorts_into_sub_decks(tmp_path: Path) -> None:
    (tmp_path / "mots.md").write_text(LANGUAGE, encoding="utf-8")
    (tmp_path / "chat.mp3").write_bytes(b"ID3\x03\x00sound")
    prepared, found = prepare(tmp_path / "mots.md", 1_764_000_000)
    assert prepared is not None
    assert found == ()
    package = anki_package(prepared.deck, prepared.notes, prepared.media.values())
    assert verify_package(prepared.sheet, prepared.deck, prepared.notes, package, "mots.apkg").diagnostics == ()
    (name,) = (one.name for one in prepared.media.values())
    with collection(tmp_path / "learner") as col:
        import_package(col, package)
        decks = {deck.name for deck in col.decks.all_names_and_ids()}
        assert decks == {"Default", "Mots", "Mots::Animals", "Mots::Commands"}
        assert col.media.have(name)
        notes = {note["Key"]: note for note in notes_by_guid(col).values()}
        cat, dog, files = (notes[key].cards()[0] for key in ("cat", "dog", "list files"))
        assert [col.decks.name(card.did) for card in (cat, files)] == ["Mots::Animals", "Mots::Commands"]
        assert [card.question_av_tags() for card in (cat, dog, files)] == [[], [], []]
        assert [tag.filename for tag in cat.answer_av_tags()] == [name]
        (spoken,) = dog.answer_av_tags()
        assert (spoken.lang, spoken.field_text.split()) == ("fr_FR", ["le", "chien", "sound:evil.mp3"])
        assert "[[type:Answer 1]]" in files.question()
        assert "[[type:" not in dog.question()
