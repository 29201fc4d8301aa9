"""Where a line may break: the rules of Unicode's line breaking algorithm as Pango follows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.expressions import expression

# A word of these alone never breaks; most words are, so the rules below are rarely asked.
SOLID = expression(r"(?:[A-Za-z0-9À-ɏͰ-ϿЀ-ӿ'’_=@#&*<>~^\u00a0\u2060\u2011]|(?<=[0-9])[.,:;]|[.,:;](?![0-9]))*[?!)\]]*")

ASCII_CLASSES = {
    **dict.fromkeys("0123456789", "NU"), **dict.fromkeys("([{", "OP"), **dict.fromkeys(")]", "CP"), "}": "CL",
    **dict.fromkeys(",.:;", "IS"), **dict.fromkeys("!?", "EX"), "/": "SY", "-": "HY", "|": "BA", "\t": "BA",
    **dict.fromkeys("\"'", "QU"), **dict.fromkeys("$+\\", "PR"), "%": "PO",
}  # fmt: skip
OTHER_CLASSES = {
    **dict.fromkeys("\u00a0\u2007\u2011\u202f\u180e", "GL"), **dict.fromkeys("\u2060\ufeff", "WJ"),
    "\u200b": "ZW", "\u2014": "B2",
    **dict.fromkeys("\u2010\u2012\u2013\u00ad\u2003\u2002\u2009", "BA"), **dict.fromkeys("…‥⋯", "IN"),
    **dict.fromkeys("«»‘’“”‹›", "QU"), **dict.fromkeys("±−£¥€№", "PR"), **dict.fromkeys("°‰¢′″℃", "PO"),
    **dict.fromkeys("、。，．｡､", "CL"), **dict.fromkeys("：；！？", "EX"), **dict.fromkeys("¡¿", "OP"),
    **dict.fromkeys("ー々〻゛゜ゝゞヽヾ・〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ", "NS"),
}  # fmt: skip
IDEOGRAPHS = expression(
    "[\u1100-\u115f\u2e80-\u2fff\u3003-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6"
    "\u231a\u231b\u23f0\u23f3\u2600-\u2603\u2614\u2615\u2618\u261a-\u261f\u2639-\u263b\u2668\u267f\u26bd-\u26c8\u26cd\u26cf-\u26d1"
    "\u26d3\u26d4\u26d8\u26d9\u26dc\u26df-\u26e1\u26ea\u26f1-\u26f5\u26f7-\u26fa\u26fd-\u2704\u2708-\u270d"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f16d-\U0001f171\U0001f17e-\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f200-\U0001f64f\U0001f680-\U0001f6ff\U0001f7d5-\U0001f7ff\U0001f90c-\U0001faff\U00020000-\U0003fffd\U0001f1e6-\U0001f1ff]"
)


@cache
def line_class(character: str) -> str:
    """The class of `character` in Unicode's annex 14, folded to those that matter here."""
    known = ASCII_CLASSES.get(character) or OTHER_CLASSES.get(character)
    if known:
        return known
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc") or character in "\u200d\ufe0f\ufe0e" or "\U0001f3fb" <= character <= "\U0001f3ff":
        return "CM"
    if category == "Ps":
        return "OP" if unicodedata.east_asian_width(character) not in "FWH" else "OW"
    if category == "Pe":
        return "CL"
    if IDEOGRAPHS.match(character):
        return "ID"
    return "NU" if category == "Nd" else "AL"


NEVER_BEFORE = frozenset({"CL", "CP", "EX", "IS", "SY"})
NEVER_BEFORE_UNSPACED = NEVER_BEFORE | {"QU", "BA", "HY", "NS", "IN", "ZW", "CM"}
LETTERS = frozenset({"AL", "NU"})
JOINED = frozenset({
    ("PR", "ID"), ("ID", "PO"), ("PR", "AL"), ("PO", "AL"), ("AL", "PR"), ("AL", "PO"), ("NU", "PO"), ("NU", "PR"),
    ("PO", "NU"), ("PR", "NU"), ("HY", "NU"), ("IS", "AL"), ("AL", "OP"), ("NU", "OP"), ("CP", "AL"), ("CP", "NU"),
    ("B2", "B2"),
})  # fmt: skip


def _joined(before: str, after: str, *, in_number: bool) -> bool:
    """Whether no line may end between two neighbours of these classes."""
    if in_number and after == "NU":
        return True
    if before == "ZW":
        return False
    if "WJ" in (before, after):
        return True
    if after in NEVER_BEFORE_UNSPACED or before in ("OP", "OW", "QU"):
        return True
    if before == "GL" or (after == "GL" and before not in ("BA", "HY")):
        return True
    return (before in LETTERS and after in LETTERS) or (before, after) in JOINED


def joined_over_space(before: str, after: str) -> bool:
    """Whether no line may end in the space between characters `before` and `after`."""
    first, second = line_class(before), line_class(after)
    return (
        second in NEVER_BEFORE
        or first in ("OP", "OW")
        or (first, second) in (("QU", "OP"), ("CL", "NS"), ("CP", "NS"), ("B2", "B2"))
    )


def break_points(word: str) -> Iterator[int]:
    """The places inside `word`, which holds no space, before which a line may begin."""
    if SOLID.fullmatch(word):
        return
    before, joiner, in_number = "", False, False
    for place, character in enumerate(word):
        after = line_class(character)
        if after == "CM" and before:
            joiner = character == "\u200d"
            continue
        if before and not joiner and not _joined(before, after, in_number=in_number):
            yield place
        # A point or slash belongs to a number only where a digit came before it: `1/2` holds, `a/2` may break.
        in_number = after == "NU" or (in_number and after in ("IS", "SY"))
        before, joiner = after, False
