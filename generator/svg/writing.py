"""An SVG picture written anew, of what only draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.expressions import expression
from generator.svg.allowed import DRAWN, LOOKS, NAMESPACE, PLACES, REFUSED, XLINK, XML, RefusedSvgError
from generator.svg.names import COMMENT, OWN_PART, is_plain, local, namespace, properties
from generator.svg.reading import box

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOADS = expression(r"url|image(?!-rendering)|src|expression|javascript|behavior|binding|[\\@<]", re.IGNORECASE)
_NAME = expression(r"[\w.:-]{1,200}")


def written(element: Element, size: tuple[int, int] | None = None) -> Iterator[str]:
    """The parts of the markup; the root is given its `size` in pixels. Raises RefusedSvgError."""
    name = "g" if local(element.tag) == "a" else local(element.tag)
    attributes = dict(_attributes(element))
    if size is not None:
        attributes |= {"width": str(size[0]), "height": str(size[1])}
        attributes["viewBox"] = element.get("viewBox", "") if box(element) else f"0 0 {size[0]} {size[1]}"
        yield f'<svg xmlns="{NAMESPACE}" xmlns:xlink="{XLINK}"'
    else:
        yield f"<{name}"
    yield from (f" {key}={_quoted(value)}" for key, value in sorted(attributes.items()))
    yield ">"
    if name == "style":
        yield _escaped(_sheet(element))
    else:
        yield _escaped(element.text or "")
        for child in element:
            if _is_drawn(child):
                yield from written(child)
            yield _escaped(child.tail or "")
    yield f"</{name}>"


# Python's own words for this load what speaks to the web, for as long as it takes to read a sheet.
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SIGNS_IN_QUOTES = _SIGNS | str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _escaped(text: str) -> str:
    return text.translate(_SIGNS)


def _quoted(value: str) -> str:
    """`value` as that of an attribute, with its quotes."""
    value = value.translate(_SIGNS_IN_QUOTES)
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "&quot;") + '"'


def _sheet(element: Element) -> str:
    """A style sheet that refers only to parts of its picture."""
    text = COMMENT.sub(" ", "".join(element.itertext()))
    if _LOADS.search(OWN_PART.sub("", text)):
        raise RefusedSvgError("its style sheet does more than colour it")
    if re.search(r"\bfilter\s*:", text):
        raise RefusedSvgError(REFUSED["filter"])
    return text


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes that only say how and where it is drawn."""
    for key, value in sorted(element.attrib.items()):
        name = local(key)
        if name == "href":
            if local(element.tag) != "a" and _NAME.fullmatch(value.strip()[1:]):
                yield "xlink:href", value.strip()
        elif key == f"{{{XML}}}space":
            yield "xml:space", "preserve" if value == "preserve" else "default"
        elif key.startswith("{"):
            continue
        elif name == "style":
            yield "style", ";".join(f"{look}:{text}" for look, text in properties(value) if look in LOOKS)
        elif name in LOOKS | PLACES and is_plain(value):
            yield name, value


def _is_drawn(element: Element) -> bool:
    """Whether it is one of SVG's own that draw; a link is a group."""
    return namespace(element.tag) == NAMESPACE and (local(element.tag) in DRAWN or local(element.tag) == "a")
