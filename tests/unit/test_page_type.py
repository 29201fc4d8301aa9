"""Type in numbers: break points, widths, lines."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from generator.writing.typography.breaking import break_points, joined_over_space
from generator.writing.typography.prose import Figure, LineEnd, Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.substitutes import presentable

PLAIN, BOLD, MONO = Setting(), Setting(bold=True), Setting(mono=True)


def pieces(word: str) -> list[str]:
    edges = [0, *break_points(word), len(word)]
    return [word[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("kitchen", ["kitchen"]),
        ("cast-iron", ["cast-", "iron"]),
        ("1-2", ["1-2"]),
        ("salt/pepper", ["salt/", "pepper"]),
        ("1/2", ["1/2"]),
        ("a/2", ["a/", "2"]),
        ("a—b", ["a", "—", "b"]),
        ("1–2", ["1–", "2"]),
        ("what?now", ["what?", "now"]),
        ("e.g.5", ["e.g.", "5"]),
        ("3.5", ["3.5"]),
        ("日本語、です", ["日", "本", "語、", "で", "す"]),
        ("f(x)", ["f(x)"]),
        ("50%", ["50%"]),
        ("-x", ["-", "x"]),
        ("-\u2060x", ["-\u2060x"]),
    ],
)
def test_a_line_may_end_where_pango_ends_it(word: str, broken: list[str]) -> None:
    assert pieces(word) == broken


def test_no_line_begins_with_a_slash_or_a_closing_bracket() -> None:
    assert joined_over_space("a", "/")
    assert joined_over_space("(", "a")
    assert not joined_over_space("a", "b")


def test_no_line_begins_with_a_point_of_another_style() -> None:
    setting = prose([Stretch("of type: ", PLAIN), Stretch(".txt", MONO)], Ruler())
    assert setting.lines(setting.natural - 0.1) == 2
    assert [round(word.width, 3) for word in setting.words] == [
        round(prose([Stretch("of", PLAIN)], Ruler()).natural, 3),
        round(prose([Stretch("type: ", PLAIN), Stretch(".txt", MONO)], Ruler()).natural, 3),
    ]


def test_kerning_brings_letters_together() -> None:
    ruler = Ruler()
    apart = ruler.width("A", PLAIN) + ruler.width("V", PLAIN)
    assert ruler.width("AV", PLAIN) < apart


def test_a_size_scales_the_width() -> None:
    ruler = Ruler()
    assert ruler.width("bread", PLAIN._replace(size=2.0)) == pytest.approx(2 * ruler.width("bread", PLAIN))


def test_lines_follow_from_the_width() -> None:
    ruler = Ruler()
    text = prose([Stretch("knead the dough well", PLAIN)], ruler)
    assert text.lines(text.natural) == 1
    assert text.lines(text.natural - 0.01) == 2
    assert text.lines(text.narrowest) == 4


def test_a_word_across_two_styles_is_one_word() -> None:
    text = prose([Stretch("out", BOLD), Stretch("side ", PLAIN), Stretch("in", PLAIN)], Ruler())
    assert len(text.words) == 2


def test_a_word_wider_than_its_column_takes_further_lines() -> None:
    text = prose([Stretch("m" * 60, PLAIN)], Ruler())
    assert text.lines(10.0) > text.natural / 10.0


def test_a_line_end_of_the_author_is_kept() -> None:
    assert prose([Stretch("a", PLAIN), LineEnd(), Stretch("b", PLAIN)], Ruler()).lines(50.0) == 2


def test_a_line_of_the_author_may_begin_with_a_point() -> None:
    assert prose([Stretch("stir", PLAIN), LineEnd(), Stretch(".salt", PLAIN)], Ruler()).lines(20.0) == 2


def test_a_tall_figure_makes_its_line_taller() -> None:
    low = prose([Stretch("x", PLAIN), Figure(1.0, 0.5, 0.0)], Ruler())
    tall = prose([Stretch("x", PLAIN), Figure(1.0, 3.0, 0.0)], Ruler())
    assert tall.height(20.0) == pytest.approx(low.height(20.0) + 2.01)


@pytest.mark.parametrize(
    ("text", "family"),
    [("λ", "Fira Condensed"), ("日", "Noto CJK"), ("ש", "Noto SansHebrew"), ("ع", "Plex Arabic"), ("🍞", "Noto Emoji")],
)
def test_what_the_text_face_lacks_is_set_in_another(text: str, family: str) -> None:
    ruler = Ruler()
    ruler.width(text, PLAIN)
    assert {name for name, _ in ruler.faces} == {family}


def test_a_face_is_only_taken_where_a_sheet_needs_it() -> None:
    ruler = Ruler()
    ruler.width("plain words", PLAIN)
    assert set(ruler.faces) == {("Plex Condensed", "regular")}


def test_a_character_that_no_face_has_is_shown_as_its_number() -> None:
    missing: set[str] = set()
    assert presentable("a\u0378b", Ruler(), missing) == "a[U+0378]b"
    assert missing == {"\u0378"}


def test_a_soft_hyphen_is_not_shown() -> None:
    assert presentable("sour\u00addough", Ruler(), set()) == "sourdough"


def test_joined_letters_are_narrower_than_each_alone() -> None:
    ruler = Ruler()
    assert ruler.width("مستودع", PLAIN) < sum(ruler.width(letter, PLAIN) for letter in "مستودع")


def test_a_sign_of_several_characters_is_as_wide_as_one() -> None:
    ruler = Ruler()
    assert ruler.width("👨\u200d👩\u200d👧", PLAIN) == pytest.approx(ruler.width("👨", PLAIN))


@pytest.mark.parametrize("text", ["خبز", "パン", "λόγος", "λ next"])
def test_faces_that_stand_in_make_no_line_higher(text: str) -> None:
    set_text = prose([Stretch(text, PLAIN)], Ruler())
    assert set_text.height(50.0) == pytest.approx(1.25)
    assert set_text.mixed


def test_latin_text_is_measured_without_a_shaper() -> None:
    program = (
        "import sys; from generator.writing.typography.ruler import Ruler, Setting; "
        "Ruler().width('plain λ words', Setting()); sys.exit('uharfbuzz' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
