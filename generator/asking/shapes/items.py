"""Bullets and numbered items: terms, parents of nested lists, rules, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import reasons
from generator.asking.checks.remarks import says_nothing
from generator.asking.checks.words import SAMPLE_LABELS
from generator.asking.shapes import code_standing
from generator.asking.shapes.affixes import split_affix
from generator.asking.shapes.answers import answer_of, first_of_many, listing
from generator.asking.shapes.authored import MARKS, of_item
from generator.asking.shapes.base import Draft, Entry, Place, Reading, carded, join, shown, skipped
from generator.asking.shapes.cloze_choice import why_unmarked, with_marks
from generator.asking.shapes.enumerations import name_all
from generator.asking.shapes.exam_questions import in_item
from generator.asking.shapes.flashcards import sides_of
from generator.asking.shapes.looks import is_link
from generator.asking.shapes.procedures import procedure
from generator.asking.shapes.questions import question_in
from generator.asking.shapes.reverse import reverse_of
from generator.asking.shapes.several_terms import apart
from generator.asking.shapes.sheet_words import tells_of_the_sheet
from generator.asking.shapes.standing import ALONE, UNIFORM, signs_of_item, signs_of_list
from generator.asking.shapes.tasks import counts_ways, is_file, is_long_task, is_statement, points_on, says_where
from generator.asking.shapes.term_split import MOST_WORDS, Split, introduces, split_term
from generator.asking.shapes.transcripts import shows
from generator.asking.shapes.verdicts import is_corrected
from generator.asking.shapes.vocabulary import FRAME_HEADINGS, SEE, TIP_LABELS, WRONG_LABELS, holds_one_of, is_one_of
from generator.asking.shapes.wording import (
    count_words,
    is_blank,
    lines,
    masked,
    meaningful,
    visible,
    without_colon,
    without_lead,
)
from generator.blocks import Block, CodeBlock, Item, ItemList, Paragraph
from generator.expressions import expression
from generator.facts import Pair, Question, RowFact, Status
from generator.inlines import Code, Inlines, Styled, marks

# A mistake asks for its correction; the correction for no one mistake.
_MISTAKES = frozenset("❌✗✘")
# Shorter than this, what follows a bold word without a mark goes on with it rather than explains it.
_FEWEST_WORDS = 2
LONGEST_CODE = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listed:
    """An item of a list: what it is called (blank where it has no name), and what it says, None for a bare phrase."""

    item: Item
    name: Inlines = ()
    reading: Reading | None = None


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for each item, with its own facts and those of the list as a whole."""
    block = blocks[at]
    if not isinstance(block, ItemList):
        return None
    rules = place.tip or _are_rules(place)
    loose = _starts_apart(block.items)
    if place.directives.reverse is None and not _is_glossary(block.items, loose, nested=bool(place.context)):
        place = replace(place, directives=replace(place.directives, reverse=False))
    if _are_sides(place.lead, block.items):
        return join(shown("item", item.span, reasons.SIDE_BY_SIDE) for item in block.items)
    here = replace(place, signs=signs_of_list(block, place.lead, loose=loose))
    listed = [_listed(here, item, loose=loose, rules=rules) for item in block.items]
    steps = procedure(here, block)
    if steps is not None:
        return _with_list_fact(listed, Draft(fact=steps, spare=place.spare), everything=True)
    named = _whole_list(here, block, listed)
    if isinstance(named, RowFact):
        return _with_list_fact(listed, Draft(fact=named, spare=place.spare), everything=False)
    reason = reasons.NO_MARK if rules and named == reasons.PHRASE else named
    return join(shown("item", one.item.span, reason) if one.reading is None else one.reading for one in listed)


