"""What the index of a site says of each sheet: written beside its page, and read again when the index is made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

FORMAT = 1
ENTRY = "sheet.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A sheet in the index: `name` is its folder, `picture` a PNG in it, or empty, and its `sections` are shown.

    `width` and `height` are the picture's, in pixels.
    """

    name: str
    title: str
    subtitle: str = ""
    language: str = "en"
    direction: str = "ltr"
    facts: int = 0
    cards: int = 0
    changed: str = ""
    picture: str = ""
    width: int = 0
    height: int = 0
    sections: tuple[str, ...] = ()

    def unpictured(self) -> Entry:
        """The entry without its picture."""
        return replace(self, picture="", width=0, height=0)


def write_entry(entry: Entry) -> bytes:
    """`entry` as JSON; its name is that of its folder."""
    told = {name: value for name, value in asdict(entry).items() if name != "name"}
    return (json.dumps({"format": FORMAT, **told}, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def read_entry(name: str, content: bytes) -> Entry:
    """The entry of the sheet in folder `name`; only its name where `content` is nothing that we wrote."""
    try:
        told: Any = json.loads(content)
        if told.pop("format") != FORMAT:
            return Entry(name=name, title=name)
        told["sections"] = tuple(told["sections"])
        entry = Entry(name=name, **told)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Entry(name=name, title=name)
    return entry if _is_typed(entry) else Entry(name=name, title=name)


def _is_typed(entry: Entry) -> bool:
    values = asdict(entry)
    numbers, sections = ("facts", "cards", "width", "height"), values.pop("sections")
    texts: Iterable[object] = (*(value for name, value in values.items() if name not in numbers), *sections)
    return all(type(values[name]) is int for name in numbers) and all(type(text) is str for text in texts)
