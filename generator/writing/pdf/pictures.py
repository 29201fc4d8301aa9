"""The author's pictures as a page prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.notes import Media
from generator.pictures import decoded


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictures:
    """The pictures that the page shows by URL, and their extents in pixels by media name."""

    shown: Mapping[str, Media]
    sizes: Mapping[str, tuple[int, int]]


def printable(media: Mapping[str, Media]) -> Pictures:
    """Decode `media`, of which what cannot be decoded is left out."""
    shown: dict[str, Media] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for url, picture in media.items():
        found = decoded(picture.content, picture.mime)
        if found is not None:
            shown[url] = replace(picture, mime=found.mime, content=found.content)
            sizes[picture.name] = found.size
    return Pictures(shown=shown, sizes=sizes)
