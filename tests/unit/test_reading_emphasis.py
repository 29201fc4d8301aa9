"""Emphasis beside scripts without spaces is read as it is meant; elsewhere as CommonMark says."""

from __future__ import annotations

import pytest
from page_samples import sheet_of

from generator.blocks import Paragraph
from generator.inlines import Styled, plain


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ('**"낮음"**으로 간다', ['"낮음"']),
        ("これは**「強い」**です", ["「強い」"]),
        ("文**（注）**文", ["（注）"]),
        ("**注意：**必须", ["注意："]),
        ("面粉*很*细", ["很"]),
        ("2 * 3 * 4", []),
        ("面粉 ** 水", []),
        ('bread**"stale"**bread', []),
        ("a**b**c", ["b"]),
    ],
)
def test_emphasis_is_read_as_it_is_meant(text: str, strong: list[str]) -> None:
    (paragraph,) = sheet_of(f"# A\n\n## B\n\n{text}\n").sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert [plain(node.children) for node in paragraph.content if isinstance(node, Styled)] == strong
