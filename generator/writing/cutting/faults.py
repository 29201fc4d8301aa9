"""What can be wrong with cards to cut out, as located diagnostics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.diagnostics import Diagnostic, error, note, warning
from generator.facts import Sheet
from generator.notes import Note
from generator.writing.cutting.grid import FORMATS
from generator.writing.cutting.proof import CardLoss
from generator.writing.cutting.sides import ON_PAPER, Card

NAMED = 3  # cards that are named one by one


def broken_theme(sheet: Sheet, reason: str) -> Diagnostic:
    """A theme that is not there, or cannot be read."""
    return error(
        code="broken-theme",
        message=reason,
        help="take default, light, mono, large, dense, tones, forest or plum;"
        " your own is page/themes/NAME.toml in the folder of --templates",
        source=sheet.source,
    )


def lost(sheet: Sheet, loss: CardLoss) -> Diagnostic:
    """Something of a note that its card does not say."""
    return error(
        code="lost-on-card",
        message=f"{loss.what} does not say: {loss.text[:60]}",
        help="this is a fault of the tool or of a template, and worth a report",
        source=sheet.source,
        span=sheet.facts[loss.fact].span if loss.fact is not None else None,
    )


def no_cards(sheet: Sheet) -> Diagnostic:
    """A sheet that asks nothing that could be on paper."""
    return warning(
        code="no-cards-to-cut",
        message="there are no cards to cut out: the sheet has no note that can be asked on paper",
        help="give the sheet a table, or terms with their explanations",
        source=sheet.source,
    )


def only_in_anki(sheet: Sheet, notes: Iterable[Note]) -> Iterator[Diagnostic]:
    """A note for each kind of note that paper cannot ask."""
    others = [one for one in notes if one.notetype not in ON_PAPER]
    for kind, count in sorted(Counter(str(one.notetype) for one in others).items()):
        first = next(one for one in others if one.notetype == kind)
        yield note(
            code="only-in-anki",
            message=f"{count} {kind} {'note is' if count == 1 else 'notes are'} not among the cards to cut out: "
            f"only Anki can ask {'it' if count == 1 else 'them'}",
            help="study them in Anki",
            source=sheet.source,
            span=sheet.facts[first.fact].span,
        )


def too_small(sheet: Sheet, name: str, paper: str) -> Diagnostic:
    """A format that the paper holds no card of."""
    others = ", ".join(one for one in FORMATS if one != name)
    return error(
        code="card-format-too-large",
        message=f"cards of the format {name} would be too small to read on {paper} paper, or do not fit on it",
        help=f"take larger paper, or another format: {others}",
        source=sheet.source,
    )


def continued(sheet: Sheet, cards: Sequence[tuple[Card, int]]) -> Iterator[Diagnostic]:
    """A note at each card that takes several; of many the last that is named says how many more there are."""
    more = len(cards) - NAMED
    for place, (card, count) in enumerate(cards[:NAMED], 1):
        others = f"; {more} more cards do so" if place == NAMED and more > 0 else ""
        yield note(
            code="card-continued",
            message=f"card {card.number} goes on, on {count} cards: one does not hold it in legible text{others}",
            help="shorten it, or take a larger `card-format`",
            source=sheet.source,
            span=sheet.facts[card.fact].span,
        )


def too_large(sheet: Sheet, card: Card) -> Diagnostic:
    """A card that no number of cards holds."""
    return error(
        code="card-too-large",
        message=f"card {card.number} holds more than can be divided among cards of this format",
        help="shorten it, or take a larger `card-format`",
        source=sheet.source,
        span=sheet.facts[card.fact].span,
    )
