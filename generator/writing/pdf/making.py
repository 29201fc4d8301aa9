"""From a sheet to one proven page: the steps in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.diagnostics import Diagnostic, has_errors
from generator.facts import Sheet
from generator.notes import Media
from generator.templates import BrokenTemplateError
from generator.wording import words_in
from generator.writing.page.arrangement import Arrangement
from generator.writing.page.blanks import NO_BLANKS
from generator.writing.page.document import write_document
from generator.writing.page.manuscript import Typeset
from generator.writing.page.smallest import smallest_text
from generator.writing.page.theme import Theme
from generator.writing.pdf import faults
from generator.writing.pdf.counting import most_letters
from generator.writing.pdf.fitting import Fitter, Wishes
from generator.writing.pdf.folding import FOLDS, Fold
from generator.writing.pdf.footing import WORDS, footing
from generator.writing.pdf.geometry import POINTS_IN_MM, Paper
from generator.writing.pdf.legible import Small, several, too_small
from generator.writing.pdf.page import Page, PageOptions
from generator.writing.pdf.proof import letters, prove
from generator.writing.pdf.reading_back import warm_up_reader
from generator.writing.pdf.sharing import Composition
from generator.writing.pdf.wishing import theme_of, wishes_of
from generator.writing.press.process import Impression, MissingLibraryError, PressError, PressFailedError
from generator.writing.press.queueing import Order, Printing, print_all
from generator.writing.typography.faces import face_file

SPARES = (0.12, 2.5)
"""In em, what is kept free at the foot of the page in the first layout, and in a second where that was too little."""
OTHER_COLUMNS = (2, 1)
"""What is tried where a page cannot be proven: wider columns hold what ran over its edge."""
BLANK_SIZE = 9.0  # points
RULES_APART = 6.5  # mm: what one writes on by hand
UNSEEN = 2.5  # in em: what is taken to have overflowed where a section was cut off at the foot of the page

Made: TypeAlias = tuple[Page | None, tuple[Diagnostic, ...]]
"""A proven page, or None, and what was found."""


def make_page(
    sheet: Sheet, *, paper: str, media: Mapping[str, Media], options: PageOptions
) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    """`sheet` as one PDF on `paper`; None with errors. A page that cannot be proven is not made."""
    (made,) = print_all([printing(Composition(sheet, media), paper=paper, options=options)])
    return made


def make_pages(
    sheet: Sheet,
    asked: Sequence[tuple[str, PageOptions]],
    *,
    media: Mapping[str, Media],
    broken: Callable[[BrokenTemplateError], Diagnostic],
    presses: int = 1,
) -> tuple[Made, ...]:
    """A page for each paper with its options that is `asked`, laid out by so many `presses`.

    A template that is `broken` costs its page alone.
    """
    composition = Composition(sheet, media)

    def made(paper: str, options: PageOptions) -> Printing[Made]:
        try:
            return (yield from printing(composition, paper=paper, options=options))
        except BrokenTemplateError as fault:
            return None, (broken(fault),)

    return print_all((made(paper, options) for paper, options in asked), presses)


def printing(composition: Composition, *, paper: str, options: PageOptions) -> Printing[Made]:
    """The same as a printing, which may take turns with those of the sheet's other pages."""
    sheet = composition.sheet
    theme, broken = theme_of(sheet, options)
    if theme is None:
        return None, broken
    fold, sheet_of_paper = FOLDS.get(options.fold), paper
    if fold is not None:
        if not fold.is_possible(paper):
            return None, (faults.too_small_to_fold(sheet, paper, fold),)
        paper = fold.page(paper)
    wishes = wishes_of(sheet, paper, options, theme)
    # Setting a text takes a second for each 100,000 letters: a bomb is refused before.
    if len(sheet.source.text) > (most := most_letters(paper, wishes)):
        sections = letters(sheet, blank=options.blank)
        if sum(count for _, count in sections) > most:
            return None, (faults.far_too_long(sheet, paper, wishes, sections),)
    blanks = NO_BLANKS
    if options.blank:
        # Hands write no smaller where the type is: the page has a size of its own, and as many pages as it takes.
        size = wishes.font_size or BLANK_SIZE
        wishes = replace(wishes, font_size=size, pages=options.pages or 0)
        blanks = replace(composition.blanks, line=RULES_APART * POINTS_IN_MM / size)
    job = _Job(
        sheet=sheet,
        paper=paper,
        folded=_Folded(fold=fold, paper=sheet_of_paper) if fold else None,
        media=composition.pictures.shown,
        options=options,
        theme=theme,
        wishes=wishes,
        typeset=composition.typeset(theme, blanks),
    )
    found = (*faults.missing_glyphs(sheet, job.typeset.missing), *faults.no_code(sheet), *faults.empty_parts(sheet))
    page, more = yield from _printed(job)
    diagnostics = (*found, *more)
    return (None if has_errors(diagnostics) else page), diagnostics


