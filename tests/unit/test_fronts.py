"""What stands above a question: the nearest titles, short."""

from __future__ import annotations

from generator.cards import make_notes
from generator.facts import Sheet
from generator.fronts import fronts, short_title
from generator.loading import read
from generator.notes import Identity
from generator.notetypes import NOTETYPES
from generator.source import SourceFile


def sheet_of(words: str) -> Sheet:
    sheet, diagnostics = read(SourceFile.of("sheet.md", words), "sheet")
    assert sheet is not None, diagnostics
    return sheet


def test_a_long_title_is_cut_where_an_afterthought_begins() -> None:
    assert short_title("Membranes of the cell – what every student has to know by heart") == "Membranes of the cell"
    assert short_title("Хлібні закваски (усе, що треба знати, щоб пекти вдома щодня)") == "Хлібні закваски"
    assert short_title("Bread – yeast") == "Bread – yeast"


def test_a_title_has_no_tags() -> None:
    assert short_title('<div dir="rtl">ورقة</div>') == "ورقة"
    assert short_title("a < b") == "a < b"


def test_titles_far_above_are_not_on_the_front() -> None:
    sheet = sheet_of("# A\n## Bakery\n### Dough\n#### Rye\n##### Sour\n- Starter: flour and water\n")
    assert fronts(sheet.facts[0])[0].context == ("Rye", "Sour")


def test_they_are_where_another_fact_asks_the_same() -> None:
    deep = "## {0}\n### Dough\n#### Rye\n- Starter: {1}\n"
    sheet = sheet_of("# A\n" + deep.format("Home", "water") + deep.format("Shop", "milk"))
    contexts = [front.context for fact in sheet.facts for front in fronts(fact)[:1]]
    assert contexts == [("Dough", "Rye", "Home"), ("Dough", "Rye", "Shop")]


def test_items_far_above_are_not_on_the_front() -> None:
    sheet = sheet_of("# A\n## B\n- far\n  - further\n    - near\n      - nearest\n        - Starter: flour and water\n")
    assert fronts(sheet.facts[0])[0].context == ("B", "near", "nearest")


def test_the_title_is_on_a_card_of_a_deck_of_another_name() -> None:
    sheet = sheet_of("---\ntitle: Membranes\ndeck: Bio::Cell::M\n---\n\n## Parts\n- Pore: lets water in\n")
    identity = Identity(guid="abc", note_id=1, slots=("answer",))
    note = make_notes(sheet, (identity,), {})[0]
    names = [field.name for field in NOTETYPES[note.notetype].fields]
    assert "<span>Membranes</span> › <span>Parts</span>" in note.fields[names.index("Context")]
