"""The head of the page: the title, what leads in to the sheet, and beside them a logo and a QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.blocks import Block
from generator.facts import Sheet
from generator.writing.page.boxes import Box, Either, Leaf, Parts, Space, Stack, height
from generator.writing.page.building import Builder
from generator.writing.page.codes import QrCode, qr_code
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Logo
from generator.writing.page.headings import BOLD
from generator.writing.page.lettering import Lettering
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Setting

SUBTITLE_GAP = 0.4
TITLE_SIZES = (DESIGN.title_size, 1.8, 1.5)  # the first at which the title is one line
FEWEST_WORDS = 3  # of a title that are left to break as they do
WIDEST_LOGO = 0.25  # of the page's width


def page_head(sheet: Sheet, introduction: Sequence[Block], builder: Builder) -> Box:
    """What is across the page above everything; the rule below it where the theme's title has no ground."""
    d = DESIGN
    lettering, theme = builder.lettering, builder.figures.theme
    title: Box = _title(sheet, lettering)
    if theme.head:
        sides = 2 * (d.band_side + d.band_bar - d.cell_side)
        title = Stack(children=(title,), name="plate", sides=sides, above=d.plate_pad, below=d.plate_pad)
    words = (title, *builder.blocks(introduction))
    logo = sheet.meta.logo
    media = lettering.media.get(logo.url) if logo else None
    drawn = builder.figures.logo(media, logo.alt) if logo and media else None
    code = qr_code(sheet.meta)
    if drawn or code:
        leftward = lettering.tongue.direction == "rtl"
        words = (_Masthead(words=Stack(children=words, name="words"), logo=drawn, code=code, leftward=leftward),)
    fixed = 0.0 if theme.head else 2 * d.rule
    # The room below the head, and where there is a rule that above the rule.
    return Stack(children=words, tag="header", below=(1 if theme.head else 2) * d.head_gap, fixed=fixed, whole=True)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Masthead:
    """Words between a logo and a QR code. The code's size is in points, so the space has to say what an em is."""

    words: Stack
    logo: Logo | None
    code: QrCode | None
    leftward: bool

    @property
    def narrowest(self) -> float:
        return self.words.narrowest

    def strain(self, space: Space) -> float:
        return self.words.strain(self._inner(space))

    def parts(self, space: Space) -> Parts:
        rise = self.logo.height(space.width * WIDEST_LOGO) if self.logo else 0.0
        return Parts.single(max(height(self.words, self._inner(space)), rise, self._code(space)))

    def html(self, space: Space, _start: int = 0, _stop: int | None = None, /) -> str:
        inner = self._inner(space)
        cells = ""
        if self.logo:
            drawn = self.logo.html(space.width * WIDEST_LOGO)
            cells += f'<div class="logo" style="width:{self._logo(space):.3f}em">{drawn}</div>'
        cells += f'<div class="beside" style="width:{inner.width:.3f}em">{self.words.html(inner)}</div>'
        if self.code:
            drawn = self.code.svg(leftward=self.leftward)
            cells += f'<div class="qr" style="width:{self._code(space):.3f}em">{drawn}</div>'
        return f'<div class="masthead">{cells}</div>'

    def _inner(self, space: Space) -> Space:
        return space._replace(width=space.width - self._logo(space) - self._code(space))

    def _logo(self, space: Space) -> float:
        return self.logo.width(space.width * WIDEST_LOGO) + DESIGN.logo_gap if self.logo else 0.0

    def _code(self, space: Space) -> float:
        return self.code.side / space.size if self.code else 0.0


def _title(sheet: Sheet, lettering: Lettering) -> Box:
    """The title, with the subtitle on its line if there is room."""
    d = DESIGN
    title, subtitle = lettering.show(sheet.title), lettering.show(sheet.meta.subtitle)
    said, below = Stretch(title, BOLD._replace(size=d.title_size)), Setting(size=d.subtitle_size)
    alone = _sized(sheet.title, lettering)
    if not subtitle:
        return alone
    under = lettering.text_html(sheet.meta.subtitle)
    beside = Leaf(
        content=prose((said, Stretch(f" {subtitle}", below)), lettering.ruler, d.title_size),
        markup=f'{lettering.text_html(sheet.title)}<span> </span><span class="subtitle">{under}</span>',
        tag="h1",
        sides=2 * d.cell_side + SUBTITLE_GAP,
    )
    beneath = Leaf(
        content=prose((Stretch(subtitle, below),), lettering.ruler, d.subtitle_size),
        markup=under,
        name="subtitle",
        sides=2 * d.cell_side,
    )
    return Either(first=beside, second=Stack(children=(alone, beneath)))


def _sized(title: str, lettering: Lettering) -> Box:
    """The title at the largest size at which one line holds it; on two lines the second has more than a word."""
    words, _, last = title.rpartition(" ")
    together = title if len(title.split()) <= FEWEST_WORDS else f"{words}\u00a0{last}"
    box: Box = _heading(together, TITLE_SIZES[-1], lettering)
    for size in reversed(TITLE_SIZES):
        box = Either(first=_heading(title, size, lettering), second=box)
    return box


def _heading(title: str, size: float, lettering: Lettering) -> Leaf:
    said = Stretch(lettering.show(title), BOLD._replace(size=size))
    return Leaf(
        content=prose((said,), lettering.ruler, size),
        markup=lettering.text_html(title),
        tag="h1",
        sides=2 * DESIGN.cell_side,
        attributes="" if size == DESIGN.title_size else f' style="font-size:{size}em"',
    )
