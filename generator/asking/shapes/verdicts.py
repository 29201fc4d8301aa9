"""What is wrong and what is right, side by side: the case, or the mistake itself, asks for what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.asking.checks.words import VERDICT_LABELS
from generator.asking.shapes.answers import answer_of, entries_of
from generator.asking.shapes.base import Draft, Place, Reading, join
from generator.asking.shapes.standing import FORMED
from generator.asking.shapes.term_split import Split, split_term
from generator.asking.shapes.vocabulary import RIGHT_LABELS, WRONG_LABELS, is_one_of
from generator.asking.shapes.wording import cut, lines, masked, trim, visible, without_colon, without_style
from generator.blocks import Block, Item, ItemList
from generator.expressions import expression
from generator.facts import Pair, Question, Status
from generator.inlines import Inlines

_SIGNED_LABELS = VERDICT_LABELS | RIGHT_LABELS | WRONG_LABELS


@dataclass(frozen=True, kw_only=True, slots=True)
class _Verdict:
    """An item that starts with a word for right or wrong."""

    item: Item
    right: bool
    split: Split


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """A list of what is wrong and what is right: one question for each thing that is right."""
    block = blocks[at]
    if not isinstance(block, ItemList):
        return None
    verdicts = [_verdict(item) for item in block.items]
    if not all(verdicts):
        signed = [_signed(item) for item in block.items]
        verdicts = signed if all(signed) and len({one.right for one in signed if one}) > 1 else verdicts
    rights = [verdict for verdict in verdicts if verdict is not None and verdict.right]
    wrongs = [verdict for verdict in verdicts if verdict is not None and not verdict.right]
    if rights and _is_case(place.lead, wrongs, rights):
        return _case(place, block, place.lead, rights[0])
    if rights and len(rights) == len(wrongs) and len(verdicts) == 2 * len(rights):
        return join(_pairs(place, [verdict for verdict in verdicts if verdict is not None]))
    return None


def is_corrected(item: Item) -> bool:
    """Whether what is right is below a mistake."""
    nested = [inner for block in item.blocks if isinstance(block, ItemList) for inner in block.items]
    return any((verdict := _verdict(inner)) is not None and verdict.right for inner in nested)


# The signs of what is right and of what is wrong; a word for one of them may be behind.
_RIGHT_SIGN, _WRONG_SIGN = "✅✔✓☑👍⭕", "❌✗✘✖🚫👎⛔"
_SIGN = expression(rf"([{_RIGHT_SIGN}{_WRONG_SIGN}])\ufe0f?\s*(?=\S)")


def _signed(item: Item) -> _Verdict | None:
    """An item that a sign calls right or wrong."""
    sign = _SIGN.match(masked(item.content))
    if sign is None:
        return None
    split = split_term(item.content)
    if split is None or not is_one_of(visible(split.term), _SIGNED_LABELS):
        term, said = cut(item.content, sign.end())
        split = Split(term=trim(term), explanation=trim(said))
    return _Verdict(item=item, right=sign[1] in _RIGHT_SIGN, split=split)


def _verdict(item: Item) -> _Verdict | None:
    split = split_term(item.content)
    if split is None:
        return None
    term = visible(split.term)
    right, wrong = is_one_of(term, RIGHT_LABELS), is_one_of(term, WRONG_LABELS)
    return _Verdict(item=item, right=right, split=split) if right != wrong else None


def _is_case(led: Inlines, wrongs: Sequence[_Verdict], rights: Sequence[_Verdict]) -> bool:
    """Whether a list judges the words before it: they are called wrong, or it has both sides of one case."""
    return bool(visible(led)) and (_without_verdict(led) != without_colon(led) or (bool(wrongs) and len(rights) == 1))


def _case(place: Place, block: ItemList, led: Inlines, right: _Verdict) -> Reading:
    """The words before the list are the case: they ask for what is right; the other items are on the back."""
    case = _without_verdict(led)
    others = tuple(item for item in block.items if item is not right.item)
    below = answer_of((ItemList(ordered=False, start=1, items=others, span=block.span),)) if others else ()
    here = replace(place, context=place.context[:-1])
    fact = here.row(
        "term",
        right.item.span,
        case,
        (Question(slot="answer", prompt=(), answer=lines((right.split.explanation, answer_of(right.item.blocks)))),),
        whole=(Pair(header=(), value=below),) if below else (),
        id=place.directives.id,
        signs=(FORMED,),
    )
    return Reading(
        drafts=(Draft(fact=fact, spare=place.spare),), entries=entries_of((block,), Status.CARDED, facts=(0,))
    )


def _without_verdict(words: Inlines) -> Inlines:
    """A case without the word that says that it is wrong, with its sign where it has one."""
    words = without_colon(words)
    split = split_term(without_style(words))
    if split is not None and is_one_of(visible(split.term), WRONG_LABELS):
        return split.explanation
    return words


def _pairs(place: Place, verdicts: list[_Verdict]) -> Iterator[Reading]:
    """Each mistake beside what is right: the mistake asks."""
    for first, second in zip(verdicts[::2], verdicts[1::2], strict=True):
        wrong, right = (first, second) if second.right else (second, first)
        fact = place.row(
            "term",
            first.item.span,
            wrong.split.explanation,
            (Question(slot="answer", prompt=right.split.term, answer=right.split.explanation),),
            key_header=wrong.split.term,
            id=wrong.item.id,
            signs=(FORMED,),
        )
        items = (first.item, second.item)
        pair = ItemList(ordered=False, start=1, items=items, span=first.item.span)
        yield Reading(
            drafts=(Draft(fact=fact, spare=place.spare),), entries=entries_of((pair,), Status.CARDED, facts=(0,))
        )
