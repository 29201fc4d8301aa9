"""Cards to cut out: the very words of the notes, each back behind its front, nothing cut and nothing lost."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from page_samples import KITCHEN, sheet_of
from PIL import Image, ImageChops, ImageOps

from generator.cards import make_notes
from generator.diagnostics import Diagnostic
from generator.identity import identify
from generator.ledger import Ledger
from generator.notes import Media, Note
from generator.occluding import draw_charts
from generator.templates import Templates
from generator.writing.cutting import CutCards, CutOptions, make_cards, prove_cards
from generator.writing.cutting.fitting import SMALLEST
from generator.writing.cutting.grid import FLIPS, FORMATS, MARGIN, Grid
from generator.writing.cutting.printing import loosened
from generator.writing.cutting.sides import cards_of
from generator.writing.cutting.trees import divided, written
from generator.writing.pdf.geometry import Paper

HARD = """\
---
title: Hard
language: en
---
# Hard

## Words

| Name | Formula | Note |
| --- | --- | --- |
| Gauss | $e^{-x^2}$ | see `git rebase --autosquash` |
| Donaudampfschifffahrtsgesellschaftskapitänsmütze | LONG | b |
| 日本語の文 | これは長い文章です | 👩‍🍳 ✓ |
| مرحبا بالعالم | هذا نص عربي مع رقم 42 (بين قوسين) | שלום |

The pot: it ==boils over== after ==two minutes==.

