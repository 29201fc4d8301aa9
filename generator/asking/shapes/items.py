"""Bullets and numbered items: terms, parents of nested lists, rules, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import reasons
from generator.asking.shapes.answers import answer_of, listing
from generator.asking.shapes.base import Draft, Entry, Place, Reading, carded, join, shown, skipped
from generator.asking.shapes.cloze_choice import with_marks
from generator.asking.shapes.enumerations import name_all
from generator.asking.shapes.looks import is_link
from generator.asking.shapes.procedures import procedure
from generator.asking.shapes.questions import question_in
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.term_split import MOST_WORDS, Split, split_term
from generator.asking.shapes.vocabulary import EXAMPLE_COLUMNS, LINK_COLUMNS, SEE, TIP_LABELS, holds_one_of, is_one_of
from generator.asking.shapes.wording import count_words, is_blank, lines, meaningful, visible, without_colon
from generator.blocks import Block, CodeBlock, Item, ItemList, Paragraph
from generator.facts import Question, Status
from generator.inlines import Inlines, Styled, marks


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for each item, with its own facts and those of the list as a whole."""
    block = blocks[at]
    if not isinstance(block, ItemList):
        return None
    rules = place.tip or _are_rules(place)
    loose = _starts_bold(block.items)
    if place.directives.reverse is None and not _is_glossary(block.items, loose, nested=bool(place.context)):
        place = replace(place, directives=replace(place.directives, reverse=False))
    read_items = [_item(place, item, loose=loose, rules=rules) for item in block.items]
    steps = procedure(place, block)
    if steps is not None:
        return _with_list_fact(block, read_items, Draft(fact=steps, spare=place.spare), everything=True)
    bare = [item for item, reading in zip(block.items, read_items, strict=True) if reading is None]
    reason = reasons.PHRASE
    if len(bare) * 2 > len(block.items) and (len(bare) == len(block.items) or len(bare) > 2):
        named = name_all(place, bare, block.span, ordered=block.ordered)
        if not isinstance(named, str):
            if place.directives.id:
                named = replace(named, id=place.directives.id)
            return _with_list_fact(block, read_items, Draft(fact=named, spare=place.spare), everything=False)
        reason = named
    return join(
        shown("item", item.span, reason) if reading is None else reading
        for item, reading in zip(block.items, read_items, strict=True)
    )


def _with_list_fact(block: ItemList, readings: Sequence[Reading | None], draft: Draft, *, everything: bool) -> Reading:
    """The items' own facts after one of the whole list, which the bare items (or all of them) share."""
    whole = Reading(drafts=(draft,))
    own = [
        Reading(entries=(Entry(kind="item", span=item.span, facts=(), status=Status.CARDED),))
        if reading is None
        else reading
        for item, reading in zip(block.items, readings, strict=True)
    ]
    shared = {item.span for item, reading in zip(block.items, readings, strict=True) if everything or reading is None}
    together = join((whole, *own))
    entries = tuple(
        replace(entry, facts=(0, *entry.facts), status=Status.CARDED, reason="")
        if entry.kind == "item" and entry.span in shared
        else entry
        for entry in together.entries
    )
    return replace(together, entries=entries)


def _are_rules(place: Place) -> bool:
    title = visible(place.lead) or visible(place.heading)
    return bool(title) and holds_one_of(title, _RULE_WORDS)


# Of the labels of a single rule, those that as a heading only say that something follows.
# Of the labels of a single rule, those that as a heading only say that something follows.
_RULE_WORDS = TIP_LABELS - {"info", "success", "abstract", "summary", "obs", "fact", "fun fact", "note", "notes"}


def _is_glossary(items: Sequence[Item], loose: bool, *, nested: bool) -> bool:
    """Whether most items are terms that can be told from what is said of them; a lone nested item is none."""
    splits = (split_term(item.content, loose=loose) for item in items)
    terms = sum(split is not None and count_words(visible(split.term)) <= MOST_WORDS for split in splits)
    return terms > nested and terms * 5 >= len(items) * 3