def _whole_list(place: Place, block: ItemList, listed: Sequence[_Listed]) -> RowFact | str:
    """The fact that asks for all items of a list by name, or why its bare items are not asked.

    Most of them must be bare or head items of their own: a list of explained terms is asked term by term.
    """
    bare = sum(one.reading is None for one in listed)
    heads = sum(bool(one.item.blocks) for one in listed)
    if (bare < 2 and not (bare and heads)) or (bare + heads) * 2 < len(listed):
        return reasons.PHRASE
    if any(is_blank(one.name) for one in listed):
        return reasons.PHRASE
    named = name_all(place, [one.name for one in listed], block, mixed=bare < len(listed))
    return replace(named, id=place.directives.id) if isinstance(named, RowFact) and place.directives.id else named


def _with_list_fact(listed: Sequence[_Listed], draft: Draft, *, everything: bool) -> Reading:
    """The items' own facts after one of the whole list, which the items without own words (or all) share."""
    own = [
        Reading(entries=(Entry(kind="item", span=one.item.span, facts=(), status=Status.CARDED),))
        if one.reading is None
        else one.reading
        for one in listed
    ]
    shared = {one.item.span for one in listed if everything or one.reading is None or one.item.blocks}
    together = join((Reading(drafts=(draft,)), *own))
    entries = tuple(
        replace(entry, facts=(0, *entry.facts), status=Status.CARDED, reason="")
        if entry.kind == "item" and entry.span in shared
        else entry
        for entry in together.entries
    )
    return replace(together, entries=entries)


# Between two sides, in the lead as in each item.
_SIDES = expression(r"\s(?:[-–—/|↔]|<->|vs\.?)\s")


def _are_sides(led: Inlines, items: Sequence[Item]) -> bool:
    """Whether the words before a list name its two sides: "left – right: a – b" has no term that b explains."""
    sided = sum(_SIDES.search(masked(item.content)) is not None and not item.blocks for item in items)
    return _SIDES.search(masked(led)) is not None and sided > 1 and sided * 2 >= len(items)


def _are_rules(place: Place) -> bool:
    title = visible(place.lead) or visible(place.heading)
    return bool(title) and holds_one_of(title, _RULE_WORDS)


# Of the labels of a single rule, those that as a heading only say that something follows.
_RULE_WORDS = TIP_LABELS - {"info", "success", "abstract", "summary", "obs", "fact", "fun fact", "note", "notes"}


def _is_glossary(items: Sequence[Item], loose: bool, *, nested: bool) -> bool:
    """Whether most items are terms that can be told from what is said of them; a lone nested item is none."""
    splits = (split_term(item.content, loose=loose) for item in items)
    terms = sum(split is not None and count_words(visible(split.term)) <= MOST_WORDS for split in splits)
    return terms > nested and terms * 5 >= len(items) * 3


def _starts_apart(items: Sequence[Item]) -> bool:
    """Whether most items are terms, and one at least starts in bold (or each in code) and goes on without a mark."""
    bold = sum(_goes_on(item.content, Styled) for item in items)
    code = all(_goes_on(item.content, Code) for item in items)
    terms = sum(_goes_on(item.content, Styled) or split_term(item.content) is not None for item in items)
    return len(items) > 1 and (code or (bold > 0 and terms * 5 >= len(items) * 3))


def _goes_on(content: Inlines, kind: type[Styled | Code]) -> bool:
    """Whether words follow a bold one, or code."""
    first, *rest = meaningful(content) or (None,)
    apart = isinstance(first, kind) and (not isinstance(first, Styled) or first.style == "strong")
    return apart and count_words(visible(tuple(rest))) >= _FEWEST_WORDS


