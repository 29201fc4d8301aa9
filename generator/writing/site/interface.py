"""What a site says itself, in the language of its sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.scripts import Direction, direction_in
from generator.templates import Templates
from generator.wording import words_in

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
        found, words = words_in(WORDS, language, templates)
        return cls(language=found, direction=direction_in(found), words=words)

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    @property
    def spoken(self) -> str:
        """What the script says, as JSON."""
        return json.dumps({name: self.words[name] for name in SPOKEN}, ensure_ascii=False)
