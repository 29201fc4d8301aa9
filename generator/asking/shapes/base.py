"""What every shape is given and gives back: a place in the sheet, drafts of facts, an entry for each row and item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.asking.shapes.standing import BELOW, HEADLESS, WISHED
from generator.asking.shapes.wording import visible, without_colon
from generator.blocks import NO_DIRECTIVES, Block, Directives, Flowchart
from generator.facts import AnyFact, ChartFact, ClozeFact, Mask, Pair, Question, RowFact, SequenceFact, Status, Step
from generator.inlines import Inlines
from generator.source import SourceFile, Span
from generator.values import changed, quick

# Kinds of facts that the signs around them are weighed of.
_WEIGHED = frozenset({"term", "command", "list"})


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A fact before the whole deck was looked at.

    `spare` is what may join the context where another fact asks the same, the nearest first, and of all facts of one
    `block` alike. Facts that are not `mergeable` are dropped rather than asked together with others.
    """

    fact: AnyFact
    spare: tuple[str, ...] = ()
    block: Span | None = None
    mergeable: bool = True


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One source row or item: the drafts made of it (indices into its reading's), else the reason for none."""

    kind: str
    span: Span
    facts: tuple[int, ...] = ()
    status: Status = Status.SHOWN
    reason: str = ""


@quick
@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a shape made of the `taken` blocks from its place on."""

    taken: int = 1
    drafts: tuple[Draft, ...] = ()
    entries: tuple[Entry, ...] = ()


# As many items above a nested one are on its front.
MOST_CONTEXT = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerKey:
    """Answers by the number of their question, and the blocks that give them."""

    answers: Mapping[int, Inlines]
    blocks: frozenset[Span]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a block is.

    `section` are the titles above the heading, `heading` is the one right above: `alone` where no sub-sections
    share it, `crowded` where several lists do or none is named by it, and an entry where its neighbours make a
    `glossary`. `context` must be on every front, `spare` may. `lead` are the words right before the block that
    lead in to it, the last of its context. `tip` holds in callouts. `number` is the heading's, `key` answers the
    numbered questions here. A sheet is `bare` without any section. `sheet_signs` and `signs` are what was seen of the
    sheet and of the list here that tells whether its terms are terms. `proposing` marks rules also where that is not
    sure. `directives` are those of sheet, sections and block; `read` reads what is nested.
    """

    source: SourceFile
    language: str
    sheet: str
    read: Callable[[Place, tuple[Block, ...]], Reading]
    section: tuple[str, ...] = ()
    heading: Inlines = ()
    heading_span: Span | None = None
    alone: bool = False
    glossary: bool = False
    crowded: bool = False
    context: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    lead: Inlines = ()
    tip: bool = False
    opening: bool = False
    bare: bool = False
    proposing: bool = False
    sheet_signs: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    number: str = ""
    key: AnswerKey | None = None
    directives: Directives = NO_DIRECTIVES

    @property
    def path(self) -> tuple[str, ...]:
        """The titles of all sections around this place."""
        title = visible(self.heading)
        return (*self.section, title) if title else self.section

    def below(self, words: str, *, explained: bool = False) -> Place:
        """This place with `words` as one more context, and no heading that could ask.

        Below words that were `explained` a list goes on with the explanation: nothing says what its items are. Words
        further up than MOST_CONTEXT are left to `spare`.
        """
        context = (*self.context, words) if words else self.context
        spare = (*reversed(context[:-MOST_CONTEXT]), *self.spare)
        return replace(
            self,
            context=context[-MOST_CONTEXT:],
            spare=spare,
            alone=False,
            crowded=explained,
            lead=(),
            signs=(),
            number="",
            key=None,
        )

    def row(
        self,
        kind: str,
        span: Span,
        key: Inlines,
        questions: tuple[Question, ...],
        *,
        key_header: Inlines = (),
        whole: tuple[Pair, ...] = (),
        reverse: Question | None = None,
        part: int = 0,
        id: str | None = None,
        at_heading: bool = False,
        signs: tuple[str, ...] = (),
    ) -> RowFact:
        """A fact at this place; `at_heading` where the heading itself is the key and need not be above it."""
        return RowFact(
            kind=kind,
            section=self.section if at_heading else self.path,
            context=self.context,
            span=span,
            id=id,
            key_header=key_header,
            key=key,
            questions=questions,
            whole=whole,
            reverse=reverse,
            part=part,
            signs=self._signs(signs) if kind in _WEIGHED else (),
        )

    def _signs(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """What was seen around a term here, with its `own` signs."""
        headless = () if self.path else (HEADLESS,)
        below = (BELOW,) if self.context else ()
        wished = (WISHED,) if self.directives.reverse else ()
        return (*self.sheet_signs, *headless, *below, *wished, *self.signs, *own)

    def cloze(self, kind: str, span: Span, label: Inlines, content: Inlines, id: str | None = None) -> ClozeFact:
        """A statement at this place."""
        return ClozeFact(
            kind=kind, section=self.path, context=self.context, span=span, id=id, label=label, content=content
        )

    def sequence(
        self,
        kind: str,
        span: Span,
        steps: tuple[Step, ...],
        returns: tuple[Step, ...] = (),
        id: str | None = None,
        signs: tuple[str, ...] = (),
    ) -> SequenceFact:
        """Steps at this place, called by the words that lead in, else by the heading."""
        title = without_colon(self.lead)
        return SequenceFact(
            kind=kind,
            section=self.path,
            context=self.context[:-1] if title else self.context,
            span=span,
            id=id,
            title=title or self.heading,
            steps=steps,
            returns=returns,
            signs=self._signs(signs),
        )

    def chart(self, span: Span, chart: Flowchart, masks: tuple[Mask, ...]) -> ChartFact:
        """A drawn chart at this place, called by the words that lead in, else by the heading."""
        title = without_colon(self.lead)
        return ChartFact(
            kind="flowchart",
            section=self.path,
            context=self.context[:-1] if title else self.context,
            span=span,
            title=title or self.heading,
            chart=chart,
            masks=masks,
        )


Shape: TypeAlias = Callable[[Place, tuple[Block, ...], int], Reading | None]


def join(readings: Iterable[Reading], taken: int = 1) -> Reading:
    """Readings one after another as one."""
    drafts: list[Draft] = []
    entries: list[Entry] = []
    for reading in readings:
        first = len(drafts)
        drafts += reading.drafts
        entries += (
            changed(entry, facts=tuple([first + index for index in entry.facts])) if first and entry.facts else entry
            for entry in reading.entries
        )
    return Reading(taken=taken, drafts=tuple(drafts), entries=tuple(entries))


def carded(kind: str, span: Span, *drafts: Draft) -> Reading:
    """One row or item with its drafts."""
    return Reading(
        drafts=drafts,
        entries=(Entry(kind=kind, span=span, facts=tuple(range(len(drafts))), status=Status.CARDED),),
    )


def shown(kind: str, span: Span, reason: str) -> Reading:
    """One row or item that only the page shows."""
    return Reading(entries=(Entry(kind=kind, span=span, status=Status.SHOWN, reason=reason),))


def skipped(kind: str, span: Span, reason: str) -> Reading:
    """One row or item that is no fact."""
    return Reading(entries=(Entry(kind=kind, span=span, status=Status.SKIPPED, reason=reason),))


def over(outer: Directives, inner: Directives) -> Directives:
    """What holds inside: the inner word where there is one; an id and a choice of columns name one block only."""
    return Directives(
        cards=outer.cards if inner.cards is None else inner.cards,
        key=outer.key if inner.key is None else inner.key,
        ask=outer.ask if inner.ask is None else inner.ask,
        reverse=outer.reverse if inner.reverse is None else inner.reverse,
        id=inner.id,
    )
