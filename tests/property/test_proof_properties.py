"""Whatever a sheet is made of: it is built, what was built is proven, and a second build changes no byte."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import app
from generator.loading import read
from generator.source import SourceFile
from generator.verifying.source import cmark_html, hold_source, render
from generator.writing.pdf import PageOptions, make_page

PLAIN = ("salt", "one more word", "flour, water", "by hand", "slow")
HOSTILE = (
    "\u200b", "\u00ad", "\u2067a\u2069", "\u202eb", "\u200d", "\u0301", "e\u0301", "a\u0323\u0301", "ه≥", "ב≠ג",
    "𝒜", "𝟙", "<sup>Tm</sup>", "<sub>2</sub>", "<small>x</small>", "<kbd></kbd>", "<mark> z </mark>", "[](https://a.org)",
    "![](none.png)", "`a `", "**b**", "==m==", "$x^2$", "№ ½ ①", "कि", "ก็", "漢字", "한국", "👩\u200d🍳", "🇫🇷",
    "\ue000", "\u0378", "(خبز)", "ﬁ ﷺ", "&lt;b&gt;",
    "&nbsp;x", "\\*", "٣ ३", "a_b_c", "~~s~~", "x\u20d7", "\u3164", "a<br>b", "R&D", "2~3",
)  # fmt: skip


def texts(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.tuples(
        st.sampled_from(PLAIN), st.lists(st.sampled_from(words), max_size=3), st.sampled_from(["", " "])
    ).map(lambda parts: parts[2].join((parts[0], *parts[1])))


def blocks(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    text = texts(words)
    items = st.lists(st.tuples(text, text).map(": ".join), min_size=1, max_size=4)
    rows = st.lists(st.lists(text, min_size=3, max_size=3), min_size=2, max_size=5)
    return st.one_of(
        text,
        items.map(lambda lines: "\n".join(f"- {line}" for line in lines)),
        items.map(lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=4))),
        rows.map(lambda cells: "\n".join(f"| {' | '.join(row)} |" for row in (cells[0], ["---"] * 3, *cells[1:]))),
        text.map(lambda line: f"> {line}"),
        text.map(lambda line: f"```\n{line}\n```"),
        st.tuples(text, text).map(lambda pair: f"{pair[0]}\n: {pair[1]}"),
    )


def sheets(words: tuple[str, ...], most: int = 12) -> st.SearchStrategy[str]:
    """Headings of any level in any order, with a title in front matter or without."""
    front = st.tuples(st.sampled_from(["default", "mono", "large"]), st.integers(1, 5)).map(
        lambda wishes: f"---\ntitle: Bread\ntheme: {wishes[0]}\ncolumns: {wishes[1]}\npages: 3\n---\n\n"
    )
    part = st.tuples(st.integers(1, 6), texts(words), st.lists(blocks(words), max_size=2)).map(
        lambda part: "\n\n".join((f"{'#' * part[0]} {part[1]}", *part[2]))
    )
    return st.tuples(st.one_of(st.just(""), front), st.lists(part, min_size=1, max_size=most)).map(
        lambda parts: parts[0] + "\n\n".join(parts[1]) + "\n"
    )


quickly = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("words", [PLAIN, HOSTILE], ids=["plain", "hostile"])
def test_no_page_is_refused_by_a_fault_of_the_tool(words: tuple[str, ...]) -> None:
    @quickly
    @given(sheets(words))
    def holds(markdown: str) -> None:
        sheet, _ = read(SourceFile.of("any.md", markdown), "any")
        if sheet is not None:
            _, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
            assert not {one.code for one in found} & {"lost-on-page", "page-not-proven"}

    holds()


@settings(quickly, max_examples=150)
@given(sheets(HOSTILE))
def test_the_reader_loses_no_word_of_any_sheet(markdown: str) -> None:
    sheet, _ = read(SourceFile.of("any.md", markdown), "any")
    if sheet is not None:
        assert hold_source(sheet, render(markdown)) == ()


def call(*arguments: str) -> int:
    return CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code


@settings(quickly)
@given(sheets(HOSTILE, most=4))
def test_what_is_built_is_proven_and_built_again_alike(markdown: str) -> None:
    with TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        (folder / "source").mkdir()
        (folder / "source/any.md").write_text(markdown, "utf-8")
        if call("build", "--only", "anki,csv") != 0:
            return
        first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert call("verify") == 0
        assert call("build", "--only", "anki,csv") == 0
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first


CELL = st.lists(
    st.sampled_from(
        ["word", " ", "`co de`", "`[x]`", "*slanted*", "**bold *both***", "&", "&lt;", "<b>raw</b>", "<code>", "é",
         "e\u0301", "[", "?", "①", "\\|", "<td>", "</tr>", "|", "+--+", "==mark==", "漢字", "\uf8ff", "<!--", "https://example.org"]
    ),
    max_size=4,
).map("".join)  # fmt: skip


@given(st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=5), st.sampled_from(["|-|-|", "|:-|-:|"]))
def test_a_row_is_read_as_a_whole_as_it_is_tag_by_tag(rows: list[list[str]], dashes: str) -> None:
    lines = ["Above.", "", "| a | b |", dashes, *(f"| {' | '.join(cells)} |" for cells in rows), "+---+", "", "Below."]
    text = "\n".join(lines)
    quickly = render(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cmark_html, "_ROW", re.compile(r"(?!)"))
        assert render(text) == quickly
