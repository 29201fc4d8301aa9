"""Long words that no line holds: they end where their column does, whatever elements they are made of."""

from __future__ import annotations

import pypdfium2
import pytest
from page_samples import page_of, says, sheet_of

from generator.inlines import Code, Styled, Text, plain
from generator.writing.page.divisible import BREAK, divisible
from generator.writing.pdf import Page


def shown(node: Text | Code) -> str:
    return node.text


def test_a_long_word_in_two_elements_may_break_between_them() -> None:
    bold = Styled(style="strong", children=(Text(text="THE_NAME_OF_THE_RECIPE"),))
    assert plain(divisible((bold, Text(text="(flour) and more")), shown)) == (
        f"THE_NAME_OF_THE_RECIPE{BREAK}(flour) and more"
    )


@pytest.mark.parametrize("word", ["short", "a-long-word-that-breaks-at-its-hyphens-anyway"])
def test_what_fits_or_breaks_by_itself_is_left_alone(word: str) -> None:
    inlines = (Text(text=f"some {word}"), Styled(style="strong", children=(Text(text="bold words"),)))
    assert divisible(inlines, shown) == inlines


def furthest_right(page: Page) -> float:
    """The right edge of the characters on the page, in points."""
    document = pypdfium2.PdfDocument(page.pdf)
    text = document[0].get_textpage()
    right = max(text.get_charbox(number)[2] for number in range(text.count_chars()))
    text.close()
    document.close()
    return right


LONG = "Preheated_Oven_With_Steam_And_A_Stone_In_It" * 2


@pytest.mark.parametrize(
    "block",
    [
        f"**{LONG}**(*{LONG}*, more)",
        f"- deep\n  - deeper\n    - **{LONG}**(*{LONG}*)",
        f"    ```python\n    value = bake.{LONG.lower()}('{LONG}')\n    ```".replace("    ", ""),
        f"see <kbd>K</kbd>{LONG}",
        f"| Key | Value |\n| --- | --- |\n| (`{LONG}`) | see*{LONG}*`{LONG}` |",
    ],
)
def test_no_word_runs_over_the_edge(block: str) -> None:
    page = page_of(sheet_of(f"# Oven\n\n## Words\n\n{block}\n"), orientation="portrait", columns=1, font_size=24.0)
    assert says(page, LONG)
    # A slanted letter leans a little over the edge of its line.
    assert furthest_right(page) < 595.28 - 17.0
