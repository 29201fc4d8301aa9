"""Flowcharts as pictures for cards: drawn once, with the places that masks cover.

A picture on a card sees the system's preference for light or dark, not Anki's night mode, which each of its programs
has for itself. So every drawing brings a light panel of its own, on which its colours are legible wherever it is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from operator import itemgetter

from generator.expressions import expression
from generator.facts import ChartFact, Mask, Sheet
from generator.flowchart import ChartDrawing
from generator.flowchart.colours import Colours
from generator.flowchart.geometry import Box, Layout, Rect
from generator.flowchart.labels import LINE
from generator.notes import Area, Drawing, Media
from generator.writing.typography.ruler import Ruler

COLOURS = Colours(ink="#16191d", muted="#565d66", line="#3d5470", node="#eef2f7", shade="#f6f7f9")
PANEL = "#ffffff"
MARGIN = 0.9  # in em, around the drawing
NARROWEST = 24.0  # in em: Anki makes a picture as wide as the card, and a smaller one would be all letters
PIXELS = 18  # an em in the picture's own size
MIME = "image/svg+xml"

# In em, how wide a chart may be set; of these, and of both directions, the one is taken whose text is largest on the
# screens below. A fold is hard to follow, and so is another direction than the author's: they cost so much of the size.
ROOMS = (18.0, 24.0, 32.0, 48.0)
FOLDED, TURNED = 0.25, 0.1
OTHER = {"LR": "TD", "RL": "TD", "TD": "LR", "BT": "LR"}
# What a card has for a picture, in pixels: a phone held upright, a window on a desktop.
SCREENS = ((360, 560), (820, 560))

# What no XML may hold: one such character, and the whole picture is not shown.
_NO_XML = expression("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What is hidden as a whole, so that its length tells little; of others their text is, and their shape stays in sight.
FULL = frozenset({"rect", "round", "subroutine"})
PAD = 0.3  # in em: what a mask covers around a text
EDGE = 0.14  # in em: what a mask leaves of a box that it fills, so that its outline is seen


def draw_charts(sheet: Sheet) -> Mapping[int, Drawing]:
    """The drawing of each chart that `sheet` asks, by the number of its fact."""
    ruler = Ruler()
    charts = ((number, fact) for number, fact in enumerate(sheet.facts) if isinstance(fact, ChartFact))
    return {number: draw_chart(fact, ruler) for number, fact in charts}


def draw_chart(fact: ChartFact, ruler: Ruler) -> Drawing:
    """One chart, drawn where its text is largest."""
    return _Chart(fact, ruler).drawing


class _Chart:
    """One chart, laid out for a card."""

    def __init__(self, fact: ChartFact, ruler: Ruler) -> None:
        self.fact = fact
        self.chart = ChartDrawing(chart=fact.chart, ruler=ruler, colours=COLOURS)
        other = replace(fact.chart, direction=OTHER[fact.chart.direction])
        self.turned = ChartDrawing(chart=other, ruler=ruler, colours=COLOURS)

    @property
    def drawing(self) -> Drawing:
        content = _NO_XML.sub("\ufffd", self.chart.picture(self.layout, self._panel, PIXELS, PANEL)).encode()
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.svg"
        return Drawing(
            picture=Media(url=name, name=name, mime=MIME, content=content),
            ratio=self._panel.width / self._panel.height,
            covers=tuple(tuple(self._area(rect) for rect in self._covered(mask)) for mask in self.fact.masks),
        )

    @cached_property
    def layout(self) -> Layout:
        """The chart as it is largest on the screens."""
        found: list[tuple[float, Layout]] = []
        for drawing, cost in ((self.chart, 0.0), (self.turned, TURNED)):
            for room in ROOMS:
                choice = drawing.settings.choose(room)
                layout = drawing.settings.layout(choice, room)
                found.append((_legibility(layout) - cost - FOLDED * len(choice.folded), layout))
        return max(found, key=itemgetter(0))[1]

    @cached_property
    def _panel(self) -> Rect:
        return _panel(self.layout)

    def _covered(self, mask: Mask) -> list[Rect]:
        boxes = {box.node.name: box for box in self.layout.boxes}
        rects = [_within(boxes[name]) for name in mask.nodes]
        words = [self.layout.ways[number].words for number in mask.edges]
        titles = {frame.group.name: frame.title for frame in self.layout.frames}
        words += [titles.get(self.fact.chart.groups[number].name) for number in mask.groups]
        rects += [_grown(one.rect, PAD / 3) for one in words if one is not None]
        return rects

    def _area(self, rect: Rect) -> Area:
        panel = self._panel
        return Area(
            left=(rect.left - panel.left) / panel.width,
            top=(rect.top - panel.top) / panel.height,
            width=rect.width / panel.width,
            height=rect.height / panel.height,
        )


def _panel(layout: Layout) -> Rect:
    """What the picture shows: the drawing with a margin, wide enough."""
    aside = max(MARGIN, (NARROWEST - layout.width) / 2)
    return Rect(-aside, -MARGIN, layout.width + aside, layout.height + MARGIN)


def _legibility(layout: Layout) -> float:
    """How large the text is on all screens together, 1 on each where it has its full size."""
    panel = _panel(layout)
    return sum(min(1.0, across / panel.width / PIXELS, down / panel.height / PIXELS) for across, down in SCREENS)


def _within(box: Box) -> Rect:
    """What hides a box: all of a plain one, so that its length tells little; the text of another, whose shape tells."""
    if box.node.shape in FULL:
        return _grown(box.rect, -EDGE)
    label = box.label
    text = Rect.around(box.rect.middle, label.text_width, len(label.lines) * LINE * label.setting.size)
    grown, whole = _grown(text, PAD), box.rect
    return Rect(
        max(grown.left, whole.left),
        max(grown.top, whole.top),
        min(grown.right, whole.right),
        min(grown.bottom, whole.bottom),
    )


def _grown(rect: Rect, by: float) -> Rect:
    return Rect(rect.left - by, rect.top - by, rect.right + by, rect.bottom + by)
