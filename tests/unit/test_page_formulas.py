"""Formulas on the page: broken where they are long, smaller where that is not enough, never over their neighbour."""

from __future__ import annotations

import re

import pytest
from page_model import LAST, manuscript
from page_samples import page_of, said, says, sheet_of

from generator.tex.breaking import parts
from generator.tex.drawing import outline
from generator.tex.words import with_places
from generator.writing.page.boxes import GIVES, SMALLEST_SCALE, Leaf, Space, height, narrowest
from generator.writing.page.formulas import WHOLE, Formulas
from generator.writing.typography.prose import Figure, Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting

RULER = Ruler()
FORMULAS = Formulas(ink="#000", language="en", ruler=RULER, show=lambda words: words)
LONG = "p(x)=" + "+".join(f"b_{n}x^{n}" for n in range(12))
BAR = r"\frac{" + "+".join(f"a_{n}" for n in range(20)) + "}{b}"

MATRIX = r"\begin{pmatrix}" + " & ".join("abcdefghijklmnop") + r"\end{pmatrix}"

BREAKS = {
    "a=b": ("a", "{}=b"),
    "-a = -b + (c+d)": ("-a", "{}= -b", "{}+ (c+d)"),
    r"\sum_{i=1}^n i \le \left( a + b \right) - c": (r"\sum_{i=1}^n i", r"{}\le \left( a + b \right)", "{}- c"),
    r"(\left[ a \right] + b) = c": (r"(\left[ a \right] + b)", "{}= c"),
    r"\begin{cases} a = b \end{cases} + 1": (r"\begin{cases} a = b \end{cases}", "{}+ 1"),
    r"|x-y| \le |x| + |y|": ("|x-y|", r"{}\le |x|", "{}+ |y|"),
    "P(A|B) = 1": ("P(A|B)", "{}= 1"),
    r"f(x, y), \quad g": (r"f(x, y), \quad", "g"),
    "a, -b": (r"a,\,", "-b"),
    "x^- + y^+": ("x^-", "{}+ y^+"),
    "a := b": ("a", "{}:= b"),
    r"\displaystyle a = b": (r"\displaystyle a = b",),
    r"a = b \tag{1}": (r"a = b \tag{1}",),
}


@pytest.mark.parametrize(("tex", "pieces"), BREAKS.items())
def test_a_line_begins_at_relations_and_operators(tex: str, pieces: tuple[str, ...]) -> None:
    assert parts(tex) == pieces


def test_brackets_are_broken_where_that_is_asked_for() -> None:
    assert parts("f(a + b) = c", 1) == ("f(a", "{}+ b)", "{}= c")


@pytest.mark.parametrize("tex", [tex for tex in BREAKS if "quad" not in tex])
def test_the_parts_are_as_wide_as_the_whole(tex: str) -> None:
    whole = outline(tex, "en", display=False)
    pieces = [outline(part, "en", display=False) for part in parts(tex)]
    assert whole is not None
    assert sum(piece.view[2] for piece in pieces if piece) == pytest.approx(whole.view[2], abs=60)


def test_a_short_formula_is_not_broken() -> None:
    (short,) = FORMULAS.draw("a = b", False)
    assert short.figure.width < WHOLE
    assert len(FORMULAS.draw(LONG, False)) == 13


def leaf(*pieces: Figure | Stretch, markup: str = "") -> Leaf:
    return Leaf(content=prose(pieces, RULER), markup=markup)


def test_a_full_stop_stays_with_its_formula() -> None:
    stop = Stretch(".", Setting())
    alone, stopped = leaf(Figure(10.0, 1.0, 0.0, gives=True)), leaf(Figure(10.0, 1.0, 0.0, gives=True), stop)
    assert alone.content.solid == 10.0
    assert stopped.content.solid == 10.0 + RULER.width(".", Setting())
    assert stopped.content.lines(10.5) == 1


def test_what_opens_before_a_formula_stays_with_it_and_letters_after_it_do_not() -> None:
    figure = Figure(5.0, 1.0, 0.0, gives=True)
    assert leaf(Stretch("of (", Setting()), figure).content.solid > 5.0
    assert leaf(Stretch("of", Setting()), figure, Stretch("th", Setting())).content.solid == 5.0


