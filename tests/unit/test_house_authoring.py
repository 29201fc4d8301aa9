"""The author's handbook: each example asks what is said below it."""

import re
from pathlib import Path

import pytest
from house_questions import questions

HANDBOOK = Path(__file__).parents[2] / "docs" / "authoring.md"
EXAMPLE = re.compile(r"^(`{3,})markdown\n(.*?)^\1\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(match[2], match[3]) for match in EXAMPLE.finditer(HANDBOOK.read_text("utf-8"))]


def test_every_example_has_its_questions() -> None:
    fences = re.findall(r"^`{3,}markdown$", HANDBOOK.read_text("utf-8"), re.MULTILINE)
    assert len(EXAMPLES) == len(fences) > 0


@pytest.mark.parametrize(("example", "asked"), EXAMPLES, ids=[asked.partition("\n")[0][:40] for _, asked in EXAMPLES])
def test_example_asks_what_the_handbook_says(example: str, asked: str) -> None:
    assert questions(example) == asked.splitlines()
