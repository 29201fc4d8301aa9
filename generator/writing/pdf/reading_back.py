"""The PDF read back: what a page says, in the order of its tags, whatever wrote it."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TypeAlias

# Nothing is drawn for these, beside white space, controls and format characters: Unicode's
# Default_Ignorable_Code_Point, and tones of skin (the face draws all alike, so that a PDF can say but one of them).
# What stands for a character that cannot be read says nothing, either.
_IGNORABLE = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xFFFD, 0xFFFD), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF),
)  # fmt: skip
# Characters that a face of the page draws alike, by one glyph: a PDF can name but one of them, mostly the first that
# needed it. Groups are as the tables of the faces have them; compatibility forms among them need no line.
_ALIKE = (
    "ʻ‘ ‒– …⋯ ‧・ ‵｀ ∕／ ①➀ ②➁ ③➂ ④➃ ⑤➄ ⑥➅ ⑦➆ ⑧➇ ⑨➈ ⑩➉ ⓪🄋 ⓿🄌 "
    "❶➊ ❷➋ ❸➌ ❹➍ ❺➎ ❻➏ ❼➐ ❽➑ ❾➒ ❿➓ ➡⮕ 〜～ "
    "⺂乛 ⺃乚 ⺅亻 ⺇𠘨 ⺉刂 ⺋㔾 ⺍𭕄 ⺎兀 ⺏尣 ⺐⼪尢 ⺒巳 ⺓⼳幺 ⺔彑 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺞歺 "
    "⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺩𤣩 ⺫⺲罒 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺹耂 ⺺肀 ⺽𦥑 ⺾艹 ⺿艹 "
    "⻀艹 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻐钅 ⻑⾧長 ⻒镸 ⻓长 ⻕𨸏 ⻖阝 "
    "⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 "
    "⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻲亀 ⼾戸 㖈䎛 㘽㦳 㫚曶 㬵胶 㬻䐠 㶷𤈎 朌肦 朐胊 朓脁 櫸𣟱 逸𨓜 﨣𧺯 "
    "𠦄卉 𣏌杞 𧃰䕫 𩿎𩿗 "
)
_NOT_DRAWN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
_MIRRORED = "("


_SAME = {one: group[-1] for group in _ALIKE.split() for one in group}
# What pdfium makes of them where it turns text around: `1` of a circled one.
_TAKEN_APART = {
    group[-1]: pieces
    for group in _ALIKE.split()
    for one in group
    if (pieces := unicodedata.normalize("NFKD", one)) != one
}


class _Folding(dict[int, str]):
    """Each character as it is compared: its compatibility form in pieces, or nothing where nothing is drawn for it.

    Each goes by itself, so that it makes no difference where a text is divided.
    """

    def __missing__(self, point: int) -> str:
        pieces = unicodedata.normalize("NFKD", _SAME.get(chr(point), chr(point)))
        folded = "".join(piece for piece in pieces if _is_drawn(piece))
        self[point] = folded
        return folded


class _Turning(dict[int, str]):
    """Folded characters by what is left of them where pdfium turns text around: signs are mirrored, marks drop out.

    It takes some of them apart in its own way, with a slash for a stroke and for that of a fraction.
    """

    def __missing__(self, point: int) -> str:
        character = chr(point)
        left = "" if unicodedata.category(character)[0] == "M" or character in "/\u2044" else character
        left = _TAKEN_APART.get(left, left)
        self[point] = _MIRRORED if unicodedata.mirrored(character) else left
        return self[point]


_FOLDING = _Folding()
_TURNING = _Turning()


def _is_drawn(character: str) -> bool:
    point = ord(character)
    ignorable = any(first <= point <= last for first, last in _IGNORABLE)
    return not ignorable and unicodedata.category(character) not in _NOT_DRAWN


def squeeze(text: str) -> str:
    """`text` as it is compared: compatibility forms taken apart, nothing that is not drawn.

    That of two texts is that of the first and that of the second.
    """
    return text.translate(_FOLDING)


def says_in_any_order(text: str, wanted: str) -> bool:
    """Whether squeezed `text` has the characters of squeezed `wanted`, as far as they come back from right to left."""
    return not Counter(wanted.translate(_TURNING)) - Counter(text.translate(_TURNING))


def warm_up_reader() -> None:
    """Load the library now, while the press still loads its own."""
    import pypdfium2  # noqa: F401


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text within the bounds of each page, squeezed. Raises ValueError where `pdf` is none.

    A line whose glyphs do not come in the order of its letters, as from right to left, is read as its tag says it, if
    those are the letters that are drawn.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        return tuple("".join(_lines(page)) for page in document)
    finally:
        document.close()


def _lines(page: Any) -> Iterator[str]:
    yield from lines_of(((mark, text) for mark, text, _ in drawn_pieces(page)), tags_of(page))


def lines_of(drawn_there: Iterable[tuple[int, str]], tags: tuple[dict[int, str], dict[int, int]]) -> Iterator[str]:
    """Pieces of text, each with the number of its marked content, as squeezed lines in the order of the `tags`."""
    said, places = tags
    last, lines = -1, []
    for mark, pieces in groupby(drawn_there, key=lambda piece: piece[0]):
        drawn = "".join(squeeze(text) for _, text in pieces)
        told = said.get(mark, "")
        # What no tag names stays behind what was drawn before it.
        place = places.get(mark, last)
        last = max(last, place)
        lines.append(
            (place, squeeze(told) if told and says_in_any_order(drawn, squeeze(_first_plane(told))) else drawn)
        )
    yield from (text for _, text in sorted(lines, key=lambda line: line[0]))


def _first_plane(text: str) -> str:
    """What pdfium gives back of a text that it turns around, or that is said by its line."""
    return "".join(character for character in text if character <= "\uffff")


Bounds: TypeAlias = tuple[float, float, float, float]


def drawn_pieces(page: Any) -> Iterator[tuple[int, str, Bounds | None]]:
    """The pieces of text on `page` as they are drawn, each with the number of its marked content, or -1.

    Besides, where its ink is: left, bottom, right and top in points from the lower left corner, None within drawings.
    """
    from pypdfium2 import raw

    width, height = page.get_size()
    texts = page.get_textpage()
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        bounds = None
        if piece.level == 0:
            bounds = left, bottom, right, top = piece.get_bounds()
            if right < 0 or top < 0 or left > width or bottom > height:
                continue
        yield raw.FPDFPageObj_GetMarkedContentID(piece), drawn_text(piece, texts), bounds


def drawn_text(piece: Any, texts: Any) -> str:
    """What a piece of text on a page says; `texts` is the page's text page."""
    from pypdfium2 import raw

    # A hyphen at the end of a line comes back as one of pdfium's own marks.
    return _string(raw.FPDFTextObj_GetText, piece, texts).replace("\x02", "-").replace("\ufffe", "-")


def tags_of(page: Any) -> tuple[dict[int, str], dict[int, int]]:
    """By the number of marked content: what its tag says that it reads, and its place in the order of the tags."""
    from pypdfium2 import raw

    said: dict[int, str] = {}
    places: dict[int, int] = {}
    tree = raw.FPDF_StructTree_GetForPage(page)
    ahead = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, place) for place in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    ahead.reverse()
    while ahead:
        element = ahead.pop()
        if isinstance(element, int):
            places.setdefault(element, len(places))
            continue
        kids: list[Any] = []
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if mark >= 0:
                said[mark] = _string(raw.FPDF_StructElement_GetActualText, element)
                kids.append(mark)
            elif child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
                kids.append(child)
        ahead += reversed(kids)
    raw.FPDF_StructTree_Close(tree)
    return said, places


def _string(read: Callable[..., int], *of: Any) -> str:
    """The text that a function of pdfium's writes to a buffer, whose size in bytes it tells first."""
    size = read(*of, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    read(*of, buffer, size)
    return bytes(buffer)[:-2].decode("utf-16-le", "replace")
