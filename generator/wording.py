"""Words that the tool itself says on what it makes, by language, from templates that an author may override."""

from __future__ import annotations

import difflib
import string
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
    own = _read(file, OWN.read(file))
    text = templates.read(file)
    theirs = _read(file, text)
    for words in theirs.values():
        for key, word in words.items():
            _check(file, text, key, word, own[DEFAULT])
    return {
        language: {**own.get(language, {}), **theirs.get(language, {})} for language in dict.fromkeys((*own, *theirs))
    }


def _read(file: str, text: str) -> Mapping[str, Mapping[str, str]]:
    try:
        said: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BrokenTemplateError(file, 0, str(fault)) from None
    for language, words in said.items():
        if not isinstance(words, dict):
            line = _line(text, language)
            raise BrokenTemplateError(file, line, f"`{language}` is in no table: write [en] above it")
        for key, word in words.items():
            if not isinstance(word, str):
                raise BrokenTemplateError(file, _line(text, key), f"`{key}` is no text: put its words between quotes")
    return said  # type: ignore[no-any-return]  # it was looked at


def _check(file: str, text: str, key: str, word: str, known: Mapping[str, str]) -> None:
    """Raises BrokenTemplateError where nothing is called `key`, or `word` names what is not put into it."""
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        meant = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(known)}"
        raise BrokenTemplateError(file, _line(text, key), f"there is no word `{key}`; {meant}")
    allowed = _fields(known[key])
    try:
        wrong = _fields(word) - allowed
    except ValueError as fault:
        raise BrokenTemplateError(file, _line(text, key), f"`{key}`: {fault}") from None
    if wrong:
        takes = " and ".join(f"{{{name}}}" for name in sorted(allowed)) or "no braces"
        raise BrokenTemplateError(file, _line(text, key), f"`{key}` cannot have {{{min(wrong)}}}: it takes {takes}")


def _fields(word: str) -> set[str]:
    """What is in braces in `word`, with all that is in them. Raises ValueError where a brace has no other."""
    parts = string.Formatter().parse(word)
    return {
        name + (f"!{turned}" if turned else "") + (f":{form}" if form else "")
        for _, name, form, turned in parts
        if name is not None
    }


def _line(text: str, key: str) -> int:
    """The first line that begins with `key`; 0 where none does."""
    lines = (number for number, line in enumerate(text.splitlines(), 1) if line.strip().strip('"').startswith(key))
    return next(lines, 0)