@dataclass(frozen=True, kw_only=True, slots=True)
class _Folded:
    """How, and on which paper, pages are printed together."""

    fold: Fold
    paper: str


@dataclass(frozen=True, eq=False, kw_only=True)
class _Job:
    """What a page is made of; `paper` is that of one page, also where several are `folded` together."""

    sheet: Sheet
    paper: str
    folded: _Folded | None
    media: Mapping[str, Media]
    options: PageOptions
    theme: Theme
    wishes: Wishes
    typeset: Typeset

    def print(self) -> Printing[Made]:
        """Fit, lay out, verify; where the model was wrong, once more with what was measured."""
        corrections: dict[int, float] = {}
        reason = "the text does not come out as it was measured"
        for layouts, spare in enumerate(SPARES, start=1):
            arrangement, found = self._fit(corrections, spare)
            if arrangement is None:
                return None, found
            warm_up_reader()
            try:
                impression = yield self._order(arrangement)
            except PressError as fault:
                return None, (faults.too_costly(self.sheet, str(fault)),)
            except PressFailedError as fault:
                if os.environ.get("CHEATSHEET_DEBUG"):
                    raise RuntimeError(fault.detail or str(fault)) from fault
                return None, (faults.failed(self.sheet, str(fault)),)
            except MissingLibraryError as fault:
                return None, (faults.no_pango(str(fault)),)
            if impression.warnings:
                return None, (faults.not_proven(self.sheet, f"the layout reports: {impression.warnings[0]}"),)
            if impression.pdf and self._inside(arrangement, impression):
                page, losses = self._proven(arrangement, impression, layouts)
                return page, (*found, *losses)
            if impression.spilt:
                reason = f"this runs over the edge of its place: {impression.spilt[0][:60]}"
            corrections = _measured(arrangement, impression, corrections)
        return None, (faults.not_proven(self.sheet, reason),)

    def _fit(self, corrections: Mapping[int, float], spare: float) -> tuple[Arrangement | None, tuple[Diagnostic, ...]]:
        """The best arrangement on as many pages as are wished for; where that is left open, on as few as do."""
        fitter = Fitter(
            manuscript=self.typeset.manuscript,
            paper=self.paper,
            wishes=self.wishes,
            corrections=corrections,
            spare=spare,
        )
        wished = self.wishes.pages
        one = None if wished == 0 else fitter.solve()
        small = self._too_small(one)
        found: tuple[Diagnostic, ...] = ()
        arrangement = one
        if (one is None or small) and not wished:
            fold = self.folded.fold if self.folded else None
            more = several(fitter, small, fold)
            if more is not None:
                arrangement = more.arrangement or one
                if wished is None and more.least > 1:
                    found = (faults.several_pages(self.sheet, self.paper, fitter, more.least, small=small),)
                if self.folded and self.folded.fold.name == "pocket" and more.least > self.folded.fold.pages:
                    found = (faults.several_pockets(self.sheet, self.folded.paper, fitter, more.least),)
        arrangement = arrangement or replace(fitter, tears=True).solve()
        return arrangement, found if arrangement is not None else (faults.does_not_fit(self.sheet, self.paper, fitter),)

    def _too_small(self, arrangement: Arrangement | None) -> Small | None:
        """What nobody can read on one page that nobody asked for, if most of it is that."""
        if arrangement is None or self.wishes.pages is not None or self.wishes.font_size or self.folded:
            return None
        return too_small(self.typeset.manuscript, arrangement)

    def _order(self, arrangement: Arrangement) -> Order:
        size = self._size(arrangement)
        fold, paper = (self.folded.fold, self.folded.paper) if self.folded else (None, self.paper)
        _, words = words_in(WORDS, self.typeset.tongue.language, self.options.templates)
        document = write_document(
            self.sheet,
            self.typeset.manuscript,
            arrangement,
            page_size=(size.width, size.height),
            margins=(size.margin, size.footer),
            footer=footing(self.sheet, paper, fold, size, self.typeset.ruler, words),
            ruler=self.typeset.ruler,
            theme=self.theme,
            tongue=self.typeset.tongue,
            templates=self.options.templates,
        )
        pictures = {f"media:{picture.name}": (picture.mime, picture.content) for picture in self.media.values()}
        faces = {face.url: face_file(face.family, face.cut) for face in document.faces}
        return Order(html=document.html, faces=faces, pictures=pictures, pages=len(arrangement.pages))

    def _size(self, arrangement: Arrangement) -> Paper:
        return Paper.of(self.paper, arrangement.orientation)  # type: ignore[arg-type]  # one of two words, checked on reading

    def _inside(self, arrangement: Arrangement, impression: Impression) -> bool:
        """Whether everything ends above the foot of its page and left of its margin."""
        size = self._size(arrangement)
        right = size.width - size.margin + 0.5
        bottom = size.height - size.margin - size.footer + 0.5
        return all(
            place[2] <= right and place[3] <= bottom for name, place in impression.places.items() if name != "foot"
        )

    def _proven(
        self, arrangement: Arrangement, impression: Impression, layouts: int
    ) -> tuple[Page | None, tuple[Diagnostic, ...]]:
        proof = prove(self.sheet, impression.pdf, pictures=self.media.keys(), blank=self.options.blank)
        page = Page(
            pdf=impression.pdf,
            pages=impression.pages,
            font_size=arrangement.font_size,
            smallest=smallest_text(self.typeset.manuscript, arrangement),
            columns=arrangement.columns,
            orientation=arrangement.orientation,
            layouts=layouts,
            fill=arrangement.fill,
        )
        fold = self.folded.fold if self.folded else None
        diagnostics = (
            *faults.lost(self.sheet, proof.losses),
            *faults.torn_words(self.sheet, arrangement, self.typeset.manuscript),
            *faults.small_text(self.sheet, self.paper, page, impression.pages, fold),
        )
        if self.folded and not has_errors(diagnostics):
            pdf, sides, more = self._imposed(impression.pdf, self.folded)
            return replace(page, pdf=pdf, pages=sides), (*diagnostics, *more)
        return page, diagnostics

    def _imposed(self, pdf: bytes, folded: _Folded) -> tuple[bytes, int, tuple[Diagnostic, ...]]:
        """The proven pages on the sides that are printed, and how many these are; proven as well."""
        from generator.writing.pdf.imposing import impose
        from generator.writing.pdf.unfolding import unfold

        tongue = self.typeset.tongue
        leftward = tongue.direction == "rtl"
        sheets, sides = impose(
            pdf, folded.fold, folded.paper, leftward=leftward, language=tongue.language, title=self.sheet.title
        )
        unfolded = unfold(sheets, folded.fold, folded.paper, leftward=leftward)
        return sheets, sides, tuple(faults.not_proven(self.sheet, reason) for reason in unfolded.wrong[:1])


