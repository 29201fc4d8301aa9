"""Pages that are printed together: in order when the paper is folded, and each as it is by itself."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pypdfium2
import pytest
from page_samples import KITCHEN, page_of, sheet_of
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from pypdfium2 import raw

from generator.facts import Sheet
from generator.writing.pdf import Page, PageOptions, make_page
from generator.writing.pdf.folding import FOLDS, Place
from generator.writing.pdf.imposing import impose
from generator.writing.pdf.unfolding import unfold

BOOKLET, POCKET = FOLDS["booklet"], FOLDS["pocket"]
CHAPTERS = "".join(
    f"\n## {chapter} Chapter\n\n"
    + "".join(f"- turn {chapter}.{turn}: pass the end (the short one) under the standing part\n" for turn in range(9))
    for chapter in range(1, 8)
)
ARABIC = "# خبز\n\n" + "".join(
    f"## قسم {number}\n\n" + "- عجينة (سائلة): طحين وماء، ثم استراحة طويلة في مكان دافئ\n" * 9 for number in range(1, 6)
)


@cache
def long() -> Sheet:
    return sheet_of(f"# Knots\n{CHAPTERS}", "knots")


@cache
def folded(fold: str, *, arabic: bool = False) -> Page:
    return page_of(sheet_of(ARABIC, "bread") if arabic else long(), fold=fold)


def numbers(side: tuple[Place, ...]) -> dict[tuple[int, int], int]:
    return {(place.row, place.column): place.page + 1 for place in side}


# ---- the geometry ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pages", [1, 4, 7, 8, 12, 16])
@pytest.mark.parametrize("leftward", [False, True])
def test_a_folded_booklet_is_in_order(pages: int, leftward: bool) -> None:
    plan = [numbers(side) for side in BOOKLET.plan(pages, leftward=leftward)]
    fronts, backs = plan[::2], plan[1::2]
    # Turned over its short edge, a sheet has the left of its back behind the right of its front.
    first, second = (1, 0) if not leftward else (0, 1)
    read = [number for front, back in zip(fronts, backs, strict=True) for number in (front[0, first], back[0, second])]
    inside_out = reversed(list(zip(fronts, backs, strict=True)))
    read += [number for front, back in inside_out for number in (back[0, first], front[0, second])]
    assert read == list(range(1, BOOKLET.filled(pages) + 1))


def around_the_cross(side: dict[tuple[int, int], int]) -> Iterator[int]:
    """The pages as they follow each other around a pocket fold.

    Folded lengthwise, the lower row is in front and the upper one behind. Pushed together at its ends, the paper is a
    cross seen from above: what is left of the fold's middle in front, then right of it, then behind from the right.
    """
    yield from (side[1, column] for column in range(4))
    yield from (side[0, column] for column in reversed(range(4)))


@pytest.mark.parametrize("leftward", [False, True])
def test_a_folded_pocket_is_in_order(leftward: bool) -> None:
    (side,) = POCKET.plan(8, leftward=leftward)
    read = list(around_the_cross(numbers(side)))
    start = read.index(1)
    from_the_first = read[start:] + read[:start]
    expected = [1, 8, 7, 6, 5, 4, 3, 2] if leftward else [1, 2, 3, 4, 5, 6, 7, 8]
    assert from_the_first == expected
    # What hangs over the fold behind is seen the right way up only if it is printed upside down.
    assert {place.turned for place in side if place.row == 0} == {True}
    assert {place.turned for place in side if place.row == 1} == {False}


def test_the_two_pages_of_a_leaf_are_back_to_back() -> None:
    (side,) = POCKET.plan(8, leftward=False)
    place = {number: where for where, number in numbers(side).items()}
    # The outer columns are leaves as they are, the inner ones are folded on themselves.
    assert {place[7][1], place[8][1]} == {0}
    assert {place[3][1], place[4][1]} == {3}
    assert ({place[1][1], place[2][1]}, {place[5][1], place[6][1]}) == ({1, 2}, {1, 2})


@pytest.mark.parametrize("paper", ["a4", "letter", "a3-landscape", "200x300mm"])
@pytest.mark.parametrize("fold", FOLDS.values(), ids=list(FOLDS))
def test_the_places_cover_the_paper_and_not_each_other(fold: object, paper: str) -> None:
    assert fold in (BOOKLET, POCKET)
    fold = BOOKLET if fold is BOOKLET else POCKET
    width, height = fold.size(paper)
    across, down = width / fold.columns, height / fold.rows
    for side in fold.plan(fold.pages, leftward=False):
        corners = set()
        for place in side:
            a, _, _, d, x, y = fold.placed(place, paper)
            corners.add((round(min(x, x + a * across)), round(min(y, y + d * down))))
        cells = {
            (round(column * across), round(row * down)) for column in range(fold.columns) for row in range(fold.rows)
        }
        assert corners == cells


# ---- what is printed -------------------------------------------------------------------------------------------------


def panels(page: Page, fold: str, *, leftward: bool = False) -> dict[int, tuple[str, set[float]]]:
    """The text in each page's place on the paper, and the angles that its letters have; by the page's number."""
    kind, found = FOLDS[fold], {}
    document = pypdfium2.PdfDocument(page.pdf)
    plan = kind.plan(page.pages * kind.columns * kind.rows, leftward=leftward)
    for side, sheet in zip(plan, document, strict=True):
        width, height = sheet.get_size()
        across, down = width / kind.columns, height / kind.rows
        texts = sheet.get_textpage()
        for place in side:
            left, top = place.column * across, height - place.row * down
            text = texts.get_text_bounded(left, top - down, left + across, top)
            angles = set()
            for index in range(texts.count_chars()):
                x, bottom, _, _ = texts.get_charbox(index)
                if left < x < left + across and top - down < bottom < top and texts.get_text_range(index, 1).strip():
                    angles.add(round(raw.FPDFText_GetCharAngle(texts, index), 2) % round(2 * math.pi, 2))
            found[place.page + 1] = (" ".join(text.split()), angles)
    document.close()
    return found


@pytest.mark.parametrize("fold", FOLDS)
def test_each_place_says_the_number_of_its_page(fold: str) -> None:
    found = panels(folded(fold), fold)
    inner = pypdfium2.PdfDocument(unfold(folded(fold).pdf, FOLDS[fold], "a4", leftward=False).pages)
    for number in range(1, len(inner) + 1):
        text, angles = found[number]
        assert f"{number} / {len(inner)}" in text
        turned = fold == "pocket" and 4 <= number <= 7
        assert angles == {round(math.pi, 2) if turned else 0.0}
    assert all(text == "" for number, (text, _) in found.items() if number > len(inner))
    said = "".join("".join(found[number][0] for number in range(1, len(inner) + 1)).split())
    places = [said.find(f"turn{chapter}.{turn}:") for chapter in range(1, 8) for turn in range(9)]
    assert -1 not in places
    assert len(inner) > 2


def difference(picture: Image.Image, page: pypdfium2.PdfPage) -> float:
    """How much darker or lighter a picture is than one of `page`, on average, from 0 to 255; seen from far away."""
    size = (picture.width // 8, picture.height // 8)
    own = page.render(scale=2).to_pil().convert("L").resize(size, Image.Resampling.BOX)
    return float(ImageStat.Stat(ImageChops.difference(picture.resize(size, Image.Resampling.BOX), own)).mean[0])


@pytest.mark.parametrize(
    ("fold", "arabic"), [("booklet", False), ("pocket", False), ("booklet", True), ("pocket", True)]
)
def test_each_place_looks_as_its_page_does(fold: str, arabic: bool) -> None:
    page, kind = folded(fold, arabic=arabic), FOLDS[fold]
    inner = pypdfium2.PdfDocument(unfold(page.pdf, kind, "a4", leftward=arabic).pages)
    sheets = pypdfium2.PdfDocument(page.pdf)
    compared = 0
    for side, sheet in zip(kind.plan(len(inner), leftward=arabic), sheets, strict=True):
        picture = sheet.render(scale=2).to_pil().convert("L")
        across, down = picture.width / kind.columns, picture.height / kind.rows
        for place in side:
            left, top = round(place.column * across), round(place.row * down)
            cut = picture.crop((left, top, left + round(across), top + round(down)))
            cut = cut.rotate(180) if place.turned else cut
            if place.page >= len(inner):
                assert ImageStat.Stat(cut).mean[0] > 250
                continue
            assert difference(cut, inner[place.page]) < 4
            assert difference(cut.rotate(180), inner[place.page]) > 10
            compared += 1
    assert compared == len(inner) > 2


@pytest.mark.parametrize("fold", FOLDS)
def test_the_same_sheet_is_the_same_bytes(fold: str) -> None:
    assert page_of(sheet_of(KITCHEN), fold=fold).pdf == page_of(sheet_of(KITCHEN), fold=fold).pdf


def test_the_printer_is_told_how() -> None:
    catalogs = {fold: PdfReader(BytesIO(folded(fold).pdf)).trailer["/Root"] for fold in FOLDS}
    assert catalogs["booklet"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    assert catalogs["pocket"]["/ViewerPreferences"]["/Duplex"] == "/Simplex"
    assert all(root["/ViewerPreferences"]["/PrintScaling"] == "/None" for root in catalogs.values())
    assert all(root["/Lang"] == "en" for root in catalogs.values())


# ---- what is proven --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fold", FOLDS)
def test_pages_in_another_order_are_found_out(fold: str) -> None:
    kind = FOLDS[fold]
    assert unfold(folded(fold).pdf, kind, "a4", leftward=False).wrong == ()
    wrong = unfold(folded(fold).pdf, kind, "a4", leftward=True).wrong
    assert "page 1 is not where it comes in order when side 1 is folded" in wrong


def test_pages_that_show_something_else_are_found_out() -> None:
    first, second = (
        unfold(page_of(sheet_of(KITCHEN.replace("patience", word)), fold="booklet").pdf, BOOKLET, "a4", leftward=False)
        for word in ("patience", "patients")
    )
    sheets, _ = impose(first.pages, BOOKLET, "a4", leftward=False, language="en", title="x", attached=second.pages)
    assert unfold(sheets, BOOKLET, "a4", leftward=False).wrong == (
        "page 1 does not show on side 1 what it shows by itself",
    )


def test_sheets_without_their_pages_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="the pages are not attached"):
        unfold(page_of(sheet_of(KITCHEN)).pdf, BOOKLET, "a4", leftward=False)


# ---- how much there is -----------------------------------------------------------------------------------------------


def test_what_is_left_of_the_last_sheet_is_used_for_larger_text() -> None:
    assert folded("booklet").pages == 2
    assert folded("booklet").font_size >= 9


def test_more_than_eight_pages_are_folded_from_more_sheets() -> None:
    sheet = sheet_of(f"# Knots\n{CHAPTERS}{CHAPTERS.replace('turn', 'twist')}{CHAPTERS.replace('turn', 'bend')}")
    page, found = make_page(sheet, paper="a4", media={}, options=PageOptions(fold="pocket"))
    assert page is not None
    assert page.pages > 1
    assert page.font_size >= 6.5
    (warning,) = found
    assert warning.code == "several-pockets"
    assert f"it is made of {page.pages}" in warning.message


def test_a_listing_that_is_too_small_to_read_is_told() -> None:
    line = "turn(every=tray, of=oven, by=180, then=wait, minutes=ten)"
    sheet = sheet_of(f"# Code\n\n## Trays\n\n```python\n{line}\n```\n")
    options = PageOptions(fold="pocket", font_size=6.6)
    page, found = make_page(sheet, paper="a4", media={}, options=options)
    assert page is not None
    assert page.smallest < 5.5 < page.font_size
    assert f"is {page.smallest:.2f} pt" in next(one.message for one in found if one.code == "small-text")


def test_paper_that_is_too_small_to_fold_is_told() -> None:
    page, (found,) = make_page(long(), paper="a5", media={}, options=PageOptions(fold="pocket"))
    assert page is None
    assert found.message == "A5 is too small for a pocket fold: its pages would be 52.5 × 74 mm"


def test_what_is_fixed_for_the_page_does_not_count_for_folded_ones() -> None:
    options = PageOptions(fold="booklet", orientation="landscape", columns=5, pages=1)
    page, _ = make_page(long(), paper="a4", media={}, options=options)
    assert page is not None
    assert (page.orientation, page.pages) == ("portrait", 2)
