"""The words that authors have for paper."""

from __future__ import annotations

import pytest

from generator.papers import SIZES, UnknownPaperError, called, is_paper, read_papers, shape_of, size_of, way_of


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ("a4", ("a4",)),
        ("A4, Letter", ("a4", "letter")),
        ("letter a4 letter", ("letter", "a4")),
        ("a4,,a5,", ("a4", "a5")),
        ("a5-landscape, a5", ("a5-landscape", "a5")),
        ("A5 landscape", ("a5-landscape",)),
        ("148x210mm", ("148x210mm",)),
        ("148 x 210 mm", ("148x210mm",)),
        ("14.8 × 21 cm", ("148x210mm",)),
        ("148mm x 210mm", ("148x210mm",)),
        ("5.50x8.5in-landscape, tabloid", ("5.5x8.5in-landscape", "tabloid")),
        ("", ()),
    ],
)
def test_papers_are_read(words: str, papers: tuple[str, ...]) -> None:
    assert read_papers(words) == papers
    assert all(map(is_paper, papers))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("a99", "'a99' is none of a3, a4, a5, letter, legal, tabloid, or a size of your own such as 148x210mm"),
        ("a4, ../etc", "'../etc' is none of "),
        ("a4-upright", "'a4-upright' is none of "),
        ("148x210", "'148x210' says no unit, or two: write its unit, as in 148x210mm, 14.8x21cm or 5.5x8.5in"),
        ("5.5in x 21cm", "'5.5in x 21cm' says no unit, or two"),
        ("2x3mm", "'2x3mm' is no size of a page: write sides from 50 to 1200 mm (2 to 47 in)"),
        ("100x9000mm", "'100x9000mm' is no size of a page"),
        (", ".join(f"{side}x100mm" for side in range(60, 80)), "these are more than 12 papers"),
    ],
)
def test_what_is_no_paper_is_told(words: str, reason: str) -> None:
    with pytest.raises(UnknownPaperError) as fault:
        read_papers(words)
    assert str(fault.value).startswith(reason)


def test_a_paper_has_one_name_however_its_size_is_written() -> None:
    assert {read_papers(words) for words in ("148x210mm", "148.0 X 210.00 mm", "14.8x21cm")} == {("148x210mm",)}


def test_sizes_are_in_millimetres() -> None:
    assert size_of("a5-landscape") == SIZES["a5"]
    assert size_of("5.5x8.5in") == pytest.approx((139.7, 215.9))


def test_a_size_of_ones_own_is_the_way_round_that_it_is_written() -> None:
    assert [shape_of(paper) for paper in ("a4", "148x210mm", "210x148mm")] == ["", "portrait", "landscape"]
    assert [way_of(paper) for paper in ("a4", "a4-portrait", "148x210mm-landscape")] == ["", "portrait", "landscape"]


def test_people_call_it_by_its_name() -> None:
    papers = ("a4", "letter-landscape", "5.5x8.5in")
    assert [called(paper) for paper in papers] == ["A4", "Letter landscape", "5.5 × 8.5 in"]
