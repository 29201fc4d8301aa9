"""Sheets in every script: they are set, they run in their direction, and their text comes back."""

from __future__ import annotations

import re
from html import escape

import pypdfium2
import pytest
from page_model import LAST, manuscript
from page_samples import page_of, said, says, sheet_of
from page_structure import structure

from generator.diagnostics import Diagnostic, render
from generator.facts import Sheet
from generator.writing.page.boxes import Space
from generator.writing.page.tongue import Tongue
from generator.writing.pdf import Page, PageOptions, make_page
from generator.writing.pdf.reading_back import squeeze
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.substitutes import TWINS


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


@pytest.mark.parametrize(
    ("words", "script"),
    [("བོད་ཡིག", "Tibetan"), ("ꆈꌠꉙ", "Yi"), ("ᐃᓄᒃᑎᑐᑦ", "Canadian"), ("ᏣᎳᎩ", "Cherokee")],
)
def test_a_script_that_no_face_has_is_named_once(words: str, script: str) -> None:
    (found,) = found_by(sheet_of(f"# Odd\n\n## Sign\n\nThis is {words}.\n", "odd"))

    assert found.code == "missing-glyph"
    assert (
        f"no typeface of the page has {script} letters ({len(set(words))} signs, such as {words[0]})" in found.message
    )


# ---- text that comes back --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "विश्वविद्यालय की रोटी अच्छी है।",
        "ขนมปังอยู่ที่นี่ น้ำก็มี",
        "ใช้ด้วยความระมัดระวัง",
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


# ---- faces -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["日本語", "לחם", "रोटी", "🍞"])
def test_bold_is_a_weight_of_the_face_in_every_script(text: str) -> None:
    ruler = Ruler()
    assert ruler.width(text, Setting(bold=True)) >= ruler.width(text, Setting())
    assert {family.nearest("bold") for family in ruler.faces.values()} == {"bold"}


def test_a_key_is_one_sign() -> None:
    document = pypdfium2.PdfDocument(row_page("1\ufe0f\u20e3").pdf)
    faces = {thing.get_font().get_base_name() for thing in document[0].get_objects() if thing.type == 1}
    document.close()
    assert any("Noto-Emoji" in face for face in faces)


# ---- direction -------------------------------------------------------------------------------------------------------


def left_of(page: Page, word: str) -> float:
    """Where `word` begins, in points from the left edge."""
    document = pypdfium2.PdfDocument(page.pdf)
    leaf = document[0]
    text = leaf.get_textpage()
    found = text.search(word).get_next()
    assert found is not None, word
    left: float = text.get_charbox(found[0])[0]
    text.close()
    leaf.close()
    document.close()
    return left


COLUMNS = "## {}\n\n| `first` | `second` |\n| --- | --- |\n| {} | {} |\n"


@pytest.mark.parametrize("front", ["---\nlanguage: he\n---\n", ""])
def test_a_sheet_from_right_to_left_begins_at_the_right(front: str) -> None:
    page = page_of(sheet_of(f"{front}# לחם\n\n{COLUMNS.format('קמח', 'לבן', 'מלא')}"))
    assert left_of(page, "first") > left_of(page, "second")


def test_words_from_right_to_left_turn_no_other_page() -> None:
    page = page_of(sheet_of(f"# Bread\n\n{COLUMNS.format('Flour', 'לבן', 'מלא')}"))
    assert left_of(page, "first") < left_of(page, "second")


def test_a_table_runs_as_its_header_does() -> None:
    page = page_of(sheet_of("# Bread\n\n## Words\n\n| קמח | מים |\n| --- | --- |\n| `first` | `second` |\n"))
    assert left_of(page, "first") > left_of(page, "second")


def test_code_runs_from_left_to_right_on_every_page() -> None:
    page = page_of(sheet_of("# לחם\n\n## קמח\n\nכאן `bake(dough)` בתנור.\n"))
    assert left_of(page, "bake") < left_of(page, "dough")


