"""Blocks that GitHub's parser cannot know, written for it so that their words are read as Markdown, line for line."""

from __future__ import annotations

import re

from generator.verifying.source.differences import ADMONITION, INSTRUCTION

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*(`{3,}(?=[^`]*$)|~{3,})")
_INSIDE = 4  # columns that what is in an admonition is indented by
_PARTING = 2  # empty lines that end one


def rewritten(text: str) -> str:
    """`text` with as many lines: each admonition is a quote, and an instruction that never ends is text."""
    if not any(sign in text for sign in ("!!!", "???", "<?")):
        return text
    lines = text.split("\n")
    closed = max((number for number, line in enumerate(lines) if "?>" in line), default=-1)
    fence, number = "", 0
    while number < len(lines):
        line = lines[number]
        opening = ADMONITION.shown.fullmatch(line)
        begun = _FENCE.match(line)
        if fence:
            rest = line.strip(" \t>")
            fence = "" if rest.startswith(fence) and not rest.strip("`~") else fence
        elif begun:
            fence = begun[1]
        elif INSTRUCTION.shown.match(line) and closed < number:
            lines[number] = line.replace("<?", "&lt;?", 1)
        elif opening and (last := _last(lines, number, _indent(line))) > number:
            _quote(lines, number, last, str(opening["title"] or ""))
            number = last
        number += 1
    return "\n".join(lines)


def _last(lines: list[str], first: int, indent: int) -> int:
    """The last line that stands within the admonition that begins in line `first`; that line where none does."""
    last, empty = first, 0
    for number in range(first + 1, len(lines)):
        if not lines[number].strip():
            empty += 1
        elif _indent(lines[number]) < indent + _INSIDE or (empty >= _PARTING and last > first):
            break
        else:
            last, empty = number, 0
    return last


def _quote(lines: list[str], first: int, last: int, title: str) -> None:
    """Make a quote of the lines from `first` to `last`, with the title as its heading, which ends in its line."""
    margin = " " * _indent(lines[first])
    inner = (line.expandtabs(4)[len(margin) + _INSIDE :] for line in lines[first + 1 : last + 1])
    body = rewritten("\n".join(inner)).split("\n")
    lines[first] = f"{margin}> {'###### ' if title else ''}{title}"
    lines[first + 1 : last + 1] = [f"{margin}> {line}" for line in body]


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())
