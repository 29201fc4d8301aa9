"""A flowchart as SVG: shapes, lines with their heads, labels as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.blocks import Edge, Flowchart
from generator.flowchart.choosing import Settings
from generator.flowchart.colours import Colours
from generator.flowchart.geometry import Layout, Rect
from generator.flowchart.shapes import outline
from generator.flowchart.strokes import SCALE, drawn, framed, lettered
from generator.markup import escape
from generator.writing.typography.ruler import Ruler

# The page's own face where a reader has it, else what most systems have.
FACES = "'IBM Plex Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
BLANK_TITLE = "Flowchart with boxes to fill in"
JOINTS = {(False, False): "—", (False, True): "→", (True, False): "←", (True, True): "↔"}


@dataclass(frozen=True, eq=False, kw_only=True)
class ChartDrawing:
    """`chart` at any width; where it is `blank`, boxes but the first are empty.

    It flows the way the author says while labels can be wrapped to make it fit, else it is folded into rows or turned,
    whichever takes less height. Only below `narrowest` is it made smaller.
    """

    chart: Flowchart
    ruler: Ruler
    colours: Colours
    blank: bool = False
    _layouts: dict[float, Layout] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        return Settings(chart=self.chart, ruler=self.ruler)

    def height(self, width: float) -> float:
        """How high it is, no wider than `width`, both in em."""
        choice = self.settings.choose(width)
        return choice.height * min(1.0, width / choice.width)

    def layout(self, width: float) -> Layout:
        """Everything at its place, before it is made smaller where `width` is less than the narrowest."""
        return self.settings.layout(self.settings.choose(width), width)

    def svg(self, width: float) -> str:
        """The drawing, no wider than `width` em."""
        layout = self.layout(width)
        shrink = min(1.0, width / layout.width)
        families = ", ".join(f"'{family.name}'" for family in self.ruler.chain(mono=False))
        said = BLANK_TITLE if self.blank else describe(self.chart)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'style="width:{layout.width * shrink:.3f}em;height:{layout.height * shrink:.3f}em" '
            f'viewBox="0 0 {layout.width * SCALE:.2f} {layout.height * SCALE:.2f}" '
            f'font-family="{escape(families)}">'
            f"<title>{escape(said)}</title>{''.join(self._shapes(layout))}{''.join(self._words(layout))}</svg>"
        )

    def picture(self, layout: Layout, panel: Rect, pixels: float, colour: str) -> str:
        """`layout` as a file of its own, on a `panel` around it of that `colour`, an em `pixels` large.

        It is in the faces that the reader has, each line made as long as it was planned.
        """
        frame = Rect(*(measure * SCALE for measure in panel))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{panel.width * pixels:.0f}" '
            f'height="{panel.height * pixels:.0f}" '
            f'viewBox="{frame.left:.2f} {frame.top:.2f} {frame.width:.2f} {frame.height:.2f}" font-family="{FACES}">'
            f'<rect x="{frame.left:.2f}" y="{frame.top:.2f}" width="{frame.width:.2f}" height="{frame.height:.2f}" '
            f'rx="6" fill="{colour}"/>'
            f"{''.join(self._shapes(layout))}{''.join(self._words(layout, self.ruler))}</svg>"
        )

    def _shapes(self, layout: Layout) -> Iterator[str]:
        for frame in sorted(layout.frames, key=lambda frame: -frame.parts[0].width * frame.parts[0].height):
            yield from (framed(part, self.colours) for part in frame.parts)
        for way in layout.ways:
            yield from drawn(way, self.colours)
        look = f'fill="{self.colours.node}" stroke="{self.colours.line}" stroke-width="0.8"'
        for box in layout.boxes:
            yield outline(box.node.shape, box.rect, SCALE, look)

    def _words(self, layout: Layout, ruler: Ruler | None = None) -> Iterator[str]:
        """All text, boxes first: the proof looks for it in this order."""
        for box in layout.boxes[:1] if self.blank else layout.boxes:
            yield lettered(box.label, box.rect.middle, self.colours.ink, ruler)
        for way in layout.ways:
            if way.words:
                yield lettered(way.words.label, way.words.rect.middle, self.colours.ink, ruler)
        for frame in layout.frames:
            if frame.title:
                yield lettered(frame.title.label, frame.title.rect.middle, self.colours.muted, ruler)


def describe(chart: Flowchart) -> str:
    """The chart in words, for who cannot see it: each line from node to node, then what each frame holds."""
    labels = {node.name: node.label for node in chart.nodes} | {group.name: group.title for group in chart.groups}
    said = [_step(edge, labels) for edge in chart.edges]
    joined = {name for edge in chart.edges for name in (edge.source, edge.target)}
    said += [node.label for node in chart.nodes if node.name not in joined]
    for group in chart.groups:
        inner = [labels[name] for name in group.nodes]
        inner += [other.title for other in chart.groups if other.parent == group.name]
        said.append(f"{group.title or 'Frame'}: {', '.join(inner)}")
    return "Flowchart: " + "; ".join(said)


def _step(edge: Edge, labels: dict[str, str]) -> str:
    joint = JOINTS[bool(edge.tail), bool(edge.head)]
    label = f" ({edge.label})" if edge.label else ""
    return f"{labels.get(edge.source, edge.source)} {joint} {labels.get(edge.target, edge.target)}{label}"
