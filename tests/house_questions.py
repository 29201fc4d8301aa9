"""What a text asks, as lines that a document can show beside it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import render
from generator.facts import AnyFact, ChartFact, ClozeFact, RowFact, SequenceFact, Status
from generator.inlines import Inlines, Styled, plain
from generator.loading import read
from generator.source import SourceFile


def questions(text: str) -> list[str]:
    """One line a question, in deck order; then what makes no card, and why; diagnostics as they are printed."""
    sheet, diagnostics = read(SourceFile.of("sheet.md", text), "sheet")
    lines = [line for diagnostic in diagnostics for line in render(diagnostic).split("\n")]
    if sheet is None:
        return lines
    lines += [line for fact in sheet.facts for line in _asked(fact)]
    return lines + [
        f"no card: {account.reason}"
        for account in sheet.accounts
        if account.status is not Status.CARDED
        and account.kind not in ("heading", "title", "line", "front-matter", "comment")
    ]


def _asked(fact: AnyFact) -> Iterator[str]:
    context = "".join(f"{words} › " for words in fact.context)
    match fact:
        case RowFact():
            for question in fact.questions:
                prompt = plain(question.prompt)
                yield f"{context}{plain(fact.key)}{' — ' if prompt else ''}{prompt} → {plain(question.answer)}"
            if fact.reverse is not None:
                yield f"{context}{plain(fact.reverse.prompt)} → {plain(fact.reverse.answer)}"
        case ClozeFact():
            label = f"{plain(fact.label)}: " if fact.label else ""
            marks = [node for node in fact.content if isinstance(node, Styled) and node.style == "mark"]
            for mark in marks:
                yield f"{context}{label}{_with_gap(fact.content, mark)} → {plain(mark.children)}"
        case SequenceFact():
            steps = [*fact.steps, *fact.returns]
            path = " › ".join(f"({plain(step.lead)}) {plain(step.content)}".removeprefix("() ") for step in steps)
            yield f"{context}{plain(fact.title)}, each step hidden once: {path}"
        case ChartFact():
            hidden = " | ".join(mask.slot for mask in fact.masks)
            yield f"{context}{plain(fact.title)}, drawn, each hidden once: {hidden}"


def _with_gap(content: Inlines, hidden: Styled) -> str:
    return "".join("[…]" if node is hidden else plain((node,)) for node in content)
