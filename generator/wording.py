"""Words that the tool itself says on what it makes, by language, from templates that an author may override."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from generator.languages import DEFAULT
from generator.templates import OWN, BrokenTemplateError, Templates


def words_in(file: str, language: str, templates: Templates) -> tuple[str, Mapping[str, str]]:
    """The words of `file` in `language`, and the language they are in: English where nobody wrote that one.

    What a language lacks is English as well. Raises BrokenTemplateError.
    """
    known = _words(file, templates)
    found = next((one for one in (language, language.split("-")[0].lower()) if one in known), DEFAULT)
    return found, {**known[DEFAULT], **known[found]}


@cache
def _words(file: str, templates: Templates) -> Mapping[str, Mapping[str, str]]:
    """The words of each language: our own, where the folders of `templates` have no others."""
    own, theirs = (_read(file, source.read(file)) for source in (OWN, templates))
    return {
        language: {**own.get(language, {}), **theirs.get(language, {})} for language in dict.fromkeys((*own, *theirs))
    }


def _read(file: str, text: str) -> Mapping[str, Mapping[str, str]]:
    try:
        said: Any = tomllib.loads(text)
    except ValueError as fault:
        raise BrokenTemplateError(file, 0, str(fault)) from None
    for words in said.values():
        if not isinstance(words, dict) or not all(isinstance(word, str) for word in words.values()):
            raise BrokenTemplateError(file, 0, "each language is a table of words")
    return said  # type: ignore[no-any-return]  # it was looked at