1. Heat the oven.
2. Mix flour and water.
3. Bake it.
""".replace("LONG", "a" * 80)
A4 = (Paper.of("a4", "portrait").width, Paper.of("a4", "portrait").height)
LETTER = (Paper.of("letter", "portrait").width, Paper.of("letter", "portrait").height)


def notes_of(markdown: str, media: Mapping[str, Media] | None = None) -> tuple[Note, ...]:
    sheet = sheet_of(markdown)
    return make_notes(sheet, identify(sheet, Ledger()).identities, media or {}, draw_charts(sheet))


def cut(
    markdown: str, paper: str = "a4", media: Mapping[str, Media] | None = None, **options: object
) -> tuple[CutCards | None, tuple[Diagnostic, ...]]:
    return make_cards(
        sheet_of(markdown),
        notes_of(markdown, media),
        paper=paper,
        media=media or {},
        options=CutOptions(**options),  # type: ignore[arg-type]
    )


def made(markdown: str, paper: str = "a4", **options: object) -> CutCards:
    cards, found = cut(markdown, paper, **options)
    assert cards is not None, found
    return cards


@cache
def kitchen(flip: str = "long-edge") -> CutCards:
    return made(KITCHEN, flip=flip)


# ---- where cards lie -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("paper", [A4, LETTER], ids=["a4", "letter"])
@pytest.mark.parametrize("name", FORMATS)
def test_backs_lie_behind_their_fronts(name: str, paper: tuple[float, float], flip: str) -> None:
    grid = Grid.of(name, paper, flip)
    assert grid is not None
    width, height = grid.page
    upright = height > width
    for place in range(grid.count):
        left, top, right, bottom = grid.front(place)
        # The paper turns around its long edge, which is the left one of an upright page and the upper one of another.
        if upright == (flip == "long-edge"):
            behind = (width - right, top, width - left, bottom)
        else:
            behind = (left, height - bottom, right, height - top)
        assert grid.back(place) == pytest.approx(behind)
    fronts = sorted(tuple(round(one, 3) for one in slot) for slot in grid.slots(back=False))
    assert fronts == sorted(tuple(round(one, 3) for one in slot) for slot in grid.slots(back=True))


@pytest.mark.parametrize(("name", "count"), [("2x4", 8), ("3x3", 9), ("3x5in", 4), ("index", 1)])
def test_a_page_holds_as_many_cards_as_the_format_says(name: str, count: int) -> None:
    for paper in (A4, LETTER):
        grid = Grid.of(name, paper, "long-edge")
        assert grid is not None
        assert grid.count == count


@pytest.mark.parametrize("name", ["2x4", "3x3", "3x5in"])
def test_cards_and_marks_keep_off_the_edge_of_the_paper(name: str) -> None:
    grid = Grid.of(name, LETTER, "long-edge")
    assert grid is not None
    slots = grid.slots(back=False)
    assert min(slot.left for slot in slots) >= MARGIN - 0.01
    assert max(slot.bottom for slot in slots) <= grid.page[1] - MARGIN + 0.01
    for mark in grid.marks():
        assert min(mark.left, mark.top) > 0
        assert not any(slot.left < mark.left < slot.right and slot.top < mark.top < slot.bottom for slot in slots)


def test_index_cards_have_their_size() -> None:
    for name in ("3x5in", "index"):
        grid = Grid.of(name, LETTER, "long-edge")
        assert grid is not None
        assert grid.card == (360.0, 216.0)


def test_paper_without_room_holds_no_card() -> None:
    assert Grid.of("3x5in", (200.0, 300.0), "long-edge") is None
    assert Grid.of("3x3", (200.0, 300.0), "long-edge") is None


def pictures(pdf: bytes) -> list[Image.Image]:
    return [one.render(scale=1).to_pil().convert("L") for one in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("flip", FLIPS)
def test_marks_of_a_page_that_is_turned_around_lie_on_those_behind(flip: str) -> None:
    front, back = pictures(kitchen(flip).files[0].pdf)[:2]
    turned = ImageOps.mirror(back) if flip == "long-edge" else ImageOps.flip(back)
    edge = int(MARGIN) - 1

    def frame(picture: Image.Image) -> Image.Image:
        """The edges of a page, where nothing but marks is, as black and white and a little blurred."""
        inside = (edge, edge, picture.width - edge, picture.height - edge)
        shown = picture.copy()
        shown.paste(255, inside)
        return shown.reduce(4).point(lambda grey: 0 if grey < 250 else 255)

    assert frame(front).getextrema() == (0, 255)
    difference = ImageChops.difference(frame(front), frame(turned))
    histogram = difference.histogram()
    assert histogram[255] <= 0.3 * frame(front).histogram()[0]


# ---- what is on them -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flip", FLIPS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_side_is_in_its_place(name: str, flip: str) -> None:
    cards = made(HARD, card_format=name, flip=flip)
    proof = prove_cards(notes_of(HARD), [file.pdf for file in cards.files])

    assert proof.losses == ()
    assert proof.looked_for == 2 * len(cards_of(notes_of(HARD)))
    assert sum(file.pages for file in cards.files) == proof.pages


def test_the_proof_misses_what_a_note_says_more() -> None:
    notes = notes_of(KITCHEN)
    changed = KITCHEN.replace("crusty loaves", "soft loaves")
    lost = prove_cards(notes_of(changed), [kitchen().files[0].pdf]).losses

    assert prove_cards(notes, [kitchen().files[0].pdf]).losses == ()
    assert {"softloaves" in loss.text for loss in lost} == {True}


def test_the_proof_knows_a_back_behind_another_card() -> None:
    document = pypdfium2.PdfDocument(kitchen().files[0].pdf)
    document.del_page(1)
    file = io.BytesIO()
    document.save(file)

    assert prove_cards(notes_of(KITCHEN), [file.getvalue()]).losses


def test_what_is_no_file_of_cards_is_refused() -> None:
    picture = io.BytesIO()
    Image.new("L", (10, 10)).save(picture, "PDF")
    for pdf in (b"", picture.getvalue()):
        with pytest.raises(ValueError):
            prove_cards(notes_of(KITCHEN), [pdf])


def test_a_question_that_is_gone_is_on_no_card() -> None:
    (note, *_) = (one for one in notes_of(HARD) if one.notetype == "row")
    gone = list(note.fields)
    gone[4] += '<div class="gone">This is asked no more: suspend the card.</div>'
    left = cards_of([replace(note, fields=tuple(gone), ordinals=note.ordinals[:1])])

    assert len(left) == 1
    assert not any("asked no more" in part for part in left[0].back.parts())


def test_notes_that_only_anki_can_ask_are_named() -> None:
    notes = notes_of(KITCHEN)
    foreign = replace(notes[0], notetype="occlusion")  # type: ignore[arg-type]
    cards, found = make_cards(sheet_of(KITCHEN), (foreign, *notes[1:]), paper="a4", media={}, options=CutOptions())

    assert cards is not None
    assert [one.code for one in found] == ["only-in-anki"]
    assert found[0].span is not None


def test_a_sheet_without_notes_has_no_cards() -> None:
    cards, found = cut("# Nothing\n\nto ask\n")

    assert cards is None
    assert [one.code for one in found] == ["no-cards-to-cut"]


def test_a_card_that_is_too_full_goes_on_on_others() -> None:
    story = " ".join(f"knead the dough for {number} minutes," for number in range(120))
    sheet = f"# Bread\n\n## Doughs\n\n| Dough | Way |\n| --- | --- |\n| long | {story} |\n| short | none |\n"
    cards, found = cut(sheet, card_format="3x3")

    assert cards is not None
    assert "card-continued" in {one.code for one in found}
    assert cards.smallest == SMALLEST
    assert cards.cards > len(cards_of(notes_of(sheet)))


def test_pictures_are_on_the_cards() -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    media = {"pot.png": Media(url="pot.png", name="pot-1.png", mime="image/png", content=file.getvalue())}
    sheet = "# Pots\n\n## Kinds\n\n| Pot | Looks |\n| --- | --- |\n| round | ![a red pot](pot.png) |\n| flat | grey |\n"
    cards, found = cut(sheet, media=media)
    assert cards is not None, found
    red = [picture.convert("RGB").getcolors(100000) for picture in _coloured(cards.files[0].pdf)]

    assert any(colour == (255, 0, 0) for colours in red for _, colour in colours or ())


def _coloured(pdf: bytes) -> list[Image.Image]:
    return [one.render(scale=1).to_pil() for one in pypdfium2.PdfDocument(pdf)]


def test_the_same_notes_are_the_same_bytes() -> None:
    assert made(KITCHEN).files == kitchen().files


def test_an_own_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "cutting").mkdir()
    (tmp_path / "cutting" / "front.html").write_text("<div>{{ side.label }} {{ side.key }} {{ side.text }}"
                                                     " {{ side.ask }} by me</div>", "utf-8")  # fmt: skip
    cards = made(KITCHEN, templates=Templates(folders=(tmp_path,)))
    text = pypdfium2.PdfDocument(cards.files[0].pdf)[0].get_textpage().get_text_range()

    assert "by me" in text


@pytest.mark.parametrize("markdown", [KITCHEN, HARD], ids=["kitchen", "hard"])
def test_cards_are_valid_as_pdf_ua(markdown: str, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(made(markdown).files[0].pdf)
    report = validator.validate_pdf(str(file), profile=validator.ValidationProfile.PDF_UA_1)

    assert [f"{one.rule_id}: {one.message}" for one in report.failures] == []


# ---- what does not fit -----------------------------------------------------------------------------------------------


def parts(html: str, *ends: int) -> Sequence[str]:
    tree, count = divided(html)
    bounds = zip((0, *ends), (*ends, count), strict=True)
    return [written(tree, first, stop) for first, stop in bounds]


def test_a_text_is_divided_between_words() -> None:
    assert parts("<div>one <b>two three</b> four</div>", 2) == [
        "<div>one <b>two </b></div>",
        "<div><b>three</b> four</div>",
    ]


def test_a_listing_is_divided_between_lines() -> None:
    assert parts("<pre><code>a b\nc d\n</code></pre>", 1) == [
        "<pre><code>a b\n</code></pre>",
        "<pre><code>c d\n</code></pre>",
    ]


def test_a_row_that_goes_on_keeps_its_cells() -> None:
    assert parts("<table><tr><th>key</th><td>one two</td></tr></table>", 2) == [
        "<table><tr><th>key</th><td>one </td></tr></table>",
        "<table><tr><th></th><td>two</td></tr></table>",
    ]


def test_drawings_stay_whole() -> None:
    drawing = '<svg viewBox="0 0 1 1"><title>a b</title><path d="M0 0"/></svg>'
    assert parts(f"{drawing}<img src='a'>", 1) == [drawing, "<img src='a'>"]


def test_long_words_get_places_to_break() -> None:
    assert "\u200b" in loosened("<b>" + "a" * 40 + "</b>")
    assert "&am\u200bp;" not in loosened("&amp;" * 30)