def test_labels_of_a_drawing_are_joined_and_run_in_their_direction() -> None:
    page = page_of(sheet_of("# خبز\n\n## عجين\n\n```mermaid\nflowchart LR\n  a[خبز طازج] --> b[عجين]\n```\n"))
    assert says(page, "خبز طازج")


# ---- language --------------------------------------------------------------------------------------------------------


def test_words_in_another_language_say_which() -> None:
    page = row_page("パンを焼く and 빵")
    assert {"ja", "ko"} <= {element.language for element in structure(page)}


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("パン", "焼く", "ja"),
        ("早見表", "パンを焼く", "ja"),
        ("面包", "烤", "zh"),
        ("빵", "굽다", "ko"),
        ("Bread", "bake", "en"),
    ],
)
def test_a_sheet_is_in_the_language_of_its_titles(title: str, text: str, language: str) -> None:
    assert Tongue.of(sheet_of(f"# {title}\n\n## {title}\n\n{text}\n")).language == language


def test_characters_of_chinese_are_japanese_where_japanese_is_written() -> None:
    tongue = Tongue.of(sheet_of("# Words\n\n## Bread\n\n- 食べる: to eat\n- 七: seven\n"))
    assert list(tongue.runs("seven 七")) == [("", "seven "), ("ja", "七")]


# ---- widths ----------------------------------------------------------------------------------------------------------

ROWS = {
    "ar": ("الخبز الطازج يحتاج إلى صبر", "اخلط الدقيق والماء ثم اترك العجين حتى يختمر (نحو 90 دقيقة)"),
    "ja": ("生地を休ませる時間", "小麦粉と水を混ぜ、90分ほど発酵させます。「急がないこと」が大切です。"),
    "hi": ("आटा गूँधने का समय", "आटे और पानी को मिलाएँ, फिर नब्बे मिनट तक ढककर रखें।"),
    "ko": ("반죽을 쉬게 하는 시간", "밀가루와 물을 섞고 구십 분쯤 발효시킨다. 서두르지 않는 것이 중요하다."),
    "he": ("זמן התפחה של בצק", "מערבבים קמח ומים, ומשאירים לתפוח (כ־90 דקות) במקום חמים."),
    "th": ("เวลาพักแป้ง", "ผสมแป้งกับน้ำ แล้วพักไว้ประมาณ 90 นาที จนขึ้นฟู"),
    "ru": ("Время подъёма теста", "Смешайте муку с водой и оставьте на 90 минут — «не спешите»."),
}


@pytest.mark.parametrize("language", sorted(ROWS))
def test_a_full_page_in_any_script_takes_one_layout(language: str) -> None:
    first, second = ROWS[language]
    rows = "".join(f"| {first} {number} | {second} |\n" for number in range(12))
    sections = "".join(f"## {first} {number}\n\n| {first} | {second} |\n| --- | --- |\n{rows}\n" for number in range(8))
    page = page_of(sheet_of(f"---\nlanguage: {language}\n---\n# {first}\n\n{sections}"))
    assert page.layouts == 1
    assert page.fill > 0.9


def test_what_stands_beside_text_from_the_right_may_come_back_turned_around() -> None:
    page_of(sheet_of("# שלום\n\n0⓫\n"))
    page_of(sheet_of("# T\n\nוא ① וא … ⑩\n\n- לגִ ⓪\n"))
    page_of(sheet_of("# \n\n|  |  |\n| --- | --- |\n|  | שלום <b> |\n\n# \n\n<A\n"))


def test_a_space_that_hangs_over_the_edge_of_a_narrow_column_is_no_text_over_it() -> None:
    from types import SimpleNamespace

    from weasyprint.formatting_structure import boxes

    from generator.writing.press.bounds import spilt

    hanging = boxes.TextBox.__new__(boxes.TextBox)
    hanging.text, hanging.element_tag, hanging.style = " ", "p", {"font_size": 10.0}
    hanging.position_x, hanging.position_y, hanging.baseline, hanging.width = -5.0, 0.0, 8.0, 3.0
    root = SimpleNamespace(margin_width=lambda: 100.0, margin_height=lambda: 100.0, children=[hanging])

    assert list(spilt(SimpleNamespace(_page_box=root))) == []
    hanging.text = "א"
    assert list(spilt(SimpleNamespace(_page_box=root))) == ["א"]