def _listed(place: Place, item: Item, *, loose: bool, rules: bool) -> _Listed:
    """One item by its name and what it says; None for a bare phrase."""
    if is_blank(item.content):
        if not item.blocks:
            return _Listed(item=item, reading=skipped("item", item.span, reasons.EMPTY_ITEM))
        posed = _question_and_answer(place, item)
        if posed is not None:
            return _Listed(item=item, reading=posed)
        nested = place.read(place, item.blocks)
        return _Listed(item=item, reading=_around(item, nested, "holds what is nested in it"))
    question = in_item(place, item) or question_in(place, item)
    if question is None and item.asks and item.blocks and not any(marks(item.content)):
        question = of_item(place, item, item.content, answer_of(item.blocks))
    if question is not None:
        return _Listed(item=item, reading=question)
    if is_link(item.content) and not item.blocks:
        return _Listed(item=item, name=item.content, reading=skipped("item", item.span, reasons.LINKS))
    split = split_term(item.content, loose=loose)
    if split is not None and is_one_of(visible(split.term), TIP_LABELS):
        marked = with_marks(split.explanation, proposing=place.proposing)
        return _Listed(item=item, reading=_rule(place, item, marked, split.explanation, label=split.term))
    if any(marks(item.content)):
        return _Listed(item=item, reading=_rule(place, item, item.content, item.content))
    if split is not None:
        name = () if says_nothing(visible(split.term)) else split.term
        # One side of an equation is not what the item names.
        name = item.content if visible(item.content)[len(visible(name)) :].lstrip().startswith("=") else name
        return _Listed(item=item, name=name, reading=_terms(place, item, split))
    sides = sides_of(item.content)
    if sides is not None:
        front, back, both = sides
        own = of_item(place, item, front, lines((back, answer_of(item.blocks))), both=both)
        return _Listed(item=item, name=front, reading=own)
    if item.blocks:
        return _Listed(item=item, name=without_colon(item.content), reading=_parent(place, item))
    if rules and with_marks(item.content, listed=True, proposing=True) is not None:
        marked = with_marks(item.content, listed=True, proposing=place.proposing)
        return _Listed(item=item, reading=_rule(place, item, marked, item.content))
    return _Listed(item=item, name=item.content)


