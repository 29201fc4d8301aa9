"""A site's parts: what changed and when, entries of the index, glyphs that are drawn once, names of places."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from deck_samples import sheet

from generator.anchors import fact_fragment, section_places
from generator.facts import Section
from generator.inlines import text
from generator.ledger import Entry as LedgerEntry
from generator.ledger import Ledger
from generator.source import Span
from generator.templates import OWN, BrokenTemplateError, Templates
from generator.writing.site.changes import MOST_NAMED, days
from generator.writing.site.drawing import Drawings, shared_outlines
from generator.writing.site.entries import Entry, read_entry, write_entry
from generator.writing.site.interface import WORDS, Interface

DAY = 86_400
START = 1_780_000_000


def entry(guid: str, *, came: int = START, modified: int = 0, retired: int | None = None) -> LedgerEntry:
    return LedgerEntry(
        guid=guid, note_id=came * 1000, modified=modified or came, seen="", notetype="row", kind="row", section=("A",),
        context=(), id=None, part=0, key=f"key of {guid}", places=(), also=(), retired=retired,
    )  # fmt: skip


def test_the_first_edition_is_only_counted() -> None:
    (day,) = days(Ledger(entries=(entry("a"), entry("b"))))
    assert day.first
    assert [(one.kind, one.count, one.named) for one in day.changed] == [("new", 2, ())]


def test_later_days_name_what_came_was_reworded_and_left_the_latest_first() -> None:
    ledger = Ledger(
        entries=(
            entry("a"),
            entry("b", modified=START + 2 * DAY),
            entry("c", came=START + DAY),
            entry("d", retired=START + 2 * DAY),
        )
    )
    last, middle, first = days(ledger)
    assert [(one.kind, one.named) for one in last.changed] == [
        ("reworded", (("key of b", "b"),)),
        ("left", (("key of d", ""),)),
    ]
    assert [(one.kind, one.named) for one in middle.changed] == [("new", (("key of c", "c"),))]
    assert (first.first, first.changed[0].count) == (True, 3)
    assert last.date > middle.date > first.date


def test_many_changes_of_a_day_are_named_up_to_a_number_and_counted() -> None:
    came = [entry(f"n{number}", came=START + DAY) for number in range(MOST_NAMED + 5)]
    changed = days(Ledger(entries=(entry("a"), *came)))[0].changed[0]
    assert (changed.count, len(changed.named)) == (MOST_NAMED + 5, MOST_NAMED)


def test_an_entry_comes_back_as_it_was_written() -> None:
    made = Entry(name="tea", title="Tea & <more>", sections=("One", "Two"), cards=3, picture="page.png")
    assert read_entry("tea", write_entry(made)) == made


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"\xff", b'{"format": 2}', b'{"format": 1, "title": "x", "sections": 3}',
        b'{"format": 1, "title": ["x"], "sections": []}', b'{"format": 1, "title": "x", "sections": [], "facts": "7"}',
        b'{"format": 1, "title": "x", "sections": [], "other": 1}', b'{"format": 1, "title": "x", "sections": [1]}',
    ],
)  # fmt: skip
def test_an_entry_that_is_not_ours_is_only_a_name(content: bytes) -> None:
    assert read_entry("tea", content) == Entry(name="tea", title="tea")


def test_an_entry_holds_nothing_but_what_the_index_says() -> None:
    told = json.loads(write_entry(Entry(name="tea", title="Tea")))
    assert "name" not in told


def section(title: str, start: int) -> Section:
    return Section(level=2, number="", title=text(title), note=(), span=Span(start=start, end=start + 1), blocks=())


def test_sections_are_named_as_code_hosts_name_them_each_once() -> None:
    titles = ["Verbs", "Verbs", "Verbs-1", "Größe & Gewicht", "!"]
    made = sheet()
    object.__setattr__(made, "sections", tuple(section(title, number) for number, title in enumerate(titles)))
    fragments = [place.fragment for place in section_places(made)]
    assert fragments == ["verbs", "verbs-1", "verbs-1-1", "größe--gewicht", ""]


def test_no_section_can_have_the_name_of_a_fact_or_of_a_part_of_the_page() -> None:
    assert fact_fragment("abc") != fact_fragment("abc").lower()


def test_formulas_have_no_style_and_their_words_are_there_to_be_read() -> None:
    html = Drawings(language="en").formula(r"\frac{a}{b} < \text{水}", display=False)
    assert "style=" not in html
    assert "font-family" not in html
    assert 'data-tex="\\frac{a}{b} &lt; \\text{水}"' in html
    assert "<title>a over b" in html


def test_a_formula_that_cannot_be_drawn_is_empty() -> None:
    assert Drawings(language="en").formula(r"\nosuch{", display=True) == ""


def test_a_glyph_that_is_drawn_twice_is_written_once() -> None:
    drawn = Drawings(language="en").formula("a+a", display=False)
    page = shared_outlines(f"<!doctype html><body>{drawn}</body>")
    outline = next(part for part in drawn.split('"') if part.startswith("M"))
    assert page.count(outline) == 1
    assert page.count("<use href=") == 2
    assert page.startswith('<!doctype html><body><svg class="glyphs"')


SPOKEN = tuple(tomllib.loads(OWN.read(WORDS)))


@pytest.mark.parametrize("language", SPOKEN)
def test_an_interface_has_every_word_with_its_places(language: str) -> None:
    said = tomllib.loads(OWN.read(WORDS))
    assert said[language].keys() == said["en"].keys()
    for name, english in said["en"].items():
        words = said[language][name]
        assert sorted(re.findall(r"\{\w*\}", words)) == sorted(re.findall(r"\{\w*\}", english)), name
        assert words.strip()
    same = [name for name, words in said[language].items() if words == said["en"][name]]
    assert language == "en" or len(same) <= 2


@pytest.mark.parametrize(("language", "spoken"), [("de-AT", "de"), ("zh-TW", "zh"), ("sw", "en"), ("PT", "pt")])
def test_an_interface_is_in_the_nearest_language_or_in_english(language: str, spoken: str) -> None:
    assert Interface.of(language, OWN).language == spoken


def test_authors_may_add_a_language_or_other_words(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / WORDS).write_text('[sw]\ntest = "Jipime"\n[en]\nfiles = "Downloads"\n', "utf-8")
    templates = Templates(folders=(tmp_path,))
    swahili = Interface.of("sw", templates)
    assert (swahili.language, swahili["test"], swahili["files"]) == ("sw", "Jipime", "Downloads")


@pytest.mark.parametrize("words", ["[sw", "sw = 1", "[sw]\ntest = 1"])
def test_words_that_cannot_be_read_are_an_error_of_the_template(words: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / WORDS).write_text(words, "utf-8")
    with pytest.raises(BrokenTemplateError, match=WORDS):
        Interface.of("sw", Templates(folders=(tmp_path,)))
