"""Any chart that is asked: its masks lie on what they hide, and the drawing is a picture by itself."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

from chart_samples import HERE, charts
from hypothesis import assume, given, settings

from generator.asking.shapes.flow_masks import masks_of
from generator.blocks import Flowchart
from generator.facts import ChartFact
from generator.notes import Area
from generator.occluding import draw_chart
from generator.writing.typography.ruler import Ruler

RULER = Ruler()
SVG = "{http://www.w3.org/2000/svg}"


def overlap(one: Area, other: Area) -> float:
    """How much of the smaller one both cover."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down) / min(one.width * one.height, other.width * other.height)


@given(charts())
@settings(max_examples=30, deadline=None)
def test_each_mask_covers_its_labels_and_no_other(chart: Flowchart) -> None:
    masks = masks_of(chart)
    assume(masks)
    fact = ChartFact(kind="flowchart", section=("S",), context=(), span=HERE, title=(), chart=chart, masks=masks)
    drawing = draw_chart(fact, RULER)
    parts = [len(mask.nodes) + len(mask.edges) + len(mask.groups) for mask in masks]
    assert [len(areas) for areas in drawing.covers] == parts
    areas = [area for several in drawing.covers for area in several]
    assert all(
        0 < area.left < area.left + area.width < 1 and 0 < area.top < area.top + area.height < 1 for area in areas
    )
    assert all(overlap(one, other) < 0.1 for one, other in combinations(areas, 2))

    root = ElementTree.fromstring(drawing.picture.content)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    texts = [
        ((float(each.attrib["x"]) - left) / width, (float(each.attrib["y"]) - top) / height, each.text or "")
        for each in root.iter(f"{SVG}text")
    ]
    # What stands in an area is what its mask is for, and nothing else.
    for mask, several in zip(masks, drawing.covers, strict=True):
        for area in several:
            inside = [
                words for x, y, words in texts
                if area.left < x < area.left + area.width and area.top < y < area.top + area.height
            ]  # fmt: skip
            said = re.sub(r"\s", "", "".join(inside)).casefold()
            assert said
            assert said in re.sub(r"\s", "", mask.slot).casefold()
