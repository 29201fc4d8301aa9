"""What a cloze hides where the author marked nothing: the words that decide, never the filler."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product, takewhile

from generator import reasons
from generator.asking.shapes.amounts import amounts
from generator.asking.shapes.clauses import names_examples
from generator.asking.shapes.cloze_certainty import (
    are_set_apart,
    is_an_order,
    is_closed,
    is_defined,
    is_led_to,
    is_measured,
    is_the_means,
    stands_alone,
)
from generator.asking.shapes.cloze_limits import (
    LONGEST_MARK,
    MOST_HIDDEN,
    MOST_MARKS,
    deciding,
    grouped,
    understandable,
)
from generator.asking.shapes.cloze_words import RuleWords, is_filler, rule_words
from generator.asking.shapes.contrasts import replaced, sides
from generator.asking.shapes.enumerated import Range, members
from generator.asking.shapes.ordinals import STEP_LABEL
from generator.asking.shapes.sentence_words import CONDITIONS
from generator.asking.shapes.vocabulary import TIP_LABELS, is_one_of, opens_with
from generator.asking.shapes.wording import (
    WHOLE,
    cut,
    first_sentence,
    has_letters,
    is_ideographic,
    masked,
    sentences,
    visible,
)
from generator.expressions import expression
from generator.inlines import Code, Inline, Inlines, Link, Math, Styled, marks, plain, walk

MOST_DECIDING_WORDS = 5
LONGEST_PART = 4  # characters of a word that only together with its verb means something: way, care, part, room
LONGEST_DECIDING = 14  # characters, in scripts without spaces

# What is in front of an example tells that it is one.
_LEADING = 14
_WORD = expression(r"[^\s,;:!?()\"“”„«»。、，；：！？…]+")
_PHRASE_END = expression(r"[,;:!?()。、，；：！？—–]|\.(?=\s|$)")
# It tells of the sheet itself, or has blanks to fill in.
_OF_THE_SHEET = expression(
    r"(?<!\w)(?:in|throughout|of)\s(?:this|these)\s(?:guide|document|sheet|cheat\s?sheet|tutorial|page|notes?)(?!\w)"
    r"|(?<!\w)in diese[rm]\s(?:anleitung|dokument|spickzettel|tutorial)(?!\w)"
    r"|(?<!\w)dans ce(?:tte)?\s(?:guide|document|fiche|tutoriel)(?!\w)"
    r"|(?<!\w)en est[ea]\s(?:guía|documento|hoja|tutorial)(?!\w)|(?<!\w)nest[ea]\s(?:guia|documento|tutorial)(?!\w)"
    r"|(?<!\w)in questa?\s(?:guida|documento|scheda)(?!\w)|(?<!\w)в этом\s(?:руководстве|документе)(?!\w)"
    r"|이 (?:가이드|문서)|(?:本|この|这份|這份)(?:ガイド|ドキュメント|文書|指南|文档|文檔|手册)|\.{5,}|_{4,}|…{3,}",
    re.IGNORECASE,
)
# Such a topic only sets the scene: what is said there has a subject of its own, unless it is short.
_SCENE = expression(r"[でにとへ]は$")
_SUBJECT = expression("[はがも]")
_NEGATION = expression(
    r"\s*(?:not|no|never|nicht|keine?[nrms]?|nie|pas|non|niet|geen|nunca|não|nie|не|нет|değil|inte|không|bukan|不|没|沒)(?!\w)"
    r"|\s*[不没沒]",
    re.IGNORECASE,
)
# A mark that its author never closed: what it was to hide, nobody knows.
_OPEN_MARK = expression(r"(?<![=\w])==(?=[^\s=])")
_LABEL = expression(r"[:：→⇒](?=\s|\S)|->|=>")


def with_marks(content: Inlines, *, listed: bool = False, proposing: bool = False) -> Inlines | None:
    """`content` with marks: the author's own, else those of the first of CHOOSERS that are sure.

    They are sure where only one answer fits what is left; of an item `listed` among others, less is sure. With
    `proposing` those that are not sure will do, too, as far as enough is left to understand.
    """
    if any(marks(content)):
        return content
    if _OF_THE_SHEET.search(masked(content)) or _OPEN_MARK.search(masked(content)):
        return None
    if _plays_with_letters(content) or _is_a_task(visible(content)) or names_examples(visible(content)[:_LEADING]):
        return None
    rows = rule_words(masked(content).replace(WHOLE, " "))
    unsure: Inlines | None = None
    for chooser, row in product(CHOOSERS, rows):
        chosen = chooser.choose(content, row)
        ranges = grouped(content, deciding(content, chosen, row)) if len(chosen) <= MOST_MARKS else []
        if not ranges or not understandable(content, ranges):
            continue
        fits = chooser.listed or not listed
        if fits and stands_alone(content, ranges) and chooser.is_sure(content, ranges, row):
            return _marked(content, ranges)
        unsure = unsure or _marked(content, ranges)
    return unsure if proposing else None


def why_unmarked(content: Inlines) -> str:
    """Why a rule is not asked that has no sure marks."""
    return reasons.NO_MARK if with_marks(content, proposing=True) is None else reasons.COULD_BE_MARKED


def _marked(content: Inlines, ranges: Sequence[Range]) -> Inlines:
    """`content` with a mark around each stretch."""
    pieces = cut(content, *(place for stretch in ranges for place in stretch))
    nodes: list[Inline] = []
    for number, piece in enumerate(pieces):
        nodes += (Styled(style="mark", children=piece),) if number % 2 and piece else piece
    return tuple(nodes)


# ---- what decides ----------------------------------------------------------------------------------------------------


def _bold(content: Inlines, _row: RuleWords) -> list[Range]:
    return list(_nodes(content, lambda node: isinstance(node, Styled) and node.style in ("strong", "underline")))


def _plays_with_letters(content: Inlines) -> bool:
    """Whether bold starts or ends inside a word, as in mnemonics."""
    words = plain(content)
    return any(
        re.fullmatch(r"[A-Za-z0-9]{2}", words[max(0, place - 1) : place + 1])
        for stretch in _nodes(content, lambda node: isinstance(node, Styled))
        for place in stretch
    )


def _code(content: Inlines, _row: RuleWords) -> list[Range]:
    return list(_nodes(content, lambda node: isinstance(node, Code)))


def _nodes(content: Inlines, wanted: Callable[[Inline], bool], at: int = 0) -> Iterator[Range]:
    """Where the wanted nodes are, as far as they fit into a mark."""
    for node in content:
        length = len(plain((node,)))
        if wanted(node) and _fits(node):
            yield at, at + length
        elif isinstance(node, Styled):
            yield from _nodes(node.children, wanted, at)
        at += length


def _fits(node: Inline) -> bool:
    words = visible((node,))
    return 0 < len(words) <= LONGEST_MARK and not is_one_of(words, TIP_LABELS) and not words.endswith((":", "："))


def _members(content: Inlines, row: RuleWords) -> list[Range]:
    return members(masked(content), row)


def _sides(content: Inlines, row: RuleWords) -> list[Range]:
    return sides(masked(content), row)


def _replaced(content: Inlines, row: RuleWords) -> list[Range]:
    return replaced(masked(content), row)


def _amounts(content: Inlines, row: RuleWords) -> list[Range]:
    return amounts(masked(content), row)


def _after_deciding_words(content: Inlines, row: RuleWords) -> list[Range]:
    """What follows “never”, “only”, “at least” and the like, up to the next mark or the next of these words."""
    hidden = masked(content)
    words = row.any_of("decides")
    found = []
    for match in words.finditer(hidden):
        if match[0] in ("のみ", "だけ"):
            start = max((at.end() for at in re.finditer(r"[はがを、。]", hidden[: match.start()])), default=0)
            found.append((start, match.start()))
            continue
        ends = [at.start() for at in (_PHRASE_END.search(hidden, match.end()), words.search(hidden, match.end())) if at]
        found.append(_phrase(hidden, match.end(), min(ends, default=len(hidden)), row))
    return [stretch for stretch in found if stretch[0] < stretch[1]][:MOST_MARKS]


def _objects_of_orders(content: Inlines, row: RuleWords) -> list[Range]:
    """What follows the verb behind such a word, up to the next small word: “never delete *a released version*”."""
    hidden = masked(content)
    found = []
    for match in row.any_of("orders").finditer(hidden):
        end = _PHRASE_END.search(hidden, match.end())
        words = [
            (at.start(), at.end()) for at in _WORD.finditer(hidden, match.end(), end.start() if end else len(hidden))
        ]
        while words and is_filler([hidden[slice(*words[0])]], row):
            words.pop(0)
        after = words[1:]
        while after and is_filler([hidden[slice(*after[0])]], row):
            after.pop(0)
        said = list(takewhile(lambda word: not is_filler([hidden[slice(*word)]], row), after))
        if len(said) == 1:
            said = after[: _end_of_phrase(hidden, after, row)]
        if 0 < len(said) <= MOST_DECIDING_WORDS:
            found.append((said[0][0], said[-1][1]))
    return found[:MOST_MARKS]


def _end_of_phrase(hidden: str, words: Sequence[Range], row: RuleWords) -> int:
    """How many of `words` belong to a short word that is no object by itself, as in “give *way to trams*”."""
    small = [is_filler([hidden[slice(*word)]], row) for word in words]
    limits = row.any_of("limits")
    short = words[0][1] - words[0][0] <= LONGEST_PART
    if not short or len(words) < 3 or not small[1] or limits.match(hidden, words[1][0]):
        return 1
    end = 2
    while end < len(words) and small[end]:
        end += 1
    while end < len(words) and not small[end]:
        end += 1
    return end if end <= MOST_DECIDING_WORDS and not small[end - 1] else 1


def _phrase(hidden: str, start: int, end: int, row: RuleWords) -> Range:
    """The words from `start` on, without small ones at either end; none where they are too many."""
    if any(map(is_ideographic, hidden[start:end])):
        said = hidden[start:end]
        left = start + len(said) - len(said.lstrip())
        return (left, start + len(said.rstrip())) if len(said) <= LONGEST_DECIDING else (start, start)
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, start, end)]
    while words and is_filler([hidden[slice(*words[0])]], row):
        words.pop(0)
    while words and is_filler([hidden[slice(*words[-1])]], row):
        words.pop()
    if not 0 < len(words) <= MOST_DECIDING_WORDS:
        return (start, start)
    return words[0][0], len(hidden[: words[-1][1]].rstrip("."))


def _predicate(content: Inlines, row: RuleWords) -> list[Range]:
    """What the first sentence says of its subject, after “is” or its like, a colon or an arrow."""
    sentence = first_sentence(content)
    hidden = masked(sentence)
    match = row.any_of("equates").search(hidden) or (_LABEL.search(hidden) if sentences(content) == 1 else None)
    if match is None or not has_letters(hidden[: match.start()]):
        return []
    if _sets_a_condition(hidden[: match.start()]):
        return []
    start = match.end() + len(hidden[match.end() :]) - len(hidden[match.end() :].lstrip())
    end = len(hidden.rstrip(" .!。！"))
    if end - start > MOST_HIDDEN * len(hidden):
        start, end = _last_words(hidden, start, end, row)
    # A second thing that something is belongs to another clause; what a thing is not says little of it.
    if row.any_of("equates").search(hidden, start, end) or _NEGATION.match(hidden, match.end()):
        return []
    if _SCENE.search(hidden, 0, match.end()) and (
        end - start > LONGEST_DECIDING or _SUBJECT.search(hidden, start, end)
    ):
        return []
    said = cut(sentence, start, end)[1]
    if not has_letters(visible(said)) or any(isinstance(node, Link | Math) for node in walk(said)):
        return []
    return [(start, end)]


def _is_a_task(words: str) -> bool:
    """Whether a line is one of several tasks: “Exercise 2: fill in the table”."""
    label = STEP_LABEL.match(words)
    return label is not None and words[label.end() :].lstrip()[:1] in (":", "：", ".")


def _sets_a_condition(before: str) -> bool:
    """Whether the verb belongs to a condition or an example: “if the flag *is* …”, “e.g. the root *is* …”."""
    clause = re.split(r"[,;:：，；(（—–]", before)[-1]
    return opens_with(clause, CONDITIONS) or names_examples(before)


def _last_words(hidden: str, start: int, end: int, row: RuleWords) -> Range:
    """What is behind the last small word; all of it where there is none."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(hidden, start, end)]
    last = list(takewhile(lambda word: not is_filler([hidden[slice(*word)]], row), reversed(words)))
    return (last[-1][0], last[0][1]) if 0 < len(last) < len(words) else (start, end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chooser:
    """One way to find what decides, when that `is_sure` to be the only answer, and whether in `listed` items too."""

    choose: Callable[[Inlines, RuleWords], list[Range]]
    is_sure: Callable[[Inlines, Sequence[Range], RuleWords], bool]
    listed: bool = False


# The first that is sure decides; what the author set apart comes before what we look for.
CHOOSERS: tuple[Chooser, ...] = (
    Chooser(choose=_bold, is_sure=is_led_to),
    Chooser(choose=_members, is_sure=is_closed),
    Chooser(choose=_sides, is_sure=are_set_apart),
    Chooser(choose=_replaced, is_sure=are_set_apart, listed=True),
    Chooser(choose=_code, is_sure=is_the_means, listed=True),
    Chooser(choose=_amounts, is_sure=is_measured, listed=True),
    Chooser(choose=_after_deciding_words, is_sure=is_an_order),
    Chooser(choose=_objects_of_orders, is_sure=is_an_order),
    Chooser(choose=_predicate, is_sure=is_defined),
)
