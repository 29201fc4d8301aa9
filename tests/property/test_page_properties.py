"""Any text becomes a proven page, or an error that says why not."""

from __future__ import annotations

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.loading import read
from generator.source import SourceFile
from generator.writing.pdf import PageOptions, make_page

# What cheatsheets are made of, and what trips up a layout.
WORDS = st.sampled_from([
    "salt", "a very long explanation of it", "`code(x, y)`", "**bold**", "日本語", "שלום", "مرحبا", "🍞", "x" * 90, "=",
    "–", "a\u00adb", "\u200f", "$x^2$", "[link](https://example.org)", "==mark==", "1/2", "&amp;", "<b>", "\\|", "é",
])  # fmt: skip
CELLS = st.lists(WORDS, max_size=3).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=4).map(
        lambda rows: "\n".join(
            f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * columns, *rows[1:])
        )
    )
)  # fmt: skip
BLOCKS = st.one_of(
    TABLES,
    st.lists(CELLS, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items)),
    CELLS,
    CELLS.map(lambda text: f"> [!NOTE]\n> {text}"),
    CELLS.map(lambda text: f"```\n{text}\n```"),
    st.text(st.characters(exclude_categories=("Cs", "Co", "Cn", "Mn", "Mc", "Me")), max_size=40),
)
SHEETS = st.lists(st.tuples(st.integers(1, 4), CELLS, BLOCKS), min_size=1, max_size=6).map(
    lambda parts: "\n\n".join(f"{'#' * level} {title}\n\n{block}" for level, title, block in parts)
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHEETS)
def test_any_sheet_becomes_one_page_or_a_located_error(markdown: str) -> None:
    sheet, _ = read(SourceFile.of("any.md", markdown), "any")
    if sheet is None:
        return
    page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if page is None:
        assert [diagnostic.code for diagnostic in errors] == ["does-not-fit"]
        return
    assert errors == []
    document = pypdfium2.PdfDocument(page.pdf)
    pages = len(document)
    document.close()
    assert pages == 1
