"""What a cloze hides where the author marked nothing: the words that decide, never the filler."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from generator.asking.shapes.vocabulary import COPULA, TIP_LABELS, is_one_of
from generator.asking.shapes.wording import cut, has_letters, masked, sentences, trim, visible
from generator.inlines import Code, Inline, Inlines, Link, Math, Styled, Text, marks, plain

MOST_MARKS = 4
LONGEST_MARK = 60
# A front of which more is hidden cannot be understood any more.
MOST_HIDDEN = 0.6
LEAST_SHOWN = 8

_AMOUNT = re.compile(
    r"(?<![\w.])[<>≤≥~≈±]?\s?\d+(?:[.,:/]\d+)*(?![\w]*\d)"
    r"(?:\s?(?:%|‰|°[CF]?)|\s?(?:[kMGTP]i?B|[mnµ]?s|min|h|[kMG]?Hz|px|pt|r?em|[kcm]?m|[km]?g|bytes?|bits?|times|chars?|characters"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans|segundos?|minutos?|horas?|días?|semanas?|meses|años?|anos?"
    r"|секунд\w*|минут\w*|час\w*|д(?:ень|ня|ней)|лет|год\w*)(?!\w)|\s?(?:天|小时|分钟|秒|年|个|個|时|日|時間|分|月|일|시간|분|초|년))?"
)


def with_marks(content: Inlines) -> Inlines | None:
    """`content` with marks: the author's own, else what is bold, else code, else amounts, else what follows "is"."""
    if any(marks(content)):
        return content
    for choose in (_bold, _code, _amounts, _predicate):
        chosen = choose(content)
        if chosen is not None and _understandable(chosen):
            return chosen
    return None


def _understandable(content: Inlines) -> bool:
    found = list(marks(content))
    hidden = sum(len(plain(mark.children)) for mark in found)
    total = len(visible(content))
    return 0 < len(found) <= MOST_MARKS and hidden <= MOST_HIDDEN * total and total - hidden >= LEAST_SHOWN


def _bold(content: Inlines) -> Inlines | None:
    if _plays_with_letters(content):
        return None
    return _marked(
        content, lambda node: isinstance(node, Styled) and node.style in ("strong", "underline") and _fits(node)
    )


def _plays_with_letters(content: Inlines) -> bool:
    """Whether bold starts or ends inside a word, as in mnemonics."""
    return any(
        isinstance(left, Styled) != isinstance(right, Styled)
        and re.fullmatch(r"[A-Za-z0-9]{2}", plain((left,))[-1:] + plain((right,))[:1])
        for left, right in pairwise(content)
    )


def _code(content: Inlines) -> Inlines | None:
    return _marked(content, lambda node: isinstance(node, Code) and _fits(node))


def _fits(node: Inline) -> bool:
    words = visible((node,))
    return 0 < len(words) <= LONGEST_MARK and not is_one_of(words, TIP_LABELS) and not words.endswith((":", "："))


def _marked(content: Inlines, wanted: Callable[[Inline], bool]) -> Inlines | None:
    """`content` with a mark around each wanted node; None where there is none."""
    nodes: list[Inline] = []
    found = False
    for node in content:
        if wanted(node):
            nodes.append(Styled(style="mark", children=(node,)))
            found = True
        elif isinstance(node, Styled):
            inner = _marked(node.children, wanted)
            nodes.append(node if inner is None else Styled(style=node.style, children=inner))
            found = found or inner is not None
        else:
            nodes.append(node)
    return tuple(nodes) if found else None


def _amounts(content: Inlines) -> Inlines | None:
    """Amounts hidden: figures with what they count."""
    nodes: list[Inline] = []
    for node in content:
        if isinstance(node, Text):
            nodes += _amounts_in(node.text)
        else:
            nodes.append(node)
    return tuple(nodes) if any(marks(tuple(nodes))) else None


def _amounts_in(characters: str) -> Iterator[Inline]:
    done = 0
    for match in _AMOUNT.finditer(characters):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start > done:
            yield Text(text=characters[done:start])
        yield Styled(style="mark", children=(Text(text=characters[start : match.end()]),))
        done = match.end()
    if done < len(characters):
        yield Text(text=characters[done:])


def _predicate(content: Inlines) -> Inlines | None:
    """What a single sentence says of its subject, after "is" or its like, a colon or an arrow."""
    if sentences(content) > 1:
        return None
    hidden = masked(content)
    match = COPULA.search(hidden) or re.search(r"[:：→⇒](?=\s|\S)|->|=>", hidden)
    if match is None:
        return None
    end = len(hidden.rstrip(" .!。！"))
    before, said, rest = cut(content, match.end(), end)
    said, gap = _without_leading_space(said)
    words = visible(said)
    if not has_letters(words) or len(words) > LONGEST_MARK or any(isinstance(node, Link | Math) for node in said):
        return None
    return (*before, *gap, Styled(style="mark", children=trim(said)), *rest)


def _without_leading_space(content: Inlines) -> tuple[Inlines, Inlines]:
    if content and isinstance(content[0], Text) and content[0].text[:1].isspace():
        return (Text(text=content[0].text.lstrip()), *content[1:]), (Text(text=" "),)
    return content, ()
