"""Widths of text whose letters change by their neighbours: joined, stacked, in another order."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from generator.expressions import expression

# Ideographs, syllables and signs: each has one glyph, whatever is beside it.
_APART = expression(
    "[\u2010-\u20cf\u2100-\u2bff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uffef\U0001f000-\U0003ffff]*"
)
_JOINED = expression("[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
FEATURES = {"liga": False, "clig": False}  # as the style sheet has them


def is_shaped(text: str) -> bool:
    """Whether the width of `text` may be other than the sum of its letters' widths."""
    return len(text) > 1 and (not _APART.fullmatch(text) or bool(_JOINED.search(text)))


@cache
def hangul_space(path: Path) -> float:
    """The width in em of a space in Korean, where the face at `path` has one of its own."""
    return shaped_width(path, 0, "가 ", "ko") - shaped_width(path, 0, "가", "ko")


def shaped_width(path: Path, weight: int, text: str, language: str = "") -> float:
    """The width in em of `text` in one face, of a variable one at `weight`."""
    # Lazy: few sheets are in such scripts.
    import uharfbuzz

    font = _font(path, weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if language:
        buffer.language = language
    uharfbuzz.shape(font, buffer, FEATURES)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) / font.face.upem)


@cache
def _font(path: Path, weight: int) -> Any:
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
    if weight:
        font.set_variations({"wght": weight})
    return font
