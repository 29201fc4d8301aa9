"""Slugs, directions, languages and listings: what texts say of themselves."""

from __future__ import annotations

import html
import re

import pytest

from generator.highlighting import highlight
from generator.scripts import first_direction, language_of, main_direction
from generator.slugs import MAX_SLUG, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Feature pipelines: consistency!", "feature-pipelines-consistency"),
        ("Über-Größen & Ähnliches", "über-größen-ähnliches"),
        ("快捷键 (Shortcuts)", "快捷键-shortcuts"),
        ("हिन्दी पाठ", "हिन्दी-पाठ"),
        ("e\u0301tat", "\u00e9tat"),
        ("★ ☆", "none"),
        ("a/b\\c:d", "a-b-c-d"),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script(title: str, name: str) -> None:
    assert slug(title, "none") == name


def test_a_long_slug_ends_after_a_word() -> None:
    made = slug("word " * 40, "none")
    assert len(made) <= MAX_SLUG
    assert made.endswith("-word")


def test_a_long_word_is_cut() -> None:
    assert slug("x" * 200, "none") == "x" * MAX_SLUG


@pytest.mark.parametrize(
    ("text", "direction"), [("abc", "ltr"), ("1. אבג", "rtl"), ("(عربي", "rtl"), ("123", None), ("", None)]
)
def test_the_first_letter_with_a_direction_decides(text: str, direction: str | None) -> None:
    assert first_direction(text) == direction


def test_most_letters_decide_for_a_card() -> None:
    assert main_direction("abc אבגד") == "rtl"
    assert main_direction("abcd אבג") == "ltr"
    assert main_direction("12 %") == "ltr"


@pytest.mark.parametrize(
    ("text", "around", "language"),
    [
        ("hello", "de", "de"),
        ("привет", "ru", "ru"),
        ("привет", "en", "en"),
        ("日本語の文", "en", "ja"),
        ("中文", "en", "zh"),
        ("中文", "ja", "ja"),
        ("中文", "zh-TW", "zh-TW"),
        ("한국어", "en", "ko"),
        ("سلام", "fa", "fa"),
        ("سلام", "en", "ar"),
        ("★", "en", "en"),
    ],
)
def test_a_language_is_named_where_the_script_leaves_one(text: str, around: str, language: str) -> None:
    assert language_of(text, around) == language


@pytest.mark.parametrize("language", ["python", "console", "bash", "html", "json", "diff", "no such", ""])
@pytest.mark.parametrize("text", ["a = 1", "$ ls | grep '<b>'\nout", "\n\n  x\n", "{{ x }}", "\\(a\\)"])
def test_a_listing_loses_no_character_to_its_colours(text: str, language: str) -> None:
    assert html.unescape(re.sub(r"<[^>]*>", "", highlight(text, language))) == text.rstrip("\n")