def test_a_sign_around_a_number_that_no_face_has_is_named() -> None:
    page_of(sheet_of("# T\n\nא\u0605 x \u06dd\u0661 \u08e2\u0662\n\n`\u0600\u0663 \u0605`\n"))


@pytest.mark.parametrize("signs", ["〜 ～", "… ⋯", "① ➀", "・ ‧", "艹 ⺾", "民 ⺠"])
def test_signs_that_a_face_draws_alike_are_both_found_again(signs: str) -> None:
    first, second = signs.split()
    page = page_of(sheet_of(f"# 本\n\n## あ\n\n- 波 {first} 線\n- 波 {second} 線、`{second} {first}`\n{LAST}"))

    assert squeeze(f"波{second}線、{second}{first}") in said(page)


# ---- formulas and lists from right to left ---------------------------------------------------------------------------


def test_the_parts_of_a_formula_follow_each_other_from_the_left() -> None:
    long = r"$x=x_0+v_0t+\frac{1}{2}at^2+b_0+c_0+d_0$"
    hebrew = manuscript(f"# נוסחאות\n\n## מקום\n\n| גודל | נוסחה |\n| --- | --- |\n| מקום | {long} |\n{LAST}")
    english = manuscript(f"# Formulas\n\n## Place\n\nThe place: {long}\n{LAST}")

    assert hebrew.sections[0].html(Space(40.0)).count('<span dir="ltr"><svg') == 1
    assert '<span dir="ltr"><svg' not in english.sections[0].html(Space(40.0))


@pytest.mark.parametrize("said", ["|x| ≥ 0", "0 < x ≤ 5", "(a + b) = c", "|a + b| ≤ |a| + |b|"])
def test_what_is_compared_runs_from_the_left_in_text_from_the_right(said: str) -> None:
    (section, _) = manuscript(f"---\nlanguage: ar\n---\n# خبز\n\n## وصفة\n\nالقيمة {said} دائما\n{LAST}").sections

    assert f'<span dir="ltr">{escape(said)}</span>' in section.html(Space(30.0))


def test_words_in_text_from_the_right_are_left_as_they_are() -> None:
    (section, _) = manuscript(f"---\nlanguage: ar\n---\n# خبز\n\n## وصفة\n\nاكتب git push (هنا) 2024\n{LAST}").sections

    assert '<span dir="ltr">' not in section.html(Space(30.0))


def test_bullets_are_all_on_the_right_of_a_page_from_right_to_left() -> None:
    shown = manuscript(f"# נוסחאות\n\n## מקום\n\n- לחם\n- GET /bread\n{LAST}").sections[0].html(Space(40.0))

    assert '<div dir="ltr">GET /' in shown
    assert "<li dir" not in shown


def test_a_sign_alone_is_not_turned_into_its_opposite() -> None:
    table = "| علامة | معنى |\n| --- | --- |\n| ≤ | أصغر |\n| 7 | سبعة |\n"
    shown = manuscript(f"# رموز\n\n## علامات\n\n{table}{LAST}").sections[0].html(Space(40.0))

    assert re.findall(r'dir="ltr">([^<]*)', shown) == ["≤"]


# ---- ornaments -------------------------------------------------------------------------------------------------------


def test_each_twin_is_in_a_face_of_the_page() -> None:
    ruler = Ruler()
    assert [twin for twin in TWINS.values() for sign in twin if not ruler.covers(sign, mono=False)] == []


def test_an_ornament_in_place_of_a_bullet_has_a_twin() -> None:
    assert found_by(sheet_of("# Notes\n\n## Law\n\n➢ first ✦ second ❝third❞\n")) == ()
