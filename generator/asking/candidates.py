"""The deck while it is being settled: drafts with what they ask now, and who asks the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.asking.shapes.base import Draft
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact
from generator.fronts import REVERSE, Front, fronts, seen, titles_left_out
from generator.inlines import Inline, Inlines, Link, Styled, marks
from generator.source import SourceFile, Span

Asking: TypeAlias = tuple[tuple[int, Front], ...]


@dataclass(kw_only=True, slots=True)
class Candidate:
    """A draft on its way: its fact as it is now, or None with the reason why nothing of it is asked.

    `merged_into` is the candidate that asks for this one too; `fronts` are the cards of the fact as it is now; `passed`
    is the fact that went through the gate whole; `unasked` says why questions of it were dropped.
    """

    draft: Draft
    fact: AnyFact | None
    fronts: tuple[Front, ...]
    reason: str = ""
    merged_into: int | None = None
    passed: AnyFact | None = None
    unasked: list[str] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether what it asks has not passed the gate."""
        return self.fact is not None and self.fact is not self.passed

    @property
    def spare(self) -> tuple[str, ...]:
        """Words near it that may join its context, the nearest first: also titles that are not on its cards."""
        return (*self.draft.spare, *titles_left_out(self.draft.fact))

    @property
    def block(self) -> Span:
        """What is together with it in the source."""
        return self.draft.block or self.draft.fact.span


class Candidates:
    """All drafts of a deck by number; `title` is on every front."""

    def __init__(self, title: str, source: SourceFile, drafts: tuple[Draft, ...]) -> None:
        self.title = title
        self.source = source
        self.all = [Candidate(draft=draft, fact=draft.fact, fronts=fronts(draft.fact)) for draft in drafts]
        self._asked: dict[str, list[tuple[int, Front]]] | None = None

    def change(self, number: int, fact: AnyFact | None, reason: str = "") -> None:
        """Let a candidate ask what `fact` asks from now on; the first reason given stays."""
        candidate = self.all[number]
        candidate.reason = candidate.reason or reason
        if reason and reason not in candidate.unasked:
            candidate.unasked.append(reason)
        if fact is not candidate.fact:
            candidate.fact, candidate.fronts = fact, () if fact is None else fronts(fact)
            self._asked = None

    def drop(self, number: int, slot: str, reason: str) -> None:
        """Ask one question no more; the fact goes with its last one, a sequence as a whole."""
        fact = self.all[number].fact
        left: AnyFact | None = None
        match fact:
            case RowFact(questions=questions) if slot == REVERSE and fact.reverse is not None:
                left = replace(fact, reverse=None)
            case RowFact(questions=questions):
                kept = tuple(question for question in questions if question.slot != slot)
                left = replace(fact, questions=kept) if kept else None
            case ClozeFact(content=content):
                rest = without_mark(content, slot)
                left = replace(fact, content=rest) if any(marks(rest)) else None
            case ChartFact(masks=masks):
                others = tuple(mask for mask in masks if mask.slot != slot)
                left = replace(fact, masks=others) if others else None
            case SequenceFact() | None:
                pass
        self.change(number, left, reason)

    def merge(self, number: int, target: int) -> None:
        """Leave what a candidate asks to another one."""
        self.change(number, None)
        self.all[number].merged_into = target

    def home(self, number: int) -> int:
        """The candidate that asks what this one asked: itself, or the one that it was merged into."""
        while (target := self.all[number].merged_into) is not None:
            number = target
        return number

    def line(self, number: int) -> int:
        """The 1-based line of a draft."""
        return self.source.line_number(self.all[number].draft.fact.span)

    @property
    def asked(self) -> dict[str, list[tuple[int, Front]]]:
        """Every question of the deck but the reversed ones, with who asks it."""
        if self._asked is None:
            self._asked = defaultdict(list)
            for number, candidate in enumerate(self.all):
                for front in candidate.fronts:
                    if front.slot != REVERSE or not isinstance(candidate.fact, RowFact):
                        self._asked[front.text].append((number, front))
        return self._asked

    def shared(self) -> list[Asking]:
        """The questions that more than one fact asks."""
        return [
            tuple(asking)
            for asking in self.asked.values()
            if len(asking) > 1 and any(number != asking[0][0] for number, _ in asking)
        ]

    def clashes(self) -> list[Asking]:
        """The questions that more than one fact asks with different answers."""
        return [asking for asking in self.shared() if any(front.answer != asking[0][1].answer for _, front in asking)]


def without_mark(content: Inlines, slot: str) -> Inlines:
    """`content` with the marks of one name taken off, their words left."""
    nodes: list[Inline] = []
    for node in content:
        if isinstance(node, Styled) and node.style == "mark" and seen((node,)) == slot:
            nodes += node.children
        elif isinstance(node, Styled | Link):
            nodes.append(replace(node, children=without_mark(node.children, slot)))
        else:
            nodes.append(node)
    return tuple(nodes)
