"""What Obsidian and Logseq keep out of the text: `%%remarks%%`, the `^id` of a block, `^[notes]`, `#tags`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from generator.expressions import expression
from generator.reading.rules.asides import find, hide

_NUMBERED = expression(r"\[\^(\d{1,4})\](?!:)")
_REMARK = expression(r"%%(?=[\s\w])([^%]|%(?!%))*?%%(?!\w)", re.DOTALL)
_BLOCK_ID = expression(
    r"\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{3,}[ \t]*(?=$|\n|(?:[ \t]#[^\W\d][\w/-]*)+[ \t]*$)"
)
# Colours in hexadecimal are no tags.
_TAG = r"#(?![0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{5})?(?![\w/-]))(?=[\w/-]*[^\W\d_])[\w/-]+"
_TAGS = expression(rf"{_TAG}(?:[ \t]+{_TAG})*[ \t]*(?=$|\n)")
_MOST_TAGS = 300  # characters of tags at the end of a line
_TAG_LINE = expression(rf"{_TAG}(?:[ \t]+{_TAG})*[ \t]*")
# A sheet with one of these was written in a vault, where `#word` at the end of a line is a tag.
_OF_A_VAULT = expression(
    r"!?\[\[(?!\s)[^\[\]\n]*[^\W\d_][^\[\]\n]*\]\]|^\s*(?:[-*+][ \t]+)?(?:id|collapsed):: |[ \t]\^[0-9a-f]{6}$|^%%"
    r"|^[ \t]*#flashcards?\b|^[ \t]*[-*+][ \t].*[ \t]#(?:flash)?cards?[ \t]*$",
    re.MULTILINE,
)


def of_a_vault(text: str) -> bool:
    """Whether a sheet shows that it was written in Obsidian or Logseq."""
    return _OF_A_VAULT.search(text) is not None


def remark(state: StateInline, silent: bool) -> bool:
    """Pass over `%%words%%`; in `100%%` and `%%i` the signs belong to something else."""
    start = state.pos
    if start and (state.src[start - 1].isalnum() or state.src[start - 1] == "%"):
        return False
    match = _REMARK.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        hide(state, start, match.end(), "a remark")
    state.pos = match.end()
    return True


def remark_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Push one `markup` for a remark that begins and ends its own lines; one that never ends is text."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("%%", start) or state.is_code_block(first):
        return False
    line = first
    words = state.src[start + 2 : state.eMarks[first]].rstrip()
    while not words.endswith("%%"):
        line += 1
        if line >= last or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            return False
        words = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
    if "%%" in words.removesuffix("%%"):
        return False
    if not silent:
        token = state.push("markup", "", 0)
        token.map = [first, line + 1]
        token.meta["reason"] = "a remark"
        state.line = line + 1
    return True


def block_id(state: StateInline, silent: bool) -> bool:
    """Pass over the `^id` that ends a line."""
    start = state.pos
    if start and not state.src[start - 1].isspace():
        return False
    match = _BLOCK_ID.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        hide(state, start, match.end(), "the id of a block")
    state.pos = match.end()
    return True


def noteless(state: StateInline, silent: bool) -> bool:
    """Leave the mark of a footnote without a note as text, and say so: a number, as `[^a]` may be code."""
    match = _NUMBERED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        find(state, state.pos, match.end(), "missing-note", label=match[1])
        state.pending += match[0]
    state.pos = match.end()
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """Read Pandoc's `^[words]` as the words in parentheses, where they are."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0 or not state.src[start + 2 : end].strip():
        return False
    if not silent:
        limit = state.posMax
        state.pending += "(" if not start or state.src[start - 1].isspace() else " ("
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.pending += ")"
        state.posMax = limit
    state.pos = end + 1
    return True


def tags(state: StateInline, silent: bool) -> bool:
    """Pass over the `#tags` that end a line of a sheet from a vault, where other words are before them."""
    start = state.pos
    if not start or not state.src[start - 1].isspace() or not state.env.get("of_a_vault"):
        return False
    match = _TAGS.match(state.src, start, min(state.posMax, start + _MOST_TAGS))
    if match is None or state.src[match.end() : match.end() + 1] not in ("", "\n"):
        return False
    if not silent:
        hide(state, start, match.end(), "tags")
    state.pos = match.end()
    return True


def tag_line(line: str, env: EnvType) -> bool:
    """Whether a line holds nothing but `#tags`; one alone may be a heading, but for that of the flashcard plugins."""
    if _TAG_LINE.fullmatch(line) is None:
        return False
    return line.count("#") > 1 or line.lower().startswith(("#flashcard", "#card")) or env.get("of_a_vault", False)
