"""The lines of a pipe table: GitHub's, and those of other dialects that GitHub would print as a paragraph."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from generator.expressions import expression

# Org's rows of dashes have a plus where others have a pipe.
DELIMITER = expression(r"\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")
_PIPE = expression(r"(?<!\\)\|")


def pipe_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `pipe_table` token whose meta holds `lines` (start and end offsets) and `delimiter` (an index or None).

    A table has a header line and a delimiter line below it, or a delimiter line first, or no delimiter line at all but
    a pipe at both ends of every line; only the first kind ends a paragraph.
    """
    if state.is_code_block(first):
        return False
    indent = state.blkIndent
    # Right below an item, a table need not be indented to end its paragraph.
    state.blkIndent = min(indent, max(0, state.sCount[first]))
    try:
        return _table(state, first, last, silent)
    finally:
        state.blkIndent = indent


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    head = _line(state, first)
    following = _line(state, first + 1) if _goes_on(state, first + 1, last) else ""
    if "|" in head and is_delimiter(following) and _suits(state, following, first, last):
        delimiter: int | None = 1
    elif silent:
        return False
    elif "|" in head and is_delimiter(head) and "|" in following:
        delimiter = 0
    elif head.startswith("|") and head.endswith("|") and len(_PIPE.findall(head)) > 2:
        delimiter = None
    else:
        return False
    if silent:
        return True
    end = _last_line(state, first + 1 if delimiter is None else first + delimiter + 1, last, bare=delimiter == 1)
    token = state.push("pipe_table", "table", 0)
    token.map = [first, end]
    token.meta["lines"] = [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(first, end)]
    token.meta["delimiter"] = delimiter
    state.line = end
    return True


def is_delimiter(line: str) -> bool:
    """Whether `line` is a row of dashes, as between a table's header and its body."""
    return bool(line) and line[0] in "|:-" and DELIMITER.fullmatch(line) is not None


def _suits(state: StateBlock, delimiter: str, first: int, last: int) -> bool:
    """Whether a line of dashes means a table rather than a heading."""
    if "|" in delimiter or ":" in delimiter:
        return True
    return _goes_on(state, first + 2, last) and "|" in _line(state, first + 2)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _goes_on(state: StateBlock, line: int, last: int) -> bool:
    return (
        line < last
        and not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and not state.is_code_block(line)
    )


def _last_line(state: StateBlock, line: int, last: int, *, bare: bool) -> int:
    """The line after the table's last; `bare` rows need no pipe."""
    enders = state.md.block.ruler.getRules("blockquote")
    while (
        _goes_on(state, line, last)
        and (bare or "|" in _line(state, line))
        and (_starts_with_pipe(state, line) or not any(ender(state, line, last, True) for ender in enders))
    ):
        line += 1
    return line


def _starts_with_pipe(state: StateBlock, line: int) -> bool:
    """Whether no other kind of block can begin with this line."""
    return state.src.startswith("|", state.bMarks[line] + state.tShift[line])
