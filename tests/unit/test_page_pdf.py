"""The page as PDF: one page, nothing lost, nothing read that the sheet does not declare."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from page_samples import KITCHEN, kitchen, kitchen_page, page_of, said, says, sheet_of
from page_structure import structure
from PIL import Image

from generator.diagnostics import Diagnostic, render
from generator.facts import Sheet
from generator.notes import Media
from generator.templates import Templates
from generator.writing.page.blanks import blanks_of
from generator.writing.page.boxes import Space
from generator.writing.page.document import Document
from generator.writing.page.manuscript import typeset
from generator.writing.page.theme import load_theme
from generator.writing.pdf import PageOptions, make_page, making, prove, sharing
from generator.writing.pdf.proof import letters
from generator.writing.pdf.reading_back import page_texts
from generator.writing.press.engine import Shelf
from generator.writing.press.process import PRESS, MissingLibraryError, Press, PressError, PressFailedError
from generator.writing.typography.faces import face_file

POINTS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


def found_by(sheet: Sheet, **options: object) -> tuple[Diagnostic, ...]:
    return make_page(sheet, paper="a4", media={}, options=PageOptions(**options))[1]  # type: ignore[arg-type]


def picture(width: int, height: int) -> Media:
    file = BytesIO()
    Image.new("RGB", (width, height), "#cc8844").save(file, "PNG")
    return Media(url="loaf.png", name="0123.png", mime="image/png", content=file.getvalue())


# ---- one page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_sheet_is_one_page_of_its_paper(paper: str) -> None:
    page = kitchen_page(paper)
    document = pypdfium2.PdfDocument(page.pdf)
    size = sorted(document[0].get_size())
    pages = len(document)
    document.close()
    assert (page.pages, pages) == (1, 1)
    assert size == pytest.approx(sorted(POINTS[paper]), abs=0.1)


def test_one_layout_is_enough() -> None:
    assert kitchen_page().layouts == 1


def test_a_frame_at_the_foot_of_an_airy_page_needs_no_second_layout() -> None:
    table = "".join(f"| tool {row} | what it is for, in a few words |\n" for row in range(13))
    shelves = "".join(f"\n## Shelf {number}\n\n| Tool | Use |\n| --- | --- |\n{table}" for number in range(2))
    rule = f"\nGolden rule: {'put every tool back to where it was ' * 5}on the evening of the day.\n"
    assert page_of(sheet_of(f"# Shed\n{shelves}{rule}")).layouts == 1


@pytest.mark.parametrize(
    "words",
    [
        "The kitchen", "what to remember at the stove", "soft rolls, sweet or savoury", "the long way",
        "Baker's rule: patience beats yeast.", "Too dry: add water by the spoon", "tray.turn(degrees=180)",
        "A cast-iron pot keeps the steam.", "Mix flour and water", "Let it rest", "yes", "version 3",
        "https://example.org/kitchen",
    ],
)  # fmt: skip
def test_the_page_says_what_the_sheet_says(words: str) -> None:
    assert says(kitchen_page(), words)


def test_more_pages_are_made_only_where_the_author_wants_them() -> None:
    page = page_of(sheet_of("---\npages: 2\n---\n" + KITCHEN.partition("---\n# ")[2].join(["# ", ""])))
    assert page.pages == 2


def test_a_sheet_without_sections_is_a_page() -> None:
    page = page_of(sheet_of("# Salt\n\nA pinch.\n\n| Salt | Grain |\n| --- | --- |\n| fleur | fine flakes |\n"))
    assert says(page, "fine flakes")


def test_words_wider_than_the_page_are_not_lost() -> None:
    word = "knead" * 80
    assert says(page_of(sheet_of(f"# Dough\n\n## Words\n\n| Key | Value |\n| --- | --- |\n| long | {word} |\n")), word)


def test_a_table_of_many_columns_is_not_lost() -> None:
    cells = [f"value {number} of it" for number in range(12)]
    row = " | ".join(cells)
    page = page_of(sheet_of(f"# Wide\n\n## Table\n\n| {row} |\n|{'---|' * 12}\n| {row} |\n"))
    assert all(says(page, cell) for cell in cells)


def test_pictures_large_and_small_stay_on_the_page() -> None:
    for size in ((4000, 3000), (8, 8)):
        page = page_of(
            sheet_of("# Loaf\n\n## Look\n\n![a loaf](loaf.png)\n\nText.\n"), media={"loaf.png": picture(*size)}
        )
        assert page.pages == 1


# ---- limits ----------------------------------------------------------------------------------------------------------


def test_a_sheet_that_its_pages_do_not_hold_is_an_error_that_says_what_to_cut() -> None:
    rows = "".join(f"| step {number} | what is done in it, and why |\n" for number in range(900))
    sheet = sheet_of(f"# Long\n\n## Steps\n\n| Step | What |\n| --- | --- |\n{rows}\n## Rest\n\nNothing.\n", "long")
    page, (found,) = make_page(sheet, paper="a4", media={}, options=PageOptions(pages=1))
    assert page is None
    head, help_line = render(found).splitlines()
    assert head.startswith("long.md: error[does-not-fit]: the sheet does not fit A4: even at 5.5 pt it is ")
    assert "most room is taken by Steps (100%)" in help_line


def test_text_that_no_page_can_hold_is_refused_before_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "typeset", None)
    sheet = sheet_of(f"# Long\n\n## Tale\n\n{'again and ' * 9000}\n\n## Rest\n\nNothing.\n", "long")
    page, (found,) = make_page(sheet, paper="a4", media={}, options=PageOptions(pages=1))
    assert page is None
    assert render(found).splitlines() == [
        "long.md: error[does-not-fit]: the sheet does not fit A4: it has 72,015 letters,"
        " and even at 5.5 pt there is room for less than 60,000",
        "  help: most of them are in Tale (100%), Rest (0%), Long (0%);"
        " divide it into several sheets, or build its deck with --only anki,csv",
    ]


def test_a_sheet_that_one_page_does_not_hold_gets_several_with_a_warning() -> None:
    rows = "".join(f"| step {number} | what is done in it, and why |\n" for number in range(900))
    sheet = sheet_of(f"# Long\n\n## Steps\n\n| Step | What |\n| --- | --- |\n{rows}\n## Rest\n\nNothing.\n", "long")
    page, (found,) = make_page(sheet, paper="a4", media={}, options=PageOptions())
    assert page is not None
    assert page.pages > 1
    assert page.font_size >= 6.5
    head, help_line = render(found).splitlines()
    assert head.startswith(f"long.md: warning[several-pages]: the sheet takes {page.pages} pages of A4: even at 5.5 pt")
    assert "most room is taken by Steps (100%)" in help_line


LISTING = "\n".join(f"    stir(pot[{number}], spoon, times=3)" for number in range(22))
MUCH_CODE = "# Long\n" + "".join(f"\n## Step {number}\n\n```\n{LISTING}\n```\n" for number in range(22))


def test_much_code_that_one_page_would_make_tiny_gets_several_with_a_warning() -> None:
    page, (found,) = make_page(sheet_of(MUCH_CODE, "long"), paper="a4", media={}, options=PageOptions())
    one, _ = make_page(sheet_of(MUCH_CODE, "long"), paper="a4", media={}, options=PageOptions(pages=1))

    assert page is not None and one is not None
    assert one.pages == 1
    assert one.smallest < 6.0
    assert page.pages == 2
    assert page.smallest >= 6.0
    assert "takes 2 pages of A4: its code would have " in found.message
    assert "with `pages: 1` it takes one all the same" in (found.help or "")


def test_code_that_one_page_would_break_into_pieces_gets_a_second_one_with_a_warning() -> None:
    line = "kettle.fill(water, litres).heat(until_boiling, lid=True).pour(cups[{}], strainer).serve(milk)"
    line += ".wash(soap, sponge).dry(towel)"
    steps = "".join(
        f"\n## Step {step}\n\n```\n" + "\n".join(line.format(cup) for cup in range(12)) + "\n```\n" for step in range(6)
    )
    page, (found,) = make_page(sheet_of(f"# Tea\n{steps}", "tea"), paper="a4", media={}, options=PageOptions())
    one, _ = make_page(sheet_of(f"# Tea\n{steps}", "tea"), paper="a4", media={}, options=PageOptions(pages=1))

    assert page is not None and one is not None
    assert (one.pages, page.pages) == (1, 2)
    assert 6.5 <= one.font_size < 7.5
    assert "takes 2 pages of A4: many lines of its code would be broken on one, in text of " in found.message


def test_a_sheet_of_three_pages_and_more_is_set_in_text_of_seven_and_a_half_points() -> None:
    steps = "".join(
        f"\n## Step {step}\n\n" + "".join(f"- what is done with pot {pot}, and why it is done\n" for pot in range(30))
        for step in range(46)
    )
    page, _ = make_page(sheet_of(f"# Long\n{steps}", "long"), paper="a4", media={}, options=PageOptions())
    assert page is not None
    assert page.pages >= 3
    assert page.font_size >= 7.5


def test_a_little_code_takes_no_second_page() -> None:
    words = "".join(f"- what is done in step {number}, and why\n" for number in range(310))
    page = page_of(sheet_of(f"# Long\n\n## Steps\n\n{words}\n## Code\n\n```\n{LISTING}\n```\n"))

    assert page.pages == 1
    assert page.smallest < 6.0


def test_words_that_one_page_would_make_tiny_get_several_with_a_warning() -> None:
    words = "".join(f"- what is done in step {number}, and why\n" for number in range(430))
    sheet = sheet_of(f"# Long\n\n## Steps\n\n{words}\n## Rest\n\nNothing.\n", "long")
    page, (found,) = make_page(sheet, paper="a4", media={}, options=PageOptions())
    one, _ = make_page(sheet, paper="a4", media={}, options=PageOptions(pages=1))

    assert page is not None and one is not None
    assert (one.pages, page.pages) == (1, 2)
    assert one.font_size < 6.5 < page.font_size
    assert "takes 2 pages of A4: its text would have " in found.message


@pytest.mark.parametrize(
    ("line", "least"),
    [("先把水烧开，再放茶叶，三分钟后倒出来", 7.5), ("물을 끓인 다음 찻잎을 넣고 삼 분 기다린다", 7.0)],
)
def test_signs_of_many_strokes_are_set_larger(line: str, least: float) -> None:
    words = "".join(f"- {line} {number}\n" for number in range(260))
    sheet = sheet_of(f"# {line[:4]}\n\n## {line[:6]}\n\n{words}\n## {line[2:6]}\n\n{line}\n", "long")
    page, _ = make_page(sheet, paper="a4", media={}, options=PageOptions())
    one, _ = make_page(sheet, paper="a4", media={}, options=PageOptions(pages=1))

    assert page is not None and one is not None
    assert (one.pages, page.pages) == (1, 2)
    assert 6.5 <= one.font_size < least <= page.font_size


def test_code_that_more_pages_make_no_larger_takes_no_second_one() -> None:
    rule = f"+{'-' * 150}+"
    table = "\n".join((rule, *[f"| row {number:<145}|" for number in range(12)], rule))
    assert page_of(sheet_of(f"## Wide\n\nA table:\n\n```\n{table}\n```\n")).pages == 1


def test_what_the_page_does_not_show_counts_for_nothing() -> None:
    sheet = sheet_of(f"# Short\n\n<!-- {'again and ' * 9000} -->\n\nNothing.\n")
    assert letters(sheet) == (("Short", 7),)


def test_small_text_is_a_warning() -> None:
    found = found_by(kitchen(), font_size=6.0)
    assert [diagnostic.code for diagnostic in found] == ["small-text"]


def test_a_page_that_takes_too_long_is_given_up() -> None:
    for pages, seconds in ((1, r"0\.01"), (5, r"0\.02")):
        press = Press(patience=0.01)
        with pytest.raises(PressError, match=f"more than {seconds} seconds"):
            press.lay_out("<html lang='en'><p>slow", {}, {}, pages)
        press.stop()


def test_a_fault_of_the_layout_keeps_its_traceback() -> None:
    press = Press()
    with pytest.raises(PressFailedError, match="FileNotFoundError") as fault:
        press.lay_out("<html lang='en'><title>x</title><p></p>", {"face:a": Path("nowhere.ttf")}, {}, 1)
    assert "Traceback" in fault.value.detail
    press.stop()


def test_a_missing_library_is_an_error_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pango(*_: object) -> None:
        raise MissingLibraryError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(PRESS, "lay_out", no_pango)
    (found,) = found_by(kitchen())
    assert (found.code, "apt-get install libpango-1.0-0" in found.help) == ("missing-library", True)


def test_after_a_page_was_given_up_the_next_one_is_laid_out() -> None:
    press = Press(patience=0.01)
    with pytest.raises(PressError):
        press.lay_out("<html lang='en'><p>slow", {}, {}, 1)
    press.patience = 30.0
    assert press.lay_out("<html lang='en'><title>x</title><p></p>", {}, {}, 1).pages == 1
    press.stop()


# ---- proof -----------------------------------------------------------------------------------------------------------


def test_a_page_of_its_own_sheet_is_proven() -> None:
    proof = prove(kitchen(), kitchen_page().pdf)
    assert proof.losses == ()
    assert proof.looked_for >= 30


def test_a_page_of_another_sheet_is_not() -> None:
    other = page_of(sheet_of(KITCHEN.replace("Pasta", "Noodles").replace("spoon", "cup")))
    lost = {loss.text for loss in prove(kitchen(), other.pdf).losses}
    assert lost == {"Pasta", "Toodry:addwaterbythespoon"}


def test_a_row_that_is_there_once_does_not_prove_two() -> None:
    row = "| bread | rises |\n"
    head = "# Twice\n\n## Rows\n\n| Thing | Does |\n| --- | --- |\n"
    lost = prove(sheet_of(head + row * 2), page_of(sheet_of(head + row)).pdf).losses
    assert [loss.text for loss in lost] == ["bread", "rises"]


def test_what_is_no_pdf_is_no_proof() -> None:
    with pytest.raises(ValueError, match=r"PDF"):
        prove(kitchen(), b"not a PDF")


@pytest.mark.parametrize(
    "body",
    [
        "<table style='table-layout: fixed; width: 4em'><tr><td style='white-space: nowrap'>far too long<td>b</table>",
        "<div style='width: 3em; white-space: nowrap'>far too long</div>",
        "<p style='position: absolute; top: -90pt'>far above</p>",
        "<p style='margin-left: 300mm'>beyond</p>",
    ],
)
def test_text_that_runs_over_an_edge_makes_no_page(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    def bad(*_: object, **__: object) -> Document:
        return Document(html=f"<html lang='en'><title>x</title><body>{body}", faces=())

    monkeypatch.setattr(making, "write_document", bad)
    page, found = make_page(kitchen(), paper="a4", media={}, options=PageOptions())
    assert page is None
    assert "runs over the edge of its place" in found[-1].message


def test_a_layout_that_complains_makes_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def bad(*_: object, **__: object) -> Document:
        return Document(html="<html lang='en'><title>x</title><style>p { no-such-thing: 1 }</style><p>x", faces=())

    monkeypatch.setattr(making, "write_document", bad)
    page, (found,) = make_page(kitchen(), paper="a4", media={}, options=PageOptions())
    assert page is None
    assert found.code == "page-not-proven"


# ---- the self-test page ----------------------------------------------------------------------------------------------


def test_the_blank_page_asks_and_does_not_answer() -> None:
    page = kitchen_page(blank=True)
    for shown in ("Brioche", "Water", "Used for", "Too dry:", "Baker's rule:", "beats yeast", "Mix flour and water"):
        assert says(page, shown)
    for answer in ("soft rolls, sweet or savoury", "68 %", "add water by the spoon", "patience", "Let it rest"):
        assert not says(page, answer)


ROWS = "".join(f"| word {number} | what it says, number {number} |\n" for number in range(90))


def test_the_blank_page_has_room_to_write() -> None:
    sheet = sheet_of("# T\n\n## A\n\n| Key | Meaning |\n| --- | --- |\n" + ROWS)
    blank = page_of(sheet, blank=True)
    assert blank.font_size == 9.0
    assert blank.pages > page_of(sheet, pages=0).pages == 1
    assert page_of(sheet, blank=True, font_size=7.0).font_size == 7.0


def test_lines_to_write_on_are_as_wide_as_their_place_and_as_many_as_it_takes() -> None:
    rows = (
        "| a | short |\n| b | an answer of more words than any hand gets on a single line of a narrow table, surely |\n"
    )
    sheet = sheet_of(f"# T\n\n## A\n\n| Key | Meaning |\n| --- | --- |\n{rows}\n## B\n\ntext\n")
    blanks = replace(blanks_of(sheet), line=2.05)
    section = typeset(sheet, load_theme("default", Templates()), {}, {}, blanks).manuscript.sections[0]
    html = section.html(Space(40.0))
    first, second = (cell.count('class="gap" style="width:100%') for cell in html.split("</tr>")[1:3])
    assert (first, second > 1) == (1, True)


def test_nothing_of_an_answer_is_left_on_the_blank_page() -> None:
    body = "### How is dough mixed?\n\n```sh\nstir --slowly flour\n```\n\n### What rises?\n\nThe yeast makes it rise.\n"
    page = page_of(sheet_of(f"# Bread\n\n## Bake\n\n{body}"), blank=True)
    assert says(page, "How is dough mixed?")
    assert not says(page, "stir --slowly")
    assert not says(page, "The yeast makes it rise")


# ---- tags ------------------------------------------------------------------------------------------------------------


def test_the_pdf_is_tagged_and_titled() -> None:
    pdf = kitchen_page().pdf
    document = pypdfium2.PdfDocument(pdf)
    title, tagged = document.get_metadata_dict()["Title"], document.is_tagged()
    bookmarks = [mark.get_title() for mark in document.get_toc()]
    document.close()
    assert title == "The kitchen"
    assert tagged
    assert bookmarks[1:] == ["1 From grain to loaf", "2 Doughs", "3 Tools"]


def test_header_cells_say_what_they_head() -> None:
    scopes = [element.scope for element in structure(kitchen_page()) if element.kind == "TH"]
    assert scopes == ["Column"] * 3 + ["Row"] * 3


def test_headings_skip_no_level() -> None:
    page = page_of(sheet_of("# Bread\n\n## Dough\n\n##### Note\n\nText.\n\n### Rest\n\nText.\n"))
    headings = [element.kind for element in structure(page) if element.kind[0] == "H"]
    assert headings == ["H1", "H2", "H3", "H3"]


def test_what_follows_a_list_within_an_item_is_read_after_it() -> None:
    sheet = sheet_of(
        "# Bread\n\n## Dough\n\n1. Mix these:\n\n   - flour\n   - water\n\n   Then let it rest.\n2. Bake.\n"
    )
    assert says(page_of(sheet), "Mix these: •flour•water Then let it rest. 2. Bake.")


def test_a_bullet_is_read_with_its_item() -> None:
    read = said(page_of(sheet_of("# Bread\n\n## Dough\n\n- flour\n- water\n\nLast words.\n")))
    assert read.index("•") < read.index("water") < read.index("Lastwords")


def test_a_nested_list_belongs_to_its_item() -> None:
    page = page_of(sheet_of("# Bread\n\n## Dough\n\n- flour\n  - rye\n- water\n"))
    tree = [(depth, kind) for depth, kind, *_ in structure(page) if kind in ("L", "LI", "LBody")]
    low = tree[0][0]
    assert [(depth - low, kind) for depth, kind in tree] == [
        (0, "L"), (1, "LI"), (2, "LBody"), (3, "L"), (4, "LI"), (5, "LBody"), (1, "LI"), (2, "LBody"),
    ]  # fmt: skip


# ---- formulas and themes ---------------------------------------------------------------------------------------------


def test_a_formula_is_drawn_and_one_that_cannot_be_read_is_shown_as_it_stands() -> None:
    sheet = sheet_of("# Sums\n\n## Formulas\n\nFine: $\\frac{a}{b}$ and broken: $\\nonsense{x}$.\n", "sums")
    page = page_of(sheet)
    assert says(page, "$\\nonsense{x}$")
    assert not says(page, "\\frac")


# ---- themes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["mono", "large"])
def test_a_theme_says_the_same_in_another_way(theme: str) -> None:
    page = page_of(kitchen(), theme=theme)
    assert page.pdf != kitchen_page().pdf
    assert prove(kitchen(), page.pdf).losses == ()


# ---- safety and sameness ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://localhost/x", "data:text/plain,x", "ftp://localhost/", "x"]
)
def test_nothing_is_read_that_was_not_handed_over(url: str) -> None:
    with pytest.raises(ValueError, match="may not read"):
        Shelf({"face:a": ("font/ttf", b"")}).fetch(url)


def test_html_of_the_authors_is_only_text() -> None:
    page = page_of(sheet_of("# Sly\n\n## It\n\n| a | b |\n| --- | --- |\n| `<img src=/etc/passwd>` | {{ 7 * 7 }} |\n"))
    assert says(page, "<img src=/etc/passwd>")
    assert says(page, "{{ 7 * 7 }}")


def test_text_beyond_the_edge_of_the_paper_is_not_read_back() -> None:
    press = Press()
    style = "@font-face { font-family: a; src: url(face:a) } p { font-family: a } .far { transform: translateX(300cm) }"
    html = f"<html lang='en'><title>x</title><style>{style}</style><p>within<p class=far>beyond"
    impression = press.lay_out(html, {"face:a": face_file("Plex Condensed", "regular")}, {}, 1)
    press.stop()
    assert page_texts(impression.pdf) == ("within",)


def test_a_table_with_more_columns_than_a_page_has_room_for_does_not_fit() -> None:
    row = "|" + " a |" * 300
    (found,) = found_by(sheet_of(f"# Wide\n\n## Table\n\n{row}\n|{'---|' * 300}\n{row}\n"))
    assert found.code == "does-not-fit"
