"""Text with markup, looked at as words: what a reader sees of it, where it can be cut, what it repeats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.expressions import expression
from generator.inlines import (
    Break,
    Code,
    Footnote,
    Image,
    Inline,
    Inlines,
    Link,
    Math,
    Styled,
    Text,
    plain,
    remembered,
    walk,
)

# Stands for each character of what must not be cut: code, mathematics, links, pictures.
WHOLE = "\ue000"

_CLOSERS = "\"'”’»)]）］」』】》"
_SENTENCE_END = expression(rf"(?:[.!?]+[{re.escape(_CLOSERS)}]*(?=\s)|[。！？]+[{re.escape(_CLOSERS)}]*)(?=\s*\S)")
_ABBREVIATION = expression(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|z\.B|d\.h|bzw|p\. ?ej|No|Nr|Dr|Mr|Ms|St|Fig)|\b\w)\.$")


@remembered
def visible(inlines: Inlines) -> str:
    """What a reader sees as one line: white space folded, characters without a shape left out."""
    if len(inlines) == 1 and isinstance(first := inlines[0], Text):
        return fold(first.text)
    return fold(plain(inlines))


def fold(characters: str) -> str:
    """`characters` as one line of what can be seen."""
    composed = unicodedata.normalize("NFC", characters)
    if composed.isprintable():
        return " ".join(composed.split())
    seen = "".join(
        " " if character.isspace() else character
        for character in composed
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs") or character.isspace()
    )
    return " ".join(seen.split())


@remembered
def is_blank(inlines: Inlines) -> bool:
    """Whether a reader sees nothing."""
    if not inlines:
        return True
    if len(inlines) == 1 and isinstance(first := inlines[0], Text | Code):
        return not fold(first.text)
    return not visible(inlines) and not any(isinstance(node, Image | Math) for node in walk(inlines))


def trim(inlines: Inlines) -> Inlines:
    """Without white space and line breaks at both ends."""
    start, end = 0, len(inlines)
    while start < end and is_space(inlines[start]):
        start += 1
    while end > start and is_space(inlines[end - 1]):
        end -= 1
    nodes = list(inlines[start:end])
    if nodes and isinstance(first := nodes[0], Text):
        nodes[0] = Text(text=first.text.lstrip())
    if nodes and isinstance(last := nodes[-1], Text):
        nodes[-1] = Text(text=last.text.rstrip())
    return tuple(nodes)


def is_space(node: Inline) -> bool:
    """Whether a node is nothing but white space."""
    return isinstance(node, Break) or (isinstance(node, Text) and not node.text.strip())


def masked(inlines: Inlines) -> str:
    """As long as `plain`, with code, mathematics, links and pictures made opaque."""
    return "".join(_masked_parts(inlines))


def _masked_parts(inlines: Inlines) -> Iterable[str]:
    for node in inlines:
        match node:
            case Text(text=characters):
                yield characters
            case Styled(children=children):
                yield from _masked_parts(children)
            case Break():
                yield " "
            case _:
                yield WHOLE * len(plain((node,)))


def cut(inlines: Inlines, *places: int) -> tuple[Inlines, ...]:
    """`inlines` cut at offsets of its plain text, ascending: one piece more than places."""
    pieces: list[Inlines] = []
    rest = inlines
    done = 0
    for place in places:
        left, rest = _cut(rest, place - done)
        pieces.append(left)
        done = place
    return (*pieces, rest)


def _cut(inlines: Inlines, place: int) -> tuple[Inlines, Inlines]:
    left: list[Inline] = []
    for index, node in enumerate(inlines):
        # The mark of a footnote belongs to the word before it.
        if place <= 0 and not (left and isinstance(node, Footnote)):
            return tuple(left), inlines[index:]
        length = len(plain((node,)))
        if length <= place:
            left.append(node)
            place -= length
            continue
        before, after = _cut_node(node, place)
        return (*left, *before), (*after, *inlines[index + 1 :])
    return tuple(left), ()


def _cut_node(node: Inline, place: int) -> tuple[Inlines, Inlines]:
    match node:
        case Text(text=characters):
            return (Text(text=characters[:place]),), (Text(text=characters[place:]),)
        case Styled(style=style, children=children):
            left, right = _cut(children, place)
            return (
                (Styled(style=style, children=left),) if left else (),
                (Styled(style=style, children=right),) if right else (),
            )
        case _:
            return (node,), ()


def first_sentence(inlines: Inlines) -> Inlines:
    """Up to the end of the first sentence; all of it where there is only one."""
    hidden = masked(inlines)
    for match in _SENTENCE_END.finditer(hidden):
        if not _ABBREVIATION.search(hidden[: match.end()]):
            return trim(cut(inlines, match.end())[0])
    return trim(inlines)


def without_lead(inlines: Inlines) -> Inlines:
    """Without a last sentence that only leads in to what follows; blank where there is no other."""
    return trim(cut(inlines, _last_sentence(inlines))[0]) if visible(inlines).endswith((":", "：")) else inlines


def last_sentence(inlines: Inlines) -> Inlines:
    """What follows the end of the last sentence but one; all of it where there is only one."""
    return trim(cut(inlines, _last_sentence(inlines))[1])


def _last_sentence(inlines: Inlines) -> int:
    return (0, *sentence_ends(inlines))[-1]


def sentences(inlines: Inlines) -> int:
    """How many sentences there are."""
    return len(sentence_ends(inlines)) + 1


def sentence_ends(inlines: Inlines) -> tuple[int, ...]:
    """Where sentences end, but for the last one, as offsets of the plain text."""
    hidden = masked(inlines)
    ends = (match.end() for match in _SENTENCE_END.finditer(hidden))
    return tuple(end for end in ends if not _ABBREVIATION.search(hidden[:end]))


def joined(pieces: Iterable[Inlines], between: Inlines) -> Inlines:
    """Pieces with `between` them."""
    nodes: list[Inline] = []
    for piece in pieces:
        if nodes:
            nodes += between
        nodes += piece
    return tuple(nodes)


def lines(pieces: Iterable[Inlines]) -> Inlines:
    """Pieces on a line each, without blank ones."""
    return joined((piece for piece in pieces if not is_blank(piece)), (Break(),))


def unmarked(inlines: Inlines) -> Inlines:
    """Without the author's marks, their words left."""
    nodes: list[Inline] = []
    for node in inlines:
        match node:
            case Styled(style="mark", children=children):
                nodes += unmarked(children)
            case Styled(style=style, children=children):
                nodes.append(Styled(style=style, children=unmarked(children)))
            case Link(url=url, children=children):
                nodes.append(Link(url=url, children=unmarked(children)))
            case _:
                nodes.append(node)
    return tuple(nodes)