def test_a_formula_wider_than_its_line_is_smaller_and_so_is_its_line() -> None:
    drawn = leaf(Figure(10.0, 4.0, 1.0, gives=True), markup=f'<svg {GIVES}width:10em"></svg>')
    assert "font-size:1em" in drawn.html(Space(10.0))
    assert "font-size:0.800em" in drawn.html(Space(8.0))
    assert sum(drawn.parts(Space(8.0)).heights) < sum(drawn.parts(Space(10.0)).heights)


def test_a_column_is_no_narrower_than_the_smallest_that_a_formula_may_be() -> None:
    assert narrowest(leaf(Figure(30.0, 1.0, 0.0, gives=True)).content) == 30.0 * SMALLEST_SCALE


def test_a_display_takes_as_many_lines_as_it_needs() -> None:
    drawing = FORMULAS.display(LONG)
    assert drawing is not None
    assert drawing.draw(60.0).count("<div") == 1
    assert drawing.draw(16.0).count("<div") > 2
    assert drawing.rise(16.0) > 2 * drawing.rise(60.0)


def test_a_display_that_cannot_be_broken_is_smaller() -> None:
    drawing = FORMULAS.display(BAR)
    assert drawing is not None
    (scale,) = re.findall(r"font-size:([0-9.]+)em", drawing.draw(drawing.narrowest))
    assert float(scale) == pytest.approx(SMALLEST_SCALE, abs=0.002)


@pytest.mark.parametrize(
    ("tex", "missing", "words"),
    [
        (r"E \to kT\ \text{（古典）}", "（古典）", ("（古典）",)),
        (r"速度 = \frac{距離}{時間}", "速度距離時間", ("速度", "距離", "時間")),
        (r"\text{a 如果 b 其他}", "如果其他", ("如果", "其他")),
        (r"x_{\text{שלום עולם}}", "שלוםע", ("שלום עולם",)),
    ],
)
def test_words_that_the_face_lacks_have_their_places_kept(tex: str, missing: str, words: tuple[str, ...]) -> None:
    wording = with_places(tex, missing, len)
    assert wording.words == words
    drawn = outline(wording.tex, "en", display=False)
    assert drawn is not None
    assert (drawn.boxes, drawn.faults) == ("", ())


def test_words_in_formulas_are_written_in_a_face_that_has_them() -> None:
    page = page_of(sheet_of("# 能量\n\n## 式\n\n| 名 | 式 |\n| - | - |\n| 古典 | $E \\to kT\\ \\text{（甲乙）}$ |\n"))
    assert says(page, "（甲乙）")
    assert "\\text" not in said(page)


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{array}{cc|c} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}",
        r"\begin{array}{c||c} 1 & 2 \\ \hline 4 & 5 \\ 6 & 7 \end{array}",
        r"\begin{array}{c|c} 1 & 2 \end{array}",
    ],
)
def test_a_rule_between_columns_is_as_high_as_its_array(tex: str) -> None:
    drawn = outline(tex, "en", display=True)
    assert drawn is not None
    _, top, _, height = drawn.view
    pieces = re.findall(r'y="([^"]*)" width="40" height="([^"]*)"', drawn.shapes)
    feet = [float(y) for y, _ in pieces]
    heads = [float(y) + float(high) for y, high in pieces]
    assert (max(heads), min(feet)) == (-top, -top - height)
    assert feet[:-1] == heads[1:]


@pytest.mark.parametrize("columns", [1, 3, 5])
@pytest.mark.parametrize("formula", [LONG, BAR, MATRIX])
@pytest.mark.parametrize(
    "body", ["By (${}$).\n", "$$\n{}\n$$\n", "- Sum: ${}$!\n", "| A | B |\n| - | - |\n| sum | ${}$. |\n"]
)
def test_a_wide_formula_stays_in_its_place(columns: int, formula: str, body: str) -> None:
    text = body.replace("{}", formula)
    page_of(sheet_of(f"---\ncolumns: {columns}\n---\n# Sums\n\n## One\n\n{text}\n## Two\n\nNo more.\n", "sums"))


def test_the_fractions_of_a_cell_that_is_one_formula_are_as_large_as_in_a_place_of_their_own() -> None:
    def rise(cell: str) -> float:
        section = manuscript(f"# A\n\n## B\n\n| c | d |\n| - | - |\n| e | {cell} |\n\n{LAST}").sections[0]
        return height(section, Space(30.0))

    assert rise(r"$\frac{a}{b}$") == pytest.approx(rise(r"$\displaystyle\frac{a}{b}$"))
    assert rise(r"so $\frac{a}{b}$") < rise(r"$\frac{a}{b}$")
