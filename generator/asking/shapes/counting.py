"""How a card asks for all of several answers, in the language of its sheet."""

from __future__ import annotations

_ALL_OF = {
    "ar": "الكل ({})",
    "ca": "els {}",
    "cs": "všechny {}",
    "da": "alle {}",
    "de": "alle {}",
    "el": "και τα {}",
    "es": "los {}",
    "fa": "هر {}",
    "fi": "kaikki {}",
    "fr": "les {}",
    "he": "כל ה־{}",
    "hi": "सभी {}",
    "hu": "mind a {}",
    "id": "semua {}",
    "it": "tutti e {}",
    "ja": "{} 個すべて",
    "ko": "{}개 모두",
    "nb": "alle {}",
    "nl": "alle {}",
    "no": "alle {}",
    "pl": "wszystkie {}",
    "pt": "os {}",
    "ro": "toate {}",
    "ru": "все {}",
    "sk": "všetky {}",
    "sv": "alla {}",
    "th": "ทั้ง {} ข้อ",
    "tr": "{} tanesi",
    "uk": "усі {}",
    "vi": "cả {}",
    "zh": "全部 {} 项",
}


def all_of(count: int, language: str) -> str:
    """How a card asks for all of `count` answers: "all 4" in the sheet's language."""
    return _ALL_OF.get(language[:2].lower(), "all {}").format(count)
