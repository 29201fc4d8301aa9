"""The proof catches what it is there for: artifacts are damaged, and each damage is named."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from deck_samples import (
    NOWHERE,
    coffee,
    identities,
    mark,
    row,
    section,
    sequence,
    sheet,
    stamped,
    statement,
    table,
    words,
)
from page_samples import sheet_of

from generator.cards import describe_deck, make_notes
from generator.facts import AnyFact, Question, Sheet
from generator.inlines import Code, Image, Link, Math, Styled, Text, text
from generator.notes import Gone, Media, Note
from generator.notetypes import NOTETYPES
from generator.verifying import Verdict, verify_csvs, verify_package
from generator.writing.anki import anki_package
from generator.writing.tables import csv_files

SHEET = coffee()
NOTES = stamped(make_notes(SHEET, identities(*SHEET.facts), {}))
DECK = describe_deck(SHEET)
PACKAGE = anki_package(DECK, NOTES, ())
CSVS = csv_files(SHEET, DECK, NOTES)


def codes(verdict: Verdict) -> list[str]:
    return [diagnostic.code for diagnostic in verdict.diagnostics]


def lost(verdict: Verdict) -> int:
    return sum(count.expected - count.found for count in verdict.counts)


def proof(package: bytes, notes: tuple[Note, ...] = NOTES, of: Sheet = SHEET) -> Verdict:
    return verify_package(of, describe_deck(of), notes, package, "coffee.apkg")


def damaged(*statements: str) -> bytes:
    """The package after some SQL."""
    archive = zipfile.ZipFile(io.BytesIO(PACKAGE))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(archive.read("collection.anki2"))
    for sql in statements:
        connection.execute(sql)
    connection.commit()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        copy.writestr("collection.anki2", connection.serialize())
        copy.writestr("media", archive.read("media"))
    connection.close()
    return out.getvalue()


def test_a_whole_deck_is_whole() -> None:
    verdict = proof(PACKAGE)
    assert codes(verdict) == []
    assert lost(verdict) == 0
    counts = {count.what: count.expected for count in verdict.counts}
    assert (counts["notes"], counts["cards"], counts["facts: row"]) == (7, 19, 3)


def test_a_deleted_note_is_named_at_its_place_in_the_source() -> None:
    verdict = proof(damaged("DELETE FROM notes WHERE guid = 'guid0003'", "DELETE FROM cards WHERE nid = 1700000003072"))
    assert codes(verdict) == ["note-lost"]
    assert verdict.diagnostics[0].place == ("coffee.md", 1, 1)
    assert "“Crema” (guid0003)" in verdict.diagnostics[0].message
    assert lost(verdict) == 2


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE notes SET flds = replace(flds, 'lowland', 'lowlands')", "note-changed"),
        ("UPDATE notes SET flds = flds || char(31) || 'x' WHERE guid = 'guid0001'", "note-changed"),
        ("UPDATE notes SET tags = ' x ' WHERE guid = 'guid0001'", "note-changed"),
        ("UPDATE notes SET mod = mod + 1 WHERE guid = 'guid0001'", "note-changed"),
        ("UPDATE notes SET mid = 1764000015128 WHERE guid = 'guid0001'", "note-changed"),
        ("UPDATE notes SET guid = 'guid0000' WHERE guid = 'guid0001'", "guid-twice"),
        ("UPDATE notes SET guid = 'other' WHERE guid = 'guid0001'", "note-lost"),
        ("DELETE FROM cards WHERE ord = 6 AND nid = 1700000000000", "card-lost"),
        ("UPDATE cards SET ord = 5 WHERE ord = 6 AND nid = 1700000000000", "card-lost"),
        ("UPDATE cards SET due = due + 1 WHERE due = 19", "card-lost"),
        ("UPDATE cards SET did = 1 WHERE due = 19", "note-changed"),
        ("INSERT INTO cards SELECT id + 99, nid, did, 5, mod, usn, type, queue, due, ivl, factor, reps, lapses, left,"
         " odue, odid, flags, data FROM cards WHERE due = 1", "card-unplanned"),
        ("UPDATE cards SET nid = 7 WHERE due = 19", "card-lost"),
        ("INSERT INTO notes SELECT id + 99, 'more', mid, mod, usn, tags, flds, sfld, csum, flags, data FROM notes"
         " WHERE guid = 'guid0001'", "note-unplanned"),
        ("UPDATE col SET models = replace(models, 'Key header', 'Head')", "notetype-changed"),
        ("UPDATE col SET models = '{}'", "notetype-changed"),
    ],
)  # fmt: skip
def test_each_damage_to_the_deck_is_caught(sql: str, code: str) -> None:
    assert code in codes(proof(damaged(sql)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", PACKAGE[:-200], PACKAGE[200:]])
def test_what_is_no_package_is_said_to_be_none(content: bytes) -> None:
    verdict = proof(content)
    assert codes(verdict) == ["unreadable-package"]
    assert lost(verdict) == len(NOTES)


def test_the_deck_of_another_sheet_is_caught() -> None:
    other = row("Tea", ("Taste", "green"))
    notes = make_notes(sheet(other), identities(other), {})
    verdict = proof(anki_package(DECK, notes, ()))
    assert {"note-lost", "note-changed"} <= set(codes(verdict))


def test_a_time_that_is_not_planned_yet_is_not_held() -> None:
    assert codes(proof(PACKAGE, tuple(replace(note, modified=0) for note in NOTES))) == []


# ---- faults of the writer: here the plan itself is wrong, and only the sheet knows better ---------------------------


def wrongly_written(fact: AnyFact, field: str, change: Callable[[str], str]) -> list[str]:
    """The codes where both plan and package hold `field` of the note of `fact` after `change`."""
    (note,) = stamped(make_notes(sheet(fact), identities(fact), {}))
    position = NOTETYPES[note.notetype].position(field)
    changed = change(note.fields[position])
    assert changed != note.fields[position]
    note = replace(note, fields=(*note.fields[:position], changed, *note.fields[position + 1 :]))
    return codes(verify_package(sheet(fact), DECK, (note,), anki_package(DECK, (note,), ()), "coffee.apkg"))


BEAN = row("Arabica", ("Taste", "a <b> c"), ("Grows", "on hills"), extra=(("Price", "dear"),), clue="the clue")
RULE = statement("Rule", "grind ", mark("fresh"), " and ", mark("a::b"))
PATH = sequence("Brew", "Rinse", "Bloom", "Pour", back=(("weak", "Bloom"),))


@pytest.mark.parametrize(
    ("fact", "field", "old", "new"),
    [
        (BEAN, "Key", "Arabica", ""),
        (BEAN, "Key header", "Bean", "Been"),
        (BEAN, "Ask 1", "Taste", "Smell"),
        (BEAN, "Ask 1", "Taste", ""),
        (BEAN, "Answer 1", "&lt;b&gt;", "<b>"),
        (BEAN, "Answer 1", "a &lt;b&gt; c", "on hills"),
        (BEAN, "Clue", "the clue", "clue"),
        (BEAN, "Key", "Arabica", "Arabic"),
        (BEAN, "Extra", "dear", "cheap"),
        (BEAN, "Extra", "Price", "Prize"),
        (BEAN, "Context", "Brewing", "Roasting"),
        (BEAN, "Context", "Coffee", "Tea"),
        (RULE, "Text", "{{c1::fresh}}", "fresh"),
        (RULE, "Text", "{{c1::fresh}}", "{{c2::fresh}}"),
        (RULE, "Text", "{{c1::fresh}}", "{{c1::fresh }}ly"),
        (RULE, "Text", "&#58;&#58;", "::"),
        (RULE, "Label", "Rule", "Role"),
        (PATH, "Text", "{{c2::Bloom}}", "{{c2::Steep}}"),
        (PATH, "Text", "{{c2::Bloom}}", "Bloom"),
        (PATH, "Text", "{{c2::Bloom}}", "{{c1::Bloom}}"),
        (PATH, "Text", "weak", "strong"),
        (PATH, "Label", "Brew", ""),
    ],
)
def test_a_fault_in_the_writing_cannot_hide_itself(fact: AnyFact, field: str, old: str, new: str) -> None:
    assert "text-lost" in wrongly_written(fact, field, lambda html: html.replace(old, new))


def test_a_link_that_leads_elsewhere_is_caught() -> None:
    fact = row("Shop", ("Where", (Link(url="https://example.org/a", children=text("here")),)))
    assert wrongly_written(fact, "Answer 1", lambda html: html.replace("/a", "/b")) == ["text-lost"]


def test_formulas_code_pictures_and_styles_read_the_same_on_both_sides() -> None:
    picture = Media(url="cup.png", name="9e1c.png", mime="image/png", content=b"")
    answer = (
        Styled(style="strong", children=words("strong ")),
        Math(tex=r"\frac{a}{b} < 2"),
        Math(tex=r"\sum", display=True),
        Text(text=r" \( [sound:x] {{y}} "),
        Code(text="for x in y:\n\tprint(x)\n", language="python"),
        Text(text="after"),
        Image(url="cup.png", alt="a cup", span=NOWHERE),
        Image(url="none.png", alt="none", span=NOWHERE),
    )
    facts = (row("All", ("Of it", answer)), statement("", mark(answer), " and ", mark("more")))
    made = sheet(*facts)
    notes = stamped(make_notes(made, identities(*facts), {"cup.png": picture}))
    verdict = verify_package(made, DECK, notes, anki_package(DECK, notes, ()), "coffee.apkg")
    assert set(codes(verdict)) == {"media-lost"}  # it was not packed


@pytest.mark.parametrize(
    "markdown",
    [
        "# A\n\n## B\n\n### C\n\n#### D\n\n- pit: the stone of a fruit\n",
        "# A\n\n## All that one may want to know of it (for those who are new here)\n\n- pit: the stone of a fruit\n",
        "# A\n\n## A\n\n- pit: the stone of a fruit\n",
        "# A\n\n| Fruit | Holds |\n|---|---|\n| plum[^1] | stone[^2], juice |\n\n[^1]: Or prune.\n[^2]: One.\n",
        "# A\n\n- A plum holds ==one stone==[^1] only.\n\n[^1]: Mostly.\n",
    ],
    ids=["deep", "a long title", "one title twice", "footnotes in cells", "a footnote in a rule"],
)
def test_decks_of_sheets_of_many_forms_are_whole(markdown: str) -> None:
    made = sheet_of(markdown)
    notes = stamped(make_notes(made, identities(*made.facts), {}))
    assert notes
    verdict = verify_package(made, describe_deck(made), notes, anki_package(describe_deck(made), notes, ()), "a.apkg")
    assert [diagnostic.message for diagnostic in verdict.diagnostics] == []


def test_a_picture_with_other_bytes_is_caught() -> None:
    fact = row("Cup", ("Looks", (Image(url="cup.png", alt="", span=NOWHERE),)))
    picture = Media(url="cup.png", name="0000.png", mime="image/png", content=b"cup")
    notes = stamped(make_notes(sheet(fact), identities(fact), {"cup.png": picture}))
    package = anki_package(DECK, notes, (picture,))
    assert codes(verify_package(sheet(fact), DECK, notes, package, "coffee.apkg")) == ["media-changed"]


@pytest.mark.parametrize("fact", [BEAN, RULE, PATH])
def test_what_is_asked_no_more_is_no_loss(fact: AnyFact) -> None:
    gone = Gone(place=5, question=Question(slot="x", prompt=text("Price"), answer=text("dear")))
    identity = replace(identities(fact)[0], gone=(gone,))
    notes = stamped(make_notes(sheet(fact), (identity,), {}))
    assert codes(verify_package(sheet(fact), DECK, notes, anki_package(DECK, notes, ()), "coffee.apkg")) == []


# ---- the CSVs --------------------------------------------------------------------------------------------------------


def csv_proof(**changes: bytes | None) -> Verdict:
    files = {**CSVS, **{f"{name}.csv": content for name, content in changes.items()}}
    return verify_csvs(SHEET, DECK, NOTES, {name: c for name, c in files.items() if c is not None}, "csv")


def test_whole_csvs_are_whole() -> None:
    assert codes(csv_proof()) == []
    assert lost(csv_proof()) == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("brewing", b"lowland", b"lowlands", "csv-changed"),
        ("brewing", b"Taste", b"taste", "csv-changed"),
        ("brewing", b'"Robusta",', b'"Robusta",,', "csv-changed"),
        ("brewing", b'coast"\r\n', b'coast",more\r\n', "csv-unplanned"),
        ("brewing", b'coast"\r\n', b'coast"\r\na,b,c\r\n', "csv-unplanned"),
        ("brewing", b'"Robusta","bitter, heavy","lowland"\r\n', b"", "csv-changed"),
        ("brewing", b'"', b"", "csv-changed"),
        ("brewing", b"coast", b"\xff", "unreadable-csv"),
        ("facts", b'"guid0003","term"', b'"guid0003","row"', "csv-lost"),
        ("facts", b"foam", b"foams", "csv-lost"),
        ("facts", b"Crema", b"A crema", "csv-lost"),
        ("facts", b"guid0003", b"guid0033", "csv-lost"),
        ("facts", b'"id","kind"', b'"id","sort"', "csv-changed"),
        ("facts", b"Bloom", b"Steep", "csv-lost"),
        ("facts", b'"guid0003","term","Brewing","1","Crema","the foam of an espresso"\r\n', b"", "csv-lost"),
        ("anki-row", b"#html:true", b"#html:false", "csv-changed"),
        ("anki-row", b'"guid0003"', b'"guid0002"', "guid-twice"),
        ("anki-row", b"lowland", b"lowlands", "csv-lost"),
        ("anki-row", b"#notetype:Cheatsheet Row", b"#notetype:Basic", "csv-changed"),
        ("anki-row", b",Extra,", b",My notes,", "csv-changed"),
        ("anki-row", b'"guid0003"', b'"guid0033"', "csv-unplanned"),
    ],
)
def test_each_damage_to_the_csvs_is_caught(name: str, old: bytes, new: bytes, code: str) -> None:
    content = CSVS[f"{name}.csv"]
    assert old in content
    assert code in codes(csv_proof(**{name: content.replace(old, new)}))


@pytest.mark.parametrize("name", ["facts", "brewing", "anki-row", "anki-cloze"])
def test_a_missing_file_is_caught(name: str) -> None:
    verdict = csv_proof(**{name: None})
    assert "csv-missing" in codes(verdict)
    assert lost(verdict) > 0


def test_a_file_that_no_table_stands_behind_is_caught() -> None:
    assert codes(csv_proof(old=b"a,b\r\n1,2\r\n")) == ["csv-unplanned"]


def test_two_tables_that_say_the_same_need_two_files() -> None:
    same = table(("A", "B"), ("1", "2"))
    made = sheet(BEAN, sections=(section("Keys", same, same),))
    notes = make_notes(made, identities(BEAN), {})
    files = csv_files(made, DECK, notes)
    assert codes(verify_csvs(made, DECK, notes, files, "csv")) == []
    del files["keys-2.csv"]
    assert codes(verify_csvs(made, DECK, notes, files, "csv")) == ["csv-missing"]
