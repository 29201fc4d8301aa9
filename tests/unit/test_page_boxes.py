"""Sections as boxes: headings, frames, listings, and where they may be divided."""

from __future__ import annotations

from page_model import LAST, manuscript

from generator.writing.page.boxes import Space


def test_the_only_section_has_its_heading_across_and_its_parts_in_frames() -> None:
    shelf = "".join(f"\n### Shelf {number}\n\nA tool.\n" for number in range(3))
    made = manuscript(f"# Shed\n\n## All tools\n{shelf}")
    assert made.titles == ("All tools", "Shelf 0", "Shelf 1", "Shelf 2")
    assert made.wants[0] > 1000
    assert all("band" in section.html(Space(20.0)) for section in made.sections)


def test_a_heading_that_repeats_the_title_is_not_written_twice() -> None:
    assert manuscript("# Shed\n\n## Shed\n\n### Shelf\n\nA tool.\n").titles == ("Shelf",)


def test_a_quote_that_is_one_rule_has_one_frame() -> None:
    (section,) = manuscript(f"# T\n\n## A\n\n> **Tip:** wash it ==before== you cut it.\n{LAST}").sections[:1]
    assert "statement" in section.html(Space(20.0))
    assert "quote" not in section.html(Space(20.0))


def test_a_gap_is_left_out_where_a_column_begins() -> None:
    (section,) = manuscript("# T\n\n## A\n\n| a |\n| --- |\n| b |\n\n> [!NOTE]\n> Wash it.\n\n## B\n\ntext\n").sections[
        :1
    ]
    whole = section.parts(Space(20.0)).heights
    assert "padding-top:0.3" in section.html(Space(20.0), 0, len(whole))
    assert "padding-top:0.3" not in section.html(Space(20.0), len(whole) - 1, len(whole))
