"""Cards on every screen: whole words, whole options, legible code and colours, and nothing wider than its box."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deck_engine import collection, faces, import_package
from deck_samples import identities, row, sheet, stamped
from screens import screen

from generator import templates
from generator.cards import describe_deck, make_notes
from generator.facts import Question
from generator.inlines import text
from generator.notes import Gone
from generator.notetypes import STYLE_SHEET
from generator.preparing import prepare
from generator.writing.anki import anki_package

SHEETS = Path(__file__).with_name("screens")
WIDTHS = (320, 390, 768, 1200)
DEVICES = {320: "android", 390: "iphone", 768: "android", 1200: "desktop"}
NOW = 1_764_000_000
# Letters in a word that no phone holds in one line: where a device can, it hyphenates them.
LONGEST = 24
LISTED = 48
# The widest that Debian has, with its longest word, and those of Android.
WIDEST, LONGEST_IN_WIDEST = '"DejaVu Sans"', 20
FAMILIES = (WIDEST, "Roboto", '"Noto Sans"')

# Whether text is as wide as in the widest font: a family that a machine lacks falls back to another, often to this one.
IS_WIDEST = """widest => {
  const canvas = document.createElement("canvas").getContext("2d");
  const width = family => { canvas.font = `20px ${family}`; return canvas.measureText("Verwaltungsakt").width; };
  return width(getComputedStyle(document.querySelector("#qa *")).fontFamily) >= width(widest);
}"""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every card's back, which begins with its front, as Anki's own engine makes it; by sheet, guid and card."""
    folder = tmp_path_factory.mktemp("screens")
    backs: dict[str, str] = {}
    for path in sorted(SHEETS.glob("*.md")):
        copy = Path(shutil.copy(path, folder))
        prepared, found = prepare(copy, NOW)
        assert prepared is not None, found
        with collection(folder / path.stem) as col:
            import_package(col, anki_package(prepared.deck, prepared.notes, ()))
            for (guid, ordinal), (_, back) in faces(col).items():
                backs[f"{path.stem} {guid} {ordinal}"] = back
    assert len(backs) > 60
    return backs


def _seen(browser: Any, cards: dict[str, str], width: int, mode: str, family: str = "") -> Iterator[tuple[str, Any]]:
    css = templates.read(STYLE_SHEET)
    with screen(browser, css, width=width, mode=mode, device=DEVICES[width], family=family) as window:
        for name, html in cards.items():
            seen = window.look(html)
            longest = LONGEST_IN_WIDEST if window.reviewer.run(IS_WIDEST, WIDEST) else LONGEST
            seen["torn"] = [word for word in seen["torn"] if len(word) <= longest]
            yield name, seen


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_card_fits_its_screen(browser: Any, cards: dict[str, str], width: int, mode: str) -> None:
    for name, seen in _seen(browser, cards, width, mode):
        assert (seen["torn"], seen["tornOptions"], seen["split"]) == ([], [], []), name
        assert (seen["wide"], seen["spilt"]) == ([], 0), name
        assert (seen["faint"], seen["small"]) == ([], []), name


@pytest.mark.parametrize("family", FAMILIES)
def test_no_word_is_torn_in_another_font(browser: Any, cards: dict[str, str], family: str) -> None:
    for name, seen in _seen(browser, cards, 320, "light", family):
        assert (seen["torn"], seen["tornOptions"], seen["wide"], seen["spilt"]) == ([], [], [], 0), name


def test_a_phone_shows_48_characters_of_code_in_a_line(browser: Any, cards: dict[str, str]) -> None:
    listings = [room for _, seen in _seen(browser, cards, 390, "light") for room in seen["listings"]]
    assert listings
    assert min(listings) >= LISTED


def test_what_the_measures_look_for_is_there_to_be_seen(browser: Any) -> None:
    faulty = """<style>.narrow { width: 60px; overflow-wrap: anywhere } .pale { color: #999 }</style>
    <div class="narrow">unbelievably <span>--keep-going</span></div><div class="pale">hardly seen</div>
    <div style="width: 900px">wide</div><div style="font-size: 7px">small</div>
    <pre class="listing" style="width: 60px; white-space: pre-wrap"><code>a b c d e f g h i j k l</code></pre>"""
    with screen(browser, "", width=320, mode="light", device="desktop") as window:
        seen = window.look(faulty)
    assert {kind for kind, found in seen.items() if found} == {
        "torn", "tornOptions", "wide", "faint", "small", "spilt", "split", "listings",
    }  # fmt: skip


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_asked_no_more_says_so_legibly(browser: Any, mode: str, tmp_path: Path) -> None:
    fact = row("Kauri", ("Grows", "New Zealand"))
    gone = Gone(place=1, question=Question(slot="Height", prompt=text("Height"), answer=text("50 m")))
    (identity,) = identities(fact)
    made = sheet(fact)
    notes = stamped(make_notes(made, (replace(identity, slots=(*identity.slots, ""), gone=(gone,)),), {}))
    with collection(tmp_path) as col:
        import_package(col, anki_package(describe_deck(made), notes, ()))
        ask = col.get_note(col.find_notes("")[0])["Ask 2"]
    face = f'<main class="face front"><div class="ask">{ask}</div></main>'
    with screen(browser, templates.read(STYLE_SHEET), width=390, mode=mode, device="android") as window:
        seen = window.look(face)
        size = window.reviewer.run("() => parseFloat(getComputedStyle(document.querySelector('.gone')).fontSize)")
        text_shown = window.reviewer.run("() => document.querySelector('.gone').innerText")
    assert (seen["faint"], seen["small"]) == ([], [])
    assert size >= 16
    assert text_shown == "This is asked no more: suspend the card."
