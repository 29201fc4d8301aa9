"""What a page is made of: its head, and the sections that stand on their own in columns and strips."""

from __future__ import annotations

from collections.abc import Sequence

from generator.blocks import Block, Paragraph
from generator.facts import Sheet

MOST_INTRODUCTION = 3  # paragraphs


def introduction(preface: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The first short paragraphs, which stand below the title across the page, and what follows them."""
    for number, block in enumerate(preface):
        if number == MOST_INTRODUCTION or not isinstance(block, Paragraph):
            return preface[:number], preface[number:]
    return preface, ()


def is_taken_apart(sheet: Sheet) -> bool:
    """Whether the parts of a sheet's only section stand on their own, since nothing else is on the page."""
    _, opening = introduction(sheet.preface)
    return len(sheet.sections) == 1 and not opening
