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
from generator.writing.page.boxes import Stack
from generator.writing.page.building import Builder
from generator.writing.page.figures import Figures
from generator.writing.page.formulas import Formulas
from generator.writing.page.frames import introduction, is_taken_apart, repeats_title
from generator.writing.page.head import page_head
from generator.writing.page.lettering import Lettering
from generator.writing.page.order import order_matters
from generator.writing.page.strips import chart_width, full_width, pieces
from generator.writing.page.tabling import repeated_headers
from generator.writing.page.theme import Theme
from generator.writing.page.tongue import Tongue
from generator.writing.typography.faces import TEXT_FAMILIES
from generator.writing.typography.ruler import Ruler, Setting
from generator.writing.typography.substitutes import presentable

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
        lettering=lettering,
        figures=figures,
        formulas=formulas,
        blanks=blanks,
        source=sheet.source.text,
        repeated=repeated_headers(sheet),
    )
    intro, rest = introduction(sheet.preface)
    parts = tuple(_parts(sheet, rest, builder))
    # Every face that the boxes need must be known before the style sheet is written: numbers, bullets, the footer.
    ruler.width("•–☐☑0123456789./", Setting())
    return Typeset(
        manuscript=Manuscript(
            head=page_head(sheet, intro, builder),
            sections=tuple(part.stack for part in parts),
            wants=tuple(part.wants for part in parts),
            full=tuple(full_width(part.stack) for part in parts),
            joined=frozenset(place for place, part in enumerate(parts) if part.joined),
            titles=tuple(part.title for part in parts),
            language=tongue.language,
            ordered=order_matters(sheet.sections[0].sections if is_taken_apart(sheet) else sheet.sections),
        ),
        tongue=tongue,
        ruler=ruler,
        missing=frozenset(missing),
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
        # Below its heading alone, text is as near as in any section.
        yield from _pieces(stacks.pop(0), plain(only.title), joined=headed)
    for stack, inner in zip(stacks, only.sections, strict=True):
        yield from _pieces(stack, plain(inner.title))


def _pieces(section: Stack, title: str, *, joined: bool = False) -> Iterator[_Part]:
    for number, piece in enumerate(pieces(section)):
        yield _Part(piece, chart_width(piece), title, joined=joined or number > 0)
