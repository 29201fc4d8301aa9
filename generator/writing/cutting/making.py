"""From notes to proven cards: the steps in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from generator.diagnostics import Diagnostic, has_errors
from generator.expressions import expression
from generator.facts import Sheet
from generator.notes import Media, Note
from generator.writing.cutting import faults
from generator.writing.cutting.document import FOOT, FOOT_GAP, MARKS, Composer, Piece
from generator.writing.cutting.fitting import UNIT, Measure, Part, Text, TooLargeError, fitted
from generator.writing.cutting.grid import FORMATS, LONG_EDGE, USUAL, Grid
from generator.writing.cutting.options import CutCards, CutFile, CutOptions
from generator.writing.cutting.printing import Printer, loosened
from generator.writing.cutting.proof import keywords, prove_cards
from generator.writing.cutting.sides import Card, cards_of
from generator.writing.page.colours import accented
from generator.writing.page.figures import Figures
from generator.writing.page.formulas import Formulas
from generator.writing.page.lettering import Lettering
from generator.writing.page.theme import BrokenThemeError, load_theme
from generator.writing.page.tongue import Tongue
from generator.writing.pdf import faults as page_faults
from generator.writing.pdf.geometry import Paper
from generator.writing.pdf.pictures import printable
from generator.writing.press.process import PRESS, Impression, MissingLibraryError, PressError, PressFailedError
from generator.writing.typography.faces import TEXT_FAMILIES, face_file
from generator.writing.typography.ruler import Ruler
from generator.writing.typography.substitutes import presentable

TOGETHER = 400
"""How many texts are measured in one layout."""
MOST_CARDS = 400
"""How many cards a file has at most: more take more memory than a layout may, and more paper than a printer holds."""
TOLERANCE = 0.5  # points
_TAG = expression(r"<[^>]*>")


def make_cards(
    sheet: Sheet, notes: Sequence[Note], *, paper: str, media: Mapping[str, Media], options: CutOptions
) -> tuple[CutCards | None, tuple[Diagnostic, ...]]:
    """The cards of `notes` as one PDF on `paper`; None where there is nothing to cut, or with errors."""
    try:
        theme = load_theme(options.theme or sheet.meta.theme or "default", options.templates)
    except BrokenThemeError as fault:
        return None, (faults.broken_theme(sheet, str(fault)),)
    theme = accented(theme, sheet.meta.accent) if sheet.meta.accent else theme
    found = [*faults.only_in_anki(sheet, notes)]
    cards = cards_of(notes)
    if not cards:
        return None, (*found, faults.no_cards(sheet))
    name, flip = options.card_format or sheet.meta.card_format or USUAL, options.flip or sheet.meta.flip or LONG_EDGE
    size = Paper.of(paper, "portrait")
    grid = Grid.of(name, (size.width, size.height), flip)
    if grid is None:
        return None, (*found, faults.too_small(sheet, name, paper))
    pictures = printable(media)
    ruler, missing = Ruler(text=TEXT_FAMILIES[theme.face]), set[str]()
    tongue = Tongue.of(sheet)
    figures = Figures(
        ruler=ruler, show=lambda label: presentable(label, ruler, missing), theme=theme, sizes=pictures.sizes
    )
    formulas = Formulas(ink=theme.ink, language=tongue.language.split("-")[0], ruler=ruler, show=figures.show)
    lettering = Lettering(
        ruler=ruler,
        media=pictures.shown,
        formula=formulas.draw,
        picture=figures.inline_picture,
        missing=missing,
        tongue=tongue,
    )
    composer = Composer(
        sheet=sheet,
        grid=grid,
        theme=theme,
        tongue=tongue,
        ruler=ruler,
        templates=options.templates,
        keywords=keywords(name, flip),
    )
    job = _Job(
        sheet=sheet,
        notes=notes,
        cards=cards,
        largest=FORMATS[name].largest,
        printer=Printer(lettering=lettering, pictures=pictures.sizes.keys()),
        pictures={f"media:{one.name}": (one.mime, one.content) for one in pictures.shown.values()}
        | {MARKS: ("image/svg+xml", composer.marks())},
        composer=composer,
    )
    try:
        made, more = job.make()
    except PressError as fault:
        made, more = None, (page_faults.too_costly(sheet, str(fault)),)
    except PressFailedError as fault:
        if os.environ.get("CHEATSHEET_DEBUG"):
            raise RuntimeError(fault.detail or str(fault)) from fault
        made, more = None, (page_faults.failed(sheet, str(fault)),)
    except MissingLibraryError as fault:
        made, more = None, (page_faults.no_pango(str(fault)),)
    found += [*page_faults.missing_glyphs(sheet, missing), *more]
    return (None if has_errors(found) else made), tuple(found)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Job:
    sheet: Sheet
    notes: Sequence[Note]
    cards: Sequence[Card]
    largest: float
    printer: Printer
    pictures: Mapping[str, tuple[str, bytes]]
    composer: Composer

    def make(self) -> tuple[CutCards | None, tuple[Diagnostic, ...]]:
        """Measure, divide, lay out, prove."""
        texts: list[Text] = []
        feet = {(card.foot, *self.composer.turned(card)): self._foot(card, "9999 · 9/9") for card in self.cards}
        for card in self.cards:
            direction, language = self.composer.turned(card)
            for kind, side in (("front", card.front), ("back", card.back)):
                html = self.composer.side(kind, side, self.printer.html)
                texts.append(Text(html=html, kind=kind, direction=direction, language=language, size=self.largest))
        self.printer.said("0123456789/·›–•")
        css = self.composer.style(tall=True)
        heights = self._measure(
            [
                Text(html=html, kind="foot", direction=turn, language=word, size=FOOT)
                for (_, turn, word), html in feet.items()
            ],
            css,
        )
        high = {key: found.height for key, found in zip(feet, heights, strict=True)}
        rooms = [
            self.composer.height - high[(card.foot, *self.composer.turned(card))] - FOOT_GAP
            for card in self.cards
            for _ in ("front", "back")
        ]
        try:
            parts = fitted(texts, rooms, lambda some: self._measure(some, css))
        except TooLargeError as fault:
            return None, (faults.too_large(self.sheet, self.cards[fault.place // 2]),)
        pieces = self._pieces(parts, high)
        return self._laid_out(pieces, parts)

    def _foot(self, card: Card, number: str) -> str:
        """Where a card is on the sheet, and its number."""
        return f"{self.printer.html(card.foot)} · {number}"

    def _pieces(self, parts: Sequence[Sequence[Part]], high: Mapping[tuple[str, str, str], float]) -> list[Piece]:
        pieces = []
        for place, card in enumerate(self.cards):
            front, back = parts[2 * place], parts[2 * place + 1]
            count = max(len(front), len(back), 1)
            for number in range(count):
                label = f"{card.number}" if count == 1 else f"{card.number} · {number + 1}/{count}"
                pieces.append(
                    Piece(
                        card=card,
                        front=front[number] if number < len(front) else None,
                        back=back[number] if number < len(back) else None,
                        foot=self._foot(card, label),
                        foot_height=high[(card.foot, *self.composer.turned(card))],
                    )
                )
        return pieces

    def _measure(self, texts: Sequence[Text], css: str) -> list[Measure]:
        """`texts` measured in the width of a card; those whose words run over its edge with more places to break."""
        found: list[Measure] = []
        for first in range(0, len(texts), TOGETHER):
            some = list(texts[first : first + TOGETHER])
            impression = self._press(self.composer.measured(some, css), len(some) + 2)
            if impression.spilt:
                some = [_with_breaks(text, impression.spilt) for text in some]
                impression = self._press(self.composer.measured(some, css), len(some) + 2)
            found += (_measure_of(text, f"m{place}", impression) for place, text in enumerate(some))
        return found

    def _press(self, html: str, pages: int) -> Impression:
        faces = {face.url: face_file(face.family, face.cut) for face in self.composer.faces()}
        return PRESS.lay_out(html, faces, self.pictures, pages)

    def _laid_out(
        self, pieces: Sequence[Piece], parts: Sequence[Sequence[Part]]
    ) -> tuple[CutCards | None, tuple[Diagnostic, ...]]:
        count, css = self.composer.grid.count, self.composer.style(tall=False)
        together = max(1, MOST_CARDS // count) * count
        files = []
        for first in range(0, len(pieces), together):
            some = pieces[first : first + together]
            pages = 2 * -(-len(some) // count)
            impression = self._press(self.composer.sheets(some, css), pages)
            if reason := next(self._faults(some, impression), ""):
                return None, (page_faults.not_proven(self.sheet, reason),)
            files.append(CutFile(pdf=impression.pdf, pages=pages))
        proof = prove_cards(self.notes, [file.pdf for file in files])
        if proof.losses:
            return None, tuple(faults.lost(self.sheet, loss) for loss in proof.losses)
        several = [
            (card, count)
            for place, card in enumerate(self.cards)
            if (count := max(len(parts[2 * place]), len(parts[2 * place + 1]))) > 1
        ]
        made = CutCards(
            files=tuple(files),
            cards=len(pieces),
            smallest=min((part.size for side in parts for part in side), default=self.largest),
        )
        return made, tuple(faults.continued(self.sheet, several))

    def _faults(self, pieces: Sequence[Piece], impression: Impression) -> Iterator[str]:
        """What is not as it was measured."""
        yield from (f"the layout reports: {said}" for said in impression.warnings)
        yield from (f"this runs over the edge of its card: {text[:60]}" for text in impression.spilt)
        for number, piece in enumerate(pieces):
            for kind in ("front", "back"):
                name = f"c{number}-{kind}"
                inside = name in impression.places and f"{name}-foot" in impression.places
                if not inside or impression.places[name][3] > impression.places[f"{name}-foot"][1] + TOLERANCE:
                    yield f"the {kind} of card {piece.card.number} reaches its foot"
        if not impression.pdf:
            yield f"there are {impression.pages} pages where there should be others"


def _with_breaks(text: Text, spilt: Sequence[str]) -> Text:
    """`text` with places to break in long words, if it has any of those that were `spilt`."""
    shown = unescape(_TAG.sub("", text.html))
    over = any(one.strip() and one.strip() in shown for one in spilt)
    return replace(text, html=loosened(text.html)) if over else text


def _measure_of(text: Text, name: str, impression: Impression) -> Measure:
    _, top, _, bottom = impression.places[name]
    prefix = f"{name}{UNIT}"
    units = {}
    if text.marked:
        units = {
            int(unit.removeprefix(prefix)): (place[1] - top, place[3] - top)
            for unit, place in impression.places.items()
            if unit.startswith(prefix)
        }
    return Measure(html=text.html, height=bottom - top, units=units)
