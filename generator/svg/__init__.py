"""SVG pictures of strangers: written anew from an allow-list, so that what is left only draws; and as pixels."""

from __future__ import annotations

from typing import NamedTuple

from generator.svg.allowed import MOST_BYTES, RefusedSvgError
from generator.svg.drawing import drawn
from generator.svg.names import local
from generator.svg.reading import parsed, size
from generator.svg.work import Counter
from generator.svg.writing import written

__all__ = ["MIME", "RefusedSvgError", "Vector", "clean", "is_svg", "pixels"]

MIME = "image/svg+xml"
HEAD = 20_000  # bytes within which the root begins, below comments and entities


class Vector(NamedTuple):
    """An SVG picture that only draws; `size` in pixels, `cost` is what drawing it takes, in plain elements."""

    content: bytes
    size: tuple[int, int]
    cost: int


def is_svg(content: bytes) -> bool:
    """Whether the file begins as an SVG picture does."""
    start = content[:HEAD]
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and (b"<svg" in start or b":svg" in start)


def clean(content: bytes) -> Vector:
    """The picture without all that does not draw. Raises RefusedSvgError where it wants to do more than that."""
    if len(content) > MOST_BYTES:
        raise RefusedSvgError(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    root = parsed(content)
    if local(root.tag) != "svg":
        raise RefusedSvgError("it is no SVG picture")
    extent = size(root)
    cost = Counter(root).total().cost
    return Vector("".join(written(root, extent)).encode(), extent, cost)


def pixels(vector: Vector) -> bytes:
    """The picture as PNG, as sharp as a page prints it. Raises RefusedSvgError where drawing it costs too much."""
    return drawn(*vector)
