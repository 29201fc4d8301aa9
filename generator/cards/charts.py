"""Drawn charts as notes of Anki's own image occlusion: one mask a card, everything else in sight.

Only what is asked is hidden, not all masks: a step is told by what leads to it and from it, and a chart whose every
label is covered would ask for places on a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.cards.fields import FieldWriter, attribute_text, field_text, without_braces
from generator.cards.places import places
from generator.facts import ChartFact
from generator.inlines import plain
from generator.notes import Area, Drawing, Identity
from generator.notetypes import COMMENTS, IMAGE, OCCLUSION_FIELD

# Anki draws it over the chart on the card of a label that has left; a colon would end it.
GONE = "This is asked no more. Suspend the card."
_GONE_SHARE = 0.9  # of the picture's width that it takes
_LETTER = 0.5  # em, about
_LARGEST = 0.07  # of the picture's height


def chart_text(fact: ChartFact) -> str:
    """All that the cards ask, to tell their direction by."""
    return " ".join(mask.slot for mask in fact.masks)


def chart_fields(
    fact: ChartFact, identity: Identity, drawing: Drawing, writer: FieldWriter
) -> tuple[dict[str, str], tuple[int, ...]]:
    """The fields by name, and which cards exist (0-based). ValueError where a mask has no place in `identity`."""
    numbers = places(fact, identity)
    clozes = [*_masks(numbers.values(), drawing), *_former(identity, drawing)]
    alt = attribute_text(plain(fact.title))
    fields = {
        OCCLUSION_FIELD: "<br>".join(clozes),
        IMAGE: without_braces(f'<img src="{attribute_text(drawing.picture.name)}" alt="{alt}">'),
        COMMENTS: _answers({number: slot for slot, number in numbers.items()}, writer),
    }
    return fields, tuple(sorted(number - 1 for number in numbers.values()))


def title_line(fact: ChartFact, writer: FieldWriter) -> str:
    """What the chart is called, where its section is called otherwise."""
    if not fact.title or (plain(fact.title),) == fact.section[-1:]:
        return ""
    return f"<div><b>{without_braces(writer.field(fact.title))}</b></div>"


def _masks(numbers: Iterable[int], drawing: Drawing) -> Iterator[str]:
    for number, areas in zip(numbers, drawing.covers, strict=True):
        yield from (f"{{{{c{number}::image-occlusion:rect:{_measures(area)}}}}}" for area in areas)


def _measures(area: Area) -> str:
    parts = (("left", area.left), ("top", area.top), ("width", area.width), ("height", area.height))
    return ":".join(f"{name}={_share(value)}" for name, value in parts)


def _share(value: float) -> str:
    """A share as Anki's editor writes it: `.25`."""
    return f"{value:.4f}".lstrip("0").rstrip("0")


def _former(identity: Identity, drawing: Drawing) -> Iterator[str]:
    """What is drawn on the cards of labels that have left the chart."""
    size = min(_LARGEST, _GONE_SHARE * drawing.ratio / (len(GONE) * _LETTER))
    for gone in identity.gone:
        look = f"left=.02:top=.02:text={GONE}:scale=1:fs={_share(size)}"
        yield f"{{{{c{gone.place + 1}::image-occlusion:text:{look}}}}}"


def _answers(slots: dict[int, str], writer: FieldWriter) -> str:
    """The labels by the numbers of their cards: no card shows them, but a search finds the note by its words."""
    lines = (
        f'<li value="{number}"{writer.attributes(slots[number])}>{without_braces(field_text(slots[number]))}</li>'
        for number in sorted(slots)
    )
    return f"<ol>{''.join(lines)}</ol>"
