"""Quotes, callouts and folds: their title is the context of what stands in them."""

from __future__ import annotations

from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import kind_of
from generator.asking.shapes.base import Entry, Place, Reading
from generator.asking.shapes.folds import is_fold
from generator.asking.shapes.vocabulary import TIP_LABELS, is_one_of
from generator.asking.shapes.wording import visible
from generator.blocks import Block, Details, Quote
from generator.facts import Status

# What such a callout holds is shown, not laid down as a rule.
_NO_RULES = frozenset(
    {"example", "quote", "cite", "bug", "question", "help", "faq", "todo", "success", "check", "done"}
)


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the container, and those of what it holds."""
    block = blocks[at]
    if isinstance(block, Quote):
        title = visible(block.title)
        tip = place.tip or (block.kind != "" and block.kind.lower() not in _NO_RULES)
    elif isinstance(block, Details):
        title, tip = visible(block.summary), place.tip
    else:
        return None
    generic = (
        is_one_of(title, TIP_LABELS)
        or is_fold(title)
        or (isinstance(block, Quote) and title.casefold() == block.kind.casefold())
    )
    inside = replace(place.below("" if generic else title), tip=tip)
    nested = place.read(inside, block.blocks)
    facts = tuple(range(len(nested.drafts)))
    entry = Entry(
        kind=kind_of(block),
        span=block.span,
        facts=facts,
        status=Status.CARDED if facts else Status.SHOWN,
        reason="" if facts else reasons.HOLDS_NOTHING,
    )
    return replace(nested, taken=1, entries=(entry, *nested.entries))
