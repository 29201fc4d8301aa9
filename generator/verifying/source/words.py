"""Words as both readings are compared by: what a text says, in pieces that no markup moves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote

PICTURE = "\uf8ff"  # around the name of a picture's file: a picture counts as a word
HEADING = f"{PICTURE}#{PICTURE}"  # before the words of a heading, which are no others

_WORD = re.compile(rf"{PICTURE}[^{PICTURE}]*{PICTURE}|[^\W_]+|[^\w\s]|_")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Word(NamedTuple):
    """A word, number or sign and the 1-based line of the author's file that it is in."""

    text: str
    line: int


def words_in(text: str) -> list[str]:
    """The words of a `cleaned` text."""
    # Most words are said again and again, and both readings say the same.
    return [*map(intern, _WORD.findall(text))]


def cleaned(text: str) -> str:
    """`text` with its characters composed, and without those that nobody sees."""
    if text.isascii() and not _CONTROL.search(text):
        return text
    composed = unicodedata.normalize("NFC", text).replace("\ufffd", "")
    if composed.isprintable():
        return composed
    seen = "".join(
        character
        for character in composed
        if character == PICTURE or character.isspace() or unicodedata.category(character) not in _UNSEEN
    )
    return unicodedata.normalize("NFC", seen)  # a mark may have been parted from its letter by what nobody sees


def joined(words: Iterable[str]) -> str:
    """The words as one: a mark is composed with the letter that it is parted from by markup on one side only."""
    whole = "".join(words)
    return whole if whole.isascii() else unicodedata.normalize("NFC", whole)


def picture(url: str) -> str:
    """The word that a picture counts as."""
    name = unquote(url).partition("?")[0].rstrip("/").rpartition("/")[2]
    return f" {PICTURE}{''.join(name.split()).replace(PICTURE, '')}{PICTURE} "
