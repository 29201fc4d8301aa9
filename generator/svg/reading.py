"""An SVG picture read: its elements within limits, and its size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from generator.expressions import expression
from generator.svg.allowed import (
    MOST_DEPTH,
    MOST_ELEMENTS,
    NAMESPACE,
    NARROWEST,
    REFUSED,
    WIDEST,
    RefusedSvgError,
)
from generator.svg.names import local, namespace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNITS: Mapping[str, float] = {
    "": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16, "ex": 8
}  # fmt: skip

_LENGTH = expression(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*([a-z]*|%)\s*")
_REFUSED = {name.lower(): reason for name, reason in REFUSED.items()}


def parsed(content: bytes) -> Element:
    """The tree of elements; its depth and number are held while it is read."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root: Element | None = None
    depth = count = 0
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end")):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            count += event == "start"
            if depth > MOST_DEPTH:
                raise RefusedSvgError(f"its elements are nested more than {MOST_DEPTH} deep")
            if count > MOST_ELEMENTS:
                raise RefusedSvgError(f"it draws more than {MOST_ELEMENTS:,} elements")
            if event == "start":
                _hold(element)
    except DefusedXmlException as fault:
        raise RefusedSvgError("it declares entities") from fault
    except (ParseError, LookupError, UnicodeError, ValueError) as fault:
        if isinstance(fault, RefusedSvgError):
            raise
        raise RefusedSvgError("it is no well-formed XML") from fault
    if root is None:
        raise RefusedSvgError("it is empty")
    return root


def _hold(element: Element) -> None:
    """Refuse what would do more than draw, also where it would be left out."""
    name = local(element.tag)
    if name.lower() in _REFUSED:
        raise RefusedSvgError(_REFUSED[name.lower()])
    for key, value in element.attrib.items():
        attribute = local(key)
        if attribute.lower().startswith("on") and not key.startswith("{"):
            raise RefusedSvgError("it holds a script")
        points = attribute == "href" and name != "a" and namespace(element.tag) == NAMESPACE
        if points and not value.strip().startswith("#"):
            raise RefusedSvgError("it refers to something outside of itself")


def length_of(length: str | None) -> float | None:
    """A length in pixels; None where there is none, or one that depends on what is around."""
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * UNITS[found[2]] if found and found[2] in UNITS else None


def box(root: Element) -> tuple[float, float] | None:
    """Width and height of the picture in its own units, if it says them."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        _, _, across, down = map(float, numbers)
    except ValueError:
        return None
    return (across, down) if 0 < across < 1e9 and 0 < down < 1e9 else None


def size(root: Element) -> tuple[int, int]:
    """Width and height in pixels. Raises RefusedSvgError where nothing says them."""
    across, down, extent = length_of(root.get("width")), length_of(root.get("height")), box(root)
    if extent is not None:
        ratio = extent[0] / extent[1]
        if across is None:
            across = down * ratio if down is not None else extent[0]
        down = across / ratio if down is None else down
    if across is None or down is None:
        raise RefusedSvgError("it says no size: neither a width and a height, nor a viewBox")
    if not (NARROWEST <= across <= WIDEST and NARROWEST <= down <= WIDEST):
        raise RefusedSvgError(f"it is not between {NARROWEST} and {WIDEST:,} pixels wide and high")
    return round(across), round(down)