def _question_and_answer(place: Place, item: Item) -> Reading | None:
    """A number without words above two items, of which the first asks."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], ItemList) or len(item.blocks[0].items) != 2:
        return None
    question, answer = item.blocks[0].items
    if question.blocks or not visible(question.content).endswith(MARKS) or visible(answer.content).endswith(MARKS):
        return None
    return of_item(place, item, question.content, lines((answer.content, answer_of(answer.blocks))))


def _terms(place: Place, item: Item, split: Split) -> Reading:
    """The term of an item, and those that are behind it in the same line."""
    first, *others = apart(split)
    if not others:
        return _term(place, item, split)
    place = replace(place, signs=(*(sign for sign in place.signs if sign != ALONE), UNIFORM))
    own = _term(place, replace(item, blocks=()), first)
    more = [
        _term(place, replace(item, id=None, blocks=item.blocks if other is others[-1] else ()), other)
        for other in others
    ]
    return _as_one(item, join((own, *more)))


def _as_one(item: Item, reading: Reading) -> Reading:
    """`reading` with one entry for the item itself, whose facts are those of all its terms."""
    mine = [entry for entry in reading.entries if entry.span == item.span]
    facts = tuple(fact for entry in mine for fact in entry.facts)
    entry = Entry(kind="item", span=item.span, facts=facts, status=Status.CARDED) if facts else mine[0]
    return replace(reading, entries=(entry, *(other for other in reading.entries if other.span != item.span)))


def _term(place: Place, item: Item, split: Split) -> Reading:
    """`term: explanation`, with text and code nested below as part of the answer, anything else on the back.

    What is nested may be asked by itself too.
    """
    if SEE.match(visible(split.explanation)) and len(visible(split.explanation)) < 60:
        return skipped("item", item.span, reasons.CROSS_REFERENCE)
    if tells_of_the_sheet(place, visible(split.term), visible(split.explanation)):
        return shown("item", item.span, reasons.OPENING)
    if introduces(split):
        return shown("item", item.span, reasons.BELONGS_ABOVE)
    if is_one_of(visible(split.term), WRONG_LABELS) and is_corrected(item):
        mistake = replace(place.below(visible(split.explanation)), lead=item.content)
        return _around(item, place.read(mistake, item.blocks), reasons.HEADS)
    text_blocks = tuple(block for block in item.blocks if isinstance(block, Paragraph | CodeBlock))
    nested = tuple(block for block in item.blocks if not isinstance(block, Paragraph | CodeBlock))
    affix = split_affix(split)
    key, said = (affix.term, affix.explanation) if affix is not None else (split.term, split.explanation)
    goes_on = nested and visible(said).endswith((":", "："))
    below = lines((split.explanation if affix is not None else (), () if goes_on else answer_of(nested)))
    said = without_lead(said) if not item.blocks else said
    if is_blank(said):
        return shown("item", item.span, reasons.LEADS_IN)
    said, rest = first_of_many(said) if not item.blocks else (said, ())
    below = lines((below, rest))
    answer = lines((said, answer_of(text_blocks), answer_of(nested) if goes_on else ()))
    fact = place.row(
        "term",
        item.span,
        key,
        (Question(slot="answer", prompt=(), answer=answer),),
        whole=() if is_blank(below) else (Pair(header=(), value=below),),
        id=item.id,
        signs=signs_of_item(item, nested),
    )
    if affix is None and visible(key)[:1] not in _MISTAKES:
        fact = replace(fact, reverse=reverse_of(fact, place.directives.reverse))
    own = carded("item", item.span, Draft(fact=fact, spare=place.spare))
    if not nested:
        return own
    return _on_its_back(join((own, place.read(place.below(visible(key), explained=True), nested))))


def _on_its_back(reading: Reading) -> Reading:
    """What asks nothing by itself is on the back of the first fact."""
    entries = tuple(
        replace(entry, facts=(0,), status=Status.CARDED, reason="")
        if not entry.facts and entry.status is Status.SHOWN
        else entry
        for entry in reading.entries
    )
    return replace(reading, entries=entries)


def _parent(place: Place, item: Item) -> Reading:
    """An item that heads what is nested in it: code answers it, anything else has it as context."""
    codes = tuple(block for block in item.blocks if isinstance(block, CodeBlock))
    if codes and len(codes) == len(item.blocks):
        if any(shows(code) or len(code.text) > LONGEST_CODE for code in codes) or not _names_code(item.content):
            return join((shown("item", item.span, reasons.HEADS), place.read(place.below(""), item.blocks)))
        answer = lines(listing(block) for block in codes)
        question = Question(slot="answer", prompt=(), answer=answer)
        fact = place.row(
            "command", item.span, without_colon(item.content), (question,), id=item.id, signs=(code_standing.NESTED,)
        )
        return carded("item", item.span, Draft(fact=fact, spare=place.spare))
    words = visible(without_colon(item.content))
    below = replace(place.below(words), lead=item.content)
    return _around(item, place.read(below, item.blocks), reasons.HEADS)


def _names_code(content: Inlines) -> bool:
    """Whether an item asks for the code below it."""
    words = visible(without_colon(content))
    if is_one_of(words, FRAME_HEADINGS | SAMPLE_LABELS) or is_statement(content) or points_on(words):
        return False
    return not (is_file(words) or says_where(words) or is_long_task(words) or counts_ways(words))


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


def _rule(place: Place, item: Item, marked: Inlines | None, content: Inlines, label: Inlines = ()) -> Reading:
    """A rule to keep, with nothing to hide if nothing in its `content` was found to decide."""
    if marked is None:
        own = shown("item", item.span, why_unmarked(content))
    else:
        own = carded(
            "item", item.span, Draft(fact=place.cloze("rule", item.span, label, marked, item.id), spare=place.spare)
        )
    return join((own, place.read(place.below(visible(item.content)[:60]), item.blocks))) if item.blocks else own
