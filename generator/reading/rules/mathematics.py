r"""Formulas between `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, told apart from prices, variables, escapes and expressions."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from generator.expressions import expression
from generator.tex.commands import COMMANDS

MAX_LENGTH = 1_000
MOST_LINES = 200
FORMULAS = "formulas"
"""The key in a parser's environment that says whether the sheet has formulas beyond doubt."""

_BEFORE_OPEN = expression(r"[A-Za-z0-9$\\]")
_INNER = r"(?:[^$\\`]|\\.)"
# A formula hugs its dollars; a digit or letter after the second means that both belong to something else, but `$n$th`
# is said.
_AFTER = r"(?:(?![A-Za-z0-9$({]|_\w)|(?=(?:th|st|nd|rd|s)\b))"
_TIGHT = expression(rf"\$(?!\s)({_INNER}+)(?<!\s)\${_AFTER}", re.DOTALL)
# Blanks beside a dollar are allowed where the rest leaves no doubt, and letters where a command does.
_LOOSE = expression(rf"\$({_INNER}+)\${_AFTER}", re.DOTALL)
_BESIDE = expression(rf"\$(?!\s)({_INNER}+)(?<!\s)\$(?!\$)", re.DOTALL)
_DISPLAY = expression(r"\$\$(?!\$)((?:[^$\\]|\\.)+)\$\$(?!\$)", re.DOTALL)
_QUOTED = expression(r"\$`([^`]+)`\$")  # as GitHub writes what Markdown would take apart
# `[$]…[/$]` is how old Ankis run LaTeX, and is shown as it is written.
_OLD_ANKI = expression(r".?\[/?\${1,2}\]|\[/\$", re.DOTALL)
_ROUND = expression(r"\\\(((?:[^\\]|\\[^()])+)\\\)", re.DOTALL)
_SQUARE = expression(r"\\\[((?:[^\\]|\\[^\[\]])+)\\\]", re.DOTALL)

_SIGNS = expression(r"[\\^_{}=<>+*/|]")
# `$np$` is a product, `$ID$` and `$home$` are names.
_NAME = expression(r"[A-Za-z]{4,}|[A-Z][A-Za-z]|[A-Za-z]{2,}_[A-Za-z]{2,}")
_SENTENCE = expression(r"[A-Za-z]{2,}.*\s|\s.*[A-Za-z]{2,}", re.DOTALL)
_COMMAND = expression(r"\\([A-Za-z]+)")
_GROUPS = expression(r"\{[^{}]*\}")
# `a^2` and `x_i`, `a = b`: what TeX sets high, low or side by side.
_SCRIPT = expression(r"[A-Za-z0-9)}\]'][\^_][A-Za-z0-9{\\*+-]")
_RELATION = expression(r"[A-Za-z0-9)}\]]\s*[=<>+]\s*[A-Za-z0-9({\\]")
# Words: of one case, or of another script than Latin and Greek.
_PROSE = expression(r"[A-Za-z][a-z]{2,}|[A-Z]{4,}|[^\W\d_A-Za-zͰ-Ͽ]{2,}")
# What is between `$6, US$` is no product.
_AMOUNT = expression(r"[0-9][0-9.,]*[,;]?\s.*[A-Za-z]", re.DOTALL)
_FUNCTIONS = expression(
    r"\b(?:arg|cos|cot|deg|det|dim|exp|gcd|lcm|ker|lim|ln|log|max|min|mod|sin|sup|tan)\b", re.IGNORECASE
)
# Two words side by side are said, not calculated.
_SPOKEN = expression(r"[A-Za-z]{2,}\s+[A-Za-z0-9]|[A-Za-z0-9]\s+[A-Za-z]{2,}")

# What stands between dollars with blanks on both sides: `$ n $`, `$ 2n $`, `$ O(n) $`, `$ (x, y) $`, `$ [0, 1) $`. No
# amount is, nor what is between two: `$ 5k`, `$ 5, US$ 6`.
_ALONE = expression(
    r"[A-Za-z]'*|\d+[ac-jlnp-z]|[A-Za-z]!|[A-Za-z]'*\([\w\s,.+*/-]{1,24}\)|[(\[]\s*[\w.+-]+\s*(?:,\s*[\w.+-]+\s*)+[)\]]"
)

