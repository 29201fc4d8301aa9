"""What cannot be asked because its picture cannot be shown; in all other places the picture's words take its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar

from generator import reasons
from generator.expressions import expression
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Sheet, Status
from generator.inlines import Image, Inline, Inlines, Link, Styled, marks, plain, stand_in, walk

_Node = TypeVar("_Node")
# The type of a field that holds no picture, as it is declared.
_LEAF = expression(r"(?:str|int|bool|float|None|Span|Status|tuple|\W)+")


def without_pictures(sheet: Sheet, shown: Collection[str]) -> Sheet:
    """`sheet` where only the pictures in `shown`, by their URLs, can be seen.

    What was asked or answered with another picture alone is asked no more. Any other picture that cannot be seen and
    has no alternative text gets its file's name as such.
    """
    if all(image.url in shown for image in _images_of(sheet)):
        return sheet

    def named(image: Image) -> Image:
        return image if image.url in shown else replace(image, alt=stand_in(image))

    kept: list[AnyFact] = []
    places: dict[int, int] = {}
    poorer: set[int] = set()
    for number, fact in enumerate(sheet.facts):
        left = _askable(fact, shown)
        if left is not fact:
            poorer.add(number)
        if left is not None:
            places[number] = len(kept)
            kept.append(_changed(left, named))
    accounts = []
    for account in sheet.accounts:
        alive = tuple(places[number] for number in account.facts if number in places)
        lost = (reasons.LOST_PICTURE,) if poorer.intersection(account.facts) else ()
        if account.facts and not alive:
            accounts.append(replace(account, status=Status.SHOWN, reason=reasons.LOST_PICTURE, facts=(), unasked=()))
        else:
            accounts.append(replace(account, facts=alive, unasked=(*account.unasked, *lost)))
    return replace(
        sheet,
        preface=_changed(sheet.preface, named),
        sections=_changed(sheet.sections, named),
        facts=tuple(kept),
        accounts=tuple(accounts),
    )


def _images_of(sheet: Sheet) -> Iterator[Image]:
    """Every picture in the blocks of `sheet`, in no order; facts are made of them, and hold no other."""
    if not _PICTURE.search(sheet.source.text):
        return
    waiting: list[Any] = [sheet.preface, sheet.sections]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Image):
            yield node
        elif isinstance(node, tuple):
            waiting += node
        elif values := _VALUES[type(node)]:
            waiting += values(node)


# What every way to write a picture has: ![…], ![[…]] and <img …>.
_PICTURE = expression(r"!\[|<img\b", re.IGNORECASE)


class _Values(dict[type, Callable[[Any], Iterable[object]] | None]):
    """By type, what gives all in a dataclass that may hold a picture; None for other types."""

    def __missing__(self, kind: type) -> Callable[[Any], Iterable[object]] | None:
        names = [one.name for one in fields(kind) if not _LEAF.fullmatch(str(one.type))] if is_dataclass(kind) else []
        # Of one name it would give the value alone, of several a tuple.
        self[kind] = attrgetter(*names, names[0]) if names else None
        return self[kind]


_VALUES = _Values()


def _askable(fact: AnyFact, shown: Collection[str]) -> AnyFact | None:
    """`fact` without what only a picture that is not `shown` says; None where nothing is left to ask."""

    def lost(inlines: Inlines) -> bool:
        pictures = [node for node in walk(inlines) if isinstance(node, Image)]
        unseen = any(picture.url not in shown for picture in pictures)
        # The plain text holds the alternative texts, in order; what is longer has words of its own.
        return unseen and len(plain(inlines).split()) == sum(len(picture.alt.split()) for picture in pictures)

    match fact:
        case RowFact():
            questions = tuple(question for question in fact.questions if not lost(question.answer))
            reverse = fact.reverse if fact.reverse is None or not lost(fact.reverse.prompt) else None
            if (questions, reverse) == (fact.questions, fact.reverse) and not lost(fact.key):
                return fact
            return None if lost(fact.key) or not questions else replace(fact, questions=questions, reverse=reverse)
        case ClozeFact():
            content = _unmarked(fact.content, lost)
            if content == fact.content:
                return fact
            return replace(fact, content=content) if any(marks(content)) else None
        case SequenceFact():
            return None if any(lost(step.content) for step in (*fact.steps, *fact.returns)) else fact
        case ChartFact():
            return fact
    raise TypeError(fact)


def _unmarked(inlines: Inlines, lost: Callable[[Inlines], bool]) -> Inlines:
    """`inlines` without marks around what is `lost`."""
    found: list[Inline] = []
    for node in inlines:
        if isinstance(node, Styled) and node.style == "mark" and lost(node.children):
            found += node.children
        elif isinstance(node, Styled | Link):
            found.append(replace(node, children=_unmarked(node.children, lost)))
        else:
            found.append(node)
    return tuple(found)


def _changed(node: _Node, change: Callable[[Image], Image]) -> _Node:
    """`node` with every picture in it changed; what has none is the same object."""
    if isinstance(node, Image):
        return change(node)  # type: ignore[return-value]  # an Image is what came in
    if isinstance(node, tuple):
        several = tuple(_changed(one, change) for one in node)
        return several if any(new is not old for new, old in zip(several, node, strict=True)) else node  # type: ignore[return-value]
    if is_dataclass(node) and not isinstance(node, type):
        values = {one.name: getattr(node, one.name) for one in fields(node)}
        new = {name: _changed(value, change) for name, value in values.items()}
        different = {name: value for name, value in new.items() if value is not values[name]}
        return replace(node, **different) if different else node
    return node
