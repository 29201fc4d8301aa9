"""Running text as boxes: paragraphs, statements, lines to write on, and words that stand in for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.blocks import Statement
from generator.inlines import Image, Inlines, Text, plain, stand_in
from generator.writing.page.boxes import Box, Leaf
from generator.writing.page.design import DESIGN
from generator.writing.page.figures import Figures
from generator.writing.page.headings import BOLD
from generator.writing.page.lettering import Lettering
from generator.writing.typography.prose import Stretch, prose
from generator.writing.typography.ruler import Setting

COLUMN = 22.0  # in em, about how wide a column is that is written in
PLAIN = Setting()


@dataclass(frozen=True, eq=False, kw_only=True)
class Paragraphs:
    """Sets running text in one lettering; pictures in it are `figures`."""

    lettering: Lettering
    figures: Figures

    def leaf(self, content: Inlines, *, setting: Setting = PLAIN, tag: str = "p", name: str = "") -> Leaf:
        """A paragraph."""
        return Leaf(
            content=self.lettering.prose(content, setting),
            markup=self.lettering.html(content),
            tag=tag,
            name=name,
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
            sides=2 * DESIGN.cell_side,
            attributes=self.lettering.direction(content),
        )

    def label(self, content: Inlines) -> Leaf:
        """A line in bold that is a heading without a place in the outline."""
        return replace(self.leaf(content, setting=BOLD, name="minor"), above=DESIGN.minor_above, below=DESIGN.sub_below)

    def paragraph(self, content: Inlines) -> Iterator[Box]:
        pictures = [node for node in content if isinstance(node, Image)]
        drawn = any(picture.url in self.lettering.media for picture in pictures)
        rest = any(not isinstance(node, Image) and plain((node,)).strip() for node in content)
        # Several that cannot be shown are mostly badges: their words are in a line, as they would.
        if rest or not pictures or (len(pictures) > 1 and not drawn and any(map(stand_in, pictures))):
            yield self.leaf(content)
            return
        for picture in pictures:
            if picture.url in self.lettering.media:
                yield self.figures.picture(self.lettering.media[picture.url], picture.alt)
            elif stand_in(picture):
                yield self._placeholder(picture)

    def _placeholder(self, picture: Image) -> Leaf:
        """The frame of a picture that cannot be shown, with the words that stand in for it."""
        d, text = DESIGN, (Text(text=stand_in(picture)),)
        return replace(
            self.leaf(text, name="placeholder"),
            above=d.box_pad,
            below=d.box_pad,
            sides=2 * (d.box_side + d.rule),
            fixed=2 * d.rule,
        )

    def statement(self, statement: Statement) -> Leaf:
        d, label = DESIGN, (*statement.label, Text(text=":"))
        pieces = [
            *self.lettering.pieces(label, BOLD),
            Stretch(" ", PLAIN),
            *self.lettering.pieces(statement.content, PLAIN),
        ]
        return Leaf(
            content=prose(pieces, self.lettering.ruler),
            markup=f"<strong>{self.lettering.html(label)}</strong> {self.lettering.html(statement.content)}",
            name="statement",
            above=d.box_pad,
            below=d.box_pad,
            sides=2 * d.box_side + d.box_bar,
            attributes=self.lettering.direction(statement.content),
        )

    def heading(self, content: Inlines, name: str) -> Leaf:
        """A line in bold, close to what it is said of."""
        return replace(self.leaf(content, setting=BOLD, name=name), below=0.0)

    def rules(self, answer: Inlines) -> Leaf:
        """Lines to write a paragraph, listing or formula on."""
        markup, pieces = self.lettering.rules(answer, COLUMN)
        return replace(self.leaf(()), content=prose(pieces, self.lettering.ruler), markup=markup)