def without_style(inlines: Inlines) -> Inlines:
    """The words inside a style that holds all of it, such as a bold term."""
    inlines = trim(inlines)
    while len(inlines) == 1 and isinstance(inlines[0], Styled) and inlines[0].style in ("strong", "emphasis"):
        inlines = trim(inlines[0].children)
    return inlines


def without_colon(inlines: Inlines) -> Inlines:
    """Words that lead in, without what points on, a number in front, or bold around all of them."""
    inlines = without_style(inlines)
    inlines = without_style(cut(inlines, len(plain(inlines).rstrip(" :：…-–—")))[0])
    number = re.match(r"\d{1,2}[.)]\s+(?=\D)", masked(inlines))
    return trim(cut(inlines, number.end())[1]) if number else inlines


def meaningful(inlines: Inlines) -> Inlines:
    """The nodes that are not white space."""
    return tuple(node for node in inlines if not is_space(node))


def has_letters(characters: str) -> bool:
    """Whether a letter of any script is in it."""
    return any(map(str.isalpha, characters))


def is_ideographic(character: str) -> bool:
    """Whether the character is of a script that is written without spaces."""
    return "\u2e80" <= character <= "\ud7a3" or "\uf900" <= character <= "\ufaff" or "\u0e00" <= character <= "\u0eff"


def count_words(characters: str) -> int:
    """How many words there are; two characters of a script without spaces count as one."""
    dense = sum(map(is_ideographic, characters))
    if not dense:
        return len(characters.split())
    spaced = "".join(" " if is_ideographic(character) else character for character in characters)
    return len(spaced.split()) + (dense + 1) // 2


def common_start(one: str, other: str) -> str:
    """The letters that both words begin with."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return one[:shared]


def gives_away(answer: str, front: str) -> bool:
    """Whether `front` holds `answer` as words of its own; what is too short to tell never counts."""
    signs = answer.strip()
    answer, front = answer.casefold().strip(" .:;,\"'“”‘’"), front.casefold()
    solid = sum(map(str.isalnum, answer))
    if not solid and len(signs) > 1:
        return signs in front
    dense = not answer.isascii() and any(map(is_ideographic, answer))
    if not solid or len(answer) < (2 if dense else 3) or (answer.isalnum() and solid < (2 if dense else 3)):
        return False
    at = front.find(answer)
    while at >= 0:
        before, after = front[at - 1 : at], front[at + len(answer) : at + len(answer) + 1]
        if not (_same_word(before, answer[0]) or _same_word(answer[-1], after)):
            return True
        at = front.find(answer, at + 1)
    return False


def _same_word(left: str, right: str) -> bool:
    """Whether a word goes on from one character to the next."""
    return (
        bool(left and right)
        and left.isalnum()
        and right.isalnum()
        and not (is_ideographic(left) or is_ideographic(right))
    )
