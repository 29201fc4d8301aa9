"""Proof that cards say all that their notes do: each front in its place, its back in the place behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.expressions import expression
from generator.notes import Note
from generator.writing.cutting.grid import FLIPS, FORMATS, Grid, Slot
from generator.writing.cutting.sides import Side, cards_of
from generator.writing.pdf.reading_back import squeeze
from generator.writing.pdf.slots import placed_texts
from generator.writing.typography.ruler import Ruler
from generator.writing.typography.substitutes import presentable

_KEYWORDS = expression(rf"cards ({'|'.join(FORMATS)}) ({'|'.join(FLIPS)})")
_FORMULA = expression(r"\\\(.*?\\\)|\\\[.*?\\\]", re.DOTALL)
# What a foot ends with: the number of the card, and which part of it this is where it takes several.
_LABEL = expression(r"·(\d+)(?:·(\d+)/\d+)?$")
_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "tr", "ul"})
_MONO = frozenset({"code", "kbd", "pre"})
_GAP = "\0"


def keywords(name: str, flip: str) -> str:
    """What the document says of itself: by it the places of its cards are known."""
    return f"cards {name} {flip}"


@dataclass(frozen=True, kw_only=True, slots=True)
class CardLoss:
    """Something of a note that its card does not say; `what` names the side, `text` are its words, squeezed."""

    what: str
    text: str
    fact: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CutProof:
    """What was looked for in a PDF of `pages` pages; everything is there if there are no losses."""

    pages: int
    looked_for: int
    losses: tuple[CardLoss, ...]


def prove_cards(notes: Sequence[Note], pdfs: Sequence[bytes]) -> CutProof:
    """Look for both sides of each card of `notes` in `pdfs`, in the places that these say they have.

    Raises ValueError where one cannot be read, or does not say so.
    """
    pages = [page for pdf in pdfs for page in placed_texts(pdf, _places)]
    reader = _Reading()
    losses = [
        CardLoss(what=f"page {number}, outside of its cards or over their edge,", text=page.outside)
        for number, page in enumerate(pages, 1)
        if page.outside
    ]
    if len(pages) % 2:
        losses.append(CardLoss(what="a page without one behind it", text=""))
    groups, strays = _numbered(
        (front, back)
        for place in range(0, len(pages) - 1, 2)
        for front, back in zip(pages[place].inside, pages[place + 1].inside, strict=True)
    )
    losses += [CardLoss(what="a card that there should not be, or its back,", text=stray) for stray in strays]
    looked_for = 0
    for card in cards_of(notes):
        foot = squeeze("".join(reader.chunks(card.foot)))
        sides = groups.pop(card.number, ((), ()))
        for kind, side, found in zip(("front", "back"), (card.front, card.back), sides, strict=True):
            looked_for += 1
            lost = next(_missing(side, foot, reader, found), None)
            if lost is not None:
                losses.append(CardLoss(what=f"the {kind} of card {card.number}", text=lost, fact=card.fact))
    losses += [CardLoss(what=f"card {number}, which there should not be,", text="") for number in groups]
    return CutProof(pages=len(pages), looked_for=looked_for, losses=tuple(losses))


def _places(words: str, number: int, size: tuple[float, float]) -> tuple[Slot, ...]:
    found = _KEYWORDS.fullmatch(words)
    if found is None:
        raise ValueError("these are no cards to cut out")
    upright = (min(size), max(size))
    grid = Grid.of(found[1], upright, found[2])
    if grid is None or any(abs(one - other) > 1 for one, other in zip(grid.page, size, strict=True)):
        raise ValueError("the page has not the size that it should have")
    return grid.slots(back=bool(number % 2))


def _numbered(
    texts: Iterable[tuple[str, str]],
) -> tuple[dict[int, tuple[tuple[str, ...], tuple[str, ...]]], list[str]]:
    """What is in the places, front and back, by the number of the card; of one that takes several, all in order.

    Beside that, what has no number, or another one than what is behind it.
    """
    found: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    strays: list[str] = []
    for both in texts:
        labels = [_LABEL.search(text) for text in both]
        front, back = labels
        if not any(both):
            continue
        if front is None or back is None or front[0] != back[0]:
            strays.append("/".join(text[-60:] for text in both))
            continue
        number, part = int(front[1]), int(front[2] or 1)
        fronts, backs = found.get(number, ((), ()))
        if len(fronts) != part - 1:
            strays.append(both[0])
            continue
        found[number] = ((*fronts, both[0][: front.start()]), (*backs, both[1][: back.start()]))
    return found, strays


def _missing(side: Side, foot: str, reader: _Reading, found: Sequence[str]) -> Iterator[str]:
    """What the cards of a side lack of its foot, and of each part, whose pieces come in order."""
    if not found or not all(text.endswith(foot) for text in found):
        yield foot
    said = "".join(text.removesuffix(foot) for text in found)
    for part in side.parts():
        start = 0
        for chunk in reader.chunks(part):
            place = said.find(chunk, start)
            if place < 0:
                yield chunk
            else:
                start = place + len(chunk)


class _Reading:
    """Reads fields as a person would see them on paper, in pieces between formulas, pictures and lines."""

    def __init__(self) -> None:
        self.ruler = Ruler()

    def chunks(self, field: str) -> Iterator[str]:
        """The pieces of a field's text, squeezed."""
        reader = _FieldReader(self.ruler)
        reader.feed(field)
        reader.close()
        return filter(None, "".join(reader.parts).split(_GAP))


class _FieldReader(HTMLParser):
    def __init__(self, ruler: Ruler) -> None:
        super().__init__(convert_charrefs=True)
        self.ruler = ruler
        self.parts: list[str] = []
        self.mono = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.mono += tag in _MONO
        if tag in _BLOCKS or tag == "img":
            self.parts.append(_GAP)

    def handle_endtag(self, tag: str) -> None:
        self.mono -= tag in _MONO
        if tag in _BLOCKS:
            self.parts.append(_GAP)

    def handle_data(self, data: str) -> None:
        pieces = [data] if self.mono else _FORMULA.split(data)
        shown = (squeeze(presentable(piece, self.ruler, set(), mono=self.mono > 0)) for piece in pieces)
        self.parts.append(_GAP.join(shown))
