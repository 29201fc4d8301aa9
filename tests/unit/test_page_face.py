"""A sheet's own face: its colour, its footer, its largest size; themes; what lists and labels look like."""

from __future__ import annotations

import pytest
from page_model import LAST, manuscript
from page_samples import KITCHEN, page_of, said, says, sheet_of

from generator.templates import Templates
from generator.writing.page.boxes import Space
from generator.writing.page.colours import accented, is_pale
from generator.writing.page.theme import load_theme

TEMPLATES = Templates()
THEMES = ("default", "dense", "forest", "large", "light", "mono", "plum", "tones")


def front(**keys: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n"


@pytest.mark.parametrize("colour", ["#1c3450", "#ffcc00", "#fff", "#0a0"])
def test_an_accent_is_as_dark_as_text_must_be(colour: str) -> None:
    accent = accented(load_theme("default", TEMPLATES), colour).accent
    shares = [int(accent[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]

    assert 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 4.4


def test_an_accent_keeps_what_a_theme_is_made_for() -> None:
    mono, dense = (accented(load_theme(name, TEMPLATES), "#7a1f1f") for name in ("mono", "dense"))

    default, forest = (accented(load_theme(name, TEMPLATES), "#7a1f1f") for name in ("default", "forest"))

    assert (default.band, default.band_ink, default.head_shade) == ("#7a1f1f", "#ffffff", "#f6efef")
    assert (forest.head, forest.band, forest.band_ink) == ("#7a1f1f", "#efe4e4", "#7a1f1f")
    assert (mono.accent, mono.band) == ("#7a1f1f", "#ffffff")
    assert (dense.band, dense.band_ink, dense.badge_ink) == ("#7a1f1f", "#ffffff", "#7a1f1f")


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_says_what_the_sheet_says(theme: str) -> None:
    assert says(page_of(sheet_of(KITCHEN), theme=theme, pages=1), "patience")


@pytest.mark.parametrize(("ink", "pale"), [("white", True), ("#FFF", True), ("#f0f4f8", True), ("#1c3f66", False)])
def test_a_theme_of_ones_own_may_name_its_white_as_it_likes(ink: str, pale: bool) -> None:
    assert is_pale(ink) == pale


def test_licence_and_date_are_in_the_footer() -> None:
    keys = {"licence": "CC BY 4.0", "date": "2026-11", "accent": '"#7a1f1f"'}
    page = page_of(sheet_of(f"{front(**keys)}# T\n\n## A\n\nword\n{LAST}"))

    assert "2026-11·CCBY4.0" in said(page)


@pytest.mark.parametrize(("largest", "size"), [("14", 14.0), ("8", 8.0)])
def test_an_author_says_how_large_the_text_may_be(largest: str, size: float) -> None:
    assert page_of(sheet_of(f"{front(largest=largest)}# T\n\n## A\n\nword\n{LAST}")).font_size == size


def test_the_announced_size_is_that_of_the_smallest_text() -> None:
    plain = page_of(sheet_of(f"# T\n\n## A\n\nword\n{LAST}"))
    code = page_of(sheet_of(f"# T\n\n## A\n\n```\nstir\n```\n{LAST}"))

    assert plain.smallest == plain.font_size
    assert code.smallest == pytest.approx(0.86 * code.font_size)


def test_tasks_have_boxes_and_other_items_their_bullets() -> None:
    (section, _) = manuscript(f"# T\n\n## A\n\n- [ ] mix\n- [x] rest\n- bake\n{LAST}").sections
    html = section.html(Space(30.0))

    assert [html.count(f'<li class="{name}"') for name in ("open", "done")] == [1, 1]
    assert "<li>" in html


def test_sections_take_the_tones_in_turn() -> None:
    page = page_of(sheet_of("# T\n" + "".join(f"\n## Part {one}\n\nword\n" for one in range(8))), theme="tones")

    assert says(page, "Part7")


def test_entities_in_labels_are_read() -> None:
    chart = "```mermaid\nflowchart LR\n  a[Salt &amp; flour] --> b[5 &lt; 6]\n```\n"

    assert says(page_of(sheet_of(f"# T\n\n## A\n\n{chart}{LAST}")), "Salt&flour")
