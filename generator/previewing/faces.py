"""Cards as Anki shows them, filled into the same templates."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping

import chevron

from generator.clozes import gapped
from generator.expressions import expression
from generator.notes import Media, Note
from generator.notetypes import BACK_EXTRA, HEADER, IMAGE, NOTETYPES, OCCLUSION_FIELD, STYLE_SHEET, field_of
from generator.templates import read

_VALUE = expression(r"\{\{(?![#^/])([^{}]+)\}\}")
_SHAPE = expression(r"\{\{c(\d+)::image-occlusion:rect:([^{}]*)\}\}")
_MEASURE = expression(r"(left|top|width|height)=([\d.]+)")
_PICTURE = expression(r'(<img[^>]*?\ssrc=")([^"]+)(")')


def faces(note: Note, ordinal: int, media: Iterable[Media]) -> tuple[str, str]:
    """Front and back of one card of `note`, as HTML."""
    spec = NOTETYPES[note.notetype]
    template = spec.templates[0 if spec.cloze else ordinal]
    if note.notetype == "occlusion":
        front, back = (_occluded(note, ordinal + 1, back=back) for back in (False, True))
        return _with_pictures(front, media), _with_pictures(back, media)
    values = dict(zip((field.name for field in spec.fields), note.fields, strict=True))
    front = _side(template.front, template.place, values | _cloze(values, ordinal, back=False))
    values |= {"FrontSide": front} | _cloze(values, ordinal, back=True)
    back = _side(template.back, template.place, values)
    return _with_pictures(front, media), _with_pictures(back, media)


def _occluded(note: Note, number: int, *, back: bool) -> str:
    """What the script in Anki's programs draws: the picture with mask `number` over it, or a frame where it was."""
    look = "border: 2px solid #ff8e8e" if back else "background: #ff8e8e; border: 1px solid #212121"
    covers = "".join(
        f'<div style="position: absolute; box-sizing: border-box; {look}; '
        f'{"; ".join(f"{name}: {float(value):.2%}" for name, value in _MEASURE.findall(shape))}"></div>'
        for found, shape in _SHAPE.findall(field_of(note, OCCLUSION_FIELD))
        if int(found) == number
    )
    picture = field_of(note, IMAGE).replace("<img", '<img style="display: block; max-width: 100%"', 1)
    below = f"<div>{field_of(note, BACK_EXTRA)}</div>" if back else ""
    drawn = f'<div style="position: relative; display: inline-block">{picture}{covers}</div>'
    return f'<div style="text-align: center"><div>{field_of(note, HEADER)}</div>{drawn}{below}</div>'


def style_sheet() -> str:
    """The style sheet of every card."""
    return read(STYLE_SHEET)


def _side(name: str, place: int, values: Mapping[str, str]) -> str:
    """Template `name`, in which N is for `place`, with the fields as they are: they are HTML."""
    text = re.sub(r"\b(Ask|Answer) N\b", rf"\1 {place}", read(name)).replace("asks-aN", f"asks-a{place}")
    side: str = chevron.render(_VALUE.sub(r"{{{\1}}}", text), dict(values))
    return side


def _cloze(values: Mapping[str, str], ordinal: int, *, back: bool) -> dict[str, str]:
    """What Anki's only filter in our templates makes of the field Text."""
    return {"cloze:Text": gapped(values["Text"], ordinal + 1, back=back)} if "Text" in values else {}


def _with_pictures(html: str, media: Iterable[Media]) -> str:
    """`html` with its pictures in it: a card may ask for nothing."""
    by_name = {one.name: one for one in media}

    def inline(match: re.Match[str]) -> str:
        found = by_name.get(match[2])
        if found is None:
            return match[0]
        return f"{match[1]}data:{found.mime};base64,{base64.b64encode(found.content).decode()}{match[3]}"

    return _PICTURE.sub(inline, html)
