"""The author's pictures as a page can print them: decoded once here, where a broken one is only a picture less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from generator.notes import Media

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 60_000_000  # a camera's; far more is a small file that takes all memory when it is decoded
MOST_SIDE = 3000  # pixels: a page prints 300 to the inch
PLAIN_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"})
TURNED = range(5, 9)  # the orientations in EXIF that lie on their side
ORIENTATION = 0x0112


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictures:
    """The pictures that the page shows by URL, their extents in pixels by media name, and what cannot be printed."""

    shown: Mapping[str, Media]
    sizes: Mapping[str, tuple[int, int]]
    broken: tuple[str, ...]


def printable(media: Mapping[str, Media]) -> Pictures:
    """Decode `media`; what cannot be decoded is broken."""
    shown: dict[str, Media] = {}
    sizes: dict[str, tuple[int, int]] = {}
    for url, picture in media.items():
        decoded = _decoded(picture.content, picture.mime)
        if decoded is not None:
            mime, content, sizes[picture.name] = decoded
            shown[url] = replace(picture, mime=mime, content=content)
    return Pictures(shown=shown, sizes=sizes, broken=tuple(url for url in media if url not in shown))


@lru_cache(maxsize=64)
def _decoded(content: bytes, mime: str) -> tuple[str, bytes, tuple[int, int]] | None:
    """Kind, bytes and extent of a picture that is within its limits."""
    # Lazy: most sheets have no picture.
    from PIL import Image, ImageFile, ImageOps

    # The default, which WeasyPrint changes where it is loaded: half a picture would pass for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(content)) as opened:
            across, down = opened.size
            if not 0 < across * down <= MOST_PIXELS:
                return None
            opened.load()
            if opened.mode in PLAIN_MODES and max(opened.size) <= MOST_SIDE:
                turned = opened.getexif().get(ORIENTATION) in TURNED
                return mime, content, (down, across) if turned else (across, down)
            upright = _plain(ImageOps.exif_transpose(opened))
            upright.thumbnail((MOST_SIDE, MOST_SIDE))
            file = BytesIO()
            upright.save(file, "PNG")
            return "image/png", file.getvalue(), upright.size
    except Exception:
        # A decoder fails in as many ways as a picture can be broken.
        return None


def _plain(picture: Image.Image) -> Image.Image:
    """`picture` in 8 bits a channel."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    return picture.convert("RGBA" if "A" in picture.mode or "transparency" in picture.info else "RGB")
