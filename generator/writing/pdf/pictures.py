"""How large the author's pictures are, without decoding them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO

from generator.notes import Media


def picture_sizes(media: Iterable[Media]) -> Mapping[str, tuple[int, int]]:
    """Width and height in pixels by media name; what cannot be read is left out."""
    sizes: dict[str, tuple[int, int]] = {}
    for picture in media:
        # Lazy: most sheets have no picture.
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(BytesIO(picture.content)) as opened:
                sizes[picture.name] = opened.size
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
            continue
    return sizes
