"""Code that is no whole answer: a piece of a program that goes on elsewhere, a derivation."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`")
_PAIRS = (("{", "}"), ("(", ")"), ("[", "]"))
# A chain of so many equals signs, and so long, is worked out rather than known.
MOST_EQUALS = 2
LONGEST_CHAIN = 120
_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?|\\newline\b|\n")
_GROUP = re.compile(r"\{[^{}]*\}")
_EQUALS = re.compile(r"(?<![<>!:])=")


def is_part(code: str, block: str) -> bool:
    """Whether `code` opens what only the rest of its `block` closes: the head of a loop or of a function."""
    whole, part = _QUOTED.sub("", block), _QUOTED.sub("", code)
    return any(
        part.count(opening) > part.count(closing) and whole.count(opening) == whole.count(closing)
        for opening, closing in _PAIRS
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
