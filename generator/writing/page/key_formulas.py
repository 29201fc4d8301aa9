"""Formulas to know by heart, in a frame: those that are all marked, and those alone in a quotation."""

from __future__ import annotations

from generator.blocks import Block, Formula, Paragraph, Quote
from generator.inlines import Math, Styled
from generator.writing.page.boxes import Drawing, Stack
from generator.writing.page.design import DESIGN


def key_formula(block: Block) -> Formula | None:
    """The displayed formula that is all that `block` says, if its author set it off."""
    match block:
        case Paragraph(content=(Styled(style="mark", children=(Math(tex=tex, display=True),)),)):
            return Formula(tex=tex, span=block.span)
        case Quote(kind="", title=(), blocks=(Formula() as formula,)):
            return formula
    return None


def framed(drawing: Drawing) -> Stack:
    """`drawing` on a ground with a line around it."""
    d = DESIGN
    pad = d.key_pad - d.text_pad  # the drawing has room above and below of its own
    return Stack(
        children=(drawing,),
        name="key-formula",
        sides=2 * (d.box_side + d.rule),
        above=pad,
        below=pad,
        fixed=2 * d.rule,
        whole=True,
    )
