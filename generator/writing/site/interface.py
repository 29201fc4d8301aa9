"""What a site says itself, in the language of its sheets."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.languages import DEFAULT
from generator.scripts import Direction, direction_in
from generator.templates import OWN, BrokenTemplateError, Templates

WORDS = "site/words.toml"
# What the script says: it finds these words in the page.
SPOKEN = ("dark", "light", "found", "told", "knew", "missed")


@dataclass(frozen=True, kw_only=True)
class Interface:
    """The words of an interface by what they are for, in `language`; braces in them stand for numbers and names."""

    language: str
    direction: Direction
    words: Mapping[str, str]

    @classmethod
    def of(cls, language: str, templates: Templates) -> Interface:
        """The interface in `language`, or in English where nobody wrote one. Raises BrokenTemplateError."""
        known = _words(templates)
        language = next((one for one in (language, language.split("-")[0].lower()) if one in known), DEFAULT)
        return cls(
            language=language, direction=direction_in(language), words={**known[DEFAULT], **known[language]}
        )  # fmt: skip

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    @property
    def spoken(self) -> str:
        """What the script says, as JSON."""
        return json.dumps({name: self.words[name] for name in SPOKEN}, ensure_ascii=False)


@cache
def _words(templates: Templates) -> Mapping[str, Mapping[str, str]]:
    """The words of each language: our own, where the folders of `templates` have no others."""
    own, theirs = (_read(source.read(WORDS)) for source in (OWN, templates))
    return {
        language: {**own.get(language, {}), **theirs.get(language, {})} for language in dict.fromkeys((*own, *theirs))
    }


def _read(text: str) -> Mapping[str, Mapping[str, str]]:
    try:
        said: Any = tomllib.loads(text)
    except ValueError as fault:
        raise BrokenTemplateError(WORDS, 0, str(fault)) from None
    for words in said.values():
        if not isinstance(words, dict) or not all(isinstance(word, str) for word in words.values()):
            raise BrokenTemplateError(WORDS, 0, "each language is a table of words")
    return said  # type: ignore[no-any-return]  # it was looked at
