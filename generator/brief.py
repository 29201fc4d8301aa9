"""Inlines as one short line and back: how a ledger and release notes write what a fact says.

Code is between backticks and mathematics between dollars; all other markup is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.expressions import expression
from generator.inlines import Code, Inline, Inlines, Link, Math, Styled, Text, plain
from generator.tex import is_allowed

_SPACE = expression(r"\s+")
_ESCAPE = expression(r"\\([\\`$])")
_PIECE = expression(r"`((?:\\.|[^\\`])*)`|\$((?:\\.|[^\\$])*)\$|((?:\\.|[^\\`$])+)|(.)")
# A backslash stays single where nothing can be mistaken for its escape: ledgers of regular expressions stay readable.
_BACKSLASH = r"\\(?=[\\`$]|\Z)"
_IN_CODE = expression(rf"`|{_BACKSLASH}")
_IN_MATH = expression(rf"\$|{_BACKSLASH}")
_IN_TEXT = expression(rf"[`$]|{_BACKSLASH}")
# Most texts hold nothing that has to change.
_CHANGES = re.compile(r"[`$\\]|\s\s|[^\S ]")


def brief(inlines: Inlines) -> str:
    """`inlines` on one line: code between backticks, mathematics between dollars, all else without markup."""
    return "".join(_brief_parts(inlines)).strip()


def _brief_parts(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Code(text=text):
                yield f"`{_escaped(text, _IN_CODE)}`"
            case Math(tex=tex):
                yield f"${_escaped(tex, _IN_MATH)}$"
            case Styled(children=children) | Link(children=children):
                yield from _brief_parts(children)
            case _:
                yield _escaped(plain((node,)), _IN_TEXT)


def _escaped(text: str, special: re.Pattern[str]) -> str:
    return special.sub(r"\\\g<0>", _SPACE.sub(" ", text)) if _CHANGES.search(text) else text


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def inlines_of(text: str) -> Inlines:
    """Brief text as inlines again, with its code and mathematics."""
    nodes: list[Inline] = []
    for found in _PIECE.finditer(text):
        code, tex, words, stray = found.groups()
        if code is not None:
            nodes.append(Code(text=_unescaped(code)))
        elif tex is not None:
            nodes.append(_formula(_unescaped(tex)))
        else:
            nodes.append(Text(text=_unescaped(words or stray)))
    return tuple(nodes)


def _formula(tex: str) -> Math | Code:
    """A formula, unless it says what no card may hold: a ledger may be a stranger's."""
    return Math(tex=tex) if is_allowed(tex) else Code(text=tex)


def bare(text: str) -> str:
    """Brief text without its marks for code and mathematics."""
    if not _IN_TEXT.search(text):
        return text
    return "".join(_unescaped(next(filter(None, found.groups()), "")) for found in _PIECE.finditer(text))
