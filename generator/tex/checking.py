"""Whether a formula may be on a card: only known commands, all braces closed, no ink outside of its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.expressions import expression
from generator.tex.commands import ALIGNED, COLOURS, COMMANDS, ENVIRONMENTS, GROWTH, REFUSED, SPACES, WORDS
from generator.tex.tokens import Token, group_at, tokens

MOST_LETTERS = 4_000
MOST_DEPTH = 40  # of braces and environments; MathJax recurses
MOST_SPACE = 10.0  # in em, of one space
MOST_RETREAT = 0.7  # in em, of all spaces to the left: more would reach what is before the formula
MOST_GROWTH = 8.0  # of all commands that enlarge what follows

_LENGTH = expression(r"\s*\{?\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(em|ex|pt|px|mu|pc|cm|mm|in)(?![A-Za-z])")
_IN_EM = {
    "em": 1.0, "ex": 0.43, "pt": 0.1, "px": 0.0625, "mu": 1 / 18, "pc": 1.2, "cm": 2.85, "mm": 0.285, "in": 7.23,
}  # fmt: skip
_BACKWARDS = {"!": 1 / 6, "negthinspace": 1 / 6, "negmedspace": 2 / 9, "negthickspace": 5 / 18}
_COLOUR = expression(r"[A-Za-z]{1,30}|#(?:[0-9A-Fa-f]{3}){1,2}")
_OPTION = expression(r"\s*\[([^\]]*)\]")
# Of an array: how its columns are aligned and ruled.
_COLUMNS = expression(r"[lcr|:\s]*")
LONGEST_COMMAND = 40
_LAST_COMMAND = expression(r"\\([A-Za-z]+)$")
_WITH_COLUMNS = frozenset({"array", "subarray"})


class Fault(NamedTuple):
    """Why a formula is shown as it is written, and where in it that begins and ends.

    It is `refused` where MathJax would draw it, but not on our cards.
    """

    reason: str
    start: int
    end: int
    refused: bool = False


@lru_cache(maxsize=4096)
def fault_in(tex: str) -> Fault | None:
    """What keeps `tex` from standing on a card; None where nothing does."""
    if len(tex) > MOST_LETTERS:
        return Fault(f"it has more than {MOST_LETTERS:,} characters", 0, len(tex))
    if not tex.strip():
        return Fault("it is empty", 0, len(tex))
    return next(_faults(tex), None) or next(_unpaired(tex), None)


def is_allowed(tex: str) -> bool:
    """Whether a card may hold `tex`."""
    return fault_in(tex) is None


def _faults(tex: str) -> Iterator[Fault]:
    """The faults of single commands and characters, in order, and of what they add up to."""
    retreat, growth = 0.0, 1.0
    checked = 0
    for token in tokens(tex):
        if token.start < checked:
            continue
        # A comment ends with its line, and what would follow it on the same line is lost.
        if token.text == "#" or (token.text == "%" and "\n" not in tex[token.end :]):
            yield Fault(f"`{token.text}` is a sign of TeX's own; write `\\{token.text}`", token.start, token.end)
        if token.kind != "command":
            continue
        name = token.text[1:]
        if name in REFUSED:
            yield Fault(f"`{token.text}` {REFUSED[name]}", token.start, token.end, refused=True)
        elif name not in COMMANDS:
            yield Fault(f"`{token.text}` is no command that is known", token.start, token.end)
        elif name in SPACES or (name == "\\" and tex.startswith("[", token.end)):
            length = _length(tex, token.end + (name == "\\"))
            if length is None or abs(length) > MOST_SPACE:
                yield Fault(f"`{token.text}` is followed by no length up to {MOST_SPACE:g}em", token.start, token.end)
            retreat += max(0.0, -(length or 0.0))
        elif name in COLOURS:
            colour = group_at(tex, token.end)
            if colour is None or not _COLOUR.fullmatch(colour.text.strip()):
                yield Fault(f"`{token.text}` is followed by no name of a colour", token.start, token.end)
            else:
                checked = colour.end
        elif name.endswith("cancel") and _OPTION.match(tex, token.end):
            yield Fault(f"`{token.text}` may not have options", token.start, token.end, refused=True)
        retreat += _BACKWARDS.get(name, 0.0)
        growth *= GROWTH.get(name, 1.0)
        if retreat > MOST_RETREAT:
            yield Fault(f"it goes back by more than {MOST_RETREAT:g}em", token.start, token.end, refused=True)
        if growth > MOST_GROWTH:
            yield Fault("it enlarges what is large already", token.start, token.end, refused=True)


def _length(tex: str, place: int) -> float | None:
    """The length at `place` in em; None where there is none."""
    found = _LENGTH.match(tex, place)
    return float(found[1]) * _IN_EM[found[2]] if found else None


def _unpaired(tex: str) -> Iterator[Fault]:
    """The faults of what has a beginning and an end."""
    opened: list[tuple[str, Token]] = []
    dollars: list[Token] = []
    for token in tokens(tex):
        match token.kind, token.text:
            case "open", _:
                opened.append(("{", token))
            case "close", _:
                if not opened or opened.pop()[0] != "{":
                    yield Fault("a brace closes what is not open", token.start, token.end)
            case "command", r"\begin" | r"\end":
                yield from _environment(tex, token, opened)
            case "character", "$":
                dollars.append(token)
                if _command_before(tex, opened) not in WORDS:
                    yield Fault(r"a dollar that is text is written `\$`", token.start, token.end)
            case "character", "&":
                if _command_before(tex, opened) not in WORDS | ALIGNED and not any(name != "{" for name, _ in opened):
                    yield Fault(r"`&` has no columns around it; a sign is written `\&`", token.start, token.end)
        if len(opened) > MOST_DEPTH:
            yield Fault(f"it is nested more than {MOST_DEPTH} deep", token.start, token.end)
    for name, token in opened[:1]:
        yield Fault("a brace is never closed" if name == "{" else f"`{name}` has no end", token.start, token.end)
    if len(dollars) % 2:
        yield Fault("a dollar has no partner", dollars[-1].start, dollars[-1].end)


def _environment(tex: str, token: Token, opened: list[tuple[str, Token]]) -> Iterator[Fault]:
    """Note the beginning or end of an environment in `opened`, or its fault."""
    group = group_at(tex, token.end)
    name = group.text if group else ""
    end = group.end + 1 if group else token.end
    if name not in ENVIRONMENTS:
        yield Fault(f"`{name}` is no environment that is known", token.start, end)
    elif token.text == r"\begin":
        # The braces of its name come first, and are closed again.
        opened.append((name, token))
        option = _OPTION.match(tex, end)
        columns = group_at(tex, option.end() if option else end)
        if name in _WITH_COLUMNS and (columns is None or not _COLUMNS.fullmatch(columns.text)):
            yield Fault(f"the columns of `{name}` are written with `l`, `c`, `r` and `|`", token.start, end)
    elif not opened or opened.pop()[0] != name:
        yield Fault(f"`{name}` ends, and did not begin", token.start, end)


def _command_before(tex: str, opened: list[tuple[str, Token]]) -> str:
    """The command whose argument the innermost group is, without its backslash; nothing where there is none."""
    if not opened or opened[-1][0] != "{":
        return ""
    found = _LAST_COMMAND.search(tex[: opened[-1][1].start].rstrip()[-LONGEST_COMMAND:])
    return found[1] if found else ""
