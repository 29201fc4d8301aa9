"""What can be wrong with a page, as located diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.diagnostics import Diagnostic, error, warning
from generator.facts import Sheet
from generator.papers import called
from generator.scripts import script_of
from generator.source import Span
from generator.writing.page.arrangement import Arrangement, Manuscript
from generator.writing.page.codes import LONGEST, qr_code
from generator.writing.page.tabling import blank_parts, tables_of
from generator.writing.pdf.counting import LEGIBLE, MOST_PAGES, fewest_pages, most_letters
from generator.writing.pdf.fitting import SMALLEST, Fitter, Wishes, overflow
from generator.writing.pdf.folding import FOLDS, LEAST, Fold
from generator.writing.pdf.legible import Small
from generator.writing.pdf.page import Page
from generator.writing.pdf.proof import Loss

HEAVIEST = 3  # sections that are named as those to cut


def missing_glyphs(sheet: Sheet, characters: Iterable[str]) -> Iterator[Diagnostic]:
    """A warning at the first place of each script that no face has, and of each other character."""
    scripts: dict[str, list[str]] = {}
    for character in sorted(characters):
        scripts.setdefault(script_of(character) or character, []).append(character)
    for script, found in scripts.items():
        first = min(found, key=sheet.source.text.find)
        named, shows, instead = f"U+{ord(first):04X}", "its number", "write it another way"
        if len(found) > 1:
            named = f"{script} letters ({len(found)} signs, such as {first})"
            shows, instead = "their numbers", "write them in Latin letters, or show a picture of them"
        yield warning(
            code="missing-glyph",
            message=f"no typeface of the page has {named}; the page shows {shows}",
            help=instead,
            source=sheet.source,
            span=_first(sheet, first),
        )


def _first(sheet: Sheet, text: str) -> Span | None:
    place = sheet.source.text.find(text)
    return Span(start=place, end=place + len(text)) if place >= 0 else None


def small_text(sheet: Sheet, paper: str, page: Page, pages: int, fold: Fold | None) -> Iterator[Diagnostic]:
    """A warning where the text of a page, or the smallest in it, is smaller than is legible; there are `pages`."""
    place = f"the pages of the {fold.called} ({called(paper)})" if fold else called(paper)
    more = "fold larger paper" if fold else f"give it {pages + 1} pages: {_saying(pages + 1)}"
    if page.font_size < LEGIBLE:
        message = f"the text on {place} is {page.font_size:g} pt, less than {LEGIBLE:g} pt"
        advice = f"divide its widest table or longest listing, or {more}" if fold else f"shorten the sheet, or {more}"
    elif round(page.smallest, 2) < SMALLEST:
        message = f"the smallest text on {place}, of a listing or a table, is {page.smallest:.2f} pt"
        advice = f"shorten the longest lines of its listings and the cells of its widest table, or {more}"
    else:
        return
    yield warning(code="small-text", message=message, help=advice, source=sheet.source)


def torn_words(sheet: Sheet, arrangement: Arrangement, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """A warning where a section is too wide even for the whole page."""
    if torn := arrangement.torn(manuscript):
        yield warning(
            code="torn-words",
            message=f"{manuscript.titles[torn[0]][:60]!r} is too wide for the page; words in it are torn apart",
            help="divide its widest table, or take a smaller font or larger paper",
            source=sheet.source,
        )


def no_code(sheet: Sheet) -> Iterator[Diagnostic]:
    """A warning where the author asks for a QR code that the page does not have."""
    url = sheet.meta.url.strip()
    if not sheet.meta.qr or qr_code(sheet.meta):
        return
    reason = f"its address has {len(url.encode())} bytes, and at most {LONGEST} make a code that is not too wide"
    yield warning(
        code="no-qr-code",
        message=f"the page has no QR code: {reason if url else 'the front matter has no `url`'}",
        help="write a shorter address as `url:`" if url else "write the address as `url:`, or remove `qr`",
        source=sheet.source,
        span=key_span(sheet, "qr"),
    )


def empty_parts(sheet: Sheet) -> Iterator[Diagnostic]:
    """A warning for each table with rows or columns that have nothing in them, such as a grid of colours in HTML."""
    for table in (one for section in sheet.sections for one in tables_of(section)):
        rows, columns = blank_parts(table)
        counts = ((rows, "row"), (columns, "column"))
        parts = " and ".join(f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count)
        if parts:
            yield warning(
                code="empty-cells",
                message=f"{parts} of this table {'is' if rows + columns == 1 else 'are'} empty, and not on the page",
                help="colours and other looks of HTML are not shown: write what they stand for",
                source=sheet.source,
                span=table.span,
            )


def key_span(sheet: Sheet, key: str) -> Span | None:
    """Where the front matter gives `key` its value, if it does."""
    found = re.search(rf"^{key}\s*:\s*(\S.*)$", sheet.source.text, re.MULTILINE)
    return Span(start=found.start(1), end=found.end(1)) if found else None


def lost(sheet: Sheet, losses: Iterable[Loss]) -> Iterator[Diagnostic]:
    """An error at everything that the page does not say."""
    for loss in losses:
        yield error(
            code="lost-on-page",
            message=f"the page does not say this {loss.what}: {loss.text[:60]}",
            help="this is a fault of the tool, and worth a report",
            source=sheet.source,
            span=loss.span,
        )


def too_small_to_fold(sheet: Sheet, paper: str, fold: Fold) -> Diagnostic:
    """Paper whose folded pages hold no line of legible text."""
    return error(
        code="too-small-to-fold",
        message=f"{called(paper)} is too small for a {fold.called}: its pages would be {called(fold.page(paper))}",
        help=f"take larger paper: the pages of a {fold.called} are at least {LEAST:g} mm wide",
        source=sheet.source,
    )


def several_pockets(sheet: Sheet, paper: str, fitter: Fitter, pages: int) -> Diagnostic:
    """A warning that one folded sheet of paper does not hold everything."""
    fold = FOLDS["pocket"]
    _, shares = overflow(fitter, LEGIBLE)
    return warning(
        code="several-pockets",
        message=f"the sheet takes {pages} pages of a pocket fold on {called(paper)} in legible text ({LEGIBLE:g} pt),"
        f" {pages - fold.pages} more than there are on one sheet of paper: it is made of {-(-pages // fold.pages)}",
        help=f"most room is taken by {_heaviest(shares)}; cut, or print a booklet: --booklet",
        source=sheet.source,
    )


def several_pages(sheet: Sheet, paper: str, fitter: Fitter, pages: int, *, small: Small | None = None) -> Diagnostic:
    """A warning that one page does not hold the sheet, and what one page would take, or what would be `small` on it."""
    over, heaviest = _too_much(fitter, 1)
    reason = f"{over} for one"
    if small:
        reason = f"its {small.what} would have {small.size:.1f} pt on one"
        if small.what == "broken":
            reason = f"many lines of its code would be broken on one, in text of {small.size:.1f} pt"
    one = "with `pages: 1` it takes one all the same" if small else "with `pages: 1` this is an error"
    return warning(
        code="several-pages",
        message=f"the sheet takes {pages} pages of {called(paper)}: {reason}",
        help=f"most room is taken by {heaviest}; cut, or accept several pages: `pages: auto` in its front matter; "
        f"{one}",
        source=sheet.source,
    )


def does_not_fit(sheet: Sheet, paper: str, fitter: Fitter) -> Diagnostic:
    """How much is over, which sections weigh most, and how many pages would do."""
    wished = fitter.wishes.pages or 1
    over, heaviest = _too_much(fitter, wished)
    paper = called(paper) if wished == 1 else f"{wished} pages of {called(paper)}"
    enough = fewest_pages(fitter, LEGIBLE) or fewest_pages(fitter, SMALLEST)
    return error(
        code="does-not-fit",
        message=f"the sheet does not fit {paper}: {over}",
        help=f"most room is taken by {heaviest}; "
        + (f"cut, or give it {enough} pages: {_saying(enough)}" if enough else "something in it is more than a page"),
        source=sheet.source,
    )


def _too_much(fitter: Fitter, pages: int) -> tuple[str, str]:
    """How much too much there is for so many pages, and the sections that take most room, in words."""
    size = fitter.wishes.font_size or SMALLEST
    over, shares = overflow(fitter, size)
    over = max((1.0 + over) / pages - 1.0, 0.01)
    return f"even at {size:g} pt it is {over:.0%} too much", _heaviest(shares)


def _heaviest(shares: Iterable[tuple[str, float]]) -> str:
    """The sections that take most room, by title and share."""
    heaviest = sorted(shares, key=lambda share: -share[1])[:HEAVIEST]
    return ", ".join(f"{title} ({share:.0%})" for title, share in heaviest) or "text that has no heading"


def far_too_long(sheet: Sheet, paper: str, wishes: Wishes, sections: Sequence[tuple[str, int]]) -> Diagnostic:
    """So many letters in `sections`, by title, that no page holds them, whatever it looks like."""
    letters = sum(count for _, count in sections)
    heaviest = sorted(sections, key=lambda section: -section[1])[:HEAVIEST]
    listed = ", ".join(f"{title[:60]} ({count / letters:.0%})" for title, count in heaviest)
    pages = wishes.pages or MOST_PAGES
    place = called(paper) if pages == 1 else f"{pages} pages of {called(paper)}"
    return error(
        code="does-not-fit",
        message=f"the sheet does not fit {place}: it has {letters:,} letters, and even at"
        f" {SMALLEST:g} pt there is room for less than {most_letters(paper, wishes):,}",
        help=f"most of them are in {listed}; divide it into several sheets, or build its deck with --only anki,csv",
        source=sheet.source,
    )


def _saying(pages: int) -> str:
    return f"`pages: {pages}` in its front matter, or --pages {pages}"


def too_costly(sheet: Sheet, reason: str) -> Diagnostic:
    """A page that could not be laid out within its limits."""
    return error(
        code="page-too-costly",
        message=f"laying the page out {reason}",
        help="divide the sheet into several, or its largest table or list; with --only anki,csv it needs no page",
        source=sheet.source,
    )


def failed(sheet: Sheet, reason: str) -> Diagnostic:
    """A page whose layout failed for another reason than its size."""
    return error(
        code="page-failed",
        message=f"the page could not be laid out: {reason}",
        help="look at free space and limits of this machine; if they are right, report it as a fault of the tool",
        source=sheet.source,
    )


def not_proven(sheet: Sheet, reason: str) -> Diagnostic:
    """A page that came out other than it should."""
    return error(
        code="page-not-proven",
        message=f"the page could not be proven: {reason}",
        help="this is a fault of the tool, and worth a report",
        source=sheet.source,
    )


def is_ours(found: Iterable[Diagnostic]) -> bool:
    """Whether a page failed by a fault of the tool, which another arrangement may not have."""
    return any(one.code in ("lost-on-page", "page-not-proven") for one in found)


def other_columns(sheet: Sheet, columns: int) -> Diagnostic:
    """A page that could not be proven as its author wished it."""
    return warning(
        code="other-columns",
        message=f"set in the columns that were asked for, the page could not be proven; it has {columns}",
        help="look for a long word or formula in a narrow column",
        source=sheet.source,
    )


def no_pango(reason: str) -> Diagnostic:
    """A library of the system's that is missing."""
    return error(
        code="missing-library",
        message=f"text cannot be set: {reason.splitlines()[0]}",
        help="install Pango; on Debian or Ubuntu: "
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )
