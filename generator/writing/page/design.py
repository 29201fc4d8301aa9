"""The page's measures in em, one place for the style sheet and for the model of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.writing.typography.prose import LINE_HEIGHT


@dataclass(frozen=True, kw_only=True, slots=True)
class Design:
    """Paddings and sizes in em of the page's text; vertical paddings grow with the air, the rest does not."""

    title_size: float = 2.1
    subtitle_size: float = 1.12
    band_size: float = 1.1
    band_pad: float = 0.24
    band_air: float = 1.4  # at most: a band that grows with the rest of a short sheet is a beam, not a heading
    band_side: float = 0.42
    band_bar: float = 0.32
    badge_pad: float = 0.3
    badge_gap: float = 0.5
    note_size: float = 0.84
    note_gap: float = 0.25
    sub_size: float = 1.02
    sub_above: float = 0.4
    sub_below: float = 0.14
    minor_above: float = 0.26
    section_gap: float = 0.85
    frame_gap: float = 0.3
    lead_gap: float = 0.22
    term_above: float = 0.3
    cell_pad: float = 0.17
    cell_side: float = 0.32
    rule: float = 0.05
    head_rule: float = 0.08
    head_size: float = 0.94
    text_pad: float = 0.17
    bullet: float = 1.0
    number: float = 1.5
    task: float = 1.25
    item_pad: float = 0.07
    box_pad: float = 0.26
    box_side: float = 0.5
    box_bar: float = 0.26
    code_pad: float = 0.3
    code_size: float = 0.86
    detail: float = 0.9
    gutter: float = 1.5
    head_gap: float = 0.5
    plate_pad: float = 0.3
    logo_height: float = 3.0
    logo_gap: float = 0.7
    key_pad: float = 0.45


DESIGN = Design()
AIRY = 1.8  # the air from which on lines are as far apart as they get
FURTHEST = 1.4  # em from line to line there


def line_height(air: float) -> float:
    """How far apart lines are where paddings have so much `air`, in em of their own size.

    Where there is room, lines take some of it as well: with wide gaps alone a short sheet falls into pieces.
    """
    return LINE_HEIGHT + (FURTHEST - LINE_HEIGHT) * min(1.0, max(0.0, (air - 1.0) / (AIRY - 1.0)))
