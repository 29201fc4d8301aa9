"""Blocks that GitHub's parser cannot know, written for it so that their words are read as Markdown, line for line."""

from __future__ import annotations

import re

from generator.expressions import expression
from generator.verifying.source.differences import (
    ADMONITION,
    BRACE,
    COMMENT,
    DEFINITION,
    EMBEDDING,
    ESCAPED,
    INSTRUCTION,
    LONE_TICK,
    ODD_SPACE,
    RULER,
    SIGN,
    WIKILINK,
)

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = expression(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_ROW = re.compile(r"(?P<margin>[ \t>]*)(?P<cells>\|.*)")
_EDGE = expression(r"(?<!\\)\|")
_TAG = expression(r"[ \t>]*</?[A-Za-z]")
_FARTHEST = 200  # lines that the item is looked for above its code
_TICKS = expression(r"(?<!\\)`+")
_SIGNS = (
    "\n:",
    "\n~",
    "\n :",
    "\n ~",
    "!!!",
    "???",
    "<?",
    "<!--",
    "[[",
    " ```",
    " ~~~",
    "\t```",
    "|",
)  # that such blocks and lines have
_ANY_ODD = re.compile("[\u00a0\u2002-\u200a\u202f\u3000]")
_INSIDE = 4  # columns that what is in an admonition is indented by
_PARTING = 2  # empty lines that end one


def rewritten(text: str) -> str:
    """`text` with as many lines: an admonition is a quote, an instruction or comment without an end text.

    Code of an item is the item's, and where the line of dashes of a table has more or fewer cells than its header, both
    get as many as any row has.
    """
    for sign in (BRACE, SIGN):  # in code, too, where what is added is not seen
        text = sign.shown.sub(sign.kept, text)
    has_odd = _ANY_ODD.search(text) is not None
    if not has_odd and not any(sign in text for sign in _SIGNS):
        return text
    lines = text.split("\n")
    closed = max((number for number, line in enumerate(lines) if "?>" in line), default=-1)
    ended = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    fence, quoted, number = "", False, 0
    in_table = -1  # the last line that was found to be in a table
    while number < len(lines):
        line = lines[number]
        if has_odd and not fence and (margin := ODD_SPACE.shown.match(line)):
            line = lines[number] = _ANY_ODD.sub(" ", margin[0]) + line[margin.end() :]
        opening = ADMONITION.shown.fullmatch(line)
        begun = _FENCE.match(line)
        if quoted and not line.lstrip().startswith(">"):
            fence, quoted = "", False
        if fence:
            rest = line.strip(" \t>")
            fence = "" if rest.startswith(fence) and not rest.strip("`~") else fence
        elif begun:
            fence, quoted = begun[1], line.lstrip().startswith(">")
            _indent_code(lines, number, fence)
        elif INSTRUCTION.shown.match(line) and closed < number:
            lines[number] = line.replace("<?", "&lt;?", 1)
        elif ended <= number and (begins := COMMENT.shown.match(line)) and "-->" not in line[begins.end() :]:
            lines[number] = line.replace("<!--", "&lt;!--", 1)
        elif opening and (last := _last(lines, number, _indent(line))) > number:
            _quote(lines, number, last, str(opening["title"] or ""))
            number = last
        elif number and RULER.shown.fullmatch(line):
            _complete(lines, number)
        elif DEFINITION.shown.match(line) and _is_below_term(lines, number):
            lines[number] = DEFINITION.shown.sub("- ", line, count=1)
            number -= bool(_FENCE.match(lines[number]))  # which is read once more, as an item that begins with code
        elif not line.startswith(("    ", "\t")):
            if "[[" in line:
                for row in (WIKILINK, EMBEDDING, ESCAPED):
                    line = row.shown.sub(row.kept, line)
            if "`" in line and LONE_TICK.shown.fullmatch(line):
                # What follows a row and looks like one is in the same table: nobody need look up to its head.
                follows = 0 <= in_table == number - 1 and _ROW.fullmatch(line)
                if follows or _is_in_table(lines, number):
                    in_table = number
                else:
                    line = _without_lone_ticks(line)
            lines[number] = line
        number += 1
    return "\n".join(lines)


def _is_in_table(lines: list[str], number: int) -> bool:
    """Whether a line of dashes is among the rows above or right below, as far as they are looked at."""
    if number + 1 < len(lines) and RULER.shown.fullmatch(lines[number + 1]):
        return True
    return _is_below_dashes(lines, number)


def _is_below_dashes(lines: list[str], number: int) -> bool:
    """The same of that row and those above."""
    for place in range(number, max(number - _FARTHEST, -1), -1):
        if not _ROW.fullmatch(lines[place]):
            return False
        if RULER.shown.fullmatch(lines[place]):
            return True
    return number >= _FARTHEST


def _is_below_term(lines: list[str], number: int) -> bool:
    """Whether text is right above, or above one empty line; another definition is such text."""
    above = next((line for line in reversed(lines[max(number - 2, 0) : number]) if line.strip()), "")
    return bool(above) and not _ROW.match(above)


def _without_lone_ticks(line: str) -> str:
    """`line` with a backslash before each backtick of those that nothing in it closes."""
    open_until = 0
    pieces: list[str] = []
    for ticks in _TICKS.finditer(line):
        if ticks.start() < open_until:
            continue
        closing = re.compile(rf"(?<!`){ticks[0]}(?!`)").search(line, ticks.end())
        pieces.append(line[open_until : ticks.start()])
        if closing:
            pieces.append(line[ticks.start() : closing.end()])
        else:
            pieces.append(r"\`" * len(ticks[0]))
        open_until = closing.end() if closing else ticks.end()
    return "".join((*pieces, line[open_until:]))


def _indent_code(lines: list[str], first: int, fence: str) -> None:
    """Indent the code of an item that is indented less than both fences around it."""
    indent = _indent(lines[first])
    if not indent or not lines[first].lstrip(" \t").startswith(fence) or not _is_in_item(lines, first, indent):
        return
    last = first + 1
    while last < len(lines) and not lines[last].strip(" \t").startswith(fence[:3]):
        last += 1
    if last < len(lines) and _indent(lines[last]) == indent and not lines[last].strip(f" \t{fence[0]}"):
        for number in range(first + 1, last):
            if lines[number].strip() and _indent(lines[number]) < indent:
                lines[number] = " " * indent + lines[number]


def _complete(lines: list[str], number: int) -> None:
    """Write the table whose line of dashes is at `number` with as many cells in both lines of its head as any row has.

    A table that GitHub sees stays as it is.
    """
    head, ruler = _ROW.fullmatch(lines[number - 1]), RULER.shown.fullmatch(lines[number])
    if head is None or ruler is None or head["margin"].strip() != ruler["margin"].strip():
        return
    if _is_below_dashes(lines, number - 1):
        return  # it parts the rows of one table
    if _is_in_html(lines, number - 1):
        return
    has, wants = _cells(head["cells"]), _cells(ruler["cells"])
    indent = _indent(lines[number])
    if has == wants or "|" not in lines[number] or (indent >= _INSIDE and not _is_in_item(lines, number - 1, indent)):
        return
    width, below = max(has, wants), number + 1
    while below < len(lines) and (row := _ROW.fullmatch(lines[below])):
        width, below = max(width, _cells(row["cells"])), below + 1
    lines[number - 1] = head["margin"] + head["cells"].rstrip().removesuffix("|") + "|" + " |" * (width - has)
    lines[number] = ruler["margin"] + "|" + " --- |" * width


def _is_in_html(lines: list[str], number: int) -> bool:
    """Whether the lines above, up to an empty one, begin with a tag: GitHub reads no Markdown there."""
    for place in range(number - 1, max(number - _FARTHEST, -1), -1):
        if not lines[place].strip():
            return False
        if _TAG.match(lines[place]):
            return True
    return False


def _cells(row: str) -> int:
    """How many cells GitHub sees in a row, whatever they hold."""
    return len(_EDGE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _is_in_item(lines: list[str], first: int, indent: int) -> bool:
    """Whether the line `first`, indented so far, is what an item above it holds."""
    for number in range(first - 1, max(first - _FARTHEST, 0) - 1, -1):
        if (item := _ITEM.match(lines[number])) and _indent(lines[number]) < indent:
            return 0 <= indent - len(item[0].expandtabs(4)) < _INSIDE
        if lines[number].strip() and not _indent(lines[number]):
            return False
    return False


def _last(lines: list[str], first: int, indent: int) -> int:
    """The last line that is within the admonition that begins in line `first`; that line where none does."""
    last, empty = first, 0
    for number in range(first + 1, len(lines)):
        if not lines[number].strip():
            empty += _indent(f"{lines[number]}.") < indent + _INSIDE
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
    """How many columns of space a line begins with."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())
