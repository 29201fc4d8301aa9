"""Code that is no whole answer: a piece of a program that goes on elsewhere, a derivation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.asking.shapes.sentence_words import IMPERATIVES
from generator.asking.shapes.vocabulary import opens_with
from generator.blocks import CodeBlock
from generator.expressions import expression

_QUOTED = expression(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`")
_PAIRS = (("{", "}"), ("(", ")"), ("[", "]"))
# A chain of so many equals signs, and so long, is worked out rather than known.
MOST_EQUALS = 2
LONGEST_CHAIN = 120
_BREAK = expression(r"\\\\(?:\[[^\]]*\])?|\\newline\b|\n")
_GROUP = expression(r"\{[^{}]*\}")
_EQUALS = expression(r"(?<![<>!:])=")


def is_part(code: str, block: str) -> bool:
    """Whether `code` opens what only the rest of its `block` closes: the head of a loop or of a function."""
    # A text in quotes that goes on below.
    if code.count('"') % 2 and block.count('"') % 2 == 0:
        return True
    whole, part = _QUOTED.sub("", block), _QUOTED.sub("", code)
    return any(
        part.count(opening) > part.count(closing) and whole.count(opening) == whole.count(closing)
        for opening, closing in _PAIRS
    )


# What declares a type, and its name.
_TYPE = expression(
    r"^\s*(?:(?:public|private|protected|internal|abstract|final|sealed|open|data|static|export|default|pub|case|partial"
    r"|inner|value|record)(?:\([^()]*\))?\s+)*(?:class|interface|struct|enum|trait|protocol|object|record|union"
    r"|type(?=\s+\w+\s+(?:struct|interface)\b))\s+(?:class\s+)?([A-Za-z_]\w*)",
    re.MULTILINE,
)


def types_of(code: str) -> frozenset[str]:
    """The types that `code` declares."""
    return frozenset(match[1] for match in _TYPE.finditer(code))


def is_program(pieces: Sequence[str]) -> bool:
    """Whether pieces of code are one program: more than one declares a type, and one goes by another's type.

    What is said above such a piece is the part that it plays there, and asks for it nowhere else.
    """
    declared = [types_of(piece) for piece in pieces]
    if sum(map(bool, declared)) < 2:
        return False
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", piece) is not None
        for number, names in enumerate(declared)
        for name in names
        for other, piece in enumerate(pieces)
        if other != number
    )


FEWEST_TRACES = 3


def are_traces(pieces: Sequence[str]) -> bool:
    """Whether the same code is below several comments: they tell what it does time and again in one run."""
    return any(piece and pieces.count(piece) >= FEWEST_TRACES for piece in pieces)


# What root types behind its prompt, a `#`: a name, and right behind it an option or a path.
_TYPED = expression(r"(?:sudo\s)?[a-z][\w.-]*(?:\s[a-z]+)?\s(?:-{1,2}[A-Za-z]|/\w+/)")
# A line of another name for the same call, with its options: what was typed, and is switched off.
_OPTION = expression(r"\s--?[a-z][\w-]*|[@=]\S|://|\s[./~]\S")


def is_switched_off(comment: str, code: str, block: str) -> bool:
    """Whether a comment is a command itself: it starts as code of its `block` does, and has options or addresses."""
    first = comment.split(None, 1)[0] if comment.split() else ""
    if _TYPED.match(comment) and not opens_with(comment, IMPERATIVES):
        return True
    starts = {*code.split()[:2], *(row.split(None, 1)[0] for row in block.split("\n") if row.strip())}
    return first[:1].islower() and first in starts and _OPTION.search(comment) is not None


_NAMED = expression(r"[A-Za-z_]\w*(?:[A-Z_]\w*)?")


def is_doc_of(comment: str, code: str) -> bool:
    """Whether a comment starts with the name that its code declares: it tells what that does."""
    first = comment.split(None, 1)[0].rstrip("():") if comment.split() else ""
    if not _NAMED.fullmatch(first) or len(first) < 2:
        return False
    head = code.strip().split("\n", 1)[0]
    return (
        re.match(rf"(?:\w+\s+)*?(?:func|function|def|fn|fun|sub|class|type|var|const|let)\b[^=]*?\b{first}\b", head)
        is not None
    )


_STRING = expression(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`")
SHORTEST_OUTPUT = 4


def tells_output(comment: str, code: str) -> bool:
    """Whether a comment is in a string of its code as it is: it is what the code prints."""
    words = comment.strip(" .\"'`")
    if len(words) < SHORTEST_OUTPUT:
        return False
    quoted = " ".join(text for found in _STRING.findall(code) for text in found)
    parts = re.findall(r"\w+", words)
    if len(parts) > 1 and words.count(",") and all(re.search(rf"\b{re.escape(part)}\b", quoted) for part in parts):
        return True
    return any(
        words in (text or "") and 2 * len(words) >= len((text or "").strip())
        for found in _STRING.findall(code)
        for text in found
    )


def is_derivation(tex: str) -> bool:
    """Whether a formula is worked out in one long chain of equals signs."""
    while (shorter := _GROUP.sub("", tex)) != tex:
        tex = shorter
    chains: list[str] = []
    for row in _BREAK.split(tex):
        if chains and row.strip(" &").startswith("="):
            chains[-1] += row
        else:
            chains.append(row)
    return any(len(_EQUALS.findall(chain)) > MOST_EQUALS and len(chain) > LONGEST_CHAIN for chain in chains)


_TEX_SIGNS = expression(r"\\(?:frac|dfrac|tfrac|cdot|times|text|mathrm|left|right|approx|quad|,|;|!|%)|[{}()~&\s]")
_NUMBER = expression(r"[-+]?\d[\d.,]*%?(?:[a-zA-Z°€$²³/]{0,8})")


def is_worked(text: str) -> bool:
    """Whether a line of code or a formula only works out numbers: `10 / 20 = 0.5`."""
    sides = [_TEX_SIGNS.sub(" ", side) for side in _EQUALS.split(text.replace("\\approx", "="))]
    bare = ["".join(side.split()) for side in sides]
    if len(bare) < 2 or not _NUMBER.fullmatch(bare[-1]):
        return False
    return any(len(re.findall(r"\d[\d.,]*", side)) > 1 and not re.search(r"[^\W\d_]", side) for side in sides[:-1])


# As many statements side by side are as many answers to one name: `aws s3 ls`, `… cp`, `… rm`, `… sync`.
FEWEST_STATEMENTS = 4
_GOES_ON = expression(r"(?:[\\,({\[|^+`=]|&&|\b(?:then|do))\s*$")
_CONTINUES = expression(r"\s|[)}\].|&+]|(?:else|elif|end|fi|done|esac|catch|finally|except)\b|#|//|--")


def statements_in(block: CodeBlock) -> int:
    """How many statements are in `block` one below the other, as far as their first characters tell."""
    rows = [row for row in block.text.split("\n") if row.strip()]
    return sum(
        not _CONTINUES.match(row) and not (before and _GOES_ON.search(before))
        for before, row in zip(["", *rows], rows, strict=False)
    )


def is_collection(block: CodeBlock) -> bool:
    """Whether `block` is nothing but statements of one name, each by itself: several answers, not one."""
    rows = [row for row in block.text.split("\n") if row.strip()]
    if len(rows) < FEWEST_STATEMENTS or statements_in(block) < len(rows):
        return False
    return len({re.split(r"[\s.(\[:=]", row, maxsplit=1)[0] for row in rows}) == 1


# What draws the branches of a tree of files.
_BRANCH = expression(r"^(?:[\s│|]*[├└╰][─-]+\s*|[│|]\s+)", re.MULTILINE)


def without_branches(code: str) -> str:
    """`code` without the branches of a tree that its lines hang on."""
    return _BRANCH.sub("", code)


def repeats_name(words: str, rows: Sequence[str]) -> bool:
    """Whether a comment says no more than the name that the code below it declares."""
    name = words.strip(" .…:()")
    return " " not in name and len(name) > 1 and any(re.search(rf"\b{re.escape(name)}\b", row) for row in rows)
