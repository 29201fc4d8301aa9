"""The way back from a card to its place on the published sheet."""

from __future__ import annotations

import pytest

from generator.cards import make_notes
from generator.identity import Ledger, identify
from generator.loading import sheet_of
from generator.notetypes import field_of
from generator.slugs import anchor

SHEET = """---
title: Tides
url: {}
---

- Neap: the smallest range

## 1. Words & signs (short)

- Ebb: the water goes out

## Words & signs

- Flood: the water comes back

## Words & signs

- Slack: it stands
"""


def sources(url: str) -> list[str]:
    made, _ = sheet_of("tides.md", SHEET.format(url).encode())
    assert made is not None
    notes = make_notes(made, identify(made, Ledger()).identities, {})
    return [field_of(note, "Source") for note in notes]


def test_each_card_leads_to_its_section_as_code_hosts_name_it() -> None:
    assert sources("https://example.org/tides.md") == [
        '<a href="https://example.org/tides.md">Tides</a>',
        '<a href="https://example.org/tides.md#1-words--signs-short">Words &amp; signs</a>',
        '<a href="https://example.org/tides.md#words--signs">Words &amp; signs</a>',
        '<a href="https://example.org/tides.md#words--signs-1">Words &amp; signs</a>',
    ]


def test_an_address_with_a_place_of_its_own_is_left_whole() -> None:
    assert set(sources("https://example.org/#tides")) == {
        '<a href="https://example.org/#tides">Tides</a>',
        '<a href="https://example.org/#tides">Words &amp; signs</a>',
    }


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "mailto:me@example.org", "tides"])
def test_without_an_address_on_the_web_there_is_no_way_back(url: str) -> None:
    assert set(sources(url)) == {""}


@pytest.mark.parametrize(
    ("heading", "name"),
    [("What's new?", "whats-new"), ("C++ / Rust", "c--rust"), ("Größe 2×3", "größe-23"), ("नमस्ते जी", "नमस्ते-जी")],
)
def test_anchors_are_those_of_code_hosts(heading: str, name: str) -> None:
    assert anchor(heading) == name
