"""The centre of the house: a sheet with its sections, and the facts in it that can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from generator.blocks import NO_DIRECTIVES, Block, Directives, Flowchart, Meta, walk_blocks
from generator.inlines import Inlines, Styled, marks, plain, text
from generator.source import SourceFile, Span
from generator.values import quick


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A header and its value, as one line of a card's back."""

    header: Inlines
    value: Inlines


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a card of a row asks beside the key, and its one answer.

    `slot` names the question within its fact for good (a column's header): a learner's card follows the slot.
    """

    slot: str
    prompt: Inlines
    answer: Inlines


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """What every fact has.

    `kind` is a lasting word for the shape it was read from (`row`, `term`, `rule`, `sequence` …). `section` is the path
    of section titles from the sheet down, `context` what else the front must say (an introducing sentence, a parent
    bullet). `id` is the author's own, if given; `extra`, brief text, is what the author adds below each answer.
    `signs` name what was seen around the fact that tells whether it can be asked at all.
    """

    kind: str
    section: tuple[str, ...]
    context: tuple[str, ...]
    span: Span
    id: str | None = None
    extra: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


MAX_QUESTIONS = 6


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class RowFact(Fact):
    """A key with up to MAX_QUESTIONS questions; `whole` is the row for the back, also what is not asked.

    `part` counts the facts made of one very wide row. `reverse`, where set, asks the key: its prompt shows the clues.
    """

    key_header: Inlines
    key: Inlines
    questions: tuple[Question, ...]
    whole: tuple[Pair, ...]
    reverse: Question | None = None
    part: int = 0


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class ClozeFact(Fact):
    """A statement whose marked stretches (`Styled(style="mark")`) are hidden one at a time."""

    label: Inlines
    content: Inlines


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One place in a sequence; `lead` is what is before it (an arrow's label, a number)."""

    content: Inlines
    lead: Inlines = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SequenceFact(Fact):
    """Steps in an order that matters, each hidden once; `returns` says what leads back where (a loop's last edge)."""

    title: Inlines
    steps: tuple[Step, ...]
    returns: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mask:
    """What is hidden together on a drawn chart, as `slot` answers it: nodes by name, edges and groups by number."""

    slot: str
    nodes: tuple[str, ...] = ()
    edges: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartFact(Fact):
    """A flowchart that is shown as it is drawn, with one of its `masks` over it at a time."""

    title: Inlines
    chart: Flowchart
    masks: tuple[Mask, ...]

    def names(self, mask: Mask) -> str:
        """What the author calls that which `mask` is on: it often stays where a label is reworded."""
        chart = self.chart
        edges = (chart.edges[number] for number in mask.edges)
        groups = (chart.groups[number].name for number in mask.groups)
        return ", ".join((*mask.nodes, *groups, *(f"{edge.source} > {edge.target}" for edge in edges)))

    def lines(self, hidden: Mask | None = None, gap: str = "") -> tuple[tuple[str, str, str], ...]:
        """Where each edge comes from, its label, where it leads; then the nodes without an edge. `gap` for `hidden`."""
        chart = self.chart
        shown = {node.name: node.label for node in chart.nodes} | {group.name: group.title for group in chart.groups}
        labels = [edge.label for edge in chart.edges]
        if hidden is not None:
            shown |= dict.fromkeys((*hidden.nodes, *(chart.groups[number].name for number in hidden.groups)), gap)
            labels = [gap if number in hidden.edges else label for number, label in enumerate(labels)]
        joined = {name for edge in chart.edges for name in (edge.source, edge.target)}
        edges = zip(chart.edges, labels, strict=True)
        return (
            *((shown.get(edge.source, ""), label, shown.get(edge.target, "")) for edge, label in edges),
            *((shown[node.name], "", "") for node in chart.nodes if node.name not in joined),
        )


AnyFact: TypeAlias = RowFact | ClozeFact | SequenceFact | ChartFact


def slots(fact: AnyFact) -> tuple[str, ...]:
    """The names of what `fact` asks, each once and none empty, in reading order; a row's reverse is not among them.

    Equal marks of a statement share a name, so that they are hidden together; repeated steps of a sequence do not. The
    steps that lead back come last.
    """
    match fact:
        case RowFact(questions=questions):
            return tuple(question.slot for question in questions)
        case ClozeFact(content=content):
            return tuple(dict.fromkeys(mark_slot(mark) for mark in marks(content)))
        case SequenceFact(steps=steps, returns=returns):
            forward = (plain(step.content).strip() or "…" for step in steps)
            back = (f"→ {plain(step.content).strip()}" for step in returns)
            return _distinct((*forward, *back))
        case ChartFact(masks=masks):
            return tuple(mask.slot for mask in masks)
    raise TypeError(fact)


def said(fact: AnyFact) -> Iterator[Inlines]:
    """All that `fact` holds of the author's text, in reading order."""
    match fact:
        case RowFact(key_header=header, key=key, questions=questions, whole=whole):
            yield from (header, key)
            for question in questions:
                yield from (question.prompt, question.answer)
            for pair in whole:
                yield from (pair.header, pair.value)
        case ClozeFact(label=label, content=content):
            yield from (label, content)
        case SequenceFact(title=title, steps=steps, returns=returns):
            yield title
            for step in (*steps, *returns):
                yield from (step.lead, step.content)
        case ChartFact(title=title, chart=chart):
            yield title
            yield from (text(node.label) for node in chart.nodes)
            yield from (text(edge.label) for edge in chart.edges)
            yield from (text(group.title) for group in chart.groups)


def mark_slot(mark: Styled) -> str:
    """The name under which a statement asks `mark`."""
    return " ".join(plain(mark.children).split()) or "…"


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """`names` with a count after each repetition."""
    found: dict[str, None] = {}
    for name in names:
        count, candidate = 1, name
        while candidate in found:
            count += 1
            candidate = f"{name} ({count})"
        found[candidate] = None
    return tuple(found)


class Status(StrEnum):
    """What became of a line of the source."""

    CARDED = "carded"
    SHOWN = "shown"
    SKIPPED = "skipped"


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One entry for each source row or item: the facts made of it (indices into the sheet's) or the reason for none.

    `unasked` are the reasons why some of its questions make no card though others do.
    """

    kind: str
    span: Span
    status: Status
    reason: str = ""
    facts: tuple[int, ...] = ()
    unasked: tuple[str, ...] = ()


# ---- the sheet -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading with what is below it; `number` as the author wrote it, `note` the parentheses after the title."""

    level: int
    number: str
    title: Inlines
    note: Inlines
    span: Span
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    directives: Directives = NO_DIRECTIVES


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """What the author wrote, in a comment at `span`, for the backs of the row or item around it; brief text."""

    words: str
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One author's file, read: what to show (`preface` is before the first section) and what to ask."""

    source: SourceFile
    name: str
    meta: Meta
    title: str
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]
    facts: tuple[AnyFact, ...] = ()
    accounts: tuple[Account, ...] = field(default=())
    extras: tuple[Extra, ...] = ()


def walk_sections(sections: tuple[Section, ...]) -> Iterator[tuple[tuple[Section, ...], Section]]:
    """Every section with the path of its parents, in document order."""
    for section in sections:
        yield (), section
        for path, inner in walk_sections(section.sections):
            yield (section, *path), inner


def blocks_of(section: Section) -> Iterator[Block]:
    """The blocks of `section` and of the sections within it, in document order."""
    for _, inner in walk_sections((section,)):
        yield from inner.blocks


def blocks_in(sheet: Sheet) -> Iterator[Block]:
    """Every block of `sheet`, also those inside others, in document order."""
    yield from walk_blocks(sheet.preface)
    for section in sheet.sections:
        yield from walk_blocks(blocks_of(section))
