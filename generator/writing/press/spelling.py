"""What the glyphs of a line stand for, so that text comes back as it was written, whatever its script makes of it.

A PDF has one text for each glyph of a face. Where a glyph stands for different letters, or letters and glyphs come in
different orders, as in the scripts of India, the line says itself what it reads (`ActualText`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import weasyprint.draw.text as drawing
from weasyprint.pdf import pydyf
from weasyprint.text.ffi import ffi, pango

from generator.expressions import expression
from generator.scripts import is_leftward

CIRCLE = "\u25cc"
# Vowels that are drawn before the letters that they are written behind.
_BEFORE = expression(
    "[\u093f\u094e\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0b48\u0bc6-\u0bc8\u0d46-\u0d48\u0dd9-\u0ddb\u1031\u17c1-\u17c3]"
)
# Letters of scripts in which every one has a glyph of its own, from left to right.
_PLAIN = expression(
    "[\0-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u12ff\u1e00-\u200a\u2010-\u2027\u2030-\u2059\u2070-\u20cf\u2100-\u26ff"
    "\u2701-\u302d\u3030-\u3098\u309b-\ud7af\ue000-\ufaff\uff00-\uffef\U00020000-\U0003ffff]*"
)

_draw_first_line = drawing.draw_first_line


class _Cluster(NamedTuple):
    """Glyphs, left to right, and the letters that they stand for together."""

    font: Any
    glyphs: Sequence[int]
    widths: Sequence[int]
    text: str
    reversed: bool


def draw_spelt_line(stream: Any, box: Any, *rest: Any) -> Any:
    """Draw the line of `box` as WeasyPrint does; leave on it what the tags need: its `mcid`, and what it `says`.

    Glyphs are given their letters first, and a line that is not read by them says what it reads.
    """
    tags = getattr(stream, "_tags", None) or {}
    if box in tags:
        box.mcid = tags[box]["mcid"]
    # In a block that runs from right to left words from left to right change places, too.
    leftward = box.style["direction"] == "rtl" or is_leftward(box.text)
    if not leftward and _PLAIN.fullmatch(box.text):
        return _draw_first_line(stream, box, *rest)
    if _spell(stream, box) or leftward:
        box.says = box.text
        # Readers turn text from right to left around, also where it comes in its own order; and pdfium leaves out
        # characters beyond the first plane. In the tags both are safe.
        if not leftward and box.text <= "\uffff" * len(box.text):
            stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(box.text)}))
            emojis = _draw_first_line(stream, box, *rest)
            stream.end_marked_content()
            return emojis
    return _draw_first_line(stream, box, *rest)


def install() -> None:
    """Have WeasyPrint draw all lines this way; it has no hook for it."""
    drawing.draw_first_line = draw_spelt_line


def _spell(stream: Any, box: Any) -> bool:
    """Give the glyphs of a line their letters; True where the letters don't come back from the glyphs alone."""
    line, _ = box.pango_layout.get_first_line()
    irregular = False
    for cluster in _clusters(line, box.pango_layout.text.encode()):
        glyphs, text = cluster.glyphs, cluster.text
        if unicodedata.category(text[0])[0] == "M" and len(glyphs) > len(unicodedata.normalize("NFKD", text)):
            text = CIRCLE + text  # which a face draws for what a mark alone would be on
        elif len(glyphs) > 1 and (signs := _BEFORE.findall(text)):
            text = "".join((*signs, _BEFORE.sub("", text)))
        if text.startswith(CIRCLE):
            # It comes before its mark or behind, in either direction, and is what moves the pen.
            glyphs = [glyph for _, glyph in sorted(zip(cluster.widths, glyphs, strict=True), key=_widest_first)]
        elif cluster.reversed:
            text = text[::-1]
        if not glyphs:
            continue
        irregular |= len(glyphs) > 1 and not (cluster.reversed and len(glyphs) == len(text))
        # A reader may take a mark for a word of its own.
        irregular |= not cluster.reversed and unicodedata.category(text[0])[0] == "M"
        font, _ = stream.add_font(cluster.font)
        last = len(glyphs) - 1
        for place, glyph in enumerate(glyphs):
            # No glyph is without a letter: one for each, the rest to the last, or the last for the rest.
            said = text[place:] if place == last else text[place : place + 1]
            irregular |= font.to_unicode.setdefault(glyph, said or text[-1]) != (said or text[-1])
    return irregular


def _widest_first(glyph: tuple[int, int]) -> int:
    return -glyph[0]


def _clusters(line: Any, text: bytes) -> Iterator[_Cluster]:
    run = line.runs[0]
    while run != ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        run = run.next
        places: dict[int, list[tuple[int, int]]] = {}
        for number in range(string.num_glyphs):
            glyph = string.glyphs[number].glyph
            glyphs = places.setdefault(string.log_clusters[number], [])
            if glyph != pango.PANGO_GLYPH_EMPTY and not glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                glyphs.append((glyph, string.glyphs[number].geometry.width))
        starts = sorted(places)
        for start, end in zip(starts, (*starts[1:], item.length), strict=True):
            yield _Cluster(
                item.analysis.font,
                [glyph for glyph, _ in places[start]],
                [width for _, width in places[start]],
                text[item.offset + start : item.offset + end].decode(),
                bool(item.analysis.level % 2),
            )
