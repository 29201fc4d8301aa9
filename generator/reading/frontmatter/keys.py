"""The keys that front matter has for us, and the values that each can take."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal
from urllib.parse import unquote

from generator.expressions import expression
from generator.inlines import Image
from generator.papers import ADVICE, UnknownPaperError, read_papers
from generator.reading.directives import cards_wanted, yes_or_no
from generator.reading.frontmatter.syntax import Value
from generator.source import Span

_LANGUAGE = expression(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SPOKEN = expression(r"(?:(.+?)\s*[:=]\s*)?([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*)")
MOST_PAGES = 99
# As the cards to cut out name them.
CARD_FORMATS = ("2x4", "3x3", "3x5in", "index")
FLIPS = ("long-edge", "short-edge")
_LENGTH = expression(r"(\d{1,2}(?:\.\d+)?)\s*(?:pt)?")
_PICTURE = expression(r"!\[([^\]]*)\]\(\s*<?([^<>]*?)>?\s*\)")
_COLOUR = expression(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class WrongValueError(Exception):
    """A value that its key cannot take; the message says what it can."""


def _text(value: Value) -> str:
    return " ".join((value if isinstance(value, str) else ", ".join(value)).split())


def _words(value: Value) -> tuple[str, ...]:
    """A list, or words between commas or, without commas, between spaces; `#` in front is Obsidian's."""
    if isinstance(value, str):
        value = value.split(",") if "," in value else value.split()
    words = (word.strip().lstrip("#") for word in value)
    return tuple(dict.fromkeys(word for word in words if word))


def _language(value: Value) -> str:
    if isinstance(value, str) and _LANGUAGE.fullmatch(value.strip()):
        return value.strip().replace("_", "-")
    raise WrongValueError("a language tag such as `en`, `de` or `zh-CN`")


def _speak(value: Value) -> tuple[tuple[str, str], ...]:
    """Languages, each of a column (`Français = fr`) or of what is asked about; one pair of nothing for `no`."""
    if isinstance(value, str) and yes_or_no(value) is False:
        return (("", ""),)
    spoken = []
    for written in value.split(",") if isinstance(value, str) else value:
        found = _SPOKEN.fullmatch(written.strip())
        if found is None:
            raise WrongValueError("a language such as `fr`, one of a column such as `Français = fr`, or `no`")
        spoken.append((" ".join((found[1] or "").split()).casefold(), found[2].replace("_", "-")))
    return tuple(spoken)


def _papers(value: Value) -> tuple[str, ...]:
    try:
        if papers := read_papers(value if isinstance(value, str) else ", ".join(value)):
            return papers
    except UnknownPaperError as fault:
        raise WrongValueError(fault.advice) from None
    raise WrongValueError(ADVICE)


def _orientation(value: Value) -> str:
    if isinstance(value, str) and value.lower() in ("portrait", "landscape"):
        return value.lower()
    raise WrongValueError("`portrait` or `landscape`")


def _order(value: Value) -> str:
    if isinstance(value, str) and value.lower() in ("free", "kept"):
        return value.lower()
    raise WrongValueError("`free` or `kept`")


def _among(value: Value, known: Sequence[str]) -> str:
    if isinstance(value, str) and value.strip().lower() in known:
        return value.strip().lower()
    raise WrongValueError(" or ".join((", ".join(f"`{one}`" for one in known[:-1]), f"`{known[-1]}`")))


def _count(value: Value, most: int) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= most:
        return int(value)
    raise WrongValueError(f"a number from 1 to {most}")


def _pages(value: Value) -> int:
    """A number of pages; 0 for as many as it takes."""
    try:
        return 0 if value == "auto" else _count(value, MOST_PAGES)
    except WrongValueError as fault:
        raise WrongValueError(f"{fault}, or `auto`") from None


def _size(value: Value) -> float:
    length = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if length and 4 <= float(length[1]) <= 24:
        return float(length[1])
    raise WrongValueError("a size in points from 4 to 24, such as `8.5`")


def _colour(value: Value) -> str:
    if isinstance(value, str) and _COLOUR.fullmatch(value.strip()):
        return f"#{value.strip().lstrip('#').lower()}"
    raise WrongValueError('a colour such as `"#1c3450"`, in quotation marks')


