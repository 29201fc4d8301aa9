"""Lines that lead in: labels in bold, near to what they lead in to, and never alone at the foot of a column."""

from __future__ import annotations

import pytest
from page_model import LAST, manuscript

from generator.writing.page.boxes import NEVER, Space, height

LABELS = {
    "a word and a colon": ("Tools:", "- pan\n- pot"),
    "in Chinese": ("工具：", "- 锅\n- 碗"),
    "before a listing": ("Start it:", "```\nbake\n```"),
    "in small letters": ("ingredients:", "- flour\n- water"),
    "with a comma": ("Pros,", "- fast\n- small"),
    "code": ("`OVEN`", "- hot\n- dry"),
    "without a colon": ("What to buy", "- flour\n- water"),
}
SENTENCES = {
    "a sentence": ("These are the tools that you need for it:", "- pan\n- pot"),
    "the end of one": ("so that:", "- it rises\n- it bakes"),
    "a word between": ("Or:", "```\nbake\n```"),
    "with a comma before a listing": ("First,", "```\nbake\n```"),
    "with a full stop": ("Buy these.", "- flour\n- water"),
    "before a formula": ("It follows:", "$$x$$"),
    "in Chinese": ("用于控制元素的最小宽度的实用程序", "- 锅\n- 碗"),
}


def section(line: str, below: str, above: str = "word\n\n") -> str:
    (made, *_) = manuscript(f"# T\n\n## A\n\n{above}{line}\n\n{below}\n{LAST}").sections
    return made.html(Space(30.0))


@pytest.mark.parametrize(("line", "below"), LABELS.values(), ids=LABELS.keys())
def test_a_short_line_before_what_it_names_is_a_label(line: str, below: str) -> None:
    assert section(line, below).count('<p class="minor">') == 1


@pytest.mark.parametrize(("line", "below"), SENTENCES.values(), ids=SENTENCES.keys())
def test_what_is_a_sentence_is_none(line: str, below: str) -> None:
    assert '"minor"' not in section(line, below)


def test_a_line_right_below_a_heading_is_no_label_without_a_colon() -> None:
    assert '"minor"' not in section("What to buy", "- flour\n- water", above="")


def test_a_line_that_leads_in_is_nearer_to_what_follows_than_to_what_stands_above() -> None:
    html = section("You need all of these things for it:", "- flour\n- water")

    assert '<div style="padding-top:0.220em"><p class="leads">' in html


def test_the_first_line_has_no_more_room_above_it() -> None:
    assert '<p class="leads">' in section("You need all of these things for it:", "- flour", above="")
    assert "padding-top" not in section("You need all of these things for it:", "- flour", above="")


@pytest.mark.parametrize("line", ["**Tools**", "# Tools"], ids=["bold", "a heading"])
def test_a_line_that_heads_a_list_is_never_alone_at_the_foot_of_a_column(line: str) -> None:
    lines = "\n\n".join(f"Line {number} says something." for number in range(9))
    (made, *_) = manuscript(f"# T\n\n## A\n\n{lines}\n\n> {line}\n>\n> - pan\n> - pot\n> - spoon\n{LAST}").sections
    leads = made.parts(Space(30.0)).leads

    assert leads[-3] == NEVER  # before the pan


def test_a_label_is_as_high_as_it_is_measured() -> None:
    (made, *_) = manuscript(f"# T\n\n## A\n\nword\n\nTools:\n\n- pan\n{LAST}").sections
    (bare, *_) = manuscript(f"# T\n\n## A\n\nword\n\n- pan\n{LAST}").sections

    assert height(made, Space(30.0)) - height(bare, Space(30.0)) == pytest.approx(0.22 + 0.26 + 1.25 + 0.14)


@pytest.mark.parametrize("line", ["**Example 3:** bake it", "**Example 3**: bake it", "**Tip:** bake it"])
def test_a_named_line_stays_with_its_code(line: str) -> None:
    lines = "\n\n".join(f"Line {number} says something." for number in range(9))
    (made, *_) = manuscript(f"# T\n\n## A\n\n{lines}\n\n{line}\n\n```\nbake\n```\n{LAST}").sections

    assert made.parts(Space(30.0)).leads[-1] == NEVER
    assert made.parts(Space(30.0)).leads[-2] < NEVER


def test_bullets_with_nothing_but_bullets_behind_them_are_left_out() -> None:
    (made, *_) = manuscript(f"# T\n\n## A\n\n- pan\n- \n  - \n    - \n  - \n- pot\n{LAST}").sections

    assert made.html(Space(30.0)).count("<li") == 2


def test_the_last_line_of_a_list_stays_with_the_code_that_it_leads_in_to() -> None:
    def leads(last: str) -> tuple[float, ...]:
        sheet = manuscript(f"# A\n\n## B\n\n1. Knead it\n2. Rest\n3. {last}\n\n```\nbake\n```\n{LAST}")
        return sheet.sections[0].parts(Space(30.0)).leads

    assert leads("Bake:")[-1] == NEVER
    assert leads("Bake")[-1] < NEVER
