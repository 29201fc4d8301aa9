"""Mermaid's other diagrams: drawn by a library that needs no browser, taken only if every label is there as text."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from generator.expressions import expression

MOST_CHARACTERS = 8_000  # a diagram that is longer would not be legible on a page, and could keep the library busy
_ROOT = expression(r'<svg [^>]*?viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"[^>]*>(.*)</svg>', re.DOTALL)
_TEXT = expression(r"<(?:text|tspan)[^>]*>([^<]*)")
_QUOTED = expression(r'"([^"\n]+)"')
_SAID = expression(r":\s+([^\"\n:][^\n:]*)$", re.MULTILINE)
_KIND = expression(r"^\s*(?:%%[^\n]*\n\s*)*([A-Za-z]+)")
_HEADED = r"^[ \t]*(?:title|section)[ \t]+(.+)$"
# What else a line of some kinds shows; of kinds that are not here only what is quoted or is after a colon is known.
_SHOWN = {
    "sequenceDiagram": (r"^[ \t]*(?:participant|actor)[ \t]+(?:\S+[ \t]+as[ \t]+)?(.+)$",),
    "classDiagram": (r"^[ \t]*class[ \t]+(\w+)",),
    "erDiagram": (r"^[ \t]*([A-Za-z][\w-]*)[ \t]+[|}][|o]", r"[|o][|{][ \t]+([A-Za-z][\w-]*)[ \t]*:"),
    "gantt": (_HEADED, r"^[ \t]*+(?!title|section|click|\w+Format\b)([^:%\n]+?)[ \t]*:[^\n]*\d[^\n]*$"),
    "journey": (_HEADED, r"^[ \t]*([^:\n]+?)[ \t]*:[ \t]*\d"),
    "timeline": (_HEADED, r"(?:^|:)[ \t]*+(?!title\b|section\b|timeline\b)([^:\n]+?)[ \t]*(?=:|$)"),
    "mindmap": (r"^[ \t]++(?!:)(?:[\w-]+(?=[(\[{)]))?[(\[{)]*([^()\[\]{}\n]+?)[)\]}(]*[ \t]*$",),
    "pie": (r"\btitle[ \t]+(.+)$",),
    "quadrantChart": (
        _HEADED, r"^[ \t]*quadrant-\d[ \t]+(.+)$", r"^[ \t]*[xy]-axis[ \t]+(.+?)(?:[ \t]*-->|$)", r"-->[ \t]*(.+)$",
        r"^[ \t]*([^:\n]+?)[ \t]*:[ \t]*\[",
    ),
    "gitGraph": (r"^[ \t]*branch[ \t]+([\w-]+)",),
}  # fmt: skip
_UNSAFE = expression(r"<(?:script|foreignObject|image|use|a|style|animate)\b|(?:href|src)\s*=|url\(", re.IGNORECASE)
_BREAK = expression(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_FONT_SIZE = expression(r'font-size="([\d.]+)(?:px)?"')
_STYLE = expression(r' style="([^"]*)"')
FONT_SIZE = 16.0


class Diagram(NamedTuple):
    """An SVG without its root; in its units are `view`, its box, and `smallest`, the size of its smallest text."""

    view: tuple[float, float, float, float]
    shapes: str
    smallest: float


def diagram_labels(source: str) -> tuple[str, ...]:
    """The words of a diagram that a reader must find in it, as far as the syntax of its kind is known here."""
    source = _BREAK.sub(" ", source)
    kind = _KIND.match(source)
    patterns = _SHOWN.get(kind[1], ()) if kind else ()
    found = [
        *_QUOTED.findall(source),
        *(said for said in _SAID.findall(source) if not re.search(r"[\d,\[\]{}]", said)),
        *(label for pattern in patterns for label in re.findall(pattern, source, re.MULTILINE)),
    ]
    return tuple(dict.fromkeys(label.strip().strip('"') for label in found if label.strip(' "\t')))


def draw_diagram(source: str) -> Diagram | None:
    """`source` as SVG; None where the library cannot draw it, or loses a label."""
    if len(source) > MOST_CHARACTERS:
        return None
    # Lazy: it starts a JavaScript engine of its own, and few sheets have such a diagram.
    from mermaid_render import convert  # type: ignore[import-untyped]  # it has no types
    from mermaid_render.renderer import RenderError  # type: ignore[import-untyped]  # it has no types

    try:
        # The library takes the tag for a word.
        svg = convert(_BREAK.sub(" ", source), format="svg").decode()
    except (RenderError, ValueError):
        return None
    root = _ROOT.search(svg)
    if root is None or _UNSAFE.search(root[5]):
        return None
    shown = "".join(unescape("".join(_TEXT.findall(root[5]))).split())
    if not shown or any("".join(label.split()) not in shown for label in diagram_labels(source)):
        return None
    left, top, across, down = map(float, root.groups()[:4])
    shapes = _STYLE.sub(_attributes, root[5])
    smallest = min(map(float, _FONT_SIZE.findall(shapes)), default=FONT_SIZE)
    return Diagram((left, top, across, down), shapes, smallest)


def _attributes(style: re.Match[str]) -> str:
    """Styles as attributes of SVG: as style sheets WeasyPrint does not know all of them."""
    pairs = (declaration.partition(":") for declaration in style[1].split(";"))
    return "".join(
        f' {name.strip()}="{value.strip()}"' for name, colon, value in pairs if colon and not name.startswith("--")
    )
