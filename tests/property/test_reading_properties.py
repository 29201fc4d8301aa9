"""What holds for any text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import Block, Table
from generator.diagnostics import render
from generator.facts import Sheet, walk_sections
from generator.inlines import plain
from generator.reading import decode, parse, reader
from generator.source import SourceFile, Span

PIECES = (
    "# ", "## 1 ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "\r\n", "| ", " | ", "|", "|---|---|", "---", "===",
    "```", "```mermaid\n", "flowchart LR\n", "a --> b", "[x", "$", "$$", "==", "**", "_", "`", "~~", "[", "](", ")",
    "![", "]", "<details>", "</details>", "<summary>", "</summary>", "<table>", "<tr>", "<td>", "</table>", "<b>",
    "</b>", "<pre>", "</pre>", "<!-- ", " -->", "id: x", "cards: none", "key: 2", ": ", ":::", "::: tip", "!!! note",
    "{: .a}", "{#b}", "[^1]", "[^1]: ", "[a]: b", "\\", "&amp;", "<h2>", "</h2>", "tea", " ", "茶", "e\u0301",
    "\ufeff", "\0", "x", "Q: ", "A: ", "Note: ", "title: T", "{% x %}", "[!tip]", "subgraph", "end",
)  # fmt: skip

markdown = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
words = st.text(st.characters(codec="utf-8", exclude_characters="\r\n|\\", exclude_categories=["Z", "C"]), min_size=1)


def spans(value: object) -> Iterator[Span]:
    """Every span inside a sheet's blocks, sections and accounts."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans(inner)
    elif is_dataclass(value) and not isinstance(value, SourceFile | type):
        for attribute in fields(value):
            yield from spans(getattr(value, attribute.name))


def shown(sheet: Sheet) -> Iterator[Block]:
    yield from sheet.preface
    for _, section in walk_sections(sheet.sections):
        yield from section.blocks


@given(markdown)
def test_any_text_is_read_without_a_crash_and_its_messages_have_a_place(text: str) -> None:
    sheet, found = parse(SourceFile.of("sheet.md", text), "sheet")
    assert all(render(diagnostic).startswith("sheet.md") for diagnostic in found)
    for span in spans(sheet):
        assert 0 <= span.start <= span.end <= len(text)


@given(markdown)
def test_every_line_with_words_is_in_a_block_or_accounted_for(text: str) -> None:
    source = SourceFile.of("sheet.md", text)
    sheet, _ = parse(source, "sheet")
    if sheet is None:
        return
    sections = [section for _, section in walk_sections(sheet.sections)]
    placed = [part.span for part in (*shown(sheet), *sections, *sheet.accounts)]
    covered = {
        line
        for span in placed
        for line in range(source.position(span.start)[0], source.position(max(span.start, span.end - 1))[0] + 1)
    }
    missed = [n for n in range(1, len(source.starts) + 1) if re.search(r"\w", source.line(n)) and n not in covered]
    assert missed == []


@given(markdown)
def test_line_ends_do_not_matter(text: str) -> None:
    text = text.replace("\r", "")
    sheet, found = parse(SourceFile.of("sheet.md", text), "sheet")
    other, same = parse(SourceFile.of("sheet.md", text.replace("\n", "\r\n")), "sheet")
    assert [diagnostic.code for diagnostic in found] == [diagnostic.code for diagnostic in same]
    if sheet is not None and other is not None:
        here = [sheet.source.position(span.start) for span in spans((sheet.preface, sheet.sections))]
        there = [other.source.position(span.start) for span in spans((other.preface, other.sections))]
        assert here == there


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_cell_of_a_table_slices_back_to_what_was_written(rows: list[list[str]]) -> None:
    text = "|a|b|c|\n|-|-|-|\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    source = SourceFile.of("sheet.md", text)
    sheet, _ = parse(source, "sheet")
    if sheet is None or not isinstance(sheet.preface[0], Table):
        return
    table = sheet.preface[0]
    kept = [row for row in rows if not all(re.fullmatch(r":?[-=]+:?", cell) for cell in row)]
    assert [[source.slice(cell.span) for cell in row.cells] for row in table.rows] == kept


@given(st.lists(st.lists(st.text("abc 茶", min_size=1), min_size=2, max_size=4), min_size=1, max_size=5))
def test_no_word_of_a_ragged_table_is_lost(rows: list[list[str]]) -> None:
    text = "|a|b|c|\n|-|-|-|\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    sheet, _ = parse(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None
    table = sheet.preface[0]
    assert isinstance(table, Table)
    read = [" ".join(plain(cell.content) for cell in row.cells).replace("|", " ").split() for row in table.rows]
    assert read == [" ".join(row).split() for row in rows]


@given(st.binary())
def test_any_bytes_are_decoded_or_refused_with_a_place(content: bytes) -> None:
    source, found = decode("sheet.md", content)
    assert (source is None) == bool(found)
    assert all(render(diagnostic).startswith("sheet.md:") for diagnostic in found)


PIECES = st.sampled_from(
    ["word", "two words", "a", "é", "漢字", " ", "  ", "\t", "`code`", "`a  b`", "`` b` ``", "`", "*", "**",
     "*slanted*", "**bold**", "*a b*", "**a *b* c**",
     "(", ")", ".", ",", ":", ";", "-", "#", "%", "/", "|", "'", '"', "\u3000",
     "\u00a0", "1", "10:30:", "_"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=7).map("".join))
def test_code_and_bold_words_are_read_without_the_parser_as_with_it(cell: str) -> None:
    source = SourceFile.of("sheet.md", f"# T\n\n| a | b |\n|---|---|\n| {cell} | c |\n\n- {cell}\n\n{cell}\n")
    quickly = parse(source, "sheet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_in_pieces", lambda _: None)
        assert parse(source, "sheet") == quickly
