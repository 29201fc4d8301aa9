"""Formulas as vector, with their reading aloud for who cannot see them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import fsum

from generator.expressions import expression
from generator.markup import escape
from generator.tex.breaking import parts
from generator.tex.drawing import UNITS, Outline, outline
from generator.tex.words import HEIGHT, with_places
from generator.writing.page.boxes import GIVES, SMALLEST_SCALE, Drawing, smaller
from generator.writing.page.design import DESIGN
from generator.writing.page.lettering import Drawn
from generator.writing.typography.prose import LINE_HEIGHT, Figure
from generator.writing.typography.ruler import Ruler, Setting, css_families

SIDE = 0.04  # in em, what a formula keeps from the words beside it
LINE_GAP = 0.2  # in em, between the lines of a formula
WHOLE = 8.0  # in em: what is no wider is not broken
LONG_PART = 12.0  # in em: where a part is longer, brackets are broken too
DEEPEST = 2  # brackets that may be broken
PROPORTION = 0.01  # by which the place of a word may be wider for its height than the word
DESCENT = 0.22  # in em, of words in a formula that its face lacks

_GLYPH = expression(r'<path id="([^"]+)" d="([^"]*)"/>')
_USE = expression(r'<use href="#([^"]+)"(?: x="([^"]*)" y="([^"]*)")?([^>]*)/>')
_RULE = expression(r'<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"([^>]*)/>')


@dataclass(frozen=True, eq=False, kw_only=True)
class Formulas:
    """Draws TeX in one colour and language.

    Words that the formula's face lacks are written in those of `ruler`, in the characters that `show` finds for them.
    """

    ink: str
    language: str
    ruler: Ruler
    show: Callable[[str], str]

    def draw(self, tex: str, display: bool) -> tuple[Drawn, ...]:
        """`tex` as SVG, in the parts that a line may end between; none where it cannot be read."""
        whole = self._drawn(tex, display=display)
        if whole is None:
            return ()
        if whole.figure.width <= WHOLE:
            return (whole,)
        pieces: tuple[Drawn, ...] = (whole,)
        for depth in range(DEEPEST + 1):
            drawn = tuple(self._drawn(part, display=display) for part in parts(tex, depth))
            if None in drawn:
                break
            pieces = tuple(part for part in drawn if part is not None)
            if max(part.figure.width for part in pieces) <= LONG_PART:
                break
        return pieces

    def display(self, tex: str) -> Drawing | None:
        """`tex` in a place of its own, on as many lines as it needs there; None where it cannot be read."""
        whole, pieces = self._drawn(tex, display=True), self.draw(tex, display=True)
        if whole is None or not pieces:
            return None
        widest = max(piece.figure.width for piece in pieces)

        def lines(width: float) -> Iterator[tuple[float, str]]:
            """The height and HTML of each line."""
            scale = math.floor(min(1.0, width / widest) * 1000) / 1000
            fits = whole.figure.width <= width
            for line in ((whole,),) if fits else _filled(pieces, width / scale):
                rise = max(piece.figure.rise for piece in line)
                fall = max(piece.figure.fall for piece in line)
                height = (rise + fall) * scale + (0.0 if fits else LINE_GAP)
                yield max(height, LINE_HEIGHT), smaller("".join(piece.markup for piece in line), scale)

        return Drawing(
            draw=lambda width: "".join(
                f'<div style="height:{height:.3f}em">{markup}</div>' for height, markup in lines(width)
            ),
            rise=lambda width: fsum(height for height, _ in lines(width)),
            narrowest=SMALLEST_SCALE * widest,
            name="formula",
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
        )

    def _drawn(self, tex: str, *, display: bool) -> Drawn | None:
        drawn = outline(tex, self.language, display=display)
        if drawn is None or drawn.faults:
            return None
        speech = drawn.speech.strip() or tex.strip() or "an empty formula"
        if drawn.boxes:
            wording = with_places(tex, drawn.boxes, self._width)
            placed = outline(wording.tex, self.language, display=display)
            if placed is None or placed.faults or placed.boxes:
                return None
            drawn = self._written(placed, wording.words)
        left, top, across, down = drawn.view
        width, rise, fall = across / UNITS, -top / UNITS, (top + down) / UNITS
        shapes = _spelt_out(drawn.glyphs, drawn.shapes).replace("currentColor", self.ink)
        return Drawn(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tex" {GIVES}'
            f"width:{width:.3f}em;height:{rise + fall:.3f}em;vertical-align:{-fall:.3f}em"
            f'" viewBox="{left:g} {top:g} {across:g} {down:g}"><title>{escape(speech)}</title>{shapes}</svg>',
            Figure(width + 2 * SIDE, rise, fall, gives=True),
        )

    def _width(self, words: str) -> float:
        return self.ruler.width(self.show(words), Setting())

    def _written(self, drawn: Outline, words: Iterable[str]) -> Outline:
        """`drawn` with `words` in the places of the rules that were kept for them."""
        ahead = list(words)
        families = escape(css_families(self.ruler.chain(mono=False)))
        left, top, across, down = drawn.view
        lowest = top + down

        def write(rule: re.Match[str]) -> str:
            nonlocal lowest
            x, y, width, height = map(float, rule.groups()[:4])
            # Lines of fractions, frames and tables have other proportions.
            if not ahead or abs(width / height - self._width(ahead[0]) / HEIGHT) > PROPORTION:
                return rule[0]
            word, size = ahead.pop(0), height / HEIGHT
            lowest = max(lowest, -y + DESCENT * size)
            return (
                f'<text transform="translate({x:g} {y:g}) scale(1,-1)" font-family="{families}" '
                f'font-size="{size:g}" fill="{self.ink}">{escape(self.show(word))}</text>'
            )

        shapes = _RULE.sub(write, drawn.shapes)
        return drawn._replace(shapes=shapes, view=(left, top, across, lowest - top))


def _filled(pieces: Iterable[Drawn], width: float) -> Iterator[tuple[Drawn, ...]]:
    """`pieces` on as few lines of `width` as hold them."""
    line: list[Drawn] = []
    for piece in pieces:
        if line and fsum(one.figure.width for one in line) + piece.figure.width > width:
            yield tuple(line)
            line = []
        line.append(piece)
    yield tuple(line)


def _spelt_out(glyphs: str, drawing: str) -> str:
    """`drawing` with each glyph in its place: names of glyphs would be given twice where a formula is twice."""
    outlines = dict(_GLYPH.findall(glyphs))

    def path(use: re.Match[str]) -> str:
        name, x, y, rest = use.groups()
        moved = f' transform="translate({x} {y})"' if x else ""
        return f'<path d="{outlines[name]}"{moved}{rest}/>'

    return _USE.sub(path, drawing)
