"""Listings as HTML with the words of their language marked."""

from __future__ import annotations

import html
from functools import lru_cache
from typing import Any

from generator.expressions import expression
from generator.markup import escape

_TAG = expression(r"<[^>]*>")


def highlight(text: str, language: str) -> str:
    """`text` as HTML, in spans with Pygments' short class names; plain where `language` is empty or not known.

    Line ends become `\\n`; those at the end of the text are dropped.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    lexer = _lexer(language.strip().lower())
    if lexer is None:
        return escape(text)
    from pygments import highlight as pygments_highlight

    marked: str = pygments_highlight(text, lexer, _formatter()).rstrip("\n")
    # Some lexers drop what they do not expect, and a listing must not lose a character to its colours.
    return marked if html.unescape(_TAG.sub("", marked)) == text else escape(text)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    if not language:
        return None
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=1)
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)
