"""What an SVG picture may hold: its elements and attributes, and how much of them."""

from __future__ import annotations

from collections.abc import Mapping

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

MOST_BYTES = 1_000_000
MOST_ELEMENTS = 20_000  # with all that `use`, markers and masks repeat; a long path counts as several
MOST_DEPTH = 60
LONG_DATA = 200  # characters of attributes that count as one element more
WIDEST, NARROWEST = 20_000, 1  # pixels of a side
MOST_WORK = 5_000_000_000  # elements times pixels: some seconds where each covers all of the picture
LAYERED = 150  # elements that one costs as much as which is drawn aside first
SHARPNESS = 4  # dots for a pixel: a page prints 300 to the inch
BLURRED = 0.5  # dots for a pixel: with fewer the picture is not worth showing
MOST_SIDE = 3000

DRAWN = frozenset({
    "circle", "clipPath", "defs", "ellipse", "g", "line", "linearGradient", "marker", "mask", "path",
    "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath",
    "tspan", "use",
})  # fmt: skip
# Why a picture that holds one of these is not drawn.
REFUSED: Mapping[str, str] = {
    "script": "it holds a script",
    "handler": "it holds a script",
    "foreignObject": "it holds HTML",
    "image": "it holds another picture",
    "feImage": "it holds another picture",
    "filter": "it uses a filter",
    "pattern": "it uses a pattern",
    "font": "it brings a typeface",
    "font-face": "it brings a typeface",
    "iframe": "it holds another page",
    "embed": "it holds another page",
    "object": "it holds another page",
    "audio": "it holds sound",
    "video": "it holds a film",
}
# How it looks: as attributes, and as properties in `style`.
LOOKS = frozenset({
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "direction", "display",
    "dominant-baseline", "fill", "fill-opacity", "fill-rule", "font", "font-family", "font-size", "font-stretch",
    "font-style", "font-variant", "font-weight", "letter-spacing", "marker", "marker-end", "marker-mid",
    "marker-start", "mask", "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering", "stop-color",
    "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering",
    "transform", "vector-effect", "visibility", "word-spacing", "writing-mode",
})  # fmt: skip
PLACES = frozenset({
    "class", "clipPathUnits", "cx", "cy", "d", "dx", "dy", "fr", "fx", "fy", "gradientTransform", "gradientUnits",
    "height", "id", "lengthAdjust", "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits",
    "method", "offset", "orient", "pathLength", "points",
    "preserveAspectRatio", "r", "refX", "refY", "rotate", "rx", "ry", "side", "spacing", "spreadMethod",
    "startOffset", "textLength", "transform", "type", "version", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
})  # fmt: skip
SHAPES = frozenset({"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "text", "tspan", "use"})
LAYERS = frozenset(("clip-path", "mask", "mix-blend-mode", "opacity"))


class RefusedSvgError(ValueError):
    """Why an SVG picture is not drawn, in words that go on from "is not drawn: "."""
