"""Fenced code: where an item's closing fence is further left than its opening one, and between Jekyll's tags."""

from __future__ import annotations

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.expressions import expression

_HIGHLIGHT = expression(r"\{%-?\s*highlight\s+([\w+#.-]+)[^%\n]*%\}\s*")
_HIGHLIGHT_END = expression(r"\{%-?\s*endhighlight\s*-?%\}\s*")


def fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """markdown-it's own rule; its token's meta says whether the code is `closed`, and whether it is `nested`.

    A closing fence to the left of the item that the code is in would, by the letter, open new code and swallow what
    follows; it closes what it was written to close. So does one below code that is less indented than its item.
    """
    if not rules_block.fence(state, first, last, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.meta["closed"] = state.line - first > 1 and _closes(state, state.line - 1, token.markup)
        if not token.meta["closed"] and state.line < last and _closes(state, state.line, token.markup):
            state.line += 1
            token.map = [first, state.line]
            token.meta["closed"] = True
        token.meta["nested"] = state.level > 0
        if not token.meta["closed"] and state.level > 0 and state.blkIndent > 0:
            _reach(state, first, token)
    return True


def _reach(state: StateBlock, first: int, token: Token) -> None:
    """Let the code of an item go on to its closing fence, where only its lines are indented less than both fences."""
    for line in range(state.line, state.lineMax):
        start = state.bMarks[line] + state.tShift[line]
        if not state.src.startswith(token.markup[0] * 3, start):
            continue
        if state.sCount[line] == state.sCount[first] and _closes(state, line, token.markup):
            token.content = state.getLines(first + 1, line, state.sCount[first], True)
            token.map = [first, line + 1]
            token.meta["closed"] = True
            found = state.env.setdefault("findings", [])
            found.append(("unindented-code", state.bMarks[first] + state.tShift[first], state.eMarks[first]))
            state.line = line + 1
        return


def _closes(state: StateBlock, line: int, markup: str) -> bool:
    words = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    return words.startswith(markup) and not words.strip(markup[0])


def highlight(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push a `fence` for the code between `{% highlight language %}` and `{% endhighlight %}`."""
    start = state.bMarks[first] + state.tShift[first]
    opening = _HIGHLIGHT.fullmatch(state.src, start, state.eMarks[first])
    if opening is None or state.is_code_block(first) or start > _last_end(state):
        return False
    line = first + 1
    while line < last and not _HIGHLIGHT_END.fullmatch(
        state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]
    ):
        line += 1
    if line >= last:
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info = opening[1]
        token.content = state.getLines(first + 1, line, state.sCount[first], True)
        token.map = [first, line + 1]
        token.meta["closed"] = True
        state.line = line + 1
    return True


def _last_end(state: StateBlock) -> int:
    """Where the last such code ends, so that code that never ends is not looked through again and again."""
    if "highlight_end" not in state.env:
        state.env["highlight_end"] = state.src.rfind("endhighlight")
    end: int = state.env["highlight_end"]
    return end