_CODE = expression(r"^[ \t>]*(```+|~~~+)[\s\S]*?(?:^[ \t>]*\1|\Z)|(`+)[^`\n].{0,1000}?\2", re.MULTILINE)
_MATH_FENCE = expression(r"^[ \t>]*(?:```+|~~~+)\s*math\b", re.MULTILINE | re.IGNORECASE)


class Found(NamedTuple):
    """A formula in a text: its TeX, whether it has a place of its own, and where it and its TeX are."""

    tex: str
    display: bool
    start: int
    end: int
    inner: int


def formula_at(text: str, start: int, limit: int, *, among_others: bool) -> Found | None:
    """The formula that begins at `start` and ends before `limit`; None where there is none.

    With `among_others`, a single word between dollars is one, too.
    """
    limit = min(limit, start + MAX_LENGTH)
    if text[start] == "\\":
        return _bracketed(text, start, limit, among_others=among_others)
    before = text[start - 1 : start]
    if _OLD_ANKI.match(text, max(0, start - 2)):
        return None
    if match := _QUOTED.match(text, start, limit):
        return _found(match, display=False)
    apart = not before or not _BEFORE_OPEN.match(before)
    if apart and (match := _DISPLAY.match(text, start, limit)) and _is_display(match[1]):
        return _found(match, display=True)
    if before not in ("$", "\\") and (match := _BESIDE.match(text, start, limit)) and _has_command(match[1]):
        return _found(match, display=False)
    if not apart:
        return None
    if (match := _TIGHT.match(text, start, limit)) and _is_formula(match[1], among_others=among_others):
        return _found(match, display=False)
    if (match := _LOOSE.match(text, start, limit)) and _is_clearly_tex(match[1], among_others=among_others):
        return _found(match, display=False)
    return None


def formulas_in(text: str, start: int, end: int, *, among_others: bool) -> list[Found]:
    """All formulas of `text[start:end]`, in order; code is the caller's to leave out."""
    found: list[Found] = []
    place = start
    while place < end:
        if text[place] in "$\\" and (formula := formula_at(text, place, end, among_others=among_others)):
            found.append(formula)
            place = formula.end
        else:
            place += 2 if text[place] == "\\" else 1
    return found


def has_formulas(text: str) -> bool:
    """Whether a sheet has at least one formula that is none by doubt; those in its code do not count."""
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return _MATH_FENCE.search(text) is not None
    bare = _CODE.sub("`", text)
    return _MATH_FENCE.search(text) is not None or any(
        formula_at(bare, opening.start(), len(bare), among_others=False)
        for opening in re.finditer(r"\$|(?<!\\)\\[(\[]", bare)
    )


def _found(match: re.Match[str], *, display: bool) -> Found | None:
    if "\n\n" in match[1]:
        return None
    return Found(match[1].strip(), display, match.start(), match.end(), match.start(1) + _blanks_before(match[1]))


def _blanks_before(text: str) -> int:
    return len(text) - len(text.lstrip())


def _bracketed(text: str, start: int, limit: int, *, among_others: bool) -> Found | None:
    r"""What is in `\(…\)` or `\[…\]`: without a sign of TeX these are escaped brackets, or an expression's."""
    round_one = text.startswith("\\(", start)
    match = (_ROUND if round_one else _SQUARE).match(text, start, limit)
    if match is None:
        return None
    inner = match[1].strip()
    # `file\(s\)`
    apart = not text[start - 1 : start].isalnum()
    calculated = _SCRIPT.search(inner) or _RELATION.search(inner) or (among_others and round_one)
    if not inner or not (_has_command(inner) or (apart and calculated and not _is_prose(inner))):
        return None
    return _found(match, display=not round_one)


