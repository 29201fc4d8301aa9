"""What is drawn rather than written: pictures of the author's, flowcharts, formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape

from generator.blocks import Flowchart
from generator.expressions import expression
from generator.flowchart import ChartDrawing
from generator.flowchart.choosing import natural_width
from generator.flowchart.colours import Colours
from generator.markup import escape
from generator.notes import Media
from generator.writing.page.boxes import GIVES, Drawing
from generator.writing.page.design import DESIGN
from generator.writing.page.diagrams import FONT_SIZE, draw_diagram
from generator.writing.page.lettering import MOST_INLINE_PICTURE, Drawn
from generator.writing.page.theme import Theme
from generator.writing.typography.prose import Figure
from generator.writing.typography.ruler import Ruler, Setting, css_families

PIXELS_IN_EM = 14.0  # a picture's own size is taken as made for text of 14 pixels
LARGEST_LABEL = 1.1  # in em: the text of a diagram is as large as the page's, a tenth more or less
WIDEST_NEED = 30.0  # in em: a flowchart that cannot do with so little is rather made smaller
SMALLEST_LABEL = 0.9  # in em: where a column would make a diagram's text smaller, it goes across the page
WIDEST_DIAGRAM = 45.0  # in em: wider than that, no page may be
TALLEST = 24.0  # in em: a picture is there to be seen, not to fill the page

_TAGS = expression(r"<[^>]*>")


@dataclass(frozen=True, eq=False, kw_only=True)
class Figures:
    """Draws in one theme; `show` puts labels into characters that the faces have, `sizes` are pixels by media name."""

    ruler: Ruler
    show: Callable[[str], str]
    theme: Theme
    sizes: Mapping[str, tuple[int, int]]

    @cached_property
    def _colours(self) -> Colours:
        theme = self.theme
        return Colours(ink=theme.ink, muted=theme.muted, line=theme.strong_rule, node=theme.node, shade=theme.shade)

    def flowchart(self, chart: Flowchart, *, blank: bool) -> Drawing:
        """A flowchart as vector, in the page's own face; where it is `blank` only the first box is written in."""
        shown = replace(
            chart,
            nodes=tuple(replace(node, label=self.show(node.label)) for node in chart.nodes),
            edges=tuple(replace(edge, label=self.show(edge.label)) for edge in chart.edges),
            groups=tuple(replace(group, title=self.show(group.title)) for group in chart.groups),
        )
        drawing = ChartDrawing(chart=shown, ruler=self.ruler, colours=self._colours, blank=blank)
        return Drawing(
            draw=drawing.svg,
            rise=drawing.height,
            narrowest=min(drawing.settings.narrowest, WIDEST_NEED),
            name="chart",
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
            wants=natural_width(chart, self.ruler) if chart.direction in ("LR", "RL") else 0.0,
        )

    def diagram(self, source: str) -> Drawing | None:
        """Another of mermaid's diagrams; None where it can only be shown as text."""
        diagram = draw_diagram(source)
        if diagram is None:
            return None
        left, top, across, down = diagram.view
        families = css_families(self.ruler.chain(mono=False))
        shapes = self.show(diagram.shapes)

        natural = min(LARGEST_LABEL / FONT_SIZE, 1.0 / diagram.smallest)

        def scale_at(width: float) -> float:
            return min(natural, width / across)

        def draw(width: float) -> str:
            scale = scale_at(width)
            return (
                f'<svg xmlns="http://www.w3.org/2000/svg" '
                f'style="width:{across * scale:.3f}em;height:{down * scale:.3f}em" '
                f'viewBox="{left:g} {top:g} {across:g} {down:g}" '
                f'font-family="{escape(families)}" font-size="{FONT_SIZE:g}" fill="{self.theme.ink}">'
                f"<title>{escape(f'Diagram: {source}')}</title>{shapes}</svg>"
            )

        self.ruler.width(unescape(_TAGS.sub(" ", shapes)), Setting())
        return Drawing(
            draw=draw,
            rise=lambda width: down * scale_at(width),
            narrowest=min(SMALLEST_LABEL * across / diagram.smallest, natural * across, WIDEST_DIAGRAM),
            name="chart",
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
        )

    def picture(self, media: Media, alt: str) -> Drawing:
        """A picture in a place of its own: its natural size, or as wide as there is room."""
        across, down = self.sizes[media.name]

        def scale(width: float) -> float:
            return min(1 / PIXELS_IN_EM, (width - 2 * DESIGN.cell_side) / across, TALLEST / down)

        return Drawing(
            draw=lambda width: _image(media, alt, across * scale(width), down * scale(width)),
            rise=lambda width: down * scale(width),
            narrowest=0.0,
            name="picture",
            above=DESIGN.text_pad,
            below=DESIGN.text_pad,
        )

    def logo(self, media: Media, alt: str) -> Logo:
        """A picture beside the title."""
        return Logo(media=media, alt=alt, extent=self.sizes[media.name])

    def inline_picture(self, media: Media, alt: str) -> Drawn:
        """A picture within a line, not much higher than the line."""
        across, down = self.sizes[media.name]
        scale = min(1 / PIXELS_IN_EM, MOST_INLINE_PICTURE / down)
        rise = down * scale
        markup = _image(media, alt, across * scale, rise)
        return Drawn(markup.replace('style="', GIVES), Figure(across * scale, rise, 0.0, gives=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """A picture as high as a title's lines, unless that makes it too wide; `extent` in pixels."""

    media: Media
    alt: str
    extent: tuple[int, int]

    def width(self, most: float) -> float:
        """How wide it is in em where it may be `most`."""
        return min(most, self.extent[0] * DESIGN.logo_height / self.extent[1])

    def height(self, most: float) -> float:
        """How high it is then."""
        return self.width(most) * self.extent[1] / self.extent[0]

    def html(self, most: float) -> str:
        return _image(self.media, self.alt, self.width(most), self.height(most))


def _image(media: Media, alt: str, width: float, height: float) -> str:
    said = escape(alt or media.url.rpartition("/")[2])
    return f'<img src="media:{media.name}" alt="{said}" style="width:{width:.3f}em;height:{height:.3f}em">'
