"""Each shape in which people write: the sheet, and below it what is asked and what is accounted for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.facts import Status
from generator.fronts import REVERSE, fronts
from generator.loading import read
from generator.source import SourceFile

CASE = re.compile(r"^## ([^\n]+)\n+`{5}markdown\n(.*?)^`{5}\n+`{5}text\n(.*?)^`{5}$", re.MULTILINE | re.DOTALL)
FILES = sorted((Path(__file__).parent / "shapes").glob("*.md"))
CASES = [
    pytest.param(match[2], match[3], id=f"{path.stem}: {match[1]}")
    for path in FILES
    for match in CASE.finditer(path.read_text("utf-8"))
]
# What every sheet has, and no case is about.
USUAL = ("heading", "title", "comment", "markup")


def told(text: str) -> str:
    """A line for each card: context, question, answer; then one for each row or item without a card."""
    sheet, diagnostics = read(SourceFile.of("sheet.md", text), "sheet")
    assert sheet is not None, diagnostics
    lines = []
    for fact in sheet.facts:
        for front in fronts(fact):
            context = "".join(f"{words} › " for words in front.context)
            turned = "⟲ " if front.slot == REVERSE else ""
            lines.append(f"{turned}{context}{front.question} → {front.answer}".replace("\n", " | "))
    for account in sheet.accounts:
        if account.status is not Status.CARDED and account.kind not in USUAL and "header row" not in account.reason:
            line = sheet.source.line_number(account.span)
            lines.append(f"{line}: {account.kind} {account.status}, {account.reason}")
    return "".join(f"{line}\n" for line in lines)


def test_every_case_is_found() -> None:
    fences = sum(path.read_text("utf-8").count("\n`````markdown\n") for path in FILES)
    assert len(CASES) == fences > 0


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_shape(text: str, expected: str) -> None:
    assert told(text) == expected
