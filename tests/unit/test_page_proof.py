"""The proof of a page refuses what lost something, and nothing else."""

from __future__ import annotations

import pytest
from page_samples import page_of, said, sheet_of

from generator.writing.pdf import prove


def proven(markdown: str, shown: str = "") -> list[str]:
    """What the page of `shown`, or else of `markdown` itself, lacks of the sheet of `markdown`."""
    page = page_of(sheet_of(shown or markdown))
    return [loss.text for loss in prove(sheet_of(markdown), page.pdf).losses]


def rows(*words: str) -> str:
    table = "".join(f"| {one} | here |\n" for one in words)
    items = "".join(f"- {one}\n" for one in words)
    return f"# Bread\n\n## Words\n\n{items}\n## Table\n\n| Word | Place |\n| --- | --- |\n{table}"


@pytest.mark.parametrize(
    "words",
    [
        ["dm<sup>3</sup>: litre", "Fe<sup>3+</sup>: iron", "H<sub>2</sub>O: water", "<sup>Tm</sup> is no mark"],
        ["לחם ≥ מים", "خبز ≠ ماء", "abc ל ∈ x ı def", "heap (خبز)", "3 ≤ ק"],
        ["a\u200bb", "a\u00adb", "\u2067l\u2069", "turned \u202e → № again", "joined\u200dnot", "\ufeffmark", "\u3164"],
        ["\u0301: a mark alone", "e\u0301 and \u00e9", "a\u0323\u0301", "x\u20d7", "=\u0338", "\u1100\u1161"],
        ["किताब دقيق", "क्षत्रिय: מלח", "น้ำ מלח: ช้าๆ", "ملح நீர் கொ"],
        ["الشدة ◌َّ \u064e", "◌َ/◌ِ/◌ُ", "(◌َ) فوق ◌ٰ ◌ٓ", "\u093f ◌ि"],
        ["вручную σιγά: خبز ≠ ماء ◌َ நீர்", "كَتَبَ ◌َ: медленно ◌َ خبز", "كَتَبَ: دقيق كَتَبَ ◌َ ◌َ", "◌َ x ◌َ ملح"],
        ["ช้าๆ دقيق: น้ำ", "น้ำๆ ช้าๆ خبز ≠ ماء", "ນ້ຳ ملح"],
        ["𝒜 and 𝔹 beside कि", "𝟙 ≠ ﷺ", "ﬁ ½ ① Ǆ ™ №", "𝒜 خبز", "①\u200d② joined"],
    ],
)  # fmt: skip
def test_no_good_page_is_refused(words: list[str]) -> None:
    assert proven(rows(*words)) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "---\ntitle: Tides\n---\n# The sea\n\nIntro.\n\n## Ebb\n\n- low: water\n\n## Flood\n\n- high: water\n",
        "# Tides\n\n## The sea\n\n" + "".join(f"### Part {n}\n\n- item {n}: word\n\n" for n in range(25)),
        "# Tides\n\n### Part\n\nWords.\n\n# More\n\n##### Deep\n\nWords.\n\n## Less\n\nWords.\n",
    ],
)
def test_any_structure_is_proven(markdown: str) -> None:
    assert proven(markdown) == []


def test_a_list_counts_from_where_its_author_does() -> None:
    assert "3.third4.fourthcode5.fifth" in said(
        page_of(sheet_of("# A\n\n3. third\n4. fourth\n\n   ```\n   code\n   ```\n5. fifth\n"))
    )


@pytest.mark.parametrize(
    ("markdown", "shown", "lost"),
    [
        ("# A\n\n## B\n\n- one\n- two\n", "# A\n\n## B\n\n- two\n- one\n", ["two"]),
        ("# A\n\n## B\n\n3. one\n", "# A\n\n## B\n\n1. one\n", ["3."]),
        ("# A\n\n## B\n\nx (y) z\n", "# A\n\n## B\n\nx )y( z\n", ["x(y)z"]),
        ("# A\n\n## B\n\nלחם ≥ מים\n", "# A\n\n## B\n\nלחם מים\n", ["לחם≥מים"]),
        ("# A\n\n## B\n\nx\n\n### C\n\ny\n", "# A\n\n## B\n\ny\n\n### C\n\nx\n", ["y"]),
    ],
)  # fmt: skip
def test_what_is_not_there_or_out_of_order_is_named(markdown: str, shown: str, lost: list[str]) -> None:
    assert proven(markdown, shown) == lost
