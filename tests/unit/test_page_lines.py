"""Lines that an author wrote one below the other stay so on the page; wrapped prose flows."""

from __future__ import annotations

import pytest
from page_samples import page_of, says, sheet_of

from generator.blocks import Paragraph
from generator.inlines import Break
from generator.writing.page.lines import as_written

MEANT = {
    "commands in columns": ":w        save\n:q        quit\n:wq       save and quit\n<C-n>     next word that fits",
    "a poem": "The oven is cold\nThe kitchen is dark and the bread is old\nNobody sings\nThe clock",
    "an address": "Bakery Roggen\nMillstreet 5\n80331 München an der Isar",
    "commands in code": "`git add` stages\n`git commit -a` records all that changed\n`git push` sends",
    "Chinese": "发酵三小时\n烘烤四十分钟直到金黄色\n冷却一小时",
}
FLOWS = {
    "two lines": "Bakery\nMillstreet 5 in the town",
    "prose that an editor wrapped": (
        "Dough that has risen over night\nkeeps its shape in the oven and\ntastes of more than flour, but\n"
        "whoever is in haste takes yeast"
    ),
    "a sentence a line": "Mix it.\nLet it rest until it has doubled.\nFold it.\nBake it for an hour.",
    "ragged prose": "Dough that has risen\nover night keeps its shape in the oven\nand tastes of\nmore than flour",
    "lines with an address": "[Oven](https://example.org/oven)\nBread and butter for all of us\nKnife",
    "long lines": f"A{'a ' * 50}\nB{'b ' * 40}\nC{'c ' * 60}\nDd",
}


def ends(text: str) -> int:
    sheet = sheet_of(f"# A\n\n## B\n\n{text}\n")
    (paragraph,) = sheet.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    written = as_written(paragraph.content, sheet.source.text[paragraph.span.start : paragraph.span.end])
    return sum(isinstance(node, Break) for node in written)


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT)
def test_lines_that_are_meant_are_kept(text: str) -> None:
    assert ends(text) == text.count("\n")


@pytest.mark.parametrize("text", FLOWS.values(), ids=FLOWS)
def test_prose_flows(text: str) -> None:
    assert ends(text) == 0


def test_a_page_with_kept_lines_is_proven() -> None:
    assert says(page_of(sheet_of(f"# A\n\n## B\n\n{MEANT['commands in columns']}\n")), ":wq save and quit")
