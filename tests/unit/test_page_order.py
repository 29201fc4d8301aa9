"""The author's order of sections is kept on the page, unless another one gains much."""

from __future__ import annotations

import pytest
from page_samples import sheet_of

from generator.templates import Templates
from generator.writing.page.arrangement import Arrangement
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.manuscript import typeset
from generator.writing.page.order import order_matters
from generator.writing.page.theme import load_theme
from generator.writing.pdf.fitting import Fitter, Wishes


def titled(*titles: str) -> str:
    return "# T\n\n" + "\n\n".join(f"## {title}\n\nWords below it." for title in titles)


@pytest.mark.parametrize(
    "titles",
    [
        ("1 Start", "2 Go on", "3 End"),
        ("1. Start", "2. Go on"),
        ("A. Nouns", "B. Verbs", "C. Rest"),
        ("I Setup", "II Use", "III Care"),
        ("Step 1", "Step 2"),
        ("Woche 3: Herz", "Woche 4: Lunge"),
        ("第1章 起動", "第2章 停止"),
        ("1789: Bastille", "1793", "1799"),
        ("Monday", "Tuesday"),
        ("Januar", "Februar", "März"),
        ("Adder", "Bison", "Camel", "Dodo", "Élan", "Fox"),
    ],
)
def test_numbered_lettered_dated_and_sorted_sections_are_in_an_order(titles: tuple[str, ...]) -> None:
    assert order_matters(sheet_of(titled(*titles)).sections)


@pytest.mark.parametrize(
    "titles",
    [("Verbs", "Nouns"), ("Doughs", "Tools", "Ovens"), ("Ants", "Bees", "Cats"), ("HTTP 2 frames", "Ports", "TLS")],
)
def test_other_sections_are_in_no_order_that_says_something(titles: tuple[str, ...]) -> None:
    assert not order_matters(sheet_of(titled(*titles)).sections)


def arranged(front: str, numbered: bool) -> Arrangement:
    """Four sections of very different heights, which pack best in another order."""
    names, rows = ("Zebra", "Apple", "Mouse", "Kite", "Tree", "Book"), (30, 2, 28, 2, 26, 4)
    text = f"---\n{front}---\n# T\n" + "".join(
        f"\n## {number if numbered else ''} {name}\n\n| Key | What it does |\n| --- | --- |\n"
        + "".join(f"| k{number}{row} | does {row} |\n" for row in range(count))
        for number, (name, count) in enumerate(zip(names, rows, strict=True), 1)
    )
    sheet = sheet_of(text)
    manuscript = typeset(sheet, load_theme("default", Templates()), {}, {}, NO_BLANKS).manuscript
    wishes = Wishes(order=sheet.meta.order)
    found = Fitter(manuscript=manuscript, paper="a4", wishes=wishes, spare=0.12).solve()
    assert found is not None
    return found


def order(arrangement: Arrangement) -> list[int]:
    return [part.section for page in arrangement.pages for band in page for column in band.columns for part in column]


@pytest.mark.parametrize("numbered", [True, False])
def test_sections_come_in_the_authors_order(numbered: bool) -> None:
    found = order(arranged("", numbered=numbered))
    assert found == sorted(found)


def test_an_author_can_free_the_order() -> None:
    free, kept = arranged("order: free\n", numbered=True), arranged("", numbered=True)
    assert free.font_size >= kept.font_size