def _is_display(inner: str) -> bool:
    return bool(inner.strip()) and not (_SIGNS.search(inner) is None and _is_said(inner))


def _is_said(inner: str) -> bool:
    """Whether it is words, as between two prices or variables."""
    return _SENTENCE.search(_without_functions(inner).strip()) is not None


def _is_formula(inner: str, *, among_others: bool) -> bool:
    """Whether what two dollars enclose closely is a formula rather than what is between two prices."""
    if _has_command(inner):
        return True
    if '"' in inner or (not among_others and _NAME.fullmatch(inner)):
        return False
    if _SIGNS.search(inner) is None:
        return not _is_said(inner) and not _AMOUNT.fullmatch(inner) and (among_others or _NAME.search(inner) is None)
    # `^a$|^b$` are two ends of lines.
    if inner[0] == "|" and inner.count("|") == 1:
        return False
    return _SCRIPT.search(inner) is not None or not _SPOKEN.search(_without_functions(inner))


def _is_clearly_tex(inner: str, *, among_others: bool) -> bool:
    """Whether what two dollars enclose with blanks beside them can be nothing but a formula."""
    bare = inner.strip()
    if not bare or '"' in bare or _is_prose(bare) or (not among_others and _NAME.fullmatch(bare)):
        return False
    if _has_command(bare) or _SCRIPT.search(bare):
        return True
    return among_others and (_RELATION.search(bare) is not None or _ALONE.fullmatch(bare) is not None)


def _has_command(inner: str) -> bool:
    return any(len(name) > 1 and name in COMMANDS for name in _COMMAND.findall(inner))


def _is_prose(inner: str) -> bool:
    """Whether there are words beside commands, groups in braces and functions."""
    previous = ""
    while previous != inner:
        previous, inner = inner, _GROUPS.sub(" ", inner)
    return _PROSE.search(_without_functions(_COMMAND.sub(" ", inner))) is not None


def _without_functions(inner: str) -> str:
    return _FUNCTIONS.sub("+", inner)


# ---- rules of the grammar --------------------------------------------------------------------------------------------


def mathematics(state: StateInline, silent: bool) -> bool:
    """Push `math_inline`, or `math_display` for what has a place of its own within a line.

    The token's `markup` is all of it as it is written; `inner` in its meta is the offset at which its TeX begins.
    """
    found = formula_at(state.src, state.pos, state.posMax, among_others=bool(state.env.get(FORMULAS)))
    if found is None:
        return False
    if not silent:
        token = state.push("math_display" if found.display else "math_inline", "math", 0)
        token.content = found.tex
        token.markup = state.src[found.start : found.end]
        token.meta |= {"start": found.start, "end": found.end, "inner": found.inner}
    state.pos = found.end
    return True


_FENCES = {"$$": "$$", "\\[": "\\]"}


def display_mathematics(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    r"""Push one `math_block` for lines between `$$` and `$$` or `\[` and `\]`, or for one line that both enclose.

    The token's `markup` is all of it as it is written.
    """
    begin = state.bMarks[first] + state.tShift[first]
    opening = state.src[begin : begin + 2]
    closing = _FENCES.get(opening)
    if closing is None or state.is_code_block(first):
        return False
    line, start = first, begin + 2
    pieces: list[str] = []
    while True:
        piece = state.src[start : state.eMarks[line]].rstrip()
        if closing in piece:
            break
        pieces.append(piece)
        line += 1
        if line >= last or len(pieces) > MOST_LINES or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        start = state.bMarks[line] + state.tShift[line]
    if not piece.endswith(closing) or piece.count(closing) > 1:
        return False
    tex = "\n".join((*pieces, piece.removesuffix(closing))).strip()
    if not tex or (closing == "\\]" and not (pieces and not pieces[0]) and not _is_clearly_tex(tex, among_others=True)):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.map = [first, line + 1]
        token.content = tex
        token.markup = "\n".join(
            state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
            for number in range(first, line + 1)
        )
        state.line = line + 1
    return True
