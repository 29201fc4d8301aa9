"""What is drawn on a site: formulas, flowcharts and diagrams as SVG without styles, in the page's own colours."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from generator.blocks import Flowchart
from generator.expressions import expression
from generator.flowchart import ChartDrawing
from generator.flowchart.colours import Colours
from generator.flowchart.strokes import SCALE
from generator.markup import escape
from generator.writing.page.diagrams import FONT_SIZE, draw_diagram
from generator.writing.page.formulas import Formulas
from generator.writing.typography.ruler import Ruler, Setting

# The colours are variables of the style sheet, so that a drawing follows the reader's choice of light or dark.
COLOURS = Colours(ink="var(--ink)", muted="var(--muted)", line="var(--line)", node="var(--node)", shade="var(--shade)")
WIDE, NARROW = 44.0, 21.0  # in em: a chart on a screen, and on a phone
DIAGRAM_EM = 18.0  # units of a diagram in an em
STEP = 0.05  # in em: as exactly as the style sheet knows how far a formula reaches below its line
LOWEST = 80  # steps
BODY = "<body>"

_FORMULA = expression(r'class="tex" style="[^"]*?width:([\d.]+)em;height:([\d.]+)em;vertical-align:(-?[\d.]+)em"')
_SIZED = expression(r'<svg xmlns="[^"]*" style="width:([\d.]+)em;height:([\d.]+)em"')
_FAMILIES = expression(r' font-family="[^"]*"')
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_LABEL = expression(r'(<text [^>]*?font-size="([\d.]+)"[^>]*?)>([^<]*)</text>')
_PATH = expression(r'<path d="([^"]{60,})"((?: transform="[^"]*")?)/>')


@dataclass(frozen=True, kw_only=True)
class Drawings:
    """Draws for pages in `language`."""

    language: str

    @cached_property
    def _ruler(self) -> Ruler:
        return Ruler()

    @cached_property
    def _formulas(self) -> Formulas:
        return Formulas(ink="currentColor", language=self.language.split("-")[0], ruler=self._ruler, show=str)

    def formula(self, tex: str, *, display: bool) -> str:
        """`tex` as outlines, in parts between which a line may end; empty where it cannot be drawn."""
        drawn = self._formulas.draw(tex, display)
        if not drawn:
            return ""
        parts = "".join(_FAMILIES.sub("", _FORMULA.sub(_on_its_line, part.markup)) for part in drawn)
        return f'<span class="math" data-tex="{escape(tex)}">{parts.replace(_NAMESPACE, "")}</span>'

    def flowchart(self, chart: Flowchart) -> str:
        """`chart` for a screen and, where that is too wide for one, for a phone."""
        drawing = ChartDrawing(chart=chart, ruler=self._ruler, colours=COLOURS)
        wide = self._chart(drawing.svg(WIDE), "wide")
        needed = drawing.layout(WIDE).width
        if needed <= NARROW:
            return wide.replace('class="wide"', "")
        return wide + self._chart(drawing.svg(NARROW), "narrow")

    def _chart(self, svg: str, name: str) -> str:
        sized = _SIZED.sub(rf'<svg class="{name}" role="img" width="\1em" height="\2em"', svg)
        return _LABEL.sub(self._fitted, _FAMILIES.sub("", sized)).replace('fill="#ffffff"', 'fill="var(--paper)"')

    def _fitted(self, label: re.Match[str]) -> str:
        """A label as long as it was measured, whatever face the reader's browser has."""
        head, size, words = label.groups()
        setting = Setting(size=float(size) / SCALE, bold='font-weight="600"' in head)
        width = self._ruler.width(unescape(words), setting) * SCALE
        return f'{head} textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{words}</text>'

    def diagram(self, source: str) -> str:
        """Another of mermaid's diagrams; empty where it can only be shown as text."""
        diagram = draw_diagram(source)
        if diagram is None:
            return ""
        left, top, across, down = diagram.view
        return (
            f'<svg role="img" width="{across / DIAGRAM_EM:.2f}em" height="{down / DIAGRAM_EM:.2f}em" '
            f'viewBox="{left:g} {top:g} {across:g} {down:g}" font-size="{FONT_SIZE:g}">'
            f"<title>{escape(f'Diagram: {source}')}</title>{_FAMILIES.sub('', diagram.shapes)}</svg>"
        )


def _on_its_line(style: re.Match[str]) -> str:
    """The size as attributes and the depth as a class: a page that forbids styles in its HTML shows neither else."""
    steps = min(LOWEST, math.floor(-float(style[3]) / STEP + 0.5))
    return f'class="tex d{max(0, steps)}" role="img" width="{style[1]}em" height="{style[2]}em"'


def shared_outlines(html: str) -> str:
    """The page `html` with every glyph that is drawn more than once in one place, to which the others point."""
    counts: dict[str, int] = {}
    for path in _PATH.finditer(html):
        counts[path[1]] = counts.get(path[1], 0) + 1
    names = {outline: f"G{number}" for number, outline in enumerate(sorted(o for o, n in counts.items() if n > 1))}
    if not names:
        return html

    def use(path: re.Match[str]) -> str:
        name = names.get(path[1])
        return f'<use href="#{name}"{path[2]}/>' if name else path[0]

    glyphs = "".join(f'<path id="{name}" d="{outline}"/>' for outline, name in names.items())
    drawn = f'<svg class="glyphs" aria-hidden="true" width="0" height="0"><defs>{glyphs}</defs></svg>'
    head, body, rest = html.partition(BODY)
    return f"{head}{body}{drawn}{_PATH.sub(use, rest)}"
