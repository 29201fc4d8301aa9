"""`term: explanation` in all the ways people write it, and the colons and dashes that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.asking.shapes.looks import links
from generator.asking.shapes.vocabulary import COPULA, EXAMPLE_COLUMNS, LINK_COLUMNS, SEE, bare
from generator.asking.shapes.wording import (
    WHOLE,
    count_words,
    cut,
    has_letters,
    is_blank,
    is_ideographic,
    masked,
    meaningful,
    trim,
    visible,
    without_style,
)
from generator.expressions import expression
from generator.inlines import Code, Inline, Inlines, Link, Styled, plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    """A term and what is said of it."""

    term: Inlines
    explanation: Inlines


# Longer than this and it is a sentence with a colon in it, not a term.
LONGEST_TERM = 70
MOST_WORDS = 8

_DOUBLE = expression(r"(?:(?<=\s):::?(?=\s)|(?<=[^\s:]):::? |(?<=[^\s\w:]):::? ?)")
# After a term that is set apart (bold, code, a link) nearly any mark separates.
_ARROWS = "→⇒➜➔⟶➡⇨⟹↦►▶"
_DASHES = "–—―−⸺"
_AFTER_MARKUP = expression(
    rf"\s*(?:::|[:：]|[-{_DASHES}={_ARROWS}]|->|=>|-->|~>)+\ufe0f?(?=\s|$)|\s*[：—―{_ARROWS}]\ufe0f?|\s*:(?=\S)"
)
_COLON = expression(r"(?<=\S) ?:(?=\s)|：(?=\s*\S)")
_DASH = expression(r"(?<=\S)\s+(?:[-–⸺]|[—―]{1,2}|--)(?=\s+\S)|(?<=\w)[—―]{1,2}(?=\w)")
# Names that are joined by dashes: “Kirchhoff—Bunsen—Roscoe”.
_TIGHT = expression(r"(?<=\w)[—―](?=\w)")
# "Profit = income - costs" says what profit is: the dash is a minus.
_EQUATED = expression(r"\S\s+=\s+.*[^\W\d]")
# “few - view, fine - vine” are pairs, of which the first is no term.
_PAIRS = expression(r"(?<=\S)\s+[-–—]\s+[^\s,;]+,\s+[^\s,;]+\s+[-–—]\s+(?=\S)")
# A bold word with one of these behind it is the verb of a sentence that goes on.
_ONWARD = expression(
    r"\s+(?:off|with|within|without|inside|outside|via|under|after|before|until|if|when|that|which|than|while|wenn|damit"
    r"|ohne|nach|vor|unter|innerhalb|sans|sous|après|avant|sin|bajo|tras|antes|después|sem|sob|após|senza|sotto|dopo"
    r"|zonder|onder|binnen|bez|po|pod|без|под|после|utan|under|by|through|around|from|to|into|onto|at|over|across|between|along|against|up|down|mit|durch|von"
    r"|aus|bei"
    r"|gegen|zwischen|avec|par|vers|chez|depuis|entre|con|por|desde|hacia|com|pelo|pela|attraverso|verso|met|door|van"
    r"|naar"
    r"|przez|do|od|z|через|от|до|к|genom|från|till|in|on|of|des|der|einer|eines|de|del"
    r"|della|dello|dei|delle|do|da|dos|das|für|auf|im|zur|zum|dans|sur|en|au|aux|du|sobre|em|no|na|nei|nel|nella|sul|sulla|op|voor|dla|для|в|на|på|för|cho|trong|untuk|pada)\s"
)
# A bold stretch with one of these is the start of a sentence, and no term.
_VERB = expression(
    r"\s(?:is|are|was|were|must|can|cannot|may|should|has|have|ist|sind|kann|können|muss|müssen|darf|dürfen|est|sont"
    r"|peut|peuvent|doit|doivent|es|son|está|están|puede|pueden|debe|deben|é|são|pode|podem|deve|devem|è|sono|può"
    r"|possono|devono|moet|moeten|kan|kunnen|jest|są|może|mogą|musi|является|являются|может|могут|должен|должны"
    r"|är)(?!\w)"
)
_MOST_SIDES = 2
_LONGEST_LINK = 5
_EQUALS = expression(r"(?<=\S)\s+=(?=\s+\S)")
_ARROW = expression(rf"(?<=\S)\s*(?:->|=>|-->|[{_ARROWS}]\ufe0f?)(?=\s*\S)")
_OPEN, _CLOSE = "([{（「『【“«", ")]}）」』】”»"
_ASIDE = expression(r"\s*[(（][^()（）]{1,60}[)）]")
_EXAMPLES = EXAMPLE_COLUMNS | {"for example", "for instance", "z.b", "par exemple", "por ejemplo"}
_GLUE = expression(
    r"\s*(?:,|/|&|\+|(?:and|or|vs\.?|und|oder|et|ou|y|o|e|i|и|или|en|of|och|eller|ve|veya|و|או|和|与|或|や|と)\b)",
    re.IGNORECASE,
)


# A sentence that starts with its subject in bold goes on with one of these where words are not set apart by spaces.
_PARTICLE = expression(r"\s*(?:[がをにでとのへ]|から|まで|より|中的|里的|内的|内の|的|在|被|将|把|会|不)")


def split_term(content: Inlines, *, styled_only: bool = False, loose: bool = False) -> Split | None:
    """The term and its explanation; None where `content` is one thing.

    With `styled_only` only a term set apart by markup counts, also where all of `content` is bold; with `loose` such a
    term needs no mark after it. A number in front of the term is left out.
    """
    bold = without_style(content)
    if bold != trim(content):
        split = split_term(bold, loose=loose)
        return split if split is not None and _says(split.explanation) else None
    content = _without_number(content)
    hidden = masked(content)
    # One question is none; several are what a term such as a case of grammar answers.
    if hidden.rstrip().endswith(("?", "？", "؟")) and len(re.findall("[?？؟]", hidden)) < 2:
        return None
    split = _styled(content, hidden, loose)
    if split is None and not styled_only:
        split = _double(content, hidden) or _plain(content, hidden)
    return split if split is not None and _sensible(split) else None


_NUMBER = expression(r"\s*(?:\d{1,3}[.)]|\([a-h]\)|[a-h]\))\s+(?=[^\W\d])")


def _without_number(content: Inlines) -> Inlines:
    """`content` without the number of an item that its author counts by hand."""
    number = _NUMBER.match(masked(content))
    if number is not None:
        return cut(content, number.end())[1]
    first = content[0] if content else None
    if isinstance(first, Styled) and (inner := _without_number(first.children)) is not first.children:
        return (Styled(style=first.style, children=inner), *content[1:])
    return content


def _styled(content: Inlines, hidden: str, loose: bool) -> Split | None:
    """A first node in bold, code or a link, then a separator (or the colon inside the bold)."""
    nodes = meaningful(content)
    if not nodes or not _sets_apart(nodes[0]):
        return None
    start = len(hidden) - len(hidden.lstrip())
    end = start + len(plain((nodes[0],)))
    inside = hidden[:end].rstrip()
    dashed = inside.endswith("-") and _AFTER_MARKUP.match(hidden, end) is not None
    if re.search(r"(?:[^:]:|：|\w-)$", inside) and not isinstance(nodes[0], Code) and not dashed:
        return _pieces(content, len(inside) - 1, end)
    while aside := _ASIDE.match(hidden, end):
        if not _AFTER_MARKUP.match(hidden, aside.end()):
            break
        end = aside.end()
    separator = _AFTER_MARKUP.match(hidden, end)
    if separator is not None:
        return _pieces(content, end, separator.end())
    if isinstance(nodes[0], Styled) and _ONWARD.match(hidden, end):
        return None
    if (
        not loose
        or _is_one_of_several(nodes[1:])
        or _GLUE.match(hidden, end)
        or _PARTICLE.match(hidden, end)
        or _VERB.search(hidden[start:end])
    ):
        return None
    # What is in parentheses right behind a term belongs to it.
    while aside := _ASIDE.match(hidden, end):
        end = aside.end()
    return _pieces(content, end, end) if hidden[end : end + 1].isspace() else None


def _is_one_of_several(rest: Sequence[Inline]) -> bool:
    """Whether more is set apart in the same way: the first is no term then, but a word like the others."""
    return any(isinstance(node, Styled) and node.style == "strong" for node in rest)


def _sets_apart(node: object) -> bool:
    match node:
        case Code() | Link():
            return True
        case Styled(style=style):
            return style in ("strong", "kbd", "mark", "emphasis", "underline")
    return False


def _double(content: Inlines, hidden: str) -> Split | None:
    match = _DOUBLE.search(hidden)
    return _pieces(content, match.start(), match.end()) if match else None


def _plain(content: Inlines, hidden: str) -> Split | None:
    """The first separator outside brackets, of a kind that is not part of a phrase."""
    within = [] if len(content) < _MOST_SIDES else [*_styled_ranges(content)]
    for pattern, words in ((_COLON, MOST_WORDS), (_ARROW, 6), (_DASH, 6), (_EQUALS, 5)):
        for match in pattern.finditer(hidden):
            before = hidden[: match.start()]
            if _depth(before) or any(start < match.start() and match.end() < end for start, end in within):
                continue
            if pattern is _EQUALS and _is_equation(before, hidden[match.end() :]):
                break
            if pattern is _DASH and len(_TIGHT.findall(hidden)) > 1 and _TIGHT.match(hidden, match.start()):
                break
            if pattern is _DASH and (_EQUATED.search(before) or _is_chain(hidden) or _PAIRS.search(hidden)):
                break
            if count_words(before) > words:
                break
            return _pieces(content, match.start(), match.end())
    return None


def _styled_ranges(content: Inlines) -> Iterator[tuple[int, int]]:
    """Where what is set apart as one is: a mark within it parts nothing, as in “open **File → Log** first”."""
    end = 0
    for node in content:
        start, end = end, end + len(plain((node,)))
        if isinstance(node, Styled) and start:
            yield start, end


# A word that names something, and is no function's name.
_NAME = expression(r"(?!(?:sin|cos|tan|log|lim|max|min|exp|mod|sqrt|det)(?!\w))[^\W\d_]{3,}")


_INDEX = expression(r"[\d(]")


def _is_equation(left: str, right: str) -> bool:
    """Whether only signs are on both sides, the left one with an index: “y0 = f(x)” holds in one case."""
    return _INDEX.search(left) is not None and not any(
        _NAME.search(side) or any(map(is_ideographic, side)) or WHOLE in side for side in (left, right)
    )


def _is_chain(hidden: str) -> bool:
    """Whether dashes part more than two short pieces, as in “I – IV – V”: none of them says what the others are."""
    pieces = _DASH.split(re.sub(r"[(（][^()（）]*[)）]", "", hidden))
    return len(pieces) > _MOST_SIDES and all(len(piece.strip()) <= _LONGEST_LINK for piece in pieces)


def _depth(characters: str) -> int:
    """How many brackets are open at the end."""
    return sum(map(characters.count, _OPEN)) - sum(map(characters.count, _CLOSE))


def _pieces(content: Inlines, end: int, start: int) -> Split | None:
    term, _, explanation = cut(content, end, start)
    term, explanation = without_style(trim(term)), trim(explanation)
    return None if is_blank(term) or is_blank(explanation) else Split(term=term, explanation=explanation)


_SENTENCE = expression(r"[.!?。！？;；](?:\s|$)|[。！？；]")


# A command with the address it is given; an address alone, or one with more words after it, is no term.
_ADDRESSED = expression(r"\S[^:]*\s\S+://\S*\w/?")


def _says(explanation: Inlines) -> bool:
    """Whether it is a sentence: what is bold as a whole is a title else."""
    words = visible(explanation)
    return words.endswith((".", "。", ":", "：", "।")) or COPULA.search(f" {words} ") is not None


# A line of a drawing, and no words.
_DRAWN = expression("[\u2500-\u259f]")


def introduces(split: Split) -> bool:
    """Whether a term is only the word for an example or a source."""
    term = bare(visible(split.term))
    return term in _EXAMPLES or (term in LINK_COLUMNS and bool(links(split.explanation)))


def _sensible(split: Split) -> bool:
    """Whether the left side is a term: short, no sentence, no word that introduces an example or a source."""
    term = visible(split.term)
    if len(term) > LONGEST_TERM or count_words(term) > MOST_WORDS:
        return False
    phrases = all(visible(side).endswith(("?", "？", "؟")) for side in (split.term, split.explanation))
    if _DRAWN.search(term) or _DRAWN.match(visible(split.explanation)):
        return False
    if introduces(split) or (not phrases and _SENTENCE.search(masked(split.term).replace("...", "…"))):
        return False
    if "://" in term and (SEE.match(term) or not _ADDRESSED.fullmatch(term)):
        return False
    explanation = visible(split.explanation)
    if re.fullmatch(r"\d{1,3}", term) and re.match(r"\d", explanation):
        return False
    if re.fullmatch(r"[(（][^()（）]*[)）]", explanation):
        return False
    return has_letters(explanation) or any(map(str.isalnum, term))
