"""Names and values in an SVG picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.expressions import expression
from generator.svg.allowed import NAMESPACE, RefusedSvgError

COMMENT = expression(r"/\*.*?\*/", re.DOTALL)
OWN_PART = expression(r"url\(\s*(?:#[\w.:-]+|'#[\w.:-]+'|\"#[\w.:-]+\")\s*\)", re.IGNORECASE)
"""A reference to another part of the same picture."""


def local(tag: object) -> str:
    """The name without its namespace; none for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(tag: object) -> str:
    """The namespace; SVG's where none is named."""
    return tag[1:].rpartition("}")[0] if isinstance(tag, str) and tag.startswith("{") else NAMESPACE


def properties(style: str) -> Iterator[tuple[str, str]]:
    """What a `style` declares."""
    for declaration in COMMENT.sub(" ", style).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and is_plain(value):
            yield name.strip().lower(), value.replace("!important", "").strip()


def is_plain(value: str) -> bool:
    """Whether a value refers to nothing outside of its picture. Raises RefusedSvgError where it does."""
    if re.search(r"url\s*\(|image-set|\\", OWN_PART.sub("", value), re.IGNORECASE):
        raise RefusedSvgError("it refers to something outside of itself")
    return True
