"""Tables whose columns are under groups of dashes, as Pandoc and reStructuredText write them."""

from __future__ import annotations

import unicodedata

from markdown_it.rules_block import StateBlock

from generator.expressions import expression

_DASHES = expression(r"-{2,}(?:[ \t]+-{2,})+[ \t]*")
_EQUALS = expression(r"={2,}(?:[ \t]+={2,})+[ \t]*")
_MOST_LINES = 500  # a longer one is data, not a sheet's table
_GROUP = expression(r"[-=]+")


def simple_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `simple_table` token whose meta holds `head` and `rows`: lists of rows, each a list of lines of slots.

    Pandoc has titles above dashes, and a row in each line up to a blank one; reStructuredText has `=` above, below the
    titles and at the end, and a row goes on in lines without a first cell.
    """
    if silent or state.is_code_block(first):
        return False
    if _EQUALS.fullmatch(_line(state, first)):
        ruler, pattern, top = first, _EQUALS, first + 1
    elif first + 1 < last and _DASHES.fullmatch(_line(state, first + 1)) and not _GROUP.match(_line(state, first)):
        ruler, pattern, top = first + 1, _DASHES, first
    else:
        return False
    end = ruler + 1
    while end < min(last, first + _MOST_LINES) and not state.isEmpty(end) and state.sCount[end] >= state.blkIndent:
        end += 1
    columns = [_width(_line(state, ruler)[: group.start()]) for group in _GROUP.finditer(_line(state, ruler))]
    rulers = [line for line in range(top, end) if pattern.fullmatch(_line(state, line))]
    if pattern is _EQUALS and (len(rulers) != 2 or rulers[1] != end - 1):
        return False
    below = rulers[0] + 1
    try:
        head = [_slots(state, line, columns) for line in range(top, rulers[0])]
        lines = [_slots(state, line, columns) for line in range(below, end) if line not in rulers]
    except ValueError:
        return False
    if not head or not lines:
        return False
    rows: list[list[list[tuple[int, int]]]] = []
    for slots in lines:
        goes_on = pattern is _EQUALS and rows and slots[0][0] == slots[0][1]
        (rows[-1] if goes_on else _begun(rows)).append(slots)
    token = state.push("simple_table", "table", 0)
    token.map = [first, end]
    token.meta.update(head=head, rows=rows)
    state.line = end
    return True


def _begun(rows: list[list[list[tuple[int, int]]]]) -> list[list[tuple[int, int]]]:
    rows.append([])
    return rows[-1]


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _slots(state: StateBlock, line: int, columns: list[int]) -> list[tuple[int, int]]:
    """Where the cells of a line start and end. ValueError where a word goes over the edge of its column."""
    start = state.bMarks[line] + state.tShift[line]
    text = " " * max(0, state.sCount[line] - state.blkIndent) + _line(state, line)
    shift = start - (len(text) - len(_line(state, line)))
    places = [_place(text, column) for column in columns]
    slots = []
    for place, stop in zip(places, (*places[1:], len(text)), strict=True):
        if 0 < place < len(text) and not text[place - 1].isspace():
            raise ValueError(text)
        words = text[place:stop]
        left = place + len(words) - len(words.lstrip())
        right = max(left, place + len(words.rstrip()))
        slots.append((left + shift, right + shift) if words.strip() else (start, start))
    return slots


def _place(text: str, column: int) -> int:
    """The offset in `text` of what is in a column as a terminal counts them."""
    width = 0
    for place, character in enumerate(text):
        if width >= column:
            return place
        width += _width(character)
    return len(text)


def _width(characters: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in characters)
