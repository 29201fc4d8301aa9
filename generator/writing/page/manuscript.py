"""A sheet as boxes: its head, its sections, and the lettering that they were set in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.blocks import Block
from generator.facts import Sheet
from generator.inlines import plain
from generator.notes import Media
from generator.writing.page.arrangement import Manuscript
from generator.writing.page.blanks import Blanks
from generator.writing.page.boxes import Box, Either, Leaf, Stack
from generator.writing.page.building import Builder
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Figures
from generator.writing.page.formulas import Formulas
from generator.writing.page.frames import introduction, is_taken_apart, repeats_title
from generator.writing.page.headings import BOLD
from generator.writing.page.lettering import Lettering
from generator.writing.page.order import order_matters
from generator.writing.page.strips import chart_width, full_width, pieces
from generator.writing.page.tabling import repeated_headers
from generator.writing.page.theme import Theme
from generator.writing.page.tongue import Tongue
from generator.writing.typography.faces import TEXT_FAMILIES
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.substitutes import presentable

SUBTITLE_GAP = 0.4
TITLE_SIZES = (DESIGN.title_size, 1.8, 1.5)  # the first at which the title is one line
FEWEST_WORDS = 3  # of a title that are left to break as they do
ACROSS = float("inf")  # the width that a strip across the page wants


@dataclass(frozen=True, eq=False, kw_only=True)
class Typeset:
    """A sheet's manuscript and what it was measured with; the characters that no face has."""

    manuscript: Manuscript
    tongue: Tongue
    ruler: Ruler
    missing: frozenset[str]


def typeset(
    sheet: Sheet, theme: Theme, media: Mapping[str, Media], sizes: Mapping[str, tuple[int, int]], blanks: Blanks
) -> Typeset:
    """Turn `sheet` into boxes; `sizes` are the pictures' extents in pixels, by media name."""
    ruler = Ruler(text=TEXT_FAMILIES[theme.face])
    missing: set[str] = set()
    figures = Figures(ruler=ruler, show=lambda label: presentable(label, ruler, missing), theme=theme, sizes=sizes)
    tongue = Tongue.of(sheet)
    formulas = Formulas(
        ink=theme.ink,
        language=tongue.language.split("-")[0],
        ruler=ruler,
        show=figures.show,
    )
    lettering = Lettering(
        ruler=ruler,
        media=media,
        formula=formulas.draw,
        picture=figures.inline_picture,
        missing=missing,
        tongue=tongue,
        ruled=blanks.line if blanks.asks else 0.0,
    )
    builder = Builder(
        lettering=lettering, figures=figures, formulas=formulas, blanks=blanks, repeated=repeated_headers(sheet)
    )
    intro, rest = introduction(sheet.preface)
    parts = tuple(_parts(sheet, rest, builder))
    # Every face that the boxes need must be known before the style sheet is written: numbers, bullets, the footer.
    ruler.width("•–☐☑0123456789./", Setting())
    return Typeset(
        manuscript=Manuscript(
            head=_head(sheet, intro, builder),
            sections=tuple(part.stack for part in parts),
            wants=tuple(part.wants for part in parts),
            full=tuple(full_width(part.stack) for part in parts),
            joined=frozenset(place for place, part in enumerate(parts) if part.joined),
            titles=tuple(part.title for part in parts),
            ordered=order_matters(sheet.sections[0].sections if is_taken_apart(sheet) else sheet.sections),
        ),
        tongue=tongue,
        ruler=ruler,
        missing=frozenset(missing),
    )


def _head(sheet: Sheet, introduction: Sequence[Block], builder: Builder) -> Stack:
    d = DESIGN
    children = (_title(sheet, builder.lettering), *builder.blocks(introduction))
    # The rule below the head, and the room on both sides of it.
    return Stack(children=children, tag="header", below=2 * d.head_gap, fixed=2 * d.rule, whole=True)


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


class _Part(NamedTuple):
    """A box of its own on the page: `wants` is the width below which it is better off as a strip across the page."""

    stack: Stack
    wants: float
    title: str
    joined: bool = False


def _parts(sheet: Sheet, opening: Sequence[Block], builder: Builder) -> Iterator[_Part]:
    """What the page is made of below its head; the only section of a sheet is taken apart."""
    if opening:
        yield from _pieces(Stack(children=builder.blocks(opening), tag="section"), sheet.title)
    if not is_taken_apart(sheet):
        for section in sheet.sections:
            yield from _pieces(builder.section(section), plain(section.title))
        return
    (only,) = sheet.sections
    # A heading that repeats the title tells a reader nothing.
    headed = not repeats_title(sheet, only)
    heading, *stacks = builder.only_section(only, headed=headed)
    if headed:
        yield _Part(heading, ACROSS, plain(only.title))
    if only.blocks:
        yield from _pieces(stacks.pop(0), plain(only.title))
    for stack, inner in zip(stacks, only.sections, strict=True):
        yield from _pieces(stack, plain(inner.title))


def _pieces(section: Stack, title: str) -> Iterator[_Part]:
    for number, piece in enumerate(pieces(section)):
        yield _Part(piece, chart_width(piece), title, joined=number > 0)
