"""Whether the order of a sheet's sections says something, so that a page must keep it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from generator.expressions import expression
from generator.facts import Section
from generator.inlines import plain

# What a title begins with where sections are counted: each row is tried on all titles, and most of them must match it.
# Seen in real sheets: `A. Nouns`, `IV Methods`, `Step 2`, `Woche 3`, `2024-05`, `1848: …`, `Monday`, `第3章`.
COUNTED = (
    ("numbers", expression(r"[(\[]?\d+(?:\.\d+)*[.)\]:]?(?:\s|$)|[①-⓿]")),
    ("counted signs", expression(r"第?[\d〇一二三四五六七八九十百]+[章節节回課课步週周日月年]")),
    ("letters", expression(r"[(\[]?[A-Za-zΑ-ωА-я][.)\]:]\s")),
    ("roman numerals", expression(r"[(\[]?[IVXLC]+[.)\]:]?\s")),
    ("counted words", expression(r"[^\W\d]{2,12}\s+(?:\d{1,3}|[IVX]{1,5})\b")),
    ("dates", expression(r"(?:\d{1,2}[./-]){0,2}[12]\d{3}\b")),
)
# The first three letters of days and months in English, German, French, Spanish and Italian.
DAYS = "mon tue wed thu fri sat sun die mit don fre son lun mar mer jeu ven sam dim mié jue vie sáb gio"
MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec jän mär mai okt dez "
    "fév avr jui aoû déc ene abr ago dic gen mag giu lug set ott"
)
CALENDAR = tuple(frozenset(words.split()) for words in (DAYS, MONTHS))
# Fewer sections than that are in alphabetical order by chance.
FEWEST_ALPHABETICAL = 5
MOST_OF = 2 / 3


def order_matters(sections: Sequence[Section]) -> bool:
    """Whether the sections are numbered, lettered, counted, dated or sorted by title."""
    if len(sections) < 2:
        return False
    titles = [plain(section.title).strip() for section in sections]
    if _most(bool(section.number) for section in sections):
        return True
    if any(_most(bool(pattern.match(title)) for title in titles) for _, pattern in COUNTED):
        return True
    if any(_most(title[:3].lower().strip(".") in words for title in titles) for words in CALENDAR):
        return True
    return len(titles) >= FEWEST_ALPHABETICAL and (names := list(map(_name, titles))) == sorted(names)


def _most(found: Iterable[bool]) -> bool:
    marks = tuple(found)
    return sum(marks) >= MOST_OF * len(marks)


def _name(title: str) -> str:
    """A title as a register sorts it: without case, accents and signs."""
    bare = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in bare if character.isalnum())