def _printed(job: _Job) -> Printing[Made]:
    """The page; where it cannot be proven, which is no fault of the sheet, the first other arrangement that can."""
    first = tried = yield from job.print()
    wished = job.wishes.columns
    for columns in OTHER_COLUMNS if faults.is_ours(first[1]) else ():
        if (tried[0] is None or faults.is_ours(tried[1])) and (not wished or columns < wished):
            tried = yield from replace(job, wishes=replace(job.wishes, columns=columns)).print()
    page, found = tried
    if tried is first or page is None or faults.is_ours(found):
        return first
    told = (faults.other_columns(job.sheet, page.columns),) if wished else ()
    return page, (*told, *found)


def _measured(arrangement: Arrangement, impression: Impression, before: Mapping[int, float]) -> dict[int, float]:
    """How much higher than predicted each section came out, on top of what was known `before`."""
    predicted: dict[int, float] = {}
    measured: dict[int, float] = {}
    for number, page in enumerate(arrangement.pages):
        for part in (part for band in page for column in band.columns for part in column):
            name = f"p{number}-{part.section}-{part.start}"
            place = impression.places.get(name)
            height = part.height + UNSEEN
            if place is not None and name not in impression.cut:
                height = (place[3] - place[1]) / arrangement.font_size - part.above
            predicted[part.section] = predicted.get(part.section, 0.0) + part.height
            measured[part.section] = measured.get(part.section, 0.0) + height
    return {
        section: before.get(section, 1.0) * max(1.0, measured[section] / predicted[section]) for section in predicted
    }
