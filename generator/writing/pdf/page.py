"""What is asked of a page, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.templates import Templates


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOptions:
    """What the command line fixes; None leaves it to the sheet. `blank` makes the self-test page.

    `fold` names a way to fold the paper (folding.FOLDS), or is empty: folded, a sheet of paper bears several small
    pages, as many as it takes, and what is fixed for the page does not count for them.
    `pages` is 0 for as few as hold legible text: what the sheet gets too where neither says a number and one page
    does not hold it.
    """

    theme: str | None = None
    orientation: str | None = None
    columns: int | None = None
    font_size: float | None = None
    pages: int | None = None
    blank: bool = False
    fold: str = ""
    templates: Templates = field(default_factory=Templates)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A proven PDF: `font_size` and that of its `smallest` text in points, `fill` from 0.0 to 1.0.

    `layouts` says how often it was laid out. Where it is to be folded, `pages` are the sides that are printed.
    """

    pdf: bytes
    pages: int
    font_size: float
    smallest: float
    columns: int
    orientation: str
    layouts: int
    fill: float
