"""Clozes of other tools, read as marks: `{{c1::words::hint}}`, `{c1:words}`, `{{cloze words}}`, `{words}`."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from generator.expressions import expression
from generator.reading.rules.asides import find, hide

# How a cloze opens, and what closes it.
_OPENINGS = (
    (expression(r"\{\{(?:c\d{1,3}|\d{1,3})::"), "}}"),
    (expression(r"\{\{cloze(?:-\d+)?[: ]\s*", re.IGNORECASE), "}}"),
    (expression(r"(?<!\{)\{c\d{1,3}(?:::?|\|)"), "}"),
)
# Formulas and code within a cloze have braces of their own.
_PART = expression(r"\$[^$\n]*\$|`[^`\n]*`|\{\{|\}\}|[{}]|::")
# `{words}` is a cloze only where all braces of a sheet are such, several sentences have them, and there is no code.
_PLAIN = expression(r"(?<![\w$#%/.=\[(\\])\{([^\W_](?:[^{}\n_$%<>=\\|/:;\",]{0,60}[^\W_])?)\}(?![\w/\[({])")
_FOREIGN = expression(r"[`\\]|~~~|^(?: {4}|\t)[^\s*+-]", re.MULTILINE)
_LEAST_WORDS, _LEAST_LINES = 4, 2
# A longer or deeper one is none, whose end would be looked for again and again.
_MAX_LENGTH, _MAX_DEPTH = 2_000, 5


class _Cloze(NamedTuple):
    """Where the words of a cloze begin and end, where its hint does (both 0 without one), and where all of it ends."""

    begin: int
    end: int
    hint: tuple[int, int]
    after: int


def plain_clozes(text: str) -> bool:
    """Whether `{words}` are clozes in a sheet: several sentences have them, and nothing else there uses braces."""
    if "{" not in text or _FOREIGN.search(text):
        return False
    lines = [line for line in text.split("\n") if _PLAIN.search(line)]
    sentences = [line for line in lines if len(line.split()) >= _LEAST_WORDS and not line.startswith(("#", "|"))]
    found = sum(len(_PLAIN.findall(line)) for line in lines)
    return len(sentences) >= _LEAST_LINES and found == text.count("{") == text.count("}")


def cloze(state: StateInline, silent: bool) -> bool:
    """Push `mark_open` … `mark_close`, a hint noted on the first of them, and the finding that says so."""
    start = state.pos
    found = _braced(state) or _plain(state, state.env)
    if found is None:
        return False
    if not silent:
        find(state, start, found.after, "foreign-cloze")
        limit = state.posMax
        token = state.push("mark_open", "mark", 1)
        token.meta["hint"] = state.src[slice(*found.hint)].strip()
        state.pos, state.posMax = found.begin, found.end
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = limit
        if token.meta["hint"]:
            hide(state, *found.hint, "the hint of a cloze: its card shows it")
    state.pos = found.after
    return True


def _braced(state: StateInline) -> _Cloze | None:
    for opening, closing in _OPENINGS:
        match = opening.match(state.src, state.pos, state.posMax)
        if match is not None:
            return _up_to(state, match.end(), closing)
    return None


def _up_to(state: StateInline, begin: int, closing: str) -> _Cloze | None:
    """The cloze whose words start at `begin`; None where it never ends, or holds none."""
    depth, hint = 0, 0
    opening = "{" * len(closing)
    for part in _PART.finditer(state.src, begin, min(state.posMax, begin + _MAX_LENGTH)):
        if part[0] == opening:
            depth += 1
            if depth > _MAX_DEPTH:
                return None
        elif part[0] == closing and depth:
            depth -= 1
        elif part[0] == "::" and not depth and not hint:
            hint = part.start()
        elif part[0].startswith(closing):
            end = hint or part.start()
            after = part.start() + len(closing)
            if not state.src[begin:end].strip():
                return None
            return _Cloze(begin, end, (hint + 2, part.start()) if hint else (0, 0), after)
    return None


def _plain(state: StateInline, env: EnvType) -> _Cloze | None:
    match = _PLAIN.match(state.src, state.pos, state.posMax) if env.get("plain_clozes") else None
    return _Cloze(*match.span(1), (0, 0), match.end()) if match else None
