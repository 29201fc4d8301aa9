"""The head of the page: a logo, a QR code; links and formulas in the bands of sections; key formulas."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import segno
from page_model import LAST, manuscript
from page_samples import page_of, sheet_of
from page_structure import structure
from PIL import Image

from generator.localising import relinked, remote_pictures
from generator.media import load_media, picture_files
from generator.notes import Media
from generator.writing.page.boxes import Space
from generator.writing.page.codes import LONGEST, MODULE, QUIET
from generator.writing.pdf import Page, PageOptions, make_page, prove
from generator.writing.pdf.reading_unseen import unseen_texts

URL = "https://example.org/tides"
BODY = f"# Tides\n\nTwice a day.\n\n## 1 [Ebb]({URL}/ebb)\n\n- ebb: the water goes out\n{LAST}"
FACE = f'logo: "![a buoy](buoy.png)"\nqr: yes\nurl: {URL}\n'


def faced(keys: str = FACE, body: str = BODY) -> str:
    return f"---\n{keys}---\n{body}"


def buoy(size: tuple[int, int] = (60, 90)) -> dict[str, Media]:
    file = BytesIO()
    Image.new("RGB", size, "#aa2200").save(file, "PNG")
    return {"buoy.png": Media(url="buoy.png", name="0123.png", mime="image/png", content=file.getvalue())}


def figures(page: Page) -> list[str]:
    return [element.stands_for for element in structure(page) if element.kind == "Figure"]


def test_logo_and_code_are_figures_with_their_words_in_reading_order() -> None:
    kinds = [(element.kind, element.stands_for) for element in structure(page_of(sheet_of(faced()), media=buoy()))]
    order = [one for one in kinds if one[0] in ("Figure", "H1")]

    assert order == [("Figure", "a buoy"), ("H1", ""), ("Figure", f"QR code: {URL}")]


def test_a_logo_without_words_of_its_own_has_the_name_of_its_file() -> None:
    assert figures(page_of(sheet_of(faced("logo: buoy.png\n")), media=buoy())) == ["buoy.png"]


def test_a_page_that_lacks_logo_code_or_link_is_not_proven() -> None:
    sheet, bare = sheet_of(faced()), page_of(sheet_of(BODY.replace(f"[Ebb]({URL}/ebb)", "Ebb")))
    lost = [loss.what for loss in prove(sheet, bare.pdf, pictures=["buoy.png"]).losses]

    assert lost == ["alternative text of the logo", "QR code", "link of a heading"]
    assert prove(sheet, page_of(sheet, media=buoy()).pdf, pictures=["buoy.png"]).losses == ()


def test_a_heading_leads_where_it_links_to() -> None:
    assert f"{URL}/ebb" in unseen_texts(page_of(sheet_of(BODY)).pdf)


def test_the_code_is_drawn_as_it_is_read() -> None:
    page = pypdfium2.PdfDocument(page_of(sheet_of(faced())).pdf)[0]
    scale = 4
    drawn = page.render(scale=scale).to_pil().convert("L")
    matrix = segno.make_qr(URL, error="m").matrix
    margin = 7 * 72 / 25.4
    left = page.get_width() - margin - len(matrix) * MODULE

    def dark(across: float, down: float) -> bool:
        place = (int((left + (across + 0.5) * MODULE) * scale), int((margin + (down + 0.5) * MODULE) * scale))
        return drawn.getpixel(place) < 128

    count = len(matrix)
    assert [[dark(x, y) for x in range(count)] for y in range(count)] == [list(map(bool, row)) for row in matrix]
    assert MODULE >= 0.4 * 72 / 25.4
    around = [(-step, y) for step in range(1, QUIET + 1) for y in range(count)]
    around += [(x, -step) for step in range(1, QUIET + 1) for x in range(count)]
    around += [(x, count - 1 + step) for step in range(1, QUIET + 1) for x in range(count)]
    around += [(count - 1 + step, y) for step in range(1, QUIET + 1) for y in range(count)]
    assert not any(dark(x, y) for x, y in around)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("qr: yes\n", "the front matter has no `url`"),
        (f"qr: yes\nurl: {URL}/{'x' * LONGEST}\n", f"at most {LONGEST} make a code"),
    ],
)
def test_a_code_that_cannot_be_is_told_at_its_key(keys: str, reason: str) -> None:
    page, (found,) = make_page(sheet_of(faced(keys)), paper="a4", media={}, options=PageOptions())

    assert page is not None
    assert (found.code, found.severity.value) == ("no-qr-code", "warning")
    assert reason in found.message
    assert found.place == ("kitchen.md", 2, 5)


def test_a_page_has_no_code_unless_it_is_asked_for() -> None:
    assert figures(page_of(sheet_of(faced(f"url: {URL}\n")))) == []


@pytest.mark.parametrize("paper", ["a4", "a5-landscape", "80x120mm"])
@pytest.mark.parametrize("blank", [False, True], ids=["page", "blank"])
@pytest.mark.parametrize("theme", ["default", "forest"])
def test_the_head_is_as_high_as_predicted(theme: str, blank: bool, paper: str) -> None:
    subtitle = "subtitle: what the sea does between two times that somebody looks at it\n"
    page = page_of(sheet_of(faced(FACE + subtitle)), paper, media=buoy((900, 100)), blank=blank, theme=theme)

    assert page.layouts == 1
    assert figures(page) == ["a buoy", f"QR code: {URL}"]


def test_a_logo_is_no_higher_than_the_lines_of_a_title_and_a_quarter_of_the_page_wide() -> None:
    for size in ((10, 1000), (1000, 10)):
        page = pypdfium2.PdfDocument(page_of(sheet_of(faced("logo: buoy.png\n")), media=buoy(size)).pdf)[0]
        (image,) = (one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
        left, bottom, right, top = image.get_bounds()
        assert top - bottom <= 3.0 * 11 + 0.1
        assert right - left <= page.get_width() / 4


def test_the_same_face_has_the_same_bytes() -> None:
    first, second = (page_of(sheet_of(faced()), media=buoy()).pdf for _ in range(2))

    assert first == second


# ---- the file of a logo ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("gone.png", "missing-image"),
        ("https://example.org/logo.png", "remote-image"),
        ("../logo.png", "image-outside"),
    ],
)
def test_a_logo_that_cannot_be_had_is_told_at_its_place(written: str, code: str, tmp_path: Path) -> None:
    media, (found,) = load_media(sheet_of(faced(f"logo: {written}\n")), tmp_path)

    assert (media, found.code) == ({}, code)
    assert found.place == ("kitchen.md", 2, 7)
    assert found.help.endswith("until then the page goes without it")


def test_a_page_goes_without_a_logo_that_cannot_be_shown() -> None:
    assert figures(page_of(sheet_of(faced("logo: gone.png\n")))) == []


def test_a_logo_is_a_file_that_its_sheet_is_made_of(tmp_path: Path) -> None:
    (tmp_path / "buoy.png").write_bytes(buoy()["buoy.png"].content)
    sheet = sheet_of(faced())

    assert picture_files(sheet, tmp_path) == (tmp_path / "buoy.png",)
    assert list(load_media(sheet, tmp_path)[0]) == ["buoy.png"]


@pytest.mark.parametrize("quoted", ["{}", '"{}"', "'{}'", '"![a buoy]({})"'])
def test_a_logo_on_the_web_can_be_brought(quoted: str) -> None:
    address = "https://example.org/buoy.png"
    sheet = sheet_of(faced(f"logo: {quoted.format(address)}\n"))
    text, count = relinked(sheet, {address: "pictures/buoy.png"})

    assert [image.url for image in remote_pictures(sheet)] == [address]
    assert (text.splitlines()[1], count) == (f"logo: {quoted.format('pictures/buoy.png')}", 1)


@pytest.mark.parametrize("alt", ["flag", "our flag"])
def test_a_picture_needs_no_quotation_marks(alt: str) -> None:
    logo = sheet_of(faced(f"title: T\nlogo: ![{alt}](flag.svg)\nauthor: A\n")).meta.logo

    assert logo is not None
    assert (logo.url, logo.alt) == ("flag.svg", alt)


# ---- bands and formulas ----------------------------------------------------------------------------------------------


def test_a_formula_in_a_dark_band_has_the_ink_of_the_band() -> None:
    (section, _) = manuscript(f"# T\n\n## Sorting in $O(n)$\n\nin $n$ steps\n{LAST}").sections
    band, body = section.html(Space(30.0)).split("</h2>")

    assert "#ffffff" in band
    assert "#16191d" not in band
    assert "#16191d" in body


@pytest.mark.parametrize("written", ["==$$E = mc^2$$==", "> $$E = mc^2$$"])
def test_a_formula_that_is_set_off_has_a_frame(written: str) -> None:
    markdown = f"# T\n\n## A\n\n{written}\n\n$$a = b$$\n{LAST}"
    (section, _) = manuscript(markdown).sections

    assert section.html(Space(30.0)).count("key-formula") == 1
    assert page_of(sheet_of(markdown)).layouts == 1


def test_a_formula_alone_in_a_quotation_has_its_frame_on_the_page_to_write_on() -> None:
    markdown = f"# T\n\n## A\n\n> $$E = mc^2$$\n{LAST}"
    page = page_of(sheet_of(markdown), blank=True)

    assert len(figures(page)) == 1
    assert page.layouts == 1


def test_a_marked_formula_is_not_on_the_page_to_write_on() -> None:
    assert figures(page_of(sheet_of(f"# T\n\n## A\n\n==$$E = mc^2$$==\n{LAST}"), blank=True)) == []
