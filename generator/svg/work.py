"""How much drawing an SVG picture asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions import expression
from generator.svg.allowed import LAYERED, LAYERS, LONG_DATA, MOST_DEPTH, MOST_ELEMENTS, SHAPES, RefusedSvgError
from generator.svg.names import local, properties

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_POINTER = expression(r"url\(\s*['\"]?#([\w.:-]+)", re.IGNORECASE)


class Work(NamedTuple):
    """What is drawn when everything that repeats others is written out: how many elements, and what they cost."""

    elements: int
    cost: int


class Counter:
    """Counts the work of one picture."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.named = {name: one for one in root.iter() if (name := one.get("id"))}
        self.known: dict[str, Work] = {}
        # What a style sheet says may be meant for every element.
        sheet = ";".join("".join(one.itertext()) for one in root.iter() if local(one.tag) == "style")
        self.everywhere = dict(properties(re.sub("[{}]", ";", sheet)))
        self.pointed = tuple(dict.fromkeys(_POINTER.findall(sheet)))

    def total(self) -> Work:
        """The work of the whole picture. Raises RefusedSvgError where it is too much, or never ends."""
        return self._tree(self.root, ())

    def _tree(self, element: Element, via: tuple[str, ...]) -> Work:
        elements = cost = 0
        for one in element.iter():
            look = {**self.everywhere, **one.attrib, **dict(properties(one.get("style", "")))}
            own = 1 + sum(map(len, one.attrib.values())) // LONG_DATA
            elements += own
            cost += own * (LAYERED if LAYERS & look.keys() else 1)
            styled = (name for name in self.pointed if local(one.tag) in SHAPES and name not in via)
            for name in (*_pointers(one), *styled):
                more = self._named(name, via)
                elements, cost = elements + more.elements, cost + more.cost
            if elements > MOST_ELEMENTS:
                raise RefusedSvgError(f"it draws more than {MOST_ELEMENTS:,} elements")
        return Work(elements, cost)

    def _named(self, name: str, via: tuple[str, ...]) -> Work:
        if name in via:
            raise RefusedSvgError(f"its part {name[:40]} repeats itself")
        part = self.named.get(name)
        if part is None or local(part.tag).endswith("Gradient"):
            return Work(0, 0)
        if len(via) >= MOST_DEPTH:
            raise RefusedSvgError(f"its elements are nested more than {MOST_DEPTH} deep")
        if name not in self.known:
            self.known[name] = self._tree(part, (*via, name))
        return self.known[name]


def _pointers(element: Element) -> Iterator[str]:
    """The names of the parts that an element draws too."""
    for key, value in element.attrib.items():
        if local(key) == "href" and value.strip().startswith("#"):
            yield value.strip()[1:]
        yield from _POINTER.findall(value)
