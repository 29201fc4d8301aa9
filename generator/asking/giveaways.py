"""One fact by itself: no front that is empty, says nothing, or holds its answer."""

from __future__ import annotations

from dataclasses import replace

from generator import reasons
from generator.asking.candidates import Candidate, Candidates, without_mark
from generator.asking.shapes.wording import gives_away, has_letters, is_blank, visible
from generator.facts import ClozeFact, Question, RowFact
from generator.fronts import REVERSE, Front, seen
from generator.inlines import marks


def keep_answers_secret(deck: Candidates, number: int) -> None:
    """Drop the questions of a candidate whose front is empty, says nothing, or holds the answer."""
    candidate = deck.all[number]
    match candidate.fact:
        case RowFact() as fact:
            _ask_fairly(deck, number, candidate, fact)
        case ClozeFact() as fact:
            _hide_what_decides(deck, number, candidate, fact)


def _ask_fairly(deck: Candidates, number: int, candidate: Candidate, fact: RowFact) -> None:
    told = {front.slot: front for front in candidate.fronts}
    kept: dict[str, Question] = {}
    reason = ""
    for question in fact.questions:
        front = told[question.slot]
        fault = _fault(deck.title, fact, front, verbatim=candidate.draft.verbatim)
        reason = reason or fault
        if not fault and not is_blank(question.answer):
            kept.setdefault(front.text, question)
    reverse = fact.reverse
    if reverse is not None and _fault(deck.title, fact, told[REVERSE], verbatim=False):
        reverse = None
    if len(kept) < len(fact.questions) or reverse is not fact.reverse:
        deck.change(number, replace(fact, questions=tuple(kept.values()), reverse=reverse) if kept else None, reason)


def _fault(title: str, fact: RowFact, front: Front, *, verbatim: bool) -> str:
    """Why a question cannot be asked; empty where it can. A choice of the author's (`verbatim`) holds its answer."""
    if is_blank(fact.key):
        return reasons.BARE_SIGN
    if not has_letters(front.question) and not any(map(has_letters, front.context)) and visible(fact.key):
        return reasons.BARE_SIGN
    if verbatim:
        return reasons.GIVES_AWAY if front.answer.casefold() == front.question.casefold() else ""
    if front.slot != REVERSE and front.answer.casefold() == seen(fact.key).casefold():
        return reasons.GIVES_AWAY
    return reasons.GIVES_AWAY if gives_away(front.answer, f"{title}\n{front.text}") else ""


def _hide_what_decides(deck: Candidates, number: int, candidate: Candidate, fact: ClozeFact) -> None:
    """Leave marks only where something is left to read."""
    content = fact.content
    for front in candidate.fronts:
        if not any(map(str.isalnum, front.question.replace("[…]", ""))):
            content = without_mark(content, front.slot)
    if not any(marks(content)):
        deck.change(number, None, reasons.ALL_HIDDEN)
    elif content != fact.content:
        deck.change(number, replace(fact, content=content))
