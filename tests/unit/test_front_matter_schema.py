"""The schema that editors get allows what the reader reads, and nothing else by that name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.reading.frontmatter.keys import KEYS, MOST_PAGES, WrongValueError, key_named

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "front-matter.schema.json"
PROPERTIES: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))["properties"]


def test_the_schema_has_every_key() -> None:
    assert list(PROPERTIES) == [key.name for key in KEYS]
    assert all(said["description"] for said in PROPERTIES.values())


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_examples_of_the_schema_can_be_read(name: str) -> None:
    key = key_named(name)
    assert key is not None
    assert PROPERTIES[name]["examples"]
    for example in PROPERTIES[name]["examples"]:
        key.read(example)


@pytest.mark.parametrize(
    ("name", "value"),
    [("columns", "7"), ("pages", str(MOST_PAGES + 1)), ("font-size", "25"), ("orientation", "round"), ("order", "any")],
)
def test_what_the_schema_forbids_cannot_be_read(name: str, value: str) -> None:
    said = PROPERTIES[name]
    bounds = [said, *said.get("anyOf", ())]
    assert value not in said.get("enum", ())
    assert all(float(value) > one["maximum"] for one in bounds if "maximum" in one)
    key = key_named(name)
    assert key is not None
    with pytest.raises(WrongValueError):
        key.read(value)
