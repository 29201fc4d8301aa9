"""What a page shows where no face has a character: a plain twin, or the character's number."""

from __future__ import annotations

import unicodedata

from generator.writing.typography.ruler import Ruler

TWINS = {
    "\u2011": "-\u2060", "\u2010": "-", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ",
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2015": "—", "\u2212": "–", "\u22ef": "…", "\u3000": " ",
    "✗": "×", "✘": "×", "✕": "×", "➜": "→", "➔": "→", "➤": "→", "❯": "›", "❮": "‹",
}  # fmt: skip
# Ornaments that authors take for bullets, arrows and quotation marks.
TWINS |= {
    ornament: twin
    for twin, ornaments in {
        "→": "➙➛➝➞➟➠➢➣➥➦➧➨➩➪➫➬➭➮➯➱➲➳➵➸➺➻➼➽➾⭢⮞", "←": "⭠⮜", "↑": "⭡⮝", "↓": "⭣⮟", "↔": "⬄⬌⭤", "↕": "⬍⭥",
        "↗": "➚➶➹⬀⬈", "↘": "➘➴➷⬂⬊", "↖": "⬁⬉", "↙": "⬃⬋", "▶": "⯈", "◀": "⯇", "▲": "⯅", "▼": "⯆",
        "★": "✩✫✬✭✮✯✰", "◆": "✦", "◇": "✧", "*": "✢✣✤✥✱✲✵✷✸✹✺✻✼✾❁❂❃❅❆❈❉❊❋",
        "○": "❍", "□": "❏❐❑❒", "■": "⯀", "|": "❘❙❚", "‘": "❛", "’": "❜", "“": "❝", "”": "❞", "‚": "❟", "„": "❠",
        "¶": "❡", "•": "❥❦❧", "(": "❨❪", ")": "❩❫", "‹": "❬❰", "›": "❭❱", "{": "❴", "}": "❵", "✏": "✎✐✑", "✂": "✀✁✃✄",
    }.items()
    for ornament in ornaments
}  # fmt: skip
# A soft hyphen would show up in the text that is read back, and controls show nothing.
_CONTROLS = [point for point in (*range(0x20), *range(0x7F, 0xA0)) if chr(point) not in "\t\n\r"]
DROPPED = dict.fromkeys((*map(ord, "\u00ad\ufffc"), *_CONTROLS), None) | dict.fromkeys(map(ord, "\u2028\u2029"), " ")


def presentable(text: str, ruler: Ruler, missing: set[str], *, mono: bool = False) -> str:
    """`text` in characters that `ruler`'s faces have; to `missing` is added what had to give way to its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character.isascii() else _shown(character, ruler, missing, mono=mono)
        for character in text.translate(DROPPED)
    )


def _shown(character: str, ruler: Ruler, missing: set[str], *, mono: bool) -> str:
    # A face may have glyphs for private characters, but what they mean nobody else knows.
    if unicodedata.category(character) != "Co" and ruler.covers(character, mono=mono):
        return character
    if character in TWINS:
        return TWINS[character]
    missing.add(character)
    return f"[U+{ord(character):04X}]"
