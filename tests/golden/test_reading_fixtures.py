"""Markdown in, blocks and messages out: whole outlines and whole error texts."""

from __future__ import annotations

import pytest
from reading_outline import FIXTURES, Fixture, fixtures, outline

from generator.diagnostics import render
from generator.reading import parse
from generator.source import SourceFile

CASES = [
    pytest.param(fixture, id=f"{path.stem}: {fixture.title}")
    for path in sorted(FIXTURES.glob("*.md"))
    for fixture in fixtures(path.stem)
]


@pytest.mark.parametrize("fixture", CASES)
def test_markdown_is_read_as_the_fixture_says(fixture: Fixture) -> None:
    sheet, found = parse(SourceFile.of("sheet.md", fixture.given), "sheet")
    messages = [render(diagnostic) for diagnostic in found]
    read = "\n".join([outline(sheet), *messages] if sheet else messages)
    assert read == fixture.expected
