"""Chains of arrows in a fence, over as many lines as the author needed: each is a sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import reasons
from generator.asking.shapes.base import Draft, Entry, Place, Reading, join, shown
from generator.asking.shapes.code_lines import line_span
from generator.asking.shapes.standing import ARROWS
from generator.asking.shapes.transcripts import PROSE
from generator.asking.shapes.wording import count_words
from generator.blocks import Block, CodeBlock
from generator.expressions import expression
from generator.facts import Status, Step
from generator.inlines import text

ARROW = expression(r"\s*[→⇒➜➔⟶]\s*|\s+(?:-{1,2}>|=>)(?:\s+|$)")
_GOES_ON = expression(r"(?:[→⇒➜➔⟶]|\s(?:-{1,2}>|=>))\s*$")
_COMES_FROM = expression(r"\s*(?:[→⇒➜➔⟶]|(?:-{1,2}>|=>)\s)")
_LABEL = expression(r"([^:：]{1,40})[:：]\s+(?=\S)")
_NUMBER = expression(r"\d{1,2}[.)]\s+|[-*•]\s+")
# Lines of a tree, a type, a rule: what they draw has an order of its own.
_DRAWN = expression(r"[│├└┌┐┘┬┴┼╰╭|↓↑▼▲]|::")
_BOTH_WAYS = expression(r"[←↔⇄⇆⟷]|<-")
FEWEST_STEPS, MOST_STEPS = 3, 12
LONGEST_STEP = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class WrappedLine:
    """What the author means as one line; `first` and `last` count the fence's lines from 0."""

    first: int
    last: int
    text: str


def wrapped_lines(rows: Sequence[str]) -> list[WrappedLine]:
    """The lines of a fence that have something on them; one that ends with an arrow goes on.

    So does one that holds an arrow and is followed by one that starts with it; else an arrow in front is a bullet.
    """
    found: list[WrappedLine] = []
    before = ""
    for number, row in enumerate(rows):
        if not row.strip():
            before = ""
            continue
        wrapped = _GOES_ON.search(before) or (_COMES_FROM.match(row) and ARROW.search(before.strip(), 2))
        if found and before and wrapped and not _COMES_FROM.match(before):
            found[-1] = WrappedLine(first=found[-1].first, last=number, text=f"{found[-1].text} {row.strip()}")
        else:
            found.append(WrappedLine(first=number, last=number, text=row.strip()))
        before = row
    return found


def read(place: Place, blocks: tuple[Block, ...], at: int) -> Reading | None:
    """One entry for the fence and one for each line, where chains are most of what has arrows."""
    block = blocks[at]
    if not isinstance(block, CodeBlock) or block.language.lower() not in PROSE:
        return None
    rows = wrapped_lines(block.text.split("\n"))
    chains = [row for row in rows if _steps(row)]
    pairs = [row for row in rows if ARROW.search(row.text) and row not in chains]
    if not chains or len(chains) <= len(pairs) or any(_DRAWN.search(row.text) for row in rows):
        return None
    inner = join(_lines(place, block, rows))
    whole = Entry(kind="code", span=block.span, facts=tuple(range(len(inner.drafts))), status=Status.CARDED)
    return Reading(drafts=inner.drafts, entries=(whole, *inner.entries))


def _lines(place: Place, block: CodeBlock, rows: Sequence[WrappedLine]) -> Iterator[Reading]:
    """What each line asks; a line right above chains heads them."""
    head = ""
    for number, row in enumerate(rows):
        span = line_span(place, block, row.first, row.last)
        steps = _steps(row)
        if not steps:
            below = rows[number + 1] if number + 1 < len(rows) else None
            leads = below is not None and below.first == row.last + 1 and bool(_steps(below)) and _heads(row)
            head = row.text.rstrip(":： ") if leads else ""
            yield shown("line", span, reasons.LEADS_IN if leads else reasons.NOTHING_ASKS)
            continue
        label = _LABEL.match(steps[0])
        if label:
            steps = (steps[0][label.end() :], *steps[1:])
        where = place.below(head) if head else place
        where = where.below(label[1].strip()) if label else where
        fact = where.sequence("sequence", span, tuple(Step(content=text(step)) for step in steps), signs=(ARROWS,))
        entry = Entry(kind="line", span=span, facts=(0,), status=Status.CARDED)
        yield Reading(drafts=(Draft(fact=fact, spare=place.spare),), entries=(entry,))


def _heads(row: WrappedLine) -> bool:
    """Whether a line without an arrow is a title rather than an item or a sentence."""
    words = row.text
    return not ARROW.search(words) and words[:1].isalnum() and (words.endswith((":", "：")) or count_words(words) <= 5)


def _steps(row: WrappedLine) -> tuple[str, ...]:
    """The steps of a chain; none where a line is something else."""
    words = row.text
    if _BOTH_WAYS.search(words) or _COMES_FROM.match(words):
        return ()
    number = _NUMBER.match(words)
    parts = tuple(part.strip() for part in ARROW.split(words[number.end() :] if number else words))
    parts = parts[:-1] if parts and not parts[-1] else parts
    if not FEWEST_STEPS <= len(parts) <= MOST_STEPS:
        return ()
    if any(not part or len(part) > LONGEST_STEP or count_words(part) > 10 for part in parts):
        return ()
    return parts
