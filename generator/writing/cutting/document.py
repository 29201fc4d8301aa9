"""Cards as HTML: to be measured, and in their places on sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.facts import Sheet
from generator.templates import Markup, Templates
from generator.writing.cutting.fitting import Part, Text
from generator.writing.cutting.grid import POINTS_IN_MM, Grid, Slot
from generator.writing.cutting.sides import Card, Side
from generator.writing.page.document import FontFace, families, font_faces
from generator.writing.page.theme import Theme
from generator.writing.page.tongue import Tongue
from generator.writing.typography.ruler import Ruler
from generator.writing.typography.substitutes import DROPPED

PAD = 5.0 * POINTS_IN_MM
"""What a card keeps free at its edges: no cut is exact, nor are both sides of a sheet."""
FOOT = 6.5
"""The size of the foot in points."""
SHORTER = 0.5  # points, by which a sheet is lower than its page, or it would begin another one
MARKS = "cut:marks"
"""By this address the layout asks for the lines that say where to cut."""
FOOT_GAP = 4.0  # points: what is kept free above the foot
HAIR = 0.5  # points: how wide a mark is
RISE = 0.42  # how much of the free room is above a text: a little above the middle the eye expects it
TALLEST = 0.55  # of the height of a card: how high a picture may be
ENDLESS = 1e7  # points: the height of the page on which texts are measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """What one card that is cut out shows: both sides with the foot that they share, as HTML."""

    card: Card
    front: Part | None
    back: Part | None
    foot: str
    foot_height: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Composer:
    """Writes documents of one sheet's cards."""

    sheet: Sheet
    grid: Grid
    theme: Theme
    tongue: Tongue
    ruler: Ruler
    templates: Templates
    keywords: str

    @property
    def width(self) -> float:
        """The width of the text on a card, in points."""
        return self.grid.card[0] - 2 * PAD

    @property
    def height(self) -> float:
        """The height of a card without the margins, in points."""
        return self.grid.card[1] - 2 * PAD

    def faces(self) -> tuple[FontFace, ...]:
        """The faces that all cards need together."""
        return font_faces(self.ruler)

    def side(self, kind: str, side: Side, show: Callable[[str], str]) -> str:
        """The HTML of one `side` by the template of its `kind`; `show` writes a field for the layout."""
        shown = {
            "context": [Markup(show(line)) for line in side.context],
            **{name: Markup(show(getattr(side, name))) for name in ("label", "key", "ask", "answer", "text", "extra")},
            "rows": [tuple(Markup(show(cell)) for cell in row) for row in side.rows],
        }
        return self.templates.render(f"cutting/{kind}.html", side=shown).strip()

    def turned(self, card: Card) -> tuple[str, str]:
        """Direction and language of a card where they are not the sheet's, else empty."""
        return (
            card.direction if card.direction != self.tongue.direction else "",
            card.language if card.language != self.tongue.language else "",
        )

    def measured(self, texts: Sequence[Text], css: str) -> str:
        """`texts` one below the other."""
        told = [
            {
                "id": f"m{place}",
                "kind": text.kind,
                "direction": text.direction,
                "language": text.language,
                "size": f"{text.size:g}",
                "html": Markup(text.html.replace('id="-u', f'id="m{place}-u') if text.marked else text.html),
            }
            for place, text in enumerate(texts)
        ]
        return self._document(css, measured=told, sheets=())

    def sheets(self, pieces: Sequence[Piece], css: str) -> str:
        """`pieces` in their places: on each sheet of paper the fronts, then the backs."""
        sheets = []
        for first in range(0, len(pieces), self.grid.count):
            some = pieces[first : first + self.grid.count]
            for kind, place_of in (("front", self.grid.front), ("back", self.grid.back)):
                slots = [self._slot(piece, kind, place_of(place), first + place) for place, piece in enumerate(some)]
                sheets.append(slots)
        return self._document(css, measured=(), sheets=sheets)

    def _slot(self, piece: Piece, kind: str, slot: Slot, number: int) -> dict[str, Any]:
        part = piece.front if kind == "front" else piece.back
        size, height, html = (part.size, part.height, part.html) if part else (FOOT, 0.0, "")
        direction, language = self.turned(piece.card)
        above = max(0.0, self.height - height - FOOT_GAP - piece.foot_height) * RISE
        return {
            "id": f"c{number}-{kind}",
            "kind": kind,
            "left": f"{slot.left + PAD:.3f}",
            "top": f"{slot.top + PAD + above:.3f}",
            "bottom": f"{self.grid.page[1] - SHORTER - slot.bottom + PAD:.3f}",
            "direction": direction,
            "language": language,
            "size": f"{size:g}",
            "html": Markup(html),
            "foot": Markup(piece.foot),
        }

    def style(self, *, tall: bool) -> str:
        """The style sheet; on `tall` pages texts are measured."""
        used = {face.family for face in self.faces()}
        return self.templates.render(
            "cutting/cards.css",
            theme=self.theme,
            faces=self.faces(),
            text_family=families(self.ruler, used, mono=False),
            code_family=families(self.ruler, used, mono=True),
            page=(self.grid.page[0], ENDLESS) if tall else self.grid.page,
            sheet=self.grid.page[1] - SHORTER,
            width=f"{self.width:.3f}",
            marks="" if tall or self.grid.alone else MARKS,
            foot_size=FOOT,
            tallest=f"{TALLEST * self.height:.2f}",
        )

    def marks(self) -> bytes:
        """The lines that say where to cut, as SVG behind a page."""
        across, down = (f"{length:.3f}" for length in self.grid.page)
        lines = "".join(
            f'<path d="M{left:.3f} {top:.3f}L{right:.3f} {bottom:.3f}"/>'
            for left, top, right, bottom in self.grid.marks()
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}pt" height="{down}pt" '
            f'viewBox="0 0 {across} {down}">'
            f'<g stroke="{self.theme.ink}" stroke-width="{HAIR}">{lines}</g></svg>'
        ).encode()

    def _document(self, css: str, **filled: Iterable[Any]) -> str:
        return self.templates.render(
            "cutting/cards.html",
            css=Markup(css),
            language=self.tongue.language,
            direction=self.tongue.direction,
            title=self.sheet.title.translate(DROPPED),
            author=self.sheet.meta.author.translate(DROPPED),
            keywords=self.keywords,
            width=f"{self.width:.3f}",
            **filled,
        )
