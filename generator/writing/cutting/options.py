"""What is asked of cards to cut out, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.templates import Templates


@dataclass(frozen=True, kw_only=True, slots=True)
class CutOptions:
    """What the command line fixes; None leaves it to the sheet."""

    card_format: str | None = None
    flip: str | None = None
    theme: str | None = None
    templates: Templates = field(default_factory=Templates)


@dataclass(frozen=True, kw_only=True, slots=True)
class CutFile:
    """A PDF with so many `pages`, fronts and backs by turns."""

    pdf: bytes
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CutCards:
    """Proven `files` with so many `cards` together, in order; `smallest` is the size of the smallest text of any."""

    files: tuple[CutFile, ...]
    cards: int
    smallest: float
