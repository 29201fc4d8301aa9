"""What a fact says, as the short text by which a ledger remembers it and a later build knows it again."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.brief import brief
from generator.expressions import expression
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, slots
from generator.ledger import Wording
from generator.notes import NoteType


def notetype_of(fact: AnyFact) -> NoteType:
    """The note type that a fact is stored as; only facts of one note type can be the same fact."""
    match fact:
        case RowFact():
            return "row"
        case ChartFact():
            return "occlusion"
        case ClozeFact() | SequenceFact():
            return "cloze"


def wording_of(fact: AnyFact) -> Wording:
    """The words of `fact`."""
    match fact:
        case RowFact(key=key, questions=questions, whole=whole, part=part):
            asked = tuple((question.slot, brief(question.answer)) for question in questions)
            words = brief(key)
            told = {words, *(answer for _, answer in asked)}
            # The further facts of a very wide row show the same row: its other cells would make them look alike.
            rest = () if part else (brief(pair.value) for pair in whole)
            return Wording(key=words, asked=asked, also=tuple(text for text in rest if text and text not in told))
        case ClozeFact(label=label, content=content):
            text = ": ".join(filter(None, (brief(label), brief(content))))
            return Wording(key=text, asked=tuple((slot, slot) for slot in slots(fact)))
        case ChartFact(title=title, masks=masks):
            return Wording(key=brief(title), asked=tuple((mask.slot, fact.names(mask)) for mask in masks))
        case SequenceFact(title=title):
            return Wording(key=brief(title), asked=tuple((slot, slot) for slot in slots(fact)))
    raise TypeError(fact)


ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
_SPACE = expression(r"\s+")
_QUOTES = expression(r"[\"']")


def folded(text: str, *, case: bool = True) -> str:
    """Bare text without what typography changes: width, kinds of quotes and dashes, spaces, and with `case` case."""
    text = _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(ALIKE)))
    text = text.casefold() if case else text
    return _QUOTES.sub("", text) or text


_SPACES = expression(r"\s+")
# As people type a dash; an option's hyphens have nothing before them or no space after.
_DASHES = expression(r"(?<=\s)-{2,3}(?=\s)|(?<=\w)-{2,3}(?=\w)")
_FULL_STOP = expression(r"\s*[.。．]\Z")
_STOPS = (".", "。", "．")


def settled(text: str) -> str:
    """`text` without what typography alone changes, case, order and quotes kept: equal where two texts say the same.

    Unlike `folded`, for looking things up, this must never make one of two texts that tell a learner different things:
    superscripts, fractions and ligatures stay what they are, and so do spaces between words.
    """
    level = text
    if not text.isascii() or "`" in text:
        level = unicodedata.normalize("NFC", text.translate(ALIKE))
    if "--" in level:
        level = _DASHES.sub("-", level)
    if not level.isascii():
        level = "".join(map(_narrow, level))
    level = " ".join(level.split()) if level.isascii() and level.isprintable() else _SPACES.sub(" ", level).strip()
    return _FULL_STOP.sub("", level) if level[-1:] in _STOPS else level


@lru_cache(maxsize=1 << 12)
def _narrow(character: str) -> str:
    """`character` in the usual width."""
    kind, _, usual = unicodedata.decomposition(character).partition(" ")
    return chr(int(usual, 16)) if kind in ("<wide>", "<narrow>") else character


_WORD = expression(r"[^\W_]+|[^\w\s]")
# Scripts without spaces between words: there, every character counts as one.
_UNSPACED = expression(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> tuple[str, ...]:
    """The words and signs of `text`, in order."""
    found: list[str] = []
    for word in _WORD.findall(text):
        found += word if _UNSPACED.search(word) else (word,)
    return tuple(found)
