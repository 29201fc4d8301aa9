"""Pictures on the page, and what stands where one cannot."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pypdfium2
import pytest
from page_samples import page_of, said, says, sheet_of
from PIL import Image

from generator import inlines
from generator.notes import Media
from generator.pictures import MOST_SIDE
from generator.source import Span
from generator.writing.pdf import PageOptions, make_page, prove
from generator.writing.pdf.pictures import printable

SHEET = "# Loaf\n\n## Look\n\n![a crusty loaf](loaf.png)\n\nIts crumb is open.\n"


def drawn(mode: str = "RGB", size: tuple[int, int] = (30, 20), kind: str = "PNG", **options: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return file.getvalue()


def media(content: bytes, mime: str = "image/png") -> dict[str, Media]:
    return {"loaf.png": Media(url="loaf.png", name="0123.png", mime=mime, content=content)}


def png(width: int, height: int) -> bytes:
    """A file that says that it is so large, and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def pictures_in(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    found = sum(one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in document[0].get_objects())
    document.close()
    return found


def test_the_alternative_text_stands_in_a_frame_where_a_picture_is_missing() -> None:
    page = page_of(sheet_of(SHEET))
    assert says(page, "a crusty loaf")
    assert prove(sheet_of(SHEET), page.pdf).losses == ()


def test_a_page_without_the_words_of_a_missing_picture_is_not_proven() -> None:
    page = page_of(sheet_of(SHEET), media=media(drawn()))
    assert [loss.text for loss in prove(sheet_of(SHEET), page.pdf).losses] == ["acrustyloaf"]
    assert prove(sheet_of(SHEET), page.pdf, pictures=["loaf.png"]).losses == ()


def test_a_missing_picture_without_words_is_named_by_its_file() -> None:
    assert says(page_of(sheet_of(SHEET.replace("a crusty loaf", ""))), "loaf.png")


def test_a_badge_without_words_leaves_nothing() -> None:
    sheet = sheet_of(SHEET.replace("a crusty loaf", "").replace("loaf.png", "https://example.org/badge.svg"))
    assert "badge" not in said(page_of(sheet))


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (drawn("I;16"), "image/png"),
        (drawn("CMYK", kind="JPEG"), "image/jpeg"),
        (drawn("RGBA"), "image/png"),
        (drawn("P", kind="GIF"), "image/gif"),
        (drawn("RGB", kind="GIF", save_all=True, append_images=[Image.new("RGB", (30, 20), "red")]), "image/gif"),
        (drawn("RGB", kind="WEBP"), "image/webp"),
        (drawn("RGB", (MOST_SIDE + 900, 40)), "image/png"),
        (drawn("1", (1, MOST_SIDE * 2)), "image/png"),
    ],
)
def test_pictures_of_every_kind_are_printed(content: bytes, mime: str) -> None:
    page, found = make_page(sheet_of(SHEET), paper="a4", media=media(content, mime), options=PageOptions())
    assert page is not None
    assert found == ()
    assert pictures_in(page.pdf) == 1


@pytest.mark.parametrize(
    "content",
    [
        png(20_000, 20_000), png(0, 0), png(8, 8), drawn(size=(300, 300))[:120], b"\x89PNG\r\n\x1a\njunk", b"",
        drawn("RGB", (90, 90), "JPEG")[:200],
    ],
)  # fmt: skip
def test_a_broken_picture_gives_way_to_its_words(content: bytes) -> None:
    assert says(page_of(sheet_of(SHEET), media=media(content)), "a crusty loaf")


def test_a_photograph_that_lies_on_its_side_is_measured_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = printable(media(drawn("RGB", (40, 30), "JPEG", exif=exif), "image/jpeg"))
    assert upright.sizes == {"0123.png": (30, 40)}


@pytest.mark.parametrize(
    ("url", "alt", "words"),
    [
        ("Pasted%20image%2020250907125600.png", "", ""),
        ("screenshot-2024-01-02.png", "", ""),
        ("oven.png", "alt text", "oven.png"),
        ("bread.png", "bg right:40% width:14cm", "bread.png"),
        ("1f2e3d4c5b6a7988.png", "", ""),
        ("image.png", "a loaf", "a loaf"),
        ("https://example.org/1.png", "image", ""),
        ("a.png", "Right side of the oven", "Right side of the oven"),
        ("decade.png", "", "decade.png"),
    ],
)
def test_names_that_programs_give_say_nothing_in_place_of_a_picture(url: str, alt: str, words: str) -> None:
    assert inlines.stand_in(inlines.Image(url=url, alt=alt, span=Span(start=0, end=1))) == words
