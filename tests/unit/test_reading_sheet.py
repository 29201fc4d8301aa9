"""What is read of the sheet as a whole."""

from __future__ import annotations

import pytest

from generator.blocks import CodeBlock, Directives, Meta
from generator.facts import Status
from generator.reading import parse, readable
from generator.source import SourceFile


def test_every_key_of_the_front_matter_reaches_its_field() -> None:
    text = """---
Title: Tea
subtitle: hot
deck: Drinks::Tea
description: >-
  two
  lines
lang: zh_CN
tags: [tea, "#hot", tea]
version: 1.10
author: {name: Ann}
url: https://example.org
paper: [A4, letter]
orientation: Landscape
columns: 3
font_size: 7.5pt
pages: 2
theme: ink
cards: off
reverse: yes
---
Words.
"""
    sheet, found = parse(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    assert found == ()
    assert sheet.meta == Meta(
        title="Tea",
        subtitle="hot",
        deck="Drinks::Tea",
        description="two lines",
        language="zh-CN",
        tags=("tea", "hot"),
        version="1.10",
        author="Ann",
        url="https://example.org",
        paper=("a4", "letter"),
        orientation="landscape",
        columns=3,
        font_size=7.5,
        pages=2,
        theme="ink",
        directives=Directives(cards=False, reverse=True),
    )


@pytest.mark.parametrize("written", ["tags: tea, hot", "tags: tea hot", "tags: [tea, hot]", "tags:\n- tea\n- hot"])
def test_tags_may_be_written_as_text_or_as_a_list(written: str) -> None:
    sheet, _ = parse(SourceFile.of("sheet.md", f"---\n{written}\n---\nWords.\n"), "sheet")
    assert sheet is not None
    assert sheet.meta.tags == ("tea", "hot")


@pytest.mark.parametrize("empty", ["title:", "title: null", 'title: ""', "title: ~"])
def test_an_empty_value_says_nothing(empty: str) -> None:
    sheet, found = parse(SourceFile.of("sheet.md", f"---\n{empty}\n---\nWords.\n"), "sheet")
    assert sheet is not None
    assert (sheet.title, found) == ("Sheet", ())


@pytest.mark.parametrize(
    ("name", "title"),
    [("git-cheat_sheet", "Git cheat sheet"), ("README", "README"), ("003_bash", "003 bash"), ("茶", "茶"), ("_", "_")],
)
def test_a_files_name_is_made_readable(name: str, title: str) -> None:
    assert readable(name) == title


def test_words_that_no_block_shows_are_accounted_for() -> None:
    text = "---\ntitle: Tea\n---\n<!-- a remark -->\n{: .wide}\n[a]: /b\n\nWords.\n"
    sheet, _ = parse(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    assert [(account.status, sheet.source.slice(account.span)) for account in sheet.accounts] == [
        (Status.SKIPPED, "---\ntitle: Tea\n---\n"),
        (Status.SKIPPED, "<!-- a remark -->"),
        (Status.SKIPPED, "{: .wide}"),
        (Status.SKIPPED, "[a]: /b"),
    ]


def test_directives_of_the_title_and_of_the_front_matter_meet() -> None:
    text = "---\nreverse: no\n---\n<!-- cards: none -->\n# Tea\n\nWords.\n"
    sheet, _ = parse(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    assert sheet.meta.directives == Directives(cards=False, reverse=False)


def test_text_nested_deeper_than_anyone_reads_is_kept_as_text() -> None:
    sheet, found = parse(SourceFile.of("sheet.md", ">" * 10_000 + " tea\n"), "sheet")
    assert sheet is not None
    assert [diagnostic.code for diagnostic in found] == ["nested-too-deep"]
    assert sheet.source.slice(sheet.preface[0].span).endswith("tea")


@pytest.mark.parametrize(
    "chart",
    [
        "graph LR\n" + "".join(f"  n{number}\n" for number in range(151)),
        "graph LR\n" + "a --> b\n" * 201,
        "graph LR\n" + "".join(f"subgraph s{number}\n" for number in range(31)) + "a\n" + "end\n" * 31,
        "pie\n" + '  "peas" : 1\n' * 2_000,
    ],
    ids=["boxes", "arrows", "subgraphs", "characters"],
)
def test_a_diagram_too_large_for_a_page_is_shown_as_text(chart: str) -> None:
    sheet, found = parse(SourceFile.of("sheet.md", f"# Kitchen\n\n```mermaid\n{chart}```\n"), "sheet")
    assert sheet is not None
    (block,) = sheet.preface
    assert isinstance(block, CodeBlock)
    assert block.language == "text"
    assert "mermaid-large" in [diagnostic.code for diagnostic in found]


def test_a_table_of_more_empty_cells_than_anyone_needs_is_an_error() -> None:
    wide = "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + "x\n" * 600
    sheet, found = parse(SourceFile.of("sheet.md", wide), "sheet")
    assert sheet is None
    assert [(str(diagnostic.severity), diagnostic.code) for diagnostic in found] == [("error", "short-row")]


HOSTILE = {
    "open brackets": "[" * 5_000,
    "closed brackets": "[" * 3_000 + "]" * 3_000,
    "pictures": "![" * 5_000,
    "emphasis": "*a **b " * 3_000,
    "deep emphasis": "*" * 3_000 + "a" + "*" * 3_000,
    "marks": "==a " * 5_000,
    "dollars": "$a " * 5_000,
    "tags": '<a b="' * 5_000,
    "nested tags": "<b>" * 5_000 + "a" + "</b>" * 5_000,
    "details": "<details>\n" * 5_000,
    "comments": "<!-- \n" * 5_000,
    "labels": "Q: a\nA: b\n" * 3_000,
    "parentheses": "# " + "(" * 5_000 + ")" * 5_000 + "\n\na",
    "front matter": "---\na: " + "[" * 5_000 + "\n---\n",
    "a chart of edges": "```mermaid\ngraph LR\n" + "a-->b\n" * 3_000 + "```",
    "attributes": "`a`{: .a .b " * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_without_a_crash(text: str) -> None:
    _, found = parse(SourceFile.of("sheet.md", text), "sheet")
    assert all(diagnostic.code for diagnostic in found)
