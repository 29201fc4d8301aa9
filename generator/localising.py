"""The remote pictures of a sheet: which ones, and the author's file with other links in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from generator.expressions import expression
from generator.facts import Sheet
from generator.inlines import Image
from generator.media import shown_images
from generator.source import Span

FOLDER = "pictures"

_WEB = expression(r"(?:https?:)?//", re.IGNORECASE)
_ADDRESS = expression(r"(?:https?:)?//[^\s<>\"|]+", re.IGNORECASE)
_DEFINITION = expression(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?((?:https?:)?//[^\s<>]+)", re.IGNORECASE | re.MULTILINE)


def remote_pictures(sheet: Sheet) -> tuple[Image, ...]:
    """The pictures on the web, each address once, in the sheet's order."""
    found: dict[str, Image] = {}
    for image in shown_images(sheet):
        if _WEB.match(image.url):
            found.setdefault(image.url, image)
    return tuple(found.values())


def relinked(sheet: Sheet, files: Mapping[str, str]) -> tuple[str, int]:
    """The author's text where pictures link to `files`, by their address, and how many links changed."""
    text = sheet.source.text
    spans: dict[Span, str] = {}
    for image in shown_images(sheet):
        if image.url not in files:
            continue
        place = next(_places(text, image), None)
        if place is not None:
            spans[place] = files[image.url]
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + spans[span] + text[span.end :]
    return text, len(spans)


def _places(text: str, image: Image) -> Iterator[Span]:
    """Where the address of a picture is written: in it, or in the definition that it refers to."""
    same = _plain(image.url)
    for found in _ADDRESS.finditer(text, image.span.start, image.span.end):
        # What encloses the address may be taken for its end.
        for end in range(found.end(), found.start(), -1):
            if _plain(text[found.start() : end]) == same:
                yield Span(start=found.start(), end=end)
                break
    for found in _DEFINITION.finditer(text):
        if _plain(found[1]) == same:
            yield Span(start=found.start(1), end=found.end(1))


def _plain(address: str) -> str:
    return unquote(unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", address)))
