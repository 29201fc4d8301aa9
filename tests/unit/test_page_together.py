"""What belongs together stays together, and nothing is said twice or framed for nothing."""

from __future__ import annotations

import pytest
from page_model import LAST, manuscript
from page_samples import page_of, said, sheet_of

from generator.writing.page.boxes import NEVER, Space
from generator.writing.page.frames import introduction

LINES = "\n\n".join(f"Line {number} says something." for number in range(9))


@pytest.mark.parametrize("colon", [":", "："])
def test_a_line_that_leads_in_stays_with_what_it_leads_in_to(colon: str) -> None:
    (section, _) = manuscript(f"# T\n\n## A\n\n{LINES}\n\nYou need{colon}\n\n- flour\n- water\n{LAST}").sections
    parts = section.parts(Space(30.0))

    assert parts.leads[-2] == NEVER  # before flour
    assert parts.leads[-3] < NEVER


def test_a_heading_has_three_lines_below_it() -> None:
    (section, _) = manuscript(f"# T\n\n## A\n\n{LINES}\n\n### B\n\n{LINES}\n{LAST}").sections
    leads = section.parts(Space(30.0)).leads
    below_heading, below_subheading = leads[1:5], leads[11:15]

    assert [lead == NEVER for lead in below_heading] == [True, True, True, False]
    assert [lead == NEVER for lead in below_subheading] == [True, True, True, False]


def test_a_preface_is_on_one_side_of_its_rule() -> None:
    short = sheet_of(f"# T\n\nOne.\n\nTwo.\n{LAST}")
    long = sheet_of(f"# T\n\nOne leads in:\n\n- item\n{LAST}")

    assert introduction(short.preface) == (short.preface, ())
    assert introduction(long.preface) == ((), long.preface)


@pytest.mark.parametrize("empty", ["```\n\n```", "> [!NOTE]", ">"])
def test_nothing_is_framed_for_nothing(empty: str) -> None:
    (section, _) = manuscript(f"# T\n\n## A\n\nword\n\n{empty}\n{LAST}").sections
    html = section.html(Space(30.0))

    assert 'class="code"' not in html
    assert "callout" not in html
    assert "quote" not in html


def test_a_heading_that_says_the_title_again_is_left_out() -> None:
    page = page_of(sheet_of("# regexp\n\n## RegExp\n\n### Sets\n\nword\n\n### Anchors\n\nword\n"))

    assert "RegExp" not in said(page)
    assert said(page).startswith("regexp")


def test_a_long_title_is_smaller_before_it_is_broken() -> None:
    title = "Everything that one has to know about the baking of bread at home"
    head = manuscript(f"# {title}\n{LAST}").head

    assert "font-size" not in head.html(Space(90.0))
    assert 'style="font-size:1.8em"' in head.html(Space(54.0))
    assert 'style="font-size:1.5em"' in head.html(Space(44.0))
    assert "at\u00a0home" in head.html(Space(30.0))


def test_text_is_as_near_to_the_only_heading_of_a_sheet_as_to_any_other() -> None:
    sheet = manuscript("# Bread\n\n## Doughs\n\n- baguette\n- brioche\n\n### Water\n\nA lot of it.\n")

    assert sheet.titles == ("Doughs", "Doughs", "Water")
    assert sheet.joined == {1}


def test_a_heading_that_an_item_begins_with_stands_beside_its_bullet() -> None:
    (headed, _) = manuscript(f"# T\n\n## A\n\n- # Head\n{LAST}").sections
    (plain, _) = manuscript(f"# T\n\n## A\n\n- word\n\n  # Head\n{LAST}").sections

    assert 'class="minor" style="padding-top:0"' in headed.html(Space(30.0))
    assert "padding-top:0" not in plain.html(Space(30.0))
