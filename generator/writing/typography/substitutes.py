"""What a page shows where no face has a character: a plain twin, or the character's number."""

from __future__ import annotations

from generator.writing.typography.ruler import Ruler

TWINS = {
    "\u2011": "-\u2060", "\u2010": "-", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ",
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2015": "—", "\u2212": "–", "\u22ef": "…", "\u3000": " ",
    "✗": "×", "✘": "×", "✕": "×", "➜": "→", "➔": "→", "➤": "→", "❯": "›", "❮": "‹",
}  # fmt: skip
# A break that the author wants is one already; a soft hyphen would show up in the text read back.
DROPPED = dict.fromkeys(map(ord, "\u00ad\ufffc\x0c\x00"), None) | dict.fromkeys(map(ord, "\u2028\u2029"), " ")


def presentable(text: str, ruler: Ruler, missing: set[str], *, mono: bool = False) -> str:
    """`text` in characters that `ruler`'s faces have; to `missing` is added what had to give way to its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character.isascii() else _shown(character, ruler, missing, mono=mono)
        for character in text.translate(DROPPED)
    )


def _shown(character: str, ruler: Ruler, missing: set[str], *, mono: bool) -> str:
    if ruler.covers(character, mono=mono):
        return character
    if character in TWINS:
        return TWINS[character]
    missing.add(character)
    return f"[U+{ord(character):04X}]"
