"""Lines that an author wrote one below the other stay so on the page; wrapped prose flows."""

from __future__ import annotations

import pytest
from page_samples import page_of, says, sheet_of

from generator.blocks import Paragraph, Statement
from generator.inlines import Break, Inlines, plain
from generator.writing.page.lines import as_written

MEANT = {
    "commands in columns": ":w        save\n:q        quit\n:wq       save and quit\n<C-n>     next word that fits",
    "a poem": "The oven is cold\nThe kitchen is dark and the bread is old\nNobody sings\nThe clock",
    "columns as wide as each other": "knead()  fold()  fold it once\nbake()   heat()  heat it\ncool()   rest()  wait",
    "code without a fence": '{ oven: {\nheat: { "top": 240 },\nsteam: true,\ntrays: [\n{ "bread": 2 } ] } }',
    "code below a label": "Oven:\nfor (tray of oven) {\nif (tray.hot) {\ntray.turn({ degrees: 180 }); } }",
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
    "two spaces behind a sentence": "the dough has risen.  It is\nbaked until brown.  Then it\ncools.  It is cut",
    "a sentence a line": "Mix it.\nLet it rest until it has doubled.\nFold it.\nBake it for an hour.",
    "ragged prose": "Dough that has risen\nover night keeps its shape in the oven\nand tastes of\nmore than flour",
    "lines with an address": "[Oven](https://example.org/oven)\nBread and butter for all of us\nKnife",
    "long lines": f"A{'a ' * 50}\nB{'b ' * 40}\nC{'c ' * 60}\nDd",
}


def written(text: str) -> Inlines:
    sheet = sheet_of(f"# A\n\n## B\n\n{text}\n")
    (block,) = sheet.sections[0].blocks
    assert isinstance(block, Paragraph | Statement)
    label = block.label if isinstance(block, Statement) else ()
    return as_written(block.content, sheet.source.text[block.span.start : block.span.end], label)


def ends(text: str) -> int:
    return sum(isinstance(node, Break) for node in written(text))


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT)
def test_lines_that_are_meant_are_kept(text: str) -> None:
    assert ends(text) == text.count("\n")


@pytest.mark.parametrize("text", FLOWS.values(), ids=FLOWS)
def test_prose_flows(text: str) -> None:
    assert ends(text) == 0


def test_a_line_keeps_the_signs_at_its_end() -> None:
    lines = "bake (tray) { ... }\ncool (rack) { ... }\ncut (bread) { ... };"
    assert "".join("\n" if isinstance(node, Break) else plain((node,)) for node in written(lines)) == lines


def test_a_page_with_kept_lines_is_proven() -> None:
    assert says(page_of(sheet_of(f"# A\n\n## B\n\n{MEANT['commands in columns']}\n")), ":wq save and quit")
