"""Pictures decoded, within limits of size: a broken one is only a picture less."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from generator import svg

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 60_000_000  # a camera's; far more is a small file that takes all memory when it is decoded
MOST_SIDE = 3000  # pixels: a page prints 300 to the inch
PLAIN_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK"})
TURNED = range(5, 9)  # the orientations in EXIF that are on their side
ORIENTATION = 0x0112


class Printable(NamedTuple):
    """A picture as a page prints it; `size` in pixels, upright."""

    mime: str
    content: bytes
    size: tuple[int, int]


@lru_cache(maxsize=64)
def decoded(content: bytes, mime: str) -> Printable | None:
    """A picture of this content, smaller and upright where a page needs that; None for one that cannot be decoded."""
    # Lazy: most sheets have no picture.
    from PIL import Image, ImageFile, ImageOps

    if mime == svg.MIME:
        return _drawn(content)
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
                return Printable(mime, content, (down, across) if turned else (across, down))
            upright = _plain(ImageOps.exif_transpose(opened))
            upright.thumbnail((MOST_SIDE, MOST_SIDE))
            file = BytesIO()
            upright.save(file, "PNG")
            return Printable("image/png", file.getvalue(), upright.size)
    except Exception:
        # A decoder fails in as many ways as a picture can be broken.
        return None


def _drawn(content: bytes) -> Printable | None:
    """An SVG picture as pixels: its own size, but as many dots as a page prints."""
    try:
        vector = svg.clean(content)
        return Printable("image/png", svg.pixels(vector), vector.size)
    except svg.RefusedSvgError:
        return None


def _plain(picture: Image.Image) -> Image.Image:
    """`picture` in 8 bits a channel."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    return picture.convert("RGBA" if "A" in picture.mode or "transparency" in picture.info else "RGB")
