"""Sheets in every script: they are set, they run in their direction, and their text comes back."""

from __future__ import annotations

import pytest
from page_samples import page_of, said, says, sheet_of
from page_structure import structure

from generator.diagnostics import Diagnostic, render
from generator.facts import Sheet
from generator.writing.pdf import Page, PageOptions, make_page
from generator.writing.pdf.reading_back import squeeze


def found_by(sheet: Sheet) -> tuple[Diagnostic, ...]:
    return make_page(sheet, paper="a4", media={}, options=PageOptions())[1]


def row_page(words: str, front: str = "") -> Page:
    return page_of(sheet_of(f"{front}# Bread\n\n## Words\n\n| Word | Here |\n| --- | --- |\n| bread | {words} |\n"))


@pytest.mark.parametrize(
    "words",
    ["面粉与水", "パンを焼く", "밀가루", "خبز طازج", "לחם טרי", "μέλι", "хлеб", "🍞 🥐", "ขนมปัง", "रोटी", "∀x ∈ A ⟹ y"],
)
def test_any_script_is_set(words: str) -> None:
    sheet = sheet_of(f"# Bread\n\n## Words\n\n| Word | Here |\n| --- | --- |\n| bread | {words} |\n")
    page, found = make_page(sheet, paper="a4", media={}, options=PageOptions())
    assert page is not None
    assert found == ()


def test_a_character_that_no_face_has_is_named_with_its_place() -> None:
    (found,) = found_by(sheet_of("# Odd\n\n## Sign\n\nThis \u0378 is none.\n", "odd"))
    assert render(found).splitlines()[0] == (
        "odd.md:5:6: warning[missing-glyph]: no typeface of the page has U+0378; the page shows its number"
    )


# ---- text that comes back --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "विश्वविद्यालय की रोटी अच्छी है।",
        "ขนมปังอยู่ที่นี่ น้ำก็มี",
        "👩‍🍳 and 👨‍👩‍👧‍👦 bake",
        "🏳️‍🌈 ❤️‍🔥 🇫🇷 1️⃣ #️⃣",
        "سريع لأوامر متى",
    ],
)
def test_text_comes_back_letter_for_letter(words: str) -> None:
    assert squeeze(words) in said(row_page(words))


def test_tones_of_skin_are_shown_alike() -> None:
    assert says(row_page("👍👍🏻👍🏿"), "👍👍👍")


def test_text_from_right_to_left_is_in_the_tags_as_it_was_written() -> None:
    assert "خبز (طازج)" in {element.says.strip() for element in structure(row_page("خبز (طازج)"))}