def _cards(value: Value) -> bool | Literal["clozes"]:
    decided = cards_wanted(value) if isinstance(value, str) else None
    if decided is None:
        raise WrongValueError("`all`, `none` or `clozes`")
    return decided


def _logo(value: Value) -> Image:
    """A path, or a picture in Markdown with its alternative text; whoever reads the file knows the place."""
    written = value.strip() if isinstance(value, str) else ""
    picture = _PICTURE.fullmatch(written)
    url, alt = (picture[2], picture[1].strip()) if picture else (written, "")
    if not url or "\n" in url or "](" in url:
        raise WrongValueError('the path of a picture, such as `logo.svg` or `"![our flag](flag.svg)"`')
    return Image(url=url, alt=alt or unquote(url).rpartition("/")[2], span=Span(start=0, end=0))


def _choice(value: Value) -> bool:
    decided = yes_or_no(value) if isinstance(value, str) else None
    if decided is None:
        raise WrongValueError("`yes` or `no`")
    return decided


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A key of ours: the field of Meta (or of its directives) that it sets, and how its value is read.

    A `common` one is read by many tools: it does not show that a file speaks to us. What `decides` what learners get
    must be right before anything is built of the sheet; all else costs no more than itself.
    """

    name: str
    field: str
    read: Callable[[Value], Any]
    directive: bool = False
    common: bool = False
    decides: bool = False


KEYS = (
    Key(name="title", field="title", read=_text, common=True, decides=True),
    Key(name="subtitle", field="subtitle", read=_text),
    Key(name="deck", field="deck", read=_text, decides=True),
    Key(name="description", field="description", read=_text, common=True),
    Key(name="language", field="language", read=_language, common=True),
    Key(name="lang", field="language", read=_language, common=True),
    Key(name="tags", field="tags", read=_words, common=True),
    Key(name="version", field="version", read=_text, common=True),
    Key(name="author", field="author", read=_text, common=True),
    Key(name="url", field="url", read=_text, common=True),
    Key(name="paper", field="paper", read=_papers),
    Key(name="orientation", field="orientation", read=_orientation),
    Key(name="columns", field="columns", read=partial(_count, most=6)),
    Key(name="order", field="order", read=_order),
    Key(name="font-size", field="font_size", read=_size),
    Key(name="largest", field="largest", read=_size),
    Key(name="accent", field="accent", read=_colour),
    Key(name="licence", field="licence", read=_text, common=True),
    Key(name="license", field="licence", read=_text, common=True),
    Key(name="date", field="date", read=_text, common=True),
    Key(name="logo", field="logo", read=_logo, common=True),
    Key(name="qr", field="qr", read=_choice),
    Key(name="pages", field="pages", read=_pages),
    Key(name="booklet", field="booklet", read=_choice),
    Key(name="pocket", field="pocket", read=_choice),
    Key(name="theme", field="theme", read=_text),
    Key(name="card-format", field="card_format", read=partial(_among, known=CARD_FORMATS)),
    Key(name="flip", field="flip", read=partial(_among, known=FLIPS)),
    Key(name="navigation", field="navigation", read=_choice),
    Key(name="subdecks", field="subdecks", read=_choice, decides=True),
    Key(name="speak", field="speak", read=_speak, decides=True),
    Key(name="typed", field="typed", read=_choice, decides=True),
    Key(name="draft", field="draft", read=_choice, common=True, decides=True),
    Key(name="cards", field="cards", read=_cards, directive=True, decides=True),
    Key(name="reverse", field="reverse", read=_choice, directive=True, decides=True),
)
_BY_NAME = {key.name: key for key in KEYS}


def key_named(name: str) -> Key | None:
    """The key of ours that `name` is, however it is capitalised or hyphenated."""
    return _BY_NAME.get(_folded(name))


def key_meant(name: str) -> Key | None:
    """The key of ours that `name` may be a slip of."""
    written = _folded(name)
    near = difflib.get_close_matches(written, _BY_NAME, n=1, cutoff=0.75)
    return _BY_NAME[near[0]] if near and abs(len(near[0]) - len(written)) <= 2 else None


def _folded(name: str) -> str:
    return name.lower().replace("_", "-")
