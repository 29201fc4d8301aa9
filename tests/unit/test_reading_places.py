"""Where things stand: spans are offsets into the author's own text, whatever its line ends, tabs and prefixes."""

from __future__ import annotations

import pytest

from generator.blocks import CodeBlock, DefinitionList, Flowchart, ItemList, Paragraph, Quote, Statement, Table
from generator.facts import Sheet
from generator.inlines import Image, plain, walk
from generator.reading import parse
from generator.source import SourceFile, Span


def sheet_of(text: str) -> Sheet:
    sheet, _ = parse(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    return sheet


def only_table(text: str) -> tuple[Sheet, Table]:
    sheet = sheet_of(text)
    (table,) = sheet.preface
    assert isinstance(table, Table)
    return sheet, table


TABLE = "| Tea |  Steep |\n|---|---|\n| **Green** | a \\| b |\n"


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("\n", "\r"),
        "\n\n" + TABLE,
        TABLE.replace("Tea |  ", "Tea\t|\t"),
    ],
    ids=["line feeds", "CRLF", "carriage returns", "blank lines before", "tabs"],
)
def test_a_cell_slices_back_to_its_text(text: str) -> None:
    sheet, table = only_table(text)
    header = [sheet.source.slice(cell.span) for cell in table.header]
    cells = [sheet.source.slice(cell.span) for cell in table.rows[0].cells]
    assert (header, cells) == (["Tea", "Steep"], ["**Green**", "a \\| b"])


def test_a_row_slices_back_to_its_line() -> None:
    sheet, table = only_table(TABLE)
    assert sheet.source.slice(table.rows[0].span) == "| **Green** | a \\| b |"


def test_a_missing_cell_is_an_empty_place_at_the_end_of_its_row() -> None:
    _, table = only_table("a | b\n--|--\none\n")
    row = table.rows[0]
    assert row.cells[1].span == Span(start=row.span.end, end=row.span.end)


def test_the_front_matter_counts_for_lines_and_offsets() -> None:
    sheet = sheet_of("---\ntitle: Tea\n---\n\n## Green\n\nSteep it.\n")
    section = sheet.sections[0]
    assert sheet.source.position(section.span.start) == (5, 1)
    assert sheet.source.slice(section.blocks[0].span) == "Steep it."


def test_a_byte_order_mark_within_the_text_hides_no_front_matter() -> None:
    sheet = sheet_of("\ufeff---\r\ntitle: Tea\r\n---\r\nSteep it.\r\n")
    assert sheet.title == "Tea"
    assert sheet.source.slice(sheet.preface[0].span) == "Steep it."


def test_a_table_in_a_quote_slices_back_without_the_quotes_marks() -> None:
    sheet = sheet_of("> > | a | b |\n> > |---|---|\n> > | 1 | 2 |\n")
    quote = sheet.preface[0]
    assert isinstance(quote, Quote)
    inner = quote.blocks[0]
    assert isinstance(inner, Quote)
    table = inner.blocks[0]
    assert isinstance(table, Table)
    assert [sheet.source.slice(cell.span) for cell in table.rows[0].cells] == ["1", "2"]


def test_a_cell_of_an_html_table_slices_back_to_its_text() -> None:
    sheet, table = only_table("<table>\n<tr><th>Tea</th></tr>\n<tr>\n<td>\n <b>Green</b>\n</td></tr></table>\n")
    assert sheet.source.slice(table.rows[0].cells[0].span) == "<b>Green</b>"


def test_an_item_starts_at_its_marker() -> None:
    sheet = sheet_of("> 1. one\n>    - two\n>      more\n> 2. three\n")
    quote = sheet.preface[0]
    assert isinstance(quote, Quote)
    outer = quote.blocks[0]
    assert isinstance(outer, ItemList)
    inner = outer.items[0].blocks[0]
    assert isinstance(inner, ItemList)
    assert sheet.source.slice(inner.items[0].span) == "- two\n>      more"
    assert sheet.source.slice(outer.items[1].span) == "2. three"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_picture_slices_back_to_its_markup(end: str) -> None:
    sheet = sheet_of(f"one{end}> two ![a *cup*](cup.png){end}> and **![x](y.png)**{end}")
    quote = sheet.preface[1]
    assert isinstance(quote, Quote)
    paragraph = quote.blocks[0]
    assert isinstance(paragraph, Paragraph)
    pictures = [node for node in walk(paragraph.content) if isinstance(node, Image)]
    assert [sheet.source.slice(picture.span) for picture in pictures] == ["![a *cup*](cup.png)", "![x](y.png)"]


def test_the_body_of_a_fence_is_its_code_alone() -> None:
    sheet = sheet_of("```sh\nbrew\n  tea\n```\n")
    block = sheet.preface[0]
    assert isinstance(block, CodeBlock)
    assert sheet.source.slice(block.body) == "brew\n  tea"
    assert sheet.source.slice(block.span) == "```sh\nbrew\n  tea\n```"


def test_nodes_and_edges_of_a_flowchart_slice_back_to_their_text() -> None:
    sheet = sheet_of("- \t```mermaid\n\tflowchart LR\n\t  a[Pick] --> b & c\n\t```\n")
    items = sheet.preface[0]
    assert isinstance(items, ItemList)
    chart = items.items[0].blocks[0]
    assert isinstance(chart, Flowchart)
    assert [sheet.source.slice(node.span) for node in chart.nodes] == ["a[Pick]", "b", "c"]
    assert {sheet.source.slice(edge.span) for edge in chart.edges} == {"a[Pick] --> b & c"}


def test_lines_that_stand_alone_slice_back_each() -> None:
    sheet = sheet_of("Q: why?\n  A: because\n")
    assert [sheet.source.slice(block.span) for block in sheet.preface] == ["Q: why?", "A: because"]


def test_a_statement_spans_its_label() -> None:
    sheet = sheet_of("Exam rule: never do\nthat again.\n")
    block = sheet.preface[0]
    assert isinstance(block, Statement)
    assert sheet.source.slice(block.span) == "Exam rule: never do\nthat again."


def test_a_definition_spans_term_and_explanations() -> None:
    sheet = sheet_of("Oolong\n: half\n: fermented\n\nGreen\n: not\n")
    block = sheet.preface[0]
    assert isinstance(block, DefinitionList)
    assert [sheet.source.slice(definition.span) for definition in block.definitions] == [
        "Oolong\n: half\n: fermented",
        "Green\n: not",
    ]


def test_scripts_emoji_and_combining_marks_keep_their_offsets() -> None:
    sheet, table = only_table("| 茶 👩‍🔬 | e\u0301 |\n|---|---|\n| שלום | مرحبا |\n")
    cells = [*table.header, *table.rows[0].cells]
    assert [sheet.source.slice(cell.span) for cell in cells] == [plain(cell.content) for cell in cells]


def test_a_null_character_is_replaced_in_the_words_only() -> None:
    sheet = sheet_of("a\0b\n")
    paragraph = sheet.preface[0]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content) == "a\ufffdb"
    assert sheet.source.slice(paragraph.span) == "a\0b"
