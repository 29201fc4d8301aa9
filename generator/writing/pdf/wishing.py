"""What a page should be like: what the command line fixes, what the sheet says, what the theme leaves."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, error
from generator.facts import Sheet
from generator.papers import shape_of, way_of
from generator.writing.page.colours import accented
from generator.writing.page.theme import BrokenThemeError, Theme, load_theme
from generator.writing.pdf import faults
from generator.writing.pdf.fitting import Wishes
from generator.writing.pdf.geometry import Paper
from generator.writing.pdf.page import PageOptions


def theme_of(sheet: Sheet, options: PageOptions) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme of the sheet's pages, in the sheet's own colour if it has one; None with an error."""
    try:
        theme = load_theme(options.theme or sheet.meta.theme or "default", options.templates)
    except BrokenThemeError as fault:
        return None, (
            error(
                code="broken-theme",
                message=str(fault),
                help="take default, light, mono, large, dense, tones, forest or plum;"
                " your own is page/themes/NAME.toml in the folder of --templates",
                source=sheet.source,
                span=None if options.theme else faults.key_span(sheet, "theme"),
            ),
        )
    return accented(theme, sheet.meta.accent) if sheet.meta.accent else theme, ()


def wishes_of(sheet: Sheet, paper: str, options: PageOptions, theme: Theme) -> Wishes:
    """What the command line fixes, and where it leaves that open the sheet."""
    meta = sheet.meta
    if options.fold:
        size = Paper.of(paper, "portrait")
        return Wishes(
            orientation="portrait",
            font_size=options.font_size or meta.font_size,
            pages=0,
            order=meta.order,
            largest=min(meta.largest or theme.largest, size.largest(theme.largest)),
            air=theme.air,
        )
    orientation = options.orientation or way_of(paper) or meta.orientation or shape_of(paper)
    size = Paper.of(paper, orientation or "portrait")  # type: ignore[arg-type]  # one of two words, checked on reading
    return Wishes(
        orientation=orientation,
        columns=options.columns or meta.columns,
        font_size=options.font_size or meta.font_size,
        pages=meta.pages if options.pages is None else options.pages,
        order=meta.order,
        largest=meta.largest or size.largest(theme.largest),
        air=theme.air,
    )
