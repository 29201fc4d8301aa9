"""Titles as short names for tags and files."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_SLUG = 60


def anchor(heading: str) -> str:
    """The fragment under which code hosts show `heading`: lower case, hyphens for spaces, no punctuation."""
    kept = (
        character for character in heading.lower() if character in " -_" or unicodedata.category(character)[0] in "LMN"
    )
    return "".join(kept).strip().replace(" ", "-")


@lru_cache(maxsize=256)
def slug(title: str, otherwise: str) -> str:
    """`title` in lower case, hyphens between its words, cut after a word at MAX_SLUG; `otherwise` where none is left.

    Letters, their marks and digits of every script stay: a tag or file in Chinese is to be found in Chinese.
    """
    kept = (
        character if unicodedata.category(character)[0] in "LMN" else " "
        for character in unicodedata.normalize("NFC", title).lower()
    )
    words = "-".join("".join(kept).split())
    if len(words) > MAX_SLUG:
        words = words[: MAX_SLUG + 1].rpartition("-")[0] or words[:MAX_SLUG]
    return words or otherwise
