"""What the writing of a text says of it: its direction, and its language where one language alone writes so."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

UNSPACED = (
    "[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u31a0-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""A pattern of a character beside which no space is needed where a word ends."""

_LEFTWARD = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
_DIRECTIONS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}

# By the first word of a letter's Unicode name. Latin, Cyrillic and the like are written in too many languages to say.
_LANGUAGES = {
    "HEBREW": "he",
    "ARABIC": "ar",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "THAI": "th",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}

# Languages that share a script with the one named above: a sheet in one of them is taken at its word.
_SHARED = {
    "ar": frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ku"}),
    "he": frozenset({"he", "yi"}),
    "zh": frozenset({"zh", "ja", "ko", "yue"}),
}


_FROM_THE_RIGHT = frozenset({*_SHARED["ar"], *_SHARED["he"], "dv", "syr", "nqo"})


def direction_in(language: str) -> Direction:
    """The direction in which `language` (`ar-EG`) is written."""
    return "rtl" if language.split("-")[0].lower() in _FROM_THE_RIGHT else "ltr"


def first_direction(text: str) -> Direction | None:
    """The direction of the first letter that has one; None where none has."""
    for character in text:
        found = _DIRECTIONS.get(unicodedata.bidirectional(character))
        if found is not None:
            return found
    return None


def is_leftward(text: str) -> bool:
    """Whether some of `text` runs from right to left, by its letters or by a character that turns it around."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in _LEFTWARD for one in text)


def main_direction(text: str) -> Direction:
    """The direction of most letters; left to right where it is even."""
    if text.isascii():
        return "ltr"
    counts = Counter(_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in text)
    return "rtl" if counts["rtl"] > counts["ltr"] else "ltr"


@lru_cache(maxsize=1 << 12)
def _language_of_letter(letter: str) -> str:
    return _LANGUAGES.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0], "")


def language_of(text: str, around: str) -> str:
    """The language (`ja`) of most letters of `text`; `around`, the language around it, where that is open.

    Japanese is told from Chinese by its syllables.
    """
    if text.isascii():
        return around
    scripts = Counter(map(_language_of_letter, filter(str.isalpha, text)))
    if scripts["ja"]:
        scripts["ja"] += scripts.pop("zh", 0)
    if not scripts:
        return around
    language = max(scripts, key=lambda name: (scripts[name], name))
    primary = around.split("-")[0].lower()
    return around if not language or primary == language or primary in _SHARED.get(language, ()) else language


def script_of(character: str) -> str:
    """What the script of a letter, or of the marks beside its letters, is called: Tibetan; empty for other signs."""
    name = unicodedata.name(character, "").split(" ")[0]
    letters = unicodedata.category(character)[0] in "LM" or name in _MARKED
    return name.capitalize() if letters and name.isalpha() and name not in _NO_SCRIPT else ""


_MARKED = frozenset({"TIBETAN", "MONGOLIAN", "ETHIOPIC", "KHMER", "MYANMAR", "BALINESE", "JAVANESE"})
_NO_SCRIPT = frozenset({"COMBINING", "MODIFIER", "VARIATION", "MATHEMATICAL"})
