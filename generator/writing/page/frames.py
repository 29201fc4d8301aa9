"""What a page is made of: its head, and the sections that are on their own in columns and strips."""

from __future__ import annotations

from collections.abc import Sequence

from generator.blocks import Block, Paragraph
from generator.facts import Section, Sheet
from generator.inlines import plain

MOST_INTRODUCTION = 3  # paragraphs


def introduction(preface: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """A preface of a few paragraphs, which is below the title across the page, or one that is set in the columns.

    It is never divided: what leads in to a list or table stays with it.
    """
    short = len(preface) <= MOST_INTRODUCTION and all(isinstance(block, Paragraph) for block in preface)
    return (preface, ()) if short else ((), preface)


def repeats_title(sheet: Sheet, section: Section) -> bool:
    """Whether the heading of `section` says nothing but the sheet's title once more."""
    return _letters(plain(section.title)) == _letters(sheet.title) and not section.note and not section.number


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_taken_apart(sheet: Sheet) -> bool:
    """Whether the parts of a sheet's only section are on their own, since nothing else is on the page."""
    _, opening = introduction(sheet.preface)
    return len(sheet.sections) == 1 and not opening
