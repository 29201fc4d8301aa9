"""Text in drawings, set as a whole: WeasyPrint sets it letter by letter, which no joined or turned script survives."""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw import text as drawing
from weasyprint.matrix import Matrix
from weasyprint.svg import TAGS
from weasyprint.svg.text import Style, TextBox
from weasyprint.text.line_break import split_first_line

from generator.scripts import first_direction

_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_WEIGHTS = {"normal": 400, "bold": 700}
# Letters placed one by one, or stretched: as WeasyPrint has it.
_PLACED = frozenset({"dx", "dy", "rotate", "letter-spacing", "textLength"})

_set_letters = TAGS["text"]


def set_label(svg: Any, node: Any, size: float) -> None:
    """Draw the text of `node` at its place and `anchor`, `size` high."""
    if not node.text or node.tag == "textPath" or _PLACED & set(node.attrib):
        _set_letters(svg, node, size)
        return
    style = _style(svg, node, size)
    layout, _, _, width, height, baseline = split_first_line(node.text, style, svg.context, inf, 0)
    across, down = svg.cursor_position
    x = svg.length(node.attrib["x"], size) if "x" in node.attrib else across
    y = svg.length(node.attrib["y"], size) if "y" in node.attrib else down
    svg.cursor_position = (x + width, y)
    if node.get("dominant-baseline", node.get("alignment-baseline")) in ("central", "middle"):
        y += size * 0.3
    x -= width * _SHIFTS.get(node.get("text-anchor", "start"), 0.0)
    node.text_bounding_box = (x, y - baseline, width, height)
    svg.stream.push_state()
    fill, stroke = svg.set_graphical_state(node, size)
    svg.stream.begin_text()
    svg.fill_stroke(fill, stroke, text=True)
    layout.reactivate(style)
    drawing.draw_first_line(svg.stream, TextBox(layout, style), "none", "none", Matrix(d=-1, e=x, f=y))
    svg.stream.end_text()
    svg.stream.pop_state()


def _style(svg: Any, node: Any, size: float) -> Any:
    style = Style(INITIAL_VALUES)
    style.font_config = svg.font_config
    style["font_family"] = [name.strip("\"' ") for name in node.get("font-family", "sans-serif").split(",")]
    style["font_style"] = node.get("font-style", "normal")
    weight = node.get("font-weight", "normal")
    style["font_weight"] = int(weight) if weight.isdecimal() else _WEIGHTS.get(weight, 400)
    style["font_size"] = size
    style["font_variant_ligatures"] = "none"
    style["direction"] = first_direction(node.text) or "ltr"
    # Else it would be that of the machine.
    style["lang"] = node.get("lang", "en")
    return style


def install() -> None:
    """Have WeasyPrint draw text in SVG this way; it has no hook for it."""
    TAGS["text"] = TAGS["tspan"] = set_label