def _starts_bold(items: Sequence[Item]) -> bool:
    """Whether most items start with a bold term and go on without a mark."""
    bold = 0
    for item in items:
        nodes = meaningful(item.content)
        bold += len(nodes) > 1 and isinstance(nodes[0], Styled) and nodes[0].style == "strong"
    return len(items) > 1 and bold * 5 >= len(items) * 3


def _item(place: Place, item: Item, *, loose: bool, rules: bool) -> Reading | None:
    """What one item says; None for a bare phrase."""
    if is_blank(item.content):
        if not item.blocks:
            return skipped("item", item.span, reasons.EMPTY_ITEM)
        return _around(item, place.read(place, item.blocks), "holds what is nested in it")
    question = question_in(place, item)
    if question is not None:
        return question
    if is_link(item.content) and not item.blocks:
        return skipped("item", item.span, reasons.LINKS)
    if any(marks(item.content)):
        return _rule(place, item, item.content)
    split = split_term(item.content, loose=loose)
    if split is not None and is_one_of(visible(split.term), TIP_LABELS):
        return _rule(place, item, with_marks(split.explanation), label=split.term)
    if split is not None:
        return _term(place, item, split)
    if item.blocks:
        return _parent(place, item)
    if rules:
        marked = with_marks(item.content)
        return _rule(place, item, marked) if marked is not None else None
    return None


def _term(place: Place, item: Item, split: Split) -> Reading:
    """`term: explanation`, with what is nested below as part of the answer (text, code) or as facts of its own."""
    if SEE.match(visible(split.explanation)) and len(visible(split.explanation)) < 60:
        return skipped("item", item.span, reasons.CROSS_REFERENCE)
    if is_one_of(visible(split.term), EXAMPLE_COLUMNS | LINK_COLUMNS):
        return shown("item", item.span, reasons.BELONGS_ABOVE)
    text_blocks = tuple(block for block in item.blocks if isinstance(block, Paragraph | CodeBlock))
    nested = tuple(block for block in item.blocks if not isinstance(block, Paragraph | CodeBlock))
    answer = lines((split.explanation, answer_of(text_blocks))) if text_blocks else split.explanation
    fact = place.row("term", item.span, split.term, (Question(slot="answer", prompt=(), answer=answer),), id=item.id)
    fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    own = carded("item", item.span, Draft(fact=fact, spare=place.spare))
    if not nested:
        return own
    return join((own, place.read(place.below(visible(split.term)), nested)))


def _parent(place: Place, item: Item) -> Reading:
    """An item that heads what is nested in it: code answers it, anything else has it as context."""
    codes = tuple(block for block in item.blocks if isinstance(block, CodeBlock))
    if codes and len(codes) == len(item.blocks):
        answer = lines(listing(block) for block in codes)
        question = Question(slot="answer", prompt=(), answer=answer)
        fact = place.row("command", item.span, without_colon(item.content), (question,), id=item.id)
        return carded("item", item.span, Draft(fact=fact, spare=place.spare))
    words = visible(without_colon(item.content))
    below = replace(place.below(words), lead=item.content)
    return _around(item, place.read(below, item.blocks), reasons.HEADS)


def _around(item: Item, nested: Reading, reason: str) -> Reading:
    """An item whose words are the context of the facts nested in it."""
    facts = tuple(range(len(nested.drafts)))
    entry = Entry(
        kind="item",
        span=item.span,
        facts=facts,
        status=Status.CARDED if facts else Status.SHOWN,
        reason="" if facts else reason,
    )
    return replace(nested, entries=(entry, *nested.entries))


def _rule(place: Place, item: Item, content: Inlines | None, label: Inlines = ()) -> Reading:
    """A rule to keep, with nothing to hide if nothing in it was found to decide."""
    if content is None:
        own = shown("item", item.span, reasons.NO_MARK)
    else:
        own = carded(
            "item", item.span, Draft(fact=place.cloze("rule", item.span, label, content, item.id), spare=place.spare)
        )
    return join((own, place.read(place.below(visible(item.content)[:60]), item.blocks))) if item.blocks else own
